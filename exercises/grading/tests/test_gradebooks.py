"""The gradebooks that marks go back to: the right cells change, and no other byte does.

Each gradebook stands here as the platform writes it, and {before->after} around each cell that is to change.
"""

import io
import re
import zipfile

import pytest

from grading.tests.classes import FILE, HALF, ONLY, RIGHT, STUB, as_zip, gradescope, page, rows
from grading.tests.doors import grade, hand_in
from grading.tests.test_layouts import CANVAS, LAYOUTS, MOODLE

BOM = "\ufeff"
CHANGE = re.compile("{(.*?)->(.*?)}")
SOURCES = {4: RIGHT, 2: HALF, 0: STUB}


def lines(*rows, end="\n"):
    return "".join(row + end for row in rows)


class Case:
    """A gradebook with the changes in it, and the class: (name, id, total) of each student.

    not_filled are the rows without marks here, no_row the students who are not in it, or whose row is not
    clear, and says is said, too.
    """

    def __init__(self, gradebook, *students, encoding="utf-8", column=None, not_filled="", no_row="",
                 says=""):
        self.gradebook, self.students, self.encoding, self.column = gradebook, students, encoding, column
        self.said = [words for words in (not_filled, no_row, says) if words]
        self.whole = not (not_filled or no_row or says)


ADA, CHARLES = ("lovelaceada", "101", 4), ("babbagecharles", "102", 0)
HEADING = "Student,ID,SIS User ID,SIS Login ID,Section,Neuron (771)"
CHOICE = lines("Student,ID,SIS Login ID,Section,Neuron (771),Layer (772)", '"Lovelace, Ada",101,ada,A,,{->4}')

PLATFORMS = {
    "Canvas": Case(lines(
        "Student,ID,SIS User ID,SIS Login ID,Section,Neuron (771),Current Score,Final Score (2026)",
        ",,,,,Manual Posting,,", "    Points Possible,,,,,4.00,(read only),(read only)",
        '"Lovelace, Ada",101,s1,ada@uni.edu,"Monday ""A"", 9 am",{->4},91.5,91.5',
        '"Babbage, Charles",102,s2,charles@uni.edu,"two\nlines",{""->"0"},,',
        '"Student, Test",103,,t,Monday,,,'), ADA, CHARLES, not_filled="Student, Test"),
    "Canvas with semicolons, two columns of names, no newline at the end": Case(
        BOM + 'LastName;FirstName;ID;SIS Login ID;Section;"Neurons, layers; nets (771)"\r\n'
        "    Points Possible;;;;;4,00\r\nLovelace;Ada;101;ada;A, B;{->4}\r\nBabbage;Charles;102;cb;;{0->0}",
        ADA, CHARLES),
    "Canvas with semicolons, and more commas in a title": Case(lines(
        'Student;ID;SIS Login ID;Section;"One, two, three, four, five, six, seven (771)"',
        '"Lovelace, Ada";101;ada;A;{->4}', '"Babbage, Charles";102;cb;A;{->0}'), ADA, CHARLES),
    "Moodle": Case(BOM + lines(
        'Identifier,"Full name","Email address",Status,Grade,"Maximum Grade","Grade can be changed",'
        '"Last modified (submission)","Online text","Last modified (grade)","Feedback comments"',
        '"Participant 10100","Ada Lovelace",ada@uni.edu,"Submitted for grading",{->4},4.00,Yes,'
        '"Monday, 2 March 2026, 9:05 AM","<p class=""a"">1, 2\n</p>",-,"Well done, ""Ada""."',
        '"Participant 10101","Charles Babbage",cb@uni.edu,"No submission",,4.00,Yes,-,,-,"old, kept"',
        '"Participant 10102","Grace Hopper",gh@uni.edu,"No submission",{""->"2"},4.00,Yes,-,,-,',
        end="\r\n"),
        ("Ada Lovelace", "10100", 4), ("Grace Hopper", "10102", 2), not_filled="Charles Babbage"),
    "Moodle, translated": Case(lines(
        'ID,"Vollst\u00e4ndiger Name",E-Mail-Adresse,Status,Gruppe,Bewertung,Bestwertung,'
        '"Bewertung kann ge\u00e4ndert werden","Zuletzt ge\u00e4ndert (Abgabe)","Texteingabe online",'
        '"Zuletzt ge\u00e4ndert (Bewertung)","Feedback als Kommentar"',
        'Teilnehmer/in10100,"Ada L\u00f6we",ada@uni.de,"Zur Bewertung abgegeben",,{"0,00"->"4"},"4,00",Ja,'
        '"Montag, 2. M\u00e4rz 2026, 09:05",,"Dienstag, 3. M\u00e4rz 2026, 10:00",gut',
        'Teilnehmer/in10101,"Bea Li",bea@uni.de,"Keine Abgabe",,{->2},"4,00",Ja,-,,-,'),
        ("Ada L\u00f6we", "10100", 4), ("Bea Li", "10101", 2)),
    "Moodle, anonymous": Case(lines(
        "Identifier,Status,Grade,Maximum Grade,Grade can be changed,Last modified (grade)",
        "Participant 7,Submitted for grading,{->4},4,Yes,-", "Participant 8,Submitted for grading,,4,Yes,-"),
        ("Participant 7", "7", 4), not_filled="Participant 8"),
    "Moodle, where nobody has a group": Case(lines(
        "Identifier,Full name,Status,Group,Grade,Maximum Grade,Grade can be changed,Last modified (grade)",
        "Participant 7,Ada,Draft,,{0.00->4},4.00,Yes,-", "Participant 8,Bea,Draft,,0.00,4.00,Yes,-"),
        ("Ada", "7", 4), not_filled="Bea"),
    "Brightspace": Case(BOM + lines(
        "OrgDefinedId,Username,Last Name,First Name,Email,"
        "Neuron Points Grade <Numeric MaxPoints:4 Weight:10>,Calculated Final Grade Numerator,"
        "End-of-Line Indicator",
        '#101,#ada,Lovelace,Ada,ada@uni.edu,{->4},"1,5",#', "#102,#cb,Babbage,Charles,cb@uni.edu,{->0},,#",
        "#103,#gh,Hopper,Grace,gh@uni.edu,7,,#", end="\r\n"), ADA, CHARLES, not_filled="Hopper, Grace"),
    **{f"Blackboard, {name} {encoding} {end!r}": Case(BOM + lines(*map(delimiter.join, [
        ['"Last Name"', '"First Name"', '"Username"', '"Student ID"', '"Last Access"', '"Availability"',
         '"Weighted Total [Total Pts: up to 100 Percentage] |11"', '"Neuron, one [Total Pts: 4 Score] |12"'],
        ['"L\u00f6we"', '"Ada"', '"al"', '"9001"', '"2026-03-02 09:05:00"', '"Yes"', '""', '{""->"4"}'],
        ['"Babbage"', '"Charles"', '"cb"', '"9002"', '""', '"Yes"', '"12.5"', '{""->"0"}'],
        ['"Hopper"', '"Grace ""G"""', '"gh"', '"9003"', '""', '"No"', '""', '"In Progress"']]), end=end),
        ("al", "al", 4), ("cb", "cb", 0), encoding=encoding, not_filled='Hopper, Grace "G"')
        for name, delimiter, encoding, end in (
            ("tabs", "\t", "utf-16-le", "\r\n"), ("tabs", "\t", "utf-16-be", "\n"),
            ("tabs", "\t", "utf-8", "\n"), ("commas", ",", "utf-8", "\r\n"),
            ("commas", ",", "utf-16-le", "\n"))},
}
WHOSE = {
    **{f"known by {what}": Case(lines(HEADING, '"L\u00f6we, Ada",101,s1,ada@uni.edu,A,{->4}',
                                      '"Babbage, Charles",102,s2,cb@uni.edu,A,'),
                                ("loweada", id, 4), not_filled="Babbage, Charles")
       for what, id in (("an id", "101"), ("the university's id", "S1"), ("a login", "Ada@uni.edu"))},
    "known by a name, however it is written, or a login for a name": Case(lines(
        HEADING, *(f'"L\u00f6we, {name}",{number},,{name}@uni.edu,A,{{->4}}' for number, name in enumerate(
            ("Ada", "Bea", "Cai", "Dora", "Eve", "Fay", "Gus"))), '"Babbage, Charles",102,s2,cb@uni.edu,A,'),
        *((name, "", 4) for name in (
            "ADA@uni.edu", "Bea L\u00f6we", "l\u00f6we, cai", "Lo\u0308we Dora", "EVE LOWE", "l\u00f6wefay",
            "gusl\u00f6we")), not_filled="Babbage, Charles"),
    "a name that fits two rows": Case(lines(
        HEADING, '"Li, Bo",101,,bo1,A,', '"Bo, Li",102,,bo2,A,', '"Bell, Al",103,,al,A,{->2}'),
        ("Bo Li", "", 4), ("Al Bell", "", 2), no_row="Bo Li"),
    "two that fit one row": Case(lines(HEADING, '"Li, Bo",101,,bo,A,', '"Bell, Al",103,,al,A,{->2}'),
                                 ("Bo Li", "", 4), ("Li, Bo", "", 2), ("Al Bell", "", 2), no_row="Li, Bo"),
    "two with one name, told apart by the id": Case(lines(
        HEADING, '"Li, Bo",101,,bo1,A,{->4}', '"Li, Bo",102,,bo2,A,{->2}'),
        ("libo", "102", 2), ("libo", "101", 4)),
    "another id, which is another student whatever the name": Case(lines(
        HEADING, '"Li, Bo",101,,bo1,A,', '"Bell, Al",103,,al,A,{->2}'),
        ("libo", "102", 4), ("bellal", "103", 2), no_row="libo", not_filled="Li, Bo"),
    "a row that ends before the marks costs nobody else": Case(
        lines(HEADING, '"Bell, Al",103', '"Li, Bo",102,,bo,A,{->2}'),
        ("bellal", "103", 4), ("libo", "102", 2),
        says="the row ends before the column of the marks: Bell, Al"),
    "a row that ends early": Case(lines(HEADING, '"Bell, Al",103', '"Li, Bo",102,,bo,A,{->2}'),
                                  ("libo", "bo", 2), not_filled="Bell, Al"),
    "names that are the same only when run together": Case(
        lines(HEADING, '"Ann, Alee",101,,a,A,', '"Bell, Al",103,,al,A,{->2}'),
        ("Anna Lee", "", 4), ("Al Bell", "", 2), no_row="Anna Lee"),
}
COLUMNS = {
    **{f"--column {column}": Case(CHOICE, ADA, column=column) for column in ("Layer (772)", "layer", "772")},
    "the whole heading is better than a part": Case(lines(
        "Student,ID,SIS Login ID,Section,My Loss (7),Loss (7)", '"Lovelace, Ada",101,ada,A,,{->4}'), ADA,
        column="Loss (7)"),
    **{f"another maximum in {platform}": Case(gradebook, ("Ada Lovelace", "101", 4), says="100")
       for platform, gradebook in (
        ("Canvas", lines("Student,ID,SIS Login ID,Section,N (1)", "    Points Possible,,,,100.0",
                         '"Lovelace, Ada",101,a,A,{->4}')),
        ("Brightspace", lines("OrgDefinedId,N (1) Points Grade <Numeric MaxPoints:100>,End-of-Line Indicator",
                              "#101,{->4},#")),
        ("Blackboard", lines("Last Name\tFirst Name\tUsername\tN (1) [Total Pts: 100 Score] |1",
                             "Lovelace\tAda\t101\t{->4}")),
        ("Moodle", lines("Identifier,Full name,Status,N (1),Maximum,Changeable",
                         "Participant 101,Ada Lovelace,,{->4},100.00,Yes")))},
}
CASES = {**PLATFORMS, **WHOSE, **COLUMNS}


def fill(folder, case):
    """Have a class marked with a gradebook. Returns the screen."""
    people = [(name, id, {FILE: SOURCES[total]}) for name, id, total in case.students]
    as_zip(folder / "class.zip", gradescope(people or [("Ada", "1", {FILE: RIGHT})]))
    hand_in(folder, {"grades.csv": case.gradebook if isinstance(case.gradebook, bytes)
                     else CHANGE.sub(r"\1", case.gradebook).encode(case.encoding)})
    column = ["--column", case.column] if case.column else []
    return mark(folder, *column, "--feedback", "none")


def mark(folder, *options):
    return grade(folder / "class.zip", "--out", folder / "marks", "--gradebook", folder / "grades.csv",
                 *ONLY, *options)


@pytest.mark.parametrize("name", CASES)
def test_the_right_cells_change_and_no_other_byte(name, tmp_path):
    case = CASES[name]
    screen = fill(tmp_path, case)
    wanted = CHANGE.sub(r"\2", case.gradebook)
    assert (tmp_path / "marks" / "grades.csv").read_bytes().decode(case.encoding) == wanted, screen.err
    assert (tmp_path / "marks" / "grades.csv").read_bytes() == wanted.encode(case.encoding)
    assert (tmp_path / "grades.csv").read_bytes() == CHANGE.sub(r"\1", case.gradebook).encode(case.encoding)
    assert [words for words in case.said if words not in screen.err] == []
    quiet = [line for line in screen.err.splitlines() if not line.startswith("Open ")]
    assert not case.whole or "gradebook, filled in" in quiet[-1]      # and nothing is listed after that
    assert "Traceback" not in screen.err and len(rows(tmp_path / "marks")) == len(case.students)


@pytest.mark.parametrize("gradebook, column, words", [
    (CHOICE, None, ["with --column TITLE", '"Neuron (771)", "Layer (772)"']),
    (CHOICE, "77", ['"Neuron (771)"', '"Layer (772)"']),
    (CHOICE, "Loss", ['"Neuron (771)", "Layer (772)"']),
    (lines("Student,ID,SIS Login ID,Section,Final Score", '"Lovelace, Ada",101,ada,A,91'), None,
     ["If there is none, create the assignment"]),
    (lines("Identifier,Full name,Status,Grade,Scale,Changed", 'Participant 1,Ada,Draft,,"fail\npass",-'),
     None, ["If there is none, create the assignment"]),
    ("", None, ["not a gradebook"]), ("\n", None, ["not a gradebook"]),
    ("name,mark\nAda,3\n", None, ["not a gradebook"]), (HEADING, None, ["not a gradebook"]),
    (b"PK\3\4\0\0", None, ["not text", "CSV"]), (b"L\xf6we,3\n", None, ["not text", "CSV"]),
    (b"\xff\xfe\0", None, ["not text", "CSV"]),
    (HEADING + '\n"Lovelace, Ada,101,,ada,A,\n', None, ["In line 2, quotes open and never close"]),
], ids=["several columns", "several for what was chosen", "a column that is not there", "no column in Canvas",
        "no column in Moodle", "nothing", "an empty line", "another table", "a heading alone", "a zip file",
        "latin-1", "half a character", "quotes that never close"])
def test_a_gradebook_that_cannot_be_filled_in_is_said_in_one_sentence_and_nothing_is_written(
        gradebook, column, words, tmp_path):
    screen = fill(tmp_path, Case(gradebook, ("Ada Lovelace", "101", 4), column=column))
    assert screen.status == 2 and "Traceback" not in screen.err
    said = [line for line in screen.err.splitlines() if not line.startswith("Open ")]
    assert [word for word in words if word not in said[-1]] == []
    assert not (tmp_path / "marks" / "grades.csv").exists()


# ---- A term ----------------------------------------------------------------------------------------

def test_the_gradebook_of_a_class_in_canvas_comes_back_with_late_and_without_what_needs_review(tmp_path):
    gradebook = ('Student,ID,SIS Login ID,Section,"Neuron (771)"\r\n    Points Possible,,,,4\r\n'
                 '"Lovelace, Ada",10100,ada1,A,{->4}\r\n"Lovelace, Ada",10101,ada2,A,{->2}\r\n'
                 '"O\'Neil, Bob",10102,bob,A,{->0}\r\n"Two, Files",10105,two,A,\r\n'
                 '"Nobody, Ned",10199,ned,A,\r\n')
    as_zip(tmp_path / "class.zip", {**CANVAS, f"twofiles_10105_1_{FILE}": RIGHT,
                                    "twofiles_10105_2_ex1_forward (1).py": HALF})
    hand_in(tmp_path, {"grades.csv": CHANGE.sub(r"\1", gradebook).encode()})
    screen = mark(tmp_path)
    assert (tmp_path / "marks" / "grades.csv").read_bytes() == CHANGE.sub(r"\2", gradebook).encode()
    assert screen.status == 2 and "Nobody, Ned" in screen.err and "carl" in screen.err


def test_the_teachers_own_file_is_never_written_over(tmp_path):
    hand_in(tmp_path, {"marks/grades.csv": lines(HEADING, '"Lovelace, Ada",101,s1,ada,A,').encode()})
    as_zip(tmp_path / "class.zip", gradescope([("lovelaceada", "101", {FILE: RIGHT})]))
    before = (tmp_path / "marks" / "grades.csv").read_bytes()
    screen = grade(tmp_path / "class.zip", "--out", tmp_path / "marks", "--gradebook",
                   tmp_path / "marks" / "grades.csv", *ONLY)
    assert screen.status == 2 and "keep the gradebook outside" in screen.err.splitlines()[-1]
    assert (tmp_path / "marks" / "grades.csv").read_bytes() == before


def test_after_a_moodle_export_there_is_a_file_of_feedback_for_moodle_the_same_at_any_time(tmp_path):
    out, packed = tmp_path / "marks", []
    for _ in range(2):
        as_zip(tmp_path / "class.zip", MOODLE)
        assert grade(tmp_path / "class.zip", "--out", out, *ONLY).status == 0
        packed.append((out / "feedback.zip").read_bytes())
    assert packed[0] == packed[1]
    with zipfile.ZipFile(out / "feedback.zip") as archive:
        found = {entry.filename: archive.read(entry) for entry in archive.infolist()}
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    names = [f"{name}_{id}_assignsubmission_file_" for name, id in (
        ("Ada Lovelace", "10100"), ("Ada Lovelace", "10101"), ("Bob O'Neil", "10102"), ("Carl", "10103"),
        ("Dora Maar", "10104"))]
    for name, (file, content) in zip(names, sorted(found.items())):
        assert file.startswith(name) and file.endswith(".html") and file.count("_assignsubmission_file_") == 1
    assert page(out, "Carl").encode() == next(found[file] for file in found if file.startswith("Carl_10103"))


def test_canvas_takes_reports_back_under_the_names_that_it_gave(tmp_path):
    """It shows them under the student's own: a .py file comes back as comments, a .zip file with the page."""
    out = tmp_path / "marks"
    screen = grade(as_zip(tmp_path / "class.zip", CANVAS), "--out", out, *ONLY)
    with zipfile.ZipFile(out / "feedback.zip") as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
    assert sorted(found) == [
        "adalovelace_10100_555_ex1_forward.py", "adalovelace_LATE_10101_555_ex1_forward.py",
        "boboneil_10102_555_ex2_loss.py", "carl_10103_555_my work.zip"]
    assert "Not in feedback.zip: doramaar" in screen.err
    lines = found["adalovelace_LATE_10101_555_ex1_forward.py"].decode().splitlines()
    assert all(line.startswith("#") for line in lines) and lines[-1].startswith("# [####") and (
        "2 of 4 points" in lines[-1])
    assert any("the bias is forgotten" in line for line in lines)
    with zipfile.ZipFile(io.BytesIO(found["carl_10103_555_my work.zip"])) as inner:
        assert inner.read("carl.html").decode() == page(out, "carl")


def test_after_another_export_there_is_none(tmp_path):
    as_zip(tmp_path / "class.zip", LAYOUTS["Blackboard"].files())
    assert grade(tmp_path / "class.zip", "--out", tmp_path / "marks", *ONLY).status == 0
    assert not (tmp_path / "marks" / "feedback.zip").exists()
