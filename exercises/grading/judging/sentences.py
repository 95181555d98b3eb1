"""The sentences that a student is told: a function for each outcome, and a table of them.

Each function of the table makes the Words from a check, the result, and the number of the call that shows
what happened.
"""

import builtins

from grading.diagnosis.chooser import Evidence
from grading.judging.advice import GIVEN, advice_on, is_given
from grading.judging.answer import UNTOUCHED, Words
from grading.judging.check import clearest, close, flat, is_none, shape, stranger
from grading.judging.comparison import difference, looks_measured, of_value, rounded_digits, wrong_number
from grading.judging.follow_through import first_not_right, stops_by_itself
from grading.judging.text import in_one_line
from grading.judging.unexplained import can_be_explained
from grading.questions import QUESTIONS, exercise_of
from grading.sandbox.outcome import Outcome

MEASURED = ("Right, and it counts. Its last digits are a little off: do you measure the slope? Then find the "
            "formula, too.")
ROUNDED = "It is rounded to {0} digits, and counts. Round only what you print."
CARRIED_OVER = "Right, given your {0}, which is not right yet. Fix {0} first."
NO_TIME = "There was no time to find out whether it is right, given your {0}. A teacher must look at this."
PARTS_ARE_RIGHT = "By themselves, {0} are right. What is passed to each, and how are they put together?"
CALLS = "It calls {0}, which is not right yet. Fix {0} first."
ARITHMETIC = {"OverflowError", "ValueError", "ZeroDivisionError"}     # of Python, at an extreme number


# ---- Pieces of sentences ----------------------------------------------------------------------------------

def file_of(function):
    return exercise_of(function).name + ".py"


def placed(fault, function):
    """Return a line with the student's line that a fault comes from, if it is known, and with the inner one.

    The line keeps its indentation. A line of a function that was given is not named.
    """
    if not fault.line:
        return []
    text = fault.text.expandtabs(4)
    indent, text = " " * min(20, len(text) - len(text.lstrip())), in_one_line(text, 100)
    where = f"In {file_of(function)}, line {fault.line}" + (f":  {indent}{text}" if text else ".")
    if fault.inner_line and fault.inner_line != fault.line and not is_given(fault, function):
        calls = f"it calls {in_one_line(fault.inner, 40)}, " if fault.inner else ""
        where += f"  ({calls}line {fault.inner_line})"
    return [where]


def called(check, result, call):
    """Return a line with the call, if it came so far."""
    return [] if result.of_file or result.fault.no_time else [f"It was called as  {check.shown(call)}"]


def gave(check, result, call):
    """Return a line with the call and what came back."""
    return [f"{check.shown(call)} gave {in_one_line(of_value(result.replies[call].value))}"]


def it(result):
    return "The file" if result.of_file else "It"


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

def not_started(check, result, call):
    function, fault = check.question.function, result.fault
    inner = in_one_line(fault.inner, 40)
    if inner and inner != function:
        return Words(f"{function} calls {inner}, and that is not written yet.")
    if fault.written:
        line = fault.inner_line or fault.line
        return Words(f"Line {line} still says `raise NotImplementedError`. Delete that line.")
    return Words(UNTOUCHED)


def missing_function(check, result, call):
    function, kind = check.question.function, kind_of(result.fault)
    if kind:
        return Words(f"{function} is not a function but a value ({type_words(kind)}).", evidence=Evidence(
            asked=f"Give the value another name: {function} must stay a function."))
    return Words(f"There is no function {function} in {file_of(function)}.", evidence=Evidence(
        general="Was it renamed, or is its def indented? Copy the def line from the original file."))


def syntax_error(check, result, call):
    function, fault = check.question.function, result.fault
    kind, message = kind_of(fault), in_one_line(fault.message)
    if kind == "encoding":
        return Words(f"Python cannot read the text of {file_of(function)}: {message}.", evidence=Evidence(
            asked="Open it in your editor and save it with the encoding UTF-8."))
    message = message.replace("Perhaps you forgot a comma", "").rstrip(".? ")
    return Words(f"Python cannot read the file: {kind}: {message}.", placed(fault, function),
                 Evidence(general="Look at that line and at the last line of code above it.",
                          line=fault.line or None))


def exception(check, result, call):
    fault, function = result.fault, check.question.function
    kind, message = kind_of(fault), in_one_line(fault.message)
    plain = plainly_wrong(check, result.values)
    if kind in ARITHMETIC and plain is not None:    # what is wrong for plain inputs comes first
        return wrong_number(check, result, plain)._replace(
            headline=f"Not right yet, and for some inputs it stops with {kind}.")
    said = message if known(kind) else f"{kind}: {message}"
    stops = f"{it(result)} stops with {exception_words(kind)}"
    place = placed(fault, function) or [f"In {file_of(function)}."]
    return Words(f"{stops}: {said}" if said else f"{stops}.", place + called(check, result, call),
                 advice_on(fault, function)._replace(line=line_of(fault, function)), fault.printed)


def plainly_wrong(check, values):
    """Return the number of the plainest call before an exception that gave a wrong number, or None."""
    given = [flat(value) for value in values[:len(check.inputs)]]
    if any(map(stranger, given)) or any(shape(value) != check.shape for value in values):
        return None
    wrong = [k for k, numbers in enumerate(given) if not close(numbers, check.flat_right[k])]
    return clearest(check, given, wrong) if wrong else None


def too_slow(check, result, call):
    if result.fault.no_time:
        return Words("No time was left for this function: the others used all of it.",
                     evidence=Evidence(asked="Is there an infinite loop in one of them?"))
    return Words(f"{it(result)} ran too long and was stopped.", called(check, result, call),
                 Evidence(general="Is there an infinite loop?"))


STOPPED = {     # what it did, and what to do about it
    Outcome.OUT_OF_MEMORY: ("needs too much memory", "Is there a list that grows in an infinite loop?"),
    Outcome.TOO_MUCH_OUTPUT: ("prints too much", "Is there a print in an infinite loop?"),
    Outcome.ENDED_PROGRAM: ("ends the whole program, so there is no answer to check",
                            "Give the answer with `return`, and do not use exit() or quit()."),
}


def stopped(check, result, call):
    fault = result.fault
    did, asked = STOPPED[fault.outcome]
    return Words(f"{it(result)} {did}.", placed(fault, check.question.function) + called(check, result, call),
                 Evidence(asked=asked), fault.printed)


# ---- A function that gave something that is not right ------------------------------------------------------

def wrong_type(check, result, call):
    value, _, printed = result.replies[call]
    odd, asked_for = stranger(flat(value)), f"Asked for: {check.question.returns}."
    if odd is None:
        return Words(difference(value, check, result.values), gave(check, result, call),
                     Evidence(asked=asked_for if check.shape else ""), printed)
    if is_none(value):
        return gave_none(check, result, call)
    kind = kind_of(odd)
    also = {"bool": "True and False are not numbers: a comparison such as == or < was returned. ",
            "str": "A text in quotes is not a number. ",
            "function": "To call a function, write brackets and its arguments after its name. "}.get(kind, "")
    return Words(f"It gave something that is not a number ({type_words(kind)}).",
                 gave(check, result, call), Evidence(asked=also + asked_for), printed)


def gave_none(check, result, call):
    printed = result.replies[call].printed
    if printed.strip():
        headline = "It gave None: it prints its result but does not return it."
        evidence = Evidence(asked="print only shows a number on the screen. To give it back, use return.")
    else:
        headline = "It gave None: it reached no `return` with a value."
        evidence = Evidence(general="Is the return missing? Or is it inside a loop or an if?")
    return Words(headline, gave(check, result, call), evidence, printed)


def not_finite(check, result, call):
    return Words("It gave a number that is infinite, far too large, or not a number (inf or nan).",
                 gave(check, result, call),
                 Evidence(general="Does it divide by nearly 0, or take exp of a very large number?"),
                 result.replies[call].printed)


def changed_arguments(check, result, call):
    _, changed, printed = result.replies[call]
    left = in_one_line(", ".join(map(of_value, changed)))
    return Words("It changes the lists that it is given. They must stay as they are.",
                 [f"It was called as     {check.shown(call)}",
                  f"and changed that to  {check.question.function}({left})"],
                 Evidence(asked="Put the new numbers into new lists."), printed)


def inconsistent(check, result, call):
    first, second = (in_one_line(of_value(result.values[k])) for k in (call, -1 - call))
    return Words("Called twice with the same arguments, it gave different answers.",
                 [f"{check.shown(call)} gave", f"    {first} the first time and",
                  f"    {second} the second time"],
                 Evidence(advice="Does it keep a value outside the function from one call to the next? "
                                 "Start fresh in every call."))


# ---- A right one -------------------------------------------------------------------------------------------

def all_is_right(check, result, call):
    """Say what a right answer has shown; a slope that was measured has shown something else."""
    values = result.values[:len(check.inputs)]
    digits = rounded_digits(check, values)
    if digits:
        return Words(f"{check.question.insight} {ROUNDED.format(digits)}")
    return Words(MEASURED if looks_measured(check, values) else check.question.insight)


# ---- All together ------------------------------------------------------------------------------------------

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
    **dict.fromkeys(STOPPED, stopped),
    Outcome.WRONG: wrong_number,
    Outcome.WRONG_TYPE: wrong_type,
    Outcome.NOT_FINITE: not_finite,
    Outcome.CHANGED_ARGUMENTS: changed_arguments,
    Outcome.INCONSISTENT: inconsistent,
}


def words_for(check, result, verdict, outcomes):
    """Return the Words on one function, given {function: Outcome} of all of its file."""
    question, outcome, fault = check.question, verdict.outcome, result.fault
    part = first_not_right(question.made_of, outcomes)
    if outcome in (Outcome.CARRIED_OVER, Outcome.NEEDS_REVIEW):
        return Words((CARRIED_OVER if outcome is Outcome.CARRIED_OVER else NO_TIME).format(part))
    words = WORDS[outcome](check, result, verdict.call)
    evidence = words.evidence._replace(
        function=question.function, def_line=f"def {question.function}({', '.join(question.arguments)})")
    if outcome is Outcome.WRONG and len(question.made_of) > 1 and not part:
        evidence = evidence._replace(general=PARTS_ARE_RIGHT.format(", ".join(question.made_of)))
    calls = first_not_right(set(result.uses) - {question.function}, outcomes)
    if calls and can_be_explained(outcome) and not stops_by_itself(fault, outcomes[calls]):
        evidence = evidence._replace(first=CALLS.format(calls))
    return words._replace(headline=words.headline + by_the_way(result.stopped), evidence=evidence,
                          of_file=result.of_file)


def by_the_way(stopped):
    """Return a note on the Fault that has stopped the file below its functions, if any."""
    if stopped is None:
        return ""
    did = f"stops the file with {exception_words(kind_of(stopped))}"
    if stopped.outcome is Outcome.TOO_SLOW:
        did = "ran too long and was stopped"
    return f" (By the way: line {stopped.line} {did}.)"
