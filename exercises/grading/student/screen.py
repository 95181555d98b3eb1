"""What a student sees after a check: what is right, the first thing that is not, and what to do next.

The first window of Thonny shows the last eight or nine lines. They name the function and the cause.
"""

import os
import sys
import textwrap

from grading.judging.answer import UNTOUCHED, by_exercise, first_problem, points
from grading.judging.text import printable
from grading.questions import QUESTIONS, exercise_of
from grading.sandbox.outcome import Outcome
from grading.student.asked import notebook, path_of

WIDTH = 80
PLACES = {Outcome.RIGHT: "right", Outcome.NOT_STARTED: "to do", Outcome.MISSING_FILE: "no file",
          Outcome.CARRIED_OVER: "and so", Outcome.NEEDS_REVIEW: "could not be checked"}
NOT_RIGHT = "not right"
STEPS = {Outcome.MISSING_FILE: "Find", Outcome.CARRIED_OVER: "Then check"}      # else: Fix
ORDER = ("right", NOT_RIGHT, "could not be checked", "and so", "to do", "no file")


def show_all(judge, answers):
    """Show at once what is right, and then, when its cause is known, the first thing that is not."""
    show(overview(answers))
    problem = first_problem(answers)
    answers = [judge.explain([answer])[0] if answer is problem else answer for answer in answers]
    show(message(answers) + next_lines(answers))


def overview(answers):
    """Return the lines that say what is right, one or more for each file."""
    lines = []
    for exercise, group in by_exercise(answers):
        said = [(PLACES.get(answer.outcome, NOT_RIGHT), answer.function) for answer in group]
        lists = {place: [function for one, function in said if one == place] for place in ORDER}
        whole = f"{exercise + '.py':22}" + "; ".join(
            f"{place}: {', '.join(functions)}" for place, functions in lists.items() if functions)
        colour = 31 if lists[NOT_RIGHT] else 32 if len(said) == len(lists["right"]) else 0
        lines += [coloured(line, colour) for line in wrapped(whole, 22)]
    return lines


def message(answers):
    """Return the message on the first answer that is not right, or else what right ones have shown."""
    problem = first_problem(answers)
    told = [problem]
    if problem is None or problem.message == UNTOUCHED:
        told = [one for one in answers if one.outcome is Outcome.RIGHT]
        told = told if in_one_file(answers) else told[-1:]
    lines = []
    for answer in told:
        place = answer.exercise + ".py" if answer.of_file else answer.function
        first, *rest = answer.message.splitlines()
        lines += wrapped(first if first.startswith(place + "(") else f"{place}: {first}", 4)
        lines += [line for one in rest for line in wrapped("    " + one, 4)]
    return [""] * bool(lines) + lines


def next_lines(answers):
    """Return the lines with the points and the next step."""
    problem, done, hint = first_problem(answers), points(answers, width=10), []
    if problem is None:
        later = [*QUESTIONS, None][list(QUESTIONS).index(answers[-1].function) + 1]
        step = f"Go on with {later} in {exercise_of(later).name}.py." if later else "Well done!"
        step = f"All of this is right. {step}"
    elif problem.outcome is Outcome.NEEDS_REVIEW:
        step = "This is not your fault. Check again. If it happens again, tell your teacher."
    else:
        of_file, file = problem.of_file, f"{problem.exercise}.py"
        what = f"the file {file}" if of_file else problem.function
        what += "" if of_file or in_one_file(answers) else f" in {file}"
        untouched = problem.message == UNTOUCHED
        step = f"{'Write' if untouched else STEPS.get(problem.outcome, 'Fix')} {what}."
        hint = [] if of_file else [f"For a hint, type  {hint_command(problem.function)}"]
        if in_one_file(answers) and {answer.outcome for answer in answers} == {Outcome.NOT_STARTED}:
            step += "  (Did you save it?)"
    one_line = len(done + step) <= WIDTH - 2
    return ([f"{done}  {step}"] if one_line else [done, step]) + hint


def in_one_file(answers):
    return len({answer.exercise for answer in answers}) == 1


def wrapped(line, indent):
    return textwrap.wrap(line, WIDTH, subsequent_indent=" " * indent)


# ---- Where it is shown ------------------------------------------------------------------------------------

def show(lines):
    for line in lines:
        print(printable(line, sys.stdout))
    sys.stdout.flush()


def is_terminal():
    """Return whether a terminal shows what is printed. An editor's shell only looks like one."""
    if os.environ.get("TERM") == "dumb" or sys.stdout is not sys.__stdout__ or not sys.stdout.isatty():
        return False
    if os.name == "nt":
        os.system("")       # It turns colours on in the console of Windows.
    return True


def coloured(line, colour):
    shown = colour and "NO_COLOR" not in os.environ and is_terminal()
    return f"\033[{colour}m{line}\033[0m" if shown else line


def is_shell():
    """Return whether Python itself is typed here: an editor's shell after Run, a notebook, a browser."""
    known = {"idlelib", "thonny", "IPython"} & set(sys.modules)
    return bool(known or sys.flags.interactive or sys.platform == "emscripten")


def hint_command(function, *number):
    """Return what to type for a hint."""
    if is_shell():
        return "check.hint(" + ", ".join([f'"{function}"', *map(str, number)]) + ")"
    return start_command("check.py", "hint", function, *number)


def picture_command():
    """Return what to type to see the student's own training as a picture."""
    if is_shell() and not notebook():
        return 'import picture; picture.main(["ex5"])'
    return start_command("picture.py", "ex5")


def start_command(name, *words):
    """Return what starts a file of the homework's folder in a terminal or a notebook."""
    python = "python3" if "python3" in os.path.basename(sys.executable or "") else "python"
    return " ".join(["%run" if notebook() else python, path_of(name), *map(str, words)])
