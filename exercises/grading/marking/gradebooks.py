"""The gradebook that marks go back to: any delimited text with a row for each student.

A student's row is the one with the student's id in a column that holds ids, unless its name contradicts, or
else the one with the name. The marks go to the only column that takes marks, or to the one that the teacher
names. What fits no row or two is listed and not guessed.
"""

import re
from collections import Counter
from typing import List, NamedTuple

from grading.marking.delimited import parse
from grading.marking.names import contradict, same_name

# What the headings of columns are, in small letters and without anything else.
KINDS = {
    "id": {"id", "sisuserid", "sisloginid", "integrationid", "orgdefinedid", "username", "email",
           "emailaddress", "studentid", "sid", "idnumber", "identifier", "githubusername",
           "rosteridentifier"},
    "name": {"student", "fullname", "lastname", "firstname", "surname", "studentname"},
    "group": {"group", "groups", "gruppe", "gruppen", "groupe", "grupo", "gruppo", "groep"},
}
MARKS = (       # how platforms head the column of an assignment; more than one may fit
    r".+ \(\d+\)", r".+ points grade\b.*", r".+\|\d+|.+\[total pts: [^]]*\]", "grade", "points_awarded")
NO_MARKS = r".*(current|final|override) (score|points|grade|status).*|.*\[[^]]*: up to [^]]*\].*"
MAXIMUM = r"(?i)(?:MaxPoints:|\[Total Pts: )([\d.,]+)"
NO_MARK = ("", "-", "N/A")
NOT_A_GRADEBOOK = (
    "This is not a gradebook with students from Canvas, Moodle, Brightspace or Blackboard. Download it "
    "there (in Moodle: the grading worksheet) and keep its headings.")


class Row(NamedTuple):
    """A student of the gradebook."""

    line: int           # which row it is; that of the headings is 0
    name: str           # or "Participant 10100", or ""
    ids: List[str]
    number: str         # in "Participant 10100"
    group: str

    @property
    def shown(self):
        return self.name or self.ids[0]

    def is_called(self, name):
        return as_id(name) in map(as_id, self.ids)


class Gradebook:
    """A teacher's file. Raises ValueError, a sentence that says what to do, if it takes no marks."""

    def __init__(self, content, column=None):
        self.table, self.encoding = parse(content)
        self.says = [[cell.says for cell in cells] for cells in self.table]
        self.headings, *lines = self.says or [[]]
        columns = list(zip(*[says for says in lines if len(says) == len(self.headings)]))
        self.kinds = [kind_of(heading, cells) for heading, cells in
                      zip(self.headings, columns or [()] * len(self.headings))]
        # Moodle's headings are translated, but its first column says "Participant 10100" in any language.
        self.numbered = len(columns) > 1 and self.kinds[0] != "name" and are_participants(columns[0])
        if self.numbered:
            self.kinds[0] = "id"
            if "name" not in self.kinds and not re.match("(?i)e?sta[td]", self.headings[1]):
                self.kinds[1] = "name"
        rows = [self.row(line, says) for line, says in enumerate(lines, 1)
                if "Points Possible" not in says[0]]
        self.rows = [row for row in rows if row.name or row.ids]
        if not self.rows:
            raise ValueError(NOT_A_GRADEBOOK)
        self.place = self.column_of_marks(column)

    def row(self, line, says):
        names, ids, groups = ([said for said, kind in zip(says, self.kinds) if kind == wanted and said]
                              for wanted in ("name", "id", "group"))
        participant = says[0] if self.numbered else ""
        return Row(line, ", ".join(names) or participant, ids, re.search(r"\d*$", participant)[0],
                   "".join(groups[:1]))

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
        pairs = [self.says[row.line][place:place + 2] for row in self.rows]
        return all(len(pair) == 2 and number(pair[1]) and pair[1] == pairs[0][1] and (
            pair[0] in NO_MARK or number(pair[0]) is not None) for pair in pairs)

    def other_maximum(self, reports):
        """Return a warning if the gradebook says that the marks are out of other points than they are."""
        said = re.findall(MAXIMUM, self.headings[self.place])
        said += [cell for says in self.says if "Points Possible" in says[0]
                 for cell in says[self.place:self.place + 1]]
        if self.numbered:
            said += self.says[self.rows[0].line][self.place + 1:self.place + 2]
        maximum = next((number(one) for one in said if number(one) is not None), None)
        if not reports or maximum in (None, reports[0].max_score):
            return []
        return [f'The gradebook says that "{self.headings[self.place]}" is out of {maximum:g} points, and '
                f"the marks are out of {reports[0].max_score}. They are written as they are: change that on "
                "your platform."]

    # ---- Whose row -----------------------------------------------------------------------------------------

    def with_id(self, student):
        return [row for row in self.rows if student.id and (
            row.is_called(student.id) or as_id(student.id) == row.number)]

    def by_id(self, student):
        """Return the rows with a student's id whose name does not contradict."""
        return [row for row in self.with_id(student)
                if row.is_called(student.name) or not contradict(student.name, row.name)]

    def rows_of(self, student, ids_known):
        """Return the rows that may be a student's. Where ids are known, another id is another student."""
        if self.with_id(student) or student.id and ids_known:
            return self.by_id(student)
        return [row for row in self.rows if row.is_called(student.name)] or [
            row for row in self.rows if same_name(student.name, row.name)]

    def named(self, students):
        """Return the students with their names in the gradebook, and the members in place of each team."""
        everybody = []
        for student in students:
            rows = self.by_id(student)
            members = [row for row in self.rows if row.group and same_name(row.group, student.name)]
            if len(rows) == 1 and "name" in self.kinds:
                everybody.append(student._replace(name=rows[0].shown))
            elif members and not rows:
                notes = *student.notes, f"Handed in by {student.name}."
                everybody += [student._replace(
                    place=f"{row.shown} of {student.place}", name=row.shown,
                    id=row.number or "".join(row.ids[:1]), notes=notes) for row in members]
            else:
                everybody.append(student)
        return everybody

    # ---- Writing -------------------------------------------------------------------------------------------

    def filled(self, reports):
        """Return (the gradebook with the marks of some Reports, sentences, those on what is not in it).

        That is what nobody can tell where to write, or where another mark is.
        """
        ids_known = any(self.by_id(report.student) for report in reports)
        rows_of = [(report, self.rows_of(report.student, ids_known)) for report in reports]
        claims = Counter(row.line for _, rows in rows_of for row in rows)
        kept, too_short, unclear, missing = [], [], [], []
        for report, rows in rows_of:
            name, with_id = report.student.name, [row.shown for row in self.with_id(report.student)]
            if len(rows) == 1 and claims[rows[0].line] == 1:
                cells = self.table[rows[0].line]
                before = cells[self.place].says if self.place < len(cells) else None
                if before is None:
                    too_short.append(rows[0].shown)
                elif before in NO_MARK or number(before) in {0, report.score, *report.totals}:
                    cells[self.place] = cells[self.place].filled(str(report.score))
                else:
                    kept.append(f"{rows[0].shown} ({before}; here {report.score})")
            elif rows:
                unclear.append(f"{name} (could be {' or '.join(row.shown for row in rows)})")
            elif with_id:
                unclear.append(f"{name} (the id {report.student.id} is that of {' and '.join(with_id)})")
            else:
                missing.append(name)
        untouched = [row.shown for row in self.rows if row.line not in claims]
        text = "".join(cell.raw + cell.end for cells in self.table for cell in cells)
        return text.encode(self.encoding), self.other_maximum(reports) + said(
            ("Without marks here, and unchanged in the gradebook", untouched),
            ("Not in the gradebook", missing)), said(
            ("Not written, since another mark is there", kept),
            ("Not written, since the row ends before the column of the marks", too_short),
            ("Not written, since nobody can tell whose row it is", unclear))


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
    return float(cell.replace(",", ".")) if re.fullmatch(r"\d+([.,]\d+)?", cell) else None
