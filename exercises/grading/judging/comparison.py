"""Numbers in words: wrong ones, those in a wrong shape, and right ones that are rounded or measured."""

import math
import re
import statistics

from grading.diagnosis.chooser import Evidence
from grading.diagnosis.patterns import FLAT, Numbers, pattern
from grading.judging.answer import Words
from grading.judging.check import ABS_TOL, close, flat, shape
from grading.judging.text import counted, show
from grading.questions.question import Mistake
from grading.sandbox.messages import Thing

NEARLY_0 = 1e-11        # of a right value, which is measured and may be off by that
SHORT = 9           # characters of a number that is shown with all its digits
SAME = 1e-9         # relative: how near numbers are that are said to be the same
MEASURED_ROUGHLY = " Is the slope measured, with a step that is too large?"
ORDINAL = ("first", "second", "third", "fourth")
ARITHMETIC = {"OverflowError", "ValueError", "ZeroDivisionError"}     # of Python, at an extreme number
ROUNDED_OFF = 1e-11         # of a right value, at least
LOOKED_AT = 20      # inputs, to tell a measured slope
MEASURED_OFF = 5e-12        # relative error of a slope: a formula has 1e-12 or less, measured 2e-11 or more


def of_value(value):
    """Write a value as the student would see it, with 6 digits."""
    if isinstance(value, (list, tuple)):
        inside = ", ".join(map(of_value, value))
        return f"[{inside}]" if isinstance(value, list) else f"({inside}{',' * (len(value) == 1)})"
    if isinstance(value, Thing):
        return re.sub(r"<(\w+) ([\w.<>]+)[^>]* at 0x\w+>", r"<\1 \2>", value.text)
    return show(value) if isinstance(value, float) and len(repr(value)) > SHORT else repr(value)


def wrong_number(case, call, values):
    """Compare the numbers of the plainest wrong call, and name the mistake that explains all of them."""
    check, question, reply = case.check, case.check.question, case.result.reply(call)
    right = [question.parts[k] for k in sorted(check.right_parts(values))]
    found = check.mistakes_explaining(values)
    if not found and not is_constant(values):
        found = rounded(values, check.right)
    return Words(headline(case, call, values, found, right),
                 comparison(question, case.call, reply.value, check.right[call]), output=reply.printed,
                 evidence=Evidence(mistakes=found, general=where_to_look(question, right)))


def headline(case, call, values, found, right):
    """Say what is known of all the inputs together."""
    check = case.check
    if is_constant(values):
        return f"It gives {show(values[0]) if check.shape is None else 'the same numbers'} for every input."
    if right:
        return f"Right for every input: {listed(right, check.question.parts)}."
    numbers = [Numbers(arguments, flat(value), flat_right, close(value, flat_right))
               for arguments, value, flat_right in zip(check.inputs, values, check.flat_right)]
    counted = [one.is_right for one in numbers if one.counts]
    known = pattern(check.question, numbers, numbers[call])
    if known:
        return known
    if not found and is_nearly_right(values, check):
        return "Nearly right for every input." + MEASURED_ROUGHLY * ("slope" in check.question.right_is)
    if not found and sum(counted) > len(counted) / 10:
        return f"Right for {sum(counted)} of {len(counted)} inputs, but not for all."
    return "Not right yet."


def is_nearly_right(values, check):
    """Return whether most numbers are off by less than a hundredth, and none by more than a tenth."""
    off = [abs(a / b - 1) for value, right in zip(values, check.flat_right)
           for a, b in zip(flat(value), right) if abs(b) > FLAT]
    return max(off, default=1) < 0.1 and statistics.median(off) < 0.01


def comparison(question, call, value, right):
    """Return the lines that say what was given and what is right, for two numbers that differ at most."""
    given = flat(value)
    expected = [0 if abs(number) < NEARLY_0 else number for number in flat(right)]
    if not question.shows_right:
        return [f"{call} gave {show(given[0])}, and that is not {question.right_is}."]
    if len(given) == 1:
        return [f"{call} gave {show(given[0], expected[0])},",
                f"but {question.right_is} is {show(expected[0], given[0])}"]
    differing = [k for k in range(len(given)) if not close(given[k], expected[k])]
    lines = [f"    {question.parts[k]} = {show(given[k], expected[k])}, but {question.right_is} is "
             f"{show(expected[k], given[k])}" for k in differing[:2]]
    return [f"{call} gave", *lines]


def listed(parts, all_parts):
    """Write names in a row: hidden_biases for hidden_biases[0] and hidden_biases[1], if both are there."""
    def whole(name):
        stem = name.split("[")[0]
        return stem if all(one in parts for one in all_parts if one.split("[")[0] == stem) else name
    return ", ".join(dict.fromkeys(map(whole, parts)))


def where_to_look(question, right):
    """Return what belongs to the first numbers that are not right."""
    return next((look for names, look in question.looks if not set(names) <= set(right)), question.look)


def is_constant(values):
    """Return whether an answer is the same for all of several inputs."""
    return len(values) > 1 and all(
        math.isclose(a, b, rel_tol=SAME) for value in values for a, b in zip(flat(value), flat(values[0])))


def rounded(values, right):
    """Return the mistake that the right answers were rounded, if that is what the values are."""
    pairs = list(zip(flat(values), flat(right)))
    for digits in range(7):
        if all(math.isclose(a, round(b, digits), abs_tol=1e-9) for a, b in pairs):
            return [Mistake(f"the answer is rounded to {digits} decimals", gives=None)]
    return []


# ---- Numbers in a wrong shape ------------------------------------------------------------------------------

def difference(value, check, values):
    """Say how the shape of a value differs from what is asked for. values are those of all calls."""
    asked, given = check.shape, shape(value)
    if asked is None:
        return f"It gave {things(value)} where one number is asked for."
    if given is None:
        return f"It gave one number where {len(asked)} items are asked for."
    if check.question.arguments[-1] == "examples" and all(
            isinstance(value, (list, tuple)) and len(value) == len(arguments[-1])
            for value, arguments in zip(values, check.inputs)):
        return "It gave one item for each example, and not one for each parameter."
    if len(given) == len(asked):
        if sorted(map(repr, given)) == sorted(map(repr, asked)):
            return f"It gave the right {len(asked)} items in another order."
        k = next(k for k in range(len(asked)) if given[k] != asked[k])
        return f"Its {ORDINAL[k]} item is {things(value[k])}, where {one_or_list(asked[k])} is asked for."
    if len(flat(given)) == len(flat(asked)):
        return "It gave the right number of values, but not grouped as asked for."
    return f"It gave {counted(len(given), 'item')} where {len(asked)} are asked for."


def things(value):
    if isinstance(value, (list, tuple)):
        return f"a {type(value).__name__}" + f" of {len(value)} items" * (len(value) != 1)
    return "one number"


def one_or_list(asked):
    return "one number" if asked is None else f"a list of {len(asked)}"


def wrong_shape(case):
    return Words(difference(case.reply.value, case.check, case.result.values), case.gave,
                 asked=case.asked_for if case.check.shape else "", output=case.reply.printed)


# ---- Right numbers ----------------------------------------------------------------------------------------

def looks_measured(check, values):
    """Return whether right slopes are off as far as measured ones are, and formulas are not."""
    if "slope" not in check.question.right_is:
        return False
    some = slice(None, None, 1 + len(values) // LOOKED_AT)
    off = [abs(a / b - 1) for value, right in zip(values[some], check.flat_right[some])
           for a, b in zip(map(float, flat(value)), right) if abs(b) > ABS_TOL]
    return statistics.median(off) > MEASURED_OFF


def rounded_digits(check, values):
    """Return to how many decimals right numbers are rounded, or None."""
    numbers, right = flat(values), flat(check.right)
    off = any(abs(number - b) > ROUNDED_OFF for number, b in zip(numbers, right))
    return next((digits for digits in range(4, 11)
                 if off and all(number == round(number, digits) for number in numbers)), None)
