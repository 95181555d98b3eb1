"""Exercise 7, backpropagation through a hidden layer: hidden_layer_gradient."""

from grading.questions.calculations import (
    averaged, changed_parts, hidden_layer, hidden_layer_gradient, partly)
from grading.questions.ex2_loss import AVERAGING, LAST_IN_SUM, NOT_DIVIDED, SIGN, SIZES
from grading.questions.ex3_chain_rule import DY_DZ_FORMULAS, ERRORS
from grading.questions.inputs import (
    BOTH_TARGETS, MANY, REPEATED, SIMPLE, SMALL, SPECIAL_INPUTS, TARGETS, VARIED, all_pairs, drawn,
    examples_like)
from grading.questions.question import Exercise, Question, in_step, mistakes_in

# ---- Inputs ---------------------------------------------------------------------------------------------

NETS = all_pairs(
    V11=[1.5, -1.4, 0], V12=[-1.2, 0.9, 0], V21=[1.7, -1.3, 0], V22=[-1.6, 1.1, 0],
    c1=[1.3, -0.9, 0], c2=[-1.4, 0.9, 0], W1=[1.9, -1.8, 0], W2=[-1.3, 2.2, 0], b=[0.9, -1.2, 0],
    number=[1, 2, 3], targets=TARGETS, inputs=["any", "positive", "negative", "equal"],
    repeated=REPEATED)


def hidden_layers_with_examples(rng):
    """(hidden_weights, hidden_biases, output_weights, output_bias, examples)"""
    docstring = ([[0, 0], [0, 0]], [0, 0], [4, -4], 0, [([1, 2], 1)])
    simple = [
        ([[0.5, -1.2], [0.9, 0.7]], [0.3, -0.6], [0.8, -1.7], 0.4, [([1.5, -0.7], 1), ([0.4, 1.9], 0)]),
        ([[0.5, -1.2], [0.5, 0.7]], [0.3, 0.3], [0.8, 0.8], 0, [([1.5, 1.5], 0), ([0, 1], 1)]),
        ([[2.5, -3.1], [1.9, 2.7]], [-1.2, 0.4], [3.3, -2.9], 0.6,
         [([1, 0], 0), ([0, 1], 1), ([1, 1], 0), ([0, 0], 1)]),
        ([[0.123457, -0.765432], [0.345678, 0.987654]], [0.456789, -0.234567], [1.234567, -0.654321],
         0.111213, [([1.345678, 0.567891], 0), ([-0.678912, 1.789123], 1)]),
    ]
    numbers = [(*simple[0][:4], examples) for _, _, examples in [*VARIED, MANY]]
    small = [([[SMALL[k], SMALL[k - 1]], [SMALL[k - 2], SMALL[k - 3]]], [SMALL[k - 4], SMALL[k - 5]],
              [SMALL[k - 1], SMALL[k - 3]], SMALL[k - 2], BOTH_TARGETS[:1] + [([-0.7, 1.9], 0)])
             for k in range(6)]
    others = [(*simple[0][:4], SIMPLE[name][2]) for name in SPECIAL_INPUTS] + [
        ([[0, 0], [0, 0]], [0, 0], [4, -4], 0, SIMPLE["slopes of 0 where the loss is curved"][2]),
        ([[0.5, -1.2], [0.9, 0.7]], [0.3, -0.6], [0.02, -0.03], 7, [([1.5, -0.7], 1)])]     # learned well
    large = [([[size, -size], [-size, size]], [-size, size], [size, -size], size, [([0.3, 0.35], t)])
             for size in (9, -9) for t in (0, 1)]
    nets = [net_with_examples(**row) for row in NETS]
    return [docstring] + simple + nets + large + small + numbers + others + drawn(rng, simple[:1])


def net_with_examples(V11, V12, V21, V22, c1, c2, W1, W2, b, **like):
    examples = examples_like([V11, V12], c1, off_by="in between", **like)
    return [[V11, V12], [V21, V22]], [c1, c2], [W1, W2], b, examples


# ---- The question ---------------------------------------------------------------------------------------

PARTS = ["hidden_weights[0][0]", "hidden_weights[0][1]", "hidden_weights[1][0]", "hidden_weights[1][1]",
         "hidden_biases[0]", "hidden_biases[1]", "output_weights[0]", "output_weights[1]", "output_bias"]
SOME = {"the hidden layer": (1, 1, 0, 0), "the output neuron": (0, 0, 1, 1), "the weights": (1, 0, 1, 0),
        "the biases": (0, 1, 0, 1), "the hidden weights": (1, 0, 0, 0), "the hidden biases": (0, 1, 0, 0),
        "the output weights": (0, 0, 1, 0), "the output bias": (0, 0, 0, 1)}
FOR_SOME = {f"{name} (for {some})": partly(change, [[V, V], [V, V]], [c, c], [W, W], b)
            for name, change in {**NOT_DIVIDED, **LAST_IN_SUM}.items() for some, (V, c, W, b) in SOME.items()}
FOR_SOME["the slopes for the hidden layer are divided by the number of examples twice"] = partly(
    averaged(times=lambda n: 1 / n), [[1, 1], [1, 1]], [1, 1], [0, 0], 0)

QUESTION = Question(
    function="hidden_layer_gradient", points=10,
    arguments=["hidden_weights", "hidden_biases", "output_weights", "output_bias", "examples"],
    returns="four things shaped like the first four arguments: [[a, b], [c, d]], [e, f], [g, h], i",
    right_is="the slope", parts=PARTS,
    inputs=hidden_layers_with_examples, right=hidden_layer_gradient,
    insight="The error goes backward through the net once, and that one way back serves all nine slopes.",
    looks=[(PARTS[6:], "First get the output neuron right: it is exercise 4 with inputs h."),
           (PARTS[4:6], "The output neuron is right. Go one step further back, to the hidden ones.")],
    look="Only the hidden weights are left. How do they differ from a hidden bias?",
    mistakes=mistakes_in(
        hidden_layer,
        sign=SIGN, result=SIZES, averaging={**AVERAGING, **FOR_SOME}, chain=ERRORS,
        dh_dz={
            "the factor dh/dz of the hidden neurons is forgotten": lambda h: 1,
            **in_step("dh/dz", DY_DZ_FORMULAS, y="h", dy="dh"),
        },
        weight={
            "the output weights are forgotten on the way back": lambda W, k: 1,
            "the output weights are swapped on the way back": lambda W, k: W[1 - k],
            "the output weights are added up on the way back": lambda W, k: W[0] + W[1],
            "the first output weight is used for both hidden neurons": lambda W, k: W[0],
            "the last output weight is used for both hidden neurons": lambda W, k: W[1],
        },
        back={
            "dh/dz is that of the other hidden neuron":
                lambda weight, dh_dz, W, h, k, y: weight(W, k) * dh_dz(h[1 - k]),
            "dy/dz of the output neuron is used in place of dh/dz":
                lambda weight, dh_dz, W, h, k, y: weight(W, k) * dh_dz(y),
            "the way back to the hidden neurons has the wrong sign":
                lambda weight, dh_dz, W, h, k, y: -weight(W, k) * dh_dz(h[k]),
            "the hidden layer is left at 0": lambda weight, dh_dz, W, h, k, y: 0,
            "both hidden neurons get the sum of the two errors":
                lambda weight, dh_dz, W, h, k, y: sum(weight(W, i) * dh_dz(h[i]) for i in (0, 1)),
        },
        seen={
            "the inputs x are used for the output neuron, in place of h": lambda h, x, W: x,
            "the error is multiplied by the output weight, not by h": lambda h, x, W: W,
        },
        inputs={
            "h is used for the hidden neurons, in place of x": lambda x, h, V: h,
            "the error is multiplied by the hidden weight, not by the input": lambda x, h, V: V,
        },
        # V and c are the slopes for the hidden weights and biases, W and b those for the output neuron.
        parts={name: changed_parts(change) for name, change in {
            "the inputs x are forgotten in the slopes for the hidden weights":
                lambda V, c, W, b: ([[c[0], c[0]], [c[1], c[1]]], c, W, b),
            "h is forgotten in the slopes for the output weights": lambda V, c, W, b: (V, c, [b, b], b),
            "the slopes for the output weights are swapped": lambda V, c, W, b: (V, c, [W[1], W[0]], b),
            "the inputs x are swapped": lambda V, c, W, b: ([V[0][::-1], V[1][::-1]], c, W, b),
            "rows and columns of the hidden weights are mixed up (k counts neurons, j counts inputs)":
                lambda V, c, W, b: ([[V[0][0], V[1][0]], [V[0][1], V[1][1]]], c, W, b),
            "both rows for the hidden weights are the same list, as [[0, 0]] * 2 makes them":
                lambda V, c, W, b: ([[V[0][0] + V[1][0], V[0][1] + V[1][1]]] * 2, c, W, b),
            "the hidden biases are left at 0": lambda V, c, W, b: (V, [0, 0], W, b),
            "the slopes for the hidden biases are added once for each input":
                lambda V, c, W, b: (V, [2 * c[0], 2 * c[1]], W, b),
            "the slope for the output bias is added once for each hidden neuron":
                lambda V, c, W, b: (V, c, W, 2 * b),
        }.items()}))

EXERCISE = Exercise(name="ex7_hidden_layer", questions=[QUESTION])
