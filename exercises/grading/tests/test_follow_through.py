"""A mistake counts once: what is rightly made of a function that is not right is carried over."""

import itertools
import math

import pytest

from grading.judging.check import Checks
from grading.judging.follow_through import Parts, calls_of_parts, is_carried_over
from grading.judging.judge import Judge
from grading.questions import QUESTIONS, exercise_of
from grading.sandbox.judges_end import Result
from grading.sandbox.outcome import Outcome
from grading.sandbox.replies import Reply
from grading.tests.helpers import answer_for, in_the_place_of, solution

CHECKS = Checks(0)
WRONG_PARTS = {     # a mistake in one function, and what follows from it
    "sigmoid": (b"def sigmoid(z):\n    return 1 / (1 + math.exp(z))\n", ["predict"]),
    "example_loss": (b"def example_loss(y, y_target):\n    return (y - y_target) ** 2\n", ["loss"]),
    "dL_dy": (b"def dL_dy(y, y_target):\n    return (y_target - y) / (y * (1 - y))\n", ["dL_dw", "dL_db"]),
    "dy_dz": (b"def dy_dz(y):\n    return y ** 2\n", ["dL_dw", "dL_db"]),
    "dz_dw": (b"def dz_dw(x, j):\n    return x[1 - j]\n", ["dL_dw"]),
}


def with_mistake(function):
    return in_the_place_of([function], WRONG_PARTS[function][0])


@pytest.mark.parametrize("function", WRONG_PARTS)
def test_what_follows_from_a_mistake_is_carried_over(function, judge):
    answers = judge.check(exercise_of(function).name, with_mistake(function))
    for other in WRONG_PARTS[function][1]:
        answer = answer_for(other, answers)
        assert (answer.outcome, answer.score, answer.mistake) == (Outcome.CARRIED_OVER, 0, None)
        assert answer.message == (
            f"Right, given your {function}, which is not right yet. Fix {function} first.")
    assert answer_for(function, answers).outcome is Outcome.WRONG


def test_the_points_are_carried_forward_if_the_teacher_wants_it():
    with Judge(exercises=["ex1_forward"], carry_forward=True) as judge:
        sigmoid, predict = judge.check("ex1_forward", with_mistake("sigmoid"))
    assert (sigmoid.score, predict.score) == (0, QUESTIONS["predict"].points)
    assert predict.outcome is Outcome.CARRIED_OVER


def test_a_function_that_calls_one_that_is_not_right_is_told_which_to_fix_first(judge):
    bias_stays = (b"def update(weights, bias, grad_weights, grad_bias, learning_rate):\n"
                  b"    return [w - learning_rate * g for w, g in zip(weights, grad_weights)], bias\n")
    train = answer_for("train", judge.check("ex5_training", in_the_place_of(["update"], bias_stays)))
    assert train.outcome is Outcome.WRONG
    assert train.message.splitlines()[-1] == "It calls update, which is not right yet. Fix update first."


@pytest.mark.parametrize("code", [
    b"def dy_dz(y):\n    return 0\n",
    b"def dL_dy(y, y_target):\n    return 0\n\n\ndef dL_dw(y, y_target, x, j):\n    return 0\n",
], ids=["a factor of 0", "0 everywhere"])
def test_the_same_number_for_every_input_is_never_carried_over(code, judge):
    answers = judge.check("ex3_chain_rule", in_the_place_of(["dL_dy", "dy_dz", "dL_dw"], code))
    assert answer_for("dL_dw", answers).outcome is not Outcome.CARRIED_OVER


def test_parts_that_are_no_numbers_carry_nothing_over(judge):
    code = (b"def dL_dy(y, y_target):\n    return [y - 3 * y_target]\n\n\n"
            b"def dL_db(y, y_target):\n    return y - 3 * y_target\n\n\ndef dy_dz(y):\n    return 1\n")
    answers = judge.check("ex3_chain_rule", in_the_place_of(["dL_dy", "dL_db", "dy_dz"], code))
    assert answer_for("dL_db", answers).outcome is Outcome.WRONG


def test_a_part_that_changes_from_call_to_call_carries_nothing_over(judge):
    code = (b"calls = []\ndef dy_dz(y):\n    calls.append(y)\n    return y * len(calls)\n")
    answers = judge.check("ex3_chain_rule", in_the_place_of(["dy_dz"], code))
    assert answer_for("dL_dw", answers).outcome is not Outcome.CARRIED_OVER


def test_a_product_that_is_wrong_in_itself_is_not_carried_over(judge):
    product = b"\n\ndef dL_dw(y, y_target, x, j):\n    return dL_dy(y, y_target) * dy_dz(y)\n"
    answers = judge.check("ex3_chain_rule", with_mistake("dL_dy") + product)
    assert answer_for("dL_dw", answers).outcome is Outcome.WRONG


def test_what_is_made_of_parts_is_right_if_they_are():
    for name, question in QUESTIONS.items():
        if question.made_of:
            check = CHECKS[name]
            parts = Parts(check, {part: results(QUESTIONS[part].right, calls)
                                  for part, calls in calls_of_parts(check).items()})
            assert is_carried_over(parts, [Reply(right) for right in check.right])


def results(gives, calls):
    replies = [Reply(gives(*arguments)) for arguments in calls]
    return Result(replies + replies[::-1])


def all_ways(function):
    """Return [(name, what it gives)]: the right answer and the mistakes of the catalogue."""
    question = QUESTIONS[function]
    return [("right", question.right), *[(mistake.name, mistake.gives) for mistake in question.mistakes]]


@pytest.mark.parametrize("function", ["dL_dw", "dL_db"])
def test_for_every_pair_of_factors_only_their_own_product_is_carried_over(function):
    """Of the mistakes in the product, only one that gives the very numbers of these factors may pass."""
    check = CHECKS[function]
    calls, (_, _, last) = calls_of_parts(check), check.question.parts_of_it
    products = [(name, [gives(*arguments) for arguments in check.inputs])
                for name, gives in all_ways(function)[1:]]
    for (first_name, first), (second_name, second) in itertools.product(all_ways("dL_dy"), all_ways("dy_dz")):
        parts = Parts(check, {"dL_dy": results(first, calls["dL_dy"]),
                              "dy_dz": results(second, calls["dy_dz"]),
                              last: results(QUESTIONS[last].right, calls[last])})
        own = [first(y, t) * second(y) * (more[0][more[1]] if more else 1) for y, t, *more in check.inputs]
        for name, values in products:
            if is_carried_over(parts, [Reply(value) for value in values]):
                assert all(math.isclose(a, b, rel_tol=1e-4, abs_tol=1e-6) for a, b in zip(own, values)), (
                    first_name, second_name, name)


def test_the_worked_answers_have_nothing_to_carry_over(judge):
    for exercise in ("ex1_forward", "ex3_chain_rule"):
        assert {answer.outcome for answer in judge.check(exercise, solution(exercise))} == {Outcome.RIGHT}
