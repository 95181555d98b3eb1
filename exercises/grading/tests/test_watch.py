"""Watch: a file is checked again whenever it is saved."""

import os
import signal
import subprocess
import sys
import threading

import pytest

from grading.questions import FILE_NAMES
from grading.tests import doors
from grading.tests.classes import listen_to_signals
from grading.tests.helpers import SOLUTIONS
from grading.tests.test_check import CHECK, FLIPPED, RUN_1


@pytest.mark.skipif(os.name == "nt", reason="a test cannot press Ctrl-C there")
def test_watch_checks_again_when_a_file_is_saved_and_ends_with_the_bar(homework):
    path = homework / RUN_1
    watching = subprocess.Popen([sys.executable, "-u", CHECK, "watch", "ex1"], cwd=homework,
                                stdout=subprocess.PIPE, encoding="utf-8", preexec_fn=listen_to_signals)
    patience = threading.Timer(120, watching.kill)      # only for a watch that does nothing any more
    patience.start()

    def until_it_waits():
        lines = []
        while not lines or not lines[-1].startswith("Watching"):
            lines.append(watching.stdout.readline())
            assert lines[-1], "it has ended"
        return "".join(lines)

    def save(content):
        path.write_bytes(content)
        return until_it_waits()
    try:
        assert "Write sigmoid." in until_it_waits()
        first, second = save(FLIPPED), save(FLIPPED + b"\n")
        for said in (first, second):
            assert "the minus sign in exp(-z) is missing" in said
            assert "check.py hint sigmoid" in said and "in another terminal" in said
        path.unlink()
        assert "There is no file" in until_it_waits()
        assert "Python cannot read the file" in save(b"def sigmoid(z:\n")
        other = path.with_suffix(".new")
        other.write_bytes((SOLUTIONS / FILE_NAMES[0]).read_bytes())
        other.replace(path)         # as some editors save
        assert "All of this is right." in until_it_waits()
        watching.send_signal(signal.SIGINT)
        output, _ = watching.communicate()
        assert watching.returncode == 0
        assert output.splitlines()[-1] == f"[{'#' * 40}] 4 of 4 points"
    finally:
        patience.cancel()
        watching.kill()
        watching.wait()


# An editor that saves a little more each time when the watch looks, and then Ctrl-C.
EDITOR = b"""import sys, time
sys.path.insert(0, "exercises")
import check
whole = open("whole.py").read()
saved = [whole[:20], whole[:40], whole, whole]


def sleep(_):
    if not saved:
        raise KeyboardInterrupt
    with open("exercises/ex1_forward.py", "w") as file:
        file.write(saved.pop(0))


time.sleep = sleep
check.main("watch ex1")
"""


def test_what_is_being_written_just_now_is_not_checked(homework):
    (homework / "whole.py").write_bytes((SOLUTIONS / FILE_NAMES[0]).read_bytes())
    (homework / "editor.py").write_bytes(EDITOR)
    shown = doors.start("editor.py", folder=homework)
    assert (shown.err, shown.out.count("Watching: ")) == ("", 2), shown
    assert "Write sigmoid." in shown.out and "All of this is right." in shown.out
