"""What was asked for: {function: the path of the file that it is in}."""

import os
import pathlib
import re
import sys

from grading.judging.text import in_one_line
from grading.questions import (
    NAMES, QUESTIONS, exercise_of, exercise_of_functions, exercise_of_name, functions_in, questions_of)

FOLDER = pathlib.Path(__file__).resolve().parents[2]
COMMANDS = ("watch", "hint", "solution", "help")
ran_before = None       # in a notebook: the path of the file that was run last


class NotChecked(Exception):
    """Why nothing can be checked or shown: a sentence."""


def of_exercise(name, path=None):
    return {question.function: path or FOLDER / f"{name}.py" for question in questions_of(name)}


def of_file(path):
    """Return what a file is checked for: by its name, or else by what it defines. Raises NotChecked."""
    source, problem = read(path)
    if source is None:
        raise NotChecked(problem)
    exercise = exercise_of_name(path.name) or exercise_of_functions(functions_in(source.decode("latin-1")))
    if exercise is None:
        raise NotChecked(
            f"{in_one_line(path.name, 40)} is not the file of an exercise: it does not have all\n"
            "the functions of one. Write your answers in the files that you were given.")
    return of_exercise(exercise, path)


def in_words(words):
    """Return what some words ask for together. No words ask for everything. Raises NotChecked."""
    return {function: path for word in words or NAMES for function, path in in_word(word).items()}


def in_word(word):
    """Return what a word stands for: a function, or ex3, or the name or path of a file. Raises NotChecked."""
    path = pathlib.Path(word)
    if path.suffix == ".py" and path.is_file():
        return of_file(path)
    name = word.replace("\\", "/").rpartition("/")[2].lower()
    number = re.fullmatch(r"(?:ex|exercise)?[ _-]*(\d)(?:_.*|\.py)?", name)
    for exercise in NAMES:
        if number and exercise.startswith(f"ex{number[1]}_"):
            return of_exercise(exercise)
    for function in QUESTIONS:
        if function.lower() == name:
            return {function: FOLDER / f"{exercise_of(function).name}.py"}
    import difflib
    near = difflib.get_close_matches(name, [*QUESTIONS, *[one[:3] for one in NAMES], *COMMANDS], 2, 0.7)
    raise NotChecked(f"{in_one_line(word, 40)} is not a file or function of this homework.\n" + (
        f"Did you mean {' or '.join(near)}?" if near else
        f"Name a file, {NAMES[0][:3]} to {NAMES[-1][:3]}, or a function, such as dL_dy."))


def that_is_run():
    """Return what the file of __main__ asks for. Raises NotChecked if no file is run."""
    global ran_before
    shell, file = notebook(), getattr(sys.modules["__main__"], "__file__", None)
    if file and os.path.exists(file):
        ran_before = pathlib.Path(os.path.abspath(file)) if shell else None
        return of_file(pathlib.Path(file))
    cell = shell.user_ns.get("In", [""])[-1] if shell else ""
    if ran_before and "def " not in cell:       # check.run() alone, in a cell below
        return of_file(ran_before)
    if not shell:
        raise NotChecked("check.run() checks the file that is run: open an exercise and press Run.\n"
                         'Or type  check.main(["ex1"])  here.')
    path = path_of(f"{exercise_of_functions(functions_in(cell)) or NAMES[0]}.py")
    raise NotChecked("A cell is checked as a file. Begin the cell with this line, and run it:\n"
                     f"    %%writefile {path}\nThen, in the next cell:\n    %run {path}")


def notebook():
    """Return the shell of IPython that runs this, as in a notebook, or None."""
    return sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None


def path_of(name):
    """Return the path of a file of the homework's folder, as it can be typed here."""
    path = FOLDER / name
    try:
        path = path.relative_to(os.getcwd())
    except (OSError, ValueError):   # The current folder is another one, or was deleted.
        pass
    return f'"{path}"' if " " in str(path) else str(path)


def read(path):
    """Return the bytes of a file, or None and why there are none."""
    try:
        return path.read_bytes(), ""
    except FileNotFoundError:
        return None, f"There is no file {path.name} in the folder {path.parent.name}."
    except OSError as error:
        return None, f"{path.name} cannot be read: {error.strerror}."


def read_all(what):
    """Return {exercise: what was read} for what is asked for."""
    return {exercise: read(path) for exercise, path in paths(what).items()}


def paths(what):
    return {exercise_of(function).name: path for function, path in what.items()}


def checked(judge, files, what):
    """Return the Answers for what is asked for, in order, from {exercise: what was read}."""
    found = judge.check_all(files)
    return [answer for answers in found.values() for answer in answers if answer.function in what]
