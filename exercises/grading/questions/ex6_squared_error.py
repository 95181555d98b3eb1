"""Exercise 6, another loss: squared_error_gradient."""

from math import log

from grading.questions import inputs
from grading.questions.mistakes import (
    averaging_mistakes, mistakes_in, mistakes_in_the_parts, squared_error_slope)
from grading.questions.places import error, mean_gradient, part_by_part
from grading.questions.question import Exercise, Mistake, Question
from grading.questions.slopes import GRADIENT, GRADIENT_PARTS, gradient_of, squared_error
from single_neuron import sigmoid

RIGHT = mean_gradient(squared_error_slope)

QUESTION = Question(
    function="squared_error_gradient", points=5, returns=GRADIENT, right_is="the slope of the loss there",
    parts=GRADIENT_PARTS, inputs=inputs.neurons_with_examples, right=gradient_of(squared_error),
    insight="Here y*(1 - y) does not cancel, so a neuron that is sure and wrong learns slowly.",
    look="Only dl/dy is new. Are the other two factors still there, and the mean?",
    mistakes=[
        *mistakes_in(mean_gradient, {
            "the factor 2 is forgotten": lambda y, t: (y - t) * y * (1 - y),
            "the factor dy/dz is forgotten": lambda y, t: 2 * (y - t),
            "the gradient of the old loss is used": error,
            "the sign is flipped": lambda y, t: 2 * (t - y) * y * (1 - y),
            "the factor 1 - y is forgotten": lambda y, t: 2 * (y - t) * y,
            "the factor y is forgotten": lambda y, t: 2 * (y - t) * (1 - y),
            "the factor dy/dz is there twice": lambda y, t: 2 * (y - t) * (y * (1 - y)) ** 2,
            "the error is still squared: (y - y_target)**2 was not differentiated":
                lambda y, t: (y - t) ** 2 * y * (1 - y),
            "the error is squared and doubled": lambda y, t: 2 * (y - t) ** 2 * y * (1 - y),
            "it is divided by dy/dz instead of multiplied": lambda y, t: 2 * (y - t) / (y * (1 - y)),
            "y is used as if it were z in dy/dz":
                lambda y, t: 2 * (y - t) * sigmoid(y) * (1 - sigmoid(y)),
            "z is used in place of y in dy/dz":
                lambda y, t: 2 * (y - t) * log(y / (1 - y)) * (1 - log(y / (1 - y))),
            "the target is forgotten": lambda y, t: 2 * y * y * (1 - y),
        }),
        *averaging_mistakes(RIGHT),
        *mistakes_in_the_parts(RIGHT),
        Mistake("the factor dy/dz is missing in the slope for the bias",
                part_by_part(RIGHT, mean_gradient(lambda y, t: 2 * (y - t)))),
    ])

EXERCISE = Exercise(name="ex6_squared_error", questions=[QUESTION])
