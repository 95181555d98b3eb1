"""Where the sandbox finds less than it expects: no process, no thread, signals that are ignored."""

import os

import pytest

from grading.tests import doors
from grading.tests.helpers import SOLUTIONS, solution
from grading.tests.traces import nothing_is_left

FILE = "ex1_forward.py"
LONG_STEP = b"\n\ndef predict(weights, bias, x):\n    return len(str(7 ** 10 ** 9))\n"
# A Python in which something is not there, that runs a file with its arguments.
NO_PROCESS = ("import subprocess\ndef refuse(*_, **__): raise OSError(11, 'no more')\n"
              "subprocess.Popen = refuse")
NO_THREAD = ("import threading\ndef refuse(*_, **__): raise RuntimeError('no more')\n"
             "threading.Thread.start = refuse")
NO_FOLDER = "import tempfile\ntempfile.tempdir = tempfile.gettempdir() + '/nowhere/at/all'"
WITHOUT = pytest.mark.parametrize("without", [NO_PROCESS, NO_THREAD], ids=["no process", "no thread"])
THEN_RUN = "\nimport runpy, sys\nsys.argv = sys.argv[1:]\nrunpy.run_path(sys.argv[0], run_name='__main__')"


@WITHOUT
def test_a_students_own_check_says_the_same(without, homework):
    """It runs in the same process then, and an endless loop is ended."""
    (homework / "exercises" / FILE).write_bytes(solution("ex1_forward") + (
        b"\n\ndef predict(weights, bias, x):\n    while True:\n        bias += 1\n"))
    (homework / "exercises" / "ex3_chain_rule.py").write_bytes(
        solution("ex3_chain_rule") + b"\nimport os, math\nmath.exp = None\n\n\ndef dz_db():\n    return 0\n")
    for words in ([], ["ex3"], ["dy_dz"]):
        screen = doors.start("-c", without + THEN_RUN, "exercises/check.py", *words, folder=homework)
        assert screen == doors.check(*words, folder=homework)


@WITHOUT
def test_the_teachers_command_refuses_in_a_sentence(without, tmp_path):
    screen = doors.start("-c", without + THEN_RUN, doors.GRADING / "grade.py", SOLUTIONS, folder=tmp_path)
    assert (screen.status, screen.out) == (2, "")
    assert screen.err.startswith("grade.py: Nothing can be marked here (") and screen.err.count("\n") == 1


@pytest.mark.skipif(os.name != "posix", reason="Windows has no filter anyway")
def test_without_walls_submissions_run_one_at_a_time_and_that_is_said(tmp_path):
    """As on a system that has no filter: then answers could reach each other's processes."""
    nowhere = "import sys\nsys.platform = 'nowhere'" + THEN_RUN
    slow = b"import time\ntime.sleep(0.5)\n" + solution("ex1_forward")
    doors.hand_in(tmp_path, {f"class/ada/{FILE}": slow, f"class/bob/{FILE}": solution("ex1_forward")})
    command = [doors.GRADING / "grade.py", "class", "--out", "marks", "--only", "ex1", "--jobs", "2"]
    screen = doors.start("-c", nowhere, *command, folder=tmp_path)
    assert screen.status == 0 and "Python's own audit hook alone" in screen.err
    assert screen.err.index("ada: 4 of 4") < screen.err.index("bob: 4 of 4")


@pytest.mark.skipif(os.name != "posix", reason="there are no such signals elsewhere")
def test_a_launcher_that_ignores_ended_processes_changes_no_outcome(tmp_path):
    ignoring = "import signal\nsignal.signal(signal.SIGCHLD, signal.SIG_IGN)" + THEN_RUN
    folder = doors.hand_in(tmp_path / "ada", {FILE: solution("ex1_forward") + LONG_STEP})
    command = [doors.GRADING / "grade.py", folder, "--only", "ex1", "--format", "json"]
    screens = [doors.start("-c", ignoring, *command, folder=tmp_path), doors.start(*command, folder=tmp_path)]
    assert screens[0] == screens[1] and '"too_slow"' in screens[0].out


def test_no_temporary_folder_is_needed_and_nothing_is_left_in_one(tmp_path):
    screen = doors.start("-c", NO_FOLDER + THEN_RUN, doors.GRADING / "grade.py", SOLUTIONS, "--only", "ex1",
                         folder=tmp_path)
    assert screen.status == 0 and "4 of 4" in screen.out
    with nothing_is_left():
        assert doors.grade(SOLUTIONS, "--only", "ex1").status == 0


def test_modules_of_python_are_not_taken_from_where_a_student_is(tmp_path):
    (tmp_path / "marshal.py").write_text("raise SystemExit('taken for a module of Python')", encoding="utf-8")
    (tmp_path / "_json.py").write_text("raise SystemExit('taken for a module of Python')", encoding="utf-8")
    screen = doors.start(doors.GRADING / "grade.py", SOLUTIONS, "--only", "ex1", folder=tmp_path)
    assert screen.status == 0 and "4 of 4" in screen.out
