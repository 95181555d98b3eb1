"""Where the sandbox finds less than it expects: no process, no temporary folder, signals that are ignored."""

import os
import tempfile
import time

import pytest

from grading.tests import doors
from grading.tests.helpers import SOLUTIONS, solution

FILE = "ex1_forward.py"
LONG_STEP = b"\n\ndef predict(weights, bias, x):\n    return len(str(7 ** 10 ** 9))\n"
# A Python in which something is not there, that runs a file with its arguments.
NO_PROCESS = ("import subprocess\ndef refuse(*_, **__): raise OSError(11, 'no more')\n"
              "subprocess.Popen = refuse")
NO_THREAD = ("import threading\ndef refuse(*_, **__): raise RuntimeError('no more')\n"
             "threading.Thread.start = refuse")
NO_FOLDER = "import tempfile\ntempfile.tempdir = tempfile.gettempdir() + '/nowhere/at/all'"
WITHOUT = pytest.mark.parametrize("without", [NO_PROCESS, NO_THREAD, NO_FOLDER],
                                  ids=["no process", "no thread", "no folder"])
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


@pytest.mark.skipif(os.name != "posix", reason="there are no such signals elsewhere")
def test_a_launcher_that_ignores_ended_processes_changes_no_outcome(tmp_path):
    ignoring = "import signal\nsignal.signal(signal.SIGCHLD, signal.SIG_IGN)" + THEN_RUN
    folder = doors.hand_in(tmp_path / "ada", {FILE: solution("ex1_forward") + LONG_STEP})
    command = [doors.GRADING / "grade.py", folder, "--only", "ex1", "--format", "json"]
    screens = [doors.start("-c", ignoring, *command, folder=tmp_path), doors.start(*command, folder=tmp_path)]
    assert screens[0] == screens[1] and '"too_slow"' in screens[0].out


def test_what_a_grader_that_was_killed_has_left_is_removed(tmp_path, monkeypatch):
    """Of the same user, empty and a day old. Anything else may be in use, or not the grader's."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    names = [f"grading-{number:016x}" for number in range(3)] + ["grading-me"]
    for name in names:
        (tmp_path / name).mkdir()
    (tmp_path / names[1] / "file").touch()
    for name in (names[0], names[1], names[3]):
        os.utime(tmp_path / name, (time.time() - 10 ** 6,) * 2)
    assert doors.grade(SOLUTIONS, "--only", "ex1").status == 0
    assert sorted(os.listdir(tmp_path)) == sorted(names[1:])


def test_modules_of_python_are_not_taken_from_where_a_student_is(tmp_path):
    (tmp_path / "marshal.py").write_text("raise SystemExit('taken for a module of Python')", encoding="utf-8")
    (tmp_path / "_json.py").write_text("raise SystemExit('taken for a module of Python')", encoding="utf-8")
    screen = doors.start(doors.GRADING / "grade.py", SOLUTIONS, "--only", "ex1", folder=tmp_path)
    assert screen.status == 0 and "4 of 4" in screen.out
