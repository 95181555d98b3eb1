"""The line that a student is pointed to: found by trying, without the new text, the same for everybody."""

import re

import pytest

from grading.judging import cause
from grading.judging.cause import KINDS, Cause, lines_in_words
from grading.judging.judge import Judge
from grading.sandbox import kinds
from grading.sandbox.judges_end import CAN_FORK
from grading.sandbox.outcome import Outcome
from grading.sandbox.replies import Change
from grading.tests.helpers import answer_for, code, in_the_place_of, solution

FLIPPED = b"def dL_dy(y, y_target):\n    error = y_target - y\n    return error / (y * (1 - y))\n"


def explained(judge, function, exercise, source):
    return judge.explain(answer_for(function, judge.check(exercise, source)))


def line_in(source, text):
    return source.decode().splitlines().index(text) + 1


def test_a_wrong_answer_is_told_the_line_and_the_kind_of_change_after_its_message(judge):
    source = in_the_place_of(["dL_dy"], FLIPPED)
    answer = explained(judge, "dL_dy", "ex3_chain_rule", source)
    line = line_in(source, "    error = y_target - y")
    assert answer.line == line and answer.outcome is Outcome.WRONG and answer.score == 0
    assert answer.message.splitlines()[-1] == (
        f"Look at line {line}: with the opposite sign of one part, every input would be right.")


@pytest.mark.parametrize("code, function, exercise, words", [
    (b"def dy_dz(y):\n    return Y * (1 - y)\n", "dy_dz", "ex3_chain_rule",
     "a name spelled as Python knows it"),
    (b"def dy_dz(y):\n    return y * 1 - y\n", "dy_dz", "ex3_chain_rule", "the brackets set differently"),
    (b"def dy_dz(y):\n    print(y * (1 - y))\n", "dy_dz", "ex3_chain_rule",
     "the result given back with return"),
    (b"def dy_dz(y):\n    return y (1 - y)\n", "dy_dz", "ex3_chain_rule", "a * between two factors"),
    (b"total = 0\ndef loss(weights, bias, examples):\n    global total\n    for x, t in examples:\n"
     b"        total += example_loss(predict(weights, bias, x), t)\n    return total / len(examples)\n",
     "loss", "ex2_loss", "a fresh start in every call"),
])
def test_faults_and_other_outcomes_are_searched_too(code, function, exercise, words, judge):
    answer = explained(judge, function, exercise, in_the_place_of([function], code))
    assert re.search(rf"Look at line \d+: with {re.escape(words)}, every", answer.message)


def test_a_wholly_wrong_answer_is_told_no_line(judge):
    answer = answer_for("dy_dz", judge.check("ex3_chain_rule", in_the_place_of(
        ["dy_dz"], b"import math\ndef dy_dz(y):\n    return math.cos(3 * y) + 0.123\n")))
    assert judge.explain(answer) == answer._replace(unexplained=None)


def test_the_words_are_the_same_however_the_answers_are_run():
    source, said = in_the_place_of(["dL_dy"], FLIPPED), []
    for fork in {CAN_FORK, False}:
        with Judge(fork=fork, exercises=["ex3_chain_rule"]) as judge:
            said.append(explained(judge, "dL_dy", "ex3_chain_rule", source).message)
    assert said[0] == said[-1]


@pytest.mark.parametrize("feedback", ["brief", "none"])
def test_without_full_feedback_nothing_is_looked_for(feedback):
    with Judge(feedback=feedback, exercises=["ex3_chain_rule"]) as judge:
        answers = judge.check("ex3_chain_rule", in_the_place_of(["dL_dy"], FLIPPED))
        assert [answer.unexplained for answer in answers] == [None] * len(answers)


def test_what_calls_a_function_that_is_not_right_is_not_searched(judge):
    source = in_the_place_of(["update"], b"def update(weights, bias, *_):\n    return weights, bias\n")
    assert answer_for("train", judge.check("ex5_training", source)).unexplained is None


def test_the_same_text_is_searched_once(judge, monkeypatch):
    source = in_the_place_of(["dL_dy"], FLIPPED + b"# of a twin\n")
    first = explained(judge, "dL_dy", "ex3_chain_rule", source)
    monkeypatch.setattr(judge.sandbox, "changes", None)
    assert explained(judge, "dL_dy", "ex3_chain_rule", source) == first


def test_a_change_that_fits_only_the_inputs_tried_first_is_not_told(judge, monkeypatch):
    """It is tried once more, on all inputs and on others."""
    monkeypatch.setattr(judge.sandbox, "changes", lambda *_: (one for one in [Change(0, "sign", [3], [])]))
    monkeypatch.setattr(cause, "agrees", lambda *_: True)
    source = in_the_place_of(["dL_dy"], b"def dL_dy(y, y_target):\n    return y - y_target * 3\n")
    assert explained(judge, "dL_dy", "ex3_chain_rule", source).line is None


def test_a_search_that_hangs_ends_and_costs_nothing(judge):
    hangs = b"def dy_dz(y):\n    k = 0\n    while k < 3:\n        k += 1\n    return y - 3 * y ** 2\n"
    answer = explained(judge, "dy_dz", "ex3_chain_rule", in_the_place_of(["dy_dz"], hangs))
    assert answer.outcome is Outcome.WRONG


def test_two_changes_that_are_as_likely_are_both_told():
    both = Cause(Change(3, "sign", [12], None), Change(5, "index", [14, 15], None))
    assert both.words() == ("Look at line 12: with the opposite sign of one part, or at lines 14 and 15: "
                            "with another index, every input would be right.")
    assert lines_in_words([14, 15, 16]) == "lines 14, 15 and 16"


def test_every_kind_has_its_words():
    assert list(KINDS) == list(kinds.KINDS)


def test_right_answers_have_nothing_to_explain(judge):
    answers = judge.check("ex5_training", solution("ex5_training"))
    assert [judge.explain(answer) for answer in answers] == answers


@pytest.mark.parametrize("name", ["writes_a_change_on_every_descriptor", "writes_changes_without_end"])
def test_a_forged_change_is_no_more_than_words(name, judge):
    forged = in_the_place_of(["dy_dz"], code(f"hostile/{name}.py"))
    answer = explained(judge, "dy_dz", "ex3_chain_rule", forged)
    assert answer.score == 0 and answer.outcome is not Outcome.RIGHT
