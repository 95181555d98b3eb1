"""Remarks where there is an exception: what stands in the line, and what it looks like.

Python's own words say what happened. They cannot know what the student has in mind: dW1 for dw1, NumPy
without NumPy, an empty list in place of a sum. A Scope has the exception, its message and its line.
"""

import ast
import builtins
import difflib
import keyword
import re

from grading.diagnosis.program import is_name, names_in, same_letters, targets_of, words_of

OF_MATH = ("exp", "log", "sqrt", "log2", "log10", "pow", "fsum", "tanh", "fabs", "e", "pi")
NUMPY = {"np", "numpy", "torch", "tf", "pd"}


# ---- A name that is not defined ----------------------------------------------------------------------------

def name_of_error(scope):
    found = re.search("'(.*?)'", scope.message)
    return found[1] if found and scope.exception in ("NameError", "UnboundLocalError") else ""


def numpy(scope):
    no_package = scope.exception in ("ImportError", "ModuleNotFoundError")
    for node in scope.at(scope.line):
        if isinstance(node, ast.Attribute) and is_name(node.value) and node.value.id in NUMPY:
            if no_package or name_of_error(scope) in NUMPY:
                yield scope.line,


def in_math(scope):
    if name_of_error(scope) in OF_MATH:
        yield scope.line, name_of_error(scope)


def no_ln(scope):
    if name_of_error(scope) == "ln" or "module 'math' has no attribute 'ln'" in scope.message:
        yield scope.line,


def spelling(scope):
    """Another name of the function, or of the file, is spelled nearly like it."""
    name, line = name_of_error(scope), scope.line
    known = [one for one in [*scope.parameters, *scope.stored, *scope.program.functions] if one != name]
    same = [one for one in known if same_letters(one) == same_letters(name)]
    like = difflib.get_close_matches(name, known, n=1, cutoff=0.75) if name not in scope.stored else []
    yield from ((line, name, one) for one in (same + like)[:1] if len(name) > 2 or same)


def word_of_python(scope):
    """Return, or Print, or xrange."""
    name = name_of_error(scope)
    words = [*keyword.kwlist, *dir(builtins)]
    if name not in scope.stored and difflib.get_close_matches(name.lower(), words, n=1, cutoff=0.75):
        yield scope.line, name


def element(scope):
    """x1 or W2, where there is a list x or weights."""
    name = name_of_error(scope)
    lists = [one for one in scope.parameters if one in ("x", "weights", "grad_weights")]
    for one in lists:
        if re.fullmatch(rf"(?i)(?:{one}|{one[0]})_?[0-2]", name):
            yield scope.line, name, one


def no_function(scope):
    if name_of_error(scope) in ("mean", "avg", "average"):
        yield scope.line, name_of_error(scope)


def nothing_given(scope):
    if name_of_error(scope) and not scope.handed_out and name_of_error(scope) not in scope.given:
        yield scope.line, name_of_error(scope)


def not_given(scope):
    """A quantity of the lesson that this function neither gets nor makes."""
    name = name_of_error(scope)
    quantities = {"z", "x", "y", "y_target", "weights", "bias", "w", "b", "examples", "j", "target"}
    if name in quantities - set(scope.handed_out) and name not in scope.stored:
        yield scope.line, name


def own_name(scope):
    """A variable has the name of a function that is called."""
    name = name_of_error(scope)
    if scope.exception == "UnboundLocalError" and name in {*scope.program.functions, *scope.given}:
        yield from ((node.lineno, name) for node in scope.nodes
                    if is_name(node) and node.id == name and isinstance(node.ctx, ast.Store))
    if "not callable" in scope.message:
        yield from ((scope.line, name) for call, name in scope.calls()
                    if call.lineno == scope.line and name in scope.stored)


# ---- Lists and texts in the wrong place --------------------------------------------------------------------

def assigned(scope, is_it):
    """Yield (line, name) for each name that is used where it stops, and starts as something that is_it."""
    used = set().union(*[names_in(node) | names_in(node, ast.Store) for node in scope.at(scope.line)], [])
    for node in scope.nodes:
        if isinstance(node, ast.Assign) and node.lineno != scope.line:
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


def empty_list(scope):
    of_sum = scope.exception == "TypeError" and ("list" in scope.message or "iterable" in scope.message)
    if of_sum or scope.exception == "IndexError":
        yield from assigned(scope, is_empty)


def text_in_quotes(scope):
    if scope.exception == "TypeError" and "str" in scope.message:
        yield from assigned(scope, lambda value: isinstance(getattr(value, "value", None), str))


def square_brackets(scope):
    for node in scope.at(scope.line):
        if scope.exception == "TypeError" and "list" in scope.message:
            sides = [getattr(node, side, None) for side in ("operand", "left", "right")]
            if any(isinstance(side, ast.List) and len(side.elts) == 1 for side in sides):
                yield node.lineno,


def attribute(scope):
    """weights.W1, or x.shape"""
    found = re.search(r"'list' object has no attribute '(\w+)'", scope.message)
    for node in scope.at(scope.line):
        if found and isinstance(node, ast.Attribute) and node.attr == found[1]:
            yield scope.line, scope.source(node.value), node.attr


def pair_in_a_pair(scope):
    """for x1, x2, y_target in examples"""
    for loop in scope.loops:
        if scope.exception in ("ValueError", "TypeError") and loop.lineno == scope.line and (
                words_of(loop.iter) == "examples" and len(getattr(loop.target, "elts", ())) == 3):
            yield loop.lineno,


def pair(scope):
    """A pair stands where a number is needed: an example, or what another function gives."""
    for node in scope.at(scope.line) if "'tuple'" in scope.message else ():
        called = isinstance(node, ast.Call) and words_of(node.func) in ("gradient", "update")
        if called or is_name(node) and node.id == "example":
            yield scope.line, scope.source(node)


def columns(scope):
    """X, Y = examples"""
    for node in scope.nodes:
        if isinstance(node, ast.Assign) and len(targets_of(node)) > 1 and words_of(node.value) == "examples":
            yield node.lineno, "examples"


def uncalled(scope):
    """The name of a function stands where what it gives is needed."""
    if scope.exception == "TypeError" and "function" in scope.message:
        called = [node.func for node, _ in scope.calls()]
        for node in scope.at(scope.line):
            if is_name(node) and node.id in scope.program.functions and node not in called:
                yield node.lineno, node.id


# ---- What is said, the likelier first ----------------------------------------------------------------------

STOPPED = {       # as in readable.py
    numpy: "NumPy is switched off here. For one number there are math.exp and math.log, and a list needs a "
           "loop.",
    own_name: "{0} is a variable in this function, so it is not the function {0}. Call the variable "
              "something else.",
    in_math: "{0} belongs to the module math: it is called math.{0}.",
    no_ln: "The natural logarithm is called math.log.",
    spelling: "{0} looks like {1}, spelled differently.",
    word_of_python: "Python has no {0}. Is it a word of Python, spelled differently? Most have small letters "
                    "only.",
    nothing_given: "{function} is given nothing, so {0} has no value here. It needs none: the answer is a "
                   "number.",
    element: "There is no {0} here. Python counts from 0: the numbers in a list are {1}[0] and {1}[1].",
    no_function: "Python has no {0} of its own. Add the numbers up, and divide by how many there are.",
    not_given: "{0} has no value inside {function}. The names in its def line are all that it gets, and "
               "they are enough.",
    empty_list: "{0} starts as an empty list. A sum starts with the number 0, and a list with as many "
                "zeros as it needs.",
    text_in_quotes: "{0} is a text in quotes and not a number.",
    square_brackets: "square brackets make a list. To group, use round ones.",
    attribute: "{0} is a list and has no {1}. Take its items one by one, as in {0}[0].",
    pair_in_a_pair: "Each of the examples is a pair, and its first half is the list x: x, y_target = "
                    "example.",
    pair: "{0} is a pair. Give each of its two things a name before you calculate.",
    columns: "{0} is a list of pairs, and not a pair of lists. Go through it in a loop.",
    uncalled: "{0} is a function: to call it, write brackets and its arguments after the name.",
}
