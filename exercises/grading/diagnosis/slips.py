"""The slips that a wrong function may hold: single changes to the student's own text, the likelier first.

    program = Program(text, "dy_dz", inputs)
    for slip in slips(program):
        function = program.load(slip)       # and then function(*arguments), for some of the inputs

A slip is one change, or the same change in several places. Nothing here knows a right value.
"""

import ast
import re
from typing import NamedTuple, Tuple

from grading.diagnosis.changes import Edit
from grading.diagnosis.changes_of_brackets import changes_of_brackets
from grading.diagnosis.changes_of_expressions import changes_of_expressions
from grading.diagnosis.changes_of_lines import changes_of_lines
from grading.diagnosis.kinds import KINDS
from grading.diagnosis.repairs import repairs
from grading.diagnosis.scope import Scope, names_of, parameters

RANK = {kind: number for number, kind in enumerate(KINDS)}
MOST_PLACES = 8


class Slip(NamedTuple):
    kind: str                   # one of KINDS
    lines: Tuple[int, ...]      # of the student's file, in order
    edits: Tuple[Edit, ...]


def slips(program):
    """Return all slips in a fixed order: what is likelier, and first what is in the function itself."""
    if program.error:
        return as_slips(program, repairs(program))
    found = [(program.function not in names_of(part.node), group)
             for part in reached(program) for group in slips_in(program, part)]
    return as_slips(program, in_order(found))


def reached(program):
    """Return the functions of the file that the function uses, itself first."""
    places = {name: part for part in program.parts for name in names_of(part.node)}
    found = [places[program.function]] if program.function in places else []
    for part in found:      # which grows
        for node in ast.walk(part.node):
            other = places.get(node.id) if isinstance(node, ast.Name) else None
            if other and other not in found:
                found.append(other)
    return [part for part in found if parameters(part.node) is not None]


def slips_in(program, part):
    """Return lists of changes, each a slip: every change alone, then the same change in several places."""
    scope = Scope(program, part)
    changes = [*changes_of_lines(scope), *changes_of_expressions(scope), *changes_of_brackets(scope)]
    groups = {}
    for change in changes:
        for same in filter(None, (as_words(program, change), change.form)):
            groups.setdefault((change.kind, same), []).append(change)
    together = [group for group in groups.values() if 1 < len(group) <= MOST_PLACES and apart(group)]
    return [[change] for change in changes] + together


def as_words(program, change):
    """Return a change as words, the same for the same change elsewhere, with another index perhaps."""
    words = []
    for edit in change.edits:
        old = program.source[edit.start:edit.end].decode("utf-8")
        words.append(re.sub(r"\s", "", re.sub(r"\[\d\]", "[#]", f"{old} -> {edit.new}")))
    return "" if words[0].startswith("->") else "; ".join(words)


def apart(group):
    """Return whether no change of a group overlaps with another."""
    edits = sorted(edit for change in group for edit in change.edits)
    return all(a.end <= b.start and a.start < b.start for a, b in zip(edits, edits[1:]))


def in_order(found):
    """Return slips as they are tried; of two divisions by a length the lower first."""
    def rank(one):
        elsewhere, (first, *more) = one
        return (first.tier, RANK[first.kind], elsewhere, len(more),
                -first.edits[0].start * (first.kind == "mean"))
    return [group for _, group in sorted(found, key=rank)]


def as_slips(program, groups):
    """Return the Slips that groups of changes are, each only once."""
    found = {}
    for group in groups:
        edits = tuple(sorted(edit for change in group for edit in change.edits))
        replaced = [edit for edit in edits if edit.end > edit.start] or edits
        lines = {program.line_of(edit.start) for edit in replaced}
        if len(lines) <= MOST_PLACES:
            found.setdefault(edits, Slip(group[0].kind, tuple(sorted(lines)), edits))
    return list(found.values())
