"""A class: how it is marked, which files that makes, and what a second run does."""

import concurrent.futures
import functools
import json
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
import unicodedata

import pytest

from grading import grade
from grading.judging.judge import Judge
from grading.marking import class_run, files, progress
from grading.marking.class_run import ClassRun
from grading.marking.document import Document, from_json
from grading.marking import layouts
from grading.marking.mark import Options
from grading.marking.marks_folder import Marked, MarksFolder, Who, file_names
from grading.questions import NAMES, QUESTIONS
from grading.sandbox.judges_end import GraderFault, Sandbox
from grading.sandbox.outcome import Outcome
from grading.tests.classes import (
    CHAIN_RULE, FLIPPED, FUNCTIONS, GRADING, POINTS, POINTS_IF_FLIPPED, POINTS_OF_CHAIN_RULE, environment,
    hand_in, marks, not_started, pack, read_json, run, start, totals)
from grading.tests.helpers import solution

ONE_EXERCISE = Options(exercises=(NAMES[0],))
needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="no such names or signals on Windows")

WITHOUT_CHAIN_RULE = POINTS - POINTS_OF_CHAIN_RULE
TOTALS = {
    "=cmd(A1)": POINTS,
    "H\u00e9l\u00e8ne O'Neil \u5c0f": POINTS,
    "ada": POINTS,
    "bob": POINTS_IF_FLIPPED,
    "carl": 0,
    "dora": WITHOUT_CHAIN_RULE,
    "emil": WITHOUT_CHAIN_RULE,
    "fay": POINTS,
    "gus": POINTS_IF_FLIPPED,
}


@pytest.fixture(scope="module")
def school(tmp_path_factory):
    """A class as a learning platform exports it: folders and .zip files, with odd names."""
    folder = tmp_path_factory.mktemp("school") / "class"
    hand_in(folder / "=cmd(A1)")
    hand_in(folder / "H\u00e9l\u00e8ne O'Neil \u5c0f" / "a folder" / "in a folder")
    hand_in(folder / "ada")
    hand_in(folder / "bob", **{CHAIN_RULE: FLIPPED})
    hand_in(folder / "carl", **{name: not_started(name) for name in NAMES})
    hand_in(folder / "dora", **{CHAIN_RULE: None})
    hand_in(folder / "emil", **{CHAIN_RULE: b"def broken(:\n"})
    pack(hand_in(folder / "1"), folder / "fay.zip")
    pack(hand_in(folder / "2", **{CHAIN_RULE: FLIPPED}), folder / "gus.zip", inside="homework/week 1/")
    return folder


@pytest.fixture
def group(tmp_path):
    """A class of two, in the folder class."""
    hand_in(tmp_path / "class" / "ada")
    hand_in(tmp_path / "class" / "bob", **{CHAIN_RULE: FLIPPED})
    return tmp_path / "class"


def documents(out):
    return {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()}


def run_of(path, options=Options(), out=None, jobs=1):
    """Return the ClassRun of the class at a path."""
    return ClassRun(layouts.read(path).students, options, MarksFolder(out, options) if out else None, jobs)


# ---- What a class is marked into -----------------------------------------------------------------

def test_a_class_is_marked_into_files_and_a_table(school, tmp_path):
    result = run(school, "--out", "marks", folder=tmp_path)
    assert result.returncode == 0, result.stderr
    out = tmp_path / "marks"
    shown = {"=cmd(A1)": "'=cmd(A1)"}
    assert totals(out) == {shown.get(name, name): str(total) for name, total in TOTALS.items()}
    assert list(marks(out)["ada"]) == ["name", "id", "late", *FUNCTIONS, "total", "maximum", "seed", "checks"]
    cells = [marks(out)[name][function] for name, function in (
        ("bob", "dL_dy"), ("bob", "dL_dw"), ("carl", "dL_dy"), ("dora", "dL_dy"), ("bob", "dy_dz"))]
    assert cells == ["wrong", "carried over", "not started", "no file", str(QUESTIONS["dy_dz"].points)]
    assert (out / "marks.csv").read_bytes().startswith(b"\xef\xbb\xbf")      # for Excel
    for name, total in TOTALS.items():
        document = read_json(out / f"{name}.json")
        assert (document["submission"], document["score"], document["max_score"]) == (name, total, POINTS)
        assert f"{total} of {POINTS}" in (out / f"{name}.html").read_bytes().decode("utf-8")
    assert sorted(path.name for path in out.iterdir()) == sorted(
        [".marked", "marks.csv", "index.html"]
        + [name + ending for name in TOTALS for ending in (".json", ".html")])


def test_the_screen_shows_the_class_by_function(school, tmp_path):
    lines = run(school, folder=tmp_path).stdout.splitlines()
    rows = {line.split()[0]: re.split(r"  +", line) for line in lines if line}
    assert rows["function"] == ["function", "right", "carried over", "wrong", "not started", "no file",
                                "commonest mistake"]
    assert rows["dL_dy"] == ["dL_dy", "4", "0", "3", "1", "1", "the sign is flipped (2)"]
    assert rows["dL_dw"] == ["dL_dw", "4", "2", "1", "1", "1"]
    assert rows[FUNCTIONS[0]] == [FUNCTIONS[0], "8", "0", "0", "1", "0"]
    assert lines[-1] == f"9 submissions, on average {sum(TOTALS.values()) / 9:.1f} of {POINTS} points."
    assert list(tmp_path.iterdir()) == []


def test_without_a_terminal_there_is_a_line_for_each_student(group, tmp_path):
    result = run("class", folder=tmp_path)
    assert sorted(result.stderr.splitlines()[-2:]) == [f"ada: {POINTS} of {POINTS}",
                                                       f"bob: {POINTS_IF_FLIPPED} of {POINTS}"]


def test_on_a_terminal_there_is_a_bar_with_an_estimate(monkeypatch, capsys):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    shown = progress.Progress(3)
    for _ in range(3):
        shown.step(Marked(Who("ada", "ada"), Document("ada", 0, [])), True)
    lines = capsys.readouterr().err.split("\r")
    assert lines[1] == "[##########....................] 1 of 3, about 0 s left   "
    assert lines[3] == "[##############################] 3 of 3, about 0 s left   \n"


def test_marks_depend_neither_on_the_order_of_the_students_nor_on_jobs(school, tmp_path):
    made = []
    for jobs in (1, 2, 5):
        run = run_of(school, out=tmp_path / str(jobs) / "marks", jobs=jobs)
        random.Random(jobs).shuffle(run.students)
        run.run()
        made.append(documents(tmp_path / str(jobs) / "marks"))
    assert made[0] == made[1] == made[2]


def test_a_class_can_be_marked_for_one_exercise_alone(group, tmp_path):
    assert run("class", "--out", "marks", "--only", CHAIN_RULE, folder=tmp_path).returncode == 0
    assert totals(tmp_path / "marks") == {"ada": str(POINTS_OF_CHAIN_RULE),
                                          "bob": str(POINTS_OF_CHAIN_RULE - POINTS + POINTS_IF_FLIPPED)}


def test_one_bad_submission_does_not_sink_the_run(group, tmp_path):
    (group / "bad.zip").write_bytes(b"PK\x03\x04 rubbish")
    killed = solution(CHAIN_RULE) + b"\nimport os, signal\nos.kill(os.getpid(), signal.SIGTERM)\n"
    hand_in(group / "loud", **{CHAIN_RULE: killed})
    result = run("class", "--out", "marks", folder=tmp_path)
    assert result.returncode == 0, result.stderr
    assert totals(tmp_path / "marks")["bad"] == "0"
    assert int(totals(tmp_path / "marks")["loud"]) >= WITHOUT_CHAIN_RULE
    assert b"not a valid .zip file" in (tmp_path / "marks" / "bad.html").read_bytes()


def test_one_submission_can_be_added_to_the_marks_of_a_class(group, tmp_path):
    run("class", "--out", "marks", folder=tmp_path)
    hand_in(group / "bob")
    result = run(group / "bob", "--out", "marks", folder=tmp_path)
    assert result.returncode == 0, result.stderr
    assert totals(tmp_path / "marks") == {"ada": str(POINTS), "bob": str(POINTS)}


def test_a_class_says_what_it_does_not_take_and_leaves_its_own_marks_out(group):
    (group / "syllabus.pdf").write_bytes(b"")
    for _ in range(2):
        result = run(".", "--out", "marks", folder=group)
        assert result.stderr.startswith("A folder of folders: 2 students, 14 files; "
                                        "1 file left out (syllabus.pdf).\n")
        assert list(marks(group / "marks")) == ["ada", "bob"]


def test_what_may_be_somebodys_answers_is_never_left_out_silently(group):
    (group / "carl.rar").write_bytes(b"")
    result = run(".", "--out", "marks", folder=group)
    assert result.returncode == 2 and "there is carl.rar: nobody can tell whose that is" in result.stderr
    assert not (group / "marks").exists()


def test_where_answers_run_with_the_teachers_rights_it_is_said_once(school, monkeypatch, capsys):
    monkeypatch.setattr(class_run, "Judge", functools.partial(Judge, isolate=False, filter=False))
    assert grade.main([str(school), "--jobs", "3", "--only", NAMES[0]]) == 0
    assert capsys.readouterr().err.count(progress.PARTIAL) == 1


# ---- A second run --------------------------------------------------------------------------------

def marked_again(result):
    return {line.split(":")[0] for line in result.stderr.splitlines()
            if f" of {POINTS}" in line and "(marked before)" not in line}


def test_a_second_run_marks_only_what_is_new_or_changed(group, tmp_path):
    hand_in(group / "carl")
    hand_in(group / "dora")
    command = functools.partial(run, "class", "--out", "marks", folder=tmp_path)
    out = tmp_path / "marks"
    assert marked_again(command()) == {"ada", "bob", "carl", "dora"}
    assert marked_again(command()) == set()
    hand_in(group / "bob")                              # the mistake is corrected
    hand_in(group / "emil")
    (out / "carl.json").write_bytes(b"{")
    (out / "dora.html").unlink()
    assert marked_again(command()) == {"bob", "carl", "dora", "emil"}
    assert totals(out) == dict.fromkeys(["ada", "bob", "carl", "dora", "emil"], str(POINTS))
    for options in (["--feedback", "brief"], ["--timeout", "59"]):
        assert marked_again(command(*options)) == {"ada", "bob", "carl", "dora", "emil"}


def test_the_first_run_fixes_what_is_marked_in_a_folder(group, tmp_path):
    command = functools.partial(run, "class", "--out", "marks", folder=tmp_path)
    assert command("--only", *NAMES[:3]).returncode == 0
    before = documents(tmp_path / "marks")
    for options, words in ((["--seed", "3", "--only", NAMES[0]], "--seed 0"),
                           (["--skip", NAMES[6]], f"--only {' '.join(NAMES[:3])}"),
                           (["--only", NAMES[0], "--carry-forward"],
                            "no --carry-forward")):
        result = command(*options)
        assert result.returncode == 2
        assert f"marks was marked with {words}: say the same again" in result.stderr
        assert "--anew" in result.stderr and documents(tmp_path / "marks") == before
    result = run("class/ada", "--out", "marks", "--anew", folder=tmp_path)
    assert result.returncode == 2 and "would delete the marks of 1 student in marks" in result.stderr
    assert documents(tmp_path / "marks") == before
    assert command("--seed", "3", "--anew").returncode == 0
    assert marks(tmp_path / "marks")["ada"]["seed"] == "3"


def test_marking_a_part_later_adds_to_what_is_there(group, tmp_path):
    command = functools.partial(run, "class", "--out", "marks", folder=tmp_path)
    command()
    hand_in(group / "bob", ex1_forward=b"")                 # better in one exercise, worse in another
    assert command("--only", CHAIN_RULE).returncode == 0
    assert totals(tmp_path / "marks") == {"ada": str(POINTS), "bob": str(POINTS)}
    assert command().returncode == 0
    points = sum(QUESTIONS[function].points for function in ("sigmoid", "predict"))
    assert totals(tmp_path / "marks") == {"ada": str(POINTS), "bob": str(POINTS - points)}


def test_an_exercise_that_is_named_twice_is_marked_once(group, tmp_path):
    run("class", "--out", "marks", "--only", CHAIN_RULE, "ex3", folder=tmp_path)
    row = marks(tmp_path / "marks")["ada"]
    assert row["maximum"] == row["total"] == str(POINTS_OF_CHAIN_RULE)


def test_points_are_carried_forward_if_the_teacher_wants_it(group, tmp_path):
    run("class", "--out", "marks", "--carry-forward", folder=tmp_path)
    assert totals(tmp_path / "marks")["bob"] == str(POINTS - QUESTIONS["dL_dy"].points)


def test_exercises_can_be_left_out(group, tmp_path):
    run("class", "--out", "marks", "--skip", NAMES[6], NAMES[5], folder=tmp_path)
    maximum = sum(QUESTIONS[function].points for function in FUNCTIONS[:-2])
    row = marks(tmp_path / "marks")["ada"]
    assert row["maximum"] == row["total"] == str(maximum)


def test_what_is_taken_over_counts_in_the_table_as_when_it_was_marked(school, tmp_path):
    first, second = (run(school, "--out", "marks", folder=tmp_path) for _ in range(2))
    assert second.stderr.count("(marked before)") == len(TOTALS)
    assert first.stdout == second.stdout


@pytest.fixture
def project(tmp_path):
    """A copy of the grader, with a submission in the folder class."""
    skip = shutil.ignore_patterns("answers", "*.pyc.*")
    shutil.copytree(GRADING, tmp_path / "exercises" / "grading", ignore=skip)
    shutil.copy(GRADING.parents[1] / "single_neuron.py", tmp_path)
    hand_in(tmp_path / "class" / "ada")
    return tmp_path


def run_copy(project, *arguments, folder=None):
    command = [sys.executable, str(project / "exercises" / "grading" / "grade.py"), *arguments]
    return subprocess.run(command, cwd=folder or project, capture_output=True, encoding="utf-8",
                          env=environment())


def test_another_version_of_the_grader_does_not_add_to_the_marks(project):
    def is_refused(*options):
        result = run_copy(project, "class", "--out", "marks", "--only", NAMES[0], *options)
        return result.returncode == 2 and "another version of the checks" in result.stderr
    assert not is_refused() and not is_refused()
    package = "exercises/grading"
    for place in ("single_neuron.py", f"{package}/questions/{NAMES[0]}.py"):
        with open(project / place, "a", encoding="utf-8") as file:
            file.write("# another version\n")
        assert is_refused(), place
        assert not is_refused("--anew") and not is_refused()
    with open(project / package / "tests" / "test_class.py", "a", encoding="utf-8") as file:
        file.write("# another version\n")
    assert not is_refused()


@pytest.mark.parametrize("place", ["exercises/random.py", "exercises/grading/json.py", "class/zipfile.py"])
def test_no_file_here_or_beside_the_answers_takes_the_place_of_a_module(place, project):
    (project / place).write_bytes(b"raise SystemExit('taken for a module of Python')\n")
    result = run_copy(project, "class", "--only", NAMES[0], folder=project / "class")
    assert result.returncode == 2 and "There is no file or folder class." in result.stderr
    result = run_copy(project, ".", "--only", NAMES[0], "--as-class", folder=project / "class")
    assert result.returncode == 0, result.stderr


# ---- Stopping ------------------------------------------------------------------------------------

SLOW = solution(NAMES[-1]) + b"\n\nimport time\ntime.sleep(0.15)\n"


@needs_posix
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_run_that_is_stopped_leaves_nothing_behind_and_is_taken_up_again(name, tmp_path):
    for number in range(4):
        hand_in(tmp_path / "class" / f"s{number}", **{NAMES[-1]: SLOW})
    command = ["class", "--out", "marks", "--jobs", "1"]
    process = start(*command, folder=tmp_path)
    while f" of {POINTS}" not in process.stderr.readline():
        assert process.poll() is None
    process.send_signal(getattr(signal, name))
    _, errors = process.communicate(timeout=20)
    assert process.returncode == 2
    assert errors.splitlines()[-2:] == [
        "Stopping, as soon as the submissions in work are done ...",
        "Stopped. What is marked is kept, and the same command goes on from there."]
    assert list((tmp_path / "temporary").iterdir()) == []
    assert not (tmp_path / "marks" / "marks.csv").exists()
    result = run(*command, folder=tmp_path)
    assert result.returncode == 0 and 1 <= result.stderr.count("(marked before)") < 4
    assert totals(tmp_path / "marks") == {f"s{number}": str(POINTS) for number in range(4)}


def test_a_submission_whose_marking_was_cut_short_gets_no_marks(group, tmp_path, monkeypatch):
    """What stops the marking may reach the processes with the answers too, before it reaches us."""
    stopped = run_of(group, out=tmp_path / "marks")

    def cut_short(*_):
        stopped.stopped = True
        return Document("ada", 0, [])
    monkeypatch.setattr(class_run.mark, "mark", cut_short)
    with stopped.judges, pytest.raises(concurrent.futures.CancelledError):
        stopped.mark(stopped.students[0])
    assert [path.name for path in (tmp_path / "marks").rglob("*") if path.is_file()] == [".settings"]


def test_when_a_class_is_stopped_what_is_in_work_gets_no_marks_and_no_other_is_begun(tmp_path, monkeypatch):
    begun, told = [], threading.Event()

    for name in "abcdef":
        hand_in(tmp_path / "class" / name)

    def mark(handed_in, *_):
        begun.append(handed_in.name)
        assert len(begun) == 1 or told.wait(10)
        return Document(handed_in.name, 0, [])

    def stop(*_):
        while len(begun) < 2:
            time.sleep(0.001)
        raise KeyboardInterrupt
    monkeypatch.setattr(class_run.mark, "mark", mark)
    monkeypatch.setattr(progress.Progress, "step", stop)
    monkeypatch.setattr(progress, "show", lambda text: told.set() if "Stopping" in text else None)
    with pytest.raises(KeyboardInterrupt):
        run_of(tmp_path / "class", out=tmp_path / "marks", jobs=1).run()
    assert begun == ["a", "b"]
    assert [path.name for path in (tmp_path / "marks").glob("*.json")] == ["a.json"]


# ---- A fault of the grader's own -----------------------------------------------------------------

def test_a_fault_of_the_grader_is_never_a_silent_zero(group, tmp_path, monkeypatch, capsys):
    real = Sandbox.run

    def run(self, exercise, source, *others):
        if exercise == CHAIN_RULE and source != FLIPPED:
            raise RuntimeError("a bug of ours")
        return real(self, exercise, source, *others)
    monkeypatch.setattr(Sandbox, "run", run)
    out = tmp_path / "marks"
    assert grade.main([str(group), "--out", str(out)]) == 2
    output = capsys.readouterr()
    functions = [function for function in FUNCTIONS if marks(out)["ada"][function] == "needs review"]
    assert sum(QUESTIONS[function].points for function in functions) == POINTS_OF_CHAIN_RULE
    assert output.err.endswith(
        f"Answers that need review: {len(functions)}. The first: ada, "
        f"{functions[0]}: The grader itself failed, so a teacher must look at this: "
        "RuntimeError: a bug of ours\n")
    assert totals(out) == {"ada": "needs review", "bob": str(POINTS_IF_FLIPPED)}
    assert read_json(out / "ada.json")["needs_review"] is True
    assert "needs review" in re.split(r"  +", output.out.splitlines()[0])
    assert output.out.splitlines()[-1] == (
        f"1 submission, on average {POINTS_IF_FLIPPED:.1f} of {POINTS} points (1 more need review).")
    monkeypatch.undo()      # and the next run marks it again
    assert grade.main([str(group), "--out", str(out)]) == 0
    assert totals(out)["ada"] == str(POINTS)


def fault(*_, **__):
    raise GraderFault("a bug of ours")


BROKEN = [(Sandbox, "sweep"), (class_run.submission, "Submission")]


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: broken[1])
def test_where_the_grader_fails_at_a_submission_all_needs_review(broken, group, tmp_path, monkeypatch):
    monkeypatch.setattr(*broken, fault)
    run_of(group, ONE_EXERCISE, tmp_path / "marks").run()
    document = from_json((tmp_path / "marks" / "ada.json").read_text(encoding="utf-8"))
    assert {answer.outcome for answer in document.answers} == {Outcome.NEEDS_REVIEW}
    assert [answer.exercise for answer in document.answers] == [NAMES[0]] * len(document.answers)
    assert document.score == 0 < document.max_score and "a bug of ours" in document.answers[0].message


def test_where_no_answer_can_be_run_nothing_is_marked(group, monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(class_run, "Judge", fault)
    assert grade.main([str(group), "--out", str(tmp_path / "marks")]) == 2
    assert capsys.readouterr().err.endswith("\ngrade.py: a bug of ours\n")
    assert not (tmp_path / "marks" / "marks.csv").exists()


# ---- Names ---------------------------------------------------------------------------------------

def folded(name):
    return unicodedata.normalize("NFKC", name).casefold()


LONG = "x" * 250
CUT = file_names([LONG])[LONG]


@pytest.mark.parametrize("names", [
    ["ada", "bob"],
    ["Ada", "ada", "ADA"],
    ["\u00e9mile", "e\u0301mile"],
    ["\u00e9mile", "E\u0301MILE"],
    ["stra\u00dfe", "STRASSE"],
    [LONG + "a", LONG + "b", LONG.upper() + "A"],
    [LONG, CUT],                    # somebody has, or takes, the name that another's was cut to
    [LONG, CUT.upper(), CUT],
    ["\u5c0f" * 80, "\u5c0f" * 85],
    ["\udcff", "\udcfe"],           # no text, but what Linux allows
], ids=str)
def test_the_files_of_a_class_have_different_names_on_every_file_system(names):
    chosen = file_names(names)
    assert list(chosen) == names and len({folded(name) for name in chosen.values()}) == len(names)
    assert max(len(os.fsencode(name + ".json")) for name in chosen.values()) <= 255
    assert chosen == {name: file_names(reversed(names))[name] for name in names}


def test_a_name_that_is_short_and_the_only_one_of_its_kind_is_kept():
    assert file_names(["ada", "H\u00e9l\u00e8ne O'Neil", "b.c"]) == {
        name: name for name in ["ada", "H\u00e9l\u00e8ne O'Neil", "b.c"]}


@needs_posix
def test_students_with_long_or_twin_names_have_files_of_their_own(tmp_path):
    names = [LONG + "a", LONG + "b", CUT, "Ada", "ADA"]
    for name in names:
        (tmp_path / "class" / name).mkdir(parents=True)
    if len(list((tmp_path / "class").iterdir())) < len(names):
        pytest.skip("this file system does not tell upper from lower case")
    assert run("class", "--out", "marks", folder=tmp_path).returncode == 0
    written = [read_json(path)["submission"] for path in (tmp_path / "marks").glob("*.json")]
    assert sorted(written) == sorted(names)
    assert run("class", "--out", "marks", folder=tmp_path).stderr.count("(marked before)") == len(names)


@needs_posix
@pytest.mark.parametrize("inside", [[], ["a.zip"]], ids=["a class", "two with the same name"])
def test_no_name_does_anything_to_the_terminal_or_the_table(inside, tmp_path):
    name = "\x1b[2J\x07\u202eada\r\n"
    hand_in(tmp_path / "class" / name)
    (tmp_path / "class" / f"{name}.pdf").write_bytes(b"")
    for ending in inside:
        (tmp_path / "class" / f"{name}.zip").write_bytes(b"")
    folder = f"class/{name}"
    for given in (["class"], ["class", "--out", "marks"], [folder, "--out", "marks"], [f"{folder}/no"]):
        result = run(*given, "--only", NAMES[0], folder=tmp_path)
        assert "[2J" in result.stderr
        for character in "\x1b\x07\u202e\r":
            assert character not in result.stdout + result.stderr
    table = (tmp_path / "marks" / "marks.csv").read_bytes().decode("utf-8")
    assert "?[2J??ada??," in table and not re.search("[\x00-\x09\x0b\x0c\x0e-\x1f\u202e]", table)
    report = next(path for path in (tmp_path / "marks").glob("*.html") if path.name != "index.html")
    assert not re.search("[\x1b\x07\u202e]", report.read_bytes().decode("utf-8"))


# ---- Files ---------------------------------------------------------------------------------------

def test_files_are_written_whole_or_not_at_all(tmp_path, monkeypatch):
    (tmp_path / "marks.csv").write_bytes(b"old")

    def replace(*_):
        raise OSError(5, "the disk is gone", "a draft")
    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(OSError) as error:
        files.write_whole(tmp_path / "marks.csv", "new")
    assert (error.value.strerror, error.value.filename) == ("the disk is gone", str(tmp_path / "marks.csv"))
    assert documents(tmp_path) == {"marks.csv": b"old"}


def test_the_grader_consists_of_all_its_files_but_the_tests():
    places = set(files.grader_files())
    assert {"single_neuron.py", "exercises/grading/grade.py", "exercises/grading/__init__.py",
            "exercises/grading/platforms/classroom50/autograder.py"} <= places
    for floor in ("questions", "sandbox", "judging", "marking"):
        for path in (GRADING / floor).glob("*.py"):
            assert f"exercises/grading/{floor}/{path.name}" in places
    assert not any("/tests/" in place or "solutions" in place for place in places)
    assert all(pathlib.PurePosixPath(place).suffix == ".py" for place in places)


def test_a_document_that_was_written_is_read_back(group, tmp_path):
    run = run_of(group, Options(feedback="brief"), tmp_path / "marks")
    marked = run.run().documents[1]
    back = from_json((tmp_path / "marks" / "bob.json").read_text(encoding="utf-8"))
    assert [answer._replace(message="", told=None) for answer in back.answers] == [
        answer._replace(told=None) for answer in marked.answers]
    with pytest.raises((ValueError, KeyError, TypeError)):
        from_json(json.dumps({"submission": "bob"}))
