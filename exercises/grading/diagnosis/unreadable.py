"""Why Python cannot read a text, found by trying: what has to change so that it can?

Python's own words are about where it gave up, which is often below the mistake, and differ from version to
version. So each function is read by itself, and in the one that cannot be read many repairs are tried, the
likelier first. The first after which it can be read is the cause; if there is none, the first after which it
can be read further.
"""

import itertools
import re
import warnings

from grading.diagnosis import multiline, slips
from grading.diagnosis.slips import Remark

LONGEST = 20_000        # characters of a text that is looked at
TRIED = 2000            # repairs
OF_TWO = 50             # repairs of one line, for each of two
START = re.compile(r"(?:def|class)\b|@|if __name__")

SENTENCES = {
    "null": "Open the file in your editor and save it as plain text, with the encoding UTF-8.",
    "in quotes": "Python cannot read what is in the quotes in line {line}. Is there a \\ or a {{ in it?",
    **slips.SENTENCES, **multiline.SENTENCES,
}


def why_unreadable(text, error_line=None):
    """Return the Remark on a text that Python cannot read, or None if the cause is not found.

    error_line is the line in which Python gave up, if it has one.
    """
    if "\0" in text:
        return Remark("null", 1 + text.count("\n", 0, text.index("\0")))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        if len(text) > LONGEST or readable([text]):
            return None
        texts = unreadable_part(text.split("\n"), error_line or 1)
        code, line = multiline.code_of("\n".join(texts)), first_unreadable(texts)
        found = first_that_fits(multiline.quotes(texts), line)
        if found or readable(code):
            return found or Remark("in quotes", line + 1)
        line = first_unreadable(code)
        return (first_that_fits(repairs(code, texts, line), line)
                or first_that_fits(two_repairs(code, texts, line), line)
                or next((remark for remark, _ in multiline.tabs(code)), None))


def unreadable_part(lines, error_line):
    """Return the lines of the function that cannot be read, with empty lines in the place of all above it.

    Of several, it is the last that begins above the line of Python's error.
    """
    starts = [number for number, line in enumerate(lines) if number == 0 or START.match(line)]
    parts = sorted(zip(starts, [*starts[1:], len(lines)]),
                   key=lambda part: (part[0] >= error_line, abs(part[0] - error_line)))
    texts = ([""] * start + lines[start:end] for start, end in parts)
    return next((part for part in texts if not readable(part)), lines)


def readable(lines):
    try:
        compile("\n".join(lines) + "\n", "answer.py", "exec", dont_inherit=True)
        return True
    except (SyntaxError, ValueError, OverflowError, RecursionError, MemoryError):
        return False


def begins_well(code, end):
    """Return whether Python can read lines of code up to one, if something is inside the last of them."""
    *above, last = "\n".join(code[:end]).rstrip().split("\n")
    return readable([*above, last + " pass" if last.endswith(":") else last])


def first_unreadable(code):
    """Return the number of the line, from 0, that comes after the longest beginning that can be read."""
    return next(number for number in reversed(range(len(code)))
                if code[number].strip() and begins_well(code, number))


def first_that_fits(some, line):
    """Return the Remark of the first of some repairs that make a text readable, or readable beyond a line."""
    further = None
    for remark, code in itertools.islice(some, TRIED):
        if readable(code):
            return remark
        if not further and remark.line <= line + 1 and begins_well(code, line + 1):
            further = remark
    return further


# ---- Repairs -----------------------------------------------------------------------------------------------

def repairs(code, texts, line):
    """Yield all repairs of lines of code, the likelier first. They cannot be read from some line on."""
    order = sorted((number for number, one in enumerate(code) if one.strip()),
                   key=lambda number: (number > line, abs(number - line)))
    yield from multiline.brackets(code)
    yield from multiline.braces(code)
    yield from multiline.formulas_that_go_on(code, order)
    yield from multiline.tabs(code)
    yield from multiline.moves(code, line)
    yield from slips.slips(code, texts, order)


def two_repairs(code, texts, line):
    """Yield the first of each two repairs of one line, with what they make of it together."""
    def some(code):
        found = itertools.chain(multiline.brackets(code), slips.slips(code, texts, [line]))
        return itertools.islice(found, OF_TWO)
    for remark, first in some(code):
        yield from ((remark, both) for _, both in some(first))
