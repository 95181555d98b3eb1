"""The comparing half of judging, with nothing run: what becomes of values that a function might have given.

The only place beside the doors where tests know how answers are judged.
"""

import functools
import random

from grading.judging.check import (     # noqa: F401 (tests use them, too)
    ABS_TOL, REL_TOL, Check, agrees, close, flat)
from grading.questions import QUESTIONS


def inputs_of(function, seed=0):
    """Return the arguments of all calls that are made of a function."""
    return check_of(function, seed).inputs


@functools.lru_cache(maxsize=None)
def check_of(function, seed=0):
    return Check(QUESTIONS[function], f"{seed} {function}")


def with_inputs(function, inputs):
    return Check(QUESTIONS[function]._replace(inputs=lambda rng: inputs), seed=0)


@functools.lru_cache(maxsize=None)
def fixed_part(function):
    """Return the Check of a function with only the inputs that all seeds have."""
    draws = [QUESTIONS[function].inputs(random.Random(seed)) for seed in "ab"]
    return with_inputs(function, [one for one, other in zip(*draws) if one == other])


def drawn_part(function, seed):
    """Return the Check of a function with only the inputs that a seed has drawn: for dz_db there are none."""
    inputs, fixed = inputs_of(function, seed), fixed_part(function).inputs
    assert inputs[:len(fixed)] == fixed and (len(inputs) > len(fixed) or fixed[0] == ())
    return with_inputs(function, inputs[len(fixed):] or fixed)


def is_right(check, gives):
    """Return whether what gives(right answer, *arguments) is would be taken for right, for every input."""
    return all(agrees(as_list(gives(right, *arguments)), right, check.question.rel_tol)
               for arguments, right in zip(check.inputs, check.right))


def as_list(value):
    """Return a value as the sandbox brings it, without tuples."""
    return [as_list(part) for part in value] if isinstance(value, (list, tuple)) else value


def mistakes_named(check, values):
    """Return the names of the mistakes of the catalogue that explain values, one for each input."""
    return [mistake.name for mistake in check.mistakes_explaining(values)]
