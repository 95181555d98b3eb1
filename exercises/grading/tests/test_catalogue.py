"""The questions: their inputs, their right values, and the catalogue of common mistakes."""

import itertools
import math

import pytest

from grading.questions import QUESTIONS, exercise_of
from grading.questions.inputs import all_pairs
from grading.questions.question import Mistake, as_one, pairs_of
from grading.tests.comparing import (
    check_of, close, drawn_part, fixed_part, flat, inputs_of, is_right, mistakes_named)
from grading.tests.helpers import solution
from single_neuron import predict

MEASURED = [function for function, question in QUESTIONS.items() if "slope" in question.right_is]


# ---- Mistakes ------------------------------------------------------------------------------------

def test_the_catalogue_is_large_and_names_no_mistake_of_a_question_twice():
    assert sum(len(question.mistakes) for question in QUESTIONS.values()) >= 600
    for question in QUESTIONS.values():
        names = [mistake.name for mistake in question.mistakes]
        assert len(names) == len(set(names)) >= 3


@pytest.mark.parametrize("function", QUESTIONS)
def test_every_mistake_fails_and_is_named_and_only_if_it_explains_all(function):
    """The fixed part of the inputs is enough. Where two are one and the same, the first is named."""
    check, before = fixed_part(function), []
    for mistake in QUESTIONS[function].mistakes:
        values = [mistake.gives(*arguments) for arguments in check.inputs]
        assert not is_right(check, lambda right, *arguments: mistake.gives(*arguments)), mistake.name
        named, = check.mistakes_explaining(values)
        assert named == mistake or named in before and are_the_same(function, named, mistake), mistake.name
        before.append(mistake)
    values[-1] = changed(values[-1])
    assert mistake.name not in mistakes_named(check, values)


@pytest.mark.parametrize("function", QUESTIONS)
def test_a_pair_of_mistakes_is_named_only_where_no_single_one_fits_and_never_what_is_right(function):
    check, single = check_of(function), QUESTIONS[function].mistakes
    pairs = [as_one(pair) for pair in pairs_of(single)]
    for pair in pairs:      # two mistakes can make up for each other, but never just at these inputs
        if is_right(check, lambda right, *arguments: value_of(pair, arguments)):
            right = Mistake("", QUESTIONS[function].right)
            assert are_the_same(function, pair, right), pair.name
    for pair in pairs[::1 + len(pairs) // 40]:
        values = [value_of(pair, arguments) for arguments in check.inputs]
        if any(map(math.isnan, flat(values))) or all(close(value, values[0]) for value in values):
            continue
        named = next(iter(check.mistakes_explaining(values)), None)
        if named is None:       # the two make up for each other there
            assert check.right_parts(values)
            continue
        assert named.name == pair.name or are_the_same(function, named, pair), pair.name
        fitting = [one for one in single if all(
            close(value, value_of(one, arguments)) for value, arguments in zip(values, check.inputs))]
        assert named == fitting[0] if fitting else named not in single


def test_nothing_that_is_the_same_for_every_input_is_explained_by_two_mistakes():
    check = check_of("gradient")
    assert mistakes_named(check, [([0, 0], 0) for _ in check.inputs]) == []


def test_two_mistakes_that_make_up_for_each_other_in_a_part_of_the_answer_are_not_named():
    check = check_of("gradient")
    halved = [([W1 / 2, W2 / 2], b) for (W1, W2), b in check.right]
    assert mistakes_named(check, halved) == []


def are_the_same(function, one, other):
    """Return whether two mistakes agree at inputs that other seeds draw, too."""
    return all(close(value_of(one, arguments), value_of(other, arguments))
               for seed in range(2, 12) for arguments in drawn_part(function, seed).inputs)


def value_of(mistake, arguments):
    try:
        return mistake.gives(*arguments)
    except (ArithmeticError, ValueError):
        return math.nan


@pytest.mark.parametrize("function, first, second", [
    ("gradient", "the sign is flipped", "the sum is not divided by the number of examples"),
    ("gradient", "there is one factor dy/dz too many", "the slope for the bias is left at 0"),
    ("squared_error_gradient", "the factor 2 is forgotten", "the absolute error is used"),
    ("example_loss", "the minus sign in front is missing", "the logarithm to base 2 is used"),
    ("dL_dw", "the factor dy/dz is forgotten", "the factor dz/dW is forgotten"),
    ("predict", "the bias is forgotten", "z has the wrong sign"),
    ("update", "the bias is not updated", "the learning rate is forgotten"),
])
def test_two_mistakes_at_once_are_named_together(function, first, second):
    check, named = check_of(function), {mistake.name: mistake for mistake in QUESTIONS[function].mistakes}
    pair = as_one(sorted((named[first], named[second]), key=QUESTIONS[function].mistakes.index))
    values = [pair.gives(*arguments) for arguments in check.inputs]
    assert sorted(mistakes_named(check, values)[0].split(", and ")) == sorted([first, second])


def changed(value):
    return list(map(changed, value)) if isinstance(value, (list, tuple)) else value * 1.7 + 0.3


# ---- Right values --------------------------------------------------------------------------------

@pytest.mark.parametrize("function", MEASURED)
def test_the_measured_slopes_agree_with_the_derivation_far_better_than_an_answer_must(function):
    space = {}
    exec(solution(exercise_of(function).name), space)
    checks = [fixed_part(function)] + [drawn_part(function, seed) for seed in range(30)]
    for arguments, right in ((pair for check in checks for pair in zip(check.inputs, check.right))):
        for derived, measured in zip(flat(space[function](*arguments)), flat(right)):
            assert abs(derived - measured) <= 1e-9 * max(1, abs(derived))


# ---- Inputs --------------------------------------------------------------------------------------

def test_a_seed_draws_the_same_inputs_every_time_and_another_one_draws_others():
    again = check_of.__wrapped__("gradient", 0).inputs
    assert inputs_of("gradient") == again != inputs_of("gradient", seed=1)


# What can be said of a neuron and its examples: {condition: function that returns what holds}.
def sign(number):
    return (number > 0) - (number < 0)


def off_by(weights, bias, examples):
    off = [abs(predict(weights, bias, x) - t) for x, t in examples]
    return {"little" if one < 0.05 else "much" if one > 0.95 else "in between" for one in off}


CONDITIONS = {
    "sign of W1": lambda weights, bias, examples: {sign(weights[0])},
    "sign of W2": lambda weights, bias, examples: {sign(weights[1])},
    "sign of b": lambda weights, bias, examples: {sign(bias)},
    "number": lambda weights, bias, examples: {min(len(examples), 4)},
    "targets": lambda weights, bias, examples: {len({t for _, t in examples}) == 2 or examples[0][1]},
    "off by": off_by,
    "repeated": lambda weights, bias, examples: {len(set(map(repr, examples))) < len(examples)},
    "sign of x1": lambda weights, bias, examples: {sign(x[0]) for x, _ in examples},
    "sign of x2": lambda weights, bias, examples: {sign(x[1]) for x, _ in examples},
    "equal inputs": lambda weights, bias, examples: {x[0] == x[1] for x, _ in examples},
}


def test_each_two_conditions_of_a_neuron_and_its_examples_meet():
    facts = [{(name, value) for name, holds in CONDITIONS.items() for value in holds(*arguments)}
             for arguments in fixed_part("gradient").inputs]
    met = {frozenset(pair) for of_one in facts for pair in itertools.combinations(of_one, 2)}
    wanted = itertools.combinations(sorted(set().union(*facts), key=repr), 2)
    missing = [pair for pair in wanted if pair[0][0] != pair[1][0] and frozenset(pair) not in met]
    assert set(missing) == {(("number", 1), ("repeated", True))}


def test_all_pairs_makes_each_two_values_meet_and_those_together_in_all_combinations():
    conditions = {"a": [1, 2, 3], "b": [1, 2], "c": "xyz", "d": [0, 1]}
    rows = all_pairs(together=["a", "b", "d"], **conditions)
    for one, other in itertools.combinations(conditions, 2):
        assert {(row[one], row[other]) for row in rows} == set(
            itertools.product(conditions[one], conditions[other]))
    assert len({(row["a"], row["b"], row["d"]) for row in rows}) == 12
    assert len(rows) < 3 * 2 * 3 * 2
