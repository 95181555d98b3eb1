"""What nobody can tell is never guessed: whose a file is, and whether folders are one person's or many's."""

import posixpath

import pytest

from grading.tests.classes import FILE, HALF, ONLY, RIGHT, as_zip, needs_links, page, rows, totals, zipped
from grading.tests.doors import grade, hand_in
from grading.tests.test_layouts import CANVAS, CLASS, LAYOUTS, check_marks, every_layout


def mark(path, folder):
    return grade(path, "--out", folder / "marks", *ONLY)


def paid(out):
    """Return the totals above 0. There may be no table at all, where nothing was marked."""
    if not (out / "marks.csv").exists():
        return {}
    return {name: total for name, total in totals(out).items() if total != "0" and total.isdigit()}


def is_said(screen, *names):
    """Return whether it is said by name that something is nobody's, with status 2."""
    return screen.status == 2 and all(name in screen.err for name in names) and "Traceback" not in screen.err


@every_layout
def test_a_file_that_belongs_to_nobody_is_named_and_changes_no_mark(layout, tmp_path):
    places = layout.files()
    top = posixpath.commonpath(places) if len({place.split("/")[0] for place in places}) == 1 else ""
    as_zip(tmp_path / "class.zip", {**places, f"{top}/{FILE}".lstrip("/"): RIGHT})
    screen = mark(tmp_path / "class.zip", tmp_path)
    assert is_said(screen, f"Nobody can tell whose this is, so it was not marked: {FILE}."), screen.err
    check_marks(tmp_path / "marks", layout)


@pytest.mark.parametrize("beside", ["", "wrapper/"], ids=["beside the students", "beside a folder too many"])
@pytest.mark.parametrize("stray", ["ex1_forward (1).py", "Ex1.py", "ada.rar"])
def test_nor_if_its_name_is_not_quite_right(stray, beside, tmp_path):
    hand_in(tmp_path / "class", {stray: b"x", "notes.txt": b"",
                                 **{beside + place: data for place, data in CANVAS.items()}})
    assert is_said(mark(tmp_path / "class", tmp_path), stray)
    check_marks(tmp_path / "marks", LAYOUTS["Canvas"])


@pytest.mark.parametrize("places, names, marked", [
    ({FILE: RIGHT, "old/" + FILE: HALF}, ["unknown layout"], {}),
    ({"week 1/ex1_forward.py": RIGHT, "week 2/ex2_loss.py": b"#"}, [], {"week 1": "4", "week 2": "0"}),
    ({"all/week 1/ex1_forward.py": RIGHT, "all/week 2/ex2_loss.py": b"#"}, ["whose the folders in all/"], {}),
    ({"ex1_forward.py": RIGHT, "ex1_forward(1).py": HALF, "ex1_forward(2).py": b"#"}, ["unknown layout"], {}),
], ids=["files beside a folder with files", "an exercise in each folder", "and in a folder of one student",
        "copies of one file in one folder"])
def test_what_may_be_one_persons_or_manys_is_never_one_submission(places, names, marked, tmp_path):
    screen = mark(hand_in(tmp_path / "x", places), tmp_path)
    assert is_said(screen, *names) is not bool(marked)
    assert not marked or totals(tmp_path / "marks") == marked
    assert marked or not (tmp_path / "marks").exists()


def test_folders_one_of_which_has_no_answers_are_students_also_in_a_folder_of_their_own(tmp_path):
    screen = mark(hand_in(tmp_path / "x", {f"all/ada/{FILE}": RIGHT, "all/bob/photo.jpg": b""}), tmp_path)
    assert screen.status == 0 and totals(tmp_path / "marks") == {"ada": "4", "bob": "0"}


@pytest.mark.parametrize("pack", [False, True], ids=["folders", "zip files"])
def test_folders_that_are_classes_themselves_are_named(pack, tmp_path):
    for section in ("section 1", "section 2"):
        if pack:
            as_zip(tmp_path / "x" / f"{section}.zip", CANVAS)
        else:
            hand_in(tmp_path / "x" / section, CANVAS)
    assert is_said(mark(tmp_path / "x", tmp_path), "section 1")
    assert paid(tmp_path / "marks") == {}


def test_of_folders_of_classes_nobody_is_paid_for_what_somebody_else_has_written(tmp_path):
    hand_in(tmp_path / "school", {f"{group}/{name}/{FILE}": RIGHT + b"# " + name.encode()
                                  for group in ("9a", "9b") for name in ("Ann", "Bob")})
    assert mark(tmp_path / "school", tmp_path).status == 2
    assert paid(tmp_path / "marks") == {}


def test_a_folder_and_a_zip_file_of_the_same_name_are_two_and_neither_is_marked_over_the_other(tmp_path):
    hand_in(tmp_path / "class", {f"ada/{FILE}": RIGHT, "ada.zip": zipped({FILE: HALF}), f"bob/{FILE}": RIGHT})
    assert is_said(mark(tmp_path / "class", tmp_path), "ada and ada.zip")
    assert set(paid(tmp_path / "marks")) <= {"bob"}


def test_names_that_differ_only_in_case_are_two_and_so_is_one_like_the_name_of_an_answer(tmp_path):
    as_zip(tmp_path / "class.zip", {f"ada/{FILE}": RIGHT, f"ADA/{FILE}": HALF, f"{FILE}/{FILE}": RIGHT})
    assert mark(tmp_path / "class.zip", tmp_path).status == 0
    assert totals(tmp_path / "marks") == {"ada": "4", "ADA": "2", FILE: "4"}
    assert len({path.stem.casefold() for path in (tmp_path / "marks").glob("*.json")}) == 3


def test_what_is_no_submission_is_left_out_of_a_class_and_so_are_its_own_marks(tmp_path, monkeypatch):
    hand_in(tmp_path / "class", {f"{name}/{FILE}": RIGHT for name in ("ada", "bob", ".hidden", "__MACOSX")})
    hand_in(tmp_path / "class", {"README.txt": b"", "index.html": b""})
    monkeypatch.chdir(tmp_path / "class")
    for _ in range(2):
        screen = grade(".", "--out", "marks", *ONLY)
        assert (screen.status, list(totals(tmp_path / "class" / "marks"))) == (0, ["ada", "bob"])
        assert "2 students" in screen.err and "README.txt, index.html" in screen.err


def test_the_folder_of_the_first_student_is_a_class_of_one(tmp_path):
    hand_in(tmp_path / "class", {f"ada/homework/{FILE}": RIGHT})
    assert mark(tmp_path / "class", tmp_path).status == 0
    assert totals(tmp_path / "marks") == {"ada": "4"}


# ---- What a student cannot do ----------------------------------------------------------------------

def test_nobody_reaches_another_students_place_with_the_name_of_a_file(tmp_path):
    """The name of a file can look like the beginning of somebody else's."""
    hand_in(tmp_path / "class", {
        f"Ada_10100_assignsubmission_file_{FILE}": RIGHT,
        f"Mallory_10200_assignsubmission_file_Ada_10100_assignsubmission_file_{FILE}": HALF})
    mark(tmp_path / "class", tmp_path)
    assert totals(tmp_path / "marks")["Ada"] == "4" and len(rows(tmp_path / "marks")) == 2


def test_names_that_no_platform_gives_make_neither_a_class_of_a_folder_nor_the_reading_slow(tmp_path):
    places = {**LAYOUTS["folders"].files(), "eve/Screenshot_20240924_101500_Chrome.jpg": b"",
              "eve/Shot_20240925_101500_Chrome.jpg": b"", f"eve/{FILE}": RIGHT,
              "mallory.zip": zipped({f"{'1_' * 30_000}{number}/x.py": b"" for number in range(3)})}
    mark(as_zip(tmp_path / "class.zip", places), tmp_path)
    assert len(rows(tmp_path / "marks")) == len(CLASS) + 2
    assert (totals(tmp_path / "marks")["eve"], totals(tmp_path / "marks")["mallory"]) == ("4", "0")


@needs_links
def test_a_submission_that_is_a_link_is_not_followed(tmp_path):
    hand_in(tmp_path, {f"elsewhere/{FILE}": RIGHT, f"class/bob/{FILE}": RIGHT})
    (tmp_path / "class" / "ada").symlink_to(tmp_path / "elsewhere")
    mark(tmp_path / "class", tmp_path)
    assert totals(tmp_path / "marks") == {"ada": "0", "bob": "4"}
    assert "is a link" in page(tmp_path / "marks", "ada")
