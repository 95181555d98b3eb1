"""The small changes that can make a wrong answer right, in the order in which they are tried.

Nothing is added to what the student wrote but a minus sign: with one factor more, much fits by accident.
"""

import ast
import itertools

from grading.diagnosis import expressions, statements
from grading.diagnosis.program import Change, Scope, places

# The kinds, the likelier first, and what was wrong then, in words that go on after "In line 12, ". A kind
# without words would give the answer away: the line is all.
KINDS = {
    "spelling": "a name is not spelled as it should be",
    "return": "the result is not given back",
    "whole": "// drops the fraction",
    "sign": "a sign is wrong",
    "minus": "a sign is wrong",
    "call": "a function is applied that is not needed",
    "brackets": "brackets are missing, or in the wrong place",
    "called": "a number or a list is called as if it were a function",
    "start": "something is left over from an earlier call",
    "copy": "a list that was given is changed",
    "slice": "a range or a slice starts or ends in the wrong place",
    "elements": "the loop goes through the elements, but what follows needs their indexes",
    "uncalled": "a function is named but not called",
    "argument": "a call has an argument too many, or one too few",
    "swap": "two things have changed places",
    "shift": "something is counted from 1, and Python counts from 0",
    "index": "an index is wrong",
    "indent": "the indentation is wrong: what belongs in the block above, and what does not?",
    "overwrite": "each turn overwrites what was there before",
    "add up": "each turn adds to what was there before",
    "condition": "the condition is wrong",
    "delete": "something is changed that should stay as it is",
    "less": "there is a factor or a term too many",
    "number": "a number is wrong",
    "operator": "",
    "function": "",
    "one minus": "",
    "name": "the wrong variable is used",
}
# A sign and another of these at once are tried last: {kind of the other: the kind of both}.
BESIDE_A_SIGN = {kind: f"sign and {kind}" for kind in ("sign", "call", "brackets", "index")}
KINDS.update({both: f"two things are wrong at once: {KINDS['sign']}, and {KINDS[kind]}"
              for kind, both in BESIDE_A_SIGN.items()})
CHANGED_LINES = 8       # of one change, at most

TWO_TRIED = 400         # pairs of changes
RANK = {kind: number for number, kind in enumerate(KINDS)}


def changes_of(program, untouched):
    """Return all Changes in a fixed order: the likelier first, and those of the function itself."""
    found = [((change.late, RANK[change.kind], elsewhere, together), change)
             for elsewhere, name in enumerate(program.reached(untouched))
             for change, together in changes_in(Scope(program, name))]
    found.sort(key=lambda pair: pair[0])
    changes = [change for _, change in found if len(change.lines) <= CHANGED_LINES]
    return changes + list(itertools.islice(two_at_once(changes), TWO_TRIED))


def two_at_once(changes):
    """Yield Changes that are two of some changes, the first of a sign."""
    single = [change for change in changes if as_sign(change.kind) in BESIDE_A_SIGN and len(change.sets) == 1]
    for one, other in itertools.combinations(single, 2):
        if as_sign(one.kind) == "sign" and one.sets[0][:2] != other.sets[0][:2]:
            yield Change(BESIDE_A_SIGN[as_sign(other.kind)], tuple(sorted({*one.lines, *other.lines})),
                         one.sets + other.sets)


def as_sign(kind):
    return "sign" if kind == "minus" else kind


def changes_in(scope):
    """Yield (Change, whether it is the same change in several places) for all changes of one function."""
    same = {}
    for change in (*changes_in_one_place(scope), *statements.changes_of_body(scope)):
        yield change, False
        if change.form:
            same.setdefault((change.kind, change.form), []).append(change)
    for some in (run for all_of_them in same.values() for run in [all_of_them, *runs(all_of_them)]):
        if len(some) > 1:
            lines, sets = {one.lines[0] for one in some}, [one.sets[0] for one in some]
            yield some[0]._replace(lines=tuple(sorted(lines)), sets=tuple(sets)), True


def changes_in_one_place(scope):
    for node, parent, holder, key in places(scope.node):
        if isinstance(node, (ast.expr, ast.stmt)):
            others = expressions.others if isinstance(node, ast.expr) else statements.others
            yield from (Change(kind, (node.lineno,), ((holder, key, new),), form, late)
                        for kind, new, form, late in others(node, parent, key, scope))


def runs(changes):
    """Return those of some changes that stand in lines that follow each other, if others stand elsewhere."""
    found = []
    for change in sorted(changes, key=lambda change: change.lines):
        if not found or change.lines[0] > found[-1][-1].lines[0] + 1:
            found.append([])
        found[-1].append(change)
    return found if len(found) > 1 else []
