"""What else could stand in the place of an expression, or of an operator in it."""

import ast
import itertools

from grading.diagnosis.program import expression, like, placed, words_of

OPERATORS = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.Pow)
SIGNS = (ast.Add, ast.Sub)
COMPARED = {ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
            ast.Eq: ast.NotEq, ast.NotEq: ast.Eq}
# What stands directly in these is a whole value; what is made up of values is none itself.
HOLD_VALUES = (ast.Return, ast.Assign, ast.AugAssign, ast.Tuple, ast.List, ast.ListComp, ast.GeneratorExp,
               ast.Lambda)
MADE_UP = (ast.Tuple, ast.List, ast.ListComp, ast.GeneratorExp, ast.Lambda, ast.Dict, ast.Slice)
OPERATIONS = (ast.BinOp, ast.UnaryOp, ast.Call)


def others(node, parent, key, scope):
    """Yield (kind, what else could stand there) for each."""
    if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Subscript):
        inner = like(node.value, slice=node.slice)
        yield "swap", like(node, value=inner, slice=node.value.slice)
    if isinstance(node, (ast.Tuple, ast.List)):
        yield from exchanged(node, "elts")
    if isinstance(getattr(node, "ctx", None), (ast.Store, ast.Del)):
        return
    if key == "test" or isinstance(parent, ast.comprehension) and isinstance(key, int):
        for test in (expression("True"), expression("False"), placed(ast.UnaryOp(ast.Not(), node), node)):
            yield "condition", test
    yield from BY_TYPE.get(type(node), nothing)(node, parent, key, scope)
    if isinstance(node, OPERATIONS) and not isinstance(parent, OPERATIONS[:2]):
        yield from set_differently(node)
    if is_value(node, parent, key):
        yield "minus", placed(ast.UnaryOp(ast.USub(), node), node)


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


def is_sum(node):
    return isinstance(node, ast.BinOp) and isinstance(node.op, SIGNS)


def is_index(parent, key):
    return isinstance(parent, ast.Subscript) and key == "slice"


def is_in_range(parent):
    return isinstance(parent, ast.Call) and words_of(parent.func) == "range"


# ---- Operations --------------------------------------------------------------------------------------------

def other_operators(operator):
    """Yield (kind, operator) for what else could stand in the place of an operator."""
    old = type(operator)
    if old in COMPARED:
        yield "condition", COMPARED[old]()
    for new in OPERATORS if isinstance(operator, ast.operator) else ():
        if new is not old:
            sign, whole = {old, new} == set(SIGNS), (old, new) == (ast.FloorDiv, ast.Div)
            yield "sign" if sign else "whole" if whole else "operator", new()


def other_operations(node, parent, key, scope):
    if isinstance(node.op, ast.Sub):
        yield "sign", like(node, left=node.right, right=node.left)
    kind = "index" if is_index(parent, key) else "slice" if is_in_range(parent) else "less"
    inner = [part for side in (node.left, node.right) if isinstance(side, ast.BinOp)
             for part in (side.left, side.right)]
    for part in (node.left, node.right, *inner):
        yield kind, part


def without_minus(node, parent, key, scope):
    yield "sign", node.operand


# ---- Brackets ----------------------------------------------------------------------------------------------

def set_differently(node):
    """Yield what an expression is if one or two pairs of brackets are set differently."""
    once, seen = list(rotated(node)), {words_of(node)}
    twice = (two for one in once for two in rotated(one))
    for kind, trees in ("brackets", once), ("two brackets", twice):
        for tree in trees:
            words = ast.unparse(tree)
            if words not in seen:
                seen.add(words)
                yield kind, tree


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
        yield from ((kind, one) for one in (*arguments, *inner)
                    if not isinstance(one, (ast.GeneratorExp, ast.Starred)))
    yield from exchanged(node, "args")
    if function == "range" and len(arguments) > 1:
        yield from (("slice", like(node, args=[one])) for one in arguments)
    yield from (("other function", like(node, func=expression(other)))
                for other, wanted in scope.others.items() if len(wanted) == len(arguments))


def exchanged(node, field):
    """Yield two of some things exchanged."""
    things = getattr(node, field)
    for a, b in itertools.combinations(range(len(things)), 2) if len(things) < 6 else ():
        new = list(things)
        new[a], new[b] = things[b], things[a]
        yield "swap", like(node, **{field: new})


# ---- Names, indexes and numbers ----------------------------------------------------------------------------

def other_slices(node, parent, key, scope):
    if isinstance(node.slice, ast.Slice):
        yield "slice", node.value


def other_names(node, parent, key, scope):
    if is_index(parent, key):
        kind, options = "index", ["0", "1", *scope.counters]
    elif node.id in scope.lists:
        kind, options = "name", scope.lists
    else:
        kind, options = "name", [one for one in scope.numbers
                                 if (one in scope.sums) == (node.id in scope.sums)]
    yield from ((kind, expression(one)) for one in options if one != node.id and key != "func")


def other_numbers(node, parent, key, scope):
    """A variable for 0, or for a factor 1, would be a term or a factor more."""
    value = node.value
    if type(value) not in (int, float) or isinstance(parent, ast.UnaryOp):
        return
    kind, options = "number", ["0", "1", "2"]
    if is_index(parent, key):
        kind, options = "index", ["0", "1", *scope.counters]
    elif is_in_range(parent) or value not in (0, 1) or value == 1 and is_sum(parent):
        kind = "slice" if is_in_range(parent) else "number"
        options += [f"len({one})" for one in scope.lists]
        options += [one for one in scope.numbers if one not in scope.sums]
    yield from ((kind, expression(one)) for one in options if one != repr(value))


BY_TYPE = {
    ast.BinOp: other_operations, ast.UnaryOp: without_minus, ast.Call: other_calls,
    ast.Subscript: other_slices, ast.Name: other_names, ast.Constant: other_numbers,
}
