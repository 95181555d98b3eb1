"""Reads the students' answers in the folder answers, and the worked solutions that they are put into."""

import pathlib
import random
import re
import shutil
from typing import List, NamedTuple

from grading.judging.check import Check
from grading.questions import EXERCISES, NAMES, QUESTIONS, exercise_of
from grading.sandbox.outcome import Outcome

FOLDER = pathlib.Path(__file__).resolve().parents[2]
ANSWERS = FOLDER / "grading" / "tests" / "answers"
SOLUTIONS = FOLDER / "solutions"

# The first line of a file in answers/right and answers/wrong is one of
#
#     # dL_dy -> right: what is special about it
#     # dL_dy -> wrong: the mistake, in just the words that must name it
#     # dL_dy -> wrong, though right where the target is 1: what it does     (any mistake may be named)
#     # dL_dy -> exception: words that the message must hold                 (or any other outcome)
#
# and the answer stands for the one function, or for several (dL_dy, dy_dz), in a file that is otherwise the
# worked solution. With an exercise in place of a function, it is the whole file, for all its functions.
FIRST_LINE = re.compile(r"# ([\w, ]+) -> (\w+)(,[^:]*)?: (.*)")


class StudentAnswer(NamedTuple):
    functions: List[str]    # that it is for
    outcome: Outcome        # that they must have
    reservation: str        # what follows the outcome, after a comma
    words: str              # what follows the colon
    source: bytes           # the file to check

    @property
    def exercise(self):
        return exercise_of(self.functions[0]).name


def names_in(folder):
    """Return the names of the answers in a folder: wrong/dL_dy_sign_flipped.py and so on."""
    return [f"{folder}/{path.name}" for path in sorted((ANSWERS / folder).glob("*.py"))]


def code(name):
    """Return the bytes of an answer."""
    return (ANSWERS / name).read_bytes()


def student_answer(name):
    """Return the StudentAnswer in a file of the folder answers."""
    first = code(name).splitlines()[0].decode("utf-8-sig")
    expected = FIRST_LINE.fullmatch(first)
    assert expected, f"The first line of answers/{name} does not say what is expected: {first}"
    what, outcome, reservation, words = expected.groups(default="")
    if what in NAMES:
        functions, source = functions_of(what), code(name)
    else:
        functions = what.split(", ")
        source = in_the_place_of(functions, code(name))
    return StudentAnswer(functions, Outcome(outcome), reservation, words, source)


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


def project_not_worked_on(folder, ending=b""):
    """Copy the project, without the grader's own tests, with stubs that end in some more lines."""
    skip = shutil.ignore_patterns(".git", ".pytest_cache", ".venv", "tests", "*.pyc.*")
    shutil.copytree(FOLDER.parent, folder, ignore=skip)
    for exercise in EXERCISES:
        stubs = "".join(f"def {question.function}(*_):\n    # TODO\n    raise NotImplementedError\n\n\n"
                        for question in exercise.questions)
        (folder / "exercises" / f"{exercise.name}.py").write_bytes(stubs.encode() + ending)
    return folder


def not_right(answers):
    return [answer.function for answer in answers if answer.outcome is not Outcome.RIGHT]


def answer_for(function, answers):
    return next(answer for answer in answers if answer.function == function)


def callers_of(function):
    """Return the functions of the same exercise whose worked answers call a function, directly or not."""
    exercise, space = exercise_of(function).name, {}
    exec(solution(exercise), space)
    found, before = {function}, None
    while found != before:
        before = set(found)
        found |= {one for one in functions_of(exercise) if found.intersection(space[one].__code__.co_names)}
    return found - {function}


def fixed_part(function):
    """Return the Check of a function with only the inputs that all seeds have."""
    question = QUESTIONS[function]
    draws = [question.inputs(random.Random(seed)) for seed in "ab"]
    inputs = [one for one, other in zip(*draws) if one == other]
    return Check(question._replace(inputs=lambda rng: inputs), seed=0)
