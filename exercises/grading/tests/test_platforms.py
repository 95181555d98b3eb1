"""Gradescope and Classroom 50: the bundles, and the documents, checked against the published contracts."""

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile

import pytest

from grading import bundle
from grading.judging.answer import Answer, Told
from grading.marking import platforms
from grading.marking.document import Document
from grading.questions import EXERCISES, NAMES, QUESTIONS
from grading.sandbox.outcome import Outcome
from grading.tests.classes import (
    CHAIN_RULE, FLIPPED, FUNCTIONS, GRADING, POINTS, POINTS_IF_FLIPPED, POINTS_OF_CHAIN_RULE, environment,
    hand_in, read_json, run)

EXERCISE, QUESTION = EXERCISES[0].name, EXERCISES[0].questions[0]
WRONG = Answer(EXERCISE, QUESTION.function, 0, QUESTION.points, Outcome.WRONG, "a mistake", "Not right yet.")
REVIEW = WRONG._replace(outcome=Outcome.NEEDS_REVIEW, mistake=None, message="The grader itself failed.")
MARKS = WRONG._replace(message="", mistake=None, told=Told.MARKS)


# ---- The bundles ---------------------------------------------------------------------------------

@pytest.fixture(scope="module")
def bundles(tmp_path_factory):
    """A bundle for each platform, as a folder."""
    folder = tmp_path_factory.mktemp("bundles")
    assert bundle.main(["gradescope", str(folder / "autograder.zip")]) == 0
    with zipfile.ZipFile(folder / "autograder.zip") as archive:
        archive.extractall(folder / "gradescope")
    assert bundle.main(["classroom50", str(folder / "classroom50")]) == 0
    return folder


@pytest.mark.parametrize("platform, scripts", [("gradescope", {"setup.sh", "run_autograder"}),
                                               ("classroom50", {"autograder.py"})])
def test_a_bundle_holds_the_platforms_scripts_and_the_grader_and_nothing_else(platform, scripts, bundles):
    places = {path.relative_to(bundles / platform).as_posix()
              for path in (bundles / platform).rglob("*") if path.is_file()}
    package = "exercises/grading"
    expected = {f"{package}/{floor}/{path.name}" for floor in ("questions", "sandbox", "judging", "marking")
                for path in (GRADING / floor).glob("*.py")}
    expected |= {"single_neuron.py", f"{package}/__init__.py", f"{package}/grade.py"}
    assert places == scripts | expected


def test_a_zip_file_for_gradescope_is_the_same_from_every_system(bundles):
    with zipfile.ZipFile(bundles / "autograder.zip") as archive:
        for entry in archive.infolist():
            mode = 0o100644 if entry.filename.endswith(".py") else 0o100755
            assert (entry.create_system, entry.external_attr >> 16) == (3, mode)
            assert b"\r" not in archive.read(entry)


def test_the_options_are_where_the_platform_starts_the_grader(tmp_path):
    options = ["--feedback", "brief", "--seed", " 5"]
    assert bundle.main(["gradescope", str(tmp_path / "autograder.zip"), *options]) == 0
    with zipfile.ZipFile(tmp_path / "autograder.zip") as archive:
        assert b"\nset -- --feedback brief --seed ' 5'\n" in archive.read("run_autograder")
    assert bundle.main(["classroom50", str(tmp_path / "bundle"), *options]) == 0
    script = (tmp_path / "bundle" / "autograder.py").read_bytes()
    assert b"\nOPTIONS = ['--feedback', 'brief', '--seed', ' 5']\n" in script


@pytest.mark.parametrize("given, words", [
    (["gradescope", "autograder.zip", "--feedback", "loud"], "invalid choice: 'loud'"),
    (["gradescope", "x.zip", "--format", "json"], "--out, --output and --format are set by the platform"),
    (["gradescope", "x.zip", "--output", "y"], "--out, --output and --format are set by the platform"),
    (["classroom50", "bundle", "--out", "marks"], "--out, --output and --format are set by the platform"),
    (["moodle", "x.zip"], "invalid choice: 'moodle'"),
    (["gradescope", "no/such/folder/x.zip"], "x.zip cannot be read or written: No such file or directory."),
    (["classroom50", "a_file/bundle"], "cannot be read or written"),
])
def test_what_cannot_be_packed_is_said(given, words, tmp_path):
    (tmp_path / "a_file").write_bytes(b"")
    result = run(*given, folder=tmp_path, command="bundle.py")
    assert result.returncode == 2
    assert words in result.stderr.splitlines()[-1] and "Traceback" not in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["a_file"]


def test_a_bundle_is_written_whole_or_not_at_all(tmp_path, monkeypatch, capsys):
    def replace(*_):
        raise OSError(28, "No space left on device", "a draft")
    path = tmp_path / "autograder.zip"
    path.write_bytes(b"the one before")
    monkeypatch.setattr(os, "replace", replace)
    assert bundle.main(["gradescope", str(path)]) == 2
    assert [(file, file.read_bytes()) for file in tmp_path.iterdir()] == [(path, b"the one before")]
    said = f"bundle.py: {path} cannot be read or written: No space left on device.\n"
    assert capsys.readouterr().err == said


# ---- Gradescope: https://gradescope-autograders.readthedocs.io/en/latest/specs/ ------------------

def is_number(value):
    return type(value) in (int, float)


def is_text(value):
    return isinstance(value, str)


def is_format(value):
    return value in {"text", "html", "simple_format", "md", "ansi"}


def is_visibility(value):
    return value in {"hidden", "after_due_date", "after_published", "visible"}


RESULTS = {
    "score": is_number, "execution_time": is_number, "output": is_text, "output_format": is_format,
    "test_output_format": is_format, "test_name_format": is_format, "visibility": is_visibility,
    "stdout_visibility": is_visibility, "extra_data": lambda value: isinstance(value, dict),
    "tests": lambda value: isinstance(value, list), "leaderboard": lambda value: isinstance(value, list),
}
TEST = {
    "score": is_number, "max_score": is_number, "status": lambda value: value in {"passed", "failed"},
    "name": is_text, "name_format": is_format, "number": is_text, "output": is_text,
    "output_format": is_format, "tags": lambda value: all(map(is_text, value)), "visibility": is_visibility,
    "extra_data": lambda value: isinstance(value, dict),
}


def check_gradescope(document):
    """Check results.json against the published specification."""
    assert "score" in document or document.get("tests")
    for key, value in document.items():
        assert RESULTS[key](value), key
    for one in document.get("tests", []):
        for key, value in one.items():
            assert TEST[key](value), key
        assert 0 <= one["score"] <= one["max_score"]
    return document


def test_the_document_for_gradescope():
    assert check_gradescope(json.loads(platforms.gradescope(Document("ada", 0, [WRONG])))) == {
        "output": f"0 of {QUESTION.points} points.",
        "output_format": "text",
        "tests": [{"name": f"{EXERCISE}: {QUESTION.function}", "name_format": "text", "number": "1.1",
                   "score": 0, "max_score": QUESTION.points, "status": "failed",
                   "output": "Not right yet.", "output_format": "text"}]}


def test_what_could_not_be_marked_is_said_at_gradescope():
    document = check_gradescope(json.loads(platforms.gradescope(Document("ada", 0, [REVIEW]))))
    assert document["output"] == (
        f"0 of {QUESTION.points} points. "
        "Some of it could not be marked: a teacher must look at it.")


@pytest.fixture
def autograder(bundles, tmp_path):
    """The layout of Gradescope's image, with our zip unpacked in it, and a function that runs it."""
    if sys.platform == "win32":
        pytest.skip("Gradescope's image is Linux")
    root = tmp_path / "autograder"
    shutil.copytree(bundles / "gradescope", root / "source")
    shutil.copy(root / "source" / "run_autograder", root / "run_autograder")
    os.chmod(root / "run_autograder", 0o755)
    for name in ("results", "submission", "bin"):
        (root / name).mkdir()
    (root / "bin" / "python3").symlink_to(sys.executable)

    def autograde():
        path = str(root / "bin") + os.pathsep + os.environ["PATH"]
        subprocess.run([str(root / "run_autograder")], cwd=root, check=True, capture_output=True,
                       env={"AUTOGRADER_ROOT": str(root), "PATH": path})
        return check_gradescope(read_json(root / "results" / "results.json"))
    return root, autograde


def test_gradescope_gets_a_test_for_each_function(autograder):
    root, autograde = autograder
    hand_in(root / "submission" / "nested", **{CHAIN_RULE: FLIPPED})
    tests = autograde()["tests"]
    assert [test["name"].split(": ")[1] for test in tests] == FUNCTIONS
    assert [test["max_score"] for test in tests] == [question.points for question in QUESTIONS.values()]
    assert sum(test["score"] for test in tests) == POINTS_IF_FLIPPED
    flipped = tests[FUNCTIONS.index("dL_dy")]
    assert (flipped["status"], flipped["number"]) == ("failed", f"{NAMES.index(CHAIN_RULE) + 1}.1")
    assert "the sign is flipped" in flipped["output"]


def test_the_options_of_the_bundle_are_kept_to_at_gradescope(autograder):
    root, autograde = autograder
    script = root / "run_autograder"
    options = (b"\nset -- --only %s %s --skip %s --carry-forward --visibility after_due_date --seed ' 5'\n"
               % tuple(name.encode() for name in (NAMES[2], NAMES[3], NAMES[3])))
    script.write_bytes(script.read_bytes().replace(b"\nset --\n", options))
    hand_in(root / "submission", **{CHAIN_RULE: FLIPPED})
    result = autograde()
    assert {test["name"].split(": ")[0] for test in result["tests"]} == {NAMES[2]}
    assert result["visibility"] == "after_due_date"
    assert sum(test["score"] for test in result["tests"]) == POINTS_OF_CHAIN_RULE - QUESTIONS["dL_dy"].points


def break_the_grader(root):
    (root / "source" / "exercises" / "grading" / "judging" / "judge.py").write_bytes(b"raise SystemExit(3)")


def lose_the_grader(root):
    shutil.rmtree(root / "source" / "exercises")


def put_in_place_of_python(root, script):
    (root / "bin" / "python3").unlink()
    (root / "bin" / "python3").write_bytes(b"#!/bin/sh\n" + script)
    (root / "bin" / "python3").chmod(0o755)


def lose_python(root):
    put_in_place_of_python(root, b"exit 127\n")


def write_nothing(root):
    put_in_place_of_python(root, b"exit 0\n")


def write_and_fail(root):
    put_in_place_of_python(root, b"echo '{\"score\": 9}' > results/results.json; exit 3\n")


def lose_the_submission(root):
    (root / "submission").rmdir()


@pytest.mark.parametrize("damage", [
    break_the_grader, lose_the_grader, lose_python, lose_the_submission, write_nothing, write_and_fail],
                         ids=lambda damage: damage.__name__.replace("_", " "))
def test_gradescope_gets_a_valid_document_whatever_goes_wrong(damage, autograder):
    root, autograde = autograder
    damage(root)
    (root / "results" / "results.json").write_bytes(b"left over from before")
    document = autograde()
    assert document["score"] == 0
    assert re.fullmatch(r"The autograder itself failed \(status \d+\). This is not your fault: "
                        "a teacher must look at it and mark again.", document["output"])


# ---- Classroom 50: https://github.com/foundation50/classroom50/wiki/Advanced-Autograding ---------

CLASSROOM = {
    "CLASSROOM": "physics-1", "ASSIGNMENT": "neuron", "OWNER": "ada", "ASSIGNMENT_TYPE": "individual",
    "SUBMISSION_TAG": "submit/2026-11-23T10-00-00Z-a1b2c3d", "COMMIT_URL": "https://example.org/commit",
    "RELEASE_URL": "https://example.org/release", "REVIEW_URL": "https://example.org/review",
}


def check_classroom50(document):
    """Check result.json against the schema classroom50/result/v1."""
    required = {"schema", "classroom", "assignment", "assignment_type", "owner", "submission", "commit",
                "release", "review", "datetime", "score", "max-score", "tests"}
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
    return document


def test_the_document_for_classroom50():
    text = platforms.classroom50(Document("x", 0, [WRONG, MARKS]), CLASSROOM)
    document = check_classroom50(json.loads(text))
    expected = {
        "classroom": "physics-1", "assignment": "neuron", "owner": "ada",
        "submission": "submit/2026-11-23T10-00-00Z-a1b2c3d", "commit": "https://example.org/commit",
        "release": "https://example.org/release", "review": "https://example.org/review"}
    assert {key: document[key] for key in expected} == expected
    marks = {"test-name": f"{EXERCISE}: {QUESTION.function}", "passed": False, "score": 0,
             "max-score": QUESTION.points}
    assert document["tests"] == [{**marks, "outcome": "wrong", "message": "Not right yet."},
                                 {**marks, "outcome": "", "message": ""}]


@pytest.mark.parametrize("type_given, type_shown", [("group", "group"), ("", "individual")])
def test_the_type_of_an_assignment_is_individual_unless_it_is_said(type_given, type_shown):
    environment = {**CLASSROOM, "ASSIGNMENT_TYPE": type_given}
    document = check_classroom50(json.loads(platforms.classroom50(Document("x", 0, [WRONG]), environment)))
    assert document["assignment_type"] == type_shown


def test_elsewhere_there_is_no_such_document_and_what_is_missing_is_named():
    with pytest.raises(ValueError) as refused:
        platforms.classroom50(Document("x", 0, [WRONG]), {**CLASSROOM, "OWNER": "", "COMMIT_URL": ""})
    assert str(refused.value) == (
        "The format classroom50 is for Classroom 50, which sets OWNER, COMMIT_URL: not set here.")


@pytest.fixture
def checkout(tmp_path):
    return tmp_path / "checkout"


def autograde50(folder, checkout, *flags, **variables):
    """Run autograder.py of a bundle in a student's repository."""
    variables = {"CLASSROOM50_BUNDLE_DIR": str(folder), **CLASSROOM, **variables}
    return subprocess.run([sys.executable, *flags, str(folder / "autograder.py")], cwd=checkout,
                          capture_output=True, encoding="utf-8", env=environment(**variables))


def test_classroom50_gets_a_valid_result(checkout, tmp_path):
    assert bundle.main(["classroom50", str(tmp_path / "a bundle"), "--feedback", "brief"]) == 0
    hand_in(checkout / "exercises", **{CHAIN_RULE: FLIPPED})
    result = autograde50(tmp_path / "a bundle", checkout)
    assert result.returncode == 0, result.stderr
    document = check_classroom50(read_json(checkout / "result.json"))
    assert (document["score"], document["max-score"]) == (POINTS_IF_FLIPPED, POINTS)
    assert [test["test-name"].split(": ")[1] for test in document["tests"]] == FUNCTIONS
    message = document["tests"][FUNCTIONS.index("dL_dy")]["message"]
    assert "the sign is flipped" in message and "gave" not in message
    assert (checkout / "release-body.md").read_bytes().startswith(
        f"# ` ada `: {POINTS_IF_FLIPPED} of {POINTS} points\n".encode())


def test_the_bundle_is_found_beside_the_script_too(bundles, checkout):
    hand_in(checkout)
    result = autograde50(bundles / "classroom50", checkout, CLASSROOM50_BUNDLE_DIR="")
    assert result.returncode == 0, result.stderr
    assert check_classroom50(read_json(checkout / "result.json"))["score"] == POINTS


def test_it_is_the_python_that_was_started_which_marks(bundles, checkout, tmp_path):
    """And not another one, or none, that PATH leads to."""
    hand_in(checkout)
    (tmp_path / "python").write_bytes(b"#!/bin/sh\nexit 3\n")
    (tmp_path / "python").chmod(0o755)
    result = autograde50(bundles / "classroom50", checkout, PATH=str(tmp_path))
    assert result.returncode == 0, result.stderr


TAKEN_FOR = ["math.py", "json.py", "subprocess.py", "shutil.py", "random.py", "grade.py", "single_neuron.py",
             "grading/__init__.py", "grading/marking/__init__.py", "grading/marking/document.py"]


@pytest.mark.parametrize("way", ["PYTHONPATH", "PYTHONPATH=.", "beside the script"])
def test_nothing_in_the_repository_is_taken_for_a_module(way, bundles, checkout):
    trace = checkout / "trace"
    code = f"import sys\nopen({str(trace)!r}, 'a').write(__name__)\nsys.exit(0)\n".encode()
    for place in TAKEN_FOR:
        (checkout / place).parent.mkdir(parents=True, exist_ok=True)
        (checkout / place).write_bytes(code)
    hand_in(checkout / "exercises")
    folder = bundles / "classroom50"
    variables = {"CLASSROOM50_BUNDLE_DIR": str(folder), "PYTHONPATH": str(checkout)}
    if way == "PYTHONPATH=.":
        variables["PYTHONPATH"] = "."
    elif way == "beside the script":
        shutil.copy(folder / "autograder.py", checkout / "autograder.py")
        folder, variables["PYTHONPATH"] = checkout, ""
    # -S, since what is installed here may import such modules before the script begins.
    result = autograde50(folder, checkout, "-S", **variables)
    assert result.returncode == 0, result.stderr
    assert not trace.exists()
    assert check_classroom50(read_json(checkout / "result.json"))["score"] == POINTS


def nothing(path):
    pass


def a_file(path):
    path.write_bytes(b'{"score": 1000}')


def a_folder(path):
    (path / "inside").mkdir(parents=True)


def a_link(path):
    path.symlink_to(path.with_name("nowhere"))


def a_link_to_a_folder(path):
    (path.with_name("keep") / "me").mkdir(parents=True)
    path.symlink_to(path.with_name("keep"))


needs_links = pytest.mark.skipif(sys.platform == "win32", reason="links need special rights on Windows")
PLANTED = [nothing, a_file, a_folder, pytest.param(a_link, marks=needs_links),
           pytest.param(a_link_to_a_folder, marks=needs_links)]


def broken_bundle(bundles, folder, place, code):
    shutil.copytree(bundles / "classroom50", folder)
    (folder / "exercises" / "grading" / place).write_bytes(code)
    return folder


@pytest.mark.parametrize("plant", PLANTED, ids=lambda plant: plant.__name__.replace("_", " "))
def test_classroom50_is_told_by_the_status_that_the_grader_has_failed(plant, bundles, checkout, tmp_path):
    hand_in(checkout)
    plant(checkout / "result.json")
    verdict = (GRADING / "judging" / "verdict.py").read_bytes()
    folder = broken_bundle(bundles, tmp_path / "bundle", "judging/verdict.py",
                           verdict + b"\n\ndef verdict_on(*_):\n    raise RuntimeError('a bug of ours')\n")
    result = autograde50(folder, checkout)
    assert result.returncode == 1
    assert result.stderr.splitlines()[-1] == "The grader itself failed in part, so there is no result."
    assert not os.path.lexists(checkout / "result.json")
    assert plant is not a_link_to_a_folder or (checkout / "keep" / "me").exists()


def test_classroom50_is_told_the_status_of_a_grader_that_does_not_start(bundles, checkout, tmp_path):
    hand_in(checkout)
    folder = broken_bundle(bundles, tmp_path / "bundle", "grade.py", b"raise SystemExit(7)")
    assert autograde50(folder, checkout).returncode == 7
    assert not (checkout / "result.json").exists()


def test_outside_of_classroom50_that_is_said(bundles, checkout):
    hand_in(checkout)
    result = autograde50(bundles / "classroom50", checkout, REVIEW_URL="")
    assert result.returncode != 0
    assert result.stderr.splitlines()[-1] == (
        "The format classroom50 is for Classroom 50, which sets REVIEW_URL: not set here.")


def test_an_exit_with_status_0_in_a_submission_scores_nothing_there(bundles, checkout):
    hand_in(checkout, **dict.fromkeys(NAMES, b"import os\nos._exit(0)\n"))
    assert autograde50(bundles / "classroom50", checkout).returncode == 0
    assert check_classroom50(read_json(checkout / "result.json"))["score"] == 0
