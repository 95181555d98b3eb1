"""Why Python cannot read a text, found by trying: what has to change so that it can?

Python's own words are about where it gave up, which is often below the mistake, and differ from version to
version. So each function is read by itself, and in the one that cannot be read many repairs are tried, the
likelier first. The first after which it can be read is the cause; if there is none, the first after which it
can be read further.
"""

import itertools
import re
import warnings
from typing import NamedTuple, Optional, Tuple, Union

from grading.diagnosis import multiline, slips
from grading.diagnosis.multiline import code_of, lone_bracket

LONGEST = 20_000        # characters of a text that is looked at
READ = 2_000_000        # characters that are read in all, with every repair
NEAR = 60               # lines around the error that are looked at,
LONGEST_LINE = 300      # if they are not longer
OF_TWO = 50             # repairs in one line, for each of two
ONLY_PARSED = 0x400     # for compile
START = re.compile(r"(?:def|class)\b|@|if __name__")

SENTENCES = {
    "null": "Open the file in your editor and save it as plain text, with the encoding UTF-8.",
    "in quotes": "Python cannot read what is in the quotes in line {line}. Is there a \\ or a {{ in it?",
    **slips.SENTENCES, **multiline.SENTENCES,
}


class Remark(NamedTuple):
    """What a text shows by itself: a key of SENTENCES, a line, and words that stand in it, or numbers."""

    kind: str
    line: int
    words: Tuple[Union[str, int], ...] = ()


def why_unreadable(text, error_line=None) -> Optional[Remark]:
    """Return the Remark on a text that Python cannot read, or None if the cause is not found.

    error_line is the line in which Python gave up, if it has one.
    """
    if "\0" in text:
        return Remark("null", 1 + text.count("\n", 0, text.index("\0")))
    if len(text) > LONGEST:
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            texts = unreadable_part(text.split("\n"), error_line or 1)
            repair = texts and Search(texts).cause()
        except OutOfCharacters:
            repair = None
    return Remark(repair.kind, repair.line + 1, repair.words) if repair else None


def unreadable_part(lines, error_line):
    """Return the lines of the function that cannot be read, with empty lines in the place of all above it.

    Of several, it is the last that begins above the line of Python's error.
    """
    starts = [number for number, line in enumerate(lines) if number == 0 or START.match(line)]
    parts = [[""] * start + lines[start:end] for start, end in zip(starts, [*starts[1:], len(lines)])]
    unreadable = [(start, part) for start, part in zip(starts, parts) if problem(part)]
    if not unreadable:
        return lines if problem(lines) else None
    above = [part for start, part in unreadable if start < error_line]
    return above[-1] if above else unreadable[0][1]


def problem(lines, flags=0):
    """Return the error with which Python refuses lines, or None if it reads them."""
    try:
        compile("\n".join(lines) + "\n", "answer.py", "exec", flags, dont_inherit=True)
        return None
    except (SyntaxError, ValueError, OverflowError, RecursionError, MemoryError) as error:
        return error


def line_of(error, lines):
    """Return the number of the line, from 0, at which Python stopped."""
    return min(max((getattr(error, "lineno", None) or 1) - 1, 0), len(lines) - 1)


def with_a_body(code):
    """Return lines of code, with something inside the last one if that ends with a colon."""
    *above, last = "\n".join(code).rstrip().split("\n")
    return [*above, last + " pass" if last.endswith(":") else last]


class OutOfCharacters(Exception):
    """Raised when more would be read than there is time for."""


class Search:
    """Tries repairs of lines that Python cannot read: texts, as they were typed."""

    def __init__(self, texts):
        self.texts, self.left = texts, READ

    def problem(self, lines, flags=0):
        self.left -= sum(map(len, lines)) + len(lines)
        if self.left < 0:
            raise OutOfCharacters
        return problem(lines, flags)

    def cause(self):
        """Return the Repair that shows why the lines cannot be read, or None."""
        code, line = code_of("\n".join(self.texts)), line_of(problem(self.texts), self.texts)
        found = self.first_that_fits(multiline.quotes(self.texts), self.texts, line)
        if found or not problem(code):
            return found or slips.Repair("in quotes", line, (), code)
        return self.cause_in(code)

    def cause_in(self, code):
        """Return the Repair that shows why lines of code cannot be read, or None."""
        error = self.problem(code)
        line = line_of(error, code)
        near = sorted((number for number, one in enumerate(code) if one.strip()),
                      key=lambda number: (number > line, abs(number - line)))
        order = [number for number in near[:NEAR] if len(code[number]) <= LONGEST_LINE]
        found = self.first_that_fits(self.repairs(code, order), code, line) or self.first_of_two(code, line)
        if found:
            return found
        above = code[:line]     # Python may have stopped at the second of two mistakes
        if above and not lone_bracket(above) and self.problem(with_a_body(above)):
            return self.cause_in(with_a_body(above))
        tabs = multiline.tabs(code, self.texts, order)
        return next(tabs, None) if isinstance(error, IndentationError) else None

    # ---- Repairs -------------------------------------------------------------------------------------------

    def repairs(self, code, order):
        """Yield all Repairs of lines of code, the likelier first."""
        yield from self.plain(code, order)
        yield from multiline.formulas_that_go_on(code, self.texts, order)
        yield from multiline.tabs(code, self.texts, order)
        yield from multiline.moves(code, self.texts, order)
        yield from slips.slips(slips.LATE, code, self.texts, order)

    def plain(self, code, order):
        """Yield the Repairs of what cannot be Python."""
        yield from slips.braces(code, self.texts, order)
        yield from slips.slips(slips.PLAIN, code, self.texts, order)
        yield from slips.spellings(code, self.texts, order)
        yield from multiline.brackets(code, self.texts, order)

    def in_one_line(self, code, line):
        """Return an iterator of the first Repairs of one line."""
        order = [line] if len(code[line]) <= LONGEST_LINE else []
        some = itertools.chain(self.plain(code, order), slips.slips(slips.LATE, code, self.texts, order))
        return itertools.islice((repair for repair in some if repair.line == line), OF_TWO)

    # ---- What fits -----------------------------------------------------------------------------------------

    def first_that_fits(self, some, code, line):
        """Return the first of some Repairs after which Python reads the code, or else reads it further."""
        further, stops_there = None, self.problem(code[:line + 1], ONLY_PARSED)
        for repair in some:
            if self.problem(repair.code) is None:
                return repair
            if not further and stops_there and self.reads_beyond(repair, line):
                further = repair
        return further

    def reads_beyond(self, repair, line):
        """Return whether Python reads repaired lines up to the one at which it stopped."""
        lines = with_a_body(repair.code[:line + 1])
        return repair.line <= line and self.problem(lines, ONLY_PARSED) is None

    def first_of_two(self, code, line):
        """Return the first of two Repairs in the line of the error that together make it readable."""
        for first in self.in_one_line(code, line):
            if self.first_that_fits(self.in_one_line(first.code, line), first.code, line):
                return first
        return None
