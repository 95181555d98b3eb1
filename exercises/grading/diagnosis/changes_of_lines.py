"""Changes of whole lines: left out, indented differently, a fresh start, a copy, a return."""

import ast
import itertools

from grading.diagnosis.changes import Change, Edit, between, replaced

SIMPLE = (ast.Assign, ast.AugAssign, ast.Expr, ast.Return)
LEFT_OUT = (*SIMPLE, ast.Raise, ast.Continue, ast.Break)


def changes_of_lines(scope):
    if not isinstance(scope.node, ast.FunctionDef):
        return
    for node in ast.walk(scope.node):
        if isinstance(node, LEFT_OUT) and not is_head(node):
            yield Change("delete", (Edit(*scope.program.span(node), "pass"),))
        for kind, changes in BY_NODE.items():
            if isinstance(node, kind):
                yield from changes(scope, node)
        if isinstance(node, (ast.FunctionDef, ast.For, ast.While, ast.If)):
            yield from changes_of_indents(scope, node.body)
    yield from changes_at_the_beginning(scope)
    yield from returns_at_the_end(scope)


def is_head(line):
    """Return whether a line is only a docstring, or says that a variable is global."""
    is_text = isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant)
    return is_text or isinstance(line, ast.Global)


def changes_of_assignment(scope, node):
    target, value = node.targets[0], node.value
    if node not in scope.node.body and base_name(target) in started(scope):
        yield from between(scope, "sum", target, value, "=", "+=")
    if isinstance(value, ast.Name) and value.id in scope.lists:
        yield replaced(scope, "copy", value, copied(scope, value.id))
    yield from names_exchanged(scope, node)


def started(scope):
    """Return the names that have a first value outside all loops, as sums do."""
    return [base_name(line.targets[0]) for line in scope.node.body if isinstance(line, ast.Assign)]


def base_name(target):
    return getattr(getattr(target, "value", target), "id", "")


def changes_of_sum(scope, node):
    for old, new in (("-=", "+="), ("+=", "-="), ("+=", "="), ("-=", "=")):
        yield from between(scope, "sum" if new == "=" else "sign", node.target, node.value, old, new)
    yield from names_exchanged(scope, node)


def names_exchanged(scope, node):
    """Two names or elements exchanged wherever they stand in a line."""
    places = {}
    for one in ast.walk(node):
        if isinstance(one, (ast.Name, ast.Subscript)) and isinstance(one.ctx, ast.Load):
            places.setdefault(scope.text(one), []).append(scope.program.span(one))
    words = [word for word in places if word in scope.atoms or word in scope.lists]
    for a, b in itertools.combinations(words[:7], 2):
        if a not in b and b not in a:
            edits = [Edit(*place, b) for place in places[a]] + [Edit(*place, a) for place in places[b]]
            yield Change("swap", tuple(edits))


def changes_of_condition(scope, node):
    for other in ("True", "False", f"not ({scope.text(node.test)})"):
        yield replaced(scope, "condition", node.test, other)


def changes_of_loop(scope, node):
    """range(n) or range(len(x)) in the place of n or x."""
    words = scope.text(node.iter)
    if words in scope.variables:
        number = f"len({words})" if words in scope.lists else words
        yield replaced(scope, "slice", node.iter, f"range({number})")


def changes_of_bare_value(scope, node):
    """A value that is printed, or that nothing is done with, is given back."""
    words = scope.text(node)
    if isinstance(node.value, ast.Call) and scope.text(node.value.func) == "print":
        words = ", ".join(map(scope.text, node.value.args))
    if not is_head(node):
        yield Change("return", (Edit(*scope.program.span(node), "return " + words),))


# ---- Lines moved -------------------------------------------------------------------------------------------

def changes_of_indents(scope, lines):
    """A line moved out of a loop or an if, or into it."""
    for before, line, after in zip([None, *lines], lines, [*lines[1:], None]):
        if not isinstance(line, (ast.For, ast.While, ast.If)) or line.orelse:
            continue
        if line.body[0].lineno > line.lineno:
            inside, outside = line.body[0].col_offset, line.col_offset
            if len(line.body) > 1:
                yield from indented(scope, line.body[-1], inside, outside)
                yield from moved(scope, line.body[0], line, inside, outside)
            yield from indented(scope, after, outside, inside)
            yield from moved(scope, before, line.body[0], outside, inside)


def indented(scope, node, old, new):
    """Indent a statement differently where it stands."""
    if isinstance(node, (*SIMPLE, ast.For)):
        start, end = scope.program.span(node)
        yield Change("indent", (Edit(start - old, end, " " * new + text_at(scope, node, old, new)),))


def moved(scope, node, before, old, new):
    """Take a line away, and put it before another one."""
    if isinstance(node, SIMPLE):
        start = scope.program.span(before)[0] - before.col_offset
        yield Change("indent", (Edit(*scope.program.span(node), "pass"),
                                Edit(start, start, " " * new + text_at(scope, node, old, new) + "\n")))


def text_at(scope, node, old, new):
    return scope.text(node).replace("\n" + " " * old, "\n" + " " * new)


# ---- At the beginning and at the end of a function ---------------------------------------------------------

def changes_at_the_beginning(scope):
    """A fresh start for what is kept from call to call, copies of lists, arguments for outside variables."""
    place = next((line for line in scope.node.body if not is_head(line)), scope.node.body[0])
    outside = assigned_outside(scope)
    starts = {**lists_that_grow(scope), **outside}
    copies = {name: copied(scope, name) for name in scope.parameters if name in scope.lists}
    for kind, values in (("start", starts), ("copy", copies)):
        for some in [{name: values[name]} for name in values] + [values] * (len(values) > 1):
            yield Change(kind, (beginning(scope, place, some),))
    if 0 < len(outside) < 3:
        places = [one for one in ast.walk(scope.node) if isinstance(one, ast.Name) and one.id in outside]
        for some in itertools.permutations(scope.parameters, len(outside)):
            own = dict(zip(outside, some))
            yield Change("outside", tuple(Edit(*scope.program.span(one), own[one.id]) for one in places))


def beginning(scope, place, values):
    """Return the Edit that gives some names their values before the first line."""
    start, _ = scope.program.span(place)
    lines = [f"{name} = {value}\n{' ' * place.col_offset}" for name, value in values.items()]
    return Edit(start, start, "".join(lines))


def copied(scope, name):
    return f"[list(one) for one in {name}]" if scope.kinds[name] == "rows" else f"list({name})"


def lists_that_grow(scope):
    """Return {parameter: its default value, in words} where that is a list."""
    pairs = zip(scope.parameters[::-1], scope.node.args.defaults[::-1])
    return {name: scope.text(value) for name, value in pairs if isinstance(value, ast.List)}


def assigned_outside(scope):
    """Return {name: its value, in words} for the variables of the file that the function uses."""
    used = {one.id for one in ast.walk(scope.node) if isinstance(one, ast.Name)}
    lines = [part.node for part in scope.program.parts if isinstance(part.node, ast.Assign)]
    return {scope.text(line.targets[0]): scope.text(line.value) for line in lines
            if scope.text(line.targets[0]) in used and not isinstance(line.value, (ast.Lambda, ast.Name))}


def returns_at_the_end(scope):
    """One of the function's variables is given back."""
    last = scope.node.body[-1]
    start, end = scope.program.span(last)
    for name in scope.variables if not isinstance(last, ast.Return) else ():
        if isinstance(last, ast.Raise):
            yield Change("return", (Edit(start, end, f"return {name}"),))
        elif name not in scope.parameters:
            yield Change("return", (Edit(end, end, f"\n{' ' * last.col_offset}return {name}"),))


BY_NODE = {
    ast.Assign: changes_of_assignment, ast.AugAssign: changes_of_sum, ast.Return: names_exchanged,
    (ast.If, ast.While): changes_of_condition, ast.For: changes_of_loop, ast.Expr: changes_of_bare_value,
}
