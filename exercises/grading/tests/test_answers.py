"""What students hand in, and what they get for it: the files in answers/right and answers/wrong."""

import sys

import pytest

from grading.judging.judge import Judge
from grading.questions import NAMES, QUESTIONS
from grading.sandbox.judges_end import CAN_FORK, Sandbox
from grading.sandbox.outcome import Outcome
from grading.sandbox.processes import Gone
from grading.tests.helpers import (answer_for, callers_of, code, functions_of, names_in, not_right,
                                   solution, student_answer)

BOTH_WAYS = pytest.mark.parametrize("fork", [
    pytest.param(True, marks=pytest.mark.skipif(not CAN_FORK, reason="this system cannot fork")), False],
    ids=["forked", "started"])
needs_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="bounded on Linux only")


MARKS = {Outcome.OUT_OF_MEMORY: [needs_linux]}
WRONG = [pytest.param(name, marks=MARKS.get(student_answer(name).outcome, [])) for name in names_in("wrong")]


def outcomes(answers):
    return {answer.function: answer.outcome for answer in answers}


# ---- Right answers -------------------------------------------------------------------------------

@pytest.mark.parametrize("seed", [0, 1, 2])
def test_the_worked_solutions_get_all_points(seed):
    with Judge(seed) as judge:
        answers = [answer for name in NAMES for answer in judge.check(name, solution(name))]
    assert [answer.function for answer in answers] == list(QUESTIONS)
    assert {answer.outcome for answer in answers} == {Outcome.RIGHT}
    assert [answer.score for answer in answers] == [question.points for question in QUESTIONS.values()]


@pytest.mark.parametrize("name", names_in("right"))
def test_a_right_answer_gets_all_its_points(name, answers_to):
    for function in student_answer(name).functions:
        answer = answers_to(name)[function]
        assert answer.outcome is Outcome.RIGHT, answer.message
        assert answer.score == answer.max_score == QUESTIONS[function].points


# ---- Wrong answers -------------------------------------------------------------------------------

@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_answer_gets_no_points_and_the_outcome_of_its_first_line(name, answers_to):
    student = student_answer(name)
    for function in student.functions:
        answer = answers_to(name)[function]
        assert (answer.outcome, answer.score) == (student.outcome, 0), answer.message


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_answer_is_told_what_its_first_line_says_and_briefly(name, answers_to):
    student = student_answer(name)
    answer = answers_to(name)[student.functions[0]]
    if student.outcome is Outcome.WRONG and not student.reservation:
        assert answer.mistake == student.words
    if not student.reservation:
        assert student.words in answer.message
    assert len(answer.message.splitlines()) <= 8
    assert "Traceback" not in answer.message


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_answer_costs_only_its_function_and_those_that_call_it(name, answers_to):
    functions = student_answer(name).functions
    affected = set(functions).union(*map(callers_of, functions))
    assert set(not_right(answers_to(name).values())) <= affected


def test_two_mistakes_that_cancel_in_a_product_are_found_in_the_factors_only(answers_to):
    answers = answers_to("wrong/dL_dy_and_dy_dz_cancel_in_the_product.py").values()
    assert not_right(answers) == ["dL_dy", "dy_dz"]


@pytest.mark.parametrize("source, outcome, words", [
    ("x = 1\n".encode("utf-16"), Outcome.SYNTAX_ERROR, "encoding UTF-8"),
    (b"x = '\0'\n", Outcome.SYNTAX_ERROR, "null bytes"),
    (b"", Outcome.MISSING_FUNCTION, "There is no function dL_dy in ex3_chain_rule.py."),
    (None, Outcome.MISSING_FILE, "There is no file ex3_chain_rule.py."),
], ids=["UTF-16", "a null byte", "an empty file", "no file"])
def test_a_file_that_cannot_say_what_it_is_costs_all_its_functions(source, outcome, words, judge):
    answers = judge.check("ex3_chain_rule", source)
    assert outcomes(answers) == dict.fromkeys(functions_of("ex3_chain_rule"), outcome)
    assert words in answers[0].message


@pytest.mark.parametrize("last_line", [
    b"print(dL_dy(0, 1))", b"assert dy_dz(0.5) == 0.24", b"import doctest_that_is_not_there", b"exit()",
    b"raise NotImplementedError"])
def test_a_last_line_that_stops_the_file_takes_no_marks_from_what_stands_above_it(last_line, judge):
    source = student_answer("wrong/dz_db_is_0.py").source + last_line
    answers = judge.check("ex3_chain_rule", source)
    assert not_right(answers) == ["dz_db", "dL_db"]


# ---- The way it is run ---------------------------------------------------------------------------

def test_a_file_in_which_much_is_wrong_gets_the_same_answers_however_it_is_run():
    source = b"\n\n".join([solution("ex3_chain_rule"),
                           code("wrong/dL_db_loops_forever_and_catches_everything.py"),
                           code("wrong/dz_dw_kills_its_process.py"),
                           code("wrong/dz_db_is_0_and_prints.py"),
                           code("right/dL_dw_simplified.py")])
    answers = {}
    for fork in {CAN_FORK, False}:
        with Judge(call_seconds=0.3, fork=fork) as judge:
            answers[fork] = judge.check("ex3_chain_rule", source)
    assert answers[False] == answers[CAN_FORK]
    assert outcomes(answers[False]) == {
        **dict.fromkeys(functions_of("ex3_chain_rule"), Outcome.RIGHT),
        "dL_db": Outcome.TOO_SLOW, "dz_dw": Outcome.ENDED_PROGRAM, "dz_db": Outcome.WRONG}


@BOTH_WAYS
def test_a_first_function_that_ends_its_process_costs_only_itself(fork):
    with Judge(fork=fork) as judge:
        student = student_answer("wrong/dL_dy_kills_its_process_first.py")
        answers = judge.check(student.exercise, student.source)
    lost = {"dL_dy"} | callers_of("dL_dy")
    assert outcomes(answers) == {function: Outcome.ENDED_PROGRAM if function in lost else Outcome.RIGHT
                                 for function in functions_of("ex3_chain_rule")}


def slow_at(numbers, monkeypatch):
    """Have the computer pause at these of the times when the sandbox waits for the replies to a function."""
    waits = iter(range(1, 1000))
    take_replies = Sandbox.take_replies

    def slow(*arguments):
        if next(waits) in numbers:
            raise Gone(Outcome.TOO_SLOW)
        return take_replies(*arguments)
    monkeypatch.setattr(Sandbox, "take_replies", slow)


@BOTH_WAYS
def test_an_answer_that_is_slow_once_gets_its_points_at_the_second_try(fork, monkeypatch):
    slow_at({1}, monkeypatch)
    with Judge(fork=fork) as judge:
        answers = judge.check("ex3_chain_rule", solution("ex3_chain_rule"))
    assert {answer.outcome for answer in answers} == {Outcome.RIGHT}


def test_there_is_one_second_try_in_an_exercise(judge, monkeypatch):
    slow_at({1, 3}, monkeypatch)    # the first function in the first process, the second one in the second
    answers = judge.check("ex3_chain_rule", solution("ex3_chain_rule"))
    assert [answer.outcome for answer in answers[:3]] == [Outcome.RIGHT, Outcome.TOO_SLOW, Outcome.RIGHT]


# ---- What may be imported ------------------------------------------------------------------------

HARMLESS = """
    __future__ argparse array bisect cmath collections copy csv dataclasses datetime decimal enum fractions
    functools heapq itertools json logging math numbers operator pathlib pprint random re statistics string
    textwrap time timeit typing
""".split()
REFUSED = """
    asyncio concurrent.futures ctypes http.server multiprocessing numpy pip resource shutil site socket ssl
    subprocess tempfile urllib.request webbrowser zipfile grading.questions single_neuron
""".split()
OTHERS = """
    abc ast atexit calendar cProfile codecs contextlib difflib doctest gc hashlib importlib inspect io locale
    os pdb pickle platform secrets signal sqlite3 struct sys threading traceback turtle types unittest
    unicodedata uuid warnings weakref xml zlib
""".split()


def importable(names, fork):
    """Return those of the modules that a student's file can import."""
    source = f"""
def works(name):
    try:
        __import__(name)
    except ImportError:
        return 0
    return 1

def dz_db():
    return [works(name) for name in {names}]
"""
    with Sandbox({"dz_db": [()]}, fork=fork) as sandbox:
        result = sandbox.run("ex3_chain_rule", source.encode(), ["dz_db"], 10)["dz_db"]
    return [name for name, works in zip(names, result.replies[0].value) if works]


@BOTH_WAYS
def test_an_answer_may_import_what_does_no_harm_and_nothing_else(fork):
    assert importable(HARMLESS, fork) == HARMLESS
    assert importable(REFUSED, fork) == []


@pytest.mark.skipif(not CAN_FORK, reason="this system has one way only")
def test_the_same_modules_can_be_imported_however_it_is_run():
    assert importable(OTHERS, fork=True) == importable(OTHERS, fork=False)


@BOTH_WAYS
@pytest.mark.parametrize("name", ["wrong/dy_dz_imports_http_server.py", "wrong/dy_dz_imports_numpy.py",
                                  "wrong/dy_dz_imports_socket.py", "wrong/dy_dz_imports_subprocess.py"])
def test_what_may_not_be_imported_is_refused_in_the_same_words_however_it_is_run(name, fork):
    student = student_answer(name)
    with Judge(fork=fork) as judge:
        answer = answer_for("dy_dz", judge.check(student.exercise, student.source))
    assert answer.outcome is Outcome.EXCEPTION
    assert answer.message.startswith("It stops with ModuleNotFoundError.\nPython says: No module named ")
    assert answer.message.endswith(student.words)


def test_who_takes_all_the_time_is_not_told_that_others_did():
    endless = b"def dL_dy(y, y_target):\n    while True: pass\n"
    with Judge(call_seconds=0.3) as judge:
        answers = judge.check("ex3_chain_rule", endless, seconds=0.4)
    assert answers[0].outcome is answers[-1].outcome is Outcome.TOO_SLOW
    assert "No time was left" in answers[-1].message and "No time was left" not in answers[0].message
