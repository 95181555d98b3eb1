"""The small changes that can make a wrong answer right, in the order in which they are tried.

Nothing is added to what the student wrote but a minus sign: with one factor more, much fits by accident.
"""

import ast
import itertools

from grading.diagnosis import expressions, statements
from grading.diagnosis.program import Change, Scope, places, words_of

# The kinds, the likelier first, and what was wrong then, in words that go on after "In line 12, ". A kind
# without words would give the answer away: the line is all.
KINDS = {
    "return": "the result is not given back",
    "whole": "// drops the fraction",
    "sign": "a sign is wrong",
    "minus": "a sign is wrong",
    "call": "a function is applied that is not needed",
    "brackets": "brackets are missing, or in the wrong place",
    "slice": "a range or a slice starts or ends in the wrong place",
    "elements": "the loop goes through the elements, but what follows needs their indexes",
    "swap": "two things have changed places",
    "shift": "something is counted from 1, and Python counts from 0",
    "index": "an index is wrong",
    "indent": "the indentation is wrong: what belongs in the block above, and what does not?",
    "condition": "the condition is wrong",
    "delete": "something is changed that should stay as it is",
    "less": "there is a factor or a term too many",
    "number": "a number is wrong",
    "operator": "",
    "function": "",
    "name": "the wrong variable is used",
    "other function": "",
}
# A wrong sign and another of these at once are tried last.
BESIDE_A_SIGN = ("call", "brackets")
KINDS.update({f"sign and {kind}": f"two things are wrong at once: {KINDS['sign']}, and {KINDS[kind]}"
              for kind in BESIDE_A_SIGN})
RANK = {kind: number for number, kind in enumerate(KINDS)}
CHANGED_LINES = 8       # of one change, at most
TRIED = 800             # changes of one function, at most


def changes_of(program, untouched):
    """Return all Changes in a fixed order: the likelier first, and those of the function itself."""
    found = []
    for name in program.reached(untouched):
        scope = Scope(program, name)
        alone = list(in_one_place(scope))
        found += [*alone, *statements.changes_of_body(scope), *in_several_places(alone)]
    changes = [change for change in found if len(change.lines) <= CHANGED_LINES]
    changes.sort(key=lambda change: RANK[change.kind])
    return list(itertools.islice(itertools.chain(changes, two_at_once(changes)), TRIED))


def in_one_place(scope):
    """Yield the Changes of one node."""
    for node, parent, holder, key in places(scope.node):
        line = getattr(node, "lineno", 0) or getattr(parent, "lineno", 0)
        yield from (Change(kind, (line,), ((holder, key, new),))
                    for kind, new in others(node, parent, key, scope))


def others(node, parent, key, scope):
    """Yield (kind, what else could stand there) for each."""
    if isinstance(node, (ast.operator, ast.cmpop)):
        return expressions.other_operators(node)
    if isinstance(node, ast.expr):
        return expressions.others(node, parent, key, scope)
    return statements.others(node, parent, key, scope) if isinstance(node, ast.stmt) else ()


def in_several_places(changes):
    """Yield a Change for those of one node that are the same: round(...) left out, or x in the place of y."""
    same = {}
    for change in changes:
        (holder, key, new), = change.sets
        before, after = (words_of(one) or type(one).__name__ for one in (holder[key], new))
        if after in before:
            before, after = before.replace(after, "_"), "_"
        same.setdefault((change.kind, before, after), []).append(change)
    for (kind, _, _), some in same.items():
        if len(some) > 1:
            yield together(kind, some)


def two_at_once(changes):
    """Yield Changes that are two of some changes, the first of a sign."""
    single = [change for change in changes if len(change.sets) == 1]
    signs = [change for change in single if change.kind in ("sign", "minus")]
    others = [change for change in single if change.kind in BESIDE_A_SIGN]
    for sign, other in itertools.product(signs, others):
        if sign.sets[0][:2] != other.sets[0][:2]:
            yield together(f"sign and {other.kind}", [sign, other])


def together(kind, changes):
    """Return the Change that is several changes."""
    return Change(kind, tuple(sorted({line for one in changes for line in one.lines})),
                  tuple(place for one in changes for place in one.sets))
