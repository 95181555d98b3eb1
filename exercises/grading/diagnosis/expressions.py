"""What else could stand in the place of an expression, or of an operator in it."""

import ast
import itertools
import re

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
TOKENS = re.compile(r"[\w.]+|\*\*|//|\S")
LONGEST = 60        # tokens of an expression in which brackets are tried
BEFORE_A_BRACKET = ("(", ",", "+", "-", "*", "/", "//", "**")


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


def kind_of(kind, parent, key):
    """Return the kind of a change, where another one is said in an index and in a range."""
    if isinstance(parent, ast.Subscript) and key == "slice":
        return "index"
    return "slice" if isinstance(parent, ast.Call) and words_of(parent.func) == "range" else kind


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
    kind = kind_of("less", parent, key)
    inner = [part for side in (node.left, node.right) if isinstance(side, ast.BinOp)
             for part in (side.left, side.right)]
    for part in (node.left, node.right, *inner):
        yield kind, part


def without_minus(node, parent, key, scope):
    yield "sign", node.operand


# ---- Brackets ----------------------------------------------------------------------------------------------

def set_differently(node):
    """Yield what an expression is with a pair of brackets more or less, or with one bracket elsewhere."""
    seen, tokens = {words_of(node)}, TOKENS.findall(words_of(node))
    for words in map(" ".join, rebracketed(tokens) if len(tokens) <= LONGEST else ()):
        try:
            tree = ast.parse(words, mode="eval").body
        except SyntaxError:
            continue
        if ast.unparse(tree) not in seen:
            seen.add(ast.unparse(tree))
            yield "brackets", tree


def rebracketed(tokens):
    """Yield lists of tokens that differ in where brackets stand. Not all of them can be read."""
    brackets = [k for k, token in enumerate(tokens) if token in "()"]
    before = [k for k in range(len(tokens)) if k == 0 or tokens[k - 1] in BEFORE_A_BRACKET]
    after = range(len(tokens) + 1)
    for opens in before:
        yield from ([*tokens[:opens], "(", *tokens[opens:closes], ")", *tokens[closes:]]
                    for closes in after if closes > opens + 1)
    for one in brackets:
        rest = tokens[:one] + tokens[one + 1:]
        others = before if tokens[one] == "(" else after
        yield from ([*rest[:k], tokens[one], *rest[k:]] for k in others)
    for opens, closes in itertools.combinations(brackets, 2):
        yield [token for k, token in enumerate(tokens) if k not in (opens, closes)]


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
    kind = kind_of("name", parent, key)
    if kind == "index":
        options = ["0", "1", *scope.counters]
    else:
        options = scope.lists if node.id in scope.lists else scope.numbers
    yield from ((kind, expression(one)) for one in options if one != node.id and key != "func")


def other_numbers(node, parent, key, scope):
    """A variable for 0, or for a factor 1, would be a term or a factor more."""
    value, kind = node.value, kind_of("number", parent, key)
    if type(value) not in (int, float) or isinstance(parent, ast.UnaryOp):
        return
    options = ["0", "1", *(scope.counters if kind == "index" else ["2"])]
    if kind == "slice" or kind == "number" and (value not in (0, 1) or value == 1 and is_sum(parent)):
        options += [*(f"len({one})" for one in scope.lists), *scope.numbers]
    yield from ((kind, expression(one)) for one in options if one != repr(value))


BY_TYPE = {
    ast.BinOp: other_operations, ast.UnaryOp: without_minus, ast.Call: other_calls,
    ast.Subscript: other_slices, ast.Name: other_names, ast.Constant: other_numbers,
}
