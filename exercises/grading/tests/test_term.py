"""A term: what a teacher needs between handing out and giving back, each through grade.py."""

import os
import re
import shutil
import subprocess
import sys

import pytest

from grading.questions import QUESTIONS
from grading.tests.classes import (
    FILE, FILES, HALF, ONLY, RIGHT, STUB, TELLS_WHEN, Words, as_zip, needs_posix, rows, totals, when_marked)
from grading.tests.doors import GRADING, grade, hand_in, start
from grading.tests.test_command import FLIPPED

EX2, EX3 = "ex2_loss.py", "ex3_chain_rule.py"


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A class of three on Canvas, in submissions.zip, and Canvas's gradebook."""
    monkeypatch.chdir(tmp_path)
    as_zip(tmp_path / "submissions.zip", {f"leeann_11_501_{FILE}": HALF, f"raybob_12_502_{FILE}": RIGHT,
                                          f"poecy_13_503_{FILE}": STUB})
    hand_in(tmp_path, {"grades.csv": b'Student,ID,Section,HW (7)\n"Lee, Ann",11,A,\n"Ray, Bob",12,A,\n'
                                     b'"Poe, Cy",13,A,\n'})
    return tmp_path


def run(*options, path="submissions.zip", status=0):
    screen = grade(path, "--out", "marks", *ONLY, *options)
    assert (screen.status, "Traceback" in screen.err) == (status, False), screen.err
    return screen


def index(here):
    return Words((here / "marks" / "index.html").read_text(encoding="utf-8"))


# ---- One student again ---------------------------------------------------------------------------

@pytest.mark.parametrize("name", ["leeann", "11", "Lee Ann", "Lee, Ann"])
@pytest.mark.parametrize("path", ["again", f"again/{FILE}", "again.zip"])
def test_one_student_is_marked_again_and_is_nobody_new(name, path, here):
    run()
    hand_in(here, {f"again/{FILE}": RIGHT})
    as_zip(here / "again.zip", {FILE: RIGHT})
    screen = run("--student", name, path=path)
    assert totals(here / "marks") == {"leeann": "4", "raybob": "4", "poecy": "0"}
    assert "leeann (4, was 2)" in screen.err and "before." not in screen.err
    run("--gradebook", "grades.csv", "--student", name, path=path)
    assert b'"Lee, Ann",11,A,4' in (here / "marks" / "grades.csv").read_bytes()


@pytest.mark.parametrize("file, source, cells", [
    (FILE, HALF, ["2", "wrong", "3", "2"]), (EX2, FILES[EX2] + b"\n\ndef loss(*_):\n    return 0\n",
                                             ["2", "2", "3", "wrong"])])
def test_one_file_of_one_student_changes_no_other_mark(file, source, cells, here):
    places = {f"{name}_{file}": FILES[file] for name in ("leeann_11_501", "poecy_13_502")
              for file in (FILE, EX2)}
    as_zip(here / "submissions.zip", places)
    assert grade("submissions.zip", "--out", "marks", "--only", "ex1", "ex2").status == 0
    hand_in(here, {file: source})
    for name, other in (("leeann", "poecy"), ("poecy", "leeann")):
        screen = grade(file, "--out", "marks", "--student", name, "--only", "ex1", "ex2")
        assert screen.status == 0 and "by hand" not in screen.err
        found = {row["name"]: [row[function] for function in ("sigmoid", "predict", "example_loss", "loss")]
                 for row in rows(here / "marks")}
        assert found[name] == cells and (name == "poecy" or found[other] == ["2", "2", "3", "2"])
    assert "Not handed in again, so the earlier answers count: " in index(here).said


def test_a_name_that_nobody_has_is_said_to_be_new_and_one_that_two_have_is_refused(here):
    run()
    hand_in(here, {f"again/{FILE}": RIGHT})
    assert "Nobody in marks was called Ann Leigh before." in run("--student", "Ann Leigh", path="again").err
    assert len(totals(here / "marks")) == 4
    as_zip(here / "submissions.zip", {f"leeann_11_1_{FILE}": HALF, f"leeann_22_2_{FILE}": HALF})
    run()
    assert "could be several" in run("--student", "leeann", path="again", status=2).err
    run("--student", "22", path="again")
    assert {row["id"]: row["total"] for row in rows(here / "marks")}["22"] == "4"


@pytest.mark.parametrize("endings", [(".json",), (".json", ".html")])
def test_deleting_the_files_of_a_student_removes_the_student(endings, here):
    run()
    hand_in(here, {f"wrong name/{FILE}": RIGHT})
    run("--student", "wrong name", path="wrong name")
    for ending in endings:
        (here / "marks" / f"wrong name{ending}").unlink()
    run()
    assert list(totals(here / "marks")) == ["leeann", "poecy", "raybob"]
    assert "wrong name" not in index(here).said


@pytest.mark.parametrize("damage", [
    lambda text: "{", lambda text: "[]", lambda text: "{}",
    lambda text: text.replace('"made": {', '"made": {}, "x": {').replace('"code": {', '"code": {}, "x": {'),
    lambda text: text.replace('"wrong"', '"marvellous"'), lambda text: text.replace('"state"', '"estate"')],
    ids=["cut off", "a list", "nothing in it", "another key", "another outcome", "no state"])
def test_a_report_that_cannot_be_read_is_never_passed_over_in_silence(damage, here):
    run()
    path = here / "marks" / "leeann.json"
    path.write_text(damage(path.read_text()))
    as_zip(here / "submissions.zip", {f"raybob_12_502_{FILE}": RIGHT})
    screen = run(status=2)
    assert "leeann.json cannot be read, so its student is in no table" in screen.err.replace(os.sep, "/")
    as_zip(here / "submissions.zip", {f"leeann_11_501_{FILE}": HALF})
    run()
    assert totals(here / "marks") == {"leeann": "2", "raybob": "4", "poecy": "0"}


# ---- Changed marks -------------------------------------------------------------------------------

def test_every_changed_mark_is_listed_up_and_down_until_the_next_run(here):
    assert "Changed marks" not in run().err + index(here).said
    as_zip(here / "submissions.zip", {f"leeann_11_501_{FILE}": RIGHT, f"raybob_12_502_{FILE}": STUB,
                                      f"poecy_13_503_{FILE}": STUB})
    assert "Changed marks: leeann (4, was 2); raybob (0, was 4)." in run().err
    said = index(here).said
    assert "Changed marks (2) leeann : 4, was 2: predict 2 (was 0)" in said
    assert "raybob : 0, was 4: sigmoid 0 (was 2), predict 0 (was 2)" in said
    assert "Changed marks" not in run().err + index(here).said


def test_a_mark_that_a_stopped_run_has_changed_is_listed_by_the_next_one(here):
    run()
    as_zip(here / "submissions.zip", {f"leeann_11_501_{FILE}": RIGHT})
    (here / "marks" / "marks.csv").unlink()
    (here / "marks" / "marks.csv").mkdir()      # so that the run ends before the table is written
    run(status=2)
    (here / "marks" / "marks.csv").rmdir()
    assert "Changed marks: leeann (4, was 2)." in run().err


# ---- Another version of the checks ---------------------------------------------------------------

def test_only_what_decides_marks_makes_another_version(here):
    shutil.copytree(GRADING, here / "exercises" / "grading",
                    ignore=shutil.ignore_patterns("answers", "*.pyc.*", "__pycache__"))
    shutil.copy(GRADING.parents[1] / "single_neuron.py", here)
    hand_in(here / "class", {f"ada/{FILE}": HALF, f"tom/{FILE}": TELLS_WHEN, f"eve/{FILE}": HALF})

    def run_copy(place="grade.py", text="\n# another version\n"):
        with open(here / "exercises" / "grading" / place, "a", encoding="utf-8") as file:
            file.write(text)
        screen = start("exercises/grading/grade.py", "class", "--out", "marks", *ONLY, folder=here)
        assert screen.status == 0, screen.err
        return screen.err, when_marked(here / "marks", "tom")
    _, told = run_copy()
    for place in ("marking/student_page.py", "marking/class_run.py", "judging/sentences.py",
                  "tests/test_class.py", "README.md"):
        assert run_copy(place)[1] == told, place
    _, now = run_copy("../../single_neuron.py")
    assert now != told
    hand_in(here / "class", {"eve/readme.txt": b""})
    (here / "class" / "eve" / FILE).unlink()
    err, later = run_copy("questions/ex1_forward.py", (
        "\nEXERCISE = EXERCISE._replace(questions=[question._replace(rel_tol=1e9)\n"
        "    for question in EXERCISE.questions])\n"))      # pays more
    assert later != now
    assert "Changed marks: ada (4, was 2)" in err
    assert f"Judged by an earlier version of the checks, and not handed in again: eve ({FILE})." in err
    assert totals(here / "marks")["eve"] == "2"
    assert "Judged by an earlier version of the checks (1) eve" in index(here).said


def test_points_that_are_carried_forward_once_are_carried_forward_for_all_and_from_then_on(here):
    hand_in(here / "class", {f"ada/{EX3}": FLIPPED, f"tom/{EX3}": FLIPPED})
    def marked(*options):
        screen = grade("class", "--out", "marks", "--only", "ex3", *options)
        return screen, {int(total) for total in totals(here / "marks").values()}
    _, (before,) = marked()
    shutil.rmtree(here / "class" / "tom")
    screen, (after,) = marked("--carry-forward")
    carried = sum(QUESTIONS[function].points for function in ("dL_dw", "dL_db"))
    assert after - before == carried and f"tom ({after}, was {before})" in screen.err
    assert marked()[1] == {after}


# ---- Giving back ---------------------------------------------------------------------------------

def test_the_last_line_says_where_to_look_and_what_matters_is_not_buried(here):
    assert run().err.splitlines()[-1] == f"Open {os.path.join('marks', 'index.html')}"
    lines = run().err.splitlines()
    assert "Marked before, and not changed since: 3." in lines
    assert not any(re.match("(leeann|raybob|poecy): ", line) for line in lines)


def test_a_page_that_a_run_left_behind_when_it_was_killed_is_not_in_the_way(here):
    run()
    (here / "kept").mkdir()
    shutil.copy(here / "marks" / "leeann.html", here / "kept")      # the first file that is written
    screen = grade("submissions.zip", "--out", "kept", *ONLY)
    assert screen.status == 0 and totals(here / "kept") == totals(here / "marks")


@pytest.mark.parametrize("name", ["index.html", "marks.csv", "feedback.zip", "Lee, Ann.html", "Lee, Ann.json",
                                  "grades.csv"])
def test_somebodys_own_files_are_not_written_over(name, here):
    hand_in(here, {f"marks/{name}": b"my own"})
    screen = run("--gradebook", "grades.csv", status=2)
    assert name in screen.err and "nothing is written there" in screen.err
    assert (here / "marks" / name).read_bytes() == b"my own"
    assert not [path for path in (here / "marks").iterdir() if path.name not in (name, ".lock")]


def test_nor_a_page_of_somebodys_own_beside_our_marks(here):
    run()
    hand_in(here, {"marks/Ann Leigh.html": b"my own", f"again/{FILE}": RIGHT})
    screen = run("--student", "Ann Leigh", path="again", status=2)
    assert "holds Ann Leigh.html, which is not ours" in screen.err
    assert (here / "marks" / "Ann Leigh.html").read_bytes() == b"my own" and len(totals(here / "marks")) == 3


def test_a_file_that_another_program_has_open_is_named_with_what_to_do(here, monkeypatch):
    """As on Windows, where a file that is open in a spreadsheet cannot be replaced."""
    run()
    replace = os.replace

    def refuse_marks(source, target):
        if os.fspath(target).endswith("marks.csv"):
            raise PermissionError(13, "Permission denied", os.fspath(target))
        replace(source, target)
    as_zip(here / "submissions.zip", {f"leeann_11_501_{FILE}": RIGHT})
    monkeypatch.setattr(os, "replace", refuse_marks)
    said = run(status=2).err.splitlines()[-1]
    assert said.endswith(
        "marks.csv is open in another program: close it there and run the same command again.")
    monkeypatch.undo()
    monkeypatch.chdir(here)
    run()
    assert totals(here / "marks")["leeann"] == "4"


@needs_posix
def test_a_second_run_waits_for_the_first_and_says_so(here):
    import fcntl
    (here / "marks").mkdir()
    with open(here / "marks" / ".lock", "ab") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        command = [sys.executable, str(GRADING / "grade.py"), "submissions.zip", "--out", "marks", *ONLY]
        process = subprocess.Popen(command, encoding="utf-8", stderr=subprocess.PIPE,
                                   stdout=subprocess.DEVNULL)
        said = [process.stderr.readline(), process.stderr.readline()]
        assert said[1] == "Another run is writing to marks: waiting for it.\n", said
        assert not (here / "marks" / "marks.csv").exists()
    process.communicate()
    assert process.returncode == 0 and len(totals(here / "marks")) == 3


# ---- The page ------------------------------------------------------------------------------------

def test_the_page_begins_with_who_needs_a_look_and_no_file_is_not_called_right(here):
    nobody = {f"poecy_{number}_{number}_photo.jpg": b"" for number in range(20, 28)}
    as_zip(here / "submissions.zip", {f"raybob_12_502_{FILE}": RIGHT, **nobody})
    run()
    lines = index(here).lines
    assert lines.index("Who needs a look") < lines.index("Marks")
    assert "No file that counts (8)" in index(here).said and "Nobody" not in index(here).said
    assert not re.search("(?i)nothing is wrong", index(here).said)
    assert "There is no wrong answer." in index(here).said


# ---- Classroom 50 --------------------------------------------------------------------------------

def test_the_folders_of_gh_teacher_download_are_students_who_stay_the_same(here):
    for number, source in enumerate((HALF, RIGHT)):
        folder = f"cs-hw_submissions_2026_05_0{number + 1}_T_14_30_45"
        hand_in(here, {f"{folder}/cs-hw-ada-1/exercises/{FILE}": source,
                       f"{folder}/cs-hw-bob/exercises/{FILE}": source, f"{folder}/scores.csv": b"a,b\n"})
        screen = run(path=folder)
        assert "Classroom 50: 2 students" in screen.err
    assert totals(here / "marks") == {"ada-1": "4", "bob": "4"}
