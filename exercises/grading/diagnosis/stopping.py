"""Remarks where there is an exception, or no function: what stands in the line, and what it looks like.

Python's own words say what happened. They cannot know what the student has in mind: dW1 for dw1, NumPy
without NumPy, an empty list in place of a sum. Text.error is the (kind, message, line) of the exception.
"""

import ast
import builtins
import difflib
import keyword
import re

from grading.diagnosis.text import is_name, names_in, targets_of
from grading.diagnosis.scope import words_of

OF_MATH = ("exp", "log", "sqrt", "log2", "log10", "pow", "fsum", "tanh", "fabs", "e", "pi")
SENTENCES = {       # as in readable.py
    "numpy_exp": "NumPy is switched off here. The exponential function is math.exp, the logarithm math.log.",
    "numpy_sum": "NumPy is switched off here, and lists are not arrays: take the numbers one by one, or in a "
                 "loop.",
    "like_an_array": "{0} is a list and not an array of NumPy: it has no {1}. Take its numbers one by one.",
    "in_math": "{0} belongs to the module math: it is called math.{0}.",
    "not_in_math": "math has no {0}. Is it spelled in another way?",
    "no_ln": "The natural logarithm is called math.log.",
    "spelling": "{0} looks like {1}, spelled differently.",
    "word_of_python": "{0} is spelled differently in Python. Words such as return have small letters only.",
    "no_such_name": "Python has no {0}. Is it a word of Python, spelled differently?",
    "element": "There is no {0} here. Python counts from 0: the numbers in a list are {1}[0] and {1}[1].",
    "no_function": "Python has no {0} of its own. Add the numbers up, and divide by how many there are.",
    "not_given": "{0} has no value inside {function}. The names in its def line are all that it gets, and "
                 "they are enough.",
    "nothing_given": "{function} is given nothing, so {0} has no value here. It needs none: the answer is a "
                     "number.",
    "elsewhere": "{0} gets its value in another function. Each function knows only its own names.",
    "own_name": "{0} is a variable here, so in this function it is not the function {0}. Call the "
                "variable something else.",
    "called": "{0} is a variable in this function, so {0}(...) calls no function. Call the variable "
              "something else.",
    "empty_sum": "{0} starts as an empty list. A sum starts with the number 0.",
    "empty_list": "{0} starts as an empty list, so it has no element yet. Start with as many zeros as it "
                  "needs.",
    "square_brackets": "square brackets make a list. To group, use round ones.",
    "third_element": "Python counts from 0: of two things, the first has the number 0 and the second has 1.",
    "text_in_quotes": "{0} is a text in quotes and not a number.",
    "pair_in_a_pair": "Each of the examples is a pair, and its first half is the list x: x, y_target = "
                      "example.",
    "no_attribute": "{0} is a list. Its numbers have no names: take them with square brackets, as in {0}[0].",
    "columns": "{0} is a list of pairs, and not a pair of lists. Go through it in a loop.",
    "uncalled": "{0} is a function: to call it, write brackets and its arguments after the name.",
    "indented_def": "the def is indented, so it belongs to the function above. Move it to the first column.",
    "other_def": "the function is called {0}, and {function} is asked for.",
    "quoted_def": "the def is between quotes, so Python takes it for text. Look at the quotes above it.",
}
ARRAYS = {"shape", "T", "dot", "sum", "mean", "size", "reshape", "astype"}
NUMPY = {"np", "numpy", "torch", "tf", "pd"}


# ---- A name that is not defined ----------------------------------------------------------------------------

def name_of_error(text):
    kind, message, _ = text.error
    found = re.search("'(.*?)'", message)
    return found[1] if found and kind in ("NameError", "UnboundLocalError") else ""


def numpy(text):
    """Return the name of what is taken from NumPy in the line, or ""."""
    taken = [node.attr for node in text.at(text.error[2])
             if isinstance(node, ast.Attribute) and is_name(node.value) and node.value.id in NUMPY]
    no_package = text.error[0] in ("ImportError", "ModuleNotFoundError")
    return taken[0] if taken and (no_package or name_of_error(text) in NUMPY) else ""


def numpy_exp(text):
    if numpy(text) in OF_MATH:
        yield text.error[2],


def numpy_sum(text):
    if numpy(text):
        yield text.error[2],


def in_math(text):
    if name_of_error(text) in OF_MATH:
        yield text.error[2], name_of_error(text)


def no_ln(text):
    if name_of_error(text) == "ln" or "module 'math' has no attribute 'ln'" in text.error[1]:
        yield text.error[2],


def not_in_math(text):
    found = re.search(r"module 'math' has no attribute '(\w+)'", text.error[1])
    if found:
        yield text.error[2], found[1]


def spelling(text):
    """Another name of the function, or of the file, is spelled nearly like it."""
    name, line = name_of_error(text), text.error[2]
    known = [one for one in [*text.parameters, *text.stored, *text.program.functions] if one != name]
    same = [one for one in known if one.lower().replace("_", "") == name.lower().replace("_", "")]
    like = difflib.get_close_matches(name, known, n=1, cutoff=0.75) if name not in text.stored else []
    yield from ((line, name, one) for one in (same + like)[:1] if len(name) > 2 or same)


def word_of_python(text):
    """Return, or Return (y), or Print."""
    name = name_of_error(text)
    if name.lower() in (*keyword.kwlist, *dir(builtins)) and name != name.lower():
        yield text.error[2], name


def no_such_name(text):
    name = name_of_error(text)
    if name not in text.stored and difflib.get_close_matches(name, dir(builtins), n=1, cutoff=0.75):
        yield text.error[2], name


def element(text):
    """x1 or W2, where there is a list x or weights."""
    name = name_of_error(text)
    lists = [one for one in text.parameters if one in ("x", "weights", "grad_weights")]
    for one in lists:
        if re.fullmatch(rf"(?i)(?:{one}|{one[0]})_?[0-2]", name):
            yield text.error[2], name, one


def no_function(text):
    if name_of_error(text) in ("mean", "avg", "average"):
        yield text.error[2], name_of_error(text)


def nothing_given(text):
    if name_of_error(text) and not text.arguments and name_of_error(text) not in text.given:
        yield text.error[2], name_of_error(text)


def elsewhere(text):
    name = name_of_error(text)
    others = [node for one, node in text.program.functions.items() if one != text.function]
    if name and text.error[0] == "NameError" and name not in text.program.functions and any(
            name in names_in(node, ast.Store) for node in others) and name not in text.stored:
        yield text.error[2], name


def not_given(text):
    """A quantity of the lesson that this function neither gets nor makes."""
    name = name_of_error(text)
    quantities = {"z", "x", "y", "y_target", "weights", "bias", "w", "b", "examples", "j", "target"}
    if name in quantities - set(text.arguments) and name not in text.stored:
        yield text.error[2], name


def own_name(text):
    name = name_of_error(text)
    if text.error[0] == "UnboundLocalError" and name in {*text.program.functions, *text.given, text.function}:
        yield from ((node.lineno, name) for node in text.nodes
                    if is_name(node) and node.id == name and isinstance(node.ctx, ast.Store))


# ---- Lists and texts in the wrong place --------------------------------------------------------------------

def assigned(text, is_it):
    """Yield (line, name) for each name that is used where it stops, and starts as something that is_it."""
    used = set().union(*[names_in(node) | names_in(node, ast.Store) for node in text.at(text.error[2])], [])
    for node in text.nodes:
        if isinstance(node, ast.Assign) and node.lineno != text.error[2]:
            for target, value in pairs_of(node):
                if is_name(target) and target.id in used and is_it(value):
                    yield node.lineno, target.id


def pairs_of(node):
    """Return the (target, value) of an assignment, also of a, b = 0, []."""
    targets = targets_of(node)
    values = node.value.elts if isinstance(node.value, ast.Tuple) else [node.value] * len(targets)
    return list(zip(targets, values))


def is_empty(value):
    return isinstance(value, ast.List) and not value.elts or words_of(value) == "list()"


def empty_sum(text):
    if text.error[0] == "TypeError" and ("list" in text.error[1] or "iterable" in text.error[1]):
        yield from assigned(text, is_empty)


def empty_list(text):
    if text.error[0] == "IndexError":
        yield from assigned(text, is_empty)


def text_in_quotes(text):
    if text.error[0] == "TypeError" and "str" in text.error[1]:
        yield from assigned(text, lambda value: isinstance(getattr(value, "value", None), str))


def square_brackets(text):
    for node in text.at(text.error[2]):
        if text.error[0] == "TypeError" and "list" in text.error[1]:
            sides = [getattr(node, side, None) for side in ("operand", "left", "right")]
            if any(isinstance(side, ast.List) and len(side.elts) == 1 for side in sides):
                yield node.lineno,


def third_element(text):
    numbers = [words_of(node.slice) for node in text.at(text.error[2]) if isinstance(node, ast.Subscript)]
    if text.error[0] == "IndexError" and "2" in numbers:
        yield text.error[2],


def like_an_array(text):
    found = re.search(r"'(?:list|tuple|float|int)' object has no attribute '(\w+)'", text.error[1])
    for node in text.at(text.error[2]):
        if found and found[1] in ARRAYS and isinstance(node, ast.Attribute) and node.attr == found[1]:
            yield node.lineno, text.source(node.value), node.attr


def no_attribute(text):
    for node in text.at(text.error[2]):
        if "'list' object has no attribute" in text.error[1] and isinstance(node, ast.Attribute) and (
                is_name(node.value) and f"'{node.attr}'" in text.error[1]):
            yield node.lineno, node.value.id


def called(text):
    """A variable has the name of the function that is called."""
    for call, name in text.calls():
        if "not callable" in text.error[1] and call.lineno == text.error[2] and name in text.stored:
            yield call.lineno, name


def pair_in_a_pair(text):
    """for x1, x2, y_target in examples"""
    for loop in text.loops:
        if text.error[0] in ("ValueError", "TypeError") and loop.lineno == text.error[2] and (
                words_of(loop.iter) == "examples" and len(getattr(loop.target, "elts", ())) == 3):
            yield loop.lineno,


def columns(text):
    """X, Y = examples"""
    for node in text.nodes:
        if isinstance(node, ast.Assign) and len(targets_of(node)) > 1 and words_of(node.value) == "examples":
            yield node.lineno, "examples"


def uncalled(text):
    """The name of a function stands where what it gives is needed."""
    if text.error[0] == "TypeError" and "function" in text.error[1]:
        called = [node.func for node, _ in text.calls()]
        for node in text.at(text.error[2]):
            if is_name(node) and node.id in text.program.functions and node not in called:
                yield node.lineno, node.id


# ---- A function that is not there --------------------------------------------------------------------------

def indented_def(text):
    for node in ast.walk(text.program.tree):
        if isinstance(node, ast.FunctionDef) and node.name == text.function and node.col_offset:
            yield node.lineno,


def other_def(text):
    for node in ast.walk(text.program.tree):
        name = getattr(node, "name", "")
        if isinstance(node, ast.FunctionDef) and same_letters(name) == same_letters(text.function):
            yield node.lineno, name


def same_letters(name):
    return name.lower().replace("_", "")


def quoted_def(text):
    lines = text.program.text.split("\n")
    yield from ((number,) for number, line in enumerate(lines, 1) if line.startswith(f"def {text.function}("))


STOPPED = [numpy_exp, numpy_sum, own_name, in_math, no_ln, not_in_math, word_of_python, nothing_given,
           spelling, no_such_name, element, no_function, not_given, elsewhere, empty_sum, empty_list,
           text_in_quotes, square_brackets,
           third_element, like_an_array, no_attribute, called, pair_in_a_pair, columns, uncalled]
MISSING = [indented_def, other_def, quoted_def]
