"""Exercise 7, backpropagation through a hidden layer: hidden_layer_gradient."""

from math import log

from grading.questions import inputs
from grading.questions.mistakes import (
    averaging_mistakes, divided_twice, left_over, mistakes_in, mistakes_in_the_error, not_divided)
from grading.questions.places import answer_of, hidden_layer, part_by_part, way_back
from grading.questions.question import Exercise, Mistake, Question
from grading.questions.slopes import hidden_layer_gradient
from single_neuron import sigmoid

RIGHT = hidden_layer()
PARTS = ["hidden_weights[0][0]", "hidden_weights[0][1]", "hidden_weights[1][0]", "hidden_weights[1][1]",
         "hidden_biases[0]", "hidden_biases[1]", "output_weights[0]", "output_weights[1]", "output_bias"]

QUESTION = Question(
    function="hidden_layer_gradient", points=10,
    returns="four things shaped like the first four arguments: [[a, b], [c, d]], [e, f], [g, h], i",
    right_is="the slope", parts=PARTS,
    inputs=inputs.hidden_layers_with_examples, right=hidden_layer_gradient,
    insight="The error goes backward through the net once, and that one way back serves all nine slopes.",
    looks=[(PARTS[6:], "First get the output neuron right: it is exercise 4 with inputs h."),
           (PARTS[4:6], "The output neuron is right. Go one step further back, to the hidden ones.")],
    look="Only the hidden weights are left. How do they differ from a hidden bias?",
    mistakes=[
        *mistakes_in_the_error(hidden_layer),
        *averaging_mistakes(RIGHT),
        *mistakes_in(way_back, {
            "the factor dh/dz of the hidden neurons is forgotten": lambda W, h, k: W[k],
            "the output weights are forgotten on the way back": lambda W, h, k: h[k] * (1 - h[k]),
            "both the output weights and dh/dz are forgotten on the way back": lambda W, h, k: 1,
            "the output weights are swapped on the way back": lambda W, h, k: W[1 - k] * h[k] * (1 - h[k]),
            "the factor 1 - h is forgotten in dh/dz": lambda W, h, k: W[k] * h[k],
            "the factor h is forgotten in dh/dz": lambda W, h, k: W[k] * (1 - h[k]),
            "dh/dz is that of the other hidden neuron":
                lambda W, h, k: W[k] * h[1 - k] * (1 - h[1 - k]),
            "1 - h**2 is used, the slope of the hyperbolic tangent": lambda W, h, k: W[k] * (1 - h[k] ** 2),
            "h is used as if it were z in dh/dz":
                lambda W, h, k: W[k] * sigmoid(h[k]) * (1 - sigmoid(h[k])),
            "the way back also has a factor z of the hidden neuron":
                lambda W, h, k: W[k] * h[k] * (1 - h[k]) * log(h[k] / (1 - h[k])),
            "the way back to the hidden neurons has the wrong sign":
                lambda W, h, k: -W[k] * h[k] * (1 - h[k]),
            "the hidden layer is left at 0": lambda W, h, k: 0,
            "both hidden neurons get the sum of the two errors":
                lambda W, h, k: W[0] * h[0] * (1 - h[0]) + W[1] * h[1] * (1 - h[1]),
        }),
        Mistake("the inputs x are used for the output neuron, in place of h",
                hidden_layer(dz_dWk=lambda h, x, k: x[k])),
        # V and c are the slopes for the hidden weights and biases, W and b those for the output neuron.
        *mistakes_in(answer_of(RIGHT), {
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
            "the slopes for the hidden biases are multiplied by the first input":
                lambda V, c, W, b: (V, [V[0][0], V[1][0]], W, b),
        }),
        Mistake("the slopes for the hidden layer are divided by the number of examples twice",
                part_by_part(divided_twice(RIGHT), divided_twice(RIGHT), RIGHT, RIGHT)),
        Mistake("the factor dy/dz is there twice at the output", hidden_layer(left_over)),
        Mistake("the factor dy/dz is there twice at the output and "
                "the sum is not divided by the number of examples", not_divided(hidden_layer(left_over))),
    ])

EXERCISE = Exercise(name="ex7_hidden_layer", questions=[QUESTION])
