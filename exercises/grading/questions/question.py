"""The types that the exercises are written in: an Exercise has Questions, a Question has Mistakes."""

import re
from itertools import combinations
from typing import Callable, List, NamedTuple, Optional

REL_TOL = 1e-5      # how far off, of the right value, an answer may be


class Mistake(NamedTuple):
    """One way to get a question wrong."""

    name: str           # what was done, in words that go on after "if": "the bias is forgotten"
    gives: Callable     # the arguments of the function -> the result you get then
    look: str = ""      # where to look, if the words of the question do not fit
    calculation: Optional[Callable] = None      # that of its question: wrong steps -> what is given then
    steps: dict = {}                            # the wrong step: {its name: what it is}


def mistakes_in(calculation, **steps):
    """Return a Mistake for each {in words: wrong step} of each step of a calculation."""
    return [Mistake(name, calculation(**{step: wrong}), calculation=calculation, steps={step: wrong})
            for step, wrongs in steps.items() for name, wrong in wrongs.items()]


def in_step(where, wrongs, **renamed):
    """Return {in words: wrong step} with words that also say where, and with names renamed in them."""
    for old, new in renamed.items():
        wrongs = {re.sub(rf"\b{old}\b", new, name): wrong for name, wrong in wrongs.items()}
    return {f"{name} (in {where})": wrong for name, wrong in wrongs.items()}


def pairs_of(mistakes):
    """Return the pairs of mistakes made in different steps of a calculation, simpler ones first."""
    of_steps = enumerate(mistake for mistake in mistakes if mistake.steps)
    ranked = sorted(combinations(of_steps, 2), key=lambda pair: pair[0][0] + pair[1][0])
    return [(one, other) for (_, one), (_, other) in ranked if not one.steps.keys() & other.steps]


def as_one(pair):
    """Return a pair of mistakes as one."""
    one, other = pair
    gives = one.calculation(**one.steps, **other.steps)
    return Mistake(f"{one.name}, and {other.name}", gives, one.look or other.look)


class Question(NamedTuple):
    """One function that the student writes."""

    function: str       # its name
    arguments: List[str]    # the names in its def line
    points: int         # what a right answer is worth
    returns: str        # in words: what the function gives back
    right_is: str       # in words: what the right value is
    parts: List[str]    # the names of the numbers in the answer, in order
    inputs: Callable    # a random.Random -> the list of the arguments of all calls
    right: Callable     # the arguments -> the right answer
    insight: str        # what a right answer has shown
    look: str           # where to look next after a wrong one
    mistakes: List[Mistake]     # the common ones, simpler ones first: the first that fits is named
    rel_tol: float = REL_TOL    # another one where a measured slope needs it
    looks: List = []            # (names of parts, where to look as long as one of these is wrong), in order
    shows_right: bool = True    # whether a wrong answer is told the right value
    made_of: List[str] = []     # the functions that a right answer calls, as far as they are asked for too
    composed: Optional[Callable] = None     # these functions, then the arguments -> the right answer


class Exercise(NamedTuple):
    """One file that the student fills in."""

    name: str                   # the name of the file, without .py
    questions: List[Question]   # in the order of the file
