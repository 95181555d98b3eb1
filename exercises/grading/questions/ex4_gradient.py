"""Exercise 4, the slopes of the loss over all the examples: gradient."""

from grading.questions import inputs
from grading.questions.calculations import (
    GRADIENT, GRADIENT_PARTS, changed_arguments, gradient_of, mean_gradient, partly)
from grading.questions.ex2_loss import AVERAGING, LAST_COUNTS, LAST_IN_SUM, NOT_DIVIDED, SIGN, SIZES
from grading.questions.ex3_chain_rule import ERRORS, OF_DL_DY, OF_DY_DZ, OF_DZ_DW, SUMS
from grading.questions.question import Exercise, Mistake, Question, mistakes_in
from single_neuron import loss, predict

# Wrong steps of every gradient of the neuron.
INPUTS = {
    "the inputs x are forgotten": lambda x, j: 1,
    "the two slopes for the weights are swapped": lambda x, j: x[1 - j],
    "the first input is used for both weights": lambda x, j: x[0],
    "the last input is used for both weights": lambda x, j: x[1],
    **OF_DZ_DW,
}
IN_PLACE_OF_INPUTS = {
    "the error is multiplied by the weight, not by the input": lambda x, weights, last: weights,
    "the sum of the errors is multiplied by the last input, after the loop": lambda x, weights, last: last,
}
OF_BIAS = {
    "the slope for the bias is left at 0": lambda: 0,
    "the slope for the bias is added once for each weight": lambda: 2,
    "the slope for the bias has the wrong sign": lambda: -1,
}
NUMBERS = {"dL/db": ([0, 0], 1), "the weights": ([1, 1], 0), "dL/dW2 and dL/db": ([0, 1], 1),
           "dL/dW2": ([0, 1], 0)}
FOR_SOME = {f"{name} (for {some})": partly(change, *where)
            for name, change in {**NOT_DIVIDED, **LAST_IN_SUM, **LAST_COUNTS}.items()
            for some, where in NUMBERS.items()}


def mean_error_times_mean_input(weights, bias, examples):
    n = len(examples)
    error = sum(predict(weights, bias, x) - t for x, t in examples) / n
    return [error * sum(x[j] for x, _ in examples) / n for j in (0, 1)], error


QUESTION = Question(
    function="gradient", arguments=["weights", "bias", "examples"],
    points=5, returns=GRADIENT, right_is="the slope of the loss there",
    parts=GRADIENT_PARTS, inputs=inputs.neurons_with_examples, right=gradient_of(loss),
    insight="Of the whole chain rule only (y - y_target) * xj is left, averaged over the examples.",
    look="Multiply the three factors out on paper, then average over all examples.",
    mistakes=[*mistakes_in(
        mean_gradient, sign=SIGN, result=SIZES, averaging={**AVERAGING, **FOR_SOME},
        chain={**ERRORS, **SUMS}, dz_dw=INPUTS, dz_db=OF_BIAS, inputs=IN_PLACE_OF_INPUTS,
        arguments={"y is calculated without the bias":
                   changed_arguments(lambda w, b, examples: (w, 0, examples))},
        dy_dz=OF_DY_DZ, dl_dy=OF_DL_DY),
        Mistake("the mean error is multiplied by the mean input", mean_error_times_mean_input)])

EXERCISE = Exercise(name="ex4_gradient", questions=[QUESTION])
