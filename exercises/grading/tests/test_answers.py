"""What students hand in, and what they get for it: the files in answers/right and answers/wrong.

All of them are one class, which grade.py marks once.
"""

import ast
import math
import re
import textwrap

import pytest

from grading.questions import NAMES, QUESTIONS, exercise_of
from grading.sandbox.outcome import Outcome
from grading.tests import doors
from grading.tests.comparing import flat
from grading.tests.giving_away import TELLING, answers_in
from grading.tests.helpers import (
    NEEDS, callers_of, functions_of, in_the_place_of, names_in, solution, student_answer)

LINES = 6       # that a message may take, and more if the calls are long or two things are said
WIDTH = 76
CLOSE = {"rel_tol": 1e-5, "abs_tol": 3e-8}


def answers(folder):
    """Return the names of the answers in a folder, without those that cannot be tried on this system."""
    for name in names_in(folder):
        needed = [word for word in NEEDS if word in name or word == student_answer(name).expected[0].outcome]
        missing = [word for word in needed if not NEEDS[word]]
        yield pytest.param(name, marks=[pytest.mark.skipif(True, reason=missing[0])] if missing else [])


# ---- Right answers -------------------------------------------------------------------------------

@pytest.mark.parametrize("seed", [0, 1, 2])
def test_the_worked_solutions_get_all_points_and_say_what_they_have_shown(seed):
    document = doors.mark({f"{name}.py": solution(name) for name in NAMES}, "--seed", seed)
    points = sum(question.points for question in QUESTIONS.values())
    assert (document["score"], document["max_score"], document["needs_review"]) == (points, points, False)
    assert [(one["exercise"], one["function"], one["outcome"], one["score"], one["max_score"], one["mistake"],
             one["line"], one["message"]) for one in document["answers"]] == [
        (exercise_of(name).name, name, "right", one.points, one.points, None, None, one.insight)
        for name, one in QUESTIONS.items()]


@pytest.mark.parametrize("name", list(answers("right")))
def test_a_right_answer_gets_all_its_points(name, marked):
    """It is told what it has shown, but if it is measured, to look for the formula."""
    for expected in student_answer(name).expected:
        for function in expected.functions:
            answer, question = marked[name][function], QUESTIONS[function]
            assert answer["outcome"] == expected.outcome, answer["message"]
            if expected.outcome == "right":
                assert (answer["score"], answer["line"], answer["mistake"]) == (question.points, None, None)
                assert ("measure the slope" in answer["message"]) == ("measured" in name)
                assert "measured" in name or answer["message"].startswith(question.insight)


# ---- Wrong answers -------------------------------------------------------------------------------

@pytest.mark.parametrize("name", list(answers("wrong")))
def test_a_wrong_answer_gets_no_points_and_is_told_why_and_costs_nothing_else(name, marked):
    student, got = student_answer(name), marked[name]
    for expected in student.expected:
        for function in expected.functions:
            answer = got[function]
            assert answer["outcome"] == expected.outcome, answer["message"]
            assert answer["score"] == (answer["max_score"] if expected.outcome == "right" else 0)
        check_message(expected, got[expected.functions[0]], student.lines_above)
    affected = {function for one in student.expected for function in one.functions}
    affected |= set().union(*map(callers_of, student.functions))
    assert {function for function in functions_of(student.exercise)
            if got[function]["outcome"] != "right"} <= affected


def check_message(expected, answer, lines_above):
    """The message says what it should, in few lines, and nothing that is not so or gives an answer away."""
    message, mistake = answer["message"], answer["mistake"]
    assert re.search("(?s)" + ".*".join(map(re.escape, expected.said)), message), message
    assert expected.mistake is None or mistake == (expected.mistake or None), message
    assert not mistake or mistake in message
    assert message.count("You get this result if") <= 1
    assert len(lines_pointed_to(message)) <= 1
    assert expected.line is None or answer["line"] == (expected.line + lines_above if expected.line else None)
    long = answer["exercise"] in ("ex3_chain_rule", "ex5_training", "ex7_hidden_layer")
    assert sum(len(textwrap.wrap(line, WIDTH)) for line in message.splitlines()) <= LINES + 2 * long
    assert "Traceback" not in message
    if expected.outcome == "wrong":
        check_numbers(answer["function"], message)
    if answer["function"] in TELLING and expected.outcome != "right":
        own_words = [line for line in message.splitlines() if not line.startswith("In ex")]
        assert answers_in("\n".join(own_words), [answer["function"]]) == []


def lines_pointed_to(message):
    """Return the first line that each sentence points to, but for where Python stopped."""
    own_words = [line for line in message.splitlines() if not line.startswith(("In ex", "Python "))]
    found = [re.findall(r"\blines? (\d+)", re.sub(r"\(By the way.*\)", "", line)) for line in own_words]
    return {lines[0] for lines in found if lines}


def check_numbers(function, message):
    """A number that is said to be right is, at the call that is shown, and that beside it looks different.

    They are left out only where the right number is all that is asked for.
    """
    question = QUESTIONS[function]
    pairs = re.findall(r"(?:^    (\S+) = | gave )(\S+),\s+but .* is (\S+)$", message, re.MULTILINE)
    assert bool(pairs) == question.shows_right and len(pairs) <= 2
    if pairs:
        arguments, = re.findall(rf"(?m)^{function}\((.*)\) gave", message)
        right = dict(zip(question.parts, flat(question.right(*ast.literal_eval(f"({arguments},)")))))
        for part, given, shown in pairs:
            number = right[part or question.parts[0]]
            assert math.isclose(float(shown), number, **CLOSE), (part, shown, number)
            assert given != shown and not math.isclose(float(given), number, rel_tol=1e-12)


def test_a_second_line_is_named_only_if_the_same_may_be_wrong_there():
    """Another variable in the last line would make it right, too."""
    source = in_the_place_of(["loss"], b"""def loss(weights, bias, examples):
    count = len(examples)
    parts = count + 1
    total = sum(example_loss(predict(weights, bias, x), y_target) for x, y_target in examples)
    return total / parts
""")
    answer = doors.answers_of(doors.mark({"ex2_loss.py": source}, "--only", "ex2"))["loss"]
    line = source[:source.index(b"parts =")].count(b"\n") + 1
    assert answer["line"] == line
    assert answer["message"].endswith(f"\nIn line {line}, there is a factor or a term too many.")


def test_what_is_wrong_with_a_whole_file_is_said_alike_and_of_one_line_to_all_its_functions():
    file = student_answer("wrong/file_with_a_docstring_that_has_lost_its_end.py")
    told = doors.answers_of(doors.mark({file.file: file.source}, "--only", file.exercise))
    assert len(told) > 1 and len({(one["line"], one["message"]) for one in told.values()}) == 1


def test_beside_advice_on_a_line_the_line_is_not_named_again():
    """Any number in place of 0 could be what is meant."""
    source = in_the_place_of(["example_loss"], b"""import math


def example_loss(y, y_target):
    return -(y_target * math.log(y) + (1 - y_target) * math.log(0 - y))
""")
    answer = doors.answers_of(doors.mark({"ex2_loss.py": source}, "--only", "ex2"))["example_loss"]
    assert answer["message"].endswith("\nIs a logarithm taken of 0 or of a negative number?")


@pytest.mark.parametrize("digits", [8, 9, 10])
def test_a_right_answer_that_is_rounded_is_told_to_how_many_digits(digits):
    source = in_the_place_of(["dy_dz"], b"def dy_dz(y):\n    return round(y * (1 - y), %d)\n" % digits)
    answer = doors.answers_of(doors.mark({"ex3_chain_rule.py": source}, "--only", "ex3"))["dy_dz"]
    assert answer["outcome"] == "right"
    assert f"It is rounded to {digits} digits, and counts." in answer["message"]


@pytest.mark.parametrize("name", ["dL_dw_arguments_swapped_in_a_call", "dL_dy_brackets_missing_in_a_sum",
                                  "file_with_a_colon_missing", "dL_dy_sign_flipped_and_a_secret_printed"])
@pytest.mark.parametrize("end", [b"\r\n", b"\r"], ids=["Windows", "an old Mac"])
def test_line_ends_change_nothing_of_what_is_told(end, name):
    file = student_answer(f"wrong/{name}.py")
    plain, other = (doors.mark({file.file: source}, "--only", file.exercise)["answers"]
                    for source in (file.source, file.source.replace(b"\n", end)))
    assert plain == other and any(answer["line"] for answer in plain)


def test_there_is_an_answer_for_every_outcome():
    asked = {expected.outcome for name in names_in("right") + names_in("wrong")
             for expected in student_answer(name).expected}
    assert asked == {outcome.value for outcome in Outcome} - {"missing_file", "needs_review"}


@pytest.mark.parametrize("source, outcome, words", [
    ("x = 1\n".encode("utf-16"), "syntax_error", "encoding UTF-8"),
    (b"x = '\0'\n", "syntax_error", "null bytes"),
    (b"", "missing_function", "There is no function dL_dy in ex3_chain_rule.py."),
    (None, "missing_file", "There is no file ex3_chain_rule.py."),
], ids=["UTF-16", "a null byte", "an empty file", "no file"])
def test_a_file_that_cannot_say_what_it_is_costs_all_its_functions(source, outcome, words):
    files = {} if source is None else {"ex3_chain_rule.py": source}
    got = doors.answers_of(doors.mark({"ex1_forward.py": solution("ex1_forward"), **files}))
    assert {got[function]["outcome"] for function in functions_of("ex3_chain_rule")} == {outcome}
    assert words in got["dL_dy"]["message"]
    assert got["sigmoid"]["outcome"] == "right"


@pytest.mark.parametrize("last_line, by_the_way", [
    (b"print(dL_dy(0, 1))", "ZeroDivisionError"), (b"assert dy_dz(0.5) == 0.24", "AssertionError"),
    (b"exit()", "SystemExit"),
    (b"raise NotImplementedError", "NotImplementedError")])
def test_a_last_line_that_stops_the_file_takes_no_marks_and_is_mentioned(last_line, by_the_way):
    source = solution("ex3_chain_rule") + b"\n\ndef dz_db():\n    return 0\n\n\n" + last_line
    got = doors.answers_of(doors.mark({"ex3_chain_rule.py": source}, "--only", "ex3"))
    assert [name for name, answer in got.items() if answer["outcome"] != "right"] == ["dz_db", "dL_db"]
    assert got["dL_dy"]["message"] == (
        f"{QUESTIONS['dL_dy'].insight} (By the way: line {len(source.splitlines())} stops the file with "
        f"{by_the_way}.)")


# ---- How much is told, and what is paid -----------------------------------------------------------

def test_a_teacher_can_have_less_told():
    file = student_answer("wrong/dL_dy_sign_flipped_and_a_secret_printed.py")
    told = {feedback: doors.answers_of(doors.mark({file.file: file.source}, "--feedback", feedback))["dL_dy"]
            for feedback in ("full", "brief", "none")}
    assert "dL_dy(0.3, 1) gave 3.33333" in told["full"]["message"] and "secret" in told["full"]["message"]
    assert told["brief"]["message"].splitlines() == [
        "Not right yet.", "You get this result if the sign is flipped."]
    assert (told["none"]["message"], told["none"]["mistake"]) == ("", None)
    assert told["full"]["line"] and told["brief"]["line"] is told["none"]["line"] is None


def test_what_is_right_given_an_earlier_mistake_is_paid_if_the_teacher_wants_it():
    file = student_answer("wrong/sigmoid_minus_sign_missing.py")
    for options, points in ([], 0), (["--carry-forward"], QUESTIONS["predict"].points):
        got = doors.answers_of(doors.mark({file.file: file.source}, *options))
        assert (got["sigmoid"]["score"], got["predict"]["score"]) == (0, points)
        assert got["predict"]["outcome"] == "carried_over"
