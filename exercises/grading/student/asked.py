"""What was asked for: some functions, and the file that they are in."""

import pathlib
import re
from typing import List, NamedTuple

from grading.judging.text import in_one_line
from grading.questions import (
    NAMES, QUESTIONS, exercise_of, exercise_of_functions, exercise_of_name, functions_in, questions_of)

FOLDER = pathlib.Path(__file__).resolve().parents[2]
COMMANDS = ("watch", "hint", "solution", "help")


class NotChecked(Exception):
    """Why nothing can be checked or shown: a sentence."""


class Asked(NamedTuple):
    """Functions of one exercise, and the file that they are in."""

    exercise: str
    functions: List[str]
    path: pathlib.Path
    note: str = ""      # a sentence about the name of the file


def everything():
    return [of_exercise(name) for name in NAMES]


def of_exercise(name, path=None, note=""):
    functions = [question.function for question in questions_of(name)]
    return Asked(name, functions, path or FOLDER / f"{name}.py", note)


def asked_for(word):
    """Return what a word stands for: a function, or ex3, or the name or path of a file. Raises NotChecked."""
    name = word.replace("\\", "/").rpartition("/")[2].lower()
    name = name[:-3] if name.endswith(".py") else name
    functions = {function.lower(): function for function in QUESTIONS}
    if name in functions:
        function = functions[name]
        return of_exercise(exercise_of(function).name)._replace(functions=[function])
    path = pathlib.Path(word)
    if path.suffix == ".py" and path.is_file():
        return of_file(path)
    number = re.fullmatch(r"(?:ex|exercise)?[ _.-]*0*(\d+)(?:_.*)?", name)
    for exercise in NAMES:
        if number and exercise.startswith(f"ex{number[1]}_"):
            return of_exercise(exercise)
    import difflib
    known = {**functions, **{one.lower(): one for one in (*NAMES, *COMMANDS, *[one[:3] for one in NAMES])}}
    near = [] if number else [known[one] for one in difflib.get_close_matches(name, known, 2, 0.7)]
    raise NotChecked(f"{in_one_line(word, 40)} is not a file or function of this homework.\n" + (
        f"Did you mean {' or '.join(near)}?" if near else
        f"There are the files {NAMES[0][:3]} to {NAMES[-1][:3]}, and the functions in them."))


def of_file(path):
    """Return what a file is checked for: by its name, or else by what it defines. Raises NotChecked."""
    source, problem = read(path)
    if source is None:
        raise NotChecked(problem)
    exercise = exercise_of_name(path.name) or exercise_of_functions(functions_in(source.decode("latin-1")))
    if exercise is None:
        raise NotChecked(
            f"{in_one_line(path.name, 40)} is not the file of an exercise: it does not have all\n"
            "the functions of one. Write them in the files that you were given, ex1 to ex7.")
    name = f"{exercise}.py"
    note = "" if path.name == name else (
        f"{in_one_line(path.name, 40)} is checked as exercise {exercise[2]}. Hand it in as {name}.")
    return of_exercise(exercise, path, note)


def read(path):
    """Return the bytes of a file, or None and why there are none."""
    try:
        return path.read_bytes(), ""
    except FileNotFoundError:
        return None, f"There is no file {path.name} in the folder {path.parent.name}."
    except OSError as error:
        return None, f"{path.name} cannot be read: {error.strerror}."


def checked(judge, asked):
    """Return the answers for all that was asked for, in order."""
    found = judge.check_all({one.exercise: read(one.path) for one in asked})
    wanted = {function for one in asked for function in one.functions}
    return [answer for answers in found.values() for answer in answers if answer.function in wanted]
