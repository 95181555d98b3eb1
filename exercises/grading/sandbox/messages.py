"""What comes in from the process with the student's code, rebuilt piece by piece within bounds or refused."""

import json
from typing import Any, Dict, List, NamedTuple, Optional

from grading.sandbox.outcome import Outcome
from grading.sandbox.sending import COUNT_LIMIT, DEPTH_LIMIT, LENGTH_LIMIT, NAMES, TEXT_LIMIT

FAULTS = {Outcome.NOT_STARTED, Outcome.MISSING_FUNCTION, Outcome.SYNTAX_ERROR, Outcome.EXCEPTION,
          Outcome.TOO_SLOW, Outcome.ENDED_PROGRAM, Outcome.OUT_OF_MEMORY, Outcome.TOO_MUCH_OUTPUT}


class Tampered(Exception):
    """What came is nothing that the far end sends."""


class Thing:
    """Stands in a value for anything that is not a number, a list or a tuple, which it is not itself."""

    def __init__(self, kind, text):
        self.kind = kind    # the name of its type
        self.text = text    # as Python shows it

    def __eq__(self, other):
        return isinstance(other, Thing) and vars(self) == vars(other)

    def __repr__(self):
        return self.text


class Fault(NamedTuple):
    """Why a call, or the whole file, gave nothing."""

    outcome: Outcome        # one of FAULTS
    kind: str = ""          # the name of the exception, or of the type of what stands in place of a function
    message: str = ""       # Python's own words
    line: int = 0           # the student's line that was being executed (0: none), and its text
    text: str = ""
    inner_line: int = 0     # if that line called another function of the file: where it stopped, and its name
    inner: str = ""
    written: bool = False   # whether code stands around `raise NotImplementedError`
    printed: str = ""       # the beginning of what was printed
    no_time: bool = False   # whether there was no time left to call the function
    of_file: bool = False   # whether it is a fault of the file as a whole


class Reply(NamedTuple):
    """What one call gave."""

    value: Any              # a number, a list or tuple of values, or a Thing
    changed: Any = None     # the arguments after the call, if it changed them
    printed: str = ""       # the beginning of what it printed


class Loaded(NamedTuple):
    """The file has been executed: to its end, or to where the fault stopped it."""

    stopped: Optional[Fault]
    uses: Dict[str, List[str]]      # {function: the names that stand in it}


class Done(NamedTuple):
    """All of a file has been sent."""

    same: bool      # whether what all files share is as it was


def decode(line):
    """Return the messages in one line, one at least. Raises Tampered."""
    try:
        messages = [message_from(message) for message in json.loads(line.decode("ascii"))]
    except Exception as error:
        raise Tampered from error
    if not messages:
        raise Tampered
    return messages


def message_from(sent):
    if type(sent) is not dict or "tuple" in sent or "kind" in sent:
        return Reply(value_from(sent))
    if "fault" in sent:
        return fault_from(sent["fault"])
    if "loaded" in sent:
        uses = {name: list(map(str, names[:NAMES])) for name, names in sent["uses"].items()}
        return Loaded(sent["loaded"] and fault_from(sent["loaded"]), uses)
    if "same" in sent:
        return Done(sent["same"] is True)
    changed = tuple(value_from(sent["changed"]["tuple"])) if "changed" in sent else None
    return Reply(value_from(sent["value"]), changed, text_from(sent, "printed"))


def value_from(sent, depth=0, room=None):
    """Return a value that has come. Raises an exception if there is no such."""
    room = room or [2 * COUNT_LIMIT]
    room[0] -= 1
    kind = type(sent)
    if kind is float or kind is int and abs(sent) < 10**300:
        return sent
    if kind is list and len(sent) <= LENGTH_LIMIT and depth <= DEPTH_LIMIT and room[0] > 0:
        return [value_from(item, depth + 1, room) for item in sent]
    if kind is dict and list(sent) == ["tuple"] and type(sent["tuple"]) is list:
        return tuple(value_from(sent["tuple"], depth, room))
    if kind is dict and list(sent) == ["kind", "text"]:
        return Thing(text_from(sent, "kind"), text_from(sent, "text"))
    raise ValueError("no value")


def text_from(sent, name):
    text = sent.get(name, "")
    if type(text) is not str:
        raise ValueError("no text")
    return text[:TEXT_LIMIT]


def fault_from(sent):
    outcome = Outcome(sent["outcome"])
    if outcome not in FAULTS:
        raise ValueError("no fault of a student's")
    texts = {name: text_from(sent, name) for name in ("kind", "message", "text", "inner", "printed")}
    numbers = {name: sent[name] if type(sent.get(name)) is int and 0 <= sent[name] < 1_000_000 else 0
               for name in ("line", "inner_line")}
    truths = {name: sent.get(name) is True for name in ("written", "no_time")}
    return Fault(outcome, **texts, **numbers, **truths)
