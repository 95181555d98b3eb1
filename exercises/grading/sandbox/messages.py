"""What comes in from the process with the student's code, rebuilt piece by piece within bounds or refused."""

import json
from typing import Any, Dict, List, NamedTuple, Optional

from grading.sandbox.outcome import Outcome
from grading.sandbox.sending import COUNT_LIMIT, DEPTH_LIMIT, LENGTH_LIMIT, TEXT_LIMIT

FAULTS = {Outcome.NOT_STARTED, Outcome.MISSING_FUNCTION, Outcome.SYNTAX_ERROR, Outcome.EXCEPTION,
          Outcome.TOO_SLOW, Outcome.ENDED_PROGRAM, Outcome.OUT_OF_MEMORY, Outcome.TOO_MUCH_OUTPUT}


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


class Reply(NamedTuple):
    """What one call gave."""

    value: Any              # a number, a list or tuple of values, or a Thing
    changed: Any = None     # the arguments after the call, if it changed them
    printed: str = ""       # the beginning of what it printed


class Result(NamedTuple):
    """What came back from one function."""

    function: str
    replies: List[Reply]    # to each call, and again in the opposite order; fewer before a fault
    fault: Optional[Fault] = None
    of_file: bool = False   # whether that is a fault of the file as a whole
    stopped: Optional[Fault] = None     # what stopped the file below its functions
    uses: List[str] = []    # the functions whose names stand in it: not to be believed

    @property
    def values(self) -> List[Any]:
        return [reply.value for reply in self.replies]

    @property
    def changed(self) -> Dict[int, Any]:
        """{number of the call: its arguments afterwards}, where it changed them."""
        return {call: reply.changed for call, reply in enumerate(self.replies) if reply.changed is not None}


def messages_in(line):
    """Return the messages in one line, at least one. Raises an exception if there are no such.

    Each is a Reply, a Fault, or (at the beginning and the end of a file) None, True or False.
    """
    sent = json.loads(line.decode("ascii"))
    if type(sent) is not list or not sent:
        raise ValueError("no messages")
    return [message_from(one) for one in sent]


def message_from(sent):
    if sent is None or type(sent) is bool:
        return sent
    if type(sent) is dict and "fault" in sent:
        return fault_from(sent["fault"])
    if type(sent) is dict and "value" in sent:
        changed = tuple(value_from(sent["changed"]["tuple"])) if sent.get("changed") else None
        return Reply(value_from(sent["value"]), changed, checked(sent.get("printed"), ""))
    return Reply(value_from(sent))


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
        return Thing(checked(sent["kind"], ""), checked(sent["text"], ""))
    raise ValueError("no value")


def fault_from(sent):
    outcome = Outcome(sent["outcome"])
    if outcome not in FAULTS:
        raise ValueError("no fault of a student's")
    return Fault(outcome, **{name: checked(sent.get(name), default)
                             for name, default in Fault._field_defaults.items()})


def checked(thing, default):
    """Return a text, a number or a truth value that has come, or else what stands for none."""
    if type(thing) is not type(default) or type(thing) is int and not 0 <= thing < 1_000_000:
        return default
    return thing[:TEXT_LIMIT] if type(thing) is str else thing
