"""Gradescope: its image, and results.json, checked against the published specification.

https://gradescope-autograders.readthedocs.io/en/latest/specs/
"""

import json
import os
import shutil
import subprocess
import sys
import zipfile

import pytest

from grading.questions import NAMES, QUESTIONS
from grading.tests.classes import FILE, FILES, HALF, ONLY, RIGHT, read_json
from grading.tests.doors import bundle, grade, hand_in, mark
from grading.tests.test_command import COSTS, FLIPPED, FUNCTIONS, POINTS

ALL_BUT_ONE = {**FILES, "ex3_chain_rule.py": FLIPPED}


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


def test_the_document_for_gradescope(tmp_path):
    shown = grade(hand_in(tmp_path, {FILE: HALF}), "--format", "gradescope", *ONLY)
    document, (right, wrong) = json.loads(shown.out), json.loads(shown.out)["tests"]
    assert (shown.status, document["output"]) == (0, "2 of 4 points.")
    assert check_gradescope(document)["output_format"] == "text" and "visibility" not in document
    assert {**right, "output": ""} == {
        "name": "ex1_forward: sigmoid", "name_format": "text", "number": "1.1", "score": 2, "max_score": 2,
        "status": "passed", "output": "", "output_format": "text"}
    assert (wrong["number"], wrong["score"], wrong["status"]) == ("1.2", 0, "failed")
    assert wrong["output"] == mark({FILE: HALF}, *ONLY)["answers"][1]["message"] != ""


def test_what_could_not_be_marked_is_said_at_gradescope(tmp_path):
    hand_in(tmp_path, {FILE: RIGHT, f"old/{FILE}": HALF})
    document = check_gradescope(json.loads(grade(tmp_path, "--format", "gradescope", *ONLY).out))
    assert document["output"] == (
        "0 of 4 points. Some of it could not be marked: a teacher must look at it.")


@pytest.mark.parametrize("when", ["hidden", "after_due_date", "after_published", "visible"])
def test_the_total_is_not_shown_where_the_tests_are_hidden(when, tmp_path):
    hand_in(tmp_path, {FILE: HALF})
    document = check_gradescope(json.loads(
        grade(tmp_path, "--format", "gradescope", "--visibility", when, *ONLY).out))
    assert (document["visibility"], document["output"]) == (when, "2 of 4 points." * (when == "visible"))


@pytest.fixture(scope="module")
def packed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bundle")
    assert bundle("gradescope", "autograder.zip", folder=folder).status == 0
    return folder / "autograder.zip"


@pytest.fixture
def autograder(packed, tmp_path):
    """The layout of Gradescope's image, with our zip unpacked in it, and a function that runs it."""
    if sys.platform == "win32":
        pytest.skip("Gradescope's image is Linux")
    root = tmp_path / "autograder"
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(root / "source")
    shutil.copy(root / "source" / "run_autograder", root / "run_autograder")
    os.chmod(root / "run_autograder", 0o755)
    for name in ("results", "submission", "bin"):
        (root / name).mkdir()
    (root / "bin" / "python3").symlink_to(sys.executable)

    def autograde():
        path = str(root / "bin") + os.pathsep + os.environ["PATH"]
        subprocess.run([str(root / "run_autograder")], cwd=root, check=True, capture_output=True,
                       env={"AUTOGRADER_ROOT": str(root), "PATH": path})
        results = root / "results" / "results.json"
        return check_gradescope(read_json(results)) if results.exists() else None
    return root, autograde


def test_gradescope_gets_a_test_for_each_function(autograder):
    root, autograde = autograder
    hand_in(root / "submission" / "nested", ALL_BUT_ONE)
    tests = autograde()["tests"]
    assert [test["name"].split(": ")[1] for test in tests] == FUNCTIONS
    assert [test["max_score"] for test in tests] == [question.points for question in QUESTIONS.values()]
    assert sum(test["score"] for test in tests) == POINTS - COSTS
    flipped = tests[FUNCTIONS.index("dL_dy")]
    assert (flipped["status"], flipped["number"]) == ("failed", "3.1")
    assert "the sign is flipped" in flipped["output"]


def test_the_options_of_the_bundle_are_kept_to_at_gradescope(autograder):
    root, autograde = autograder
    script = root / "run_autograder"
    options = (b"\nset -- --only %s %s --skip %s --carry-forward --visibility after_due_date --seed ' 5'\n"
               % tuple(name.encode() for name in (NAMES[2], NAMES[3], NAMES[3])))
    script.write_bytes(script.read_bytes().replace(b"\nset --\n", options))
    hand_in(root / "submission", ALL_BUT_ONE)
    result = autograde()
    assert {test["name"].split(": ")[0] for test in result["tests"]} == {NAMES[2]}
    assert result["visibility"] == "after_due_date"
    assert sum(test["max_score"] - test["score"] for test in result["tests"]) == QUESTIONS["dL_dy"].points


DAMAGES = {         # what a shell does in the folder of the image; bin/python3 is our Python
    "a grader that is broken": "echo 'raise SystemExit(3)' > source/exercises/grading/questions/__init__.py",
    "no grader": "rm -r source/exercises",
    "no Python": "rm bin/python3; echo 'exit 127' > bin/python3; chmod +x bin/python3",
    "nothing is written": "rm bin/python3; echo 'exit 0' > bin/python3; chmod +x bin/python3",
    "something is written": "rm bin/python3; echo 'echo 9 > results/results.json; exit 3' > bin/python3;"
                            "chmod +x bin/python3",
    "no submission": "rm -r submission",
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_where_the_grader_fails_nobody_gets_points_at_gradescope_and_it_is_not_the_students_fault(
        damage, autograder):
    """Without results.json, Gradescope says itself that the autograder has failed."""
    root, autograde = autograder
    hand_in(root / "submission", {FILE: RIGHT})
    subprocess.run(["sh", "-c", DAMAGES[damage]], cwd=root, check=True)
    (root / "results" / "results.json").write_bytes(b'{"score": 50}')
    document = autograde()
    assert document is None
