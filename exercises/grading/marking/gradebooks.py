"""The gradebook that marks go back to: any delimited text with a row for each student.

A student's row is the one with the student's id in a column that holds ids, unless its name contradicts, or
else the one with the name. The marks go to the only column that takes marks, or to the one that the teacher
names. What fits no row or two is listed and not guessed.
"""

import re
from collections import Counter
from typing import List, NamedTuple, Set

from grading.marking.delimited import Cell, Table
from grading.marking.names import contradict, same_name

# What the headings of columns are, in small letters and without anything else.
KINDS = {
    "id": {"id", "sisuserid", "sisloginid", "integrationid", "orgdefinedid", "username", "email",
           "emailaddress", "studentid", "sid", "idnumber", "identifier", "githubusername",
           "rosteridentifier"},
    "name": {"student", "fullname", "lastname", "firstname", "surname", "studentname"},
    "group": {"group", "groups", "gruppe", "gruppen", "groupe", "grupo", "gruppo", "groep"},
    "maximum": {"maximumgrade", "maximum", "pointsavailable"},
}
MARKS = (       # how platforms head the column of an assignment; more than one may fit
    r".+ \(\d+\)", r".+ points grade\b.*", r".+\|\d+|.+\[total pts: [^]]*\]", "grade", "points_awarded")
NO_MARKS = r".*(current|final|override) (score|points|grade|status).*|.*\[[^]]*: up to [^]]*\].*"
MAXIMUM = r"(?i)(?:MaxPoints:|\[Total Pts: )([\d.,]+)"
NOT_A_GRADEBOOK = (
    "This is not a gradebook with students from Canvas, Moodle, Brightspace or Blackboard. Download it "
    "there (in Moodle: the grading worksheet) and keep its headings.")


class Mark(NamedTuple):
    """The result of a student. before holds the totals that we have given earlier."""

    student: NamedTuple
    total: int
    max_score: int
    before: tuple = ()


class Row(NamedTuple):
    """A student of the gradebook."""

    name: str           # or if there is none, the first id
    names: List[str]    # that may not all contradict
    ids: Set[str]
    number: str         # in "Participant 10100"
    group: str
    cells: List[Cell]


class Filled(NamedTuple):
    """A gradebook with the marks in it, and what the teacher should know about it."""

    content: bytes
    sentences: List[str]
    unclear: List[str]      # sentences about marks that were not written, since nobody can tell where


class Gradebook:
    """A teacher's file. Raises ValueError, a sentence that says what to do, if it takes no marks."""

    def __init__(self, content, column=None):
        self.table = Table(content)
        heading, *rows = self.table.rows or [[]]
        self.headings = [cell.says.strip() for cell in heading]
        plain = [re.sub(r"[^a-z]", "", words.casefold()) for words in self.headings]
        whole = [[cell.says.strip() for cell in row] for row in rows if len(row) == len(heading)]
        columns = list(zip(*whole)) or [()] * len(heading)
        self.kinds = [kind_of(*column) for column in zip(plain, columns)]
        # Moodle's headings are translated, but its first column says "Participant 10100" in any language.
        self.numbered = (bool(whole) and len(heading) > 1 and self.kinds[0] != "name"
                         and are_participants(columns[0]))
        if self.numbered:
            self.kinds[0] = "id"
            if "name" not in self.kinds and not re.match("(?i)e?sta[td]", self.headings[1]):
                self.kinds[1] = "name"
        self.rows = [row for row in map(self.row, rows) if row.name]
        if not self.rows:
            raise ValueError(NOT_A_GRADEBOOK)
        self.place = self.column_of_marks(column)
        self.maximum = self.stated_maximum(rows)

    def column_of_marks(self, wanted):
        """Return the place of the column that takes the marks: the one with this heading, or part of it."""
        free = [place for place, kind in enumerate(self.kinds) if not kind]
        usual = [place for place in free if not re.fullmatch(NO_MARKS, self.headings[place], re.I)
                 and any(re.fullmatch(pattern, self.headings[place], re.I) for pattern in MARKS)]
        if self.numbered:       # in a translated worksheet, too, the maximum is to the right of the marks
            usual = [place for place in usual or free if self.is_before_the_maximum(place)]
        places = usual
        if wanted is not None:
            part = [place for place in free if wanted.strip().casefold() in self.headings[place].casefold()]
            places = [place for place in part
                      if wanted.strip().casefold() == self.headings[place].casefold()] or part
            if not places:
                raise ValueError(f'No column for marks is called "{wanted}". There are: '
                                 f"{self.listed(usual or free)}.")
        if not places:
            raise ValueError("No column for marks was found in this gradebook. Create the assignment in "
                             "Canvas, Moodle, Brightspace or Blackboard, graded with points, and download "
                             f"the gradebook again; or choose one with --column: {self.listed(free)}.")
        if len(places) > 1:
            raise ValueError(f"Several columns could take the marks: {self.listed(places)}. "
                             'Choose one by its heading, for example: --column '
                             f'"{self.headings[places[0]]}".')
        return places[0]

    def is_before_the_maximum(self, place):
        """Return whether a column has marks, or none yet, and the next has one number everywhere."""
        pairs = [[cell.says for cell in row.cells[place:place + 2]] for row in self.rows]
        return all(len(pair) == 2 and number(pair[1]) and pair[1] == pairs[0][1] and (
            is_no_mark(pair[0]) or number(pair[0]) is not None) for pair in pairs)

    def listed(self, places):
        return ", ".join(f'"{self.headings[place]}"' for place in places)

    def row(self, cells):
        """Return the Row that some cells are, whose name is empty if it is not a student's."""
        says = [cell.says.strip() for cell in cells] + [""] * len(self.kinds)
        name, ids, group = ([said for said, one in zip(says, self.kinds) if one == kind and said]
                            for kind in ("name", "id", "group"))
        if "Points Possible" in says[0]:
            name, ids = [], []
        number = re.search(r"\d*$", says[0])[0] if self.numbered else ""
        name, names = ", ".join(name), [", ".join(name)] * bool(name) + [says[0]] * self.numbered
        return Row(name or "".join(ids[:1]), names, {*map(as_id, ids), number} - {""}, number,
                   "".join(group[:1]), cells)

    def stated_maximum(self, rows):
        """Return how many points the gradebook says there are, or None."""
        said = re.findall(MAXIMUM, self.headings[self.place])
        said += [row[self.place].says for row in rows if "Points Possible" in row[0].says
                 and len(row) > self.place]
        said += [cell.says for cell, kind in zip(self.rows[0].cells, self.kinds) if kind == "maximum"]
        return next((number(one) for one in said if number(one) is not None), None)

    # ---- Whose row -------------------------------------------------------------------------------------

    def by_id(self, student):
        """Return (the rows with a student's id, those of them whose name does not contradict)."""
        rows = [row for row in self.rows if student.id and as_id(student.id) in row.ids]
        return rows, [row for row in rows if not row.names or as_id(student.name) in row.ids - {row.number}
                      or not all(contradict(student.name, name) for name in row.names)]

    def rows_of(self, student, ids_known):
        """Return the rows that may be a student's. Where ids are known, another id is another student."""
        with_id, fitting = self.by_id(student)
        if with_id or student.id and ids_known:
            return fitting
        return [row for row in self.rows if as_id(student.name) in row.ids] or [
            row for row in self.rows if same_name(student.name, row.name)]

    def named(self, students):
        """Return the students with their names in the gradebook, and the members in place of each team."""
        everybody = []
        for student in students:
            fitting = self.by_id(student)[1]
            members = [row for row in self.rows if row.group and same_name(row.group, student.name)]
            if len(fitting) == 1 and "name" in self.kinds:
                everybody.append(student._replace(name=fitting[0].name))
            elif members and not fitting:
                everybody += [student._replace(
                    key=f"{row.name} of {student.key}", name=row.name,
                    id=row.number or min(row.ids, default=""),
                    notes=(*student.notes, f"Handed in by {student.name}.")) for row in members]
            else:
                everybody.append(student)
        return everybody

    # ---- Writing ---------------------------------------------------------------------------------------

    def filled(self, marks):
        """Return the gradebook Filled with marks."""
        ids_known = any(self.by_id(mark.student)[1] for mark in marks)
        found = [(mark, self.rows_of(mark.student, ids_known)) for mark in marks]
        claims = Counter(row.cells[0] for _, rows in found for row in rows)
        values, kept, unclear, missing = {}, [], [], []
        for mark, rows in found:
            name, id_of = mark.student.name, [row.name for row in self.by_id(mark.student)[0]]
            if len(rows) == 1 and claims[rows[0].cells[0]] == 1:
                cell = cell_at(rows[0], self.place)
                before = cell.says.strip()
                if may_be_written_over(before, mark):
                    values[cell] = f"{mark.total:d}"
                else:
                    kept.append(f"{rows[0].name} ({before}; here {mark.total})")
            elif rows:
                unclear.append(f"{name} (could be {' or '.join(row.name for row in rows)})")
            elif id_of:
                unclear.append(f"{name} (the id {mark.student.id} is that of {' and '.join(id_of)})")
            else:
                missing.append(name)
        untouched = [row.name for row in self.rows if row.cells[0] not in claims]
        return Filled(self.table.replaced(values), self.other_maximum(marks) + said((
            ("Without marks here, and unchanged in the gradebook", untouched),
            ("Not in the gradebook", missing))), said((
                ("Not written, since another mark is there", kept),
                ("Not written, since nobody can tell whose row it is", unclear))))

    def other_maximum(self, marks):
        """Return a warning if the gradebook has another maximum than the marks."""
        others = {mark.max_score for mark in marks} - {self.maximum}
        if self.maximum is None or not others:
            return []
        return [f'The gradebook says that "{self.headings[self.place]}" is out of {self.maximum:g} points, '
                f"and the marks are out of {min(others)}. They are written as they are: change that on your "
                "platform."]


def cell_at(row, place):
    if place >= len(row.cells):
        raise ValueError(f"The row of {row.name} ends after {len(row.cells)} columns, and column {place + 1} "
                         "is to be filled. Download the gradebook again.")
    return row.cells[place]


def said(lists):
    return [f"{words}: {'; '.join(names)}" for words, names in lists if names]


def kind_of(heading, cells):
    """Return what a column holds, from its heading, or from what it says if all of it are addresses."""
    filled = [cell for cell in cells if cell]
    if filled and all(re.fullmatch(r"\S+@\S+", cell) for cell in filled):
        return "id"
    return next((kind for kind, headings in KINDS.items() if heading in headings), "")


def are_participants(cells):
    """Return whether all cells are the same word and a number: Participant 10100, or Teilnehmer/in10100."""
    found = [re.fullmatch(r"(\D*[^\W\d_]\D*)\d+", cell) for cell in cells]
    return all(found) and len({participant[1] for participant in found}) == 1


def as_id(text):
    return text.strip().lstrip("#").casefold()      # Brightspace writes #1234


def number(cell):
    """Return the number in a cell, which may have a decimal comma, or None."""
    return float(cell.strip().replace(",", ".")) if re.fullmatch(r"\s*\d+([.,]\d+)?\s*", cell) else None


def may_be_written_over(before, mark):
    """Return whether a cell holds nothing, 0, or a mark that we have given."""
    return is_no_mark(before) or number(before) in {0, mark.total, *mark.before}


def is_no_mark(cell):
    return cell.strip() in ("", "-", "N/A")
