"""Whose row of the gradebook a mark goes to: never that of somebody else, and never a guess."""

import zipfile

import pytest

from grading.tests.classes import HALF
from grading.tests.doors import grade
from grading.tests.handed_in import EX1, EX2, RIGHT, WRONG, as_folder, as_zip, marked, totals

ONE = RIGHT[EX1]
WORKSHEET = ("Identifier,Full name,Email address,Status,{}Grade,Maximum Grade,Grade can be changed\n"
             "Participant 11,Ann Lee,a@u.edu,Submitted,{}{},4,Yes\n"
             "Participant 12,Bob Ray,b@u.edu,Submitted,{}{},4,Yes\n"
             "Participant 13,Cy Poe,c@u.edu,Submitted,{}{},4,Yes\n")
CANVAS = "Student,ID,SIS Login ID,Section,Quiz,HW (7)\n{}"


def fill(tmp_path, places, gradebook, *options, name="grades.csv"):
    """Have a class marked with a gradebook: (Screen, what the gradebook says then)."""
    path = as_zip(tmp_path / "class.zip", places)
    (tmp_path / name).write_bytes(gradebook.encode())
    screen, _ = marked(path, "--gradebook", tmp_path / name, *options)
    filled = [one for one in (tmp_path / "marks").glob("*.csv") if one.name != "marks.csv"]
    return screen, filled[0].read_bytes().decode() if filled else None


def moodle(name, source=ONE):
    return {f"{name}_assignsubmission_file/{EX1}": source}


# ---- Teams -------------------------------------------------------------------------------------------------

TEAMS = {**moodle("Team 1_12"), **moodle("Team 2_13", WRONG)}


def test_a_teams_mark_goes_to_its_members_and_not_to_a_participant_with_its_number(tmp_path):
    before = WORKSHEET.format("Group,", "Team 1,", "", "Team 2,", "", "Team 1,", "")
    screen, filled = fill(tmp_path, TEAMS, before)
    assert screen.status == 0
    assert filled == WORKSHEET.format("Group,", "Team 1,", "4", "Team 2,", "0", "Team 1,", "4")
    assert totals(tmp_path / "marks") == {"Ann Lee": "4", "Bob Ray": "0", "Cy Poe": "4"}
    with zipfile.ZipFile(tmp_path / "marks" / "feedback.zip") as archive:
        names = sorted(archive.namelist())
        anns = archive.read(names[0]).decode()
    assert [name.rpartition("_assignsubmission_file_")[0] for name in names] == [
        "Ann Lee_11", "Bob Ray_12", "Cy Poe_13"]
    assert "Ann Lee" in anns and "Handed in by Team 1." in anns


def test_without_the_column_of_groups_a_teams_mark_is_listed(tmp_path):
    before = WORKSHEET.format("", "", "", "", "", "", "")
    screen, filled = fill(tmp_path, TEAMS, before)
    assert screen.status == 2 and filled == before
    assert "Team 1 (the id 12 is that of Bob Ray); Team 2 (the id 13 is that of Cy Poe)" in screen.err
    with zipfile.ZipFile(tmp_path / "marks" / "feedback.zip") as archive:
        assert archive.namelist() == []


def test_without_a_worksheet_no_feedback_goes_to_a_participant_with_the_number_of_a_team(tmp_path):
    screen, _ = marked(as_zip(tmp_path / "class.zip", {**TEAMS, **moodle("Ann Lee_11")}))
    with zipfile.ZipFile(tmp_path / "marks" / "feedback.zip") as archive:
        assert archive.namelist() == ["Ann Lee_11_assignsubmission_file_Ann Lee.html"]
    assert "Not in feedback.zip: Team 1; Team 2 (they may be teams" in screen.err


def test_the_default_group_does_not_refuse_the_class(tmp_path):
    before = WORKSHEET.format("Group,", "Team 1,", "", "Team 2,", "", ",", "")
    screen, filled = fill(tmp_path, {**TEAMS, **moodle("Default group")}, before)
    assert filled == WORKSHEET.format("Group,", "Team 1,", "4", "Team 2,", "0", ",", "")
    assert "Not in the gradebook: Default group" in screen.err


def test_gradescopes_teams_are_all_of_those_who_handed_in(tmp_path):
    metadata = ("submission_1:\n  :submitters:\n  - :name: Ann Lee\n    :sid: '11'\n"
                "  - :name: Bob Ray\n    :sid: '12'\n  - :name: Dan\n    :sid: '99'\n")
    places = {f"submission_1/{EX1}": ONE, "submission_metadata.yml": metadata.encode()}
    screen, filled = fill(tmp_path, places,
                          "First Name,Last Name,SID,Email,HW\nAnn,Lee,11,a@u.edu,\nBob,Ray,12,b@u.edu,\n",
                          "--column", "HW")
    assert filled == "First Name,Last Name,SID,Email,HW\nAnn,Lee,11,a@u.edu,4\nBob,Ray,12,b@u.edu,4\n"
    assert "Not in the gradebook: Dan" in screen.err


# ---- Ids ---------------------------------------------------------------------------------------------------

def test_a_cell_of_a_quiz_a_mark_or_a_section_is_no_id(tmp_path):
    rows = '"Lovelace, Ada",101,ada,102,17,\n"Babbage, Charles",102,cb,17,101,\n"Hopper, Grace",17,gh,5,5,\n'
    screen, filled = fill(tmp_path, {f"lovelaceada_101_5_{EX1}": ONE, f"hoppergrace_17_6_{EX1}": WRONG},
                          CANVAS.format(rows))
    assert screen.status == 0
    assert filled == CANVAS.format(rows.replace("102,17,\n", "102,17,4\n").replace("5,5,\n", "5,5,0\n"))


def test_a_number_that_fits_and_a_name_that_does_not_is_listed_and_not_written(tmp_path):
    rows = '"Lovelace, Ada",101,ada,A,,\n"Babbage, Charles",102,cb,A,,\n'
    screen, filled = fill(tmp_path, {f"lovelaceada_101_5_{EX1}": ONE, f"bobby_102_6_{EX1}": ONE},
                          CANVAS.format(rows))
    assert screen.status == 2 and filled == CANVAS.format(rows.replace("ada,A,,", "ada,A,,4"))
    assert "nobody can tell whose row it is: bobby (the id 102 is that of Babbage, Charles)" in screen.err


def test_somebody_without_an_id_is_known_by_the_name_beside_others_with_ids(tmp_path):
    screen, filled = fill(tmp_path, {**moodle("Ann Lee_11"), **moodle("Bob Ray", WRONG)},
                          WORKSHEET.format("", "", "", "", "", "", ""))
    assert screen.status == 0 and filled == WORKSHEET.format("", "", "4", "", "0", "", "")


def test_another_mark_is_kept_and_an_earlier_one_of_ours_is_not(tmp_path):
    rows = '"Lovelace, Ada",101,ada,A,,{}\n"Babbage, Charles",102,cb,A,,{}\n'
    places = {f"lovelaceada_101_5_{EX1}": HALF, f"babbagecharles_102_6_{EX1}": ONE}
    screen, filled = fill(tmp_path, places, CANVAS.format(rows.format("3", "EX")))
    assert screen.status == 2 and filled == CANVAS.format(rows.format("3", "EX"))
    assert "another mark is there: Babbage, Charles (EX; here 4); Lovelace, Ada (3; here 2)" in screen.err
    later = {**places, f"lovelaceada_101_7_{EX1.replace('.', '-1.')}": ONE}
    for before in ("2", "0.00", "4,0"):
        screen, filled = fill(tmp_path, later, CANVAS.format(rows.format(f'"{before}"', "4.0")))
        assert screen.status == 0 and filled == CANVAS.format(rows.format('"4"', "4"))


def test_a_student_who_is_not_in_the_new_download_keeps_the_mark_in_the_gradebook_too(tmp_path):
    rows = '"Lovelace, Ada",101,ada,A,,\n"Babbage, Charles",102,cb,A,,\n'
    marked(as_zip(tmp_path / "1.zip", {f"lovelaceada_101_5_{EX1}": ONE}), out=tmp_path / "marks")
    _, filled = fill(tmp_path, {f"babbagecharles_102_6_{EX1}": ONE}, CANVAS.format(rows))
    assert filled == CANVAS.format(rows.replace(",A,,", ",A,,4"))


# ---- Columns -----------------------------------------------------------------------------------------------

def test_the_grades_of_github_classroom_are_filled_in_and_not_called_moodles(tmp_path):
    heading = ("assignment_name,github_username,roster_identifier,student_repository_name,"
               "submission_timestamp,points_awarded,points_available\n")
    places = {f"hw-submissions/hw-ada/{EX1}": ONE, f"hw-submissions/hw-cb/{EX1}": WRONG}
    screen, filled = fill(tmp_path, places,
                          heading + "hw,ada,Lovelace,hw-ada,2024,,4\nhw,cb,Babbage,hw-cb,2024,,4\n")
    assert screen.status == 0 and "Moodle" not in screen.err
    assert filled == heading + "hw,ada,Lovelace,hw-ada,2024,4,4\nhw,cb,Babbage,hw-cb,2024,0,4\n"


def test_a_column_with_a_heading_in_any_language_can_be_named(tmp_path):
    heading = "Nachname,Vorname,Username,Punkte,Note\n"
    screen, filled = fill(tmp_path, {f"lovelace_9_5_{EX1}": ONE}, heading + "Lovelace,Ada,9,,\n")
    assert screen.status == 2 and filled is None and '--column TITLE: "Nachname"' in screen.err
    assert totals(tmp_path / "marks") == {}         # it is read before anything is marked
    screen, filled = fill(tmp_path, {f"lovelace_9_5_{EX1}": ONE}, heading + "Lovelace,Ada,9,,\n",
                          "--column", "Punkte")
    assert screen.status == 0 and filled == heading + "Lovelace,Ada,9,4,\n"


@pytest.mark.parametrize("name", ["marks.csv", "index.html", "ada.json"])
def test_a_gradebook_with_the_name_of_one_of_our_files_overwrites_none(name, tmp_path):
    row = '"Ada",1,ada,A,,\n'
    screen, _ = fill(tmp_path, {f"ada_1_5_{EX1}": ONE}, CANVAS.format(row), name=name)
    assert screen.status == 0 and totals(tmp_path / "marks") == {"Ada": "4"}
    assert (tmp_path / "marks" / f"gradebook-{name}").read_text() == CANVAS.format(row.replace(",,", ",,4"))
    assert b"<!DOCTYPE html>" in (tmp_path / "marks" / "index.html").read_bytes()


def test_moodles_students_get_their_feedback_file_whoever_else_is_in_the_folder(tmp_path):
    marked(as_folder(tmp_path / "class", {f"plain/{EX1}": ONE}))
    screen, _ = marked(as_zip(tmp_path / "moodle.zip", moodle("Ann Lee_11")))
    assert screen.status == 0
    with zipfile.ZipFile(tmp_path / "marks" / "feedback.zip") as archive:
        assert archive.namelist() == ["Ann Lee_11_assignsubmission_file_Ann Lee.html"]
    later = as_folder(tmp_path / "later", {f"plain/{EX1}": ONE, f"plain/{EX2}": RIGHT[EX2]})
    assert grade(later, "--out", tmp_path / "marks", "--only", "ex1").status == 0
