"""What to do about an exception, where a beginner could not know."""

from typing import NamedTuple


class Advice(NamedTuple):
    exception: str
    words: str      # what Python's message holds
    what_to_do: str


MULTIPLIED = "A list cannot be multiplied by a number. Take its numbers one by one: weights[0], weights[1]."
ADVICE = [
    Advice("EOFError", "", "Nobody can type during a check: take out input(). The values come as arguments."),
    Advice("ModuleNotFoundError", "No module named 'ex",
           "Each file is checked by itself: copy the function into this file."),
    Advice("ModuleNotFoundError", "", "An answer needs no package: `import math` is enough."),
    Advice("ImportError", "", "An answer needs no package: `import math` is enough."),
    Advice("RecursionError", "", "Does the function call itself without end?"),
    Advice("TypeError", "for ^", "In Python a power is written **, not ^."),
    Advice("TypeError", "list' object is not callable",
           "An element of a list is taken with square brackets: weights[0]."),
    Advice("TypeError", "object is not callable",
           "In Python every product needs its *: 2*(y - 1), not 2(y - 1)."),
    Advice("TypeError", "multiply sequence", MULTIPLIED),
    Advice("TypeError", "for *: 'float' and 'list'", MULTIPLIED),       # PyPy
    Advice("TypeError", "concatenate list",
           "Python has no arithmetic for whole lists. Take the numbers one by one: weights[0], weights[1]."),
    Advice("TypeError", "'list'",
           "Python has no arithmetic for whole lists, and [ ] always makes a list. "
           "Take the numbers one by one."),
    Advice("TypeError", "'tuple'",
           "Python has no arithmetic for whole pairs. Take them apart first: x, y_target = example."),
    Advice("TypeError", "'function'",
           "A function is called with brackets and its arguments: dy_dz(y), not dy_dz."),
    Advice("TypeError", "'NoneType'", "A function that this calls gave None: did it forget `return`?"),
    Advice("TypeError", "'int' object is not iterable", "To repeat something n times: for i in range(n)."),
    Advice("NameError", "'exp'", "It is called math.exp."),
    Advice("NameError", "'log'", "It is called math.log."),
    Advice("NameError", "'ln'", "It is called math.log."),
    Advice("NameError", "is not defined",
           "Use the names in the def line, spelled as there; any other name needs a value first."),
    Advice("AttributeError", "'ln'", "The natural logarithm is called math.log."),
    Advice("UnboundLocalError", "",
           "Give it a value before it is used: a sum starts with total = 0, before the loop."),
    Advice("ValueError", "math domain error", "Is a logarithm taken of 0 or of a negative number?"),
    Advice("ValueError", "expected a positive input", "Is a logarithm taken of 0 or of a negative number?"),
    Advice("ValueError", "unpack",
           "Count the names on the left of the =, and the values that there are for them."),
    Advice("PermissionError", "",
           "An answer can open no file and no connection, and it needs none."),
    Advice("OverflowError", "", "A number grows too large. Is a sign wrong, or does a step go uphill?"),
    Advice("ZeroDivisionError", "", "Print what you divide by: here it is 0."),
    Advice("IndexError", "",
           "The last of n things has the number n - 1. A list that is still empty grows with append."),
]


def advice_on(fault, function):
    """Return what to do about the exception of a Fault, or nothing."""
    if fault.kind == "TypeError" and "positional argument" in fault.message:
        if fault.line:
            return ("Compare that call with the def line of what it calls: how many values does it need, "
                    "in which order?")
        return "Keep the line that begins with def as it was given, with all its names."
    if fault.kind == "TypeError" and not fault.line:
        return f"Keep the line that begins with def {function} as it was given."
    return next((advice.what_to_do for advice in ADVICE
                 if advice.exception == fault.kind and advice.words in fault.message), "")
