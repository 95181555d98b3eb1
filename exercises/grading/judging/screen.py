"""What a student sees after a check: a screen of 24 lines and 80 columns, with what to do next last."""

import textwrap
from typing import NamedTuple

from grading.judging.answer import Told, by_exercise, points_of
from grading.judging.text import bar
from grading.questions import exercise_of
from grading.sandbox.outcome import Outcome

WIDTH, HEIGHT = 80, 24
UNTRIED = (Outcome.NOT_STARTED, Outcome.MISSING_FILE)
PLACES = {Outcome.RIGHT: "right", Outcome.NOT_STARTED: "to do", Outcome.MISSING_FILE: "no file",
          Outcome.CARRIED_OVER: "and so"}


class Line(NamedTuple):
    text: str
    colour: str = ""        # "right", "wrong" or none; it never says more than the text


CAUSE_LINES = 4     # that are kept free for what is chosen after a search


def verdict(answers, height=HEIGHT):
    """Return the Lines for some answers: what is right, and the first that is not, with its message."""
    problem = first_problem(answers)
    lines = [Line(text, "right" if all_right(group) else "") for group, whole in overview(answers)
             for text in textwrap.wrap(whole, WIDTH, subsequent_indent=" " * 22)]
    room = height - len(lines) - 5 - CAUSE_LINES * bool(problem and problem.unexplained)
    if problem and problem.told is not Told.OUTCOME:
        words = [text for text in wrapped(beginning_of(problem)) if text != "Not right yet."]
        lines += [Line(""), Line(f"{place_of(problem)}: {problem.outcome.words}", "wrong")]
        lines += [Line("    " + text) for text in cut(words, room - 1)]
    else:
        lines += insights(answers, room)
    return lines


def cause(problem, explained):
    """Return the Lines for what is said of a problem once its place was looked for."""
    return [Line("    " + text) for text in wrapped(explained.message[len(beginning_of(problem)):].strip())]


def beginning_of(problem):
    """Return what is said before that: all, if nothing is looked for."""
    return problem.unexplained.words.beginning() if problem.unexplained else problem.message


def next_lines(answers, offer="", following=None):
    """Return the Lines below: the bar and the next step.

    offer is what to say of a hint, if anything; following is the function to go on with when all are right.
    """
    steps = next_step(first_problem(answers), offer, following)
    return [Line(""), Line(points(answers)), *map(Line, steps)]


def first_problem(answers):
    """Return the first answer that was tried and is not right, or else the first that is not right."""
    left = [answer for answer in answers if answer.outcome is not Outcome.RIGHT]
    return next((answer for answer in left if answer.outcome not in UNTRIED), left[0] if left else None)


def place_of(problem):
    """Return what a message is about: a function, or the whole file."""
    return problem.exercise + ".py" if problem.told is Told.OF_THE_FILE else problem.function


def all_right(answers):
    return all(answer.outcome is Outcome.RIGHT for answer in answers)


def overview(answers):
    """Yield (answers, line) for each file."""
    for exercise, group in by_exercise(answers):
        group = list(group)
        said = {"right": [], "not right": [], "and so": [], "to do": [], "no file": []}
        for answer in group:
            said[PLACES.get(answer.outcome, "not right")].append(answer.function)
        yield group, f"{exercise + '.py':22}" + "; ".join(
            f"{place}: {', '.join(functions)}" for place, functions in said.items() if functions)


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


def points(answers):
    score, max_score = points_of(answers)
    return f"{bar(score, max_score)} {score} of {max_score} points"


def next_step(problem, offer, following):
    if problem and problem.told is Told.OF_THE_FILE:
        return [f"Next: the file {problem.exercise}.py"]
    if problem:
        return [f"Next: {problem.function} in {problem.exercise}.py"] + [offer] * bool(offer)
    if following:
        return [f"All of this is right. Go on with {following} in {exercise_of(following).name}.py."]
    return ["All of this is right. Well done!"]
