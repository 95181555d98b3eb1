"""What else could stand in the place of a statement, and the changes of several statements at once."""

import ast
import itertools

from grading.diagnosis.program import (
    Change, Other, expression, like, name_of, placed, places, words_of)

SIMPLE = (ast.Assign, ast.AugAssign, ast.Expr, ast.Return)
LEFT_OUT = (*SIMPLE, ast.Raise, ast.Continue, ast.Break)
BLOCKS = (ast.For, ast.While, ast.If)
MOVED_LINES = 3
OPPOSITE = {ast.Add: ast.Sub, ast.Sub: ast.Add}


def others(node, parent, key, scope):
    """Yield an Other for each thing that a statement could be."""
    if isinstance(node, LEFT_OUT) and not is_docstring(node):
        yield Other("delete", placed(ast.Pass(), node))
    if isinstance(node, ast.Assign) and len(node.targets) == 1:
        target, value = node.targets[0], node.value
        is_list = words_of(target) in scope.lists or isinstance(value, (ast.List, ast.ListComp))
        if parent is not scope.node and not is_list:
            yield Other("overwrite", placed(ast.AugAssign(target, ast.Add(), value), node), "=")
        if isinstance(value, ast.Name):
            yield Other("copy", like(node, value=copied(value.id)))
    elif isinstance(node, ast.AugAssign):
        if type(node.op) in OPPOSITE:
            yield Other("sign", like(node, op=OPPOSITE[type(node.op)]()), "+-")
        yield Other("add up", placed(ast.Assign([node.target], node.value), node), "+=")
    elif isinstance(node, (ast.If, ast.While)):
        for test in (ast.Constant(True), ast.Constant(False), ast.UnaryOp(ast.Not(), node.test)):
            yield Other("condition", like(node, test=placed(test, node.test)))
    elif isinstance(node, ast.For) and words_of(node.iter) in scope.variables:
        one = words_of(node.iter)
        yield Other("elements", like(node, iter=expression(
            f"range(len({one}))" if one in scope.lists else f"range({one})")))
    elif isinstance(node, ast.Expr) and not is_docstring(node):
        value = node.value
        if isinstance(value, ast.Call) and words_of(value.func) == "print" and value.args:
            value = value.args[0] if len(value.args) == 1 else placed(ast.Tuple(value.args, ast.Load()), node)
        yield Other("return", placed(ast.Return(value), node))


def is_docstring(node):
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def copied(name):
    return expression(f"[one[:] if isinstance(one, list) else one for one in {name}] "
                      f"if isinstance({name}, list) else {name}")


def changes_of_body(scope):
    """Yield the Changes that put something at several places, or between statements."""
    if isinstance(scope.node, ast.FunctionDef):
        yield from at_the_beginning(scope)
        yield from at_the_end(scope)
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
    for a, b in itertools.combinations(list(found)[:7], 2):
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
    """Some lines moved out of a loop or an if, or into it."""
    for k, block in enumerate(node.body):
        if not isinstance(block, BLOCKS) or block.orelse:
            continue
        inside, before, after = block.body, node.body[:k], node.body[k + 1:]
        for n in range(1, MOVED_LINES + 1):
            if len(inside) > n:
                first, last = inside[:n], inside[-n:]
                yield from moved(node, block, last, [*before, block, *last, *after], inside[:-n])
                yield from moved(node, block, first, [*before, *first, block, *after], inside[n:])
            if len(after) >= n:
                next_ones = after[:n]
                yield from moved(node, block, next_ones, [*before, block, *after[n:]], [*inside, *next_ones])
            if len(before) >= n:
                last = before[-n:]
                yield from moved(node, block, last, [*before[:-n], block, *after], [*last, *inside])


def moved(node, block, lines, outside, inside):
    if all(isinstance(one, (*SIMPLE, ast.For)) and not is_docstring(one) for one in lines):
        sets = (vars(block), "body", inside), (vars(node), "body", outside)
        yield Change("indent", tuple(one.lineno for one in lines), sets, late=len(lines) > 1)


def at_the_beginning(scope):
    """A fresh start for what is kept from call to call, and copies of the lists that are given."""
    body, parameters = scope.node.body, scope.parameters
    start = next((k for k, line in enumerate(body)
                  if not is_docstring(line) and not isinstance(line, ast.Global)), 0)
    used = {node.id for node in scope.nodes if isinstance(node, ast.Name)}
    kept = {name_of(node): node.value for node in scope.program.statements if isinstance(node, ast.Assign)
            and name_of(node) in used and not isinstance(node.value, (ast.Lambda, ast.Name))}
    defaults = zip(parameters[::-1], scope.node.args.defaults[::-1])
    kept.update((name, value) for name, value in defaults if isinstance(value, ast.List))
    fresh = [{name: value} for name, value in kept.items()] + [kept] * (len(kept) > 1)
    copies = {name: copied(name) for name in parameters}
    for kind, values in [*(("start", some) for some in fresh), ("copy", copies)]:
        lines = [placed(ast.Assign([placed(ast.Name(name, ast.Store()), body[start])], value), body[start])
                 for name, value in values.items()]
        changed = lines_that_change(scope) if kind == "copy" else ()
        yield Change(kind, changed or (body[start].lineno,),
                     ((vars(scope.node), "body", [*body[:start], *lines, *body[start:]]),))


def lines_that_change(scope):
    """Return the lines in which an element of a list that was given gets another value."""
    changed = [node for node in scope.nodes
               if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store)]
    return tuple(sorted({one.lineno for one in changed if words_of(one).split("[")[0] in scope.parameters}))


def at_the_end(scope):
    """One of the function's variables is given back."""
    body, last = scope.node.body, scope.node.body[-1]
    left_out = isinstance(last, ast.Raise)
    for name in scope.variables if not isinstance(last, ast.Return) else ():
        if left_out or name not in scope.parameters:
            lines = [*body[:len(body) - left_out], placed(ast.Return(expression(name)), last)]
            yield Change("return", (last.end_lineno,), ((vars(scope.node), "body", lines),))
