"""A second run marks only what is new or changed and loses nothing, and nor does whatever ends a run."""

import contextlib
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import time

import pytest

from grading.tests.classes import (
    FILE, FILES, HALF, ONLY, RIGHT, STUB, TELLS_WHEN, answers, as_zip, gradescope, listen_to_signals,
    needs_posix, page, read_json, reports, rows, totals, when_marked)
from grading.tests.doors import GRADING, grade, hand_in
from grading.tests.test_command import COSTS, FLIPPED

GRADE = (sys.executable, str(GRADING / "grade.py"))
EX3 = "ex3_chain_rule.py"


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A class of three in the folder class: the files of tom and tim tell when they were marked."""
    monkeypatch.chdir(tmp_path)
    hand_in(tmp_path / "class", {f"ada/{FILE}": HALF, f"tim/{FILE}": TELLS_WHEN, f"tom/{FILE}": TELLS_WHEN})
    return tmp_path


def run(*options):
    screen = grade("class", "--out", "marks", *(options or ONLY))
    assert screen.status == 0, screen.err
    return screen


def written(here):
    return {path.name: path.read_bytes() for path in (here / "marks").iterdir() if path.is_file()}


# ---- What is marked again ------------------------------------------------------------------------

def test_a_second_run_marks_only_what_is_new_or_changed_and_its_table_is_of_all(here):
    out, first = here / "marks", run()
    told = {name: when_marked(out, name) for name in ("tim", "tom")}
    second = run()
    assert {name: when_marked(out, name) for name in told} == told and second.out == first.out
    hand_in(here / "class", {f"ada/{FILE}": RIGHT, f"eve/{FILE}": RIGHT, f"tom/{FILE}": TELLS_WHEN + b"#"})
    run()
    assert totals(out) == {"ada": "4", "eve": "4", "tim": "0", "tom": "0"}
    assert when_marked(out, "tim") == told["tim"] and when_marked(out, "tom") != told["tom"]
    hand_in(here / "class", {f"ada/{FILE}": HALF})
    screen = run()
    assert totals(out)["ada"] == "2" and "ada (2, was 4)" in screen.err     # fewer points than before


def test_files_that_are_broken_or_gone_are_made_again(here):
    run()
    before = written(here)
    for name in ("tom.html", "index.html"):
        (here / "marks" / name).unlink()
    for name in ("tim.json", "marks.csv"):
        (here / "marks" / name).write_bytes(b"{")
    run()
    after, differ = written(here), ("tim.json", "tim.html", "tom.json", "tom.html")
    assert set(after) == set(before) and totals(here / "marks") == {"ada": "2", "tim": "0", "tom": "0"}
    assert read_json(here / "marks" / "tim.json")["max_score"] == 4
    assert [name for name in after if after[name] != before[name] and name not in differ] == []


def test_other_feedback_makes_other_reports_and_the_same_marks(here):
    hand_in(here / "class", {"eve/notes.txt": b""})
    run(*ONLY)
    for level, told in (("none", False), ("full", True)):
        run(*ONLY, "--feedback", level)
        assert ("bias" in page(here / "marks", "ada")) is told
        assert bool(answers(here / "marks", "ada")["predict"]["message"]) is told
        assert totals(here / "marks")["ada"] == "2"
        assert "handed in again" not in page(here / "marks", "eve")


def test_an_exercise_that_is_marked_later_adds_to_what_is_there_and_one_alone_changes_no_other(here):
    hand_in(here / "class", {f"ada/{EX3}": FLIPPED, f"tim/{EX3}": FILES[EX3], f"tom/{EX3}": FILES[EX3]})
    run("--only", "ex1", "ex3")
    hand_in(here / "class", {f"ada/{EX3}": FILES[EX3], f"ada/{FILE}": STUB})     # better and worse
    before = totals(here / "marks")
    run("--only", "ex3")
    assert totals(here / "marks") == {**before, "ada": str(int(before["ada"]) + COSTS)}
    run("--only", "ex1", "ex3")
    assert totals(here / "marks")["ada"] == str(int(before["ada"]) + COSTS - 2)


def test_who_is_not_in_the_new_download_keeps_the_marks_and_it_is_said(here):
    run()
    out, told = here / "marks", when_marked(here / "marks", "tim")
    shutil.rmtree(here / "class" / "tim")
    assert "keep their marks: 1" in run().err
    assert totals(out) == {"ada": "2", "tim": "0", "tom": "0"} and when_marked(out, "tim") == told
    assert b"tim.html" in (out / "index.html").read_bytes()


def test_what_is_known_of_a_student_is_told_anew_although_no_file_has_changed(here):
    for late in ("", "LATE_"):
        shutil.rmtree(here / "class")
        hand_in(here, {f"class/ada_{late}101_7_{FILE}": RIGHT, f"class/bob_102_7_{FILE}": RIGHT})
        run()
        assert rows(here / "marks")[0]["late"] == late[:4].lower()
        assert ("Handed in late" in page(here / "marks", "ada")) is bool(late)


def test_a_namesake_who_joins_later_takes_nobodys_place(here):
    people = [("Ada Li", "1", {FILE: RIGHT}), ("Bo", "3", {}), ("Ada Li", "2", {FILE: HALF})]
    for students in (people[:2], people, people[::-1]):
        assert grade(as_zip(here / "class.zip", gradescope(students)), "--out", "marks", *ONLY).status == 0
        assert [(row["name"], row["id"], row["total"]) for row in rows(here / "marks")] == [
            ("Ada Li", "1", "4"), *[("Ada Li", "2", "2")] * (len(students) - 2), ("Bo", "3", "0")]
    assert len(reports(here / "marks")) == 3


# ---- What ends a run -----------------------------------------------------------------------------

STUDENTS = [f"s{number:02}" for number in range(40)]
SLOW = b"import time\ntime.sleep(0.2)\n"


def started(folder, second=SLOW):
    """Start marking a class of which each takes a while, and return the process once somebody is marked."""
    hand_in(folder, {f"class/{student}/{FILE}": TELLS_WHEN + SLOW for student in STUDENTS})
    hand_in(folder, {f"class/{STUDENTS[1]}/{FILE}": TELLS_WHEN + second})
    shutil.rmtree(folder / "class" / "ada")
    hand_in(folder, {"temporary/.keep": b""})
    process = subprocess.Popen([*GRADE, "class", "--out", "marks", *ONLY, "--feedback", "brief"],
                               encoding="utf-8", preexec_fn=listen_to_signals, start_new_session=True,
                               stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                               env={**os.environ, "TMPDIR": str(folder / "temporary")})
    while process.poll() is None and not list(folder.glob("marks/*.json")):
        time.sleep(0.01)
    return process


def started_by(number):
    """Yield the numbers of the processes that a process has started, and they in turn, where that is seen."""
    for path in pathlib.Path(f"/proc/{number}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            for child in map(int, path.read_text().split()):
                yield from [*started_by(child), child]


@needs_posix
@pytest.mark.parametrize("name, group", [
    ("SIGINT", True), ("SIGHUP", True), ("SIGTERM", False), ("SIGKILL", False)])
def test_a_run_that_is_stopped_loses_nothing_and_is_taken_up_again(name, group, here):
    """Ctrl-C reaches the processes that run the answers, too: nobody gets marks for having been cut short."""
    process = started(here, second=SLOW.replace(b"0.2", b"1.5") if name == "SIGINT" else SLOW)
    (os.killpg if group else os.kill)(process.pid, getattr(signal, name))
    if name == "SIGINT":
        next((line for line in process.stderr if "Stopping" in line), None)
        for child in list(started_by(process.pid)):      # they run the answers of those who are in work
            with contextlib.suppress(OSError):
                os.kill(child, signal.SIGKILL)
    errors = process.communicate()[1]
    if name != "SIGKILL":
        assert process.returncode == 2 and errors.splitlines()[-1].startswith("Stopped."), errors
        assert [path.name for path in (here / "temporary").iterdir()] == [".keep"]
    kept = {student: read_json(path) for student, path in reports(here / "marks").items()}
    assert 1 <= len(kept) < len(STUDENTS)
    for document in kept.values():
        assert [answer["outcome"] for answer in document["answers"]] == ["wrong", "missing_function"]
    left = [student for student in STUDENTS if student not in kept]
    hand_in(here, {f"class/{student}/{FILE}": RIGHT for student in left})
    run(*ONLY, "--feedback", "brief")
    assert len(totals(here / "marks")) == len(STUDENTS) + 2
    assert {student: totals(here / "marks")[student] for student in left} == dict.fromkeys(left, "4")
    now = {student: read_json(path) for student, path in reports(here / "marks").items()}
    assert name == "SIGKILL" or [student for student in kept
                                 if kept[student]["answers"] != now[student]["answers"]] == []


@needs_posix
def test_what_nohup_has_switched_off_stops_nothing(here):
    hand_in(here, {f"class/{name}/{FILE}": SLOW + RIGHT for name in ("ada", "bob", "eve")})
    process = subprocess.Popen([*GRADE, "class", "--out", "marks", *ONLY], stderr=subprocess.DEVNULL,
                               stdout=subprocess.DEVNULL,
                               preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN))
    while process.poll() is None and not list(here.glob("marks/*.html")):
        time.sleep(0.01)
    process.send_signal(signal.SIGHUP)
    assert process.wait() == 0 and len(totals(here / "marks")) == 5


def test_two_runs_at_once_lose_nothing(here):
    hand_in(here, {f"class/s{number}/{FILE}": RIGHT for number in range(8)})
    processes = [subprocess.Popen([*GRADE, "class", "--out", "marks", *ONLY], stderr=subprocess.PIPE,
                                  stdout=subprocess.DEVNULL) for _ in range(2)]
    errors = [process.communicate()[1] for process in processes]
    assert [process.returncode for process in processes] == [0, 0], errors
    assert [total for name, total in totals(here / "marks").items()] == ["2"] + ["4"] * 8 + ["0", "0"]
    assert {document["score"] for document in map(read_json, reports(here / "marks").values())} == {0, 2, 4}


@needs_posix
@pytest.mark.parametrize("limit", [0, 600])
def test_where_a_file_cannot_be_written_it_is_left_as_it_was_and_that_is_said(limit, here):
    """As on a disk that is full: no file may be longer than the limit."""
    resource = pytest.importorskip("resource")
    run()
    before = written(here)
    hand_in(here, {f"class/ada/{FILE}": RIGHT, f"class/eve/{FILE}": RIGHT})
    done = subprocess.run([*GRADE, "class", "--out", "marks", *ONLY], capture_output=True, encoding="utf-8",
                          preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)
    assert limit == 0 or "File too large" in done.stderr.splitlines()[-1]
    after = written(here)
    assert {name for name in before if name not in after} == set()
    for name, content in after.items():
        assert content == before.get(name) or name in ("ada.json", "eve.json") and len(content) <= limit
    run()
    assert totals(here / "marks") == {"ada": "4", "eve": "4", "tim": "0", "tom": "0"}


@needs_posix
def test_who_is_reading_a_file_reads_it_whole(here):
    """At every moment a file is there as it was or as it will be: it is replaced, and not written over."""
    run()
    before = written(here)
    hand_in(here / "class", {f"ada/{FILE}": RIGHT, f"eve/{FILE}": RIGHT})
    with contextlib.ExitStack() as stack:
        opened = {name: stack.enter_context(open(here / "marks" / name, "rb")) for name in before}
        run()
        assert {name: file.read() for name, file in opened.items()} == before
    assert written(here)["marks.csv"] != before["marks.csv"]


@pytest.mark.parametrize("place", ["marks.csv", "ada.html"])
def test_a_file_that_cannot_be_replaced_is_named_and_what_is_marked_is_kept(place, here):
    run()
    told = when_marked(here / "marks", "tom")
    (here / "marks" / place).unlink()
    (here / "marks" / place).mkdir()
    hand_in(here, {f"class/ada/{FILE}": RIGHT})
    screen = grade("class", "--out", "marks", *ONLY)
    assert (screen.status, place in screen.err.splitlines()[-1]) == (2, True)
    (here / "marks" / place).rmdir()
    run()
    assert totals(here / "marks")["ada"] == "4" and when_marked(here / "marks", "tom") == told


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root can write everywhere")
def test_a_folder_that_cannot_be_written_to_is_named(here):
    (here / "locked").mkdir(mode=0o500)
    for out in ("locked", "locked/marks"):
        screen = grade("class", "--out", out, *ONLY)
        assert (screen.status, "locked" in screen.err.splitlines()[-1]) == (2, True)
        assert "Permission denied" in screen.err and "Traceback" not in screen.err
