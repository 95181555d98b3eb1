"""The mistakes that several questions share, each built once from the right calculations of places.py."""

from grading.questions.places import answer_of
from grading.questions.question import Mistake


def mistakes_in(place, formulas):
    """Return a mistake for each {in words: wrong formula}, with the formula in its place."""
    return [Mistake(name, place(formula)) for name, formula in formulas.items()]


# ---- Averaging: mean(*parameters, examples) is the mean of something over the examples ---------------

ALL, FIRST, LAST, ALL_BUT_LAST = slice(None), slice(1), slice(-1, None), slice(-1)


def averaged(mean, kept=ALL, times=lambda n: 1):
    """Return the mean of the examples that are kept, times a factor: a function of the number of all."""
    def gives(*arguments):
        *parameters, examples = arguments
        # If the only example is left out, the factor is 0, whatever it multiplies.
        return multiplied(mean(*parameters, examples[kept] or examples), times(len(examples)))
    return gives


def multiplied(answer, factor):
    if isinstance(answer, (list, tuple)):
        return [multiplied(part, factor) for part in answer]
    return answer * factor


def not_divided(mean):
    return averaged(mean, times=lambda n: n)


def divided_twice(mean):
    return averaged(mean, times=lambda n: 1 / n)


def averaging_mistakes(mean):
    return [
        Mistake("the sum is not divided by the number of examples", not_divided(mean)),
        Mistake("the sum is divided by 4, however many examples there are",
                averaged(mean, times=lambda n: n / 4)),
        Mistake("the sum is divided by the number of examples twice", divided_twice(mean)),
        Mistake("only the last example counts", averaged(mean, LAST)),
        Mistake("only the first example counts", averaged(mean, FIRST)),
        Mistake("only the last example is in the sum", averaged(mean, LAST, times=lambda n: 1 / n)),
        Mistake("only the first example is in the sum (a return inside the loop?)",
                averaged(mean, FIRST, times=lambda n: 1 / n)),
    ]


def rarer_averaging_mistakes(mean):
    return [
        Mistake("the sum is divided by the number of inputs", averaged(mean, times=lambda n: n / 2)),
        Mistake("the last example is left out of the sum",
                averaged(mean, ALL_BUT_LAST, times=lambda n: (n - 1) / n)),
    ]


# ---- Slopes ------------------------------------------------------------------------------------------

def left_over(y, t):
    return (y - t) * y * (1 - y)


def squared_error_slope(y, t):
    return 2 * (y - t) * y * (1 - y)


def mistakes_in_the_error(place):
    """The place is that of dl/dz = y - t."""
    return mistakes_in(place, {
        "the sign is flipped": lambda y, t: t - y,
        "the target is forgotten": lambda y, t: y,
        "the absolute error is used": lambda y, t: abs(y - t),
        "the squared error is used": squared_error_slope,
    })


def mistakes_in_the_factors(place):
    """The place is that of dl/dz = dl/dy * dy/dz."""
    return mistakes_in(place, {
        "the factor dy/dz is forgotten": lambda y, t: (y - t) / (y * (1 - y)),
        "the factor dl/dy is forgotten": lambda y, t: y * (1 - y),
        "the error is doubled": lambda y, t: 2 * (y - t),
    })


def mistakes_in_the_parts(gradient):
    return mistakes_in(answer_of(gradient), {
        "the inputs x are forgotten": lambda gw, gb: ([gb, gb], gb),
        "the two slopes for the weights are swapped": lambda gw, gb: ([gw[1], gw[0]], gb),
        "the slope for the bias is left at 0": lambda gw, gb: (gw, 0),
    })
