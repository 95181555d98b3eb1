"""What else could stand in the place of an expression."""

import ast
import itertools
import math
import re

from grading.diagnosis.program import Other, expression, like, placed, words_of

SYMBOLS = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.Pow: "**", ast.FloorDiv: "//"}
KINDS_OF_OPERATORS = {("+", "-"): "sign", ("-", "+"): "sign", ("//", "/"): "whole"}
COMPARED = {ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
            ast.Eq: ast.NotEq, ast.NotEq: ast.Eq}
# What stands directly in these is a whole value; what is made up of values is none itself.
HOLD_VALUES = (ast.Return, ast.Assign, ast.AugAssign, ast.Tuple, ast.List, ast.ListComp, ast.GeneratorExp,
               ast.Lambda)
MADE_UP = (ast.Tuple, ast.List, ast.ListComp, ast.GeneratorExp, ast.Lambda, ast.Dict, ast.Slice)
OPERATIONS = (ast.BinOp, ast.UnaryOp, ast.Call)


def others(node, parent, key, scope):
    """Yield an Other for each."""
    if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Subscript):
        inner = like(node.value, slice=node.slice)
        yield Other("swap", like(node, value=inner, slice=node.value.slice), words_of(node))
    if isinstance(node, (ast.Tuple, ast.List)):
        yield from exchanged(node, "elts")
    if isinstance(getattr(node, "ctx", None), (ast.Store, ast.Del)):
        return
    yield from BY_TYPE.get(type(node), nothing)(node, parent, key, scope)
    if isinstance(node, OPERATIONS) and not isinstance(parent, OPERATIONS[:2]):
        yield from set_differently(node)
    if isinstance(parent, ast.comprehension) and isinstance(key, int):
        yield Other("condition", expression("True"))
    if is_value(node, parent, key):
        place = f"{type(parent).__name__} {type(getattr(parent, 'op', None)).__name__} {key}"
        yield Other("minus", placed(ast.UnaryOp(ast.USub(), node), node), place)


def nothing(*_):
    return ()


def is_value(node, parent, key):
    """Return whether a node is a number of its own, which can have another sign."""
    if isinstance(node, (*MADE_UP, ast.Constant, ast.UnaryOp)):
        return False
    if isinstance(parent, ast.Call):
        return isinstance(parent.func, ast.Attribute) and key != "func"
    if isinstance(parent, ast.BinOp):
        return key == "left" and is_sum(parent)
    return isinstance(parent, HOLD_VALUES)


def is_index(parent, key):
    return isinstance(parent, ast.Subscript) and key == "slice"


def is_in_range(parent):
    return isinstance(parent, ast.Call) and words_of(parent.func) == "range"


# ---- Operations --------------------------------------------------------------------------------------------

def other_operations(node, parent, key, scope):
    if isinstance(node.op, ast.BitXor):     # which Python works out last, where ** comes first
        yield Other("operator", expression(words_of(node).replace("^", "**")))
    old = SYMBOLS.get(type(node.op), "")
    for op, symbol in SYMBOLS.items() if old else ():
        if symbol not in (old, "//"):
            kind = KINDS_OF_OPERATORS.get((old, symbol), "operator")
            yield Other(kind, like(node, op=op()), old + symbol)
    if old in ("-", "/", "**"):
        turned = like(node, left=node.right, right=node.left)
        yield Other("sign" if old == "-" else "swap", turned, "turned")
    kind = "index" if is_index(parent, key) else "slice" if is_in_range(parent) else "less"
    inner = [part for side in (node.left, node.right) if isinstance(side, ast.BinOp)
             for part in (side.left, side.right)]
    for part in (node.left, node.right, *inner):
        yield Other(kind, part)
    if old == "-":
        yield Other("less", placed(ast.UnaryOp(ast.USub(), node.right), node), late=True)


def without_minus(node, parent, key, scope):
    yield Other("sign", node.operand, "no minus")


def other_choices(node, parent, key, scope):
    yield from (Other("condition", one) for one in (node.body, node.orelse))


def other_comparisons(node, parent, key, scope):
    yield Other("less", node.left)
    if type(node.ops[0]) in COMPARED:
        yield Other("condition", like(node, ops=[COMPARED[type(node.ops[0])](), *node.ops[1:]]))


# ---- Brackets ----------------------------------------------------------------------------------------------

def set_differently(node):
    """Yield what an expression is if one or two pairs of brackets are set differently."""
    once, seen = list(rotated(node)), {words_of(node)}
    for late, trees in (False, once), (True, (two for one in once for two in rotated(one))):
        for tree in trees:
            words = ast.unparse(tree)
            if words not in seen:
                seen.add(words)
                yield Other("brackets", tree, late=late)


def rotated(node):
    """Yield the trees in which an operand has moved into a neighbouring pair of brackets, or out of it."""
    if isinstance(node, ast.BinOp):
        a, b = node.left, node.right
        if isinstance(a, ast.BinOp):
            yield like(a, right=like(node, left=a.right))
        if isinstance(b, ast.BinOp):
            yield like(b, left=like(node, right=b.left))
        if isinstance(a, ast.UnaryOp):
            yield like(a, operand=like(node, left=a.operand))
        for side, one in (("left", a), ("right", b)):
            if isinstance(one, ast.Call) and len(one.args) == 1 and not isinstance(one.args[0], MADE_UP):
                yield like(one, args=[like(node, **{side: one.args[0]})])
    elif isinstance(node, ast.UnaryOp) and isinstance(node.operand, ast.BinOp):
        yield like(node.operand, left=like(node, operand=node.operand.left))
    elif isinstance(node, ast.Call) and len(node.args) == 1 and isinstance(node.args[0], ast.BinOp):
        inner, = node.args
        for side in ("left", "right"):
            yield like(inner, **{side: like(node, args=[getattr(inner, side)])})
    for field in ("left", "right", "operand"):
        if hasattr(node, field):
            yield from (like(node, **{field: tree}) for tree in rotated(getattr(node, field)))
    for k, one in enumerate(node.args) if isinstance(node, ast.Call) else ():
        yield from (like(node, args=[*node.args[:k], tree, *node.args[k + 1:]]) for tree in rotated(one))


# ---- Calls -------------------------------------------------------------------------------------------------

def other_calls(node, parent, key, scope):
    function, arguments = words_of(node.func), node.args
    if function not in ("len", "range", "zip") and (function not in scope.others or len(arguments) == 1):
        inner = [one for part in arguments if isinstance(part, ast.Call) for one in part.args]
        kind = "function" if function.startswith("math.") else "call"
        yield from (Other(kind, one, function) for one in (*arguments, *inner)
                    if not isinstance(one, (ast.GeneratorExp, ast.Starred)))
    yield from exchanged(node, "args")
    for kind, other in scope.functions_like(function):
        yield Other(kind, like(node, func=expression(other)), f"{function} {other}")
    kind = "slice" if function == "range" else "argument"
    for k in range(len(arguments)) if len(arguments) > 1 else ():
        yield Other(kind, like(node, args=arguments[:k] + arguments[k + 1:]))
    needed = scope.others.get(function, [])
    for k, name in enumerate(needed) if len(needed) == len(arguments) + 1 else ():
        yield Other("argument", like(node, args=[*arguments[:k], expression(name), *arguments[k:]]))
    yield from (Other("function", like(node, func=expression(other)), late=True)
                for other, wanted in scope.others.items() if len(wanted) == len(arguments))
    if function == "len":
        yield from (Other("name", expression(one)) for one in scope.parameters if one in scope.numbers)
    if function in scope.variables and len(arguments) == 1:
        yield Other("called", placed(ast.BinOp(node.func, ast.Mult(), arguments[0]), node))
        yield Other("called", placed(ast.Subscript(node.func, arguments[0], ast.Load()), node))


def exchanged(node, field):
    """Yield two of some things exchanged, and the first half of four with the second."""
    things = getattr(node, field)
    numbers = range(len(things)) if len(things) < 6 else ()
    orders = [{a: b, b: a} for a, b in itertools.combinations(numbers, 2)]
    if len(things) == 4:
        orders.append({0: 2, 1: 3, 2: 0, 3: 1})
    for order in orders:
        yield Other("swap", like(node, **{field: [things[order.get(k, k)] for k in numbers]}))


# ---- Names, indexes and numbers ----------------------------------------------------------------------------

def other_subscripts(node, parent, key, scope):
    if isinstance(node.slice, ast.Slice):
        yield Other("slice", node.value)
    elif isinstance(node.value, ast.Name):
        yield from (Other("name", expression(one), late=True) for one in scope.numbers)


def other_names(node, parent, key, scope):
    name = node.id
    if key == "func":
        options = []
    elif is_index(parent, key):
        options = [("index", one) for one in ["0", "1", *scope.counters]]
    elif name in scope.unknown:
        options = [("spelling", one) for one in scope.like_it(name)]
    elif name in scope.others:
        needed = scope.others[name]
        options = [("uncalled", f"{name}({', '.join(needed)})")] * set(needed).issubset(scope.variables)
    elif name in scope.lists:
        options = [("name", one) for one in scope.lists]
    else:
        options = [("name", one) for one in scope.numbers if (one in scope.sums) == (name in scope.sums)]
        yield Other("one minus", placed(ast.BinOp(expression("1"), ast.Sub(), node), node), name)
        yield from (Other("name", expression(one), late=True) for one in scope.elements)
    around = words_of(parent) if isinstance(parent, (ast.Subscript, ast.Call)) else ""
    form = re.sub(r"\[\d\]", "[#]", f"{around} {name}")
    yield from (Other(kind, expression(one), f"{form} {one}") for kind, one in options if one != name)


def is_sum(node):
    return isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Add, ast.Sub))


def other_numbers(node, parent, key, scope):
    """A variable for 0, or for a factor 1, would be a term or a factor more."""
    value = node.value
    if type(value) not in (int, float) or isinstance(parent, ast.UnaryOp):
        return
    kind, numbers = "number", ["1", "2", repr(value + 1), repr(value - 1), "0.5", "-1"]
    if is_index(parent, key):
        kind, numbers = "index", ["0", "1", *scope.counters]
    elif is_in_range(parent) or value not in (0, 1) or value == 1 and is_sum(parent):
        kind = "slice" if is_in_range(parent) else "number"
        numbers += [f"len({one})" for one in scope.lists]
        numbers += [one for one in scope.numbers if one not in scope.sums]
        numbers += [repr(math.e)] * (abs(value - math.e) < 0.1)
    if not isinstance(parent, ast.BinOp):
        numbers.append("0")
    yield from (Other(kind, expression(one), f"{value} {one}")
                for one in dict.fromkeys(numbers) if one != repr(value))


BY_TYPE = {
    ast.BinOp: other_operations, ast.UnaryOp: without_minus, ast.IfExp: other_choices,
    ast.Compare: other_comparisons, ast.Call: other_calls, ast.Subscript: other_subscripts,
    ast.Name: other_names, ast.Constant: other_numbers,
}
