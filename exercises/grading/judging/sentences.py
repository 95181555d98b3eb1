"""The sentences that a student is told: a function for each outcome, and a table of them at the end."""

import builtins
from typing import NamedTuple

from grading.diagnosis.chooser import Evidence
from grading.judging.advice import GIVEN, advice_on, is_given
from grading.judging.answer import UNTOUCHED, Words
from grading.judging.check import Check, Verdict, clearest, close, flat, is_none, shape, stranger
from grading.judging.comparison import (
    ARITHMETIC, looks_measured, of_value, rounded_digits, wrong_number, wrong_shape)
from grading.judging.text import in_one_line, show_call
from grading.questions import QUESTIONS
from grading.sandbox.messages import Result
from grading.sandbox.outcome import Outcome

MEASURED = ("Right, and it counts. Its last digits are a little off: do you measure the slope? Then find the "
            "formula, too.")
ROUNDED = "It is rounded to {0} digits, and counts. Round only what you print."


class Case(NamedTuple):
    """One function of one submission, what came of it, and pieces of many sentences on it."""

    check: Check
    result: Result
    verdict: Verdict
    file_name: str
    call: str           # the call that shows the fault, as the student would write it

    @property
    def reply(self):
        """What came back from that call."""
        return self.result.reply(self.verdict.call)

    @property
    def gave(self):
        """A line with the call and what came back."""
        return [f"{self.call} gave {in_one_line(of_value(self.reply.value))}"]

    @property
    def asked_for(self):
        return f"Asked for: {self.check.question.returns}."

    @property
    def of_file(self):
        return bool(self.result.fault and self.result.fault.of_file)

    @property
    def called(self):
        """A line with the call, if it came so far."""
        fault = self.result.fault
        return [] if fault and (fault.of_file or fault.no_time) else [f"It was called as  {self.call}"]

    @property
    def placed(self):
        """A line with the student's line that the fault comes from, if it is known."""
        fault = self.result.fault
        return [place(fault, self.file_name, self.check.question.function)] if fault and fault.line else []

    @property
    def it(self):
        return "The file" if self.of_file else "It"


def case_of(check, result, verdict, file_name):
    call = show_call(check.question.function, check.arguments_of(verdict.call))
    return Case(check, result, verdict, file_name, call)


# ---- Pieces of sentences ----------------------------------------------------------------------------------

def place(fault, file_name, function):
    """Say which line a fault comes from: the one in the function that was asked, then the inner one.

    The line keeps its indentation. A line of a function that was given is not named.
    """
    text = fault.text.expandtabs(4)
    indent, text = text[:len(text) - len(text.lstrip())][:20], in_one_line(text, 100)
    where = f"In {file_name}, line {fault.line}" + (f":  {indent}{text}" if text else ".")
    if fault.inner_line and fault.inner_line != fault.line and not is_given(fault, function):
        calls = f"it calls {in_one_line(fault.inner, 40)}, " if fault.inner else ""
        where += f"  ({calls}line {fault.inner_line})"
    return where


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


# ---- A function that gave no answer ------------------------------------------------------------------------

def not_started(case):
    function, fault = case.check.question.function, case.result.fault
    inner = in_one_line(fault.inner, 40)
    if inner and inner != function:
        return Words(f"{function} calls {inner}, and that is not written yet.")
    if fault.written:
        line = fault.inner_line or fault.line
        return Words(f"Line {line} still says `raise NotImplementedError`. Delete that line.")
    return Words(UNTOUCHED)


def missing_function(case):
    function, kind = case.check.question.function, kind_of(case.result.fault)
    if kind:
        return Words(f"{function} is not a function but a value ({type_words(kind)}).",
                     asked=f"Give the value another name: {function} must stay a function.")
    return Words(f"There is no function {function} in {case.file_name}.", evidence=Evidence(
        general="Was it renamed, or is its def indented? Copy the def line from the original file."))


def syntax_error(case):
    fault = case.result.fault
    kind, message = kind_of(fault), in_one_line(fault.message)
    if kind == "encoding":
        return Words(f"Python cannot read the text of {case.file_name}: {message}.", of_file=case.of_file,
                     asked="Open it in your editor and save it with the encoding UTF-8.")
    message = message.replace("Perhaps you forgot a comma", "").rstrip(".? ")
    return Words(f"Python cannot read the file: {kind}: {message}.", case.placed, of_file=case.of_file,
                 evidence=Evidence(general="Look at that line and at the last line of code above it.",
                                   line=fault.line or None))


def exception(case):
    fault, function = case.result.fault, case.check.question.function
    kind, message = kind_of(fault), in_one_line(fault.message)
    plain = plainly_wrong(case.check, case.result.values)
    if kind in ARITHMETIC and plain is not None:
        return stops_elsewhere(case, plain, kind)
    said = message if known(kind) else f"{kind}: {message}"
    stops = f"{case.it} stops with {exception_words(kind)}"
    return Words(f"{stops}: {said}" if said else f"{stops}.",
                 [*(case.placed or [f"In {case.file_name}."]), *case.called],
                 evidence=advice_on(fault, function)._replace(line=line_of(fault, function)),
                 output=fault.printed, of_file=case.of_file)


def plainly_wrong(check, values):
    """Return the number of the plainest call before an exception that gave a wrong number, or None."""
    given = [flat(value) for value in values[:len(check.inputs)]]
    if any(map(stranger, given)) or any(shape(value) != check.shape for value in values):
        return None
    wrong = [k for k, numbers in enumerate(given) if not close(numbers, check.flat_right[k])]
    return clearest(check, given, wrong) if wrong else None


def stops_elsewhere(case, call, kind):
    """What is wrong for plain inputs comes first, if it also stops at extreme ones."""
    shown = show_call(case.check.question.function, case.check.inputs[call])
    words = wrong_number(case._replace(call=shown), call, case.result.values)
    words.headline = f"Not right yet, and for some inputs it stops with {kind}."
    return words


def too_slow(case):
    if case.result.fault.no_time:
        return Words("No time was left for this function: the others used all of it.",
                     asked="Is there an infinite loop in one of them?")
    return Words(f"{case.it} ran too long and was stopped.", case.called, of_file=case.of_file,
                 evidence=Evidence(general="Is there an infinite loop?"))


def out_of_memory(case):
    return Words(f"{case.it} needs too much memory.", case.placed + case.called,
                 asked="Is there a list that grows in an infinite loop?",
                 output=case.result.fault.printed, of_file=case.of_file)


def too_much_output(case):
    return Words(f"{case.it} prints too much.", case.called, asked="Is there a print in an infinite loop?",
                 output=case.result.fault.printed, of_file=case.of_file)


def ended_program(case):
    return Words(f"{case.it} ends the whole program, so there is no answer to check.",
                 case.placed + case.called, output=case.result.fault.printed, of_file=case.of_file,
                 asked="Give the answer with `return`, and do not use exit() or quit().")


# ---- A function that gave something that is not right ------------------------------------------------------

def wrong_type(case):
    odd = stranger(flat(case.reply.value))
    if odd is None:
        return wrong_shape(case)
    if is_none(case.reply.value):
        return gave_none(case)
    kind = kind_of(odd)
    also = {"bool": "True and False are not numbers: a comparison such as == or < was returned. ",
            "str": "A text in quotes is not a number. "}.get(kind, "")
    return Words(f"It gave something that is not a number ({type_words(kind)}).",
                 case.gave, asked=also + case.asked_for, output=case.reply.printed)


def gave_none(case):
    if case.reply.printed.strip():
        return Words("It gave None: it prints its result but does not return it.", case.gave,
                     asked="print only shows a number on the screen. To give it back, use return.",
                     output=case.reply.printed)
    return Words("It gave None: it reached no `return` with a value.", case.gave, output=case.reply.printed,
                 evidence=Evidence(general="Is the return missing? Or is it inside a loop or an if?"))


def not_finite(case):
    return Words("It gave a number that is infinite, far too large, or not a number (inf or nan).",
                 case.gave, output=case.reply.printed,
                 evidence=Evidence(general="Does it divide by nearly 0, or take exp of a very large number?"))


def changed_arguments(case):
    left = in_one_line(", ".join(map(of_value, case.reply.changed)))
    return Words("It changes the lists that it is given. They must stay as they are.",
                 [f"It was called as     {case.call}",
                  f"and changed that to  {case.check.question.function}({left})"],
                 asked="Put the new numbers into new lists.", output=case.reply.printed)


def inconsistent(case):
    second = case.result.values[-1 - case.verdict.call]
    return Words("Called twice with the same arguments, it gave different answers.",
                 [f"{case.call} gave", f"    {in_one_line(of_value(case.reply.value))} the first time and",
                  f"    {in_one_line(of_value(second))} the second time"],
                 evidence=Evidence(advice="Does it keep a value outside the function from one call to the "
                                          "next? Start fresh in every call."))


def wrong(case):
    return wrong_number(case, case.verdict.call, case.result.values[:len(case.check.inputs)])


def all_is_right(case):
    """Say what a right answer has shown; a slope that was measured has shown something else."""
    check, values = case.check, case.result.values[:len(case.check.inputs)]
    digits = rounded_digits(check, values)
    if digits:
        return Words(f"{check.question.insight} {ROUNDED.format(digits)}")
    return Words(MEASURED if looks_measured(check, values) else check.question.insight)


def line_of(fault, function):
    """Return the line that a fault comes from, or None. It is not in a function that is given or right."""
    if fault and (fault.inner in GIVEN or fault.inner in QUESTIONS) and fault.inner != function:
        return fault.line or None
    return fault and (fault.inner_line or fault.line) or None


WORDS = {
    Outcome.RIGHT: all_is_right,
    Outcome.NOT_STARTED: not_started,
    Outcome.MISSING_FUNCTION: missing_function,
    Outcome.SYNTAX_ERROR: syntax_error,
    Outcome.EXCEPTION: exception,
    Outcome.TOO_SLOW: too_slow,
    Outcome.ENDED_PROGRAM: ended_program,
    Outcome.OUT_OF_MEMORY: out_of_memory,
    Outcome.TOO_MUCH_OUTPUT: too_much_output,
    Outcome.WRONG: wrong,
    Outcome.WRONG_TYPE: wrong_type,
    Outcome.NOT_FINITE: not_finite,
    Outcome.CHANGED_ARGUMENTS: changed_arguments,
    Outcome.INCONSISTENT: inconsistent,
}


def words_for(case):
    """Return the Words for a case, with a note if something below the functions has stopped the file."""
    words, stopped = WORDS[case.verdict.outcome](case), case.result.stopped
    if stopped:
        kind = exception_words(kind_of(stopped))
        words.headline += (
            f" (By the way: line {stopped.line} ran too long and was stopped.)"
            if stopped.outcome is Outcome.TOO_SLOW else
            f" (By the way: line {stopped.line} stops the file with {kind}.)")
    return words
