"""Delimited text in which each cell knows its place: a few are replaced, and every other byte stays.

Python's own csv module forgets how a cell was quoted and how a line ended.
"""

import codecs
import re
from typing import Dict, List, NamedTuple

ENCODINGS = (       # what a file begins with, and its encoding; without such a mark it must be UTF-8
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"", "utf-8"))
NOT_TEXT = ("This file is not text that can be read. Download the gradebook again as CSV (not as .xlsx); "
            "if you saved it in a spreadsheet, save it as \"CSV UTF-8\".")


class Cell(NamedTuple):
    """What a cell says, and where in the text it stands, with its quotes."""

    says: str
    start: int
    end: int
    quoted: bool


class Table:
    """The rows of a file, each a list of Cells. Raises ValueError, a sentence, if it is not text."""

    def __init__(self, content):
        self.mark, self.encoding = next(found for found in ENCODINGS if content.startswith(found[0]))
        try:
            self.text = content[len(self.mark):].decode(self.encoding)
        except UnicodeDecodeError:
            self.text = "\0"
        if "\0" in self.text:
            raise ValueError(NOT_TEXT)
        first = re.sub(r'"[^"]*"', "", self.text).partition("\n")[0]
        self.rows = parse(self.text, max(",;\t", key=first.count))

    def replaced(self, values: Dict[Cell, str]):
        """Return the bytes of the file with other values in some cells. A cell in quotes stays in quotes."""
        pieces, position = [], 0
        for cell in sorted(values, key=lambda cell: cell.start):
            pieces += [self.text[position:cell.start], f'"{values[cell]}"' if cell.quoted else values[cell]]
            position = cell.end
        return self.mark + ("".join(pieces) + self.text[position:]).encode(self.encoding)


def parse(text, delimiter):
    """Return the rows of a text. An empty line is a row of one empty cell."""
    cell = re.compile(r'(?:"([^"]*(?:""[^"]*)*)")?([^{0}\r\n]*)({0}|\r\n|\r|\n|\Z)'.format(delimiter))
    rows: List[List[Cell]] = [[]]
    position = 0
    while position < len(text) or rows[-1]:
        found = cell.match(text, position)
        inside, outside, end = found.groups()
        if inside is None and outside.startswith('"'):
            line = text.count("\n", 0, position) + 1
            raise ValueError(f"In line {line}, quotes open and never close. Download the gradebook again.")
        says = outside if inside is None else inside.replace('""', '"') + outside
        rows[-1].append(Cell(says, position, found.end(2), inside is not None))
        position = found.end()
        if end != delimiter:
            rows.append([])
    return rows[:-1]
