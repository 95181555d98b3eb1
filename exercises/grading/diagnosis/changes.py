"""What a change to a student's text is."""

from typing import NamedTuple, Tuple


class Edit(NamedTuple):
    """Other text in the place of what stands from start to end (counted in bytes)."""

    start: int
    end: int
    new: str


class Change(NamedTuple):
    """A change in one place."""

    kind: str                   # one of KINDS
    edits: Tuple[Edit, ...]
    form: str = ""              # changes with the same kind and form are the same, in different words
    tier: int = 0               # 1: tried after everything of tier 0


def replaced(scope, kind, node, new, form="", tier=0):
    """Return the Change that puts another expression in the place of one."""
    return Change(kind, (Edit(*scope.program.span(node), f"({new})"),), form, tier)


def between(scope, kind, before, after, old, new, form="", tier=0):
    """Return the Change that replaces a symbol between two nodes, if it is there."""
    start, end = scope.program.span(before)[1], scope.program.span(after)[0]
    place = scope.program.source.find(old.encode(), start, end)
    return [Change(kind, (Edit(place, place + len(old), new),), form, tier)] if place >= 0 else []
