"""Which of a student's files counts for an exercise, and what is said where none does.

All the students are marked in one run; each test looks at one of them.
"""

import os
import re
import sys
import zipfile

import pytest

from grading.questions import NAMES
from grading.tests.classes import (
    FILE, FILES, HALF, ONLY, RIGHT, STUB, Words, answers, needs_links, needs_posix, page, rows, stub, zipped)
from grading.tests.doors import EXERCISES, grade, hand_in

MIB = 2**20
EX1 = ("sigmoid", "predict")
EX2 = "ex2_loss.py"
RENAMED = {name.replace(".", "_"): name for name in (
    "ex1_forward (1).py", "ex1_forward(1).py", "ex1_forward-1.py", "ex1_forward - Copy.py",
    "ex1_forward.py.txt", "EX1_FORWARD.PY", "Ex1_Forward (12).py.txt")}
GIVEN = {name: (EXERCISES / name).read_bytes() for name in FILES}


class Case:
    """What a student hands in, and what comes of it: the points of exercise 1, and what the report says.

    It is a folder with files, or a .zip file if it is bytes, or a function that makes one of these.
    """

    def __init__(self, points, files, *says, outcome=None, silent=""):
        self.points, self.files, self.says, self.outcome, self.silent = points, files, says, outcome, silent


def packed_in_dos_style():
    return zipped({"hw_ex1_forward.py": RIGHT}).replace(b"hw_ex1", b"hw\\ex1")


def too_many_files():
    return zipped({**{str(number): b"" for number in range(25_000)}, FILE: RIGHT}, zipfile.ZIP_STORED)


def zip_of(megabytes):
    return zipped({"photo.jpg": b"\0" * megabytes * MIB, FILE: RIGHT}, zipfile.ZIP_STORED)


REVIEW, NO_FILE = "needs_review", "missing_file"

WHERE_THEY_ARE = {
    "in a folder": Case(4, {FILE: RIGHT}),
    "in a folder in a folder": Case(4, {f"my homework/week 1/{FILE}": RIGHT}),
    "in a zip file.zip": Case(4, zipped({FILE: RIGHT})),
    "in a folder in a zip file.ZIP": Case(4, zipped({f"homework/week 1/{FILE}": RIGHT})),
    "in a zip file in a folder": Case(4, {"my work.zip": zipped({f"x/{FILE}": RIGHT})}),
    "rubbish of a Mac.zip": Case(4, zipped({FILE: RIGHT, f"__MACOSX/._{FILE}": b"\0\5\x16\7",
                                            f"__MACOSX/{FILE}": b"x", f".trash/{FILE}": b"x"})),
    "folders that are not searched": Case(4, {FILE: RIGHT, **{
        f"{name}/{FILE}": b"x" for name in ("__pycache__", "venv", ".git", "__MACOSX")}}),
    "backslashes of old Windows packers.zip": Case(4, packed_in_dos_style()),
    "as deep as a student would put it": Case(4, {"d/" * 21 + FILE: RIGHT}),
    "deeper": Case(0, {"d/" * 22 + FILE: RIGHT, EX2: STUB}, outcome=NO_FILE),
    "the whole project without an answer": Case(
        0, {f"exercises/{EX2}": stub("ex2_loss"), f"exercises/solutions/{FILE}": RIGHT,
            f"exercises/grading/questions/{FILE}": RIGHT}, outcome=NO_FILE),
    "a folder that happens to be called so": Case(4, {f"solutions/{FILE}": RIGHT}),
}
SEVERAL = {
    "the same twice": Case(4, {f"new/{FILE}": RIGHT, f"old/{FILE}": RIGHT}),
    "the same twice, but for line ends and empty lines at the end": Case(
        4, {f"new/{FILE}": RIGHT.replace(b"\n", b"\r\n"), f"old/{FILE}": RIGHT + b"\n\n"}),
    "two that differ": Case(0, {f"new/{FILE}": RIGHT, f"old/{FILE}": HALF}, f"new/{FILE} and old/{FILE}",
                            outcome=REVIEW),
    "five that differ": Case(0, {f"{number}/{FILE}": b"# %d" % number for number in range(5)},
                             f"5 different files {FILE}", f"2/{FILE} and others", outcome=REVIEW),
    "two that differ, one in a zip file": Case(0, {FILE: RIGHT, "old.zip": zipped({f"x/{FILE}": HALF})},
                                               f"old.zip/x/{FILE}", outcome=REVIEW),
    **{f"{label} alone": Case(4, {name: RIGHT}, f"{name} counts as {FILE}")
       for label, name in RENAMED.items()},
    **{f"{label} too": Case(4, {FILE: RIGHT, f"x/{name}": RIGHT}, silent=name)
       for label, name in RENAMED.items()},
    **{f"{label} differs": Case(0, {FILE: RIGHT, f"x/{name}": HALF}, f"{FILE} and x/{name}", outcome=REVIEW)
       for label, name in RENAMED.items()},
}
UNTOUCHED = {
    "a stub renamed": Case(50, {place: content for name in NAMES for place, content in (
        (f"{name}.py", FILES[f"{name}.py"]), (f"{name} (1).py", stub(name)))}),
    "a stub with the right name": Case(50, {place: content for name in NAMES for place, content in (
        (f"{name} (1).py", FILES[f"{name}.py"]), (f"{name}.py", stub(name)))}),
    "a stub in another folder": Case(50, {place: content for name in NAMES for place, content in (
        (f"b/{name}.py", FILES[f"{name}.py"]), (f"a/{name}.py", stub(name)))}),
    "in folders and zip files": Case(50, {"late/" + EX2: FILES[EX2], "my work.zip": zipped({
        name: content for name, content in FILES.items() if name != EX2})}),
    "work in a zip file": Case(50, {"work.zip": zipped(FILES),
                                    **{f"{name}.py": stub(name) for name in NAMES}}),
    "as it was handed out": Case(50, {place: content for name, given in GIVEN.items() for place, content in (
        (f"b/{name}", FILES[name]), (f"a/{name}", given),
        (f"c/{name}", given.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")), (f"d/{name}", b" \n"))}),
    "a stub alone": Case(0, {FILE: STUB}, outcome="not_started"),
    **{f"worked on by {how}": Case(0, {FILE: RIGHT, f"x/{FILE}": worked}, outcome=REVIEW) for how, worked in (
        ("one line", STUB.replace(b"raise NotImplementedError", b"return 1", 1)),
        ("another name for it", STUB + b"\nsigmoid = abs\n"),
        ("a second function", STUB + b"\ndef sigmoid(x):\n    return x\n"), ("a comment alone", b"# 1\n"))},
}
NO_ANSWER = {
    **{f"{name} alone": Case(0, {EX2: FILES[EX2], name: b""}, name) for name in (
        "my ex1_forward.ipynb", "essay.docx", "scan.PDF", "homework.rar", "homework.tar",
        "my_ex1_forward.py")},
    "a zip in a zip in a zip": Case(0, {EX2: FILES[EX2], "outer.zip": zipped({"inner.zip": zipped({
        "z.zip": zipped({FILE: RIGHT})})})}, "inner.zip"),
    "something else": Case(0, {"notes.txt": b"", EX2: FILES[EX2]}, f"There is no file {FILE}",
                           outcome=NO_FILE),
    "a broken zip file": Case(0, {EX2: FILES[EX2], "photos.zip": b"rubbish"},
                              "photos.zip", "not a valid .zip file"),
    "a broken zip file beside the answer": Case(4, {FILE: RIGHT, "photos.zip": b"rubbish"}),
    "broken.zip": Case(0, b"PK\3\4 rubbish", "not a valid .zip file"),
    "a file of 1 MB": Case(0, {FILE: b"#" * MIB}, f"{FILE} is too large"),
    "a file of 50 MB in 50 kB.zip": Case(0, lambda: zipped({FILE: b"#" * 50 * MIB}), FILE, "is too large"),
    "a zip file of 9 MB.zip": Case(4, lambda: zip_of(9)),
    "a zip file of 12 MB.zip": Case(0, lambda: zip_of(12), "is too large: hand in the ex*.py files"),
    "a zip file of 12 MB in a folder": Case(0, lambda: {"hw.zip": zip_of(12)}, "hw.zip is too large"),
    "25,000 files.zip": Case(0, too_many_files, "files in it: hand in the ex*.py files only"),
    "25,000 files in a folder": Case(0, lambda: {"hw.zip": too_many_files()}, "hand in the ex*.py files"),
}
MADE = {        # in a folder; the name says what the exercise's file is
    "a folder": (lambda path: path.mkdir(), "is not a file"),
    "a link": (lambda path: path.symlink_to(path.with_name(EX2)), "is a link"),
    "a link to nowhere": (lambda path: path.symlink_to("nowhere"), "is a link"),
    "a pipe": (lambda path: os.mkfifo(path), "is not a file"),
    "a name that does something to a screen": (
        lambda path: path.with_name("ex1_forward\x1b[2J\nall of the points.py").write_bytes(b"x = 1\n"),
        "ex1_forward?[2J all of the points.py"),
    "a folder that cannot be read": (
        lambda path: (path.parent / "private").mkdir(mode=0), "private cannot be read"),
}
FOR_ALL = {name: case for name, case in UNTOUCHED.items() if case.points == 50}
CASES = {**WHERE_THEY_ARE, **SEVERAL, **UNTOUCHED, **NO_ANSWER}


def make(folder, name, case):
    files = case.files() if callable(case.files) else case.files
    if isinstance(files, bytes):
        hand_in(folder, {name: files})
    else:
        hand_in(folder / name, files)


@pytest.fixture(scope="module")
def marks(tmp_path_factory):
    """The folder of the marks of all cases, and the screens."""
    folder, posix = tmp_path_factory.mktemp("cases"), sys.platform != "win32"
    for name, case in CASES.items():
        make(folder / "class", name, case)
    for name, (make_it, _) in MADE.items() if posix else ():
        hand_in(folder / "class" / name, {EX2: FILES[EX2]})
        make_it(folder / "class" / name / FILE)
    every = grade(folder / "class", "--out", folder / "marks", "--only", "ex1", "ex2", "--feedback", "brief")
    for name, case in FOR_ALL.items():
        make(folder / "all", name, case)
    grade(folder / "all", "--out", folder / "marks of all", "--feedback", "none")
    return folder / "marks", folder / "marks of all", every


def row_of(out, name):
    return next(row for row in rows(out) if row["name"] == re.sub("(?i)[.]zip$", "", name))


@pytest.mark.parametrize("name", [name for name in CASES if name not in FOR_ALL])
def test_what_counts_and_what_is_said(name, marks):
    out, _, screen = marks
    case, row, student = CASES[name], row_of(out, name), re.sub("(?i)[.]zip$", "", name)
    assert sum(int(row[function]) for function in EX1 if row[function].isdigit()) == case.points
    outcome = answers(out, student)["sigmoid"]["outcome"]
    assert case.outcome in (None, outcome)
    assert (outcome == REVIEW) is (row["total"] == "needs review") and screen.status == 2
    said = Words(page(out, student)).said
    assert [words for words in case.says if words not in said] == []
    assert not case.silent or case.silent not in said


@pytest.mark.parametrize("name", FOR_ALL)
def test_a_file_that_is_not_worked_on_never_wins(name, marks, skip_if_worked_on):
    for file in FILES if name == "as it was handed out" else ():
        skip_if_worked_on(EXERCISES / file)
    assert row_of(marks[1], name)["total"] == "50"


@needs_posix
@needs_links
@pytest.mark.parametrize("name", MADE)
def test_only_a_regular_file_counts_and_what_is_wrong_is_said(name, marks):
    out, _, screen = marks
    if "cannot be read" in name and os.geteuid() == 0:
        pytest.skip("root can read every folder")
    answer = answers(out, name)["sigmoid"]
    assert (answer["score"], answer["outcome"] in (NO_FILE, REVIEW)) == (0, True)
    assert MADE[name][1] in answer["message"] and "\x1b" not in answer["message"] + screen.err


def test_a_path_without_submissions_is_refused_in_one_sentence(tmp_path, monkeypatch):
    hand_in(tmp_path, {"notes.txt": b"", "broken.zip": b"rubbish"})
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)
    for path, words in (("nothing", "There is no file or folder nothing."),
                        ("notes.txt", "give the folder that holds the ex*.py files"),
                        ("empty", "there is nothing to mark"), ("broken.zip", "not a valid .zip file")):
        for options in ([], ["--out", "marks"]) if path != "broken.zip" else [["--out", "marks"]]:
            screen = grade(path, *options, *ONLY)
            assert (screen.status, screen.out, len(screen.err.splitlines())) == (2, "", 1)
            assert words in screen.err and not (tmp_path / "marks").exists()


@pytest.mark.parametrize("folder, name", [
    ("Ben Bauer_330001_assignsubmission_file_", "Ben Bauer"), ("v1.0", "v1.0"), ("folder.zip", "folder.zip"),
    ("Participant_330001_assignsubmission_file", "Participant 330001"), ("a b.c.ZIP", "a b.c")])
def test_one_submission_has_the_name_of_its_folder_or_what_the_platform_calls_the_student(
        folder, name, tmp_path, monkeypatch):
    if folder == "a b.c.ZIP":
        hand_in(tmp_path, {folder: zipped({FILE: RIGHT})})
    else:
        monkeypatch.chdir(hand_in(tmp_path / folder, {FILE: RIGHT}))
    path = "." if folder == "v1.0" else tmp_path / folder
    assert f'"submission": "{name}"' in grade(path, "--format", "json", *ONLY).out
