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


class Row(NamedTuple):
    """A student of the gradebook."""

    name: str           # or if there is none, the first id
    names: List[str]    # that may not all contradict
    ids: Set[str]
    number: str         # in "Participant 10100"
    group: str
    cells: List[Cell]


class Gradebook:
    """A teacher's file. Raises ValueError, a sentence that says what to do, if it takes no marks."""

    def __init__(self, content, column=None):
        self.table = Table(content)
        heading, *rows = self.table.rows or [[]]
        self.headings = [cell.says.strip() for cell in heading]
        whole = [[cell.says.strip() for cell in row] for row in rows if len(row) == len(heading)]
        columns = list(zip(*whole)) or [()] * len(heading)
        self.kinds = [kind_of(*column) for column in zip(self.headings, columns)]
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

    # ---- The column of the marks ---------------------------------------------------------------------------

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
        if len(places) != 1:
            some = ", ".join(f'"{self.headings[place]}"' for place in places or usual or free)
            raise ValueError(f"Which column takes the marks? Name it with --column TITLE: {some}. If there "
                             "is none, create the assignment on your platform, graded with points, and "
                             "download the gradebook again.")
        return places[0]

    def is_before_the_maximum(self, place):
        """Return whether a column has marks, or none yet, and the next has one number everywhere."""
        pairs = [[cell.says for cell in row.cells[place:place + 2]] for row in self.rows]
        return all(len(pair) == 2 and number(pair[1]) and pair[1] == pairs[0][1] and (
            is_no_mark(pair[0]) or number(pair[0]) is not None) for pair in pairs)

    def stated_maximum(self, rows):
        """Return how many points the gradebook says there are, or None."""
        said = re.findall(MAXIMUM, self.headings[self.place])
        said += [row[self.place].says for row in rows if "Points Possible" in row[0].says
                 and len(row) > self.place]
        said += [cell.says for cell, kind in zip(self.rows[0].cells, self.kinds) if kind == "maximum"]
        return next((number(one) for one in said if number(one) is not None), None)

    # ---- Whose row -----------------------------------------------------------------------------------------

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
                    place=f"{row.name} of {student.place}", name=row.name,
                    id=row.number or min(row.ids, default=""),
                    notes=(*student.notes, f"Handed in by {student.name}.")) for row in members]
            else:
                everybody.append(student)
        return everybody

    # ---- Writing -------------------------------------------------------------------------------------------

    def filled(self, reports):
        """Return (the gradebook with the marks of some Reports, sentences, those on what is not in it).

        That is what nobody can tell where to write, or where another mark is.
        """
        ids_known = any(self.by_id(report.student)[1] for report in reports)
        found = [(report, self.rows_of(report.student, ids_known)) for report in reports]
        claims = Counter(row.cells[0] for _, rows in found for row in rows)
        values, kept, unclear, missing = {}, [], [], []
        for report, rows in found:
            name, id_of = report.student.name, [row.name for row in self.by_id(report.student)[0]]
            if len(rows) == 1 and claims[rows[0].cells[0]] == 1:
                cell = cell_at(rows[0], self.place)
                before = cell.says.strip()
                if is_no_mark(before) or number(before) in {0, report.score, *report.totals}:
                    values[cell] = f"{report.score:d}"
                else:
                    kept.append(f"{rows[0].name} ({before}; here {report.score})")
            elif rows:
                unclear.append(f"{name} (could be {' or '.join(row.name for row in rows)})")
            elif id_of:
                unclear.append(f"{name} (the id {report.student.id} is that of {' and '.join(id_of)})")
            else:
                missing.append(name)
        untouched = [row.name for row in self.rows if row.cells[0] not in claims]
        sentences = self.other_maximum(reports) + said(
            ("Without marks here, and unchanged in the gradebook", untouched),
            ("Not in the gradebook", missing))
        return self.table.replaced(values), sentences, said(
            ("Not written, since another mark is there", kept),
            ("Not written, since nobody can tell whose row it is", unclear))

    def other_maximum(self, reports):
        """Return a warning if the gradebook has another maximum than the marks."""
        others = {report.max_score for report in reports} - {self.maximum}
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


def said(*lists):
    return [f"{words}: {'; '.join(names)}" for words, names in lists if names]


def kind_of(heading, cells):
    """Return what a column holds, from its heading, or from what it says if all of it are addresses."""
    filled = [cell for cell in cells if cell]
    if filled and all(re.fullmatch(r"\S+@\S+", cell) for cell in filled):
        return "id"
    plain = re.sub(r"[^a-z]", "", heading.casefold())
    return next((kind for kind, headings in KINDS.items() if plain in headings), "")


def are_participants(cells):
    """Return whether all cells are the same word and a number: Participant 10100, or Teilnehmer/in10100."""
    found = [re.fullmatch(r"(\D*[^\W\d_]\D*)\d+", cell) for cell in cells]
    return all(found) and len({participant[1] for participant in found}) == 1


def as_id(text):
    return text.strip().lstrip("#").casefold()      # Brightspace writes #1234


def number(cell):
    """Return the number in a cell, which may have a decimal comma, or None."""
    return float(cell.strip().replace(",", ".")) if re.fullmatch(r"\s*\d+([.,]\d+)?\s*", cell) else None


def is_no_mark(cell):
    return cell.strip() in ("", "-", "N/A")
