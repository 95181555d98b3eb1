"""Whose files are whose: nobody is lost, guessed or invented, and an odd file costs nobody else."""

import sys
import zipfile

import pytest

from grading.tests.doors import grade
from grading.tests.handed_in import (
    EX1, EX3, EX4, RIGHT, WRONG, as_folder, as_zip, marked, stub)

ONE = RIGHT[EX1]
needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="no such names on Windows")


# ---- --out says that it is a class -------------------------------------------------------------------------

def test_without_out_several_peoples_files_are_not_one_submission(tmp_path):
    path = as_folder(tmp_path / "hw", {f"ada/{EX3}": RIGHT[EX3], f"bob/{EX4}": RIGHT[EX4]})
    screen = grade(path)
    assert screen.status == 2 and "(ada, bob): for a class, add --out DIR" in screen.err
    screen = grade(path, "--student", "Eve")
    assert screen.status == 0 and "20 of 50 points" in screen.out


def test_an_export_without_out_is_told_to_add_it(tmp_path):
    path = as_zip(tmp_path / "submissions.zip", {f"ada_1_5_{EX1}": ONE, f"bob_2_6_{EX1}": ONE})
    screen = grade(path)
    assert screen.status == 2 and "(ada, bob): for a class, add --out DIR" in screen.err


@pytest.mark.parametrize("option", ["--as-one", "--as-class"])
def test_the_options_that_guessed_are_gone(option, tmp_path):
    screen = grade(as_folder(tmp_path / "class", {f"ada/{EX1}": ONE}), "--out", tmp_path / "marks", option)
    assert screen.status == 2 and f"unrecognized arguments: {option}" in screen.err


def test_files_without_a_folder_are_nobodys_until_somebody_says_whose(tmp_path):
    path = as_folder(tmp_path / "files", {EX1: ONE})
    screen, found = marked(path)
    assert screen.status == 2 and found == {}
    assert "make a folder for each student" in screen.err and "add --student NAME" in screen.err
    screen, found = marked(path, "--student", "Ada")
    assert screen.status == 0 and found == {"Ada": "4"}


# ---- Namesakes ---------------------------------------------------------------------------------------------

def test_a_namesake_in_another_section_does_not_take_a_students_place(tmp_path):
    first, _ = marked(as_folder(tmp_path / "section 1", {f"ada/{EX1}": ONE}))
    path = as_folder(tmp_path / "section 2", {f"ada/{EX1}": WRONG, f"bob/{EX1}": ONE})
    screen, found = marked(path)
    assert first.status == 0 and screen.status == 2 and found == {"ada": "4", "bob": "4"}
    assert "ada has been marked with other files, and may be somebody else: not marked." in screen.err
    screen, found = marked(path / "ada", "--student", "ada of section 2", out=tmp_path / "marks")
    assert screen.status == 0 and found == {"ada": "4", "ada of section 2": "0", "bob": "4"}
    screen, found = marked(path)            # from now on it is known who is who
    assert screen.status == 0 and found == {"ada": "4", "ada of section 2": "0", "bob": "4"}


def test_student_says_that_it_is_the_same_one(tmp_path):
    marked(as_folder(tmp_path / "section 1", {f"ada/{EX1}": WRONG}))
    path = as_folder(tmp_path / "late", {f"x/{EX1}": ONE})
    screen, found = marked(path / "x", "--student", "ada", out=tmp_path / "marks")
    assert screen.status == 0 and found == {"ada": "4"}


def test_two_who_may_be_the_one_who_is_known_are_listed_and_neither_is_marked(tmp_path):
    """x is known to be ada, from when only x was there; and there is an ada, who has a file of x's."""
    path = as_folder(tmp_path / "class", {f"x/{EX1}": ONE, f"x/{EX3}": RIGHT[EX3]})
    screen, found = marked(path / "x", "--student", "ada", out=tmp_path / "marks")
    assert found == {"ada": "4"}
    as_folder(path, {f"ada/{EX1}": WRONG, f"ada/{EX3}": RIGHT[EX3], f"bob/{EX1}": ONE})
    screen, found = marked(path)
    assert screen.status == 2 and found == {"ada": "4", "bob": "4"}
    assert "ada and x may both be ada, so neither was marked" in screen.err


def test_a_student_who_corrects_one_file_of_several_is_known_by_the_others(tmp_path):
    both = {f"ada/{EX1}": WRONG, f"ada/{EX3}": RIGHT[EX3]}
    marked(as_folder(tmp_path / "class", both))
    screen, found = marked(as_folder(tmp_path / "later", {**both, f"ada/{EX1}": ONE}))
    assert screen.status == 0 and found == {"ada": "4"}


@pytest.mark.parametrize("first, second, total", [
    ({f"ada/{EX1}": stub(EX1)}, {f"ada/{EX1}": ONE}, "4"), ({"ada/a.txt": b""}, {f"ada/{EX1}": ONE}, "4"),
    ({f"ada/{EX1}": ONE}, {f"ada/{EX1}": stub(EX1)}, "0"), ({f"ada/{EX1}": ONE}, {"ada/a.txt": b""}, "4")],
    ids=["a stub before", "nothing before", "a stub now", "nothing now"])
def test_who_had_nothing_before_or_has_nothing_now_is_the_same_student(first, second, total, tmp_path):
    bob = {f"bob/{EX1}": ONE}
    marked(as_zip(tmp_path / "1.zip", {**first, **bob}))
    screen, found = marked(as_zip(tmp_path / "2.zip", {**second, **bob}))
    assert screen.status == 0 and found == {"ada": total, "bob": "4"}


TWICE = "".join(f"submission_{n}:\n  :submitters:\n  - :name: ada\n    :sid: '7'\n" for n in (1, 2)).encode()


@pytest.mark.parametrize("places", [
    {f"ada/{EX1}": ONE, "ada.zip": b"PK"},
    {f"a_export/submission_1/{EX1}": ONE, f"a_export/submission_2/{EX1}": WRONG,
     "a_export/submission_metadata.yml": TWICE}], ids=["folder and zip", "Gradescope"])
def test_two_with_one_identity_are_listed_and_neither_is_marked(places, tmp_path):
    path = as_folder(tmp_path / "class", {**places})
    if "ada.zip" in places:
        as_folder(path, {f"bob/{EX1}": ONE})
    screen, found = marked(path)
    assert screen.status == 2 and "ada" not in found
    assert "would all be ada" in screen.err and "so none was marked" in screen.err


def test_a_name_and_a_number_are_not_mixed_up_with_another_pair(tmp_path):
    lines = [f"submission_{n}:\n  :submitters:\n  - :name: {name}\n    :sid: {sid}\n" for n, (name, sid) in
             enumerate([("A B", "12"), ("B", "12 A")], 1)]
    path = as_folder(tmp_path / "x", {
        f"a_export/submission_1/{EX1}": ONE, f"a_export/submission_2/{EX1}": WRONG,
        "a_export/submission_metadata.yml": "".join(lines).encode()})
    screen, found = marked(path)
    assert screen.status == 0 and found == {"A B": "4", "B": "0"}


def test_two_names_with_one_number_are_two_people_or_one_and_nobody_can_tell(tmp_path):
    path = as_zip(tmp_path / "x.zip", {f"lovelaceada_7_5_{EX1}": ONE, f"byron_7_6_{EX1}": WRONG,
                                       f"babbage_8_9_{EX1}": ONE})
    screen, found = marked(path)
    assert screen.status == 2 and found == {"babbage": "4"}
    assert "7 has several names, so it was not marked: byron, lovelaceada." in screen.err


def test_a_number_that_comes_again_with_another_name_takes_nobodys_place(tmp_path):
    marked(as_zip(tmp_path / "1.zip", {f"lovelaceada_7_5_{EX1}": ONE}))
    screen, found = marked(as_zip(tmp_path / "2.zip", {f"byron_7_6_{EX1}": WRONG}))
    assert screen.status == 0 and found == {"lovelaceada": "4", "byron": "0"}


def test_who_may_be_one_person_twice_is_a_hint(tmp_path):
    path = as_folder(tmp_path / "hw-submissions", {f"hw-ada/{EX1}": ONE, f"hw-ada-1/{EX1}": WRONG})
    screen, found = marked(path)
    assert screen.status == 0 and found == {"ada": "4", "ada-1": "0"}
    assert "These may be one person each: ada and ada-1." in screen.err


# ---- What platforms call things ----------------------------------------------------------------------------

CASES = {       # what it is: {the places of the first student's ex1: the student}, which are two people
    "Canvas, a quiz": ({f"lovelaceada101_question_55_7_{EX1}": "lovelaceada",
                        f"babbage102_question_55_8_{EX1}": "babbage"}),
    "Canvas, anonymous and late": ({f"LATE_anon_x1_5_{EX1}": "anon x1", f"anon_x2_6_{EX1}": "anon x2"}),
    "a copy": ({"Copy of ex1_forward - Ada.py": "Ada", "ex1_forward - Bob.py": "Bob"}),
    "a copy in German": ({"Kopie von ex1_forward - Ada.py": "Ada", "ex1_forward - Bob.py": "Bob"}),
    "ILIAS": ({f"Abgaben/Lovelace_Ada_al1_77/{EX1}": "Lovelace_Ada_al1_77",
               f"Abgaben/Babbage_Charles_cb_78/sub/{EX1}": "Babbage_Charles_cb_78"}),
    "Sakai": ({f"hw/Lovelace, Ada(ada1)/Submission attachment(s)/{EX1}": "Lovelace, Ada",
               f"hw/Babbage, Charles(cb)/Submission attachment(s)/{EX1}": "Babbage, Charles"}),
    "Teams": ({f"Submitted files/Ada Lovelace/hw 1/Version 1/{EX1}": "Ada Lovelace",
               f"Submitted files/Bob/hw 1/Version 1/{EX1}": "Bob"}),
    "A+": ({f"exercise 1/700001/1/{EX1}": "700001", f"exercise 1/700002/1/{EX1}": "700002"}),
    "itslearning": ({f"Lovelace Ada/{EX1}": "Lovelace Ada", f"Bob/x/{EX1}": "Bob"}),
    "gh teacher download": ({f"cs-hw1-ada/exercises/{EX1}": "cs-hw1-ada",
                             f"cs-hw1-bob/exercises/{EX1}": "cs-hw1-bob"}),
    "Moodle, in no team": ({f"Default group_assignsubmission_file/{EX1}": "Default group",
                            f"Team 1_12_assignsubmission_file/{EX1}": "Team 1"}),
}


@pytest.mark.parametrize("form", [as_folder, as_zip], ids=["folder", "zip"])
@pytest.mark.parametrize("case", CASES)
def test_nobody_is_invented(case, form, tmp_path):
    places = {place: source for place, source in zip(CASES[case], (ONE, WRONG))}
    screen, found = marked(form(tmp_path / ("class.zip" if form is as_zip else "class"), places))
    assert screen.status == 0, screen.err
    assert found == dict(zip(CASES[case].values(), ("4", "0")))


def test_each_folder_is_a_students_whatever_folders_are_in_it(tmp_path):
    path = as_folder(tmp_path / "class", {f"{name}/{folder}/{file}": RIGHT[file] for name in ("ada", "bob")
                                          for folder, file in (("week 1", EX1), ("week 2", EX3))})
    screen, found = marked(path, only=None)
    assert screen.status == 0 and found == {"ada": "19", "bob": "19"}


def test_of_what_was_handed_in_to_teams_the_latest_version_counts_and_drafts_do_not(tmp_path):
    top = "Submitted files/Ada/hw"
    screen, found = marked(as_folder(tmp_path / "class", {
        f"{top}/Version 2/{EX1}": WRONG, f"{top}/Version 10/{EX1}": ONE,
        f"Working files/Ada/hw/{EX1}": WRONG}))
    assert screen.status == 0 and found == {"Ada": "4"} and "Working files" in screen.err


@pytest.mark.parametrize("names", [
    [f"A01_Ada Lovelace_Sep 24, 2024 926 PM_{EX1}", f"A02_Bob_Sep 24, 2024 926 PM_{EX1}"],
    ["ex1_forward.py", "ex1_forward(1).py", "ex1_forward(2).py"]], ids=["BCIT", "Google Drive, all the same"])
def test_a_layout_that_is_not_known_is_said_to_be_that(names, tmp_path):
    screen, found = marked(as_folder(tmp_path / "class", dict.fromkeys(names, ONE)))
    assert screen.status == 2 and found == {}
    assert "unknown layout: make a folder for each student" in screen.err


# ---- One student's odd file costs nobody else --------------------------------------------------------------

def moodle(file=EX1, name="Ada", number=101):
    return f"{name}_{number}_assignsubmission_file/{file}"


def test_a_photo_may_hold_any_bytes(tmp_path):
    path = tmp_path / "class.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(moodle(), ONE)
        archive.writestr(moodle("photo.jpg", "Bob", 102), b"\xff\xd8" + b"PK\6\7PK\5\6" * 800)
    screen, found = marked(path)
    assert screen.status == 0 and found == {"Ada": "4", "Bob": "0"}


@pytest.mark.parametrize("place, status", [
    (moodle("..\\x.py", "Bob", 102), 0), (moodle("../../x.py", "Bob", 102), 0), ("..\\x.py", 2),
    (f"C: Bob_102_assignsubmission_file/{EX1}", 0), (f"J:x/{EX1}", 2)], ids=str)
def test_a_place_that_leads_out_costs_that_file(place, status, tmp_path):
    path = as_zip(tmp_path / "class.zip", {moodle(): ONE, moodle("x.txt", "Cy", 104): b"", place: ONE})
    screen, found = marked(path)
    assert found["Ada"] == "4" and screen.status == status
    assert not list(tmp_path.rglob("x.py"))


def test_what_is_never_looked_at_is_not_counted(tmp_path):
    places = {moodle(): ONE, **{moodle(f".git/objects/{n}", "Bob", 102): b"" for n in range(61_000)}}
    screen, found = marked(as_zip(tmp_path / "class.zip", places))
    assert screen.status == 0 and found == {"Ada": "4", "Bob": "0"}


def test_a_name_that_is_not_the_utf_8_that_it_says_it_is_costs_nobody_else_and_is_for_a_teacher(tmp_path):
    bobs = as_zip(tmp_path / "bob.zip", {EX1: ONE, "f\u00fcr.py": b"#"}).read_bytes()
    bobs = bobs.replace("f\u00fcr.py".encode(), b"f\xff\xfer.py")
    path = as_zip(tmp_path / "class.zip", {moodle(): ONE, moodle("hw.zip", "Bob", 102): bobs})
    screen, found = marked(path)
    assert screen.status == 2 and found == {"Ada": "4", "Bob": "needs review"}
    assert "hw.zip cannot be read" in screen.err


@needs_posix
def test_a_lone_surrogate_in_a_name_costs_nothing(tmp_path):
    as_folder(tmp_path / "class", {f"ada/{EX1}": ONE})
    (tmp_path / "class" / "b\udcff").mkdir()
    (tmp_path / "class" / "b\udcff" / EX1).write_bytes(WRONG)
    screen, found = marked(tmp_path / "class")
    assert screen.status == 0 and found["ada"] == "4" and list(found.values()) == ["4", "0"]
    metadata = b'submission_1:\n  :submitters:\n  - :name: "A \\ud800"\n    :sid: 1\n'
    screen, found = marked(as_folder(tmp_path / "x" / "g", {
        f"submission_1/{EX1}": ONE, "submission_metadata.yml": metadata}))
    assert screen.status == 0 and list(found.values()) == ["4"]


def test_zip64_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(zipfile, "ZIP_FILECOUNT_LIMIT", 1)      # what makes zipfile write it
    path = as_zip(tmp_path / "class.zip", {moodle(): ONE, moodle(EX1, "Bob", 102): WRONG})
    assert b"PK\6\7" in path.read_bytes()
    screen, found = marked(path)
    assert screen.status == 0 and found == {"Ada": "4", "Bob": "0"}


@needs_posix
def test_a_folder_that_is_a_link_is_that_students_and_is_not_followed(tmp_path):
    path = as_folder(tmp_path / "class", {f"ada/{EX1}": ONE, f"cy/{EX1}": ONE})
    (path / "bob").symlink_to(path / "ada")
    screen, found = marked(path)
    assert screen.status == 0 and found == {"ada": "4", "bob": "0", "cy": "4"}
    assert "bob is a link, and links are not followed" in screen.err
