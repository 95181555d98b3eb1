"""A teacher's term: what was downloaded goes in, and the platform's own gradebook comes out."""

import zipfile

import pytest

from grading.marking import layouts
from grading.marking.class_run import ClassRun
from grading.marking.mark import Options
from grading.questions import QUESTIONS
from grading.tests.classes import CHAIN_RULE, POINTS_OF_CHAIN_RULE, rows, run
from grading.tests.test_layouts import as_zip, canvas, every_layout, moodle_folders, on_disk

ADA = POINTS_OF_CHAIN_RULE
BOB = ADA - sum(QUESTIONS[function].points for function in ("dL_dy", "dL_dw", "dL_db"))
EXPECTED_MARKS = [ADA, BOB, 0, ADA, 0]      # of the class in test_layouts.py


@pytest.mark.parametrize("form", [on_disk, as_zip], ids=["folder", "zip"])
@every_layout
def test_the_same_class_gets_the_same_marks_in_every_layout(layout, form, tmp_path):
    path = form(tmp_path / ("class.zip" if form is as_zip else "class"), layout())
    students = layouts.read(path).students
    table = ClassRun(students, Options(exercises=(CHAIN_RULE,), feedback="brief")).run()
    scores = {marked.who.key: marked.document.score for marked in table.marked}
    assert [scores[student.key] for student in students] == EXPECTED_MARKS


GRADEBOOK = ('Student,ID,SIS Login ID,Section,"Neuron (771)"\r\n    Points Possible,,,,15\r\n'
             '"Lovelace, Ada",10100,ada1,A,\r\n"Lovelace, Ada",10101,ada2,A,\r\n'
             '"O\'Neil, Bob",10102,bob,A,\r\n'
             '"Nobody, Ned",10199,ned,A,\r\n')


def test_the_gradebook_comes_back_with_the_marks_and_the_teachers_own_file_is_not_touched(tmp_path):
    path = as_zip(tmp_path / "submissions.zip", canvas())
    (tmp_path / "grades.csv").write_bytes(GRADEBOOK.encode())
    result = run(path, "--out", "marks", "--only", CHAIN_RULE, "--gradebook", "grades.csv", folder=tmp_path)
    assert result.returncode == 0, result.stderr
    filled = (tmp_path / "marks" / "grades.csv").read_bytes().decode()
    expected = GRADEBOOK
    for login, mark in (("ada1", ADA), ("ada2", BOB), ("bob", 0)):
        expected = expected.replace(f"{login},A,", f"{login},A,{mark}")
    assert filled == expected
    assert (tmp_path / "grades.csv").read_bytes() == GRADEBOOK.encode()
    assert "Without marks here, and unchanged in the gradebook: Nobody, Ned" in result.stderr
    assert "Not in the gradebook: carl" in result.stderr
    late = [row["late"] for row in rows(tmp_path / "marks") if row["name"] == "adalovelace"]
    assert late == ["", "late"]


def test_a_gradebook_that_is_none_is_said_and_the_marks_are_kept(tmp_path):
    path = as_zip(tmp_path / "submissions.zip", canvas())
    (tmp_path / "grades.csv").write_bytes(b"a,b\n1,2\n")
    result = run(path, "--out", "marks", "--only", CHAIN_RULE, "--gradebook", "grades.csv", folder=tmp_path)
    assert result.returncode == 2 and "gradebook" in result.stderr.splitlines()[-1]
    assert (tmp_path / "marks" / "marks.csv").exists() and not (tmp_path / "marks" / "grades.csv").exists()


def test_after_a_moodle_export_there_is_a_file_of_feedback_for_moodle(tmp_path):
    path = as_zip(tmp_path / "submissions.zip", moodle_folders())
    run(path, "--out", "marks", "--only", CHAIN_RULE, folder=tmp_path)
    with zipfile.ZipFile(tmp_path / "marks" / "feedback.zip") as archive:
        names = archive.namelist()
    assert len(names) == 5
    assert any(name.startswith("Bob O'Neil_10102_assignsubmission_file") and name.endswith(".html")
               for name in names)


def test_a_namesake_who_joins_later_takes_nobodys_place(tmp_path):
    places = {place: content for place, content in moodle_folders().items() if "10101" not in place}
    for number, files in enumerate((places, moodle_folders())):
        path = as_zip(tmp_path / f"{number}.zip", files)
        assert run(path, "--out", "marks", "--only", CHAIN_RULE, folder=tmp_path).returncode == 0
    found = [(row["name"], row["id"], row["total"]) for row in rows(tmp_path / "marks")]
    assert found[:2] == [("Ada Lovelace", "10100", str(ADA)), ("Ada Lovelace", "10101", str(BOB))]
    assert len(found) == 5
