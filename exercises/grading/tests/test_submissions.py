"""Finding the files: in what a student hands in, and in what a platform exports."""

import json
import os
import pathlib
import shutil
import sys
import zipfile

import pytest

from grading.marking import layouts
from grading.marking import listing as limits
from grading.marking.layouts import submission_name
from grading.marking.listing import BadSubmission, read_source
from grading.marking.submission import Submission, is_untouched
from grading.questions import FILE_NAMES, NAMES
from grading.tests.classes import (
    CHAIN_RULE, FLIPPED, hand_in, not_started, one_submission, pack, run, students_in)
from grading.tests.helpers import FOLDER as EXERCISES
from grading.tests.helpers import functions_of, solution

RIGHT = {name: solution(name) for name in NAMES}
needs_links = pytest.mark.skipif(sys.platform == "win32", reason="links need special rights on Windows")
needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="no such names or files on Windows")


@pytest.fixture
def ada(tmp_path):
    return tmp_path / "ada"


def problem_with(path, exercise=CHAIN_RULE):
    """Return the words in place of an exercise's file."""
    submission = one_submission(path)
    assert submission.sources[exercise] is None
    return submission.problems[exercise]


# ---- Where the files are -------------------------------------------------------------------------

def as_a_folder(path):
    return hand_in(path)


def in_a_folder_in_a_folder(path):
    hand_in(path / "my homework" / "week 1")
    return path


def as_a_zip_file(path):
    pack(hand_in(path), path.with_suffix(".zip"))
    return path.with_suffix(".zip")


def in_a_folder_in_a_zip_file(path):
    pack(hand_in(path), path.with_suffix(".ZIP"), inside="homework/week 1/")
    return path.with_suffix(".ZIP")


def in_a_zip_file_in_a_folder(path):
    pack(hand_in(path / "files"), path / "my work.zip", inside="x/")
    return path


def in_folders_and_zip_files(path):
    pack(hand_in(path / "files", **{CHAIN_RULE: None}), path / "my work.zip")
    hand_in(path / "late", **{name: None for name in NAMES if name != CHAIN_RULE})
    return path


def with_the_rubbish_of_a_mac(path):
    pack(hand_in(path), path.with_suffix(".zip"))
    with zipfile.ZipFile(path.with_suffix(".zip"), "a") as archive:
        archive.writestr(f"__MACOSX/._{CHAIN_RULE}.py", b"\0\5\x16\7")
        archive.writestr(f"__MACOSX/{CHAIN_RULE}.py", b"rubbish")
        archive.writestr(f".trash/{CHAIN_RULE}.py", b"rubbish")
    return path.with_suffix(".zip")


def with_folders_that_are_not_searched(path):
    for name in ("__pycache__", "venv", ".git", "__MACOSX"):
        hand_in(path / name, **dict.fromkeys(NAMES, b"rubbish"))
    return hand_in(path)


@pytest.mark.parametrize("layout", [
    as_a_folder, in_a_folder_in_a_folder, as_a_zip_file, in_a_folder_in_a_zip_file, in_a_zip_file_in_a_folder,
    in_folders_and_zip_files, with_the_rubbish_of_a_mac, with_folders_that_are_not_searched],
    ids=lambda layout: layout.__name__.replace("_", " "))
def test_the_files_are_found_wherever_they_are(layout, ada):
    submission = one_submission(layout(ada))
    assert submission.sources == RIGHT
    assert submission.problems == {}


def test_a_zip_file_with_the_backslashes_of_old_windows_packers_is_read(ada):
    ada = ada.with_suffix(".zip")
    with zipfile.ZipFile(ada, "w") as archive:
        entry = zipfile.ZipInfo("x")
        entry.filename = f"hw\\{CHAIN_RULE}.py"
        archive.writestr(entry, "# mine")
    assert one_submission(ada).sources[CHAIN_RULE] == b"# mine"


def test_a_file_is_found_as_deep_as_a_student_would_put_it_and_no_deeper(ada):
    deepest = ada.joinpath(*["d"] * 21)
    hand_in(deepest, **{CHAIN_RULE: None})
    hand_in(deepest / "d")
    submission = one_submission(ada)
    assert list(submission.problems) == [CHAIN_RULE]


# ---- Several files with the same name ------------------------------------------------------------

def test_copies_count_once_and_different_files_are_not_chosen_from(ada):
    hand_in(ada / "new")
    hand_in(ada / "old", **{CHAIN_RULE: FLIPPED})
    submission = one_submission(ada)
    assert {**submission.sources, CHAIN_RULE: RIGHT[CHAIN_RULE]} == RIGHT
    assert submission.problems == {CHAIN_RULE: (
        f"There are 2 different files {CHAIN_RULE}.py, and only one can count: "
        f"new/{CHAIN_RULE}.py and old/{CHAIN_RULE}.py.")}


def test_of_many_different_files_the_first_are_named(ada):
    for number in range(5):
        hand_in(ada / str(number), **{CHAIN_RULE: b"# %d" % number})
    assert problem_with(ada) == (f"There are 5 different files {CHAIN_RULE}.py, and only one can count: "
                                 f"0/{CHAIN_RULE}.py and 1/{CHAIN_RULE}.py and 2/{CHAIN_RULE}.py and others.")


def test_where_the_files_in_a_zip_file_are_is_said_too(ada):
    pack(hand_in(ada / "files", **{CHAIN_RULE: FLIPPED}), ada / "old.zip", inside="x/")
    hand_in(ada)
    assert f"{CHAIN_RULE}.py and old.zip/x/{CHAIN_RULE}.py." in problem_with(ada)


def test_the_projects_own_solutions_are_not_taken_for_the_students(ada):
    """A student hands in the whole project, with one exercise left out."""
    begun = {name: not_started(name) for name in NAMES}
    hand_in(ada / "exercises", **{**begun, CHAIN_RULE: None})
    hand_in(ada / "exercises" / "solutions")
    hand_in(ada / "exercises" / "grading" / "questions")
    submission = one_submission(ada)
    assert submission.sources == {**begun, CHAIN_RULE: None}
    assert submission.problems == {CHAIN_RULE: f"There is no file {CHAIN_RULE}.py."}


def test_a_folder_that_happens_to_be_called_solutions_is_taken(ada):
    hand_in(ada / "solutions")
    assert one_submission(ada).problems == {}


# ---- What does not count is said -----------------------------------------------------------------

RENAMED = [f"{CHAIN_RULE} (1).py", f"{CHAIN_RULE}(1).py", f"{CHAIN_RULE}-1.py", f"{CHAIN_RULE} - Copy.py",
           f"{CHAIN_RULE}.py.txt", f"{CHAIN_RULE.upper()}.PY", f"{CHAIN_RULE.title()} (12).py.txt"]


@pytest.mark.parametrize("name", RENAMED)
def test_a_file_that_was_renamed_on_the_way_counts_with_a_note(name, ada):
    (hand_in(ada, **{CHAIN_RULE: None}) / name).write_bytes(RIGHT[CHAIN_RULE])
    submission = one_submission(ada)
    assert submission.sources == RIGHT and submission.problems == {}
    assert submission.notes == [f"{name} counts as {CHAIN_RULE}.py."]


@pytest.mark.parametrize("name", RENAMED)
def test_a_renamed_copy_of_a_file_changes_nothing(name, ada):
    (hand_in(ada) / name).write_bytes(RIGHT[CHAIN_RULE])
    submission = one_submission(ada)
    assert submission.sources == RIGHT and submission.notes == [] and submission.reviews == {}


@pytest.mark.parametrize("name", RENAMED)
def test_two_different_versions_are_for_a_teacher_to_choose_from(name, ada):
    (hand_in(ada) / name).write_bytes(FLIPPED)
    if len(list(ada.iterdir())) == len(NAMES):
        pytest.skip("this file system does not tell upper from lower case")
    submission = one_submission(ada)
    assert submission.sources[CHAIN_RULE] is None
    assert name in submission.reviews[CHAIN_RULE] and f"{CHAIN_RULE}.py" in submission.reviews[CHAIN_RULE]
    assert submission.reviews == submission.problems


@pytest.mark.parametrize("worked, stub", [
    ("{}.py", "{} (1).py"), ("{} (1).py", "{}.py"), ("b/{}.py", "a/{}.py")])
@pytest.mark.parametrize("exercise", NAMES)
def test_a_file_that_is_not_worked_on_never_wins(worked, stub, exercise, ada):
    hand_in(ada, **{exercise: None})
    for place, source in [(worked, RIGHT[exercise]), (stub, not_started(exercise))]:
        (ada / place.format(exercise)).parent.mkdir(exist_ok=True)
        (ada / place.format(exercise)).write_bytes(source)
    assert one_submission(ada).sources == RIGHT and one_submission(ada).problems == {}


def test_work_in_a_zip_file_beside_the_files_that_were_handed_out_counts(ada):
    pack(hand_in(ada / "x"), ada / "work.zip")
    hand_in(ada, **{name: not_started(name) for name in NAMES})
    assert one_submission(ada).sources == RIGHT


@pytest.mark.parametrize("exercise", NAMES)
def test_the_files_that_students_get_are_not_worked_on_and_the_solutions_are(exercise, skip_if_worked_on):
    path = EXERCISES / f"{exercise}.py"
    skip_if_worked_on(path)
    stub = path.read_bytes()
    windows = stub.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    for source in (stub, windows, not_started(exercise), b"", b" \n"):
        assert is_untouched(exercise, source)
    first = functions_of(exercise)[0].encode()
    for source in (RIGHT[exercise], stub.replace(b"raise NotImplementedError", b"return 1", 1),
                   stub + b"\n%s = abs\n" % first, stub + b"\ndef %s(x):\n    return x\n" % first, b"# 1\n"):
        assert not is_untouched(exercise, source)


@pytest.mark.parametrize("name, what_to_do", [
    (f"my {CHAIN_RULE}.ipynb", "a notebook is not marked: copy the functions into the .py files"),
    ("essay.docx", "a document is not marked: hand in the .py files themselves"),
    ("scan.PDF", "a document is not marked: hand in the .py files themselves"),
    ("homework.rar", "it cannot be unpacked here: hand in the .py files, or a .zip file of them"),
    ("homework.tar", "it cannot be unpacked here: hand in the .py files, or a .zip file of them"),
    (f"my_{CHAIN_RULE}.py", f"its name must be {CHAIN_RULE}.py"),
])
def test_a_file_that_may_be_meant_for_an_answer_is_pointed_out(name, what_to_do, ada):
    (hand_in(ada, **{CHAIN_RULE: None}) / name).write_bytes(b"")
    assert problem_with(ada) == f"There is no file {CHAIN_RULE}.py, but there is {name}: {what_to_do}."


def test_a_zip_file_in_a_zip_file_in_a_zip_file_is_not_opened(ada):
    pack(hand_in(ada / "a" / "b" / "c"), ada / "a" / "b" / "inner.zip")
    shutil.rmtree(ada / "a" / "b" / "c", ignore_errors=True)
    pack(ada / "a" / "b", ada / "outer.zip")
    assert problem_with(ada) == (f"There is no file {CHAIN_RULE}.py, but there is outer.zip/inner.zip: "
                                 "a .zip file inside a .zip file is not opened: hand in the .py files.")


def test_a_file_that_is_for_something_else_is_not_pointed_out(ada):
    (hand_in(ada, **{CHAIN_RULE: None}) / "notes.txt").write_bytes(b"")
    assert problem_with(ada) == f"There is no file {CHAIN_RULE}.py."


def test_a_broken_zip_file_beside_the_answers_takes_nothing_from_them(ada):
    (hand_in(ada) / "photos.zip").write_bytes(b"rubbish")
    assert one_submission(ada).problems == {}
    (ada / f"{CHAIN_RULE}.py").unlink()
    assert problem_with(ada) == (f"There is no file {CHAIN_RULE}.py, but there is photos.zip: "
                                 "photos.zip cannot be read, it is not a valid .zip file (BadZipFile).")


@needs_posix
def test_names_of_files_cannot_put_control_characters_into_a_message(tmp_path):
    folder = hand_in(tmp_path / "ada", **{CHAIN_RULE: None})
    (folder / f"{CHAIN_RULE}\x1b[2J\nall of the points.py").write_bytes(b"")
    result = run("ada", "--only", CHAIN_RULE, "--format", "json", folder=tmp_path)
    message = json.loads(result.stdout)["answers"][0]["message"]
    assert f"but there is {CHAIN_RULE}?[2J all of the points.py: " in message


def a_folder(path):
    path.mkdir()


def a_large_file(path):
    path.write_bytes(b"#" * (limits.SOURCE_LIMIT + 1))


def a_link(path):
    path.symlink_to(path.with_name(FILE_NAMES[0]))


def a_link_to_nowhere(path):
    path.symlink_to("nowhere")


def a_pipe(path):
    os.mkfifo(path)


NOT_A_FILE = f"{CHAIN_RULE}.py is not a file."
A_LINK = f"{CHAIN_RULE}.py is a link: hand in the file itself."


@pytest.mark.parametrize("make, words", [
    (a_folder, NOT_A_FILE),
    (a_large_file, f"{CHAIN_RULE}.py is too large: {limits.SOURCE_LIMIT + 1:,} bytes, "
                   "where a few thousand are enough."),
    pytest.param(a_link, A_LINK, marks=needs_links),
    pytest.param(a_link_to_nowhere, A_LINK, marks=needs_links),
    pytest.param(a_pipe, NOT_A_FILE, marks=needs_posix),
], ids=lambda value: getattr(value, "__name__", " "))
def test_only_a_regular_file_of_sane_size_counts(make, words, ada):
    make(hand_in(ada, **{CHAIN_RULE: None}) / f"{CHAIN_RULE}.py")
    assert problem_with(ada) == words
    with pytest.raises(BadSubmission) as refused:
        read_source(ada / f"{CHAIN_RULE}.py")
    assert str(refused.value) == words


def test_a_file_that_is_not_there_is_refused_in_words(ada):
    with pytest.raises(BadSubmission) as refused:
        read_source(ada / f"{CHAIN_RULE}.py")
    assert str(refused.value) == f"There is no file {CHAIN_RULE}.py."


@needs_links
def test_a_submission_that_is_a_link_is_not_followed(ada):
    hand_in(ada.with_name("bob"))
    ada.symlink_to(ada.with_name("bob"))
    assert problem_with(ada) == "The submission is a link, and links are not followed."


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="here every folder can be read")
def test_a_folder_that_cannot_be_read_is_named(ada):
    hand_in(ada)
    (ada / "private").mkdir(mode=0)
    assert problem_with(ada) == "The folder private cannot be read: Permission denied."


# ---- Limits --------------------------------------------------------------------------------------

def zip_of(path, size):
    """Make a valid .zip file of just this size, with an answer in it."""
    def write(padding):
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("padding", b"\0" * padding)
            archive.writestr(f"{CHAIN_RULE}.py", RIGHT[CHAIN_RULE])
    write(0)
    write(size - path.stat().st_size)
    assert path.stat().st_size == size
    return path


def test_a_zip_file_up_to_the_limit_is_read_and_one_beyond_is_refused_in_words(ada):
    assert 2**20 <= limits.ZIP_LIMIT <= 2**26      # far above what answers need, far below what memory holds
    ada.mkdir()
    path = zip_of(ada / "homework.zip", limits.ZIP_LIMIT)
    assert one_submission(path).sources[CHAIN_RULE] == RIGHT[CHAIN_RULE]
    zip_of(path, limits.ZIP_LIMIT + 1)
    assert problem_with(path) == "The .zip file is too large: hand in the ex*.py files only."
    assert problem_with(ada) == (f"There is no file {CHAIN_RULE}.py, but there is homework.zip: "
                                 "homework.zip is too large: hand in the ex*.py files only.")


@pytest.mark.parametrize("inside", ["files", "folders", "a zip file", "a zip file in it"])
def test_a_submission_of_too_many_files_is_refused_in_words(inside, ada, monkeypatch):
    hand_in(ada)
    for number in range(10):
        if inside == "folders":
            (ada / str(number)).mkdir()
        else:
            (ada / str(number)).write_bytes(b"")
    path = ada
    if inside == "a zip file":
        path = ada.with_suffix(".zip")
        pack(ada, path)
    elif inside == "a zip file in it":
        ada.rename(ada.with_name("files"))
        ada.mkdir()
        pack(ada.with_name("files"), ada / "homework.zip")
    count = len(NAMES) + 10
    monkeypatch.setattr(limits, "ENTRY_LIMIT", count)
    assert one_submission(path).problems == {}
    monkeypatch.setattr(limits, "ENTRY_LIMIT", count - 1)
    assert problem_with(path).endswith(
        f"There are more than {count - 1} files in it: hand in the ex*.py files only.")


# ---- One submission, or a class ------------------------------------------------------------------

@pytest.fixture
def group(tmp_path):
    """A class of two."""
    hand_in(tmp_path / "class" / "ada")
    pack(hand_in(tmp_path / "class" / "bob"), tmp_path / "class" / "bob.zip")
    return tmp_path / "class"


def test_what_is_one_submission_and_what_is_a_class(group):
    def found(path, **options):
        handed_in = layouts.read(path, **options)
        return [student.key for student in handed_in.students], handed_in.single
    assert found(group) == (["ada", "bob"], False)
    assert found(group / "ada") == (["ada"], True)
    assert found(group / "bob.zip") == (["bob"], True)
    assert found(group, as_one=True) == (["class"], True)       # a platform's --format means one


def test_a_student_whose_folder_has_the_name_of_an_exercise_does_not_make_one_submission_of_a_class(group):
    hand_in(group / FILE_NAMES[0])
    found = students_in(group)
    assert list(found) == ["ada", "bob", FILE_NAMES[0]]
    assert Submission(found[FILE_NAMES[0]]).sources == RIGHT


def test_what_is_no_submission_is_left_out_of_a_class(group):
    for name in (".hidden", "__MACOSX", "marks"):
        hand_in(group / name)
    (group / "README.txt").write_bytes(b"")
    (group / "index.html").write_bytes(b"")
    found = layouts.read(group, skip=str(group / "marks"))
    assert [student.key for student in found.students] == ["ada", "bob"]
    assert [name for name, _ in found.left_out] == ["README.txt", "index.html"]


def test_names_that_differ_only_in_case_are_two_submissions(group):
    pack(hand_in(group / "x"), group / "ADA.zip")
    assert sorted(students_in(group)) == ["ADA", "ada", "bob"]


def test_two_that_would_have_the_same_name_are_refused(group):
    pack(hand_in(group / "x"), group / "ada.zip")
    with pytest.raises(BadSubmission) as refused:
        layouts.read(group)
    assert str(refused.value) == "ada and ada.zip would be the same student, ada: rename or remove one."


@pytest.mark.parametrize("path, words", [
    ("nothing", "There is no file or folder nothing."),
    ("notes.txt",
     "notes.txt is neither a folder nor a .zip file: give the folder that holds the ex*.py files."),
    ("empty", "In empty there are no ex*.py files, no folders and no .zip files: there is nothing to mark."),
])
def test_a_path_without_submissions_is_refused_in_words(path, words, tmp_path, monkeypatch):
    (tmp_path / "notes.txt").write_bytes(b"")
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(BadSubmission) as refused:
        layouts.read(path)
    assert str(refused.value) == words


def test_a_submission_has_the_name_of_its_folder_or_zip_file(tmp_path, monkeypatch):
    (tmp_path / "v1.0").mkdir()
    (tmp_path / "folder.zip").mkdir()
    monkeypatch.chdir(tmp_path / "v1.0")
    paths = (".", "../v1.0", "../folder.zip", pathlib.Path("a b.c.ZIP"))
    assert [submission_name(path) for path in paths] == ["v1.0", "v1.0", "folder.zip", "a b.c"]
