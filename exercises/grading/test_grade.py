"""The teacher's command: one submission, a class, its files, and the platforms' documents."""

import csv
import json
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys
import zipfile

import pytest

import bundle
import grade
import reports
from exercises import EXERCISES
from judge import Judge
from submissions import NAMES, BadSubmission, Submission, find_submissions

HERE = pathlib.Path(__file__).resolve().parent
STUBS, SOLUTIONS = HERE.parent, HERE.parent / "solutions"
FUNCTIONS = [question.function for exercise in EXERCISES for question in exercise.questions]
FLIPPED = "\n\ndef dL_dy(y, y_target):\n    return (y_target - y) / (y * (1 - y))\n"
OUTCOMES = {"right", "wrong", "not_started", "missing_file", "missing_function", "syntax_error", "exception", "wrong_type",
            "not_finite", "too_slow", "ended_program", "out_of_memory", "too_much_output", "changed_arguments", "inconsistent",
            "needs_review"}


def run(*arguments, folder, **options):
    command = [sys.executable, str(HERE / "grade.py"), *map(str, arguments)]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", **options)


def fill(folder, change=None, source=SOLUTIONS):
    """Make a submission: the solutions or the stubs, with a change {exercise: text to add, or None to leave it out}."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in NAMES:
        text = (source / f"{name}.py").read_text(encoding="utf-8")
        extra = (change or {}).get(name, "")
        if extra is not None:
            (folder / f"{name}.py").write_text(text + extra, encoding="utf-8")
    return folder


def pack(folder, path, inside=""):
    with zipfile.ZipFile(path, "w") as archive:
        for file in sorted(folder.iterdir()):
            archive.write(file, inside + file.name)
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def school(tmp_path_factory):
    """A class as a learning platform exports it: folders and .zip files, nested, with odd names."""
    folder = tmp_path_factory.mktemp("school") / "class"
    fill(folder / "ada")
    fill(folder / "bob", {"ex3_chain_rule": FLIPPED})
    fill(folder / "carl", source=STUBS)
    fill(folder / "dora", {"ex3_chain_rule": None})
    fill(folder / "emil", {"ex3_chain_rule": "\n def broken(:\n"})
    pack(fill(folder / "t1"), folder / "fay.zip")
    pack(fill(folder / "t2", {"ex3_chain_rule": FLIPPED}), folder / "gus.zip", "homework/week 1/")
    with zipfile.ZipFile(folder / "gus.zip", "a") as archive:
        archive.writestr("__MACOSX/homework/week 1/._ex3_chain_rule.py", b"\0\5\x16\7")
        archive.writestr("__MACOSX/homework/week 1/ex3_chain_rule.py", b"rubbish")
    fill(folder / "H\u00e9l\u00e8ne O'Neil \u5c0f" / "a folder" / "in a folder")
    (folder / "ian").mkdir()
    pack(fill(folder / "t3"), folder / "ian" / "my work.zip", "x/")
    fill(folder / "=cmd(A1)")
    (folder / "README.txt").write_text("not a submission")
    (folder / ".hidden").mkdir()
    return folder


ALL_RIGHT = ["=cmd(A1)", "H\u00e9l\u00e8ne O'Neil \u5c0f", "ada", "fay", "ian"]
NAMES_OF_CLASS = sorted(ALL_RIGHT + ["bob", "carl", "dora", "emil", "gus"])


def marks(out):
    with open(out / "marks.csv", encoding="utf-8", newline="") as file:
        return {row["submission"]: row for row in csv.DictReader(file)}


# ---- One submission ---------------------------------------------------------------------------------------------

def test_a_submission_prints_a_report_with_points(tmp_path):
    result = run(fill(tmp_path / "bob", {"ex3_chain_rule": FLIPPED}), folder=tmp_path)
    assert result.returncode == 0
    assert re.search(r"(?m)^  dL_dy +wrong +0 of  4 points$", result.stdout)
    assert "That is what comes out if the sign is flipped." in result.stdout
    assert result.stdout.splitlines()[-1].endswith("41 of 50 points. Next: dL_dy in ex3_chain_rule.py")
    assert [path.name for path in tmp_path.iterdir()] == ["bob"]


def test_a_student_without_pytest_checks_the_folder_exercises():
    result = run("exercises", folder=STUBS.parent)
    assert result.returncode == 0
    assert result.stdout.count("not started  ") == 15
    assert "Traceback" not in result.stdout + result.stderr


def test_the_json_document_keeps_to_its_contract(tmp_path):
    result = run(fill(tmp_path / "bob", {"ex3_chain_rule": FLIPPED}), "--format", "json", "--seed", "7", folder=tmp_path)
    document = json.loads(result.stdout)
    check_document(document, "bob", seed=7)
    assert document["score"] == 41
    answer = document["answers"][4]
    assert (answer["exercise"], answer["function"], answer["score"], answer["max_score"], answer["outcome"], answer["mistake"]) == (
        "ex3_chain_rule", "dL_dy", 0, 4, "wrong", "the sign is flipped")


def check_document(document, name, seed=0, functions=tuple(FUNCTIONS)):
    assert list(document) == ["submission", "score", "max_score", "seed", "needs_review", "answers"]
    assert (document["submission"], document["seed"], document["needs_review"]) == (name, seed, False)
    assert [answer["function"] for answer in document["answers"]] == list(functions)
    for answer in document["answers"]:
        assert list(answer) == ["exercise", "function", "score", "max_score", "outcome", "mistake", "message"]
        assert type(answer["score"]) is type(answer["max_score"]) is int and 0 <= answer["score"] <= answer["max_score"]
        assert answer["outcome"] in OUTCOMES and isinstance(answer["message"], str)
        assert answer["mistake"] is None or isinstance(answer["mistake"], str)
    for key in ("score", "max_score"):
        assert document[key] == sum(answer[key] for answer in document["answers"])


@pytest.mark.parametrize("outcome", sorted(OUTCOMES - {"needs_review"}))
def test_every_outcome_of_the_contract_is_provoked_somewhere(outcome):
    tests = (HERE / "test_judge.py").read_text(encoding="utf-8")
    assert f'"{outcome}"' in tests


def test_an_empty_submission_has_an_entry_for_every_function(tmp_path):
    (tmp_path / "empty").mkdir()
    document = json.loads(run("empty", "--format", "json", folder=tmp_path).stdout)
    check_document(document, "empty")
    assert {answer["outcome"] for answer in document["answers"]} == {"missing_file"}


def test_only_one_exercise(tmp_path):
    result = run(fill(tmp_path / "ada"), "--only", "ex3_chain_rule", "--format", "json", folder=tmp_path)
    check_document(json.loads(result.stdout), "ada", functions=FUNCTIONS[4:10])


def test_output_goes_to_a_file(tmp_path):
    fill(tmp_path / "ada")
    result = run("ada", "--format", "json", "--output", "ada.json", folder=tmp_path)
    assert (result.returncode, result.stdout) == (0, "")
    check_document(json.loads((tmp_path / "ada.json").read_text()), "ada")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ada", "ada.json"]


def test_feedback_for_an_exam(tmp_path):
    fill(tmp_path / "bob", {"ex3_chain_rule": FLIPPED})
    full, brief, none = (json.loads(run("bob", "--feedback", level, "--format", "json", folder=tmp_path).stdout)
                         for level in ("full", "brief", "none"))
    messages = [document["answers"][4]["message"] for document in (full, brief, none)]
    assert "dL_dy(0.5, 0) gave" in messages[0]
    assert "the sign is flipped" in messages[1] and "gave" not in messages[1] and not re.search(r"\d\.\d", messages[1])
    assert messages[2] == "" and none["answers"][4]["mistake"] is None
    text = run("bob", "--feedback", "none", folder=tmp_path).stdout
    assert re.search(r"(?m)^  dL_dy +0 of  4 points$", text) and "wrong" not in text and "sign" not in text
    assert full["score"] == brief["score"] == none["score"] == 41


@pytest.mark.parametrize("given, words", [
    (["no_such_folder"], "There is no file or folder no_such_folder."),
    (["ada/ex1_forward.py"], "give the folder that holds the ex*.py files"),
    (["empty"], "there is nothing to mark"),
    (["ada", "--only", "ex9"], "invalid choice: 'ex9'"),
    (["ada", "--jobs", "0"], "'0' is not a whole number above 0"),
    (["ada", "--timeout", "nan"], "'nan' is not a number of seconds above 0"),
    (["ada", "--out", "marks", "--format", "json"], "give one of them"),
    (["ada", "--out", "a_file"], "a_file is a file: --out takes a folder"),
    (["ada", "--output", "nowhere/report.txt"], "No such file or directory"),
    (["ada", "--output", "nowhere/report.txt"], "report.txt"),
    (["ada", "--format", "classroom50"], "not set here"),
    (["twice"], "ada and ada.zip would be the same submission, ada: rename or remove one."),
    ([], "the following arguments are required: PATH"),
])
def test_what_cannot_be_done_is_said_in_one_sentence_and_status_2(given, words, tmp_path):
    fill(tmp_path / "ada")
    (tmp_path / "empty").mkdir()
    (tmp_path / "a_file").write_text("keep me")
    fill(tmp_path / "twice" / "ada")
    (tmp_path / "twice" / "ada.zip").write_bytes(b"")
    result = run(*given, folder=tmp_path)
    assert result.returncode == 2
    assert words in result.stderr.splitlines()[-1]
    assert "Traceback" not in result.stderr and result.stdout == ""
    assert (tmp_path / "a_file").read_text() == "keep me"


# ---- Finding the files --------------------------------------------------------------------------------------------

def test_a_class_says_what_it_does_not_take_and_leaves_its_own_marks_out(tmp_path):
    fill(tmp_path / "class" / "ada")
    (tmp_path / "class" / "bob.rar").write_bytes(b"Rar!")
    for _ in range(2):
        result = run(".", "--out", "marks", folder=tmp_path / "class")
        assert "Not marked, because neither a folder nor a .zip file: bob.rar" in result.stderr
        assert list(marks(tmp_path / "class" / "marks")) == ["ada"]


def test_a_broken_zip_file_beside_the_answers_takes_nothing_from_them(tmp_path):
    fill(tmp_path / "ada")
    (tmp_path / "ada" / "photos.zip").write_bytes(b"rubbish")
    assert Submission("ada", tmp_path / "ada").problems == {}
    (tmp_path / "ada" / "ex3_chain_rule.py").unlink()
    assert "but there is photos.zip: photos.zip cannot be read" in Submission("ada", tmp_path / "ada").problems["ex3_chain_rule"]


def test_a_zip_file_with_the_backslashes_of_old_windows_packers_is_read(tmp_path):
    with zipfile.ZipFile(tmp_path / "ada.zip", "w") as archive:
        entry = zipfile.ZipInfo("x")
        entry.filename = "hw\\ex3_chain_rule.py"
        archive.writestr(entry, "# mine")
    assert Submission("ada", tmp_path / "ada.zip").sources["ex3_chain_rule"] == b"# mine"


def test_names_of_files_cannot_put_control_characters_into_a_message(tmp_path):
    if sys.platform == "win32":
        pytest.skip("no such names there")
    fill(tmp_path / "ada", {"ex3_chain_rule": None})
    (tmp_path / "ada" / "ex3_chain_rule\x1b[2J\n50 of 50.py").write_text("")
    document = json.loads(run("ada", "--format", "json", folder=tmp_path).stdout)
    message = document["answers"][4]["message"]
    assert "\n" not in message and "\x1b" not in message and "but there is ex3_chain_rule?[2J" in message


def test_copies_count_once_and_different_files_are_not_chosen_from(tmp_path):
    fill(tmp_path / "ada" / "new")
    fill(tmp_path / "ada" / "old", {"ex3_chain_rule": FLIPPED})
    submission = Submission("ada", tmp_path / "ada")
    assert submission.sources["ex1_forward"] == (SOLUTIONS / "ex1_forward.py").read_bytes()
    assert submission.sources["ex3_chain_rule"] is None
    assert submission.problems["ex3_chain_rule"] == (
        "There are 2 different files ex3_chain_rule.py, and only one can count: new/ex3_chain_rule.py and old/ex3_chain_rule.py.")


def test_the_projects_own_solutions_are_not_taken_for_the_students(tmp_path):
    """A student hands in the whole project, with one exercise left out."""
    shutil.copytree(STUBS, tmp_path / "ada" / "exercises", ignore=shutil.ignore_patterns("grading", "__pycache__"))
    (tmp_path / "ada" / "exercises" / "ex3_chain_rule.py").unlink()
    submission = Submission("ada", tmp_path / "ada")
    assert submission.sources["ex1_forward"] == (STUBS / "ex1_forward.py").read_bytes()
    assert submission.problems == {"ex3_chain_rule": "There is no file ex3_chain_rule.py."}


def test_a_folder_that_happens_to_be_called_solutions_is_taken(tmp_path):
    fill(tmp_path / "ada" / "solutions")
    assert Submission("ada", tmp_path / "ada").problems == {}


def test_a_file_with_nearly_the_right_name_is_pointed_out(tmp_path):
    fill(tmp_path / "ada", {"ex3_chain_rule": None})
    (tmp_path / "ada" / "ex3_chain_rule (1).py").write_text("")
    assert "but there is ex3_chain_rule (1).py: the name must be exact" in Submission("ada", tmp_path / "ada").problems["ex3_chain_rule"]


def test_what_is_one_submission_and_what_is_a_class(school, tmp_path):
    assert find_submissions(school / "ada", False)[1] is True
    assert find_submissions(school / "fay.zip", False) == ({"fay": school / "fay.zip"}, True)
    found, single = find_submissions(school, False)
    assert not single and sorted(found) == NAMES_OF_CLASS
    assert find_submissions(school, True)[1] is True    # a platform's --format means one submission
    with pytest.raises(BadSubmission):
        find_submissions(tmp_path, False)


# ---- A class ----------------------------------------------------------------------------------------------------------

def test_a_class_is_marked_into_files_and_a_table(school, tmp_path):
    result = run(school, "--out", "marks", folder=tmp_path)
    assert result.returncode == 0, result.stderr
    out = tmp_path / "marks"
    rows = marks(out)
    assert list(rows["ada"]) == ["submission", *FUNCTIONS, "total"]
    totals = {name: row["total"] for name, row in rows.items()}
    assert totals == {**{name: "50" for name in ALL_RIGHT[1:]}, "'=cmd(A1)": "50",
                      "bob": "41", "gus": "41", "carl": "0", "dora": "35", "emil": "35"}
    assert rows["bob"]["dL_dy"] == "0" and rows["bob"]["dy_dz"] == "4"
    for name in NAMES_OF_CLASS:
        check_document(json.loads((out / f"{name}.json").read_text(encoding="utf-8")), name)
        assert (out / f"{name}.md").read_text(encoding="utf-8").startswith(f"# ` {name} `: ")
    assert sorted(path.name for path in out.iterdir()) == sorted(
        [".marked", "marks.csv"] + [f"{name}.{ending}" for name in NAMES_OF_CLASS for ending in ("json", "md")])
    lines = {line.split()[0]: line for line in result.stdout.splitlines() if line}
    assert re.split(r"  +", lines["function"])[1:5] == ["right", "wrong", "not started", "no file"]
    assert re.split(r"  +", lines["dL_dy"]) == ["dL_dy", "5", "3", "1", "1", "the sign is flipped (2)"]
    assert re.split(r"  +", lines["sigmoid"]) == ["sigmoid", "9", "0", "1", "0"]
    assert "10 submissions, on average 40.2 of 50 points." in result.stdout
    assert result.stderr.count(" of 50") == 10 and "\r" not in result.stderr


def test_a_second_run_marks_only_what_is_new_or_changed(school, tmp_path):
    copy, out = tmp_path / "class", tmp_path / "marks"
    shutil.copytree(school, copy)
    run(copy, "--out", out, folder=tmp_path)
    again = run(copy, "--out", out, folder=tmp_path)
    assert again.stderr.count("(marked before)") == 10
    (copy / "bob" / "ex3_chain_rule.py").write_bytes((SOLUTIONS / "ex3_chain_rule.py").read_bytes())
    fill(copy / "zoe")
    (out / "ada.json").write_text("{")
    (out / "dora.md").unlink()
    changed = run(copy, "--out", out, folder=tmp_path)
    assert changed.stderr.count("(marked before)") == 7
    assert marks(out)["bob"]["total"] == "50" and "zoe" in marks(out) and json.loads((out / "ada.json").read_text())["score"] == 50
    other_seed = run(copy, "--out", out, "--seed", "3", folder=tmp_path)
    assert other_seed.stderr.count("(marked before)") == 0


def test_a_run_that_is_interrupted_is_taken_up_again(tmp_path):
    if sys.platform == "win32":
        pytest.skip("no Ctrl-C can be sent to another process here")
    for number in range(6):
        fill(tmp_path / "class" / f"s{number:02}", {"ex3_chain_rule": "\n\nimport time\ntime.sleep(0.2)\n"})
    command = [sys.executable, str(HERE / "grade.py"), "class", "--out", "marks", "--jobs", "1"]
    process = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    for _ in range(2):
        process.stderr.readline()
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=20)
    assert process.returncode == 2
    assert "the same command goes on from there" in errors and "Traceback" not in errors
    assert not (tmp_path / "marks" / "marks.csv").exists()
    for path in (tmp_path / "marks").glob("*.json"):
        json.loads(path.read_text())
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert result.returncode == 0 and 2 <= result.stderr.count("(marked before)") < 6
    assert [row["total"] for row in marks(tmp_path / "marks").values()] == ["50"] * 6


def test_marks_depend_neither_on_the_order_of_the_students_nor_on_jobs(school, tmp_path):
    documents = []
    for jobs in (1, 2, 5):
        found, _ = find_submissions(school, False)
        shuffled = list(found.items())
        random.Random(jobs).shuffle(shuffled)
        options = grade.arguments([str(school), "--out", str(tmp_path / f"jobs{jobs}"), "--jobs", str(jobs)])
        grade.ClassRun(dict(shuffled), options).run()
        documents.append({path.name: path.read_bytes() for path in (tmp_path / f"jobs{jobs}").iterdir() if path.is_file()})
    assert documents[0] == documents[1] == documents[2]


def test_a_fault_of_the_grader_is_never_a_silent_zero(school, tmp_path, monkeypatch, capsys):
    real = Judge.outcome

    def outcome(self, exercise, question, replies, source):
        if question.function == "dy_dz" and replies["dL_dy"].get("fault") != "not_started":
            raise RuntimeError("a bug of ours")
        return real(self, exercise, question, replies, source)
    monkeypatch.setattr(Judge, "outcome", outcome)
    assert grade.main([str(school), "--out", str(tmp_path / "marks")]) == 0
    output = capsys.readouterr()
    assert "need review, because the grader itself failed: 8." in output.err and "a bug of ours" in output.err
    assert marks(tmp_path / "marks")["ada"]["dy_dz"] == marks(tmp_path / "marks")["ada"]["total"] == "needs review"
    assert marks(tmp_path / "marks")["carl"]["total"] == "0"
    assert json.loads((tmp_path / "marks" / "ada.json").read_text())["needs_review"] is True
    assert "needs review" in output.out.splitlines()[0]
    monkeypatch.undo()      # and the next run marks them again
    assert grade.main([str(school), "--out", str(tmp_path / "marks")]) == 0
    assert marks(tmp_path / "marks")["ada"]["total"] == "50"


def test_one_bad_submission_does_not_sink_the_run(tmp_path):
    fill(tmp_path / "class" / "ada")
    (tmp_path / "class" / "bad.zip").write_bytes(b"PK\x03\x04 rubbish")
    fill(tmp_path / "class" / "loud", {"ex3_chain_rule": "\nimport os, signal\nos.kill(os.getpid(), signal.SIGTERM)\n"})
    result = run("class", "--out", "marks", folder=tmp_path)
    assert result.returncode == 0
    assert {name: row["total"] for name, row in marks(tmp_path / "marks").items()} == {"ada": "50", "bad": "0", "loud": "35"}
    assert "no sound .zip file" in (tmp_path / "marks" / "bad.md").read_text()


def test_a_submission_with_a_very_long_name_has_its_files_too(tmp_path):
    if sys.platform == "win32":
        pytest.skip("paths are shorter there")
    for last in "ab":
        fill(tmp_path / "class" / ("x" * 250 + last))
    assert run("class", "--out", "marks", folder=tmp_path).returncode == 0
    assert len(list((tmp_path / "marks").glob("*.json"))) == 2
    assert run("class", "--out", "marks", folder=tmp_path).stderr.count("(marked before)") == 2


def test_progress_on_a_terminal_is_a_bar_with_an_estimate(monkeypatch, capsys):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    progress = grade.Progress(3)
    for _ in range(3):
        progress.step({"submission": "ada", "score": 1, "max_score": 2}, True)
    progress.end()
    shown = capsys.readouterr().err
    assert "\r[##########....................] 1 of 3, about 0 s left" in shown and "] 3 of 3" in shown


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "\n=1"])
def test_cells_that_a_spreadsheet_would_run_are_escaped(cell):
    assert reports.harmless(cell) == "'" + cell
    assert reports.harmless("ada") == "ada"


def test_markdown_shows_what_a_student_wrote_as_text_only():
    answers = [{"exercise": "ex1_forward", "function": "sigmoid", "score": 0, "max_score": 2, "outcome": "wrong", "mistake": None,
                "message": "It printed:\n    ```\n    <img src=x onerror=alert(1)> ````"}]
    lines = reports.markdown(reports.document("`a` <b>", answers, 0)).splitlines()
    assert lines[0] == "# `` `a` <b> ``: 0 of 2 points"
    assert lines.count("`````") == 1 and "`````text" in lines


def test_files_are_written_whole_or_not_at_all(tmp_path, monkeypatch):
    (tmp_path / "marks.csv").write_text("old")

    def replace(*_):
        raise OSError("the disk is gone")
    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(OSError):
        grade.write_whole(tmp_path / "marks.csv", "new")
    assert (tmp_path / "marks.csv").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["marks.csv"]


def test_where_isolation_is_partial_it_is_said_once(school, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("sandbox.Sandbox.__init__.__defaults__", (2, hasattr(os, "fork"), False))
    assert grade.main([str(school), "--jobs", "3"]) == 0
    assert capsys.readouterr().err.count(grade.PARTIAL) == 1


# ---- Gradescope: https://gradescope-autograders.readthedocs.io/en/latest/specs/ ------------------------------------------

FORMATS = {"text", "html", "simple_format", "md", "ansi"}
VISIBILITIES = {"hidden", "after_due_date", "after_published", "visible"}


def check_gradescope(document):
    """Check results.json against the published specification."""
    number = lambda value: type(value) in (int, float)
    top = {"score": number, "execution_time": number, "output": lambda v: isinstance(v, str), "output_format": FORMATS.__contains__,
           "test_output_format": FORMATS.__contains__, "test_name_format": FORMATS.__contains__,
           "visibility": VISIBILITIES.__contains__, "stdout_visibility": VISIBILITIES.__contains__,
           "extra_data": lambda v: isinstance(v, dict), "tests": lambda v: isinstance(v, list), "leaderboard": lambda v: isinstance(v, list)}
    test = {"score": number, "max_score": number, "status": {"passed", "failed"}.__contains__, "name": lambda v: isinstance(v, str),
            "name_format": FORMATS.__contains__, "number": lambda v: isinstance(v, str), "output": lambda v: isinstance(v, str),
            "output_format": FORMATS.__contains__, "tags": lambda v: all(isinstance(tag, str) for tag in v),
            "visibility": VISIBILITIES.__contains__, "extra_data": lambda v: isinstance(v, dict)}
    assert "score" in document or document.get("tests")
    for key, value in document.items():
        assert top[key](value), key
    for one in document.get("tests", []):
        for key, value in one.items():
            assert test[key](value), key
        assert 0 <= one["score"] <= one["max_score"]


@pytest.fixture
def autograder(tmp_path):
    """The layout of Gradescope's image, with our zip unpacked in it."""
    if sys.platform == "win32":
        pytest.skip("Gradescope's image is Linux")
    root = tmp_path / "autograder"
    assert bundle.main(["gradescope", str(tmp_path / "autograder.zip")]) == 0
    with zipfile.ZipFile(tmp_path / "autograder.zip") as archive:
        assert {"setup.sh", "run_autograder"} <= set(archive.namelist())
        assert not any("solutions" in name or "test_" in name for name in archive.namelist())
        assert archive.getinfo("run_autograder").external_attr >> 16 & 0o111
        archive.extractall(root / "source")
    shutil.copy(root / "source" / "run_autograder", root / "run_autograder")
    (root / "results").mkdir()
    (root / "submission").mkdir()
    os.chmod(root / "run_autograder", 0o755)
    (root / "bin").mkdir()
    (root / "bin" / "python3").symlink_to(sys.executable)

    def autograde():
        path = str(root / "bin") + os.pathsep + os.environ["PATH"]
        subprocess.run([str(root / "run_autograder")], cwd=root, check=True, capture_output=True,
                       env={"AUTOGRADER_ROOT": str(root), "PATH": path})
        return json.loads((root / "results" / "results.json").read_text(encoding="utf-8"))
    return root, autograde


def test_gradescope_gets_a_test_for_each_function(autograder):
    root, autograde = autograder
    fill(root / "submission" / "nested", {"ex3_chain_rule": FLIPPED})
    document = autograde()
    check_gradescope(document)
    assert [test["name"].split(": ")[1] for test in document["tests"]] == FUNCTIONS
    assert sum(test["score"] for test in document["tests"]) == 41 and sum(test["max_score"] for test in document["tests"]) == 50
    flipped = document["tests"][4]
    assert (flipped["status"], flipped["number"]) == ("failed", "3.1") and "the sign is flipped" in flipped["output"]


@pytest.mark.parametrize("damage", ["the grader is broken", "the checks are gone", "there is no python3", "there is no submission"])
def test_gradescope_gets_a_valid_document_whatever_goes_wrong(damage, autograder):
    root, autograde = autograder
    if damage == "the grader is broken":
        (root / "source" / "exercises" / "grading" / "judge.py").write_text("raise SystemExit(3)")
    elif damage == "the checks are gone":
        shutil.rmtree(root / "source" / "exercises")
    elif damage == "there is no python3":
        (root / "bin" / "python3").unlink()
        (root / "bin" / "python3").write_text("#!/bin/sh\nexit 127\n")
        (root / "bin" / "python3").chmod(0o755)
    else:
        (root / "submission").rmdir()
    (root / "results" / "results.json").write_text("left over from before")
    document = autograde()
    check_gradescope(document)
    assert document["score"] == 0 and "not your fault" in document["output"]


# ---- Classroom 50: https://github.com/foundation50/classroom50/wiki/Advanced-Autograding ---------------------------------

ENVIRONMENT = {"CLASSROOM": "physics-1", "ASSIGNMENT": "neuron", "OWNER": "ada", "ASSIGNMENT_TYPE": "individual",
               "SUBMISSION_TAG": "submit/2026-11-23T10-00-00Z-a1b2c3d", "COMMIT_URL": "https://example.org/commit",
               "RELEASE_URL": "https://example.org/release", "REVIEW_URL": "https://example.org/review"}


def check_classroom50(document):
    """Check result.json against the schema classroom50/result/v1."""
    required = {"schema", "classroom", "assignment", "assignment_type", "owner", "submission", "commit", "release", "review",
                "datetime", "score", "max-score", "tests"}
    assert required <= set(document) <= required | {"graded_at", "submitted_by"}
    assert document["schema"] == "classroom50/result/v1"
    assert document["assignment_type"] in ("individual", "group", "team")
    for key in ("classroom", "assignment", "owner", "commit", "release", "review"):
        assert isinstance(document[key], str) and document[key]
    assert document["submission"].startswith("submit/")
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ", document["datetime"])
    for one in [document, *document["tests"]]:
        assert type(one["score"]) is type(one["max-score"]) is int and 0 <= one["score"] <= one["max-score"]
    for one in document["tests"]:
        assert isinstance(one["test-name"], str) and one["test-name"] and type(one["passed"]) is bool
    assert sum(one["score"] for one in document["tests"]) == document["score"]


def run_autograder(bundle_folder, checkout, **environment):
    return subprocess.run([sys.executable, str(bundle_folder / "autograder.py")], cwd=checkout, capture_output=True, text=True,
                          env={**os.environ, **ENVIRONMENT, **environment})


def test_classroom50_gets_a_valid_result(tmp_path):
    assert bundle.main(["classroom50", str(tmp_path / "bundle"), "--feedback", "brief"]) == 0
    fill(tmp_path / "checkout" / "exercises", {"ex3_chain_rule": FLIPPED})
    result = run_autograder(tmp_path / "bundle", tmp_path / "checkout", CLASSROOM50_BUNDLE_DIR=str(tmp_path / "bundle"))
    assert result.returncode == 0, result.stderr
    document = json.loads((tmp_path / "checkout" / "result.json").read_text())
    check_classroom50(document)
    assert (document["score"], document["max-score"], len(document["tests"])) == (41, 50, 15)
    assert document["submission"] == ENVIRONMENT["SUBMISSION_TAG"] and document["review"] == ENVIRONMENT["REVIEW_URL"]
    assert "the sign is flipped" in document["tests"][4]["message"] and "gave" not in document["tests"][4]["message"]
    assert (tmp_path / "checkout" / "release-body.md").read_text().startswith("# ` ada `: 41 of 50 points")


@pytest.mark.parametrize("planted", ["nothing", "a file", "a folder", "a link"])
def test_classroom50_is_told_by_the_status_that_the_grader_has_failed(planted, tmp_path):
    bundle.main(["classroom50", str(tmp_path / "bundle")])
    fill(tmp_path / "checkout")
    if planted == "a file":
        (tmp_path / "checkout" / "result.json").write_text('{"score": 50}')
    elif planted == "a folder":
        (tmp_path / "checkout" / "result.json" / "inside").mkdir(parents=True)
    elif planted == "a link" and sys.platform != "win32":
        (tmp_path / "checkout" / "result.json").symlink_to(tmp_path / "nowhere")
    (tmp_path / "bundle" / "exercises" / "grading" / "child.py").write_text("raise SystemExit")
    assert run_autograder(tmp_path / "bundle", tmp_path / "checkout").returncode != 0
    assert not os.path.lexists(tmp_path / "checkout" / "result.json")


def test_an_exit_with_status_0_in_a_submission_scores_nothing_there(tmp_path):
    bundle.main(["classroom50", str(tmp_path / "bundle")])
    fill(tmp_path / "checkout", {name: "\nimport os\nos._exit(0)\n" for name in NAMES})
    assert run_autograder(tmp_path / "bundle", tmp_path / "checkout").returncode == 0
    document = json.loads((tmp_path / "checkout" / "result.json").read_text())
    check_classroom50(document)
    assert document["score"] == 0


@pytest.mark.parametrize("given, words", [
    (["gradescope", "autograder.zip", "--feedback", "loud"], "invalid choice: 'loud'"),
    (["gradescope", "autograder.zip", "--format", "json"], "set by the platform"),
    (["moodle", "x.zip"], "invalid choice: 'moodle'"),
    (["gradescope", "no/such/folder/autograder.zip"], "cannot be written"),
])
def test_what_cannot_be_packed_is_said(given, words, tmp_path):
    result = subprocess.run([sys.executable, str(HERE / "bundle.py"), *given], cwd=tmp_path, capture_output=True, text=True)
    assert result.returncode == 2 and words in result.stderr and "Traceback" not in result.stderr
    assert list(tmp_path.iterdir()) == []
