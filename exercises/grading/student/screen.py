"""What a student sees after a check, as Lines: what is right, the first thing that is not, what to do next.

A screen has 24 lines of 80 columns. The first window of Thonny shows nine, so few lines follow a message.
"""

import textwrap
from typing import NamedTuple

from grading.judging.answer import Told, by_exercise, first_problem, points
from grading.questions import exercise_of
from grading.sandbox.outcome import Outcome

WIDTH, HEIGHT = 80, 24
CAUSE_LINES = 4     # that are kept free for what is chosen after a search
PLACES = {Outcome.RIGHT: "right", Outcome.NOT_STARTED: "to do", Outcome.MISSING_FILE: "no file",
          Outcome.CARRIED_OVER: "and so", Outcome.NEEDS_REVIEW: "could not be checked"}
NOT_RIGHT = "not right"
SHORTER = {"Not right yet.\n": "", ",\nbut ": ", but ", ".\nPython says: ": ": "}    # in fewer lines
ORDER = ("right", NOT_RIGHT, "could not be checked", "and so", "to do", "no file")


class Line(NamedTuple):
    text: str
    colour: str = ""        # "right", "wrong" or none; it never says more than the text


def verdict(answers, height=HEIGHT):
    """Return the Lines for some answers: what is right, and the first that is not, with its message."""
    problem = first_problem(answers)
    lines = [Line(text, "right" if all_right(group) else "") for group, whole in overview(answers)
             for text in textwrap.wrap(whole, WIDTH, subsequent_indent=" " * 22)]
    room = height - len(lines) - 4 - CAUSE_LINES * bool(problem and problem.unexplained)
    if not is_told(problem):
        return lines + insights(answers, room)
    said = beginning_of(problem)
    for words, fewer in SHORTER.items():
        said = said.replace(words, fewer, 1)
    place = "" if said.startswith(problem.function + "(") else f"{place_of(problem)}: "
    headline, _, rest = (place + said).partition("\n")
    headline = textwrap.wrap(headline, WIDTH, subsequent_indent="    ")
    lines += [Line(""), *[Line(text, "wrong") for text in headline]]
    return lines + [Line("    " + text) for text in cut(wrapped(rest), room)]


def cause(problem, explained):
    """Return the Lines for what is said of a problem once its place was looked for."""
    return [Line("    " + text) for text in wrapped(explained.message[len(beginning_of(problem)):].strip())]


def beginning_of(problem):
    """Return what is said before that: all, if nothing is looked for."""
    return problem.unexplained.words.beginning() if problem.unexplained else problem.message


def next_lines(answers, hint="", following=None):
    """Return the Lines below: the points and the next step.

    hint is what to say of a hint, if anything; following is the function to go on with when all are right.
    """
    problem, files = first_problem(answers), {answer.exercise for answer in answers}
    done, steps = points(answers, width=20), []
    if problem is None:
        then = f"Go on with {following} in {exercise_of(following).name}.py." if following else "Well done!"
        steps.append(f"All of this is right. {then}")
    elif problem.outcome is Outcome.NEEDS_REVIEW:
        steps.append("This is not your fault. Check again; if it comes again, tell your teacher.")
    elif len(files) > 1 or not is_told(problem):
        what = "the file " if problem.told is Told.OF_THE_FILE else f"{problem.function} in "
        steps.append(f"Next: {what}{problem.exercise}.py" + unsaved(answers) * (len(files) == 1))
    if hint and problem.told is not Told.OF_THE_FILE and problem.outcome is not Outcome.NEEDS_REVIEW:
        steps.append(hint)
    if steps and len(f"{done}  {steps[0]}") <= WIDTH:
        done = f"{done}  {steps.pop(0)}"
    return [Line(done), *map(Line, steps)]


def unsaved(answers):
    """Return a question for who has worked on a file that is as it was handed out."""
    untouched = {(Outcome.NOT_STARTED, Told.OUTCOME)} == {(answer.outcome, answer.told) for answer in answers}
    return "  (nothing is written: did you save it?)" * untouched


def is_told(problem):
    """Return whether a problem has a message of its own."""
    return problem is not None and problem.told is not Told.OUTCOME


def place_of(problem):
    """Return what a message is about: a function, or the whole file."""
    return problem.exercise + ".py" if problem.told is Told.OF_THE_FILE else problem.function


def all_right(answers):
    return all(answer.outcome is Outcome.RIGHT for answer in answers)


def overview(answers):
    """Yield (answers, line) for each file."""
    for exercise, group in by_exercise(answers):
        group = list(group)
        said = [(PLACES.get(answer.outcome, NOT_RIGHT), answer.function) for answer in group]
        lists = {place: [function for one, function in said if one == place] for place in ORDER}
        yield group, f"{exercise + '.py':22}" + "; ".join(
            f"{place}: {', '.join(functions)}" for place, functions in lists.items() if functions)


def insights(answers, room):
    """Return what right answers have shown, the last one at least if there is no room for all."""
    shown = [answer for answer in answers if answer.outcome is Outcome.RIGHT and answer.told is Told.MESSAGE]
    for chosen in (shown, shown[-1:]):
        lines = [text for answer in chosen for text in wrapped(f"{answer.function}: {answer.message}")]
        if lines and len(lines) <= room:
            return [Line(""), *map(Line, lines)]
    return []


def wrapped(message):
    """Return a message in lines that fit the screen."""
    lines = []
    for line in message.splitlines():
        indent = line[:len(line) - len(line.lstrip())]
        lines += textwrap.wrap(line, WIDTH - 4, subsequent_indent=indent + "  ") or [""]
    return lines


def cut(lines, room):
    return lines if len(lines) <= room else lines[:room - 1] + ["..."]
