"""The judge's half of the search: it has a student's text read, and changes of it tried, behind the walls.

What the changes give is compared, and what fits a few inputs is confirmed in another process, on all of them.
Nothing that comes from there is believed, and whatever happens, no mark depends on it.
"""

import time
from typing import Any, Callable, List, NamedTuple, Optional, Tuple

from grading.diagnosis.changes import CHANGED_LINES, KINDS
from grading.diagnosis.remarks import KINDS_OF_REMARK, in_words
from grading.diagnosis.unreadable import Remark
from grading.questions import QUESTIONS
from grading.sandbox.process import Gone

PROGRAM = "grading.diagnosis.search"
CLOCK_SECONDS = 20      # a net, for one file; the other half's own limits count computing time
CONFIRMED = 8           # changes that fit those are tried on all inputs
LONGEST_WORD = 60       # of the student's own, in a remark
GIVEN = {"hidden_outputs"}      # beside what other exercises ask for


class Place(NamedTuple):
    """Where a small change makes an answer right, and of which kind it is."""

    kind: str
    lines: Tuple[int, ...]
    or_lines: Tuple[int, ...] = ()      # where another change of that kind makes it right as well


class Found(NamedTuple):
    """What came of the search."""

    remark: Optional[Remark] = None
    place: Optional[Place] = None


class Wrong(NamedTuple):
    """A wrong answer, and with what its place is looked for."""

    function: str
    arguments: List[str]    # the names in its def line, as it was handed out
    outcome: str
    error: Tuple            # (kind, message, line) of an exception
    inputs: List[Any]       # for which a change must be right
    between: List[Any]      # more, with targets between 0 and 1: for code that does not ask what a value is
    telling: List[int]      # the numbers of some inputs, on which every change is tried
    agrees: Callable        # the number of an input, also of those between, and a value -> is it right?


def find_causes(sandbox, exercise, source, wrongs):
    """Return {function: Found} for some wrong answers in one file."""
    end, causes = time.monotonic() + CLOCK_SECONDS, {}
    for wrong in wrongs:
        try:
            causes[wrong.function] = find_cause(sandbox, exercise, source, wrong, end)
        except Exception:       # whatever has come: a search that fails costs nobody anything
            causes[wrong.function] = Found()
    return causes


def find_cause(sandbox, exercise, source, wrong, end):
    """Return what can be Found about a wrong answer before the clock shows end."""
    given = sorted({*QUESTIONS, *GIVEN} - {wrong.function})
    known = wrong.arguments, given, wrong.outcome, wrong.error

    def heard(inputs, between=0, confirm=()):
        try:
            for reply in sandbox.messages(PROGRAM, exercise, source, {wrong.function: inputs},
                                          end - time.monotonic(), known=known, between=between,
                                          confirm=list(confirm)):
                yield reply.value
        except Gone:    # what has come by then counts
            pass

    messages = heard([wrong.inputs[number] for number in wrong.telling])
    remark = remark_from(source, *next(messages, []))
    fitting = {}
    for message in messages:
        number, place, values = change_from(source, *message)
        if all(map(wrong.agrees, wrong.telling, values)):
            fitting[number] = place
        if len(fitting) == CONFIRMED:
            break
    messages.close()
    confirmed = {number: [] for number in fitting}
    inputs = wrong.inputs + wrong.between
    for message in heard(inputs, len(wrong.between), fitting) if fitting else ():
        number, place, values = change_from(source, *message)
        if place == fitting[number]:
            confirmed[number] += values
    return Found(remark, first_place([fitting[number] for number, values in confirmed.items()
                                      if len(values) >= len(wrong.inputs)
                                      and all(map(wrong.agrees, range(len(inputs)), values))]))


def first_place(places):
    """Return the first of some Places, with the lines of another of its kind, or None."""
    for place in places[:1]:
        others = [one.lines for one in places
                  if one.kind == place.kind and set(one.lines).isdisjoint(place.lines)]
        return place._replace(or_lines=others[0]) if others else place
    return None


# ---- What comes --------------------------------------------------------------------------------------------

def lines_of(source):
    return source.count(b"\n") + source.count(b"\r") + 1


# ---- What comes --------------------------------------------------------------------------------------------

def heard(sandbox, exercise, source, wrongs, calls, **confirm):
    """Yield (the Wrong, whether its code asks what a value is, a Remark or a Tried).

    If the process ends by itself, another one goes on with the next function.
    """
    rest, end = list(wrongs), time.monotonic() + CLOCK_SECONDS
    while rest and time.monotonic() < end:
        current, functions = -1, [wrong.function for wrong in rest]
        known = {wrong.function: (wrong.arguments, sorted({*QUESTIONS, *GIVEN} - {wrong.function}),
                                  wrong.outcome, wrong.error) for wrong in rest}
        try:
            for reply in sandbox.messages(PROGRAM, exercise, source, calls, end - time.monotonic(),
                                          functions=functions, known=known, **confirm):
                if len(reply.value) == 3:
                    current, asks = current + 1, reply.value[1] == 1
                    if reply.value[2]:
                        yield rest[current], asks, remark_from(source, *reply.value[2])
                else:
                    yield rest[current], asks, tried_from(*reply.value)
            return
        except Gone:
            rest = rest[max(0, current) + 1:]


def change_from(source, number, kind, lines, values):
    """Return the number, the Place and the values of a change. Raises an exception if there is no such."""
    sound = all(type(one) is int and 0 <= one < 1_000_000 for one in (number, kind, *lines))
    if not sound or not 0 < len(lines) <= CHANGED_LINES or max(lines) > lines_of(source):
        raise ValueError
    return number, Place(list(KINDS)[kind], tuple(lines)), list(values)


def remark_from(source, number=None, line=0, *places):
    """Return the Remark that a message stands for, or None. Raises an exception if there is no such."""
    if number is None:
        return None
    if not all(type(one) is int and one >= 0 for one in (number, line, *places)) or line > lines_of(source):
        raise ValueError
    words = [shown(source[place:place + min(length, LONGEST_WORD)]) if length else place
             for place, length in zip(places[::2], places[1::2])]
    remark = Remark(KINDS_OF_REMARK[number], line, tuple(words))
    in_words(remark, function="", def_line="")      # which takes as many words as its sentence has
    return remark


def shown(word):
    """Return bytes as a text in one line, in which nothing acts on a screen."""
    text = " ".join(word.decode("utf-8", "replace").split())
    return "".join(character if character.isprintable() else "?" for character in text)
