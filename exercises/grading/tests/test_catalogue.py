"""The questions: their points, their inputs, their right values, and the catalogue of common mistakes."""

import collections
import itertools
import re

import pytest

from grading.judging.check import Check, Checks, flat
from grading.judging.judge import Judge
from grading.questions import EXERCISES, QUESTIONS, exercise_of
from grading.questions.inputs import all_pairs
from grading.sandbox.judges_end import Result
from grading.sandbox.outcome import Outcome
from grading.sandbox.replies import Fault, Reply
from grading.tests.helpers import SOLUTIONS, answer_for, fixed_part, solution
from single_neuron import predict

SHEET = (SOLUTIONS.parent / "README.md").read_text(encoding="utf-8")
MEASURED = [function for function, question in QUESTIONS.items() if "slope" in question.right_is]


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.name)
def test_the_points_are_those_of_the_sheet(exercise):
    functions, points = re.search(rf"(?m)^\| `{exercise.name}\.py` \| (.*) \| (\d+) \|$", SHEET).groups()
    asked = [(question.function, question.points) for question in exercise.questions]
    assert functions == ", ".join(f"`{function}` {number}" for function, number in asked)
    assert int(points) == sum(number for _, number in asked)


# ---- Mistakes ------------------------------------------------------------------------------------

@pytest.fixture(params=[None, 0, 1], ids=["the fixed part alone", "seed 0", "seed 1"])
def judge(request):
    """A judge for which nothing is run: a test says what came back."""
    checks = {function: fixed_part(function) for function in QUESTIONS} if request.param is None else None
    with Judge(seed=request.param, checks=checks, fork=False) as judge:
        yield judge


def answer_to(judge, function, values):
    """Return the Answer to a function that gives these values, twice, whatever the order."""
    replies = [Reply(to_lists(value)) for value in values]
    results = {function: Result(replies + replies[::-1])}
    others = Result([], Fault(Outcome.NOT_STARTED))
    judge.sandbox.run = lambda *_: collections.defaultdict(lambda: others, results)
    return answer_for(function, judge.check(exercise_of(function).name, b""))


def to_lists(value):
    """Return a value as the sandbox brings it, without tuples."""
    return [to_lists(part) for part in value] if isinstance(value, (list, tuple)) else value


def test_the_catalogue_is_large_and_names_no_mistake_of_a_question_twice():
    assert sum(len(question.mistakes) for question in QUESTIONS.values()) >= 60
    for question in QUESTIONS.values():
        names = [mistake.name for mistake in question.mistakes]
        assert len(names) == len(set(names)) >= 3


@pytest.mark.parametrize("function", QUESTIONS)
def test_every_mistake_of_the_catalogue_fails_and_is_named(function, judge):
    for mistake in QUESTIONS[function].mistakes:
        values = [mistake.gives(*arguments) for arguments in judge.checks[function].inputs]
        answer = answer_to(judge, function, values)
        assert answer.outcome is Outcome.WRONG, f"{mistake.name} passes"
        assert answer.mistake == mistake.name       # no other explains it as well


def test_a_whole_number_that_is_no_float_any_more_is_not_finite(judge):
    values = [10 ** 400] * len(judge.checks["dy_dz"].inputs)
    assert answer_to(judge, "dy_dz", values).outcome is Outcome.NOT_FINITE


@pytest.mark.parametrize("function", QUESTIONS)
def test_a_mistake_that_explains_all_inputs_but_one_is_not_named(function, judge):
    for mistake in QUESTIONS[function].mistakes[:5]:
        values = [mistake.gives(*arguments) for arguments in judge.checks[function].inputs]
        values[-1] = scaled(values[-1], 1.7)
        answer = answer_to(judge, function, values)
        assert answer.outcome is Outcome.WRONG
        assert mistake.name not in (answer.mistake or "")


def scaled(value, factor):
    if isinstance(value, (list, tuple)):
        return [scaled(part, factor) for part in value]
    return value * factor + 0.3


# ---- Right values --------------------------------------------------------------------------------

@pytest.mark.parametrize("function", MEASURED)
def test_the_measured_slopes_agree_with_the_derivation_far_better_than_an_answer_must(function):
    space = {}
    exec(solution(exercise_of(function).name), space)
    for seed in range(30):
        check = Check(QUESTIONS[function], f"{seed} {function}")
        for arguments, right in zip(check.inputs, check.right):
            for derived, measured in zip(flat(space[function](*arguments)), flat(right)):
                assert abs(derived - measured) <= 1e-9 * max(1, abs(derived))


# ---- Inputs --------------------------------------------------------------------------------------

def inputs_of(function, seed=0):
    return Check(QUESTIONS[function], f"{seed} {function}").inputs


def test_the_examples_tell_mistakes_with_their_number_and_targets_apart():
    sets = [[(tuple(x), y_target) for x, y_target in examples] for _, _, examples in inputs_of("gradient")]
    assert {len(examples) for examples in sets} == set(range(1, 13))
    assert {y_target for examples in sets for _, y_target in examples} == {0, 1}
    assert any(len(set(examples)) < len(examples) for examples in sets), "no example comes twice"


def test_the_weights_and_inputs_tell_mistakes_with_signs_and_sizes_apart():
    all_weights = [weights for weights, _, _ in inputs_of("gradient")]
    values = [value for _, _, examples in inputs_of("gradient") for x, _ in examples for value in x]
    assert sum(abs(abs(w1) - abs(w2)) > 0.1 for w1, w2 in all_weights) >= 8
    assert any(w1 == w2 for w1, w2 in all_weights)
    assert min(map(min, all_weights)) < 0 < max(map(max, all_weights))
    assert min(values) < 0 and not set(values) <= {0, 1}


def test_the_learning_rates_are_small_large_and_exactly_1():
    for rates in ([case[4] for case in inputs_of("update")], [case[3] for case in inputs_of("train")]):
        assert len(set(rates)) >= 5
        assert 1 in rates and (min(rates), max(rates)) == (0.01, 5)


def test_the_sigmoid_is_asked_far_out():
    assert max(abs(z) for z, in inputs_of("sigmoid")) == 30


def test_a_seed_draws_the_same_inputs_every_time_and_another_one_draws_others():
    assert inputs_of("gradient") == inputs_of("gradient") == Checks(0)["gradient"].inputs
    assert inputs_of("gradient") != inputs_of("gradient", seed=1)


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
