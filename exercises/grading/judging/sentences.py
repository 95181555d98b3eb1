"""The sentences that a student is told: a function for each outcome, and a table of them at the end."""

import builtins
import math
import statistics
from typing import List, NamedTuple

from grading.diagnosis.chooser import Evidence
from grading.judging.advice import GIVEN, advice_on, advice_on_syntax, is_given
from grading.judging.answer import Told
from grading.judging.check import ABS_TOL, Check, close, flat
from grading.judging.text import in_one_line, show, show_call
from grading.judging.verdict import Verdict, stranger
from grading.judging.words import Words
from grading.questions import QUESTIONS
from grading.questions.question import Mistake
from grading.sandbox.outcome import Outcome
from grading.sandbox.results import Result
from grading.sandbox.messages import Thing

MEASURED = ("Right, and it counts. It seems to measure the slope: the last digits are a little off. "
            "Can you find the formula too?")
LOOKED_AT = 20      # inputs, to tell a measured slope
MEASURED_OFF = 5e-12        # relative error of a slope: a formula has 1e-12 or less, measured 2e-11 or more


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
    call, fault = show_call(check.question.function, check.arguments_of(verdict.call)), result.fault
    loading = bool(fault and fault.of_file)
    return Case(check, result, verdict, file_name, call,
                called=[] if loading or fault and fault.no_time else [f"It was called as  {call}"],
                placed=[place(fault, file_name, check.question.function)] if fault and fault.line else [],
                it="The file" if loading else "It",
                while_read=" when Python runs it" if loading else "",
                told=Told.OF_THE_FILE if loading else Told.MESSAGE)


# ---- Pieces of sentences ----------------------------------------------------------------------------------

def place(fault, file_name, function):
    """Say which line a fault comes from: the one in the function that was asked, then the inner one.

    The line keeps its indentation. A line of a function that was given is not named.
    """
    text = fault.text.expandtabs(4)
    indent, text = text[:len(text) - len(text.lstrip())][:20], in_one_line(text, 100)
    where = f"In {file_name}, line {fault.line}" + (f":  {indent}{text}" if text else ".")
    if fault.inner_line and not is_given(fault, function):
        where += f"  (it calls {in_one_line(fault.inner, 40)}, line {fault.inner_line})"
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


def as_python(value):
    """Write a value as the student would see it: what is not a number in the words that Python had for it."""
    if isinstance(value, list):
        return "[" + ", ".join(map(as_python, value)) + "]"
    if isinstance(value, tuple):
        return "(" + ", ".join(map(as_python, value)) + (",)" if len(value) == 1 else ")")
    return value.text if isinstance(value, Thing) else repr(value)


def comparison_lines(question, call, value, right):
    """Return the lines that say what was given and what is right, for two numbers that differ at most."""
    given, expected = flat(value), [0 if abs(number) < ABS_TOL else number for number in flat(right)]
    if not question.shows_right:
        return [f"{call} gave {show(given[0])}, and that is not {question.right_is}."]
    if len(given) == 1:
        return [f"{call} gave {show(given[0], expected[0])},",
                f"but {question.right_is} is {show(expected[0], given[0])}"]
    differing = [k for k in range(len(given)) if not close(given[k], expected[k])]
    lines = [f"    {question.parts[k]} = {show(given[k], expected[k])}, but {question.right_is} is "
             f"{show(expected[k], given[k])}" for k in differing[:2]]
    more = [f"    and {len(differing) - 2} more of the {len(given)} numbers"]
    return [f"{call} gave", *lines] + (more if len(differing) > 2 else [])


def right_parts(check, values):
    """Return the names of the numbers in an answer that are right for every input."""
    return [name for k, name in enumerate(check.question.parts)
            if all(close(flat(value)[k], right[k]) for value, right in zip(values, check.flat_right))]


def listed(parts, all_parts):
    """Write names in a row: hidden_biases for hidden_biases[0] and hidden_biases[1], if both are there."""
    def whole(name):
        stem = name.split("[")[0]
        return stem if all(one in parts for one in all_parts if one.split("[")[0] == stem) else name
    return ", ".join(dict.fromkeys(map(whole, parts)))


def rounded(values, right):
    """Return the mistake that the right answers were rounded, if that is what the values are."""
    pairs = list(zip(flat(values), flat(right)))
    for digits in range(7):
        if all(math.isclose(a, round(b, digits), abs_tol=1e-9) for a, b in pairs):
            return [Mistake(f"the answer is rounded to {digits} decimals", gives=None)]
    return []


def is_constant(values):
    """Return whether an answer is the same for all of several inputs."""
    return len(values) > 1 and all(close(value, values[0]) for value in values)


def looks_measured(check, values):
    """Return whether right slopes are off as far as measured ones are, and formulas are not."""
    if "slope" not in check.question.right_is:
        return False
    some = slice(None, None, 1 + len(values) // LOOKED_AT)
    off = [abs(a / b - 1) for value, right in zip(values[some], check.flat_right[some])
           for a, b in zip(map(float, flat(value)), right) if abs(b) > ABS_TOL]
    return statistics.median(off) > MEASURED_OFF


# ---- A function that gave no answer ------------------------------------------------------------------------

def not_started(case):
    function, fault = case.check.question.function, case.result.fault
    inner = in_one_line(fault.inner, 40)
    if inner and inner != function:
        return Words(f"{function} calls {inner}, and that is not written yet.")
    if fault.written:
        line = fault.inner_line or fault.line
        return Words(f"Line {line} still says `raise NotImplementedError`. Delete that line.")
    return Words("Not started: `raise NotImplementedError` is still there.", told=Told.OUTCOME)


def missing_function(case):
    function, kind = case.check.question.function, kind_of(case.result.fault)
    if kind:
        return Words(f"{function} is not a function but a value ({type_words(kind)}).",
                     asked=f"Give the value another name: {function} must stay a function.")
    return Words(f"There is no function {function} in {case.file_name}.",
                 asked="Was it renamed, or is its def indented? Copy the def line from the original file.")


def syntax_error(case):
    fault = case.result.fault
    kind, message = kind_of(fault), in_one_line(fault.message)
    if kind == "encoding":
        return Words(f"Python cannot read the text of {case.file_name}: {message}.", told=case.told,
                     asked="Open it in your editor and save it with the encoding UTF-8.")
    message = message.replace("Perhaps you forgot a comma", "").rstrip(".? ")
    return Words(f"Python cannot read the file: {kind}: {message}.", case.placed, told=case.told,
                 evidence=advice_on_syntax(fault)._replace(line=fault.line or None))


def exception(case):
    fault, function = case.result.fault, case.check.question.function
    kind, message = kind_of(fault), in_one_line(fault.message)
    said = message or kind if known(kind) else f"{kind}: {message}"
    return Words(f"{case.it} stops with {exception_words(kind)}{case.while_read}.",
                 [f"Python says: {said}", *(case.placed or [f"In {case.file_name}."]), *case.called],
                 evidence=advice_on(fault, function)._replace(line=line_of(fault, function)),
                 output=fault.printed, told=case.told)


def too_slow(case):
    if case.result.fault.no_time:
        return Words("No time was left for this function: the others used all the time there is.",
                     asked="Is there an infinite loop in one of them?")
    return Words(f"{case.it} ran too long and was stopped.", case.called,
                 asked="Is there an infinite loop?", told=case.told)


def out_of_memory(case):
    return Words(f"{case.it} needs too much memory.", case.placed + case.called,
                 asked="Is there a list that grows in an infinite loop?",
                 output=case.result.fault.printed, told=case.told)


def too_much_output(case):
    return Words(f"{case.it} prints too much.", case.called, asked="Is there a print in an infinite loop?",
                 output=case.result.fault.printed, told=case.told)


def ended_program(case):
    return Words(f"{case.it} ends the whole program{case.while_read}, so there is no answer to check.",
                 case.placed + case.called, output=case.result.fault.printed, told=case.told,
                 asked="Give the answer with `return`, and do not use exit() or quit().")


# ---- A function that gave something that is not right ------------------------------------------------------

def wrong_type(case, reply):
    asked_for, odd = f"Asked for: {case.check.question.returns}.", stranger(flat(reply.value))
    if odd is None:
        return Words("It gave numbers, but not in the shape that is asked for.",
                     [f"{case.call} gave {in_one_line(reply.value)}"], asked=asked_for, output=reply.printed)
    kind = kind_of(odd)
    if kind == "NoneType" and reply.value == odd:
        return gave_none(case, reply)
    also = {"bool": "True and False are not numbers: a comparison such as == or < was returned. ",
            "str": "A text in quotes is not a number. "}.get(kind, "")
    named = "" if known(kind) else f", a {kind}"
    return Words(f"It gave something that is not a number ({type_words(kind)}).",
                 [f"{case.call} gave {in_one_line(as_python(reply.value))}{named}"],
                 asked=also + asked_for, output=reply.printed)


def gave_none(case, reply):
    call = [f"{case.call} gave None"]
    if reply.printed.strip():
        return Words("It gave None: it prints its result but does not return it.", call, output=reply.printed,
                     asked="print only shows a number on the screen. To give it back, use return.")
    return Words("It gave None, since it came to no `return`.", call, output=reply.printed, evidence=Evidence(
        general="Is the return missing? Or is it inside a loop, an if or a second def?"))


def not_finite(case, reply):
    return Words("It gave a number that is infinite, far too large, or not a number (inf or nan).",
                 [f"{case.call} gave {in_one_line(reply.value)}"], output=reply.printed, evidence=Evidence(
                     general="Does it divide by a number that is nearly 0, or take exp of a very large one?"))


def changed_arguments(case, reply):
    left = in_one_line(", ".join(map(as_python, reply.changed)))
    return Words("It changes the lists that it is given. They must stay as they are.",
                 [f"It was called as     {case.call}",
                  f"and changed that to  {case.check.question.function}({left})"],
                 asked="Make a new list and return that.", output=reply.printed)


def inconsistent(case, reply):
    second = case.result.values[-1 - case.verdict.call]
    return Words("Called twice with the same arguments, it gave different answers.",
                 [f"{case.call} gave", f"    {in_one_line(reply.value)} the first time and",
                  f"    {in_one_line(second)} the second time"],
                 asked="Does it keep a value outside the function from one call to the next? "
                        "Start fresh in every call.")


def wrong(case, reply):
    """Name the clearest input, and the mistake that explains all of them."""
    check, question = case.check, case.check.question
    values = case.result.values[:len(check.inputs)]
    right = right_parts(check, values)
    found = check.mistakes_explaining(values)
    if not found and not is_constant(values):
        found = rounded(values, check.right)
    return Words(headline_of_wrong(case, values, found, right),
                 comparison_lines(question, case.call, reply.value, check.right[case.verdict.call]),
                 output=reply.printed,
                 evidence=Evidence(mistakes=found, general=where_to_look(question, right)))


def headline_of_wrong(case, values, found, right):
    """Say what is known of all the inputs together."""
    check, tried = case.check, len(values)
    if is_constant(values):
        return f"It gives {show(values[0]) if check.shape is None else 'the same numbers'} for every input."
    if right:
        return f"Right for every input: {listed(right, check.question.parts)}."
    if not found and len(case.verdict.wrong) < tried:
        return f"Right for {tried - len(case.verdict.wrong)} of the {tried} inputs tried, but not for all."
    return "Not right yet."


def where_to_look(question, right):
    """Return what belongs to the first numbers that are not right."""
    return next((look for names, look in question.looks if not set(names) <= set(right)), question.look)


def all_is_right(case):
    """Say what a right answer has shown; a slope that was measured has shown something else."""
    values = case.result.values[:len(case.check.inputs)]
    return Words(MEASURED if looks_measured(case.check, values) else case.check.question.insight)


def line_of(fault, function):
    """Return the line that a fault comes from, or None. It is not in a function that is given or right."""
    if fault and (fault.inner in GIVEN or fault.inner in QUESTIONS) and fault.inner != function:
        return fault.line or None
    return fault and (fault.inner_line or fault.line) or None


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
        words = NOT_RIGHT[outcome](case, case.result.reply(case.verdict.call))
    else:
        words = all_is_right(case)
    if stopped:
        kind = exception_words(kind_of(stopped))
        words.headline += (
            f" (By the way: line {stopped.line} ran too long and was stopped.)"
            if stopped.outcome is Outcome.TOO_SLOW else
            f" (By the way: line {stopped.line} stops the file with {kind}.)")
    return words
