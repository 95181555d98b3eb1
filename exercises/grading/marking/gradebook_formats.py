"""How gradebooks are read: delimited text in which each cell knows its place, and each platform's columns.

Python's own csv module forgets how a cell was quoted and how a line ended. Here a few cells can be replaced
while every other byte stays as it is.
"""

import codecs
import re
from typing import Callable, Dict, List, NamedTuple, Tuple

ENCODINGS = (       # what a file begins with, and its encoding; without such a mark it must be UTF-8
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
NOT_TEXT = ("This file is not text that can be read. Download the gradebook again as CSV (not as .xlsx); "
            "if you saved it in a spreadsheet, save it as \"CSV UTF-8\".")


class Text(NamedTuple):
    """The text of a file, and what turns it into the same bytes again."""

    text: str
    mark: bytes         # the byte order mark, or nothing
    encoding: str

    def encode(self, text):
        return self.mark + text.encode(self.encoding)


class Cell(NamedTuple):
    """What a cell says, and where in the text it stands, with its quotes."""

    says: str
    start: int
    end: int
    quoted: bool


def decode(content):
    """Return the Text of a file. Raises ValueError if it is none."""
    mark, encoding = next((found for found in ENCODINGS if content.startswith(found[0])), (b"", "utf-8"))
    try:
        text = content[len(mark):].decode(encoding)
    except UnicodeDecodeError:
        raise ValueError(NOT_TEXT) from None
    if "\0" in text:
        raise ValueError(NOT_TEXT)
    return Text(text, mark, encoding)


def parse(text, delimiter):
    """Return the rows of a text, each a list of Cells. An empty line is a row of one empty cell."""
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


def replace(text, delimiter, values: Dict[Cell, str]):
    """Return the text with other values in some of its cells. A cell in quotes stays in quotes."""
    pieces, position = [], 0
    for cell in sorted(values, key=lambda cell: cell.start):
        pieces += [text[position:cell.start], written(values[cell], delimiter, cell.quoted)]
        position = cell.end
    return "".join(pieces) + text[position:]


def written(value, delimiter, quoted):
    """Return a value as it stands in the file, in quotes if it was in quotes before or needs them."""
    if quoted or re.search(f'[{delimiter}"\r\n]', value):
        return '"' + value.replace('"', '""') + '"'
    return value


# ---- The platforms -----------------------------------------------------------------------------------------

# What a column holds.
NAME, ID, PARTICIPANT, LOGIN, MARK, OTHER = "name", "id", "participant", "login", "mark", "other"


class Platform(NamedTuple):
    """How the gradebook of a platform is recognised and read. The patterns are for whole headings."""

    name: str
    must_have: Tuple[str, ...]          # there is a heading for each of these
    kinds: Dict[str, str]               # what a column holds; the first pattern that fits counts
    maximum: Callable                   # of (rows, place): where it says how many points there are, or ""

    def kinds_of(self, rows):
        """Return what each column holds, or None if this is not a gradebook of this platform."""
        headings = says(rows[0])
        if not all(any(fits(pattern, heading) for heading in headings) for pattern in self.must_have):
            return None
        return [next((kind for pattern, kind in self.kinds.items() if fits(pattern, heading)), OTHER)
                for heading in headings]


class Worksheet(NamedTuple):
    """The same for Moodle's, whose headings are translated: the columns are told by content and order.

    They are: participant, name, e-mail and the like, status, grade, its maximum, whether the grade can be
    changed, times and texts.
    """

    name: str
    maximum: Callable

    def kinds_of(self, rows):
        columns = list(zip(*(says(row, len(rows[0])) for row in rows[1:] if any(says(row)))))
        if len(columns) < FEWEST or not are_participants(columns[0]):
            return None
        marks = [maximum - 1 for maximum in places_of_maximum(columns)]
        # Where submissions are anonymous there are no names, and the status comes second.
        second = OTHER if fits("e?sta[td].*", rows[0][1].says) else NAME
        known = {**dict.fromkeys(marks, MARK), 0: PARTICIPANT, 1: second}
        return [known.get(place) or (LOGIN if place < min(marks, default=0) and are_logins(cells) else OTHER)
                for place, cells in enumerate(columns)]


def says(row, width=None):
    """Return what the cells of a row say. If a width is given, there are exactly as many."""
    cells = [cell.says.strip() for cell in row]
    return cells if width is None else (cells + [""] * width)[:width]


def fits(pattern, heading):
    return re.fullmatch(pattern, heading.strip(), re.IGNORECASE)


def number(cell):
    """Return the number in a cell, which may have a decimal comma, or None."""
    return float(cell.replace(",", ".")) if re.fullmatch(r"\d+([.,]\d+)?", cell.strip()) else None


def are_participants(cells):
    """Return whether all cells are the same word and a number: Participant 10100, or Teilnehmer/in10100."""
    found = [re.fullmatch(r"(\D*[^\W\d_]\D*)\d+", cell) for cell in cells]
    return all(found) and len({participant.group(1) for participant in found}) == 1


def are_logins(cells):
    """Return whether the cells could be e-mail addresses, logins or numbers of students."""
    filled = [cell for cell in cells if cell]
    return len(set(filled)) == len(filled) and not any(" " in cell for cell in filled)


def places_of_maximum(columns):
    """Return where all have the same number, and to the left of it there are only marks, or no marks yet."""
    found = [place for place in range(2, len(columns))
             if len(set(columns[place])) == 1 and number(columns[place][0])
             and all(cell in NO_MARK or number(cell) is not None for cell in columns[place - 1])]
    return [place for place in found if place + 1 not in found]


def points_possible(rows, place):
    """Return what Canvas says in the row "    Points Possible", which may come before the students."""
    return next((says(row, place + 1)[place] for row in rows[1:] if is_points_possible(row)), "")


def is_points_possible(row):
    return "Points Possible" in row[0].says


def to_the_right(rows, place):
    return says(rows[1], place + 2)[place + 1]


def in_heading(pattern):
    return lambda rows, place: "".join(re.findall(pattern, rows[0][place].says)[:1])


NO_MARK = ("", "-", "N/A")
FEWEST = 6      # columns of a worksheet without names: participant, status, grade, maximum, changeable, time
CANVAS = Platform(
    "Canvas",
    must_have=("student|lastname", "id"),
    kinds={
        "student|lastname|firstname": NAME,
        "id|sis user id|integration id": ID,
        "sis login id": LOGIN,
        "(?-i:.*(Current|Final|Override) (Score|Points|Grade|Status).*)": OTHER,     # no assignment
        r".+ \(\d+\)": MARK,
    },
    maximum=points_possible)
BRIGHTSPACE = Platform(
    "Brightspace",
    must_have=("end-of-line indicator",),
    kinds={
        "last name|first name": NAME,
        "orgdefinedid": ID,
        "username|email": LOGIN,
        r".+ points grade\b.*": MARK,
    },
    maximum=in_heading(r"MaxPoints:([\d.,]+)"))
BLACKBOARD = Platform(
    "Blackboard",
    must_have=("last name", "username"),
    kinds={
        "last name|first name": NAME,
        "student id": ID,
        "username": LOGIN,
        r".*\[[^]]*: up to [^]]*\].*": OTHER,       # a column that Blackboard calculates
        r".+\|\d+|.+\[total pts: [^]]*\]": MARK,
    },
    maximum=in_heading(r"\[[^]]*: ([\d.,]+)[^]]*\]"))
MOODLE = Worksheet("Moodle", maximum=to_the_right)
PLATFORMS = (CANVAS, BRIGHTSPACE, BLACKBOARD, MOODLE)


class Gradebook(NamedTuple):
    """A gradebook, recognised."""

    platform: NamedTuple
    delimiter: str
    rows: List[List[Cell]]
    kinds: List[str]        # what each column holds

    @property
    def headings(self):
        return says(self.rows[0])

    def cells(self, row, *kinds):
        """Return what a row says in the columns of these kinds, in their order."""
        return [(kind, cell) for kind, cell in zip(self.kinds, says(row, len(self.kinds))) if kind in kinds]


def recognise(text):
    """Return the Gradebook that a text is."""
    for delimiter in ",;\t":
        rows = parse(text, delimiter)
        for platform in PLATFORMS if len(rows) > 1 else ():
            kinds = platform.kinds_of(rows)
            if kinds:
                return Gradebook(platform, delimiter, rows, kinds)
    raise ValueError("This is not a gradebook with students from Canvas, Moodle, Brightspace or Blackboard. "
                     "Download it there (in Moodle: the grading worksheet) and keep its headings.")
