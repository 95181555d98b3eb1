"""Delimited text in which a few cells are filled in, and every other byte stays.

Python's own csv module forgets how a cell was quoted and how a line ended.
"""

import codecs
import re
from typing import NamedTuple

ENCODINGS = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"), (b"", "utf-8"))
CELL = r'(\ufeff?(?:"([^"]*(?:""[^"]*)*)")?([^{0}\r\n]*))({0}|\r\n|\r|\n|\Z)'     # {0}: the delimiter
NOT_TEXT = ("This file is not text that can be read. Download the gradebook again as CSV (not as .xlsx); "
            "if you saved it in a spreadsheet, save it as \"CSV UTF-8\".")


class Cell(NamedTuple):
    """A cell of a file, which is all raw and end of its cells, one after the other."""

    says: str       # without quotes, and without spaces around it
    raw: str        # as it stands in the file
    end: str        # what comes after it: a delimiter, or the end of the line

    def filled(self, says):
        """Return the cell with other words. In quotes, it stays in quotes."""
        return self._replace(says=says, raw=f'"{says}"' if self.raw.startswith('"') else says)


def parse(content):
    """Return (the rows of a file, each a list of Cells, the encoding). An empty line is one empty cell.

    Raises ValueError, a sentence, if it is not such a text.
    """
    encoding = next(encoding for mark, encoding in ENCODINGS if content.startswith(mark))
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise ValueError(NOT_TEXT)
    first = re.sub(r'"[^"]*"', "", text).partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    cell = re.compile(CELL.format(delimiter))
    rows, position = [[]], 0
    while position < len(text) or rows[-1]:
        found = cell.match(text, position)
        raw, inside, outside, end = found.groups()
        if inside is None and outside.startswith('"'):
            line = text.count("\n", 0, position) + 1
            raise ValueError(f"In line {line}, quotes open and never close. Download the gradebook again.")
        says = ((inside or "").replace('""', '"') + outside).strip()
        rows[-1].append(Cell(says, raw, end))
        position = found.end()
        if end != delimiter:
            rows.append([])
    return rows[:-1], encoding
