"""A contested mark: corrections.csv is respected everywhere, and marks.csv is not the place for changes."""

import pytest

from grading.tests.classes import (
    FILE, HALF, RIGHT, STUB, Words, answers, as_zip, page, read_json, reports, rows, totals)
from grading.tests.test_term import here, index, run      # here is a fixture

CORRECTIONS = "student,function,points,reason\n"


def correct(here, lines, mark=""):
    (here / "marks").mkdir(exist_ok=True)
    (here / "marks" / "corrections.csv").write_text(mark + CORRECTIONS + lines, encoding="utf-8")


def test_a_correction_is_respected_in_every_run_and_named_everywhere(here):
    run()
    shown = page(here / "marks", "leeann").count("<figure>")
    correct(here, "leeann,predict,1,bias is in z\n13,,3,oral exam\n")
    for number in range(2):
        screen = run("--gradebook", "grades.csv")       # from now on, leeann is Lee, Ann
        assert totals(here / "marks") == {"Lee, Ann": "3", "Ray, Bob": "4", "Poe, Cy": "3"}
        row = next(row for row in rows(here / "marks") if row["id"] == "11")
        assert (row["predict"], row["corrections"]) == (
            "1", "predict: 1, set by the teacher (bias is in z).")
        assert b'"Lee, Ann",11,A,3' in (here / "marks" / "grades.csv").read_bytes()
        assert b'"Poe, Cy",13,A,3' in (here / "marks" / "grades.csv").read_bytes()
        ann, cy = (reports(here / "marks")[name] for name in ("leeann", "poecy"))
        assert (read_json(ann)["score"], read_json(cy)["score"]) == (3, 3)
        assert answers(here / "marks", "leeann")["predict"]["score"] == 1
        assert page(here / "marks", "leeann").count("<figure>") == shown      # the student's own code
        said = Words(page(here / "marks", "leeann")).said
        assert "3 of 4 points" in said and "predict: 1, set by the teacher (bias is in z)." in said
        assert "The total: 3, set by the teacher (oral exam)." in index(here).said
        assert ("Lee, Ann (3, was 2)" in screen.err) is (number == 0)
    as_zip(here / "submissions.zip", {f"leeann_11_501_{FILE}": HALF + b"\n"})
    run()
    assert totals(here / "marks")["Lee, Ann"] == "3"
    (here / "marks" / "corrections.csv").unlink()
    assert "Lee, Ann (2, was 3)" in run().err
    assert totals(here / "marks") == {"Lee, Ann": "2", "Ray, Bob": "4", "Poe, Cy": "0"}


def test_corrections_come_from_a_spreadsheet_too_and_before_the_first_run(here):
    correct(here, "raybob;sigmoid;0;copied\n".replace(";", ","), mark="\ufeff")
    run()
    assert totals(here / "marks")["raybob"] == "2"
    text = (CORRECTIONS + "raybob,sigmoid,1,copied\n").replace(",", ";").replace("\n", "\r\n")
    (here / "marks" / "corrections.csv").write_bytes(text.encode("utf-8-sig"))
    run()
    assert totals(here / "marks")["raybob"] == "3"


def test_a_correction_decides_what_needed_review(here):
    as_zip(here / "submissions.zip", {f"leeann_11_501_{FILE}": HALF,
                                      "leeann_11_502_ex1_forward (1).py": RIGHT})
    run(status=2)
    assert totals(here / "marks") == {"leeann": "needs review"}
    correct(here, "leeann,,2,the first file counts\n")
    assert "leeann (2, was needs review)" in run().err
    assert totals(here / "marks") == {"leeann": "2"} and "Needs review" not in index(here).said


@pytest.mark.parametrize("line, words", [
    ("leeann,predikt,1,", "line 2: there is no function predikt"),
    ("leeann,dL_dy,1,", "line 2: dL_dy is not marked here"),
    ("leeann,predict,1.5,", "line 2: the points must be a whole number from 0 to 2, and '1.5' is not"),
    ("leeann,predict,-1,", "from 0 to 2"), ("leeann,predict,3,", "from 0 to 2"),
    ("leeann,,5,", "from 0 to 4"), ("leeann,predict,,", "''"),
    (",predict,1,", "line 2: the student is missing"),
    ("raybob,,4,\nleeann,predict,x,", "line 3"),
], ids=str)
def test_a_correction_that_cannot_be_is_refused_before_anything_is_marked(line, words, here):
    run()
    before = (here / "marks" / "marks.csv").read_bytes()
    correct(here, line + "\n")
    screen = run(status=2)
    assert words in screen.err.splitlines()[-1] and (here / "marks" / "marks.csv").read_bytes() == before
    (here / "marks" / "corrections.csv").write_bytes(b"PK\3\4\0")
    assert "must begin with the line student,function,points,reason" in run(status=2).err


def test_a_correction_for_nobody_or_for_two_is_said_and_the_others_are_respected(here):
    as_zip(here / "submissions.zip", {f"leeann_11_1_{FILE}": HALF, f"leeann_12_2_{FILE}": HALF,
                                      f"poecy_13_3_{FILE}": STUB})
    correct(here, "lee bob,predict,2,\nleeann,predict,2,\n13,predict,1,\n13,predict,2,\n")
    screen = run(status=2)
    for words in ("line 2: there is no student lee bob.", "line 3: leeann could be several students, so give",
                  "line 5: an earlier line gives 13 other points"):
        assert words in screen.err and words in index(here).said
    assert [row["total"] for row in rows(here / "marks")] == ["2", "2", "1"]


@pytest.mark.parametrize("column, cell", [("total", "4"), ("predict", "1"), ("sigmoid", "excused")])
def test_marks_csv_is_not_the_place_for_changes_and_it_is_said_where_to_write_them(column, cell, here):
    run()
    path = here / "marks" / "marks.csv"
    heading, *lines = path.read_text(encoding="utf-8-sig").splitlines()
    place = heading.split(",").index(column)
    cells = lines[0].split(",")
    was, cells[place] = cells[place], cell
    path.write_text("\n".join([heading, ",".join(cells), *lines[1:]]), encoding="utf-8")
    screen = run()
    assert f"leeann ({column}: {cell}, was {'0' if was == 'wrong' else was})" in screen.err
    assert "corrections.csv: student,function,points,reason" in screen.err
    assert totals(here / "marks")["leeann"] == "2"
    assert cell in (here / "marks" / "marks-changed-by-hand.csv").read_text(encoding="utf-8")
    assert "by hand" not in run().err
