"""Exercise 6, another loss: squared_error_gradient."""

from grading.questions import inputs
from grading.questions.calculations import (
    GRADIENT, GRADIENT_PARTS, changed_numbers, gradient_of, mean_gradient, multiplied_out, partly,
    squared_error, z_of)
from grading.questions.ex2_loss import AVERAGING, SIGN
from grading.questions.ex3_chain_rule import OF_DY_DZ, SUMS
from grading.questions.ex4_gradient import FOR_SOME, IN_PLACE_OF_INPUTS, INPUTS, OF_BIAS
from grading.questions.question import Exercise, Question, mistakes_in


def squared_error_slopes(dl_dy=lambda y, t: 2 * (y - t), **steps):
    return mean_gradient(dl_dy=dl_dy, **steps)


QUESTION = Question(
    function="squared_error_gradient", arguments=["weights", "bias", "examples"],
    points=5, returns=GRADIENT, right_is="the slope of the loss there",
    parts=GRADIENT_PARTS, inputs=inputs.neurons_with_examples, right=gradient_of(squared_error),
    insight="Here y*(1 - y) does not cancel, so a neuron that is sure and wrong learns slowly.",
    look="Only dl/dy is new. Are the other two factors still there, and the mean?",
    mistakes=mistakes_in(
        squared_error_slopes,
        result={"the factor 2 is forgotten": changed_numbers(lambda number: number / 2),
                "the result is doubled": changed_numbers(lambda number: 2 * number)},
        sign=SIGN,
        averaging={**AVERAGING, **FOR_SOME},
        dl_dy={
            "the error is still squared: (y - y_target)**2 was not differentiated": lambda y, t: (y - t) ** 2,
            "the error is still squared": lambda y, t: 2 * (y - t) ** 2,
            "the target is forgotten": lambda y, t: 2 * y,
            "every target is taken as 1": lambda y, t: 2 * (y - 1),
            "the absolute error is used": lambda y, t: 2 * abs(y - t),
            "y is rounded to 0 or 1": lambda y, t: 2 * (round(y) - t),
            "z is used in place of y in the error": lambda y, t: 2 * (z_of(y) - t),
            "the error is forgotten": lambda y, t: 2,
        },
        chain={"the gradient of the old loss is used": multiplied_out(lambda y, t: y - t), **SUMS},
        dy_dz={
            "there is one factor dy/dz too many": lambda y: (y * (1 - y)) ** 2,
            **OF_DY_DZ,
        },
        dz_dw=INPUTS, dz_db=OF_BIAS, inputs=IN_PLACE_OF_INPUTS,
        parts={"the factor dy/dz is missing in the slope for the bias":
               partly(lambda gradient: squared_error_slopes(dy_dz=lambda y: 1), [0, 0], 1)}))

EXERCISE = Exercise(name="ex6_squared_error", questions=[QUESTION])
