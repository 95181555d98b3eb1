"""The gradebooks that marks go back to: Canvas, Moodle, Brightspace and Blackboard.

The teacher downloads the gradebook, the marks are filled in, and the teacher uploads it again. It is
recognised from its contents. Only the cells of the marks change.
"""

import io
import re
import unicodedata
import zipfile
from collections import Counter, defaultdict
from typing import List, NamedTuple, Optional, Set, Tuple

from grading.marking.gradebook_formats import (
    ID, LOGIN, MARK, NAME, NO_MARK, PARTICIPANT, Cell, decode, is_points_possible, number, recognise, replace)


class Mark(NamedTuple):
    """The result of one student. The name may also be a login or an e-mail address."""

    name: str
    id: str             # what the platform knows the student by, or ""
    total: int
    max_score: int

    @property
    def student(self):
        return self.name or self.id


class Filled(NamedTuple):
    """A gradebook with the marks in it, and what the teacher should know about it."""

    content: bytes
    platform: str
    without_submission: List[str]       # students of the gradebook for whom there is no mark
    without_row: List[str]              # students with a mark who are not in the gradebook
    ambiguous: List[str]                # marks that could belong to two rows, or share a row: not written
    warnings: List[str]


def fill(content: bytes, marks: List[Mark], column: Optional[str] = None) -> Filled:
    """Return the gradebook with the marks filled in. Raises ValueError: a sentence that says what to do."""
    text = decode(content)
    book = recognise(text.text)
    place = column_for_marks(book, column)
    found = match(marks, students_of(book))
    values = new_marks(found.pairs, place)
    warnings = other_maximum(book, place, marks) + marks_before(found.pairs, place)
    return Filled(
        text.encode(replace(text.text, book.delimiter, values)), book.platform.name,
        [student.name for student in found.students], [mark.student for mark in found.marks],
        [mark.student for mark in found.ambiguous], warnings)


def column_for_marks(book, column):
    """Return the place of the column that takes the marks. A teacher may choose by its heading, or a part."""
    places = [place for place, kind in enumerate(book.kinds) if kind == MARK]
    if not places:
        raise ValueError(f"No column for marks was found in this {book.platform.name} gradebook. Create the "
                         "assignment there, graded with points, and download the gradebook again.")
    if column is not None:
        wanted = column.strip().casefold()
        part = [place for place in places if wanted in book.headings[place].casefold()]
        exact = [place for place in part if wanted == book.headings[place].casefold()]
        if not part:
            raise ValueError(f'No column for marks is called "{column}". There are: {listed(book, places)}.')
        places = exact or part
    if len(places) > 1:
        raise ValueError(f"Several columns could take the marks: {listed(book, places)}. "
                         f'Choose one by its heading, for example: --column "{book.headings[places[0]]}".')
    return places[0]


def listed(book, places):
    return ", ".join(f'"{book.headings[place]}"' for place in places)


# ---- Whose mark is whose -----------------------------------------------------------------------------------

class Student(NamedTuple):
    """A row of the gradebook."""

    name: str
    ids: Tuple[str, ...]        # logins, too
    logins: Set[str]
    cells: List[Cell]


class Match(NamedTuple):
    pairs: List[Tuple[Mark, Student]]
    ambiguous: List[Mark]
    marks: List[Mark]           # that are left over
    students: List[Student]     # that are left over


def students_of(book):
    """Return the Students of a gradebook. Other rows name nobody, or the points of each assignment."""
    students = []
    for row in book.rows[1:]:
        names = [cell for _, cell in book.cells(row, NAME) if cell]
        ids = book.cells(row, ID, PARTICIPANT, LOGIN)
        known_by = names or [cell for _, cell in ids if cell]
        if known_by and not is_points_possible(row):
            students.append(Student(
                ", ".join(names) or known_by[0],
                tuple(as_id(re.search(r"\d*$", cell).group() if kind == PARTICIPANT else cell)
                      for kind, cell in ids),
                {as_id(cell) for kind, cell in ids if kind == LOGIN}, row))
    return students


def as_id(text):
    return text.strip().lstrip("#").casefold()      # Brightspace writes #1234


def words(name):
    """Return the words of a name, without accents and capitals: "Lovelace, Ada" is ["lovelace", "ada"]."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", name)
                    if not unicodedata.combining(letter))
    return re.findall(r"[^\W_]+", plain.casefold())


def in_any_order(name):
    return " ".join(sorted(words(name)))


def one_word(name):
    return "".join(words(name)) if len(words(name)) == 1 else ""


def run_together(student):
    """Return a name as Canvas writes it in the names of files: lovelaceada. First and last may be swapped."""
    parts = student.name.split(",")
    return {"".join(words(" ".join(parts))), "".join(words(" ".join(reversed(parts))))}


def ways_to_match(marks, students):
    """Return pairs of functions, the surest first: the key of a mark, and the keys of a student.

    The ids of the marks are those of the column that holds most of them. If it holds any, a mark with an id
    that is not there belongs to somebody else, whatever the name.
    """
    ids = {as_id(mark.id) for mark in marks if mark.id}
    columns = [ids.intersection(column) for column in zip(*(student.ids for student in students))]
    best = max(range(len(columns)), key=lambda place: len(columns[place]), default=None)
    known = best is not None and bool(columns[best])
    name = (lambda mark: "" if known and mark.id else mark.name)
    return [
        (lambda mark: as_id(mark.id), lambda student: {student.ids[best]} if known else set()),
        (lambda mark: as_id(name(mark)), lambda student: student.logins),
        (lambda mark: in_any_order(name(mark)), lambda student: {in_any_order(student.name)}),
        (lambda mark: one_word(name(mark)), run_together),
    ]


def claims_in(ways, marks, students):
    """Return pairs of a student and a mark that fits in one of the ways."""
    return [(student, mark) for key_of, keys_of in ways for known in [by_key(students, keys_of)]
            for mark in marks for student in known.get(key_of(mark), [])]


def match(marks, students):
    """Return which mark belongs to which student, as a Match. Where it could be two, it is none."""
    pairs, ambiguous, ways = [], [], ways_to_match(marks, students)
    for number, (key_of, keys_of) in enumerate(ways):
        known = by_key(students, keys_of)
        later = claims_in(ways[number + 1:] if number else [], marks, students)
        met = [(mark, known.get(key_of(mark), [])) for mark in marks]
        claims = Counter(student.cells[0] for _, some in met for student in some)
        for mark, some in met:
            others = [other for row, other in later if some and row is some[0] and other is not mark]
            if len(some) == 1 and claims[some[0].cells[0]] == 1 and not others:
                pairs.append((mark, some[0]))
            elif some:
                ambiguous.append(mark)
        marks = [mark for mark, some in met if not some]
        students = [student for student in students if not claims[student.cells[0]]]
    return Match(pairs, ambiguous, marks, students)


def by_key(students, keys_of):
    """Return {key: the students who have it}."""
    found = defaultdict(list)
    for student in students:
        for key in keys_of(student) - {""}:
            found[key].append(student)
    return found


# ---- What is written ---------------------------------------------------------------------------------------

def cell_at(student, place):
    if place >= len(student.cells):
        raise ValueError(f"The row of {student.name} ends after {len(student.cells)} columns, and column "
                         f"{place + 1} is to be filled. Download the gradebook again.")
    return student.cells[place]


def new_marks(pairs, place):
    """Return {cell: what to write there}: numbers, and nothing else."""
    return {cell_at(student, place): f"{mark.total:d}" for mark, student in pairs}


def other_maximum(book, place, marks):
    """Return a warning if the gradebook has another maximum than the marks."""
    stated = number(book.platform.maximum(book.rows, place))
    others = sorted({mark.max_score for mark in marks} - {stated})
    if stated is None or not others:
        return []
    return [f'The gradebook says that "{book.headings[place]}" is out of {stated:g} points, and the marks '
            f"are out of {others[0]}. They are written as they are: change that in {book.platform.name}."]


def marks_before(pairs, place):
    """Return a warning if other marks are overwritten."""
    before = [(mark, student, cell_at(student, place).says.strip()) for mark, student in pairs]
    replaced = [f"{student.name} ({cell})" for mark, student, cell in before
                if cell not in NO_MARK and number(cell) != mark.total]
    return [f"Other marks were there before: {', '.join(replaced)}."] if replaced else []


# ---- Moodle's feedback files -------------------------------------------------------------------------------

def feedback_zip(marks_and_reports: List[Tuple[str, str, bytes]]) -> bytes:
    """Return the .zip for Moodle's "Upload multiple feedback files in a zip": the same for the same reports.

    Of each student it takes the name of the folder, or of a file, in Moodle's export, then the name of the
    report and its content.
    """
    files = {}
    for exported, report, content in marks_and_reports:
        name = feedback_name(exported, report)
        if name in files:
            raise ValueError(f"Two reports would be called {name}. Each student may have only one.")
        files[name] = content
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.create_system, entry.external_attr = 3, 0o644 << 16       # the same on Windows
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, files[name])
    return packed.getvalue()


def feedback_name(exported, report):
    """Return what Moodle tells the student by: the name and the number before _assignsubmission_."""
    found = re.match(r"[^_/\\]+_\d+(?=_assignsubmission_|_?$)", exported)
    if not found or re.search(r"[/\\]", report):
        raise ValueError(f'"{exported}" is not from Moodle\'s export, where a name looks like "Ada Lovelace_'
                         '10100_assignsubmission_file". Download all submissions from Moodle and mark those.')
    return f"{found.group()}_assignsubmission_file_{report}"
