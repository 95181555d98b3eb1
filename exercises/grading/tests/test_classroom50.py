"""Classroom 50: its runner, and result.json, checked against the schema classroom50/result/v1.

https://github.com/foundation50/classroom50/wiki/Advanced-Autograding
"""

import json
import os
import re
import shutil

import pytest

from grading.tests.classes import FILE, HALF, ONLY, RIGHT, needs_links, read_json
from grading.tests.doors import bundle, grade, hand_in, start

CANNOT_COMPARE = (b"\nEXERCISE = EXERCISE._replace(questions=[question._replace(rel_tol='a bug of ours')"
                  b" for question in EXERCISE.questions])\n")
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


@pytest.mark.parametrize("type_given, type_shown", [("group", "group"), ("", "individual")])
def test_the_document_for_classroom50(type_given, type_shown, tmp_path, monkeypatch):
    for name, value in {**CLASSROOM, "ASSIGNMENT_TYPE": type_given}.items():
        monkeypatch.setenv(name, value)
    hand_in(tmp_path, {FILE: HALF})
    document = check_classroom50(json.loads(grade(tmp_path, "--format", "classroom50", *ONLY).out))
    expected = {
        "classroom": "physics-1", "assignment": "neuron", "owner": "ada", "assignment_type": type_shown,
        "submission": "submit/2026-11-23T10-00-00Z-a1b2c3d", "commit": "https://example.org/commit",
        "release": "https://example.org/release", "review": "https://example.org/review",
        "score": 2, "max-score": 4}
    assert {key: document[key] for key in expected} == expected
    wrong = document["tests"][1]
    assert {**wrong, "message": ""} == {"test-name": "ex1_forward: predict", "passed": False, "score": 0,
                                        "max-score": 2, "outcome": "wrong", "message": ""}
    assert "the bias is forgotten" in wrong["message"]


@pytest.fixture(scope="module")
def packed(tmp_path_factory):
    """A bundle that marks exercise 1 alone."""
    folder = tmp_path_factory.mktemp("bundle")
    assert bundle("classroom50", "packed", "--only", "ex1", "--feedback", "brief", folder=folder).status == 0
    return folder / "packed"


def autograde(folder, checkout, *flags, **variables):
    """Run autograder.py of a bundle in a student's repository."""
    variables = {"CLASSROOM50_BUNDLE_DIR": str(folder), **CLASSROOM, **variables}
    return start(*flags, folder / "autograder.py", folder=checkout, **variables)


PRINTS = RIGHT + b'\n\ndef predict(*_):\n    raise ValueError("``` <img src=x onerror=alert(1)> ````")\n'


def test_classroom50_gets_a_valid_result_and_a_text_for_people(packed, tmp_path, screen):
    folder = shutil.copytree(packed, tmp_path / "a bundle")
    script = (folder / "autograder.py").read_bytes().replace(b"'brief'", b"'full'")
    (folder / "autograder.py").write_bytes(script)
    hand_in(tmp_path / "checkout", {f"exercises/{FILE}": PRINTS})
    result = autograde(folder, tmp_path / "checkout", OWNER="`ada` <b>")
    assert result.status == 0, result.err
    document = check_classroom50(read_json(tmp_path / "checkout" / "result.json"))
    assert (document["score"], document["max-score"]) == (2, 4)
    assert [test["test-name"].split(": ")[1] for test in document["tests"]] == ["sigmoid", "predict"]
    assert "onerror" in document["tests"][1]["message"]
    screen("release_body", (tmp_path / "checkout" / "release-body.md").read_bytes().decode("utf-8"))


def test_the_bundle_is_found_beside_the_script_and_its_options_hold(packed, tmp_path):
    """It is the Python that was started which marks, not another one, or none, that PATH leads to."""
    fails = b"#!/bin/sh\nexit 3\n"
    hand_in(tmp_path, {FILE: HALF, "bin/python": fails, "bin/python3": fails})
    for name in ("python", "python3"):
        (tmp_path / "bin" / name).chmod(0o755)
    result = autograde(packed, tmp_path, CLASSROOM50_BUNDLE_DIR="", PATH=str(tmp_path / "bin"))
    assert result.status == 0, result.err
    document = check_classroom50(read_json(tmp_path / "result.json"))
    assert document["score"] == 2 and "gave" not in document["tests"][1]["message"]


TAKEN_FOR = ["math.py", "json.py", "subprocess.py", "shutil.py", "random.py", "grade.py", "single_neuron.py",
             "grading/__init__.py", "grading/marking/__init__.py", "grading/questions/__init__.py"]


@pytest.mark.parametrize("way", ["PYTHONPATH", "PYTHONPATH=.", "beside the script"])
def test_nothing_in_the_repository_is_taken_for_a_module(way, packed, tmp_path):
    checkout, trace = tmp_path / "checkout", tmp_path / "trace"
    code = f"import sys\nopen({str(trace)!r}, 'a').write(__name__)\nsys.exit(0)\n".encode()
    hand_in(checkout, {**dict.fromkeys(TAKEN_FOR, code), f"exercises/{FILE}": RIGHT})
    folder = packed
    variables = {"CLASSROOM50_BUNDLE_DIR": str(folder), "PYTHONPATH": str(checkout)}
    if way == "PYTHONPATH=.":
        variables["PYTHONPATH"] = "."
    elif way == "beside the script":
        shutil.copy(folder / "autograder.py", checkout / "autograder.py")
        folder, variables["PYTHONPATH"] = checkout, ""
    # -S, since what is installed here may import such modules before the script begins.
    result = autograde(folder, checkout, "-S", **variables)
    assert result.status == 0, result.err
    assert not trace.exists()
    assert check_classroom50(read_json(checkout / "result.json"))["score"] == 4


def a_file(path):
    path.write_bytes(b'{"score": 1000}')


def a_folder(path):
    (path / "inside").mkdir(parents=True)


def a_link_to_a_folder(path):
    (path.with_name("keep") / "me").mkdir(parents=True)
    path.symlink_to(path.with_name("keep"))


@pytest.mark.parametrize("plant", [a_file, a_folder, pytest.param(a_link_to_a_folder, marks=needs_links)],
                         ids=lambda plant: plant.__name__.replace("_", " "))
def test_classroom50_is_told_by_the_status_that_the_grader_has_failed(plant, packed, tmp_path):
    checkout, folder = tmp_path / "checkout", shutil.copytree(packed, tmp_path / "bundle")
    hand_in(checkout, {FILE: RIGHT})
    plant(checkout / "result.json")
    questions = folder / "exercises" / "grading" / "questions" / "ex1_forward.py"
    questions.write_bytes(questions.read_bytes() + CANNOT_COMPARE)
    result = autograde(folder, checkout)
    assert (result.status, result.err.splitlines()[-1]) == (
        1, "The grader itself failed in part, so there is no result.")
    assert not os.path.lexists(checkout / "result.json")
    assert plant is not a_link_to_a_folder or (checkout / "keep" / "me").exists()


@pytest.mark.parametrize("damage, variables, status, words", [
    ("raise SystemExit(7)", {}, 7, ""), ("", {"REVIEW_URL": ""}, 1, "which sets REVIEW_URL: not set here.")],
    ids=["a grader that does not start", "outside of Classroom 50"])
def test_and_so_it_is_of_what_else_is_wrong(damage, variables, status, words, packed, tmp_path):
    folder = shutil.copytree(packed, tmp_path / "bundle")
    if damage:
        (folder / "exercises" / "grading" / "grade.py").write_text(damage)
    hand_in(tmp_path / "checkout", {FILE: RIGHT})
    result = autograde(folder, tmp_path / "checkout", **variables)
    assert (result.status, words in result.err) == (status, True)
    assert not (tmp_path / "checkout" / "result.json").exists()


def test_an_exit_with_status_0_in_a_submission_scores_nothing_there(packed, tmp_path):
    hand_in(tmp_path, {FILE: b"import os\nos._exit(0)\n"})
    assert autograde(packed, tmp_path).status == 0
    assert check_classroom50(read_json(tmp_path / "result.json"))["score"] == 0
