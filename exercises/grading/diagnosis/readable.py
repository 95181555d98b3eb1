"""Remarks on a function that Python can execute, and that gives something wrong, or nothing."""

import ast

from grading.diagnosis.program import is_name, names_in, same_letters, targets_of, words_of

NOTHING_KEPT = {"print", "append", "extend", "insert", "seed", "super"}     # calls that work all the same


# ---- A value that is wrong ---------------------------------------------------------------------------------

def order(scope):
    """The arguments are those that were handed out, but not in that order."""
    if scope.parameters != scope.handed_out and sorted(scope.parameters) == sorted(scope.handed_out):
        yield scope.node.lineno,


def hidden(scope):
    """A loop gives the name of an argument, or of the loop around it, to something else."""
    for loop in scope.loops:
        around = [names_in(one.target, ast.Store) for one in scope.loops
                  if one is not loop and loop in ast.walk(one)]
        for name in sorted(names_in(loop.target, ast.Store)):
            if name in set(scope.parameters).union(*around) and name not in names_in(loop.iter):
                yield loop.lineno, name


def call_order(scope):
    """A call passes variables that have the names of the parameters, but in another order."""
    for call, name in scope.calls():
        needed, given = scope.program.parameters.get(name), [words_of(one) for one in call.args]
        if needed and given != needed and sorted(given) == sorted(needed):
            yield call.lineno, scope.source(call)


def other_argument(scope):
    """A call passes another variable, although there is one with the name of the parameter."""
    for call, name in scope.calls():
        needed, given = scope.program.parameters.get(name), [words_of(one) for one in call.args]
        known = {*scope.parameters, *scope.stored}
        if needed and any(one != other and one in known and other in scope.parameters
                          for one, other in zip(needed, given)):
            yield call.lineno, scope.source(call)


def endless(scope):
    for loop in scope.nodes:
        if isinstance(loop, ast.While) and not names_in(loop.test) & names_in(loop, ast.Store):
            yield from ((loop.lineno, name) for name in sorted(names_in(loop.test)))


def unused(scope):
    """A name gets a value, or is that of an argument, and nobody reads it."""
    loops = [names_in(loop.target, ast.Store) for loop in scope.loops]
    for node in scope.nodes:
        for target in targets_of(node) if isinstance(node, ast.Assign) else []:
            if is_name(target) and target.id not in scope.read.union(*loops) and target.id != "_":
                yield node.lineno, target.id
    for name in scope.parameters:
        if name not in scope.read and not name.startswith("_"):
            yield 0, name


def unread_element(scope):
    """Of a list that is an argument, one element alone is used."""
    for name in scope.parameters:
        uses = [node for node in scope.nodes if is_name(node) and node.id == name]
        elements = [node for node in scope.nodes
                    if isinstance(node, ast.Subscript) and is_name(node.value) and node.value.id == name]
        if len(uses) == len(elements) and {words_of(node.slice) for node in elements} in (
                {"0"}, {"1"}, {"-1"}):
            yield elements[-1].lineno, name, scope.source(elements[0])


def unreachable(scope):
    blocks = [block for node in scope.nodes for block in map(vars(node).get, ("body", "orelse"))]
    for block in (block for block in blocks if isinstance(block, list)):
        for before, node in zip(block, block[1:]):
            if isinstance(before, ast.Return):
                yield node.lineno,


def early_return(scope):
    for loop in scope.loops:
        yield from ((node.lineno,) for node in loop.body if isinstance(node, ast.Return))


def thrown_away(scope):
    for node in scope.nodes:
        value = node.value if isinstance(node, ast.Expr) else None
        called = isinstance(value, ast.Call) and words_of(value.func).split(".")[-1] not in NOTHING_KEPT
        if called or isinstance(value, (ast.BinOp, ast.Name, ast.Subscript)):
            yield node.lineno,


def compared(scope):
    yield from ((node.lineno,) for node in scope.nodes
                if isinstance(node, ast.Expr) and isinstance(node.value, ast.Compare))


def set_in_loops(scope):
    """Yield (loop, assignment, name that it gives a value)."""
    for loop in scope.loops:
        for node in ast.walk(loop):
            if isinstance(node, (ast.Assign, ast.AugAssign)):
                yield from ((loop, node, target.id) for target in targets_of(node) if is_name(target))


def lines_that_read(name, block):
    return [node.lineno for node in ast.walk(block)
            if is_name(node) and node.id == name and isinstance(node.ctx, ast.Load)]


def copied_name(scope):
    """A loop changes its own name for an element, and does nothing else with it."""
    for loop, node, name in set_in_loops(scope):
        own = isinstance(node, ast.AugAssign) or name in names_in(node.value)
        if own and name in names_in(loop.target, ast.Store):
            if all(line <= node.lineno for line in lines_that_read(name, loop)):
                yield node.lineno, name


def overwritten(scope):
    """What a loop gives is replaced before anybody has read it."""
    for loop, node, name in set_in_loops(scope):
        if isinstance(node, ast.Assign) and name in names_in(loop.target, ast.Store):
            if all(line > node.lineno for line in lines_that_read(name, loop)):
                yield node.lineno, name


def same_start(scope):
    """A new value is worked out from an old one that stays as it is: z_new from z."""
    for loop, node, name in set_in_loops(scope):
        if isinstance(node, ast.Assign) and not lines_that_read(name, loop):
            yield from ((node.lineno, name, old) for old in sorted(names_in(node.value))
                        if old in name.split("_") and old not in names_in(loop, ast.Store))


def last_turn(scope):
    """What a loop works out is read only after it."""
    for loop, node, name in set_in_loops(scope):
        if isinstance(node, ast.Assign) and not lines_that_read(name, loop):
            if any(line > loop.end_lineno for line in lines_that_read(name, scope.node)):
                yield node.lineno, name


def twins(scope):
    """Two names in one function are the same but for capital letters and underscores."""
    spelled = {}
    for name in [*scope.parameters, *scope.stored]:
        other = spelled.setdefault(same_letters(name), name)
        if other != name:
            yield next(node.lineno for node in scope.nodes if is_name(node) and node.id == name), other, name


def one_list(scope):
    """[[0, 0]] * 2, or a = b = [0, 0]."""
    for node in scope.nodes:
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult) and isinstance(node.left, ast.List):
            if any(isinstance(row, (ast.List, ast.BinOp)) for row in node.left.elts):
                yield node.lineno,
        elif isinstance(node, ast.Assign) and len(node.targets) > 1 and is_name(node.targets[0]):
            if isinstance(node.value, (ast.List, ast.BinOp)) and "[" in words_of(node.value):
                yield node.lineno,


# ---- None --------------------------------------------------------------------------------------------------

def in_the_docstring(scope):
    body = getattr(scope.node, "body", [])
    if isinstance(body, list) and all(isinstance(node, (ast.Expr, ast.Pass)) for node in body):
        for node in body:
            if isinstance(getattr(node.value, "value", 0), str):
                lines = node.value.value.split("\n")
                yield from ((node.lineno + number,) for number, line in enumerate(lines)
                            if line.strip().startswith("return ") and "=" not in line)


def returns(scope):
    return [node for node in scope.nodes if isinstance(node, ast.Return)]


def bare_return(scope):
    yield from ((node.lineno,) for node in returns(scope) if node.value is None)


def some_return(scope):
    for node in scope.nodes:
        if isinstance(node, ast.If) and returns(scope) and returns(scope)[-1] in ast.walk(node):
            yield returns(scope)[-1].lineno,


# ---- Lists that are changed, and values that are kept ------------------------------------------------------

def other_name(scope):
    """A name is given a list that is an argument, and then an element of it is changed."""
    changed = {name for name, _ in changed_elements(scope)}
    for node in scope.nodes:
        if isinstance(node, ast.Assign) and is_name(node.value) and node.value.id in scope.parameters:
            yield from ((node.lineno, target.id) for target in targets_of(node)
                        if is_name(target) and target.id in changed)


def changed(scope):
    yield from ((line, name) for name, line in changed_elements(scope) if name in scope.parameters)


def changed_elements(scope):
    """Yield (name of a list, line) where an element of it is given a value, or where it grows."""
    for node in scope.nodes:
        for target in targets_of(node) if isinstance(node, (ast.Assign, ast.AugAssign)) else []:
            while isinstance(target, ast.Subscript):
                target = target.value
                if is_name(target):
                    yield target.id, node.lineno
        grows = isinstance(node, ast.AugAssign) and isinstance(node.value, (ast.List, ast.ListComp))
        if grows and is_name(node.target):
            yield node.target.id, node.lineno
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and is_name(node.func.value):
            yield node.func.value.id, node.lineno


def random(scope):
    for node in scope.nodes:
        if is_name(node) and "random" in node.id or isinstance(node, ast.Attribute) and "rand" in node.attr:
            yield node.lineno,


def kept(scope):
    """A name from outside the function is changed in it: it is global, or a list."""
    for node in scope.nodes:
        if isinstance(node, (ast.Global, ast.Nonlocal)):
            yield node.lineno, node.names[0]
    for name, line in changed_elements(scope):
        if name not in scope.parameters and name not in scope.stored:
            yield line, name


# ---- What is said, the likelier first ----------------------------------------------------------------------

# Words that go on after "In line 12, ". Up to the first stop they say what is wrong.
WRONG = {
    order: "the arguments are not in the order in which they were handed out: {def_line}",
    hidden: "the loop uses the name {0} again, so what {0} stood for before is lost.",
    call_order: "the arguments in {0} are not in the order of its def line.",
    unreachable: "the code comes after a `return`, so Python never gets there.",
    early_return: "the `return` is inside the loop, so the loop ends the first time through.",
    overwritten: "{0} gets another value before the one from the loop was used.",
    copied_name: "{0} is only the loop's name for an element: changing it does not change the list.",
    compared: "== only asks a question. A single = gives a name its value.",
    thrown_away: "a result is worked out and nothing keeps it. Where should it go?",
    one_list: "two lists are one and the same: whatever changes one changes the other.",
    same_start: "every pass through the loop starts again from {1}, which never changes, to work out {0}.",
    last_turn: "each pass through the loop overwrites {0}.",
    twins: "{0} and {1} are two different names. Python tells capital letters from small ones.",
    random: "random numbers are used. The answer must depend on the arguments alone.",
    other_argument: "the arguments in {0} are not those of its def line.",
    unused: "nothing uses {0}. Should the result depend on it?",
    unread_element: "only {1} is used of {0}. What about the other element?",
}
NOTHING = {
    in_the_docstring: "the code is between the three quotes, so Python reads it as text. It must come "
                        "after them.",
    bare_return: "the `return` stands alone, so it gives nothing back.",
    some_return: "the `return` is reached only under a condition. What if it does not hold?",
}
CHANGED = {
    other_name: "{0} is not a copy but another name for the list that was given.",
    changed: "the list {0} that was given is changed.",
}
KEPT = {
    kept: "{0} is kept outside the function, from one call to the next. Start it inside the function.",
}
ENDLESS = {
    endless: "nothing inside the loop changes {0}, so it never ends.",
}
