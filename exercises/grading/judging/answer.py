"""An answer that has been judged."""

import enum
import itertools
import operator
from typing import Any, NamedTuple, Optional

from grading.judging.text import bar
from grading.sandbox.outcome import Outcome

FEEDBACK = ("full", "brief", "none")    # how much a student is told


class Told(enum.Enum):
    """What there is to tell, which decides how a report shows it."""

    MESSAGE = "the message"
    OF_THE_FILE = "a message about the whole file, which is said once"
    OUTCOME = "nothing that the outcome does not say"
    MARKS = "nothing but the marks"


class Answer(NamedTuple):
    """What became of one function of a submission."""

    exercise: str
    function: str
    score: int
    max_score: int
    outcome: Outcome
    mistake: Optional[str]      # the recognised mistake in plain words
    message: str
    told: Told = Told.MESSAGE
    line: Optional[int] = None      # of the student's file, that the message points to
    unexplained: Any = None     # what a search for the cause needs, until it has been made


def by_exercise(answers):
    """Yield (exercise, its answers) for answers in order."""
    return itertools.groupby(answers, operator.attrgetter("exercise"))


def points_of(answers):
    """Return (score, max_score) of answers together."""
    return sum(answer.score for answer in answers), sum(answer.max_score for answer in answers)


def points(answers, width=40):
    """Return a bar, and the points of answers together."""
    score, max_score = points_of(answers)
    return f"{bar(score, max_score, width)} {score} of {max_score} points"


def first_problem(answers):
    """Return the first answer that was tried and is not right, or else the first that is not right."""
    left = [answer for answer in answers if answer.outcome is not Outcome.RIGHT]
    untried = (Outcome.NOT_STARTED, Outcome.MISSING_FILE)
    return next((answer for answer in left if answer.outcome not in untried), left[0] if left else None)
