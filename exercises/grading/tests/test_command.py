"""The teacher's command with one submission: options, documents, streams, signals, what cannot be done."""

import contextlib
import io
import json
import os
import pathlib
import re
import signal
import stat
import subprocess
import sys
import threading
import time

import pytest

from grading.grade import main
from grading.questions import FILE_NAMES, NAMES, QUESTIONS, exercise_of
from grading.tests.classes import (
    FILE, FILES, HALF, ONLY, RIGHT, STUB, listen_to_signals, needs_links, needs_posix, read_json, stub,
    totals)
from grading.tests.doors import EXERCISES, GRADING, NO_FAULT, answers_of, grade, hand_in, mark, start

FUNCTIONS = list(QUESTIONS)
POINTS = sum(question.points for question in QUESTIONS.values())
GRADE = (sys.executable, str(GRADING / "grade.py"))
FLIPPED = FILES["ex3_chain_rule.py"] + (
    b"\n\ndef dL_dy(y, y_target):\n    return (y_target - y) / (y * (1 - y))\n")
COSTS = sum(QUESTIONS[function].points for function in ("dL_dy", "dL_dw", "dL_db"))


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A folder with the worked answers of exercise 1 in ada, in which we are."""
    monkeypatch.chdir(tmp_path)
    hand_in(tmp_path / "ada", {FILE: RIGHT})
    return tmp_path


# ---- What it reports -----------------------------------------------------------------------------

def test_the_document_keeps_to_its_contract():
    document = mark({**FILES, "ex3_chain_rule.py": FLIPPED}, "--seed", "7")
    assert list(document) == ["submission", "score", "max_score", "seed", "needs_review", "answers"]
    assert (document["seed"], document["needs_review"]) == (7, False)
    assert (document["score"], document["max_score"]) == (POINTS - COSTS, POINTS)
    assert [answer["function"] for answer in document["answers"]] == FUNCTIONS
    for answer in document["answers"]:
        assert list(answer) == ["exercise", "function", "score", "max_score", "outcome", "mistake", "line",
                                "message"]
        assert answer["exercise"] == exercise_of(answer["function"]).name
        assert type(answer["score"]) is int and answer["score"] in (0, answer["max_score"])
        assert answer["max_score"] == QUESTIONS[answer["function"]].points
        assert isinstance(answer["message"], str)
    answers = answers_of(document)
    assert (answers["dL_dy"]["outcome"], answers["dL_dy"]["mistake"]) == ("wrong", "the sign is flipped")
    assert {answers[function]["outcome"] for function in ("dL_dw", "dL_db")} == {"carried_over"}


@pytest.mark.parametrize("files, outcome", [
    ({}, "missing_file"), ({f"{name}.py": stub(name) for name in NAMES}, "not_started")])
def test_there_is_an_entry_for_every_function_whatever_was_handed_in(files, outcome):
    answers = mark(files)["answers"]
    assert [(answer["function"], answer["outcome"], answer["score"]) for answer in answers] == [
        (function, outcome, 0) for function in FUNCTIONS]


@pytest.mark.parametrize("given, exercises", [
    (["--only", "ex3"], ["ex3_chain_rule"]),
    (["--only", "ex3_chain_rule.py", "ex1", "--skip", "ex1"], ["ex3_chain_rule"]),
    (["--only", "ex1", "ex1", "--only", "ex2_loss"], ["ex1_forward", "ex2_loss"]),
    (["--skip", *NAMES[2:], "ex1"], ["ex2_loss"])], ids=" ".join)
def test_exercises_are_chosen_or_left_out_and_the_maximum_follows(given, exercises):
    document = mark(FILES, *given)
    assert list(dict.fromkeys(answer["exercise"] for answer in document["answers"])) == exercises
    assert document["score"] == document["max_score"] == sum(
        QUESTIONS[function].points for function in FUNCTIONS if exercise_of(function).name in exercises)


def test_points_are_carried_forward_if_the_teacher_wants_it():
    document = mark({"ex3_chain_rule.py": FLIPPED}, "--only", "ex3", "--carry-forward")
    assert document["max_score"] - document["score"] == QUESTIONS["dL_dy"].points


def test_feedback_for_an_exam(here):
    documents = [mark({FILE: HALF}, *ONLY, "--feedback", level) for level in ("full", "brief", "none")]
    assert [document["score"] for document in documents] == [2, 2, 2]
    full, brief, none = (answers_of(document)["predict"] for document in documents)
    assert "predict([" in full["message"] and "the bias is forgotten" in brief["message"]
    assert "gave" not in brief["message"] and not re.search(r"\d\.\d", brief["message"])
    assert (none["message"], none["mistake"], none["line"]) == ("", None, None)
    hand_in(here / "bob", {FILE: HALF})
    text = grade("bob", "--feedback", "none", *ONLY).out
    assert re.search("(?m)^  predict +0 of +2 points$", text)
    assert "wrong" not in text and "bias" not in text


# ---- Where it is run -----------------------------------------------------------------------------

def test_it_works_without_pytest_and_any_other_package_and_writes_nothing(here):
    screen = start("-I", "-S", GRADE[1], "ada", *ONLY, folder=here)
    assert (screen.status, "4 of 4 points" in screen.out) == (0, True), screen.err
    assert [path.name for path in here.iterdir()] == ["ada"]


def test_the_package_is_imported_from_any_folder(tmp_path):
    code = f"import sys; sys.path.append({str(EXERCISES)!r}); from grading import bundle, grade"
    assert start("-c", code, folder=tmp_path) == (0, "", "")


@needs_posix
@pytest.mark.parametrize("closed", ["2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("given", [[".", "--out", "marks"], ["ada", "--output", "marks"]],
                         ids=["a class", "one"])
def test_it_works_where_a_stream_is_closed(given, closed, here):
    done = subprocess.run(["sh", "-c", f'"$@" {closed}', "sh", *GRADE, *given, *ONLY], capture_output=True)
    assert done.returncode == 0 and b"Traceback" not in done.stderr
    assert "--output" in given or totals(here / "marks") == {"ada": "4"}
    assert (here / "marks").exists()


def test_it_works_where_there_are_no_streams_as_in_pythonw_and_in_any_thread(here):
    statuses = []
    with contextlib.redirect_stdout(None), contextlib.redirect_stderr(None):
        thread = threading.Thread(target=lambda: statuses.append(main([".", "--out", "marks", *ONLY])))
        thread.start()
        thread.join()
        statuses.append(main([".", "--out", "marks", *ONLY]))
    assert statuses == [0, 0] and totals(here / "marks") == {"ada": "4"}


@needs_posix
def test_nobody_listening_to_the_notes_stops_nothing(here):
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run([*GRADE, ".", "--out", "marks", *ONLY], stderr=writing, stdout=subprocess.PIPE)
    os.close(writing)
    assert done.returncode == 0 and totals(here / "marks") == {"ada": "4"}


@pytest.mark.parametrize("options", [["--out", "marks"], []], ids=["a class", "one"])
def test_words_go_to_a_screen_that_cannot_show_all_of_them(options, here):
    name = "H\u00e9l\u00e8ne \u5c0f"
    hand_in(here / name, {FILE: RIGHT + b'\n\ndef predict(*_):\n    raise ValueError("\\u00e9 \\u5c0f")\n'})
    screen = io.TextIOWrapper(io.BytesIO(), encoding="latin-1", errors="strict", write_through=True)
    with contextlib.redirect_stdout(screen), contextlib.redirect_stderr(screen):
        assert main(["." if options else name, *options, *ONLY]) == 0
    assert "\u00e9 \\u5c0f" in screen.buffer.getvalue().decode("latin-1") or options
    assert not options or "4" == totals(here / "marks")["ada"]


def test_the_handlers_of_signals_are_as_they_were(here):
    """Where main() is called from a notebook, it leaves the notebook as it was."""
    numbers = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = [signal.getsignal(number) for number in numbers]
    assert main(["ada", "--output", "ada.txt", *ONLY]) == 0
    assert [signal.getsignal(number) for number in numbers] == before


# ---- Signals -------------------------------------------------------------------------------------

def is_marking(process, temporary):
    """Return whether a process has begun to mark: it listens to SIGTERM, and has started another."""
    children = pathlib.Path(f"/proc/{process.pid}/task/{process.pid}/children")
    if not children.exists():       # not on this system
        return any(path.name != ".keep" for path in temporary.iterdir())
    status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
    listens_to = int(re.search(r"SigCgt:\s*(\w+)", status)[1], 16)
    return listens_to >> (signal.SIGTERM - 1) & 1 and children.read_text() != ""


@needs_posix
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_one_submission_that_is_stopped_leaves_nothing_behind(name, here):
    hand_in(here / "ada", {FILE: b"import time\nwhile True:\n    time.sleep(9)\n"})
    temporary = hand_in(here, {"temporary/.keep": b""}) / "temporary"
    process = subprocess.Popen([*GRADE, "ada"], encoding="utf-8", preexec_fn=listen_to_signals,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                               env={**os.environ, "TMPDIR": str(temporary)})
    while process.poll() is None and not is_marking(process, temporary):
        time.sleep(0.01)
    process.send_signal(getattr(signal, name))
    output, errors = process.communicate()
    assert (process.returncode, output, errors.splitlines()[-1]) == (2, "", "Stopped.")
    assert [path.name for path in temporary.iterdir()] == [".keep"]


# ---- --output ------------------------------------------------------------------------------------

AS_JSON = ("--format", "json", *ONLY)


def test_output_goes_to_a_file_and_replaces_one(here):
    for _ in range(2):
        status, out, err = grade("ada", *AS_JSON, "--output", "ada.json")
        assert (status, out) == (0, "") and err in NO_FAULT
        assert read_json(here / "ada.json")["score"] == 4
        assert sorted(path.name for path in here.iterdir()) == ["ada", "ada.json"]
        (here / "ada.json").write_bytes(b"old" * 10_000)


@needs_links
def test_output_follows_a_link(here):
    (here / "link").symlink_to(here / "elsewhere.json")
    for _ in range(2):
        assert grade("ada", *AS_JSON, "--output", "link").status == 0
        assert (here / "link").is_symlink() and read_json(here / "elsewhere.json")["score"] == 4


@needs_posix
def test_output_into_a_pipe_is_written_there(here):
    os.mkfifo(here / "pipe")
    reader = subprocess.Popen([sys.executable, "-c", "print(open('pipe').read())"], stdout=subprocess.PIPE)
    try:
        assert grade("ada", *AS_JSON, "--output", "pipe").status == 0
        assert stat.S_ISFIFO(os.stat(here / "pipe").st_mode)
        assert json.loads(reader.communicate()[0])["score"] == 4
    finally:
        reader.kill()
    screen = start(GRADE[1], "ada", *AS_JSON, "--output", "/dev/stdout", folder=here)
    assert json.loads(screen.out)["score"] == 4


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
@pytest.mark.parametrize("way", ["--output", ">"])
def test_a_device_is_written_into_and_what_it_says_is_passed_on(way, here):
    """Through a link, so that the system's own device is not replaced if that fails."""
    (here / "full").symlink_to("/dev/full")
    if way == ">":
        done = subprocess.run(["sh", "-c", '"$@" > full', "sh", *GRADE, "ada", *ONLY], capture_output=True,
                              encoding="utf-8")
        status, said = done.returncode, done.stderr
    else:
        status, _, said = grade("ada", "--output", "full", *ONLY)
    assert (status, "No space left on device" in said, "Traceback" in said) == (2, True, False)
    assert (here / "full").is_symlink() and os.path.exists("/dev/full")


# ---- What cannot be done is said -----------------------------------------------------------------

@pytest.mark.parametrize("given, words", [
    (["no_such_folder"], "There is no file or folder no_such_folder."),
    ([f"ada/{FILE}"], "give the folder that holds the ex*.py files"),
    (["empty"], "there is nothing to mark"),
    (["ada", "--only", "ex9"], "'ex9' is not an exercise. There are ex1_forward"),
    (["ada", "--skip", *NAMES], "nothing is left to mark"),
    (["ada", "--seed", "x"], "'x'"), (["ada", "--feedback", "loud"], "'loud'"),
    (["ada", "--jobs", "0"], "'0' is not a whole number above 0"),
    (["ada", "--jobs", "many"], "'many' is not a whole number above 0"),
    ([".", "--out", "marks", "--format", "json"], "--format is for one submission"),
    ([".", "--gradebook", "a_file"], "--out"), ([".", "--out", "marks", "--column", "Neuron"], "--gradebook"),
    ([".", "--out", "marks", "--gradebook", "nothing"], "There is no file nothing"),
    ([".", "--out", "a_file"], "a_file is a file: --out takes a folder"),
    (["ada", "--output", "nowhere/report.txt"], "report.txt"), (["ada", "--output", "empty"], "empty"),
    (["ada", "--format", "classroom50"], "which sets CLASSROOM, ASSIGNMENT, OWNER, "),
    ([], "To check your own answers: python exercises/check.py"),
], ids=" ".join)
def test_what_cannot_be_done_is_said_in_one_sentence_and_status_2(given, words, here, monkeypatch):
    (here / "empty").mkdir()
    hand_in(here, {"a_file": b"keep me"})
    monkeypatch.delenv("CLASSROOM", raising=False)
    screen = grade(*given)
    assert (screen.status, screen.out, words in screen.err.splitlines()[-1]) == (2, "", True), screen.err
    assert (here / "a_file").read_bytes() == b"keep me"
    assert sorted(path.name for path in here.iterdir()) == ["a_file", "ada", "empty"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere Python finds itself in any case")
def test_a_grader_that_can_start_no_process_marks_nobody(here):
    """Where Python does not know where it is, as in a program that has it built in."""
    environment = {"PATH": "/nowhere", "PYTHONHOME": sys.base_prefix}
    for given in ([".", "--out", "marks"], ["ada"]):
        done = subprocess.run(["nowhere", GRADE[1], *given, *ONLY], executable=sys.executable,
                              env=environment, capture_output=True, encoding="utf-8")
        assert (done.returncode, done.stdout, "Traceback" in done.stderr) == (2, "", False), done.stderr
        assert not [path for ending in ("csv", "json", "html") for path in here.glob(f"marks/*.{ending}")]


def test_what_is_not_started_is_no_fault_and_the_next_step_is_said(here):
    hand_in(here / "carl", {FILE: STUB})
    screen = grade("carl", *ONLY)
    assert (screen.status, screen.out.count("not started")) == (0, 2) and screen.err in NO_FAULT
    assert f"0 of 4 points. Next: sigmoid in {FILE_NAMES[0]}" in screen.out
