"""Exercise 4, the slopes of the loss over all the examples: gradient."""

from math import log

from grading.questions import inputs
from grading.questions.mistakes import (
    averaging_mistakes, left_over, mistakes_in, mistakes_in_the_error, mistakes_in_the_factors,
    mistakes_in_the_parts, not_divided, rarer_averaging_mistakes)
from grading.questions.places import answer_of, called_with, mean_gradient, part_by_part
from grading.questions.question import Exercise, Mistake, Question
from grading.questions.slopes import GRADIENT, GRADIENT_PARTS, gradient_of
from single_neuron import gradient, loss

QUESTION = Question(
    function="gradient", points=5, returns=GRADIENT, right_is="the slope of the loss there",
    parts=GRADIENT_PARTS, inputs=inputs.neurons_with_examples, right=gradient_of(loss),
    insight="Of the whole chain rule only (y - y_target) * xj is left, averaged over the examples.",
    look="Multiply the three factors out on paper, then average over all examples.",
    mistakes=[
        *mistakes_in_the_error(mean_gradient),
        *averaging_mistakes(gradient),
        *rarer_averaging_mistakes(gradient),
        *mistakes_in_the_factors(mean_gradient),
        *mistakes_in_the_parts(gradient),
        *mistakes_in(mean_gradient, {
            "the factor dy/dz is there twice": left_over,
            "z is used in place of y": lambda y, t: log(y / (1 - y)) - t,
            "y is rounded to 0 or 1": lambda y, t: round(y) - t,
            "the error is squared": lambda y, t: (y - t) ** 2,
        }),
        Mistake("y is computed without the bias", called_with(gradient, bias=lambda bias: 0)),
        *mistakes_in(answer_of(gradient), {
            "the first input is used for both weights": lambda gw, gb: ([gw[0], gw[0]], gb),
            "the last input is used for both weights": lambda gw, gb: ([gw[1], gw[1]], gb),
            "the slope for the bias is added once for each weight": lambda gw, gb: (gw, 2 * gb),
            "the slope for the bias has the wrong sign": lambda gw, gb: (gw, -gb),
        }),
        Mistake("the slope for the bias is not divided by the number of examples",
                part_by_part(gradient, not_divided(gradient))),
        Mistake("the slopes for the weights are not divided by the number of examples",
                part_by_part(not_divided(gradient), gradient)),
        Mistake("the sign is flipped and the sum is not divided by the number of examples",
                not_divided(mean_gradient(lambda y, t: t - y))),
        Mistake("the factor dy/dz is there twice and the sum is not divided by the number of examples",
                not_divided(mean_gradient(left_over))),
    ])

EXERCISE = Exercise(name="ex4_gradient", questions=[QUESTION])
