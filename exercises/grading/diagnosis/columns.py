"""Lines that start in the wrong column: which ones must move, and how far.

Of all moves after which Python reads the text, the most regular is said: what was given stays where it is,
the columns are multiples of 4, and few lines move.
"""

import re
from typing import NamedTuple

from grading.diagnosis.enclosed import lone_bracket
from grading.diagnosis.slips import Repair, replaced

NEAR = 12       # statements around the error, from which a move may start
FAR = 40        # statements that may move
MOVES = 400     # are tried at most
SHIFTS = (-4, 4, -1, 1, -2, 2, -3, 3, -5, 5, -8, 8)
TABS = (4, 8)   # columns that editors show for a tab
UNFINISHED = re.compile(r"(?:[-+*/%=,<>]|\b(?:and|or|not))\s*$")
GOES_ON = re.compile(r"\s*(?:[-+*/%]|(?:and|or)\b)")
ENDS = re.compile(r"\s*(?:return|else|elif)\b")        # what belongs to no block above it
GIVEN = re.compile(r"\s*(?:def |\"\"\"|'''|raise NotImplementedError)")

SENTENCES = {
    "tabs": "Line {line} is indented with a tab, and others with spaces. Replace each tab before {lines} by "
            "{spaces}.",
    "goes on": "The formula in line {line} goes on in the next line: put brackets around all of it.",
    "outside": "Line {line} starts at the left edge, outside the function: put {spaces} before {lines}.",
    "inside": "Line {line} belongs inside line {2}, which ends with a colon: put {more} before {lines} "
              "and all else that belongs there.",
    "left": "Line {line} starts too far left to go with the lines above it: put {more} before {lines}.",
    "right": "Line {line} starts further right than the line it goes with: delete {spaces} before {lines}.",
    "between": "Line {line} starts between two columns. If it belongs inside the block above, put {more} "
               "before it, and if not, delete {1}.",
    "a def": "The def in line {line} must start at the left edge: delete {spaces} before {lines}.",
}


def fields(line, last, spaces, *_):
    """Return what stands in these sentences, if the lines from one to the last must move by some spaces."""
    return {"lines": "it" if last == line else f"each of the lines {line} to {last}",
            "spaces": f"{spaces} space" + "s" * (spaces != 1),
            "more": f"{spaces} more space" + "s" * (spaces != 1)}


class Statement(NamedTuple):
    """The first and the last line of a statement, or of the head of one, and where it starts."""

    line: int
    last: int
    column: int
    is_given: bool


def statements(code, texts):
    """Return the Statements in lines of code."""
    found, depth = [], 0
    for number, line in enumerate(code):
        if not line.strip():
            continue
        if depth > 0:
            found[-1] = found[-1]._replace(last=number)
        else:
            column = len(line) - len(line.lstrip())
            found.append(Statement(number, number, column, bool(GIVEN.match(texts[number]))))
        depth += len(re.findall(r"[(\[{]", line)) - len(re.findall(r"[)\]}]", line))
    return found


def formulas_that_go_on(code, texts, order):
    """Yield a Repair for each pair of lines that only brackets around both would make one."""
    for number in order:
        below = next((k for k in range(number + 1, len(code)) if code[k].strip()), None)
        if below and (UNFINISHED.search(code[number]) or GOES_ON.match(code[below])):
            yield Repair("goes on", number, (), replaced(code, {
                number: code[number].rstrip() + " " + code[below].lstrip(), below: ""}))


def tabs(code, texts, order):
    """Yield a Repair for each width of the tabs that stand before some lines, if any do."""
    found = [number for number in sorted(order) if "\t" in indentation(code[number])]
    for width in TABS if found else ():
        yield Repair("tabs", found[0], (found[-1] + 1, width), [
            indentation(line).replace("\t", " " * width) + line.lstrip() for line in code])


def indentation(line):
    return line[:len(line) - len(line.lstrip())]


def moves(code, texts, order):
    """Yield a Repair for each way to move some lines by a few columns, the likelier first.

    There is none while a bracket or a tab may be what is wrong.
    """
    if lone_bracket(code) or next(tabs(code, texts, order), None):
        return
    found = statements(code, texts)
    error = order[0] if order else found[0].line
    at = min(range(len(found)), key=lambda k: abs(found[k].line - error))
    some = [(cost(found, first, last, shift, error, texts), first, last, shift)
            for first in range(max(0, at - NEAR), min(len(found), at + 2))
            for last in range(first, min(first + FAR, len(found))) for shift in SHIFTS
            if min(one.column for one in found[first:last + 1]) + shift >= 0]
    for _, first, last, shift in sorted(some)[:MOVES]:
        yield moved(code, found, first, last, shift)


def cost(found, first, last, shift, error, texts):
    """Return by what moves are put in order."""
    some = found[first:last + 1]
    irregular = sum(((one.column + shift) % 4 > 0) - (one.column % 4 > 0) for one in some)
    may_end_above = first and texts[found[first - 1].line].lstrip().startswith("return")
    to_the_edge = sum(one.column + shift == 0 and not may_end_above
                      and not is_def(texts[one.line]) for one in some)
    given = sum(one.is_given and (one.column + shift > 0 or not is_def(texts[one.line])) for one in some)
    return to_the_edge, irregular + given, len(some), abs(found[first].line - error), abs(shift), shift


def is_def(line):
    return line.lstrip().startswith("def ")


def moved(code, found, first, last, shift):
    """Return the Repair that moves the statements from one to another by some columns."""
    one, above = found[first], found[first - 1] if first else found[first]
    lines = range(one.line, found[last].last + 1)
    new = {number: " " * max(0, len(indentation(code[number])) + shift) + code[number].lstrip()
           for number in lines if code[number].strip()}
    if shift < 0 and first == last and above.column == one.column - shift and not ENDS.match(code[one.line]):
        kind = "between"
    elif shift < 0:
        kind = "a def" if is_def(code[one.line]) else "right"
    elif code[above.last].rstrip().endswith(":") and one.column <= above.column:
        kind = "inside"
    else:
        kind = "left" if one.column else "outside"
    return Repair(kind, one.line, (lines[-1] + 1, abs(shift), above.last + 1), replaced(code, new))
