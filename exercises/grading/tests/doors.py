"""The doors through which tests come in: what a student starts, what a teacher starts, and the sandbox's run.

A fourth is for many small texts that Python cannot read.

A redesign behind them changes this file at most, and no test.
"""

import contextlib
import io
import json
import marshal
import os
import pathlib
import subprocess
import sys
import tempfile
from typing import NamedTuple
from unittest import mock

from grading import grade as teachers_command
from grading.diagnosis import place, unreadable
from grading.diagnosis.remarks import in_words
from grading.marking import class_run, progress
from grading.sandbox.host import File, Sandbox

# Less than the usual time, for tests of what uses up all that it gets.
QUICK = {"call_seconds": 0.5, "exercise_seconds": 5, "clock_call": 2, "clock_silence": 6}
QUICK_SEARCH = 6
NO_FAULT = ("", f"{progress.PARTIAL}\n")    # what grade.py says of its own where nothing is wrong
SEED = 2**63 + 1     # of a class: every one that is drawn
GRADING = pathlib.Path(__file__).resolve().parents[1]
EXERCISES = GRADING.parent


class Screen(NamedTuple):
    """What a command left behind: its exit status, and what it wrote."""

    status: int
    out: str
    err: str


def start(*command, folder, **variables):
    """Run a Python file in a process of its own, in a folder, with some environment variables changed."""
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", **variables}
    done = subprocess.run([sys.executable, *map(str, command)], cwd=folder, env=environment,
                          capture_output=True, encoding="utf-8")
    return Screen(done.returncode, done.stdout, done.stderr)


# ---- The student's door ---------------------------------------------------------------------------

def check(*words, folder, **variables):
    """Run check.py of a copy of the project, in the copy's top folder."""
    return start("exercises/check.py", *words, folder=folder, **variables)


# ---- The teacher's door ---------------------------------------------------------------------------

def grade(*arguments):
    """Run grade.py in this process, which is quick, also because some of it is done only once."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err), only_once():
        try:
            status = teachers_command.main(list(map(str, arguments)))
        except SystemExit as end:       # of argparse
            status = end.code
    return Screen(status, out.getvalue(), err.getvalue())


@contextlib.contextmanager
def only_once():
    """Have one seed for all classes, and the same files run once for all tests."""
    with mock.patch.object(Sandbox, "run", remembered), \
            mock.patch.object(class_run.secrets, "randbits", lambda _: SEED):
        yield


run_for_real, results = Sandbox.run, {}


def remembered(sandbox, files, *given, **named):
    """Stands in for Sandbox.run: what the same files give is remembered."""
    limits = {name: getattr(sandbox, name) for name in QUICK}
    walls = sandbox.isolate, sandbox.filter, sandbox.thread
    key = marshal.dumps([tuple(map(tuple, files)), given or sandbox.calls, limits, walls])
    if key not in results:
        results[key] = run_for_real(sandbox, files, *given, **named)
    return dict(results[key])


@contextlib.contextmanager
def quick():
    """In this context grade, in this process, gives student code the QUICK limits."""
    with mock.patch.multiple(Sandbox, **QUICK), mock.patch.object(place, "CLOCK_SECONDS", QUICK_SEARCH):
        yield


def grade_alone(*arguments, folder, **variables):
    """Run grade.py in a process of its own."""
    return start(GRADING / "grade.py", *arguments, folder=folder, **variables)


def bundle(*arguments, folder):
    """Run bundle.py in a process of its own."""
    return start(GRADING / "bundle.py", *arguments, folder=folder)


def hand_in(folder, files):
    """Write {name: bytes} into a folder, which is made."""
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def mark(files, *options):
    """Have grade.py mark one submission, {file name: bytes}, and return its document."""
    with tempfile.TemporaryDirectory() as folder:
        screen = grade(hand_in(pathlib.Path(folder), files), "--format", "json", *options)
    return json.loads(screen.out)


def mark_class(students, folder, *options):
    """Have grade.py mark a class, {name: {file name: bytes}}, and return {name: document}.

    The reports are written to folder/marks.
    """
    for name, files in students.items():
        hand_in(folder / "class" / name, files)
    screen = grade(folder / "class", "--out", folder / "marks", *options)
    assert screen.status == 0, screen
    return {name: json.loads((folder / "marks" / f"{name}.json").read_bytes()) for name in students}


def answers_of(document):
    """Return {function: its entry} of a document."""
    return {answer["function"]: answer for answer in document["answers"]}


# ---- The sandbox's door ---------------------------------------------------------------------------

def run(source, calls, exercise="ex3_chain_rule", **walls):
    """Have the sandbox call the functions of a file, {function: [arguments, ...]}.

    Return {function: Result}.
    """
    sandbox = Sandbox(calls, **walls)
    return sandbox.run([File(exercise, source, list(calls))])


# ---- Unreadable texts -----------------------------------------------------------------------------

def kinds_of_remark():
    """Return the kinds of all that can be said of a text that Python cannot read."""
    return list(unreadable.SENTENCES)


def sentence(kind, line, words):
    """Return the sentence of a kind, with words in it."""
    return in_words(unreadable.Remark(kind, line, words))


def remark(text, error):
    """Return what is said of a text: its kind, line and words, or None."""
    return unreadable.why_unreadable(text, error and error.lineno)
