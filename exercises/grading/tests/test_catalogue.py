"""The questions: their points, their inputs, their right values, and the catalogue of common mistakes."""

import collections
import re

import pytest

from grading.judging.check import Check, draw_checks, flat
from grading.judging.judge import Judge
from grading.questions import EXERCISES, QUESTIONS, exercise_of
from grading.sandbox.judges_end import Result
from grading.sandbox.outcome import Outcome
from grading.sandbox.replies import Fault, Reply
from grading.tests.helpers import SOLUTIONS, answer_for, solution

SHEET = (SOLUTIONS.parent / "README.md").read_text(encoding="utf-8")
MEASURED = [function for function, question in QUESTIONS.items() if "slope" in question.right_is]


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.name)
def test_the_points_are_those_of_the_sheet(exercise):
    functions, points = re.search(rf"(?m)^\| `{exercise.name}\.py` \| (.*) \| (\d+) \|$", SHEET).groups()
    asked = [(question.function, question.points) for question in exercise.questions]
    assert functions == ", ".join(f"`{function}` {number}" for function, number in asked)
    assert int(points) == sum(number for _, number in asked)


# ---- Mistakes ------------------------------------------------------------------------------------

@pytest.fixture(params=[0, 1, 2], ids=lambda seed: f"seed {seed}")
def judge(request):
    """A judge for which nothing is run: a test says what came back."""
    with Judge(seed=request.param, fork=False) as judge:
        judge.seed = request.param
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
        assert mistake.name in answer.mistake
        if judge.seed == 0:     # with the inputs that students have, no other explains it as well
            assert answer.mistake == mistake.name


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
    assert {len(examples) for examples in sets} == {1, 2, 3, 4, 5, 7}
    assert {y_target for examples in sets for _, y_target in examples} == {0, 1}
    assert any(len(set(examples)) < len(examples) for examples in sets), "no example comes twice"


def test_the_weights_and_inputs_tell_mistakes_with_signs_and_sizes_apart():
    all_weights = [weights for weights, _, _ in inputs_of("gradient")]
    values = [value for _, _, examples in inputs_of("gradient") for x, _ in examples for value in x]
    assert sum(abs(abs(w1) - abs(w2)) > 0.1 for w1, w2 in all_weights) >= 8
    assert any(w1 == w2 for w1, w2 in all_weights)
    assert min(map(min, all_weights)) < 0 < max(map(max, all_weights))
    assert min(values) < 0 and not set(values) <= {0, 1}


def test_the_learning_rates_are_several_and_none_that_students_write_in():
    rates = [learning_rate for *_, learning_rate in inputs_of("update")]
    assert len(set(rates)) >= 4
    assert not {1, 0.1} & set(rates)


def test_the_sigmoid_is_asked_far_out():
    assert max(abs(z) for z, in inputs_of("sigmoid")) == 30


def test_a_seed_draws_the_same_inputs_every_time_and_another_one_draws_others():
    assert inputs_of("gradient") == inputs_of("gradient") == draw_checks(0)["gradient"].inputs
    assert inputs_of("gradient") != inputs_of("gradient", seed=1)
