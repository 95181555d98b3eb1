"""Brackets set differently: a pair more, a pair less, or one bracket of a pair in another place."""

import ast
import itertools
import re

from grading.diagnosis.changes import Change, Edit

TOKEN = re.compile(rb"[\w.]+(?:\[[^\[\]()]*\])*|[()]")
SIMPLE = (ast.Return, ast.Assign, ast.AugAssign, ast.Expr)


def changes_of_brackets(scope):
    """Yield the changes of one statement after which Python reads it differently."""
    for node in ast.walk(scope.node):
        if isinstance(node, SIMPLE) and any(isinstance(one, ast.BinOp) for one in ast.walk(node)):
            (start, end), value = scope.program.span(node), scope.program.span(node.value)
            seen = {"", ast.dump(node)}
            for edits in settings(scope.program.source, value[0], end):
                tree = parsed(scope.program.edited(start, end, edits))
                if tree not in seen:
                    seen.add(tree)
                    yield Change("brackets", tuple(edits), form=inside(scope.program.source, edits))


def inside(source, edits):
    """Return what a new pair of brackets is set around: the same may be missing on other lines."""
    first, last = edits
    if first.end > first.start:
        return ""
    return re.sub(r"\[\d\]", "[#]", source[first.start:last.start].decode("utf-8"))


def parsed(text):
    """Return how Python reads a statement, or "" if it cannot."""
    try:
        return ast.dump(ast.parse(text).body[0])
    except SyntaxError:
        return ""


def settings(source, start, end):
    """Yield lists of edits that move, remove or add brackets."""
    tokens = [(found.group(), found.start(), found.end()) for found in TOKEN.finditer(source, start, end)]
    operands = [token for token in tokens if token[0] not in b"()"]
    starts = [token[1] for token in operands] + [token[1] for token in tokens if token[0] == b"("]
    ends = [token[2] for token in operands] + [token[2] for token in tokens if token[0] == b")"]
    pairs = pairs_of_brackets(tokens)
    for opening, closing in pairs:
        yield [Edit(opening, opening + 1, " "), Edit(closing, closing + 1, " ")]
    for opening, closing in pairs:
        yield from ([Edit(closing, closing + 1, " "), Edit(place, place, ")")]
                    for place in ends if place > opening + 1 and place != closing + 1)
        yield from ([Edit(opening, opening + 1, " "), Edit(place, place, "(")]
                    for place in starts if place < closing and place != opening)
    for first, last in itertools.product(starts, ends):
        if first < last:
            yield [Edit(first, first, "("), Edit(last, last, ")")]


def pairs_of_brackets(tokens):
    """Return the places of the brackets that belong together."""
    waiting, pairs = [], []
    for word, place, _ in tokens:
        if word == b"(":
            waiting.append(place)
        elif word == b")" and waiting:
            pairs.append((waiting.pop(), place))
    return pairs
