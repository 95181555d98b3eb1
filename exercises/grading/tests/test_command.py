"""The teacher's command with one submission: options, documents, and what it says if it cannot go on."""

import io
import json
import os
import re
import shutil
import signal
import stat
import subprocess
import sys
import threading

import pytest

from grading import grade
from grading.marking import progress
from grading.questions import FILE_NAMES, NAMES, QUESTIONS, exercise_of
from grading.sandbox.outcome import Outcome
from grading.tests.classes import (
    CHAIN_RULE, FLIPPED, FUNCTIONS, GRADING, POINTS, POINTS_IF_FLIPPED, environment, hand_in, not_started,
    read_json, run, start)
from grading.tests.helpers import functions_of

needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="no such files or signals on Windows")
FIRST = ["--only", NAMES[0]]


@pytest.fixture
def ada(tmp_path):
    """The worked solutions, in the folder ada."""
    return hand_in(tmp_path / "ada")


@pytest.fixture
def bob(tmp_path):
    """The same with one mistake, in the folder bob."""
    return hand_in(tmp_path / "bob", **{CHAIN_RULE: FLIPPED})


# ---- What it prints ------------------------------------------------------------------------------

def test_a_submission_prints_a_report_with_points(bob, tmp_path):
    result = run("bob", folder=tmp_path)
    assert result.returncode == 0
    assert re.search(rf"(?m)^  dL_dy +wrong +0 of +{QUESTIONS['dL_dy'].points} points$", result.stdout)
    assert "You get this result if the sign is flipped." in result.stdout
    assert result.stdout.splitlines()[-1].endswith(
        f"{POINTS_IF_FLIPPED} of {POINTS} points. Next: dL_dy in {CHAIN_RULE}.py")
    assert [path.name for path in tmp_path.iterdir()] == ["bob"]


def test_the_json_document_keeps_to_its_contract(bob, tmp_path):
    document = json.loads(run("bob", "--format", "json", "--seed", "7", folder=tmp_path).stdout)
    assert list(document) == ["submission", "score", "max_score", "seed", "needs_review", "answers"]
    assert (document["submission"], document["seed"], document["needs_review"]) == ("bob", 7, False)
    assert (document["score"], document["max_score"]) == (POINTS_IF_FLIPPED, POINTS)
    assert [answer["function"] for answer in document["answers"]] == FUNCTIONS
    for answer in document["answers"]:
        assert list(answer) == ["exercise", "function", "score", "max_score", "outcome", "mistake", "line",
                                "message"]
        assert answer["exercise"] == exercise_of(answer["function"]).name
        assert type(answer["score"]) is int and answer["score"] in (0, answer["max_score"])
        assert answer["max_score"] == QUESTIONS[answer["function"]].points
        assert Outcome(answer["outcome"]) and isinstance(answer["message"], str)
    flipped = document["answers"][FUNCTIONS.index("dL_dy")]
    assert (flipped["score"], flipped["outcome"], flipped["mistake"]) == (0, "wrong", "the sign is flipped")


def test_an_empty_submission_has_an_entry_for_every_function(tmp_path):
    (tmp_path / "empty").mkdir()
    document = json.loads(run("empty", "--format", "json", folder=tmp_path).stdout)
    assert [(answer["function"], answer["outcome"], answer["score"]) for answer in document["answers"]] == [
        (function, "missing_file", 0) for function in FUNCTIONS]


def test_only_one_exercise(ada, tmp_path):
    document = json.loads(run("ada", "--only", CHAIN_RULE, "--format", "json", folder=tmp_path).stdout)
    assert [answer["function"] for answer in document["answers"]] == functions_of(CHAIN_RULE)
    assert document["max_score"] == sum(QUESTIONS[function].points for function in functions_of(CHAIN_RULE))


def test_feedback_for_an_exam(bob, tmp_path):
    documents = [json.loads(run("bob", "--feedback", level, "--format", "json", folder=tmp_path).stdout)
                 for level in ("full", "brief", "none")]
    assert [document["score"] for document in documents] == [POINTS_IF_FLIPPED] * 3
    full, brief, none = (document["answers"][FUNCTIONS.index("dL_dy")] for document in documents)
    assert "dL_dy(0.5, 0) gave" in full["message"]
    assert "the sign is flipped" in brief["message"]
    assert "gave" not in brief["message"] and not re.search(r"\d\.\d", brief["message"])
    assert none["message"] == "" and none["mistake"] is None
    text = run("bob", "--feedback", "none", folder=tmp_path).stdout
    assert re.search(rf"(?m)^  dL_dy +0 of +{QUESTIONS['dL_dy'].points} points$", text)
    assert "wrong" not in text and "sign" not in text


# ---- Where it is run -----------------------------------------------------------------------------

def run_python(*arguments, folder):
    return subprocess.run([sys.executable, *map(str, arguments)], cwd=folder, capture_output=True,
                          encoding="utf-8", env=environment())


def test_it_works_without_pytest_and_any_other_package(ada, tmp_path):
    result = run_python("-I", "-S", GRADING / "grade.py", "ada", folder=tmp_path)
    assert result.returncode == 0, result.stderr
    assert result.stdout.endswith(f"{POINTS} of {POINTS} points. All done. Well done!\n")


def test_the_package_is_imported_from_any_folder(tmp_path):
    code = f"import sys; sys.path.append({str(GRADING.parent)!r}); from grading import bundle, grade"
    result = run_python("-c", code, folder=tmp_path)
    assert (result.returncode, result.stderr) == (0, "")


@needs_posix
@pytest.mark.parametrize("closed", ["2>&-", ">&-", ">&- 2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("given", [["class", "--out", "marks"], ["class/ada", "--output", "marks"]],
                         ids=["a class", "one"])
def test_it_works_where_a_stream_is_closed(given, closed, tmp_path):
    hand_in(tmp_path / "class" / "ada")
    command = ["sh", "-c", f'"$@" {closed}', "sh", sys.executable, str(GRADING / "grade.py"), *given, *FIRST]
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8")
    assert (result.returncode, result.stderr) == (0, "" if "2>&-" in closed else result.stderr)
    assert (tmp_path / "marks").exists()
    if "--out" in given:
        assert read_json(tmp_path / "marks" / "ada.json")["score"] == sum(
            QUESTIONS[function].points for function in functions_of(NAMES[0]))


def test_it_works_where_there_are_no_streams_as_in_pythonw(ada, tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert grade.main([str(ada.parent), "--out", str(tmp_path / "marks"), *FIRST]) == 0


def test_a_name_goes_to_a_screen_that_cannot_show_all_of_it(tmp_path, monkeypatch):
    hand_in(tmp_path / "class" / "H\u00e9l\u00e8ne \u5c0f")
    screen = io.TextIOWrapper(io.BytesIO(), encoding="latin-1", errors="strict")
    monkeypatch.setattr(sys, "stderr", screen)
    assert grade.main([str(tmp_path / "class"), *FIRST]) == 0
    assert "H\u00e9l\u00e8ne \\u5c0f: " in screen.buffer.getvalue().decode("latin-1")


# ---- Signals -------------------------------------------------------------------------------------

SIGNALS = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]


@pytest.fixture
def during(monkeypatch):
    """The handlers of the signals while marking goes on."""
    seen, before = {}, {number: signal.signal(number, signal.SIG_DFL) for number in SIGNALS}

    def report_on(given):
        seen.update((number, signal.getsignal(number)) for number in SIGNALS)
        return "", True
    monkeypatch.setattr(grade, "report_on", report_on)
    yield seen
    for number in SIGNALS:
        signal.signal(number, before[number])


def test_the_handlers_of_signals_are_put_back(during):
    """Where grade.main() is called from a notebook, it leaves the notebook as it was."""
    assert grade.main(["ada"]) == 0
    assert {number: signal.getsignal(number) for number in SIGNALS} == dict.fromkeys(SIGNALS, signal.SIG_DFL)
    assert during == dict.fromkeys(SIGNALS, signal.default_int_handler)


@needs_posix
def test_what_nohup_has_switched_off_stays_switched_off(during):
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    grade.main(["ada"])
    assert during[signal.SIGHUP] == signal.SIG_IGN


def test_in_a_thread_that_is_not_the_main_one_it_works_too(during):
    statuses = []
    thread = threading.Thread(target=lambda: statuses.append(grade.main(["ada"])))
    thread.start()
    thread.join()
    assert statuses == [0]


@needs_posix
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_one_submission_that_is_stopped_leaves_nothing_behind(name, tmp_path):
    hand_in(tmp_path / "ada", **{NAMES[0]: b"import time\ntime.sleep(9)\n"})
    process = start("ada", folder=tmp_path)
    while not list((tmp_path / "temporary").glob("grading-*")):
        assert process.poll() is None
    process.send_signal(getattr(signal, name))
    output, errors = process.communicate(timeout=20)
    assert (process.returncode, output, errors.splitlines()[-1]) == (2, "", "Stopped.")
    assert list((tmp_path / "temporary").iterdir()) == []


# ---- --output ------------------------------------------------------------------------------------

def test_output_goes_to_a_file(ada, tmp_path):
    result = run("ada", "--format", "json", "--output", "ada.json", folder=tmp_path)
    assert (result.returncode, result.stdout) == (0, "")
    assert read_json(tmp_path / "ada.json")["score"] == POINTS
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ada", "ada.json"]


def test_output_replaces_a_file_that_is_there(ada, tmp_path):
    (tmp_path / "ada.json").write_bytes(b"old")
    assert run("ada", "--format", "json", "--output", "ada.json", *FIRST, folder=tmp_path).returncode == 0
    assert read_json(tmp_path / "ada.json")["submission"] == "ada"


@needs_posix
@pytest.mark.parametrize("there", [True, False], ids=["to a file", "to nothing yet"])
def test_output_follows_a_link(there, ada, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    target = tmp_path / "elsewhere" / "ada.json"
    if there:
        target.write_bytes(b"old")
    (tmp_path / "link").symlink_to(target)
    assert run("ada", "--format", "json", "--output", "link", *FIRST, folder=tmp_path).returncode == 0
    assert (tmp_path / "link").is_symlink() and read_json(target)["submission"] == "ada"


@needs_posix
def test_output_into_a_pipe_is_written_there(ada, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    reader = subprocess.Popen([sys.executable, "-c", "print(open('pipe').read())"], cwd=tmp_path,
                              stdout=subprocess.PIPE)
    assert run("ada", "--format", "json", "--output", "pipe", *FIRST, folder=tmp_path).returncode == 0
    assert json.loads(reader.communicate(timeout=10)[0])["submission"] == "ada"
    assert stat.S_ISFIFO(os.stat(tmp_path / "pipe").st_mode)


@needs_posix
def test_output_to_the_standard_output_goes_through_a_pipe(ada, tmp_path):
    result = run("ada", "--format", "json", "--output", "/dev/stdout", *FIRST, folder=tmp_path)
    assert json.loads(result.stdout)["submission"] == "ada"


@pytest.fixture
def full_device(tmp_path):
    """A device that is always full, and that may be lost: not the system's own."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("only root makes devices, and /dev/full is Linux's")
    try:
        os.mknod(tmp_path / "full", stat.S_IFCHR | 0o666, os.makedev(1, 7))
        open(tmp_path / "full", "rb").close()
    except OSError:
        pytest.skip("no devices may be made here")
    return tmp_path / "full"


def test_a_device_is_written_into_and_what_it_says_is_passed_on(full_device, ada, tmp_path):
    result = run("ada", "--output", "full", *FIRST, folder=tmp_path)
    assert result.returncode == 2
    assert result.stderr.splitlines()[-1] == (
        "grade.py: full: No space left on device. "
        "No mark is lost by it. Fix that, and run the same command again.")
    assert stat.S_ISCHR(os.stat(full_device).st_mode)


# ---- What cannot be done is said -----------------------------------------------------------------

@pytest.mark.parametrize("given, words", [
    (["no_such_folder"], "grade.py: There is no file or folder no_such_folder."),
    ([f"ada/{FILE_NAMES[0]}"], "give the folder that holds the ex*.py files"),
    (["empty"], "there is nothing to mark"),
    (["ada", "--only", "ex9"], "'ex9' is not an exercise. There are ex1_forward"),
    (["ada", "--seed", "x"], "invalid int value: 'x'"),
    (["ada", "--jobs", "0"], "'0' is not a whole number above 0"),
    (["ada", "--jobs", "many"], "'many' is not a whole number above 0"),
    (["ada", "--timeout", "nan"], "'nan' is not a number of seconds above 0"),
    (["ada", "--timeout", "inf"], "'inf' is not a number of seconds above 0"),
    (["ada", "--out", "marks", "--format", "json"],
     "--format is for one submission, and --out for a class: give one of them"),
    (["ada", "--out", "a_file"], "a_file is a file: --out takes a folder, which is made if there is none."),
    (["ada", "--output", "nowhere/report.txt"], "report.txt: "),
    (["ada", "--output", "empty"], "empty: "),
    (["ada", "--format", "classroom50"], "which sets CLASSROOM, ASSIGNMENT, OWNER, "),
    (["twice"], "ada and ada.zip would be the same student, ada: rename or remove one."),
    ([], "To check your own answers: python exercises/check.py"),
])
def test_what_cannot_be_done_is_said_in_one_sentence_and_status_2(given, words, ada, tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "a_file").write_bytes(b"keep me")
    shutil.copytree(ada, tmp_path / "twice" / "ada")
    (tmp_path / "twice" / "ada.zip").write_bytes(b"")
    environment_without = {name: value for name, value in environment().items() if name != "CLASSROOM"}
    result = run(*given, folder=tmp_path, env=environment_without)
    assert result.returncode == 2
    assert words in result.stderr.splitlines()[-1]
    assert "Traceback" not in result.stderr and result.stdout == ""
    assert (tmp_path / "a_file").read_bytes() == b"keep me"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a_file", "ada", "empty", "twice"]


def test_nobody_listening_to_the_notes_stops_nothing(ada, monkeypatch):
    class Gone:
        encoding = "utf-8"

        def write(self, text):
            raise BrokenPipeError(32, "Broken pipe")

        def flush(self):
            pass

        def isatty(self):
            return False
    monkeypatch.setattr(sys, "stderr", Gone())
    progress.say("This is lost.")
    assert grade.main([str(ada.parent), *FIRST]) == 0


def test_what_is_not_started_is_no_fault(tmp_path):
    hand_in(tmp_path / "carl", **{name: not_started(name) for name in NAMES})
    result = run("carl", folder=tmp_path)
    assert (result.returncode, result.stdout.count("not started  ")) == (0, len(FUNCTIONS))
    assert f"0 of {POINTS} points. Next: {FUNCTIONS[0]} in {FILE_NAMES[0]}" in result.stdout
