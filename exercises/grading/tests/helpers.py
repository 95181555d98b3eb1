"""Reads the students' answers in the folder answers, and the worked solutions that they are put into."""

import os
import pathlib
import re
import shutil
import sys
from typing import List, NamedTuple, Optional

from grading.questions import EXERCISES, NAMES, QUESTIONS, exercise_of

FOLDER = pathlib.Path(__file__).resolve().parents[2]
ANSWERS = FOLDER / "grading" / "tests" / "answers"
SOLUTIONS = FOLDER / "solutions"
RUN = b'\n\nif __name__ == "__main__":\n    import check\n    check.run()\n'     # the end of a student's file

# The first line of a file in answers/right and answers/wrong says what becomes of it:
#
#     # dL_dy -> right: what is special about it
#     # dL_dy -> wrong: the mistake, in just the words that must name it
#     # dL_dy -> wrong in line 3: the mistake, and the line of this file that the student is pointed to
#     # dL_dy -> wrong in no line, though right where y is 1/2: any mistake may be named
#     # dL_dy -> wrong, and is told: words that the message must hold ... and more words, after those
#     # dL_dy -> wrong, and nothing is named: words of the message, which names no mistake
#     # dL_dy -> exception: words that the message must hold         (and so for any other outcome)
#     # ex2_loss -> syntax_error, from Python 3.10 on: words that depend on Python's own
#
# The answer stands for the one function, or for several (dL_dy, dy_dz), in a file that is otherwise the
# worked solution. With an exercise in place of a function, it is the whole file, for all its functions.
# More such lines may follow for other functions. What none of them names is right, if it calls none of these.
EXPECTED = re.compile(r"# ([\w, ]+) -> (\w+)(?: in (?:line (\d+)|(no line)))?(, [^:]*)?: (.*)")

NEEDS = {       # words of an outcome or a name: whether it can be tried on this system
    "out_of_memory": sys.platform.startswith("linux"),      # memory is bounded there only
    "endless_demo": hasattr(os, "fork"),                    # nothing interrupts it elsewhere
}


class Expected(NamedTuple):
    """What must become of some functions."""

    functions: List[str]
    outcome: str
    line: Optional[int]     # of the answer's file; 0 for no line, None for any
    reservation: str        # what follows, after a comma
    words: str              # what follows the colon

    @property
    def mistake(self):
        """The mistake that must be named, or "" where none may be, or None where any may."""
        if self.reservation == ", and nothing is named":
            return ""
        return None if self.reservation or self.outcome != "wrong" else self.words

    @property
    def said(self):
        """The pieces that the message must hold, in this order."""
        told = self.reservation in ("", ", and is told", ", and nothing is named") or (
            self.reservation == ", from Python 3.10 on" and sys.version_info >= (3, 10))
        return self.words.split(" ... ") if told and self.outcome != "right" else []


class StudentAnswer(NamedTuple):
    """A file of the folder answers."""

    expected: List[Expected]
    source: bytes           # the file to check
    lines_above: int        # that stand in it above those of the answer

    @property
    def functions(self):
        """The functions that it is for."""
        return self.expected[0].functions

    @property
    def exercise(self):
        return exercise_of(self.functions[0]).name

    @property
    def file(self):
        return f"{self.exercise}.py"


def names_in(folder):
    """Return the names of the answers in a folder: wrong/dL_dy_sign_flipped.py and so on."""
    return [f"{folder}/{path.name}" for path in sorted((ANSWERS / folder).glob("*.py"))]


def code(name):
    """Return the bytes of an answer."""
    return (ANSWERS / name).read_bytes()


def student_answer(name):
    """Return the StudentAnswer in a file of the folder answers."""
    answer, expected, whole = code(name), [], False
    for line in answer.decode("utf-8-sig", "replace").splitlines():
        found = EXPECTED.fullmatch(line)
        if not found:
            break
        what, outcome, line, none, reservation, words = found.groups()
        whole = whole or what in NAMES
        functions = functions_of(what) if what in NAMES else what.split(", ")
        line = 0 if none else line and int(line)
        expected.append(Expected(functions, outcome, line, reservation or "", words))
    assert expected, f"The first line of answers/{name} does not say what is expected."
    if whole:
        return StudentAnswer(expected, answer, 0)
    defined = [name.decode() for name in re.findall(rb"(?m)^def (\w+)\(", answer)]
    others = [function for one in expected[1:] for function in one.functions if function in defined]
    source = in_the_place_of(expected[0].functions + others, answer)
    return StudentAnswer(expected, source, source[:-len(answer)].count(b"\n"))


def functions_of(exercise):
    return [function for function in QUESTIONS if exercise_of(function).name == exercise]


def solution(exercise):
    """Return the worked solution of an exercise, as bytes, with the same line ends on every system."""
    return (SOLUTIONS / f"{exercise}.py").read_text(encoding="utf-8").encode("utf-8")


def in_the_place_of(functions, code):
    """Return a file in which the worked answers of some functions are there for the code to use or replace.

    The code can keep one, with `real = gradient`, before it defines its own.
    """
    text = solution(exercise_of(functions[0]).name)
    for function in map(str.encode, functions):
        text = text.replace(b"def %s(" % function, b"def worked_%s(" % function)
        text += b"\n\n%s = worked_%s\n" % (function, function)
    return text + b"\n\n" + code


def callers_of(function):
    """Return the functions of the same exercise whose worked answers call a function, directly or not."""
    exercise, space = exercise_of(function).name, {}
    exec(solution(exercise), space)
    found, before = {function}, None
    while found != before:
        before = set(found)
        found |= {one for one in functions_of(exercise) if found.intersection(space[one].__code__.co_names)}
    return found - {function}


def stubs(exercise):
    """Return the file of an exercise in which nothing is worked on."""
    return "".join(f"def {question.function}(*_):\n    raise NotImplementedError    # Delete this line.\n"
                   f"    # TODO: write your code below this line.\n\n\n"
                   for question in exercise.questions).encode()


def project_not_worked_on(folder, ending=b""):
    """Copy the project, without the grader's own tests, with stubs that end in some more lines."""
    skip = shutil.ignore_patterns(".git", ".pytest_cache", ".venv", "tests", "*.pyc.*")
    shutil.copytree(FOLDER.parent, folder, ignore=skip)
    for exercise in EXERCISES:
        (folder / "exercises" / f"{exercise.name}.py").write_bytes(stubs(exercise) + ending)
    return folder
