"""What the process with the student's code sends: made here at the far end, and checked here at the judge's.

One line is a JSON list of messages: the value alone for a plain reply, a dictionary for any other. What comes
in is not trusted: it is checked to be numbers and short texts, or refused.
"""

import json
from typing import Any, List, NamedTuple, Optional

from grading.sandbox.kinds import KINDS
from grading.sandbox.outcome import Outcome

TEXT_LIMIT = 400            # characters of any text in a message
ITEM_LIMIT, DEPTH_LIMIT = 50, 5     # of lists in a value
CHANGED_LINES = 8           # at most, by one change
FAULTS = {Outcome.NOT_STARTED, Outcome.MISSING_FUNCTION, Outcome.EXCEPTION, Outcome.TOO_SLOW,
          Outcome.ENDED_PROGRAM, Outcome.OUT_OF_MEMORY, Outcome.TOO_MUCH_OUTPUT}
BEFORE = FAULTS | {Outcome.SYNTAX_ERROR}    # what can happen before the student's code is executed


class Thing:
    """Stands in a value for anything that is not a number or a list. (A tuple would look like two values.)"""

    def __init__(self, kind, text):
        self.kind = kind    # the name of its type
        self.text = text    # as Python shows it

    def __eq__(self, other):
        return isinstance(other, Thing) and vars(self) == vars(other)


class Reply(NamedTuple):
    """What one call gave."""

    value: Any              # a number, a list of values, or a Thing
    changed: Any = None     # the arguments after the call, if it changed them
    output: str = ""        # the beginning of what it printed


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
    output: str = ""        # the beginning of what was printed


class Loaded(NamedTuple):
    """The file has been executed: to its end, or to where the fault stopped it."""

    stopped: Optional[Fault] = None
    uses: Any = {}      # {function: the names that stand in it}


class Change(NamedTuple):
    """A change that was tried on the student's text, and what the function then gives."""

    number: int         # of the change, in the fixed order in which they are tried
    kind: str           # one of KINDS
    lines: List[int]    # of the student's text
    values: Any         # for some inputs, or None if it changes nothing, or gives no answer


class Tampered(Exception):
    """What came is nothing that encode makes."""


def encode(messages):
    """Return messages as one line of bytes."""
    return json.dumps([message.value if is_plain(message) else as_dictionary(message)
                       for message in messages], default=vars).encode() + b"\n"


def is_plain(message):
    return type(message) is Reply and message[1:] == (None, "") and type(message.value) is not Thing


def as_dictionary(message):
    if isinstance(message, Loaded):
        return {"loaded": message.stopped and as_dictionary(message.stopped), "uses": message.uses}
    if isinstance(message, Change):
        return {"change": message}
    said = {name: value for name, value in message._asdict().items() if value not in (None, "")}
    return {**said, "outcome": message.outcome.value} if isinstance(message, Fault) else said


def decode(line, faults=FAULTS):
    """Return the messages in one line, one at least. Raises Tampered."""
    try:
        messages = [from_dictionary(message, faults) if type(message) is dict else Reply(checked(message))
                    for message in json.loads(line.decode("ascii"))]
    except Exception as error:
        raise Tampered from error
    if not messages:
        raise Tampered
    return messages


def from_dictionary(message, faults):
    if "loaded" in message:
        uses = {str(function): list(map(str, names)) for function, names in message.get("uses", {}).items()}
        return Loaded(message["loaded"] and fault_from(message["loaded"], faults), uses)
    if "change" in message:
        return change_from(*message["change"])
    if "outcome" in message:
        return fault_from(message, faults)
    return Reply(checked(message["value"]), "changed" in message and checked(message["changed"]) or None,
                 str(message.get("output", ""))[:TEXT_LIMIT])


def change_from(number, kind, lines, values):
    if type(number) is not int or kind not in KINDS or not 0 < len(lines) <= CHANGED_LINES:
        raise ValueError
    if not all(type(line) is int and 0 < line < 1_000_000 for line in lines):
        raise ValueError
    return Change(number, kind, lines, values and checked(values))


def fault_from(message, faults):
    outcome = Outcome(message["outcome"])
    if outcome not in faults:
        raise ValueError
    texts = {name: str(message.get(name, ""))[:TEXT_LIMIT]
             for name in ("kind", "message", "text", "inner", "output")}
    numbers = {name: message[name] if type(message.get(name)) is int and 0 <= message[name] < 1_000_000 else 0
               for name in ("line", "inner_line")}
    return Fault(outcome, written=message.get("written") is True, **texts, **numbers)


def checked(value, depth=0):
    """Return a value that has come: a number, a list of values, or a Thing."""
    kind = type(value)
    if kind is float or kind is int and abs(value) < 10 ** 300:
        return value
    if kind is list and len(value) <= ITEM_LIMIT and depth < DEPTH_LIMIT:
        return [item if type(item) is float else checked(item, depth + 1) for item in value]
    return Thing(str(value["kind"])[:TEXT_LIMIT], str(value["text"])[:TEXT_LIMIT])
