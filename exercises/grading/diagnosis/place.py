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
from grading.sandbox.messages import Thing
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
    telling: List[int]      # the numbers of some inputs, on which every change is tried
    agrees: Callable        # the number of an input and a value -> is it right?


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

    def heard(inputs, confirm=()):
        try:
            for reply in sandbox.messages(PROGRAM, exercise, source, {wrong.function: inputs},
                                          end - time.monotonic(), known=known, confirm=list(confirm)):
                yield reply.value
        except Gone:    # what has come by then counts
            pass
    messages = heard([wrong.inputs[number] for number in wrong.telling])
    remark = remark_from(source, *next(messages, []))
    fitting = fitting_changes(source, wrong, messages)
    messages.close()
    places = confirmed(source, wrong, heard(wrong.inputs, fitting), fitting) if fitting else []
    return Found(remark, first_of(places))


def fitting_changes(source, wrong, messages):
    """Return {number: Place} of the first few changes that are right for the telling inputs."""
    fitting = {}
    for message in messages:
        number, place, values = change_from(source, *message)
        if all(map(wrong.agrees, wrong.telling, values)):
            fitting[number] = place
        if len(fitting) == CONFIRMED:
            break
    return fitting


def confirmed(source, wrong, messages, fitting):
    """Return the Places of those of some changes that are right for all inputs."""
    found = {number: [] for number in fitting}
    for message in messages:
        number, place, values = change_from(source, *message)
        if place == fitting[number]:
            found[number] += values
        if len(found[number]) > len(wrong.inputs):
            raise ValueError
    return [fitting[number] for number, values in found.items()
            if len(values) == len(wrong.inputs) and all(map(wrong.agrees, range(len(values)), values))]


def first_of(places):
    """Return the first of some Places, with the lines of another of its kind, or None."""
    for place in places[:1]:
        others = [one.lines for one in places
                  if one.kind == place.kind and set(one.lines).isdisjoint(place.lines)]
        return place._replace(or_lines=others[0]) if others else place
    return None


# ---- What comes --------------------------------------------------------------------------------------------

def lines_of(source):
    return source.count(b"\n") + source.count(b"\r") + 1


def change_from(source, number, kind, lines, values):
    """Return the number, the Place and the values of a change. Raises an exception if there is no such."""
    sound = all(type(one) is int and 0 <= one < 1_000_000 for one in (number, kind, *lines))
    if not sound or not 0 < len(lines) <= CHANGED_LINES or max(lines) > lines_of(source):
        raise ValueError
    return number, Place(list(KINDS)[kind], tuple(lines)), list(values)


def remark_from(source, number=None, line=0, *words):
    """Return the Remark that a message stands for, or None. Raises an exception if there is no such.

    A word is a number, or stands in the source: nothing else can be made to be said.
    """
    if number is None:
        return None
    numbers = [number, line, *(word for word in words if not isinstance(word, Thing))]
    if not all(type(one) is int and one >= 0 for one in numbers) or line > lines_of(source):
        raise ValueError
    own, text = [word.text for word in words if isinstance(word, Thing)], source.decode("utf-8", "replace")
    if not all(word in text for word in own):
        raise ValueError
    remark = Remark(KINDS_OF_REMARK[number], line, tuple(
        shown(word.text[:LONGEST_WORD]) if isinstance(word, Thing) else word for word in words))
    in_words(remark, function="", def_line="")      # which takes as many words as its sentence has
    return remark


def shown(word):
    """Return a text in one line, in which nothing acts on a screen."""
    text = " ".join(word.split())
    return "".join(character if character.isprintable() else "?" for character in text)
