"""Checks your answers, and says in words what is wrong. There is nothing to install or to edit.

    python exercises/check.py                   everything; the last lines say what is next
    python exercises/check.py ex3               one file, or  dL_dy  one function
    python exercises/check.py watch             checks again whenever you save, until Ctrl-C
    python exercises/check.py hint              a hint for what is next, or  hint dL_dy 2
    python exercises/check.py solution dL_dy    the worked answer, once your own is right

After Run in an editor you can also type  check.hint("dL_dy")  in its shell.
"""
# mypy: ignore-errors    (Thonny would show its remarks on this file beside your own)

import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
# Last, so that a file of yours, such as random.py, takes the place of no module of Python.
sys.path[:] = [path for path in sys.path if os.path.abspath(path or ".") != HERE] + [HERE]

import argparse
import difflib
import pathlib
import time

from grading.judging import screen
from grading.judging.hints import hints_for, solution_of
from grading.judging.judge import Judge
from grading.judging.saved_files import SavedFiles
from grading.judging.text import printable
from grading.questions import EXERCISES, FILE_NAMES, NAMES, QUESTIONS, exercise_of
from grading.sandbox.process import GraderFault
from grading.sandbox.outcome import Outcome

FOLDER = pathlib.Path(HERE)
POLL_SECONDS = 0.1      # how often watch looks for a change
RIGHT, NOT_RIGHT, NOT_CHECKED = 0, 1, 2     # exit statuses
COMMANDS = ("watch", "hint", "solution")
IN_A_SHELL = sys.flags.interactive or not {"idlelib", "thonny", "IPython"}.isdisjoint(sys.modules)


class NotChecked(Exception):
    """Why nothing can be checked or shown: a sentence."""


# ---- What was asked for -----------------------------------------------------------------------

def functions_named(word):
    """Return the functions that a word stands for: itself, or all those of ex3, or of a file."""
    name = word.replace("\\", "/").rsplit("/", 1)[-1]
    name = name[:-3] if name.endswith(".py") else name
    if name in QUESTIONS:
        return [name]
    for exercise in EXERCISES:
        if name in (exercise.name, exercise.name.split("_")[0]):
            return [question.function for question in exercise.questions]
    known = {one.lower(): one for one in [*QUESTIONS, *NAMES, *COMMANDS]}
    near = [known[one] for one in difflib.get_close_matches(name.lower(), known, 3, 0.5)]
    near = [known[name.lower()]] if name.lower() in known else near
    raise NotChecked(f"{word} is not a file or function of this homework. " + (
        f"Did you mean {' or '.join(near)}?" if near else
        f"There are the files {NAMES[0][:3]} to {NAMES[-1][:3]}, and the functions in them."))


def exercises_of(functions):
    """Return the names of the exercises that hold some functions."""
    return list(dict.fromkeys(exercise_of(function).name for function in functions))


def read(path):
    """Return the bytes of a file, or None and why there are none."""
    try:
        return path.read_bytes(), ""
    except FileNotFoundError:
        return None, f"There is no file {path.name} in the folder {path.parent.name}."
    except OSError as error:
        return None, f"{path.name} cannot be read: {error.strerror}."


def checked(judge, functions, path=None):
    """Return the answers for some functions, in order. path is that of the file, if elsewhere."""
    files = {name: read(path or FOLDER / f"{name}.py") for name in exercises_of(functions)}
    return [answer for answers in judge.check_all(files).values() for answer in answers
            if answer.function in functions]


# ---- What is shown ----------------------------------------------------------------------------

def show(lines):
    """Print lines, in colour where the terminal has colours."""
    colours = {"right": "\033[32m", "wrong": "\033[31m"} if has_colours() else {}
    for text, colour in lines:
        start = colours.get(colour, "")
        print(start + printable(text, sys.stdout) + ("\033[0m" if start else ""))


def has_colours():
    """Whether the output goes to a terminal with colours. An editor's shell only looks like one."""
    if "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb" or "idlelib" in sys.modules:
        return False
    if sys.stdout is not sys.__stdout__ or not sys.stdout.isatty():
        return False
    if os.name == "nt":
        os.system("")       # It turns the colours of a Windows console on.
    return True


def offer_of(function, *number):
    """Say how to get a hint: in the shell that an editor shows after Run, or in a terminal."""
    if IN_A_SHELL:
        return f"For a hint, type here:  check.hint({', '.join(map(repr, (function, *number)))})"
    return f"For a hint:  {command_of('check.py')} hint {' '.join(map(str, (function, *number)))}"


def picture_of_ex5():
    """Say what to type to see the student's own training as a picture."""
    if IN_A_SHELL:
        return "import picture; picture.main(['ex5'])"
    return f"{command_of('picture.py')} ex5"


def command_of(name):
    """Return the command for a file of this folder, as it can be typed where the terminal is."""
    path = os.path.join(HERE, name)
    try:
        near = os.path.relpath(path)
    except ValueError:      # another drive of Windows
        near = ".."
    path = path if near.startswith("..") else near
    python = "python3" if "python3" in os.path.basename(sys.executable or "") else "python"
    return f'{python} "{path}"' if " " in path else f"{python} {path}"


def status_of(answers):
    if any(answer.outcome is Outcome.NEEDS_REVIEW for answer in answers):
        return NOT_CHECKED
    return RIGHT if screen.all_right(answers) else NOT_RIGHT


def check_and_show(functions, path=None):
    """Check some functions, show the screen, and return the exit status."""
    later = list(QUESTIONS)[list(QUESTIONS).index(functions[-1]) + 1:]
    with Judge(exercises=exercises_of(functions), own=True) as judge:
        answers = checked(judge, functions, path)
        alone = later and len(functions) < len(QUESTIONS)
        show_all(judge, answers, following=later[0] if alone else None)
    return status_of(answers)


def show_all(judge, answers, with_hint=True, following=None, height=screen.HEIGHT):
    """Show the verdict, then the line where a search finds the cause, then what to do next."""
    problem = screen.first_problem(answers)
    show(screen.verdict(answers, height))
    if problem:
        sys.stdout.flush()
        show(screen.cause(problem, *judge.explain([problem])))
    offer = offer_of(problem.function) if problem and with_hint else ""
    show(screen.next_lines(answers, offer, following))
    if problem is None and "train" in [answer.function for answer in answers]:
        print(f"See your own neuron learn:  {picture_of_ex5()}")


# ---- The commands -----------------------------------------------------------------------------

def run():
    """Check the file that is being run, show what is right, and return whether all of it is.

    It is called in the last lines of every exercise. It never ends the program.
    """
    return safely(check_what_is_run) == RIGHT


def check_what_is_run():
    path = pathlib.Path(getattr(sys.modules["__main__"], "__file__", ""))
    if path.suffix != ".py":
        raise NotChecked("In a notebook, write  %%writefile exercises/ex1_forward.py  above the "
                         "text of the file, and in the next cell  !python exercises/check.py ex1")
    if path.name not in FILE_NAMES:
        near, = difflib.get_close_matches(path.name, FILE_NAMES, 1, 0)
        raise NotChecked(f"{path.name} is not the name of an exercise. Save it as {near}.")
    return check_and_show(functions_named(path.name), path)


def hint(function=None, number=1):
    """Show a hint for a function, or for the next thing to do."""
    safely(show_hint, function, number)


def show_hint(function, number):
    if function is None:
        with Judge(own=True) as judge:
            problem = screen.first_problem(checked(judge, list(QUESTIONS)))
        if problem is None:
            raise NotChecked("Everything is right: no hint is needed.")
        function = problem.function
    function = functions_named(function)[0]
    hints = hints_for(function)
    if not hints:
        raise NotChecked("There are no hints here: the file hints.md is missing.")
    if not 1 <= number <= len(hints):
        raise NotChecked(f"{function} has {len(hints)} hints, 1 to {len(hints)}.")
    text = hints[number - 1].replace("`", "")
    print(f"Hint {number} of {len(hints)} for {function}:\n\n{text}\n")
    if number < len(hints):
        print(offer_of(function, number + 1).replace("a hint", "the next one"))
    return RIGHT


def solution(function):
    """Show the worked answer, if the student's own is right."""
    safely(show_solution, function)


def show_solution(function):
    if not function:
        raise NotChecked("Say which function, for example:  solution dL_dy")
    function = functions_named(function)[0]
    with Judge(own=True) as judge:
        answer, = checked(judge, [function])
    if answer.outcome is not Outcome.RIGHT:
        print(f"{function} is not right yet. When it is, this shows the worked answer.")
        print(offer_of(function))
        return NOT_RIGHT
    worked = solution_of(function)
    if worked is None:
        raise NotChecked("The worked answers are not included here: your teacher has them.")
    print(worked)
    return RIGHT


def safely(command, *arguments, file=None):
    """Do what a command does, say in a sentence what is in the way, and return the exit status."""
    try:
        return command(*arguments)
    except (NotChecked, GraderFault) as error:
        print(error, file=file)
    except KeyboardInterrupt:
        print("Stopped.")
    return NOT_CHECKED


def watch(words):
    """Check a file again whenever it has been saved, until Ctrl-C. Return the exit status."""
    functions = [one for word in words or NAMES for one in functions_named(word)]
    files = {FOLDER / f"{exercise_of(one).name}.py": exercise_of(one).name for one in functions}
    saved, answers, wrong_before = SavedFiles(files), {}, set()
    with Judge(own=True) as judge:
        try:
            names = list(files.values())
            while True:
                if names:
                    for name in names:
                        asked = [one for one in functions if exercise_of(one).name == name]
                        answers[name] = checked(judge, asked)
                    show_saved(judge, names, answers, wrong_before)
                time.sleep(POLL_SECONDS)
                names = [files[path] for path in saved.take()]
        except KeyboardInterrupt:
            print("\n" + screen.points(sum(answers.values(), [])))
    return status_of(sum(answers.values(), []))


def show_saved(judge, names, answers, wrong_before):
    """Show the screen of the files that were saved, and what is next in all of them.

    A hint is offered for what is not right for the second time: wrong_before holds the first.
    """
    now, everything = sum((answers[name] for name in names), []), sum(answers.values(), [])
    problem, next_one = screen.first_problem(now), screen.first_problem(everything)
    again = problem is not None and problem.function in wrong_before
    print("\n" + f"---- {time.strftime('%H:%M:%S')}  {names[0] if len(names) == 1 else ''}")
    show_all(judge, now, again, following=next_one and next_one.function, height=screen.HEIGHT - 3)
    print("Watching: save a file, and it is checked again. Ctrl-C ends this.", flush=True)
    wrong_before.difference_update(answer.function for answer in now)
    wrong_before.update(answer.function for answer in now if answer.outcome is not Outcome.RIGHT)


def main(given=None):
    """Do what the command line asks for, and return the exit status."""
    parser = argparse.ArgumentParser(prog="check.py", description=__doc__, usage=argparse.SUPPRESS,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="*", help=argparse.SUPPRESS)
    words = parser.parse_args(given).what
    if words == ["help"]:
        parser.print_help()
        return RIGHT
    command, *rest = words or [""]
    if command == "watch":
        return safely(watch, rest, file=sys.stderr)
    if command == "hint":
        numbers = [int(word) for word in rest if word.isdigit()]
        names = [word for word in rest if not word.isdigit()]
        return safely(show_hint, *names[:1] or [None], *numbers[:1] or [1], file=sys.stderr)
    if command == "solution":
        return safely(show_solution, *rest[:1] or [""], file=sys.stderr)
    return safely(check_and_show_named, words or NAMES, file=sys.stderr)


def check_and_show_named(words):
    return check_and_show([one for word in words for one in functions_named(word)])


if __name__ == "__main__":
    check = sys.modules[__name__]       # for check.hint(...) in the shell after Run
    status = main()
    if not IN_A_SHELL:      # There the end of a program would look like an error.
        sys.exit(status)
