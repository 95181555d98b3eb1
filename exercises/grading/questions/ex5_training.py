"""Exercise 5, downhill step by step: update and train."""

from math import copysign

from grading.questions import inputs
from grading.questions.calculations import changed_arguments, one_step, trained, updated
from grading.questions.ex2_loss import AVERAGING
from grading.questions.ex3_chain_rule import ERRORS
from grading.questions.question import Exercise, Mistake, Question, in_step, mistakes_in
from single_neuron import gradient, train, update

PARAMETERS = ["W1", "W2", "b"]

# Wrong steps of update, and so of train.
COMMON_STEPS = {
    "the step goes uphill: + in place of -": lambda old, slope, rate: old + rate * slope,
    "the learning rate is forgotten": lambda old, slope, rate: old - slope,
    "the slope is forgotten": lambda old, slope, rate: old - rate,
    "only the sign of the slope counts": lambda old, slope, rate: old - copysign(rate, slope),
    "the slope is divided by the learning rate": lambda old, slope, rate: old - slope / rate,
    "the old values are forgotten and only the step is returned": lambda old, slope, rate: -rate * slope,
}
STEPS = {
    **COMMON_STEPS,
    "the step goes uphill and the learning rate is forgotten": lambda old, slope, rate: old + slope,
    "nothing is changed": lambda old, slope, rate: old,
    "the difference is the wrong way round": lambda old, slope, rate: rate * slope - old,
    "the step is halved": lambda old, slope, rate: old - rate * slope / 2,
    "a learning rate of 5 is used, whatever it should be": lambda old, slope, rate: old - 5 * slope,
    "a learning rate of 0.1 is used, whatever it should be": lambda old, slope, rate: old - 0.1 * slope,
}
SLOPES = {
    "the bias is not updated": lambda gw, gb: (gw, 0),
    "the weights are not updated": lambda gw, gb: ([0, 0], gb),
    "only the first weight is updated": lambda gw, gb: ([gw[0], 0], 0),
    "the first weight is not updated": lambda gw, gb: ([0, gw[1]], gb),
    "the last weight is not updated": lambda gw, gb: ([gw[0], 0], gb),
    "the slopes of the weights are swapped": lambda gw, gb: ([gw[1], gw[0]], gb),
    "the first slope is used for both weights": lambda gw, gb: ([gw[0], gw[0]], gb),
    "the slope of the bias is used for the weights": lambda gw, gb: ([gb, gb], gb),
    "the slope of the last weight is used for the bias": lambda gw, gb: (gw, gw[1]),
    "the bias is changed once for each weight": lambda gw, gb: (gw, 2 * gb),
}
OF_UPDATE = {
    "step": STEPS,
    "slopes": SLOPES,
    "bias_step": {**{f"{name} (for the bias)": step for name, step in COMMON_STEPS.items()},
                  "the bias itself is used as its slope": lambda old, slope, rate: old - rate * old},
    "weight_step": {**{f"{name} (for the weights)": step for name, step in COMMON_STEPS.items()},
                    "the weight itself is used as its slope": lambda old, slope, rate: old - rate * old},
}

UPDATE = Question(
    function="update", arguments=["weights", "bias", "grad_weights", "grad_bias", "learning_rate"],
    points=3, returns="a pair: the list of the two new weights, then the new bias",
    right_is="the right value", parts=PARAMETERS, inputs=inputs.neurons_with_slopes, right=update,
    insight="A step against the slope lowers the loss, and a steep slope makes a long step.",
    look="Each parameter takes its own step, from its own old value and slope.",
    mistakes=mistakes_in(updated, **OF_UPDATE))


# ---- Wrong iterations: (gradient, update, weights, bias, examples, rate) -> new weights, new bias -------

def example_by_example(gradient, update, weights, bias, examples, rate):
    for example in examples:
        weights, bias = one_step(gradient, update, weights, bias, [example], rate)
    return weights, bias


def bias_after_the_weights(*given):
    gradient, update, weights, bias, *others = given
    new_weights, _ = one_step(*given)
    return new_weights, one_step(gradient, update, new_weights, bias, *others)[1]


def one_after_the_other(*given):
    gradient, update, (W1, W2), bias, *others = given
    (new_W1, _), _ = one_step(*given)
    (_, new_W2), _ = one_step(gradient, update, [new_W1, W2], bias, *others)
    return [new_W1, new_W2], one_step(gradient, update, [new_W1, new_W2], bias, *others)[1]


# ---- Wrong runs -----------------------------------------------------------------------------------------

def trained_with_slopes_that_pile_up(weights, bias, examples, rate, iterations):
    pile_w, pile_b = [0, 0], 0
    for _ in range(iterations):
        gw, gb = gradient(weights, bias, examples)
        pile_w, pile_b = [pile_w[0] + gw[0], pile_w[1] + gw[1]], pile_b + gb
        weights, bias = update(weights, bias, pile_w, pile_b, rate)
    return weights, bias


def run_with(change):
    """Of what is asked for, the rate and the number of iterations are change(rate, iterations)."""
    return changed_arguments(lambda *given: (*given[:3], *change(*given[3:])))


TRAIN = Question(
    function="train", arguments=["weights", "bias", "examples", "learning_rate", "iterations"],
    points=3, returns="a pair: the list of the two weights, then the bias",
    right_is="the right value", parts=PARAMETERS, inputs=inputs.neurons_to_train, right=train,
    insight="Many steps, each from a fresh gradient, lead downhill: that is all that training is.",
    look="In each pass, find the gradient at the current parameters, then update them.",
    mistakes=[
        *mistakes_in(trained, arguments={
            "nothing is changed: the start is returned": run_with(lambda rate, n: (rate, 0)),
            "only one step is taken": run_with(lambda rate, n: (rate, 1)),
            "a single iteration is made, or each starts again from the start":
                run_with(lambda rate, n: (rate, min(n, 1))),
            "there is one iteration too few": run_with(lambda rate, n: (rate, n - 1)),
            "there is one iteration too many": run_with(lambda rate, n: (rate, n + 1)),
            "each iteration takes two steps": run_with(lambda rate, n: (rate, 2 * n)),
            "100 iterations are made, whatever is asked": run_with(lambda rate, n: (rate, 100)),
            "the gradient is found only once, before the loop": run_with(lambda rate, n: (n * rate, 1)),
            "only the last example is used":
                changed_arguments(lambda w, b, examples, *others: (w, b, examples[-1:], *others)),
            "only the first example is used":
                changed_arguments(lambda w, b, examples, *others: (w, b, examples[:1], *others)),
            "it starts with weights -1, -1 and bias 1, whatever is given":
                changed_arguments(lambda w, b, *others: ([-1, -1], 1, *others)),
            "it starts with zeros, whatever is given":
                changed_arguments(lambda w, b, *others: ([0, 0], 0, *others)),
        }, iteration={
            "the parameters are changed after every single example": example_by_example,
            "the weights are changed before the slope for the bias is found": bias_after_the_weights,
            "each parameter is changed before the slope for the next one is found":
                one_after_the_other,
        }, **OF_UPDATE, summed=in_step("the gradient", AVERAGING), chain=in_step("the gradient", ERRORS)),
        Mistake("the gradients of all iterations so far are added up", trained_with_slopes_that_pile_up),
    ])

EXERCISE = Exercise(name="ex5_training", questions=[UPDATE, TRAIN])
