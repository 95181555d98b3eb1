"""What to do about an error, where a beginner could not know.

The table is read from the top, and the first row that fits counts. It fits if its regular expressions are
found: that for Python's message, and that for "function asked, given function that it calls: the line".
{0} in what to do is the first group of the expression for the message, and {line} the number of the line.
"""

import re
from typing import NamedTuple

from grading.diagnosis.chooser import Evidence
from grading.questions import QUESTIONS, exercise_of


class Advice(NamedTuple):
    exception: str      # its name, as a regular expression
    message: str
    what_to_do: str
    where: str = ""
    is_guess: bool = False      # whether a place that is known says more


GIVEN = {"predict", "loss", "gradient", "hidden_outputs"}   # where they are not what is asked for
WITH_EXAMPLES = r"^(loss|train|\w*gradient),"
IN_GIVEN = rf", ({'|'.join(sorted(GIVEN))}):"

PACKAGES = "Packages are switched off here, even if they are installed: `import math` is enough."
LOGARITHM = "Is a logarithm taken of 0 or of a negative number?"
LOOK_AT_WHAT_IT_PASSES = "The functions that are given are right. Look at what line {line} passes to them: "

ADVICE = [
    Advice("TypeError|ValueError|IndexError", "", where="^train" + IN_GIVEN,
           what_to_do=LOOK_AT_WHAT_IT_PASSES + "update returns two things, the weights and the bias."),
    Advice("TypeError|ValueError|IndexError", "", where=WITH_EXAMPLES[:-1] + IN_GIVEN,
           what_to_do=LOOK_AT_WHAT_IT_PASSES + "each of the examples is a pair (x, y_target)."),
    Advice("EOFError", "", "Nobody can type during a check. Remove input(): the values come as arguments."),
    Advice("ModuleNotFoundError|ImportError", "'ex[1-7]_",
           "Each file is checked by itself: copy the functions that you need into this file."),
    Advice("ModuleNotFoundError|ImportError", "", PACKAGES),
    Advice("RecursionError", "", "Does the function call itself again and again?"),

    Advice("TypeError", r"for \^", "In Python a power is written **, not ^."),
    Advice("TypeError", "builtin_function_or_method",
           "A function of Python needs brackets around its argument: abs(-3), not abs -3."),
    Advice("TypeError", "'list' object is not callable",
           "Use square brackets to take an element of a list: weights[0]."),
    Advice("TypeError", "object is not callable",
           "In Python every product needs its *: 2*(y - 1), not 2(y - 1)."),
    Advice("TypeError", "'(int|float)' object is not subscriptable",
           "Square brackets take an element of a list, and here they follow a single number. "
           "Are the arguments in the same order as in the def line?"),
    Advice("TypeError", "indices must be integers or slices",
           "An index is one whole number, such as 0, 1 or j. Does something else stand in the brackets?"),
    Advice("TypeError", "'list' object cannot be interpreted as an integer",
           "range needs a whole number, and here it is given a list. A loop can go through a list directly."),
    Advice("TypeError", "'list'|concatenate list|multiply sequence",
           "Python cannot calculate with whole lists. Take their numbers one by one, as in weights[0]."),
    Advice("TypeError", "'tuple'", where=r": .*\bexample\b",
           what_to_do="Each of the examples is a pair. Take it apart first: x, y_target = example."),
    Advice("TypeError", "'tuple'", where=r": .*\b(gradient|update)\(",
           what_to_do="The function that is called here returns a pair. "
                      "Give each of the two things a name before you calculate."),
    Advice("TypeError", "'tuple'", "A comma makes a pair, and Python cannot calculate with pairs. "
           "Is there a comma where a * belongs?"),
    Advice("TypeError", "'NoneType'", "A function that is called here gave None: is its `return` missing?"),
    Advice("TypeError", "'int' object is not iterable", "To repeat something n times: for i in range(n)."),

    Advice("NameError", "'math'", "Write `import math` at the top of the file."),
    Advice("NameError", "'Math'", "It is spelled math, with a small m."),
    Advice("NameError", f"'({'|'.join(QUESTIONS)})'",
           "{0} is not in this file. Copy it into this file: each file is checked by itself."),
    Advice("NameError", "is not defined", is_guess=True, what_to_do=
           "Use the names in the def line, spelled as there. Any other name needs a value first."),
    Advice("AttributeError", "'(append|extend|insert)' is read-only",
           "{0} is a function: call it with brackets, as in numbers.{0}(3), and without =."),
    Advice("UnboundLocalError", "", where="^train,",
           what_to_do="Here the loop does not run even once, so this name has no value yet. "
                      "Does each step start where the one before it ended?"),
    Advice("UnboundLocalError", "",
           "Give it a value before you use it: a sum starts with total = 0, before the loop."),

    Advice("ValueError", "math domain error|expected a positive input", LOGARITHM),
    Advice("ValueError", "unpack",
           "Count the names that get a value in line {line}, and the values that there are for them."),
    Advice("PermissionError", "", "An answer cannot open files or connections, and it does not need to."),
    Advice("OverflowError", "", "A number grows too large. Is a sign wrong, or does a step go uphill?"),
    Advice("ZeroDivisionError", "", "Print what you divide by: here it is 0."),
    Advice("IndexError", "", "The last of n things has the number n - 1."),
]


def is_given(fault, function):
    """Return whether a fault came up in a function that was given with the exercise."""
    asked = [question.function for question in exercise_of(function).questions]
    return fault.inner in GIVEN and fault.inner not in asked


def first_that_fits(fault, where):
    """Return the Evidence that the table has for a Fault, if any."""
    for advice in ADVICE:
        found = re.search(advice.message, fault.message)
        if found and re.search(advice.where, where) and re.fullmatch(advice.exception, fault.kind):
            words = advice.what_to_do.format(*found.groups(), line=fault.line)
            return Evidence(general=words) if advice.is_guess else Evidence(advice=words)
    return Evidence()


def advice_on(fault, function):
    """Return what is to be said about the exception of a Fault, as Evidence."""
    if fault.kind == "TypeError" and "positional argument" in fault.message:
        if fault.line:
            return Evidence(advice="Compare that call with the def line of the function that it calls: "
                                   "how many arguments does it need, and in which order?")
        return Evidence(advice="Keep the line that begins with def as it was given, with all its names.")
    if fault.kind == "TypeError" and not fault.line:
        return Evidence(advice=f"Keep the line that begins with def {function} as it was given.")
    arithmetic = fault.kind in ("ValueError", "ZeroDivisionError")
    if arithmetic and fault.inner in QUESTIONS and fault.inner != function:
        return Evidence(advice=f"{fault.inner} itself is right: look at what line {fault.line} passes to it.")
    inner = fault.inner if is_given(fault, function) else ""
    return first_that_fits(fault, f"{function}, {inner}: {fault.text.strip()}")
