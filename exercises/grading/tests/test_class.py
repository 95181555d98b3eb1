"""A class: which files its marks are in, what they say, and what one student's oddities cost the others."""

import os
import re
import shutil
import subprocess
import sys
import unicodedata

import pytest

from grading.questions import NAMES, QUESTIONS
from grading.tests.classes import (
    FILE, FILES, HALF, ONLY, RIGHT, answers, as_zip, gradescope, needs_posix, page, read_json, reports,
    rows, stub, totals, zipped)
from grading.tests.doors import GRADING, grade, hand_in, start
from grading.tests.test_command import COSTS, FLIPPED, FUNCTIONS, POINTS

EX3 = "ex3_chain_rule.py"
POINTS_OF_EX3 = sum(QUESTIONS[function].points for function in FUNCTIONS if function.startswith("d"))
SCHOOL = {      # name: what is handed in, the total
    "=cmd(A1)": ({EX3: FILES[EX3]}, POINTS_OF_EX3),
    "H\u00e9l\u00e8ne O'Neil \u5c0f": (FILES, POINTS),
    "ada": (FILES, POINTS),
    "bob": ({**FILES, EX3: FLIPPED}, POINTS - COSTS),
    "carl": ({f"{name}.py": stub(name) for name in NAMES}, 0),
    "dora": ({name: FILES[name] for name in FILES if name != EX3}, POINTS - POINTS_OF_EX3),
    "emil": ({**FILES, EX3: b"def broken(:\n"}, POINTS - POINTS_OF_EX3),
    "loud": ({**FILES, EX3: FILES[EX3] + b"\nimport os, signal\nos.kill(os.getpid(), signal.SIGTERM)\n"},
             None),
}


@pytest.fixture(scope="module")
def school(tmp_path_factory):
    """The folder of a class with odd names, .zip files and a broken one, and two that its marks are in."""
    folder = tmp_path_factory.mktemp("school")
    for name, (files, _) in SCHOOL.items():
        hand_in(folder / "class" / name, files)
    hand_in(folder / "class", {"gus.zip": zipped({f"hw/week 1/{name}": FILES[name] for name in FILES}),
                               "bad.zip": b"PK\3\4 rubbish"})
    screens = [grade(folder / "class", "--out", folder / out / "marks", "--seed", "1", "--jobs", jobs)
               for out, jobs in (("one", 1), ("two", 5))]
    return folder, screens


def documents(out):
    return {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()}


def test_a_class_is_marked_into_a_table_and_two_files_for_each_student(school):
    folder, (screen, _) = school
    out, marked = folder / "one" / "marks", totals(folder / "one" / "marks")
    assert screen.status == 0 and "Traceback" not in screen.err
    assert (out / "marks.csv").read_bytes().startswith(b"\xef\xbb\xbf")      # for Excel
    assert list(rows(out)[0])[:3] == ["name", "id", "late"]
    assert list(rows(out)[0])[3:3 + len(FUNCTIONS)] == FUNCTIONS
    assert {"total", "maximum"} <= set(rows(out)[0])
    assert marked.pop("'=cmd(A1)") == str(POINTS_OF_EX3)        # no spreadsheet takes it for a formula
    assert (marked.pop("bad"), marked.pop("gus")) == ("0", str(POINTS))
    assert POINTS - POINTS_OF_EX3 <= int(marked.pop("loud"))
    assert marked == {name: str(total) for name, (_, total) in SCHOOL.items() if name in marked}
    for name, path in reports(out).items():
        document = read_json(path)
        assert path.name == f"{name}.json" and document["max_score"] == POINTS
        assert f'{document["score"]} of {POINTS}' in page(out, name)
    assert sorted(path.name for path in out.iterdir() if not path.name.startswith(".")) == sorted(
        ["marks.csv", "index.html"] + [name + ending for name in [*SCHOOL, "bad", "gus"]
                                       for ending in (".json", ".html")])


@pytest.mark.parametrize("name, function, cell", [
    ("bob", "dL_dy", "wrong"), ("bob", "dL_dw", "carried over"), ("carl", "dL_dy", "not started"),
    ("dora", "dL_dy", "no file"), ("emil", "dL_dy", "wrong"),
    ("bob", "dy_dz", str(QUESTIONS["dy_dz"].points))])
def test_in_place_of_0_the_table_says_why(name, function, cell, school):
    row = next(row for row in rows(school[0] / "one" / "marks") if row["name"] == name)
    assert row[function] == cell


def test_marks_do_not_depend_on_jobs(school):
    folder, (one, two) = school
    assert documents(folder / "one" / "marks") == documents(folder / "two" / "marks") and one.out == two.out


def test_one_bad_submission_is_told_why_and_sinks_nobody(school):
    assert "not a valid .zip file" in page(school[0] / "one" / "marks", "bad")
    assert answers(school[0] / "one" / "marks", "loud")["sigmoid"]["outcome"] == "right"


def test_on_a_terminal_there_is_a_bar_with_an_estimate_in_place_of_lines(tmp_path):
    pty = pytest.importorskip("pty")
    try:
        reading, writing = pty.openpty()
    except OSError:
        pytest.skip("no terminals here")
    hand_in(tmp_path, {f"class/{name}/{FILE}": RIGHT for name in ("ada", "bob", "eve")})
    done = subprocess.run([sys.executable, str(GRADING / "grade.py"), "class", "--out", "marks", *ONLY],
                          cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=writing)
    shown = os.read(reading, 5000).decode()
    os.close(reading), os.close(writing)
    assert done.returncode == 0 and totals(tmp_path / "marks")["ada"] == "4"
    assert re.search(r"\[#{10}\.{20}\] 1 of 3, about \d+ s left", shown)
    assert re.search(r"\[#{30}\] 3 of 3, about 0 s left", shown) and "ada: 4" not in shown


# ---- Names ---------------------------------------------------------------------------------------

LONG = "x" * 250
TWINS = ["Ada", "ada", "ADA", "\u00e9mile", "e\u0301mile", "E\u0301MILE", "stra\u00dfe", "STRASSE",
         LONG + "a", LONG + "b", LONG.upper() + "A", "\u5c0f" * 80, "\u5c0f" * 85,
         "Index", "marks.csv", "feedback", "con", "aux.txt", "nul", "lpt1"]
PLAIN = ["bob", "H\u00e9l\u00e8ne O'Neil", "b.c"]


def folded(name):
    return unicodedata.normalize("NFKC", name).casefold()


def test_the_files_of_a_class_have_different_names_on_every_file_system(tmp_path):
    """Also the name that a long one is cut to may be somebody's, and whose it is depends on no order."""
    people = [(name, str(number), {FILE: RIGHT}) for number, name in enumerate(TWINS + PLAIN)]
    grade(as_zip(tmp_path / "first.zip", gradescope(people)), "--out", tmp_path / "first", *ONLY)
    cut = next(path.stem for path in reports(tmp_path / "first").values() if path.stem.startswith("xxx"))
    people.append((cut, "99", {FILE: HALF}))
    names = {}
    for order, out in ((people, tmp_path / "one"), (people[::-1], tmp_path / "two")):
        assert grade(as_zip(out.with_suffix(".zip"), gradescope(order)), "--out", out, *ONLY).status == 0
        names[out.name] = {name: path.name for name, path in reports(out).items()}
        assert len(names[out.name]) == len({folded(path) for path in names[out.name].values()}) == len(people)
        assert len(totals(out)) == len(people)
        assert max(len(os.fsencode(path.name)) for path in out.iterdir()) <= 255
        assert not {"index.json", "marks.csv.json", "feedback.json", "con.json", "aux.txt.json", "nul.json",
                    "lpt1.json"}.intersection(map(str.lower, names[out.name].values()))
        assert {f"{name}.json" for name in PLAIN} <= set(names[out.name].values())
    assert names["one"] == names["two"]


@needs_posix
def test_no_name_does_anything_to_the_terminal_the_table_or_the_page(tmp_path):
    name = "\x1b[2J\x07\u202eada\r\n"
    hand_in(tmp_path / "class", {f"{name}/{FILE}": RIGHT, f"{name}.pdf": b""})
    (tmp_path / "class" / os.fsdecode(b"\xff\xfe")).mkdir()       # no text, but what Linux allows
    for given in ([tmp_path / "class", "--out", tmp_path / "marks"], [tmp_path / "class" / name / "no"],
                  [tmp_path / "class" / name]):
        screen = grade(*given, *ONLY)
        for character in "\x1b\x07\u202e\r":
            assert character not in screen.out + screen.err
    table = (tmp_path / "marks" / "marks.csv").read_bytes().decode("utf-8")
    assert "?[2J??ada??," in table and not re.search("[\x00-\x09\x0b\x0c\x0e-\x1f\u202e]", table)
    assert len(rows(tmp_path / "marks")) == 2
    for path in (tmp_path / "marks").glob("*.html"):
        assert not re.search("[\x1b\x07\u202e]", path.read_bytes().decode("utf-8"))


CELLS = {"=1+1": "'=1+1", "a;=1+1;b": "a;'=1+1;b", "a\x0b=1": "a?=1", "a, =1": "a,' =1",
         "+1": "'+1", "-1": "'-1", "@SUM(A1)": "'@SUM(A1)", "a\x1b[2Jb": "a?[2Jb",
         "\uff1d1+1": "'\uff1d1+1", "\uff0b1": "'\uff0b1", "\uff0d1": "'\uff0d1",
         "\uff20SUM(A1)": "'\uff20SUM(A1)", "a\x7f\x9b1mb": "a??1mb",
         "a\u2028b": "a?b", "a\u202eb": "a?b", "a\u2066b": "a?b",
         "H\u00e9l\u00e8ne O'Neil": "H\u00e9l\u00e8ne O'Neil", "a=b": "a=b", "a-b": "a-b", "'x": "'x",
         "\u5c71\u7530\u3000\u592a\u90ce": "\u5c71\u7530\u3000\u592a\u90ce"}


def test_no_cell_of_the_table_is_run_by_a_spreadsheet_and_ordinary_ones_stay_as_they_are(tmp_path):
    people = [(name, f"{number}", {}) for number, name in enumerate(CELLS)]
    people.append(("ada", "=cmd()", {FILE: RIGHT}))
    grade(as_zip(tmp_path / "class.zip", gradescope(people)), "--out", tmp_path / "marks", *ONLY)
    assert {row["id"]: row["name"] for row in rows(tmp_path / "marks")} == {
        **{str(number): shown for number, shown in enumerate(CELLS.values())}, "'=cmd()": "ada"}


# ---- The grader's own files ------------------------------------------------------------------------

@pytest.fixture
def project(tmp_path):
    """A copy of the grader, with two students in the folder class; bob has no file for exercise 1."""
    shutil.copytree(GRADING, tmp_path / "exercises" / "grading",
                    ignore=shutil.ignore_patterns("tests", "*.pyc.*", "__pycache__"))
    shutil.copy(GRADING.parents[1] / "single_neuron.py", tmp_path)
    hand_in(tmp_path / "class", {f"ada/{FILE}": RIGHT, "ada/ex2_loss.py": FILES["ex2_loss.py"],
                                 "bob/ex2_loss.py": FILES["ex2_loss.py"]})
    return tmp_path


def run_copy(project, **variables):
    return start(project / "exercises" / "grading" / "grade.py", "class", "--out", "marks",
                 "--only", "ex1", "ex2", folder=project, **variables)


def test_no_file_here_or_beside_the_answers_takes_the_place_of_a_module(project):
    hand_in(project, dict.fromkeys(
        ("exercises/random.py", "exercises/grading/json.py", "zipfile.py", "csv.py", "class/ada/math.py"),
        b"raise SystemExit('taken for a module of Python')\n"))
    screen = run_copy(project)
    assert (screen.status, totals(project / "marks")) == (0, {"ada": "9", "bob": "5"}), screen.err


def test_a_fault_of_the_grader_is_never_a_silent_zero_and_the_next_run_marks_it_again(project):
    """The copy cannot compare the numbers of exercise 1 while the variable BROKEN is set."""
    questions = project / "exercises" / "grading" / "questions" / "ex1_forward.py"
    questions.write_bytes(questions.read_bytes() + (
        b"\nimport os\nEXERCISE = EXERCISE._replace(questions=[question._replace(\n"
        b"    rel_tol=os.environ.get('BROKEN') or question.rel_tol) for question in EXERCISE.questions])\n"))
    screen, out = run_copy(project, BROKEN="a bug of ours"), project / "marks"
    assert (screen.status, totals(out)) == (2, {"ada": "needs review", "bob": "5"})
    ada, row = read_json(out / "ada.json"), rows(out)[0]
    assert (row["sigmoid"], row["loss"]) == ("needs review", "2") and ada["needs_review"] is True
    assert "ada, sigmoid" in screen.err and "The grader itself failed" in screen.err
    assert screen.out == "1 submission, on average 5.0 of 9 points (1 more need review).\n"
    assert "A teacher must look at it." in page(out, "ada")
    assert start(project / "exercises" / "grading" / "grade.py", "class/ada", "--only", "ex1", folder=project,
                 BROKEN="a bug of ours").status == 2
    assert (run_copy(project).status, totals(out)) == (0, {"ada": "9", "bob": "5"})
