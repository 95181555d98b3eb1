"""Makes what students hand in, alone or as a class, and runs the teacher's commands on it."""

import csv
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import zipfile

from grading.marking import layouts
from grading.marking.submission import Submission
from grading.questions import NAMES, QUESTIONS, exercise_of
from grading.tests.helpers import callers_of, functions_of, solution

GRADING = pathlib.Path(__file__).resolve().parents[1]
FUNCTIONS = list(QUESTIONS)
POINTS = sum(question.points for question in QUESTIONS.values())

# One mistake, in dL_dy, and what it costs: dL_dy itself, and the products that call it.
CHAIN_RULE = exercise_of("dL_dy").name
FLIPPED = solution(CHAIN_RULE) + b"\n\ndef dL_dy(y, y_target):\n    return (y_target - y) / (y * (1 - y))\n"
POINTS_IF_FLIPPED = POINTS - sum(QUESTIONS[function].points for function in {"dL_dy"} | callers_of("dL_dy"))
POINTS_OF_CHAIN_RULE = sum(QUESTIONS[function].points for function in functions_of(CHAIN_RULE))


def not_started(exercise):
    """Return a file as students get it, in which nothing is worked on."""
    return b"".join(b"def %s(*_):\n    # TODO\n    raise NotImplementedError\n\n\n" % function.encode()
                    for function in functions_of(exercise))


def hand_in(folder, **files):
    """Make a folder with the solutions, some of them replaced, or left out (None)."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in NAMES:
        content = files.get(name, solution(name))
        if content is not None:
            (folder / f"{name}.py").write_bytes(content)
    return folder


def pack(folder, path, inside=""):
    """Make a .zip file of a folder, and delete the folder."""
    with zipfile.ZipFile(path, "w") as archive:
        for file in sorted(folder.iterdir()):
            archive.write(file, inside + file.name)
    shutil.rmtree(folder)


def one_submission(path):
    """Return the Submission in a folder or .zip file, which is one student's, whatever it looks like."""
    return Submission(layouts.read(path, as_one=True).students[0])


def students_in(path, **options):
    """Return {key: Student} of the class at a path."""
    return {student.key: student for student in layouts.read(path, **options).students}


def run(*arguments, folder, command="grade.py", **options):
    """Run a command of the teacher's in a folder."""
    options = {"encoding": "utf-8", "env": environment(), **options}
    return subprocess.run([sys.executable, str(GRADING / command), *map(str, arguments)], cwd=folder,
                          capture_output=True, **options)


def start(*arguments, folder):
    """Start grade.py, with its temporary files in the folder temporary, to be sent a signal."""
    (folder / "temporary").mkdir()
    command = [sys.executable, str(GRADING / "grade.py"), *arguments]
    return subprocess.Popen(command, cwd=folder, encoding="utf-8",
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=listen_to_signals,
                            env=environment(TMPDIR=str(folder / "temporary")))


def listen_to_signals():
    """Switch on again what nohup and the & of a shell have switched off, if these tests run under them."""
    for number in (signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


def environment(**variables):
    return {**os.environ, "PYTHONIOENCODING": "utf-8", **variables}


def read_json(path):
    return json.loads(path.read_bytes().decode("utf-8"))


def marks(out):
    """Return the rows of marks.csv, by student."""
    return {row["name"]: row for row in rows(out)}


def rows(out):
    with open(out / "marks.csv", encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def totals(out):
    return {name: row["total"] for name, row in marks(out).items()}
