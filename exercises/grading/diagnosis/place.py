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
CLOCK_SECONDS = 10      # a net, for each of the two; their own limits count computing time
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


class Tried(NamedTuple):
    """A change, as it has come from the other process."""

    number: int
    place: Place
    values: Any


def find_causes(sandbox, exercise, source, wrongs):
    """Return {function: Found} for some wrong answers in one file."""
    causes = {wrong.function: Found() for wrong in wrongs}
    try:
        changes = search(sandbox, exercise, source, wrongs, causes)
        fitting = [wrong for wrong in wrongs if changes[wrong.function]]
        confirm(sandbox, exercise, source, fitting, changes, causes)
    except Exception:       # whatever has come: a search that fails costs nobody anything
        pass
    return causes


def search(sandbox, exercise, source, wrongs, causes):
    """Return {function: the first few Tried that fit the telling inputs}; add remarks to the causes."""
    calls = {wrong.function: [wrong.inputs[k] for k in wrong.telling] for wrong in wrongs}
    found = {wrong.function: [] for wrong in wrongs}
    for wrong, _, message in heard(sandbox, exercise, source, wrongs, calls):
        some = found[wrong.function]
        if isinstance(message, Remark):
            causes[wrong.function] = Found(remark=message)
        elif len(some) < CONFIRMED and all(map(wrong.agrees, wrong.telling, message.values)):
            some.append(message)
    return found


def confirm(sandbox, exercise, source, wrongs, found, causes):
    """Add to the causes the Place of the first of the changes that is right for all inputs."""
    calls = {wrong.function: wrong.inputs + wrong.between for wrong in wrongs}
    confirmed = {function: {change.number for change in some} for function, some in found.items()}
    values = {}
    for wrong, asks, change in heard(sandbox, exercise, source, wrongs, calls, confirm=confirmed):
        known = [one.place for one in found[wrong.function] if one.number == change.number]
        given = values.setdefault((wrong.function, change.number), [])
        given += change.values
        needed = len(wrong.inputs) + len(wrong.between) * (not asks)
        if (len(given) >= needed and known == [change.place] and max(change.place.lines) <= lines_of(source)
                and all(map(wrong.agrees, range(needed), given))):
            cause = causes[wrong.function]
            place = cause.place or change.place
            if not place.or_lines and change.place.kind == place.kind and (
                    set(change.place.lines).isdisjoint(place.lines)):
                place = place._replace(or_lines=change.place.lines)
            causes[wrong.function] = cause._replace(place=place)


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


def tried_from(number, kind, lines, values):
    """Return the Tried that a message stands for. Raises an exception if there is no such."""
    whole = [number, kind, *lines]
    sound = all(type(one) is int and 0 <= one < 1_000_000 for one in whole)
    if not sound or not 0 < len(lines) <= CHANGED_LINES:
        raise ValueError
    return Tried(number, Place(list(KINDS)[kind], tuple(lines)), list(values))


def remark_from(source, number, line, *places):
    """Return the Remark that a message stands for. Raises an exception if there is no such."""
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
