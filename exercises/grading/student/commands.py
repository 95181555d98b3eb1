"""What check.py does: check and show, and the doors to hints, worked answers and watch."""

import os
import pathlib
import re
import sys
import textwrap

from grading.judging.answer import first_problem
from grading.judging.judge import Judge
from grading.questions import QUESTIONS, exercise_of_functions, functions_in
from grading.sandbox.outcome import Outcome
from grading.sandbox.process import GraderFault
from grading.student import asked, console, screen
from grading.student.asked import NotChecked

RIGHT, NOT_RIGHT, NOT_CHECKED = 0, 1, 2     # exit statuses
ran_before = None       # in a notebook: the path of the file that was run last


# ---- Called from check.py ---------------------------------------------------------------------------------

def run():
    """Check the file that is being run, as the last lines of every exercise ask for."""
    return safely(lambda: check_and_show([file_that_is_run()]))


def hint(*words):
    from grading.student import hints
    return safely(lambda: hints.show_hint(in_words(words), checked_here()))


def solution(*words):
    from grading.student import hints
    return safely(lambda: hints.show_solution(in_words(words)))


def main(words, help_text):
    """Do what the words of a command line ask for. Sentences about what is in the way go to stderr."""
    words = words.split() if isinstance(words, str) else in_words(words)
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w")
        print("Nothing can be shown: the output is closed.", file=sys.stderr)
        return NOT_CHECKED
    return safely(lambda: do(words, help_text), sys.stderr)


def do(words, help_text):
    command = next((word for word in words if word in asked.COMMANDS), None)
    if {"help", "-h", "--help"} & set(words):
        print(help_text)
        return RIGHT
    rest = [word for word in words if word != command]
    if command == "watch":
        from grading.student import watch
        return watch.watch(named(rest))
    if command:
        from grading.student import hints
        return hints.show_hint(rest, asked.everything()) if command == "hint" else hints.show_solution(rest)
    return check_and_show(named(words))


def in_words(things):
    """Return what was given to check.hint and so on as words: a function stands for its name."""
    return [getattr(thing, "__name__", str(thing)) for thing in things]


def named(words):
    """Return what some words stand for, or everything if there are none."""
    found = {}
    for one in map(asked.asked_for, words):
        before = found.get(one.exercise, one)
        found[one.exercise] = one._replace(functions=[*dict.fromkeys(before.functions + one.functions)])
    return list(found.values()) or asked.everything()


# ---- Which file is run ------------------------------------------------------------------------------------

def file_that_is_run():
    """Return what the file of __main__ asks for. Raises NotChecked where nothing was run."""
    global ran_before
    file = getattr(sys.modules["__main__"], "__file__", None)
    if file and os.path.exists(file):
        ran_before = pathlib.Path(os.path.abspath(file)) if console.notebook() else None
        return asked.of_file(pathlib.Path(file))
    cell = console.cell()
    if ran_before and "def " not in cell:       # check.run() alone, in a cell below
        return asked.of_file(ran_before)
    if not console.notebook():
        raise NotChecked("check.run() checks the file that is run: open an exercise and press Run.\n"
                         'Or type  check.main(["ex1"])  here.')
    exercise = exercise_of_functions(functions_in(cell)) or "ex1_forward"
    path = console.path_of(f"{exercise}.py")
    raise NotChecked(f"A cell is checked as a file. Begin the cell with this line, and run it:\n"
                     f"    %%writefile {path}\nThen, in the next cell:\n    %run {path}")


def checked_here():
    """Return what a hint is for if no function is named: the file that was run, or everything."""
    try:
        return [file_that_is_run()]
    except NotChecked:
        return asked.everything()


# ---- Checking and showing ---------------------------------------------------------------------------------

def check_and_show(wanted):
    """Check what is asked for, show the screen, and return the exit status."""
    for one in wanted:
        if one.note:
            say(one.note, None)
    functions = [function for one in wanted for function in one.functions]
    later = list(QUESTIONS)[list(QUESTIONS).index(functions[-1]) + 1:]
    with Judge(exercises=[one.exercise for one in wanted], own=True) as judge:
        answers = asked.checked(judge, wanted)
        show_all(judge, answers, following=later[0] if later and len(functions) < len(QUESTIONS) else None)
    if "train" in functions and screen.all_right(answers):
        print(f"See your own neuron learn:  {console.picture_command()}")
    for one in wanted:
        lost = lost_lines(one.path)
        if lost:
            say(lost, None)
            break
    return status_of(answers)


def show_all(judge, answers, following=None, with_hint=True, height=screen.HEIGHT):
    """Show the verdict, then the line where a search finds the cause, then what to do next."""
    problem = first_problem(answers)
    console.show(screen.verdict(answers, height))
    if problem and problem.unexplained:
        sys.stdout.flush()
        console.show(screen.cause(problem, *judge.explain([problem])))
    hint = f"For a hint, type  {console.hint_command(problem.function)}" if problem and with_hint else ""
    console.show(screen.next_lines(answers, hint, following))


def lost_lines(path):
    """Return a sentence if Run shows nothing, or a function does not count, by the last lines of a file."""
    text = (asked.read(path)[0] or b"check.run()").decode("utf-8", "replace")
    if not re.search(r"(?m)^check\.run\(\)|^if __name__.*\n(?:.*\n)*?[^#\n]*check\.run\(\)", text):
        return f"Run shows nothing in {path.name}: copy the last three lines of another exercise to its end."
    if re.search(r"(?m)^[ \t]+def ", text.rpartition("check.run()")[2]):
        return f"In {path.name}, move what is below check.run() up: a function does not count there."
    return ""


def status_of(answers):
    if any(answer.outcome is Outcome.NEEDS_REVIEW for answer in answers):
        return NOT_CHECKED
    return RIGHT if screen.all_right(answers) else NOT_RIGHT


def safely(command, file=None):
    """Do what a command does, say in a sentence what is in the way, and return the exit status."""
    try:
        status = command()
        sys.stdout.flush()
        return status
    except (NotChecked, GraderFault) as error:
        say(str(error), file)
    except KeyboardInterrupt:
        say("Stopped.", file)
    except OSError as error:
        if not isinstance(error, BrokenPipeError):      # Nobody reads on, as with `| head`.
            say(f"The check cannot go on: {error.filename or 'the output'}: {error.strerror}.", sys.stderr)
        try:
            sys.stdout.flush()
        except OSError:
            sys.stdout = None   # Otherwise Python writes what is left once more.
    return NOT_CHECKED


def say(sentence, file):
    for line in sentence.splitlines():
        print("\n".join(textwrap.wrap(line, screen.WIDTH)) if len(line) > screen.WIDTH else line, file=file)
