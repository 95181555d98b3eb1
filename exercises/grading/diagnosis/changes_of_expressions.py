"""Changes inside an expression: a sign, a part more or less, another name, number, index or function."""

import ast
import difflib
import itertools
import math

from grading.diagnosis.changes import Change, Edit, between, replaced

# Names that are meant by others like them: the same in all versions of Python.
OF_MATH = ["exp", "log", "sqrt", "pow", "tanh", "fsum", "fabs", "e"]
OF_PYTHON = ["range", "len", "sum", "abs", "round", "min", "max", "zip", "enumerate", "float", "list"]
SYMBOLS = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.FloorDiv: "//", ast.Pow: "**",
           ast.BitXor: "^"}
KINDS_OF_OPERATORS = {("+", "-"): "sign", ("-", "+"): "sign", ("//", "/"): "whole"}
NOT_WALKED = ("ctx", "annotation", "returns", "decorator_list", "defaults", "type_params")
# What stands directly in these is a whole value; what is made up of values is none itself.
HOLD_VALUES = (ast.Return, ast.Assign, ast.AugAssign, ast.Tuple, ast.List, ast.ListComp, ast.GeneratorExp,
               ast.Lambda)
MADE_UP = (ast.Tuple, ast.List, ast.ListComp, ast.GeneratorExp, ast.Lambda, ast.Dict)


def changes_of_expressions(scope):
    for node, parent, field in walk(scope.node):
        if not isinstance(node, ast.expr) or isinstance(getattr(node, "ctx", None), (ast.Store, ast.Del)):
            continue
        for kind, changes in BY_NODE.items():
            if isinstance(node, kind):
                yield from changes(scope, node)
        if isinstance(node, (ast.Name, ast.Subscript, ast.Constant)) and field != "func":
            is_index = isinstance(parent, ast.Subscript) and field == "slice"
            is_argument = isinstance(parent, ast.Call) and isinstance(parent.func, ast.Name)
            yield from changes_of_atom(scope, node, is_index, is_argument)
        if is_value(node, parent, field) and scope.text(node) not in scope.lists:
            yield from additions(scope, node, parent, field)


def walk(node, parent=None, field=""):
    """Yield (node, parent, field of the parent) for all that stands in a node, but not in an f-string."""
    yield node, parent, field
    for name, value in ast.iter_fields(node):
        if name not in NOT_WALKED and not isinstance(node, ast.JoinedStr):
            for one in value if isinstance(value, list) else [value]:
                if isinstance(one, ast.AST):
                    yield from walk(one, node, name)


def is_value(node, parent, field):
    """Return whether a node is a number of its own: a whole value, a term of a sum, or x in math.exp(x)."""
    if isinstance(node, MADE_UP):
        return False
    if isinstance(parent, ast.BinOp):
        return isinstance(parent.op, (ast.Add, ast.Sub))
    if isinstance(parent, ast.Call):
        return isinstance(parent.func, ast.Attribute) and field == "args"
    return isinstance(parent, HOLD_VALUES) and field not in ("target", "targets", "generators")


def usable(scope, words, node):
    """Return those words, each once, whose variables have a value where a node stands."""
    return [one for one in dict.fromkeys(words) if scope.can_use(one, node)]


# ---- Another operator, or a part less ----------------------------------------------------------------------

def changes_of_operation(scope, node):
    """Change left + right, left * right and so on."""
    symbol = SYMBOLS.get(type(node.op), "")
    left, right = f"({scope.text(node.left)})", f"({scope.text(node.right)})"
    for other in ("+", "-", "*", "/", "**") if symbol else ():
        if other != symbol:
            kind = KINDS_OF_OPERATORS.get((symbol, other), "operator")
            yield from between(scope, kind, node.left, node.right, symbol, other, form=f"{symbol} {other}")
    if symbol in ("-", "/", "**"):
        kind = "sign" if symbol == "-" else "swap"
        yield replaced(scope, kind, node, f"{right} {symbol} {left}", form="turned")
    yield replaced(scope, "less", node, left, form=f"without {right}")
    for kept in [node.right, *parts_of(node.left), *parts_of(node.right)]:
        yield replaced(scope, "less", node, scope.text(kept))
    if symbol == "-":
        yield replaced(scope, "less", node, f"-{right}", tier=1)


def parts_of(node):
    return [node.left, node.right] if isinstance(node, ast.BinOp) else []


def changes_of_comparison(scope, node):
    yield replaced(scope, "less", node, scope.text(node.left))


def changes_of_minus(scope, node):
    if isinstance(node.op, ast.USub):
        yield replaced(scope, "sign", node, scope.text(node.operand), form="no minus")


def changes_of_choice(scope, node):
    """Change a if condition else b."""
    for one in (node.body, node.orelse):
        yield replaced(scope, "condition", node, scope.text(one))


def changes_of_comprehension(scope, node):
    for test in (test for loop in node.generators for test in loop.ifs):
        yield replaced(scope, "condition", test, "True")


def changes_of_pair(scope, node):
    if len(node.elts) == 2:
        yield exchanged(scope, *node.elts)


def exchanged(scope, first, second):
    """Return the Change that lets two nodes change places."""
    return Change("swap", (Edit(*scope.program.span(first), scope.text(second)),
                           Edit(*scope.program.span(second), scope.text(first))))


def changes_of_slice(scope, node):
    if isinstance(node.slice, ast.Slice):
        yield replaced(scope, "slice", node, scope.text(node.value))


# ---- Calls -------------------------------------------------------------------------------------------------

def changes_of_call(scope, node):
    function = scope.text(node.func)
    inner = [argument for one in node.args if isinstance(one, ast.Call) for argument in one.args]
    for kept in [*node.args, *inner]:
        if not isinstance(kept, (ast.GeneratorExp, ast.Starred)):
            yield replaced(scope, "call", node, scope.text(kept), form=function)
    for first, second in itertools.combinations(node.args, 2):
        yield exchanged(scope, first, second)
    for kind, other in other_functions(scope, node, function):
        yield Change(kind, (Edit(*scope.program.span(node.func), other),), tier=other in scope.others)
    if function == "len":
        yield from (replaced(scope, "name", node, other) for other in scope.parameters
                    if other in scope.plain)
    yield from changes_of_arguments(scope, node, function)
    if len(node.args) == 1 and function in scope.variables:
        argument = scope.text(node.args[0])
        yield replaced(scope, "brackets", node, f"{function}[{argument}]")
        yield replaced(scope, "star", node, f"{function} * ({argument})")


def other_functions(scope, node, function):
    """Yield (kind, name) for the functions that could be meant."""
    name = function.split(".")[-1]
    if function in scope.unknown:
        yield from (("spelling", other) for other in like_it(scope, function))
    elif function.lower().startswith("math."):
        is_known = hasattr(math, name) and function == f"math.{name}"
        meant = ["exp", "log"] if is_known else [name, *difflib.get_close_matches(name, OF_MATH), "log"]
        for other in dict.fromkeys(meant):
            if f"math.{other}" != function:
                yield "function" if is_known else "spelling", f"math.{other}"
    for other, needed in scope.others.items():
        if len(needed) == len(node.args) and other != function:
            yield "function", other


def changes_of_arguments(scope, node, function):
    """An argument less, or the one more that the called function has a name for."""
    words = [scope.text(one) for one in node.args]
    kind = "slice" if function == "range" else "argument"
    lists = [words[:k] + words[k + 1:] for k in range(len(words))] if len(words) > 1 else []
    needed = scope.others.get(function, [])
    if len(needed) == len(words) + 1:
        lists += [words[:k] + [name] + words[k:] for k, name in enumerate(needed) if name in scope.variables]
    for one in lists:
        yield replaced(scope, kind, node, f"{function}({', '.join(one)})")


# ---- Names, elements, numbers and indexes ------------------------------------------------------------------

def changes_of_atom(scope, node, is_index, is_argument):
    """Something else in the place of a name, an element of a list, or a number."""
    this = scope.text(node)
    if is_index:
        others = [("index", other) for other in ["0", "1", f"1 - {this}", *scope.counters]]
    elif isinstance(node, ast.Constant):
        others = [("number", other) for other in other_numbers(scope, node.value)]
    elif this in scope.unknown:
        others = [("spelling", other) for other in like_it(scope, this)]
    elif this in scope.others:
        others = [("argument", call) for call in scope.calls if call.startswith(this + "(")]
    elif this in scope.lists:
        others = [("name", other) for other in scope.lists]
    else:
        same_list = this.split("[")[0] + "["
        words = scope.atoms + scope.lists if is_argument else scope.atoms
        others = [("index" if other.startswith(same_list) else "name", other) for other in words]
        others.append(("one minus", f"1 - {this}"))
    for kind, other in others:
        if other != this and scope.can_use(other, node):
            yield replaced(scope, kind, node, other, form="called" * (kind == "argument"),
                           tier=scope.is_far_fetched(other))


def other_numbers(scope, value):
    if type(value) not in (int, float):
        return []
    near_e = [repr(math.e)] if abs(value - math.e) < 0.1 else []
    numbers = ["2", "1", repr(value + 1), repr(value - 1), "0.5", "-1", "0"]
    others = [*near_e, *scope.lengths, *scope.atoms, *numbers]
    return [*others, *(f"1 - {one}" for one in scope.parts)]


def like_it(scope, name):
    """Return what could be meant by an unknown name: math.exp, x[0], or one that is spelled like it."""
    found = [f"math.{name}"] if name in OF_MATH else []
    if name[-1:].isdigit() and name[:-1] in scope.lists:
        found += [f"{name[:-1]}[{index}]" for index in (int(name[-1]) - 1, int(name[-1])) if index >= 0]
    known = [*scope.variables, *scope.others, *sorted(scope.globals), *OF_PYTHON]
    return found + difflib.get_close_matches(name, known, n=4, cutoff=0.5) + scope.plain


# ---- Something more ----------------------------------------------------------------------------------------

def additions(scope, node, parent, field):
    """A minus or 1 - in front, a factor, a divisor or a term more."""
    this = f"({scope.text(node)})"
    place = " ".join([type(parent).__name__, type(getattr(parent, "op", None)).__name__, field])
    if not isinstance(node, (ast.Constant, ast.UnaryOp)) and not this.startswith("(len("):
        yield replaced(scope, "sign", node, f"-{this}", form=place)
    if isinstance(node, (ast.BinOp, ast.Call)):
        yield replaced(scope, "one minus", node, f"1 - {this}")
    if not isinstance(node, ast.Constant) and not this.startswith("(len("):
        for length in scope.lengths:
            yield replaced(scope, "mean", node, f"{this} / {length}", form=place)
        yield replaced(scope, "double", node, f"2 * {this}", form=place)
    # 0 + f(x) would only be the answer from elsewhere.
    words = [one for one in scope.atoms if one not in scope.counters]
    words += [] if isinstance(node, ast.Constant) else scope.calls
    ones = [word for one in scope.parts for word in (f"(1 - {one})", f"({one} * (1 - {one}))")]
    for other in usable(scope, [*words, *ones], node):
        tier = scope.is_far_fetched(other)
        yield replaced(scope, "factor", node, f"{this} * {other}", form=f"{place} * {other}", tier=tier)
        yield replaced(scope, "factor", node, f"{this} / {other}", form=f"{place} / {other}", tier=1)
    # In place of 0, the other itself would do: a term there only makes up for something.
    for other in usable(scope, ["1", *words], node) if this != "(0)" else ():
        yield replaced(scope, "term", node, f"{this} + {other}", tier=scope.is_far_fetched(other))
        yield replaced(scope, "term", node, f"{this} - {other}", tier=1)


BY_NODE = {
    ast.BinOp: changes_of_operation, ast.Compare: changes_of_comparison, ast.UnaryOp: changes_of_minus,
    ast.IfExp: changes_of_choice, (ast.ListComp, ast.GeneratorExp): changes_of_comprehension,
    (ast.Tuple, ast.List): changes_of_pair, ast.Subscript: changes_of_slice, ast.Call: changes_of_call,
}
