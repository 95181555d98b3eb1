"""Hostile folders and .zip files, marked by grade.py: nothing is followed, unpacked or loaded, and words say why."""

import json
import os
import subprocess
import sys
import zipfile

import pytest

from grading.tests import doors
from grading.tests.helpers import SOLUTIONS, solution
from grading.tests.probes import HONEST, WRONG
from grading.tests.ways import POSIX

ATTACKED, OTHER = "ex3_chain_rule", "ex2_loss"
needs_posix = pytest.mark.skipif(not POSIX, reason="Windows has no such files")


def marked(path, *options):
    """Return the document of the submission at a path."""
    screen = doors.grade(path, "--format", "json", "--only", OTHER, ATTACKED, *options)
    return json.loads(screen.out)


def answers_of(document, exercise):
    return [answer for answer in document["answers"] if answer["exercise"] == exercise]


def expect_refused(document, outcome, words):
    refused, others = answers_of(document, ATTACKED), answers_of(document, OTHER)
    assert {(answer["outcome"], answer["score"]) for answer in refused} == {(outcome, 0)}
    assert words in refused[0]["message"]
    assert {answer["outcome"] for answer in others} <= {"right"}


# ---- Folders --------------------------------------------------------------------------------------

@pytest.fixture
def folder(tmp_path):
    """Return the folder of a student who has handed in one right file."""
    return doors.hand_in(tmp_path / "mallory", {f"{OTHER}.py": solution(OTHER)})


def test_files_beside_the_answers_are_never_loaded(folder):
    (folder / f"{ATTACKED}.py").write_bytes(WRONG)
    for name in ("math.py", "json.py", "conftest.py", "sitecustomize.py", "usercustomize.py", "grading.py",
                 "single_neuron.py", "ex3_chain_rule.pyc", "pytest.ini"):
        (folder / name).write_text(f"open({str(folder / 'loaded')!r}, 'w').write('loaded')", encoding="utf-8")
    (folder / "__pycache__").mkdir()
    (folder / "__pycache__" / f"{ATTACKED}.{sys.implementation.cache_tag}.pyc").write_bytes(b"\0" * 100)
    screen = doors.grade_alone(folder, "--format", "json", "--only", OTHER, ATTACKED, folder=folder)
    for document in (json.loads(screen.out), marked(folder)):
        assert [answer["function"] for answer in document["answers"] if answer["outcome"] != "right"] == ["dy_dz"]
    assert screen.status == 0
    assert not (folder / "loaded").exists()


def make_link(path):
    path.symlink_to(SOLUTIONS / path.name)


def make_pipe(path):
    os.mkfifo(path)


def make_folder(path):
    path.mkdir()


def make_sparse_file(path):
    with open(path, "wb") as file:
        file.truncate(10 * 2**30)


def make_link_to_a_device(path):
    path.symlink_to("/dev/zero")


@needs_posix
@pytest.mark.parametrize("make, words", [
    (make_link, "is a link"), (make_pipe, "is not a file"), (make_folder, "is not a file"),
    (make_sparse_file, "is too large"), (make_link_to_a_device, "is a link")])
def test_what_is_not_a_plain_file_is_refused_in_words(make, words, folder):
    make(folder / f"{ATTACKED}.py")
    expect_refused(marked(folder), "missing_file", words)


@needs_posix
def test_folders_nested_very_deep_are_passed_over(folder):
    here = os.getcwd()
    try:
        os.chdir(folder)
        for _ in range(1500):
            os.mkdir("d")
            os.chdir("d")
        os.chdir(here)
        expect_refused(marked(folder), "missing_file", "no file")
    finally:    # whatever happens: pytest could not remove them, nor run here ever again
        os.chdir(here)
        subprocess.run(["rm", "-rf", str(folder / "d")], check=True)


@needs_posix
def test_links_to_folders_are_not_followed(folder):
    (folder / "mine").symlink_to(SOLUTIONS)
    (folder / "loop").symlink_to(folder)
    expect_refused(marked(folder), "missing_file", "no file")


# ---- .zip files -----------------------------------------------------------------------------------

def link_entry():
    entry = zipfile.ZipInfo(f"{ATTACKED}.py")
    entry.external_attr = 0o120777 << 16
    return entry


FILE = f"{ATTACKED}.py"


@pytest.mark.parametrize("make, outcome, words", [
    (lambda z: z.writestr(f"../../{FILE}", HONEST), "missing_file", "a path that leads out of it"),
    (lambda z: z.writestr(f"/{FILE}", HONEST), "missing_file", "a path that leads out of it"),
    (lambda z: z.writestr(FILE, "#" * 10 ** 7), "missing_file", "is too large"),
    # Of two different files none is chosen: a teacher must look.
    (lambda z: [z.writestr(f"{n}/{FILE}", f"# {n}") for n in (1, 2)], "needs_review",
     f"2 different files {FILE}"),
    (lambda z: [z.writestr(f"{n}/{FILE}", "# copy") for n in range(5000)], "needs_review",
     f"5000 different files {FILE}"),
    (lambda z: z.writestr(FILE, HONEST, zipfile.ZIP_BZIP2), "missing_file", "packed in an unusual way"),
    (lambda z: [z.writestr(f"{n}", "") for n in range(20_001)], "missing_file", "more than 20000 files"),
    (lambda z: z.writestr(link_entry(), "/etc/passwd"), "missing_file", "not a file but a link"),
], ids=["out of it", "absolute", "bomb", "two", "thousands", "bzip2", "many", "link"])
def test_a_hostile_zip_file_is_refused_in_words(make, outcome, words, tmp_path):
    path = tmp_path / "mallory.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        make(archive)
    document = marked(path, "--skip", OTHER)
    expect_refused(document, outcome, words)
    assert document["score"] == 0
    assert [found.name for found in tmp_path.rglob("*")] == ["mallory.zip"]


@pytest.fixture(scope="module")
def whole_zip(tmp_path_factory):
    path = tmp_path_factory.mktemp("zip") / "whole.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(FILE, HONEST)
    return path


def with_encryption_flags(data):
    data = bytearray(data)
    data[6] |= 1                                    # of the file
    data[data.index(b"PK\x01\x02") + 8] |= 1        # and in the list of files
    return bytes(data)


def with_damaged_content(data):
    return data[:100] + bytes([data[100] ^ 255]) + data[101:]


def test_a_sound_zip_file_is_taken(whole_zip):
    assert {answer["outcome"] for answer in answers_of(marked(whole_zip), ATTACKED)} == {"right"}


@pytest.mark.parametrize("spoil, words", [
    (lambda data: data[:50], "not a valid .zip file"),
    (lambda data: b"not a zip", "not a valid .zip file"),
    (lambda data: b"", "not a valid .zip file"),
    (with_encryption_flags, "is encrypted"),
    (with_damaged_content, "cannot be read"),
], ids=["cut off", "something else", "empty", "encrypted", "damaged"])
def test_a_broken_or_encrypted_zip_file_is_refused_in_words(spoil, words, whole_zip, tmp_path):
    path = tmp_path / "broken.zip"
    path.write_bytes(spoil(whole_zip.read_bytes()))
    expect_refused(marked(path, "--skip", OTHER), "missing_file", words)
