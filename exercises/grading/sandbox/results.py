"""What came back from the functions of a file, made of the messages that its process has sent."""

from typing import Any, Dict, List, NamedTuple, Optional

from grading.sandbox.messages import Done, Fault, Loaded, Reply
from grading.sandbox.outcome import Outcome
from grading.sandbox.process import Gone


class Result(NamedTuple):
    """What came back from one function."""

    function: str
    values: List[Any]       # of each call, and again in the opposite order; fewer before a fault
    fault: Optional[Fault] = None
    changed: Dict[int, Any] = {}    # {number of the call: its arguments afterwards}, where it changed them
    printed: Dict[int, str] = {}    # {number of the call: the beginning of what it printed}
    stopped: Optional[Fault] = None     # what stopped the file below its functions
    uses: List[str] = []    # the names that stand in it: not to be believed
    first: bool = True      # whether no other file had run in its process before

    def reply(self, call):
        """Return what one call gave, with all that belongs to it."""
        return Reply(self.values[call], self.changed.get(call), self.printed.get(call, ""))


def take(process, file, calls):
    """Take what a process sends about a file. Returns ({function: Result}, whether it can go on).

    If the process ends before, the second is None, the function that ran then has a fault, and those after it
    have no Result.
    """
    results, loaded, function, replies = {}, None, None, []
    try:
        loaded = expected(process.next(), Loaded, Fault)
        if isinstance(loaded, Fault):
            results.update(of_file(file, loaded))
        for function in file.functions if isinstance(loaded, Loaded) else ():
            replies, fault = [], None
            while len(replies) < 2 * len(calls[function]) and not fault:
                message = expected(process.next(), Reply, Fault)
                fault = message if isinstance(message, Fault) else None
                replies += [] if fault else [message]
            results[function] = result_of(function, replies, fault, loaded)
        return results, expected(process.next(), Done).same
    except Gone as gone:
        fault = Fault(gone.outcome)
        if loaded is None:
            results.update(of_file(file, fault))
        elif function and function not in results:
            results[function] = result_of(function, replies, fault, loaded)
        return results, None


def expected(message, *kinds):
    """Return a message of one of some kinds. Raises Gone for others: the student's code has made them."""
    if not isinstance(message, kinds):
        raise Gone(Outcome.ENDED_PROGRAM)
    return message


def of_file(file, fault):
    """Return the results of a file that cannot be executed."""
    return {function: Result(function, [], fault._replace(of_file=True)) for function in file.functions}


def result_of(function, replies, fault, loaded):
    missing = fault and fault.outcome is Outcome.MISSING_FUNCTION and not fault.kind
    if missing and loaded.stopped:
        return Result(function, [], loaded.stopped._replace(of_file=True))
    changed = {call: reply.changed for call, reply in enumerate(replies) if reply.changed is not None}
    printed = {call: reply.printed for call, reply in enumerate(replies) if reply.printed}
    return Result(function, [reply.value for reply in replies], fault, changed, printed, loaded.stopped,
                  loaded.uses.get(function, []))
