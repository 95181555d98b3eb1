"""What a student sees after a check: a screen of 24 lines and 80 columns, with what to do next last."""

import itertools
import operator
import textwrap
from typing import NamedTuple

from grading.judging.answer import Told
from grading.questions import QUESTIONS, exercise_of
from grading.sandbox.outcome import Outcome

WIDTH, HEIGHT = 80, 24


class Line(NamedTuple):
    text: str
    colour: str = ""        # "right", "wrong" or none; it never says more than the text


def screen(answers, offer=""):
    """Return the Lines for some answers: what is right, the first that is not, the bar and the next step.

    offer is what to say of a hint, if anything.
    """
    problem = first_problem(answers)
    lines = [Line(text, "right" if all_right(group) else "") for group, text in overview(answers)]
    if problem is None:
        lines += insights(answers, HEIGHT - len(lines) - 4)
    elif problem.outcome is not Outcome.NOT_STARTED or problem.told is not Told.OUTCOME:
        lines += [Line(""), Line(f"{problem.function}: {problem.outcome.words}", "wrong")]
        lines += [Line("    " + text) for text in wrapped(problem.message, HEIGHT - len(lines) - 5)]
    return [*lines, Line(""), Line(bar(answers)), *map(Line, next_step(answers, problem, offer))]


def first_problem(answers):
    """Return the first answer that was tried and is not right, or else the first that is not right."""
    left = [answer for answer in answers if answer.outcome is not Outcome.RIGHT]
    untried = (Outcome.NOT_STARTED, Outcome.MISSING_FILE)
    return next((answer for answer in left if answer.outcome not in untried), left[0] if left else None)


def all_right(answers):
    return all(answer.outcome is Outcome.RIGHT for answer in answers)


def overview(answers):
    """Yield (answers, line) for each file."""
    for exercise, group in itertools.groupby(answers, operator.attrgetter("exercise")):
        group = list(group)
        right = ", ".join(answer.function for answer in group if answer.outcome is Outcome.RIGHT)
        to_do = ", ".join(answer.function for answer in group if answer.outcome is not Outcome.RIGHT)
        said = "; ".join([f"right: {right}"] * bool(right) + [f"to do: {to_do}"] * bool(to_do))
        yield group, f"{exercise + '.py':22}{said}"


def insights(answers, room):
    """Return what right answers have shown, if there is room for it."""
    lines = [text for answer in answers for text in wrapped(f"{answer.function}: {answer.message}", HEIGHT)]
    return [Line(""), *map(Line, lines)] if len(lines) <= room and answers[0].told is Told.MESSAGE else []


def wrapped(message, room):
    """Return a message in lines that fit the screen, so many at most."""
    lines = []
    for line in message.splitlines():
        indent = line[:len(line) - len(line.lstrip())]
        lines += textwrap.wrap(line, WIDTH - 4, subsequent_indent=indent + "  ") or [""]
    return lines if len(lines) <= room else lines[:room - 1] + ["..."]


def bar(answers):
    score = sum(answer.score for answer in answers)
    max_score = sum(answer.max_score for answer in answers)
    return f"[{'#' * (40 * score // max_score):.<40}] {score} of {max_score} points"


def next_step(answers, problem, offer):
    if problem:
        return [f"Next: {problem.function} in {problem.exercise}.py"] + [offer] * bool(offer)
    later = list(QUESTIONS)[list(QUESTIONS).index(answers[-1].function) + 1:]
    if len(answers) < len(QUESTIONS) and later:
        return [f"All of this is right. Go on with {later[0]} in {exercise_of(later[0]).name}.py."]
    return ["All of this is right. Well done!"]
