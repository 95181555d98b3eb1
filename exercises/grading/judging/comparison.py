"""Numbers in words: wrong ones, those in a wrong shape, and right ones that are rounded or measured."""

import math
import re
import statistics

from grading.diagnosis.chooser import Evidence
from grading.diagnosis.patterns import FLAT, Numbers, pattern
from grading.judging.answer import Words
from grading.judging.check import SAME, close, flat, is_constant, shape
from grading.judging.text import counted, show
from grading.questions.question import Mistake
from grading.sandbox.messages import Thing

MEASURED_TO = 1e-11     # of a right value, which is measured and may be off by that
SHORT = 9           # characters of a number that is shown with all its digits
MEASURED_ROUGHLY = " Is the slope measured, with a step that is too large?"
ORDINAL = ("first", "second", "third", "fourth")
MEASURED_OFF = 5e-12        # relative error of a slope: a formula has 1e-12 or less, measured 2e-11 or more


def of_value(value):
    """Write a value as the student would see it, with 6 digits."""
    if isinstance(value, (list, tuple)):
        inside = ", ".join(map(of_value, value))
        return f"[{inside}]" if isinstance(value, list) else f"({inside}{',' * (len(value) == 1)})"
    if isinstance(value, Thing):
        return re.sub(r"<(\w+) ([\w.<>]+)[^>]* at 0x\w+>", r"<\1 \2>", value.text)
    return show(value) if isinstance(value, float) and len(repr(value)) > SHORT else repr(value)


def wrong_number(check, result, call):
    """Compare the numbers of the plainest wrong call, and name the mistake that explains all of them."""
    question, reply, values = check.question, result.replies[call], result.values[:len(check.inputs)]
    right = [question.parts[k] for k in sorted(check.right_parts(values))]
    found = check.mistakes_explaining(values)
    digits = rounded_digits(check, values)
    if digits is not None and not found and not is_constant(values):
        found = [Mistake(f"the answer is rounded to {digits} decimals", gives=None)]
    return Words(headline(check, call, values, found, right),
                 comparison(question, check.shown(call), reply.value, check.right[call]),
                 Evidence(mistakes=found, general=where_to_look(question, right)), reply.printed)


def headline(check, call, values, found, right):
    """Say what is known of all the inputs together."""
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
    if not found and is_nearly_right(check, values):
        return "Nearly right for every input." + MEASURED_ROUGHLY * ("slope" in check.question.right_is)
    if not found and sum(counted) > len(counted) / 10:
        return f"Right for {sum(counted)} of {len(counted)} inputs, but not for all."
    return "Not right yet."


def comparison(question, call, value, right):
    """Return the lines that say what was given and what is right, for two numbers that differ at most."""
    given = flat(value)
    expected = [0 if abs(number) < MEASURED_TO else number for number in flat(right)]
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


# ---- How far off ------------------------------------------------------------------------------------------

def errors(check, values):
    """Return the relative errors of all numbers that are not nearly 0."""
    return [abs(a / b - 1) for value, right in zip(values, check.flat_right)
            for a, b in zip(map(float, flat(value)), right) if abs(b) > FLAT]


def is_nearly_right(check, values):
    """Return whether most numbers are off by less than a hundredth, and none by more than a tenth."""
    off = errors(check, values)
    return max(off, default=1) < 0.1 and statistics.median(off) < 0.01


def looks_measured(check, values):
    """Return whether right slopes are off as far as measured ones are, and formulas are not."""
    return "slope" in check.question.right_is and statistics.median(errors(check, values)) > MEASURED_OFF


def rounded_digits(check, values):
    """Return to how many decimals the right numbers have been rounded, or None."""
    pairs = list(zip(flat(values), flat(check.right)))
    if all(abs(a - b) <= MEASURED_TO for a, b in pairs):
        return None
    return next((digits for digits in range(11) if all(
        a == round(a, digits) and math.isclose(a, round(b, digits), rel_tol=SAME) for a, b in pairs)), None)
