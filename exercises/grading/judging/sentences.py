"""The sentences that a student is told: a function for each outcome, and a table of them at the end."""

import builtins
import math
from typing import List, NamedTuple

from grading.judging.advice import advice_on
from grading.judging.answer import Told
from grading.judging.check import Check, close, flat
from grading.judging.text import in_one_line, show, show_call
from grading.judging.verdict import Verdict, stranger
from grading.sandbox.judges_end import Result
from grading.sandbox.outcome import Outcome
from grading.sandbox.replies import Thing

MESSAGE_LINES = 8           # of a message
OUTPUT_LINES = 4            # of these at most for what the student's code printed


class Words:
    """What there is to say: first what happened, then the details that only full feedback shows."""

    def __init__(self, headline, details=(), mistake=None, advice="", output="", told=Told.MESSAGE):
        self.headline, self.details, self.mistake = headline, list(details), mistake
        self.advice, self.output, self.told = advice, output, told

    def message(self, feedback):
        """Return the message as text. "brief" shows no input, no right value and nothing that was printed."""
        if feedback == "none":
            return ""
        lines = [self.headline]
        if feedback == "full":
            lines += self.details
        if self.mistake:
            lines.append(f"That is what comes out if {self.mistake}.")
        if self.advice:
            lines.append(self.advice)
        if feedback == "full":
            lines += printed_lines(self.output, MESSAGE_LINES - len(lines))
        return "\n".join(lines)


class Case(NamedTuple):
    """One function of one submission, what came of it, and the words that this gives for many sentences."""

    check: Check
    result: Result
    verdict: Verdict
    file_name: str
    call: str           # the call that shows the fault, as the student would write it
    called: List[str]   # a line with that call, if it came so far
    placed: List[str]   # a line with the student's line that the fault comes from, if it is known
    it: str             # what the fault is a fault of
    while_read: str
    told: Told


def case_of(check, result, verdict, file_name):
    call, loading = show_call(check.question.function, check.arguments_of(verdict.call)), result.loading
    return Case(check, result, verdict, file_name, call,
                called=[] if loading or result.time_up else [f"It was called as  {call}"],
                placed=[place(result.fault, file_name)] if result.fault and result.fault.line else [],
                it="The file" if loading else "It",
                while_read=" while Python reads it" if loading else "",
                told=Told.OF_THE_FILE if loading else Told.MESSAGE)


# ---- Pieces of sentences ----------------------------------------------------------------------------------

def place(fault, file_name):
    """Say which line a fault comes from: the one in the function that was asked, then the inner one."""
    text = in_one_line(fault.text, 100)
    where = f"In {file_name}, line {fault.line}" + (f":  {text}" if text else ".")
    if fault.inner_line:
        where += f"  (it calls {in_one_line(fault.inner, 40)}, line {fault.inner_line})"
    return where


def printed_lines(output, room):
    """Say what the student's code printed, in as many lines as there is room for, but in one at least."""
    lines = [in_one_line(line) for line in output.splitlines() if line.strip()]
    if not lines:
        return []
    shown = lines[:max(1, min(room, OUTPUT_LINES))]
    if len(lines) > len(shown):
        shown[-1] += "  ..."
    return ["It printed:  " + shown[0]] + ["             " + line for line in shown[1:]]


def type_words(kind):
    return f"of type {kind}" if known(kind) else "of a type that is not built in"


def exception_words(kind):
    return kind if known(kind) else "an exception that is not built in"


def known(kind):
    """Return whether a type is one of Python's own. Any other may have been named to say something."""
    return kind in vars(builtins) or kind in ("NoneType", "function", "generator", "coroutine")


def kind_of(named):
    """Return the name of the type of a Fault or a Thing."""
    return in_one_line(named.kind, 60)


def as_python(value):
    """Write a value as the student would see it: what is not a number in the words that Python had for it."""
    if isinstance(value, list):
        return "[" + ", ".join(map(as_python, value)) + "]"
    return value.text if isinstance(value, Thing) else repr(value)


def comparison_lines(question, value, right):
    """Return a line for each number that differs, two at most: what was given, and what is right."""
    given, expected = flat(value), flat(right)
    if len(given) == 1:
        return [f"but {question.right_is} is {show(expected[0], given[0])}"]
    differing = [k for k in range(len(given)) if not close(given[k], expected[k])]
    lines = [f"    {question.parts[k]} = {show(given[k], expected[k])}, but {question.right_is} is "
             f"{show(expected[k], given[k])}" for k in differing[:2]]
    more = [f"    and {len(differing) - 2} more of the {len(given)} numbers"]
    return lines + (more if len(differing) > 2 else [])


def rounded(values, right):
    """Return the mistake that the right answers were rounded, if that is what the values are."""
    pairs = list(zip(flat(values), flat(right)))
    for digits in range(7):
        if all(math.isclose(a, round(b, digits), abs_tol=1e-9) for a, b in pairs):
            return [f"the answer is rounded to {digits} decimals"]
    return []


# ---- A function that gave no answer ------------------------------------------------------------------------

def not_started(case):
    function, fault = case.check.question.function, case.result.fault
    inner = in_one_line(fault.inner, 40)
    if inner and inner != function:
        return Words(f"{function} calls {inner}, and that is not written yet.")
    if fault.written:
        line = fault.inner_line or fault.line
        return Words(f"Line {line} still says `raise NotImplementedError`: take that line out.")
    return Words("Not started: `raise NotImplementedError` is still there.", told=Told.OUTCOME)


def missing_function(case):
    function, kind = case.check.question.function, kind_of(case.result.fault)
    if kind:
        return Words(f"{function} is not a function but a value ({type_words(kind)}).",
                     advice=f"Give the value another name: {function} must stay a function.")
    return Words(f"There is no function {function} in {case.file_name}.",
                 advice="Was it renamed, or is its def indented? Copy the def line from the original file.")


def syntax_error(case):
    fault = case.result.fault
    kind, message = kind_of(fault), in_one_line(fault.message)
    if kind == "encoding":
        return Words(f"Python cannot read the text of {case.file_name}: {message}.", told=case.told,
                     advice="Open it in your editor and save it with the encoding UTF-8.")
    advice = "Is a bracket, a colon or an indent missing?"
    if "null bytes" in message:
        advice = "Open it in your editor and save it as plain text, with the encoding UTF-8."
    elif fault.line:
        advice = (f"Look at line {fault.line} and at the last line of code before it: "
                  "a bracket, a colon, an indent?")
    return Words(f"Python cannot read the file: {kind}: {message.rstrip('.?')}.", case.placed, advice=advice,
                 told=case.told)


def exception(case):
    fault = case.result.fault
    kind, message = kind_of(fault), in_one_line(fault.message)
    said = message or kind if known(kind) else f"{kind}: {message}"
    return Words(f"{case.it} stops with {exception_words(kind)}{case.while_read}.",
                 [f"Python says: {said}", *(case.placed or [f"In {case.file_name}."]), *case.called],
                 advice=advice_on(fault, case.check.question.function), output=fault.output, told=case.told)


def too_slow(case):
    if case.result.time_up:
        return Words("No time was left for this: the other answers took all that a submission may take.",
                     advice="Does a loop somewhere never end?")
    return Words(f"{case.it} does not come to an end (stopped after some seconds). Does a loop never end?",
                 case.called, told=case.told)


def out_of_memory(case):
    return Words(f"{case.it} needs too much memory. Does a list grow without end?", case.placed + case.called,
                 output=case.result.fault.output, told=case.told)


def too_much_output(case):
    return Words(f"{case.it} prints too much. Is there a print in a loop that never ends?", case.called,
                 output=case.result.fault.output, told=case.told)


def ended_program(case):
    return Words(f"{case.it} ends the whole program{case.while_read}, so there is no answer to check.",
                 case.placed + case.called, output=case.result.fault.output, told=case.told,
                 advice="Give the answer with `return`; exit() and quit() do not belong here.")


# ---- A function that gave something that is not right ------------------------------------------------------

def wrong_type(case, reply):
    asked_for, odd = f"Asked for: {case.check.question.returns}.", stranger(flat(reply.value))
    if odd is None:
        return Words("It gave numbers, but not in the shape that was asked for.",
                     [f"{case.call} gave {in_one_line(reply.value)}"], advice=asked_for, output=reply.output)
    kind = kind_of(odd)
    if kind == "NoneType" and reply.value == odd:
        return gave_none(case, reply)
    also = {"bool": "True and False are no numbers: a comparison like == or < was returned. ",
            "str": "A text in quotes is no number. "}.get(kind, "")
    named = "" if known(kind) else f", a {kind}"
    return Words(f"It gave something that is no number ({type_words(kind)}).",
                 [f"{case.call} gave {in_one_line(as_python(reply.value))}{named}"],
                 advice=also + asked_for, output=reply.output)


def gave_none(case, reply):
    call = [f"{case.call} gave None"]
    if reply.output.strip():
        return Words("It gave None: it prints its result but does not return it.", call, output=reply.output,
                     advice="print shows a number to you; return gives it back to the caller.")
    return Words("It gave None: no `return` was reached. Did you forget it?", call, output=reply.output,
                 advice="If it is there: is it inside a loop, under an if, or in a second def?")


def not_finite(case, reply):
    return Words("It gave a number that is infinite, far too large, or not a number (inf or nan).",
                 [f"{case.call} gave {in_one_line(reply.value)}"], output=reply.output,
                 advice="Is something divided by a number that is nearly 0, or is exp taken of a huge one?")


def changed_arguments(case, reply):
    left = in_one_line(as_python(reply.changed))[1:-1]
    return Words("It changes the lists that it is given, and they belong to the caller.",
                 [f"It was called as  {case.call}",
                  f"and left behind    {case.check.question.function}({left})"],
                 advice="Make a new list and leave the old one alone.", output=reply.output)


def inconsistent(case, reply):
    second = case.result.replies[-1 - case.verdict.call]
    return Words("Asked the same thing twice, it gave different answers.",
                 [f"{case.call} gave", f"    {in_one_line(reply.value)} the first time and",
                  f"    {in_one_line(second.value)} the second time"],
                 advice="Does it keep something from one call to the next, outside the function? "
                        "Start afresh each time.")


def wrong(case, reply):
    """Name the clearest input, and the mistake that explains all of them."""
    check, n, right = case.check, len(case.check.inputs), case.check.right[case.verdict.call]
    gave = f" {show(reply.value, right)}," if check.shape is None else ""
    values = [reply.value for reply in case.result.replies[:n]]
    names = check.mistakes_explaining(values) or rounded(values, check.right)
    headline = "Not right yet."
    if not names and len(case.verdict.wrong) < n:
        headline = f"Right for {n - len(case.verdict.wrong)} of the {n} inputs tried, but not for all."
    return Words(headline, [f"{case.call} gave{gave}", *comparison_lines(check.question, reply.value, right)],
                 mistake=" (or if ".join(names[:2]) + (")" if len(names) > 1 else "") if names else None,
                 advice=check.question.look, output=reply.output)


NO_ANSWER = {
    Outcome.NOT_STARTED: not_started,
    Outcome.MISSING_FUNCTION: missing_function,
    Outcome.SYNTAX_ERROR: syntax_error,
    Outcome.EXCEPTION: exception,
    Outcome.TOO_SLOW: too_slow,
    Outcome.ENDED_PROGRAM: ended_program,
    Outcome.OUT_OF_MEMORY: out_of_memory,
    Outcome.TOO_MUCH_OUTPUT: too_much_output,
}
NOT_RIGHT = {
    Outcome.WRONG: wrong,
    Outcome.WRONG_TYPE: wrong_type,
    Outcome.NOT_FINITE: not_finite,
    Outcome.CHANGED_ARGUMENTS: changed_arguments,
    Outcome.INCONSISTENT: inconsistent,
}


def words_for(case):
    """Return the Words for a case, with a note if something below the functions has stopped the file."""
    outcome, stopped = case.verdict.outcome, case.result.stopped
    if outcome in NO_ANSWER:
        words = NO_ANSWER[outcome](case)
    elif outcome in NOT_RIGHT:
        words = NOT_RIGHT[outcome](case, case.result.replies[case.verdict.call])
    else:
        words = Words(case.check.question.insight)
    if stopped:
        kind = exception_words(kind_of(stopped))
        words.headline += (
            f" (By the way: line {stopped.line} takes too long, and was interrupted.)"
            if stopped.outcome is Outcome.TOO_SLOW else
            f" (By the way: line {stopped.line} stops the file with {kind}.)")
    return words
