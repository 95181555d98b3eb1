"""What to do about an error, where a beginner could not know.

The table is read from the top, and the first row that fits counts. A row is a regular expression for how an
error is written here, "function asked, line: where it came up: its kind: Python's message", with 0 for a line
that is not known, and what to do. In that, {0} is the first group of the expression.
"""

import re

from grading.diagnosis.chooser import Evidence
from grading.questions import QUESTIONS, exercise_of

GIVEN = {"predict", "loss", "gradient", "hidden_outputs"}   # where they are not what is asked for
FUNCTIONS = "|".join(QUESTIONS)
OF_LISTS = "(?:TypeError|ValueError|IndexError): "
LOOK_AT_WHAT_IT_PASSES = "The functions that are given are right. Look at what line {line} passes to them: "
LINE_OF_DEF = "Keep the line that begins with def {function} as it was given, with all its names."
GENERAL = {
    "NameError": "Use the names in the def line, spelled as there. Any other name needs a value first.",
}

ADVICE = {
    ", 0: .*TypeError: ": LINE_OF_DEF,
    "TypeError: .*positional argument":
        "Compare that call with the def line of the function that it calls: how many arguments does it need, "
        "and in which order?",
    f": (?:given )?({FUNCTIONS}): (?:ValueError|ZeroDivisionError): ":
        "{0} itself is right: look at what line {line} passes to it.",
    "^train, .*: given .*" + OF_LISTS:
        LOOK_AT_WHAT_IT_PASSES + "update returns two things, the weights and the bias.",
    r"^(?:loss|\w*gradient), .*: given .*" + OF_LISTS:
        LOOK_AT_WHAT_IT_PASSES + "each of the examples is a pair (x, y_target).",
    "EOFError: ": "Nobody can type during a check. Remove input(): the values come as arguments.",
    "(?:ModuleNotFoundError|ImportError): .*'ex[1-7]_":
        "Each file is checked by itself: copy the functions that you need into this file.",
    "(?:ModuleNotFoundError|ImportError): ":
        "Packages are switched off here, even if they are installed: `import math` is enough.",
    "RecursionError: ": "Does the function call itself again and again?",

    r"TypeError: .*for \^": "In Python a power is written **, not ^.",
    "TypeError: .*builtin_function_or_method":
        "A function of Python needs brackets around its argument: abs(-3), not abs -3.",
    "TypeError: .*'list' object is not callable":
        "Use square brackets to take an element of a list: weights[0].",
    "TypeError: .*object is not callable": "In Python every product needs its *: 2*(y - 1), not 2(y - 1).",
    "TypeError: .*'(?:int|float)' object is not subscriptable":
        "Square brackets take an element of a list, and here they follow a single number. "
        "Are the arguments in the same order as in the def line?",
    "TypeError: .*indices must be integers or slices":
        "An index is one whole number, such as 0, 1 or j. Does something else stand in the brackets?",
    "TypeError: .*'list' object cannot be interpreted as an integer":
        "range needs a whole number, and here it is given a list. A loop can go through a list directly.",
    "TypeError: .*(?:'list'|concatenate list|multiply sequence)":
        "Python cannot calculate with whole lists. Take their numbers one by one, as in weights[0].",
    "TypeError: .*'tuple'": "A comma makes a pair, and Python cannot calculate with pairs. "
                            "Is there a comma where a * belongs?",
    "TypeError: .*'NoneType'": "A function that is called here gave None: is its `return` missing?",
    "TypeError: .*'int' object is not iterable": "To repeat something n times: for i in range(n).",

    "NameError: .*'math'": "Write `import math` at the top of the file.",
    "NameError: .*'Math'": "It is spelled math, with a small m.",
    f"NameError: .*'({FUNCTIONS})'":
        "{0} is not in this file. Copy it into this file: each file is checked by itself.",
    "AttributeError: .*'NoneType' object has no attribute '(append|extend|insert)'":
        "{0} changes the list itself and returns None: call it without giving its result a name.",
    "AttributeError: .*'(append|extend|insert)' is read-only":
        "{0} is a function: call it with brackets, as in numbers.{0}(3), and without =.",
    "^train, .*UnboundLocalError: ":
        "Here the loop does not run even once, so this name has no value yet. "
        "Does each step start where the one before it ended?",
    "UnboundLocalError: ":
        "Give it a value before you use it: a sum starts with total = 0, before the loop.",

    "ValueError: .*(?:math domain error|expected a positive input)":
        "Is a logarithm taken of 0 or of a negative number?",
    "ValueError: .*unpack":
        "Count the names that get a value in line {line}, and the values that there are for them.",
    "PermissionError: ": "An answer cannot open files or connections, and it does not need to.",
    "OverflowError: ": "A number grows too large. Is a sign wrong, or does a step go uphill?",
    "ZeroDivisionError: ": "Print what you divide by: here it is 0.",
    "IndexError: ": "The last of n things has the number n - 1.",
}


def is_given(fault, function):
    """Return whether a fault came up in a function that was given with the exercise."""
    asked = [question.function for question in exercise_of(function).questions]
    return fault.inner in GIVEN and fault.inner not in asked


def advice_on(fault, function):
    """Return what is to be said about the exception of a Fault, as Evidence."""
    inner = "" if fault.inner == function else fault.inner
    where = f"given {inner}" if is_given(fault, function) else inner
    error = f"{function}, {fault.line}: {where}: {fault.kind}: {fault.message}"
    for pattern, what_to_do in ADVICE.items():
        found = re.search(pattern, error)
        if found:
            return Evidence(advice=what_to_do.format(*found.groups(), line=fault.line, function=function))
    return Evidence(general=GENERAL.get(fault.kind, ""))
