"""An answer that has been judged, and what there is to say about it."""

import itertools
import operator
from typing import Any, List, NamedTuple, Optional

from grading.diagnosis.chooser import Evidence, choose
from grading.diagnosis.place import Found
from grading.judging.text import bar, in_one_line
from grading.sandbox.outcome import Outcome

FEEDBACK = ("full", "brief", "none")    # how much a student is told
UNTOUCHED = "Not started: `raise NotImplementedError` is still there."
MESSAGE_LINES = 6           # of a message
LINE_WIDTH = 76             # of a line of it on the screen
OUTPUT_LINES = 4            # of these at most for what the student's code printed


class Answer(NamedTuple):
    """What became of one function of a submission."""

    exercise: str
    function: str
    score: int
    max_score: int
    outcome: Outcome
    mistake: Optional[str]      # the recognised mistake in plain words
    message: str
    of_file: bool = False       # whether the message is about the whole file
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


# ---- What there is to say ----------------------------------------------------------------------------------

class Words(NamedTuple):
    """What there is to say, in this order, from what happened to what to look at."""

    headline: str
    details: List[str] = []         # these, and what was printed, are for full feedback only
    evidence: Evidence = Evidence()     # from which the rest is chosen
    output: str = ""                # what the student's code has printed
    of_file: bool = False           # whether all this is about the whole file

    def said(self, found=Found()):
        """Return what is Said of the cause, once it was looked for in the text."""
        return choose(self.evidence._replace(found=found))

    def message(self, found=Found()):
        lines = [self.headline, *self.details]
        room = room_beside(lines + self.said().sentences)
        lines += printed_lines(self.output, room)
        return "\n".join([*lines, " ".join(self.said(found).sentences)]).rstrip()

    def in_brief(self, outcome):
        """Return what depends on no input: the Outcome, and the mistakes that are named."""
        mistakes = [mistake._replace(look="") for mistake in self.evidence.mistakes]
        return Words("Not right yet." if outcome is Outcome.WRONG else f"{outcome.words.capitalize()}.",
                     evidence=Evidence(mistakes=mistakes), of_file=self.of_file)


def room_beside(lines):
    """Return how many lines there are for something else."""
    wrapped = sum(1 + len(line) // LINE_WIDTH for line in lines)
    return max(0, MESSAGE_LINES - wrapped)


def printed_lines(output, room):
    """Say what the student's code printed, in as many lines as there is room for."""
    lines = [in_one_line(line) for line in output.splitlines() if line.strip()]
    shown = lines[:max(0, min(room, OUTPUT_LINES))]
    if not shown:
        return []
    if len(lines) > len(shown):
        shown[-1] += "  ..."
    return ["It printed:  " + shown[0]] + ["             " + line for line in shown[1:]]
