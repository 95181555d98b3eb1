"""Which exercise a file answers: by its name, else by what it defines. What may be an answer is not lost."""

import json

import pytest

from grading.tests.doors import EXERCISES, answers_of, grade, mark
from grading.tests.classes import zipped
from grading.tests.handed_in import (
    EX1, EX2, EX3, EX4, EX5, RIGHT, WRONG, as_folder, as_zip, marked, rows, stub)

ONE = RIGHT[EX1]
LESSON = (EXERCISES.parent / "single_neuron.py").read_bytes()
PAIR = ("--only", "ex1", "ex2")


def points(files, *options):
    """Return (score, {function: outcome}) of one submission."""
    document = mark(files, *options)
    return document["score"], {name: one["outcome"] for name, one in answers_of(document).items()}


# ---- Renamed files -----------------------------------------------------------------------------------------

@pytest.mark.parametrize("name", [
    "ex1_forward_20117.py", "Ex1 Forward.py", "exercise1.py", "forward.py", "ex1_forward_final_v2.py",
    "HW1_name_ex1_forward.py", "ex1_forward.txt", "20240303110000_ex1_forward.py", "ex1_forward.py.txt",
    "Copy of ex1_forward.py", "solution.py"])
def test_a_file_under_another_name_is_the_exercise_whose_functions_it_has(name):
    document = mark({name: ONE}, "--only", "ex1")
    assert (document["score"], document["needs_review"]) == (4, False)


def test_a_whole_class_under_other_names_gets_its_points_and_is_told(tmp_path):
    path = as_folder(tmp_path / "class", {f"ada/20240303110000_{EX1}": ONE,
                                          f"bob/20240303110001_{EX1}": WRONG})
    screen, found = marked(path)
    assert screen.status == 0 and found == {"ada": "4", "bob": "0"}
    page = (tmp_path / "marks" / "ada.html").read_text(encoding="utf-8")
    assert f"20240303110000_{EX1} counts as {EX1}." in page


@pytest.mark.parametrize("exercise", list(RIGHT))
def test_every_exercise_is_known_by_what_it_defines(exercise):
    assert points({"mine.py": RIGHT[exercise]})[0] == points({exercise: RIGHT[exercise]})[0] > 0


@pytest.mark.parametrize("name", ["neuron.py", "single_neuron (1).py", "my_single_neuron.py", "lesson.txt"])
def test_what_was_given_is_never_paid(name):
    score, outcomes = points({name: LESSON, "training.py": stub(EX5)})
    assert score == 0
    assert {outcomes[one] for one in ("sigmoid", "predict", "gradient", "loss")} == {"missing_file"}
    assert outcomes["train"] == outcomes["update"] == "not_started"


def test_a_changed_lesson_could_be_several_exercises_and_is_for_a_teacher(tmp_path):
    score, outcomes = points({"neuron.py": LESSON + b"\n# mine\n"})
    assert score == 0 and outcomes["sigmoid"] == outcomes["train"] == outcomes["gradient"] == "needs_review"


def test_all_functions_in_one_file_are_for_a_teacher_where_they_do_not_count():
    everything = b"\n".join(RIGHT[name] for name in (EX1, EX2, EX3))
    score, outcomes = points({"all.py": everything}, "--only", "ex1", "ex2", "ex3")
    assert outcomes["dL_dy"] == "right" and outcomes["sigmoid"] == outcomes["loss"] == "needs_review"


@pytest.mark.parametrize("other", [WRONG, stub(EX1)], ids=["wrong", "not worked on"])
def test_the_right_name_comes_first_unless_it_is_as_it_was_given(other):
    score, _ = points({EX1: other, "forward.py": ONE}, "--only", "ex1")
    assert score == (4 if other == stub(EX1) else 0)


def test_solutions_and_the_grader_itself_are_no_answers():
    score, outcomes = points({"solutions/forward.py": ONE, "grading/x.py": RIGHT[EX4], EX2: RIGHT[EX2]})
    assert score == 5 and outcomes["sigmoid"] == outcomes["gradient"] == "missing_file"


def test_two_under_other_names_that_differ_are_for_a_teacher():
    _, outcomes = points({"a.py": ONE, "b.py": WRONG}, "--only", "ex1")
    assert outcomes["sigmoid"] == "needs_review"


# ---- Notebooks ---------------------------------------------------------------------------------------------

def notebook(*cells):
    return json.dumps({"nbformat": 4, "cells": [
        {"cell_type": "code", "source": cell.splitlines(keepends=True)} for cell in cells]}).encode()


def written(file, source):
    return f"%%writefile exercises/{file}\n{source.decode()}"


def test_the_cells_of_a_notebook_that_write_a_file_are_files():
    work = notebook("# Homework", written(EX1, WRONG), "%run exercises/ex1_forward.py", written(EX1, ONE))
    assert points({"hw.ipynb": work}, "--only", "ex1")[0] == 4
    assert points({"hw.ipynb": work, EX1: ONE}, "--only", "ex1")[0] == 4
    assert points({"hw.ipynb": work, EX1: WRONG}, "--only", "ex1")[1]["sigmoid"] == "needs_review"


@pytest.mark.parametrize("broken", [
    b"{", b"[]", b'{"cells": 3}', b'{"cells": [{"source": 3}]}', b"[" * 100_000], ids=len)
def test_a_broken_notebook_costs_nothing_else(broken):
    score, outcomes = points({"hw.ipynb": broken, EX1: ONE}, *PAIR)
    assert score == 4 and outcomes["loss"] == "missing_file"


# ---- What may be an answer and cannot be told --------------------------------------------------------------

UNREADABLE = {
    "homework.rar": b"Rar!", "homework.7z": b"7z", "essay.docx": b"PK",
    "hw.ipynb": notebook("def sigmoid(z): ..."),
    "outer.zip": zipped({"inner.zip": zipped({EX1: ONE})}), "my_ex1.py": b"def f():\n    pass\n",
    "half.py": b"def sigmoid(z):\n    return 1\n"}


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_may_be_an_answer_is_told_on_the_screen_by_name_and_never_a_silent_0(name, tmp_path):
    path = as_folder(tmp_path / "class", {f"ada/{name}": UNREADABLE[name], f"bob/{EX1}": ONE})
    screen, found = marked(path)
    assert screen.status == 2 and found == {"ada": "needs review", "bob": "4"}
    line = next(line for line in screen.err.splitlines() if line.startswith("ada: There is no file"))
    assert name.replace("outer.zip", "outer.zip/inner.zip") in line


@pytest.mark.parametrize("name", ["paper.pdf", "letter.docx", "scan.jpg", "notes.txt", "plot.py"])
def test_a_paper_beside_the_files_is_a_note_and_no_question(name, tmp_path):
    path = as_folder(tmp_path / "class", {f"ada/{EX1}": ONE, f"ada/{name}": b"x = 1\n"})
    screen, found = marked(path, only=None)
    assert screen.status == 0 and found == {"ada": "4"}


def test_an_empty_file_is_told_on_the_screen_by_name(tmp_path):
    path = as_folder(tmp_path / "class", {f"ada/{EX1}": b"", f"bob/{EX1}": ONE})
    screen, found = marked(path)
    assert found == {"ada": "0", "bob": "4"} and f"ada: {EX1} is empty." in screen.err


# ---- One corrected file ------------------------------------------------------------------------------------

def test_what_has_no_file_now_keeps_its_earlier_answer_with_a_note(tmp_path):
    first = as_zip(tmp_path / "1.zip", {f"ada_101_5_{EX1}": WRONG, f"ada_101_6_{EX2}": RIGHT[EX2]})
    later = as_zip(tmp_path / "2.zip", {f"ada_101_7_{EX1}": ONE})
    (tmp_path / "grades.csv").write_text('Student,ID,Section,HW (7)\n"Ada",101,A,\n')
    assert grade(first, "--out", tmp_path / "marks", *PAIR).status == 0
    assert rows(tmp_path / "marks")[0]["total"] == "5"
    for _ in range(2):
        screen = grade(later, "--out", tmp_path / "marks", *PAIR, "--gradebook", tmp_path / "grades.csv")
        assert screen.status == 0 and rows(tmp_path / "marks")[0]["total"] == "9"
        assert b'"Ada",101,A,9' in (tmp_path / "marks" / "grades.csv").read_bytes()
        note = f"Not handed in again, so the earlier answers count: {EX2}."
        assert note in next((tmp_path / "marks").glob("[aA]*.html")).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["homework.rar", EX1])
def test_what_is_empty_or_cannot_be_read_later_does_not_take_the_earlier_answer_either(name, tmp_path):
    marked(as_zip(tmp_path / "1.zip", {f"ada_101_5_{EX1}": ONE}))
    screen, found = marked(as_zip(tmp_path / "2.zip", {f"ada_101_7_{name}": b""}))
    assert found == {"ada": "4"} and "ada: " in screen.err and name in screen.err


def test_two_different_files_later_are_for_a_teacher_whatever_was_there_before(tmp_path):
    marked(as_zip(tmp_path / "1.zip", {f"ada_101_5_{EX1}": ONE}))
    screen, found = marked(as_zip(tmp_path / "2.zip", {f"ada_101_7_{EX1}": ONE, f"ada_101_8_{EX1}": WRONG}))
    assert screen.status == 2 and found == {"ada": "needs review"}
