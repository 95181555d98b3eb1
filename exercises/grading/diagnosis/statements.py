"""What else could stand in the place of a statement, and the changes of several statements at once."""

import ast
import itertools

from grading.diagnosis.program import Change, expression, like, placed, places, words_of

SIMPLE = (ast.Assign, ast.AugAssign, ast.Expr, ast.Return)
LEFT_OUT = (*SIMPLE, ast.Raise, ast.Continue, ast.Break)
BLOCKS = (ast.For, ast.While, ast.If)
EXCHANGED = 7           # names and elements of one line, at most


def others(node, parent, key, scope):
    """Yield (kind, what else could stand there) for each."""
    if isinstance(node, LEFT_OUT) and not is_docstring(node):
        yield "delete", placed(ast.Pass(), node)
    if isinstance(node, ast.For) and words_of(node.iter) in scope.lists:
        yield "elements", like(node, iter=expression(f"range(len({words_of(node.iter)}))"))
    elif isinstance(node, ast.Expr) and not is_docstring(node):
        value = node.value
        if isinstance(value, ast.Call) and words_of(value.func) == "print" and len(value.args) == 1:
            value, = value.args
        yield "return", placed(ast.Return(value), node)


def is_docstring(node):
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def changes_of_body(scope):
    """Yield the Changes that put something at several places, or between statements."""
    yield from counted_from_1(scope.node)
    for node in scope.nodes:
        if isinstance(node, (ast.FunctionDef, *BLOCKS)):
            yield from moved_lines(node)
        elif isinstance(node, SIMPLE):
            yield from names_exchanged(node)


# ---- Inside some lines -------------------------------------------------------------------------------------

def names_exchanged(node):
    """Two names or elements exchanged wherever they stand in a line."""
    found = {}
    for one, parent, holder, key in places(node):
        in_an_element = isinstance(parent, ast.Subscript) and isinstance(key, str)
        if isinstance(one, (ast.Name, ast.Subscript)) and isinstance(one.ctx, ast.Load) and not in_an_element:
            found.setdefault(words_of(one), []).append((holder, key))
    for a, b in itertools.combinations(list(found)[:EXCHANGED], 2):
        sets = [(*place, expression(new)) for old, new in ((a, b), (b, a)) for place in found[old]]
        yield Change("swap", (node.lineno,), tuple(sets))


def counted_from_1(node):
    """All indexes, or all numbers that something is compared with, one less."""
    numbers = [(one, parent, holder, key) for one, parent, holder, key in places(node)
               if isinstance(one, ast.Constant) and type(one.value) is int]
    for kind in (ast.Subscript, ast.Compare):
        some = [(one, holder, key) for one, parent, holder, key in numbers if isinstance(parent, kind)]
        if len(some) > 1 and min(one.value for one, _, _ in some) == 1:
            sets = [(holder, key, like(one, value=one.value - 1)) for one, holder, key in some]
            yield Change("shift", tuple(sorted({one.lineno for one, _, _ in some})), tuple(sets))


# ---- Between the lines -------------------------------------------------------------------------------------

def moved_lines(node):
    """A line moved out of a loop or an if, or into it."""
    for k, block in enumerate(node.body):
        if not isinstance(block, BLOCKS) or block.orelse:
            continue
        inside, before, after = block.body, node.body[:k], node.body[k + 1:]
        if len(inside) > 1:
            first, last = inside[0], inside[-1]
            yield from moved(node, block, last, [*before, block, last, *after], inside[:-1])
            yield from moved(node, block, first, [*before, first, block, *after], inside[1:])
        if after:
            yield from moved(node, block, after[0], [*before, block, *after[1:]], [*inside, after[0]])
        if before:
            yield from moved(node, block, before[-1], [*before[:-1], block, *after], [before[-1], *inside])


def moved(node, block, line, outside, inside):
    if isinstance(line, (*SIMPLE, ast.For)) and not is_docstring(line):
        sets = (vars(block), "body", inside), (vars(node), "body", outside)
        yield Change("indent", (line.lineno,), sets)
