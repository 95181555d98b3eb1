"""Hostile folders and .zip files, marked by grade.py: nothing is followed, unpacked or loaded.

What honest students hand in as oddly, such as two files that differ, is in test_submissions.py.
"""

import io
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
FILE = f"{ATTACKED}.py"
NO_FILE, REVIEW = "missing_file", "needs_review"


def packed(*entries, compression=zipfile.ZIP_DEFLATED):
    """Return the bytes of a .zip file with (name, content) in it, a right file if nothing else."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", compression) as archive:
        for name, content in entries or [(FILE, HONEST)]:
            archive.writestr(name, content)
    return data.getvalue()


def link_entry():
    entry = zipfile.ZipInfo(FILE)
    entry.external_attr = 0o120777 << 16
    return entry


def encrypted(data):
    data = bytearray(data)
    data[6] |= 1                                    # the flag of the file
    data[data.index(b"PK\x01\x02") + 8] |= 1        # and in the list of files
    return bytes(data)


def damaged(data):
    return data[:100] + bytes([data[100] ^ 255]) + data[101:]


ZIP_FILES = {       # what is in it, the outcome of all its functions, and what is said
    "leads_out_of_it": (packed((f"../../{FILE}", HONEST)), NO_FILE, "leads out of the .zip file"),
    "absolute": (packed((f"/{FILE}", HONEST)), "right", ""),     # nothing is unpacked
    "a_link": (packed((link_entry(), "/etc/passwd")), NO_FILE, "not a file but a link"),
    # None is chosen: a teacher must look.
    "thousands": (packed(*[(f"{number}/{FILE}", "# copy") for number in range(5000)]), REVIEW,
                  f"5000 different files {FILE}"),
    "bzip2": (packed(compression=zipfile.ZIP_BZIP2), "right", ""),
    "encrypted": (encrypted(packed()), NO_FILE, "is encrypted"),
    "damaged": (damaged(packed()), NO_FILE, "cannot be read"),
    "cut_off": (packed()[:50], NO_FILE, "not a valid .zip file"),
    "empty": (b"", NO_FILE, "not a valid .zip file"),
    "sound": (packed(), "right", ""),
}


def make_sparse_file(folder):
    with open(folder / FILE, "wb") as file:
        file.truncate(10 * 2**30)


def link_to_a_device(folder):
    (folder / FILE).symlink_to("/dev/zero")


def link_to_folders(folder):
    (folder / "mine").symlink_to(SOLUTIONS)
    (folder / "loop").symlink_to(folder)


def nest_deep(folder):
    here = os.getcwd()
    try:
        os.chdir(folder)
        for _ in range(1500):
            os.mkdir("d")
            os.chdir("d")
    finally:
        os.chdir(here)


FOLDERS = {make.__name__: (make, words) for make, words in (
    (make_sparse_file, "is too large"), (link_to_a_device, "is a link"), (link_to_folders, "no file"),
    (nest_deep, "no file"))}


@pytest.fixture(scope="module")
def documents(tmp_path_factory):
    """Return {name: document} of a class in which each hands in one of these."""
    folder = tmp_path_factory.mktemp("files")
    students = {name: {f"{OTHER}.py": solution(OTHER)} for name in (FOLDERS if POSIX else {})}
    doors.hand_in(folder / "class", {f"{name}.zip": data for name, (data, _, _) in ZIP_FILES.items()})
    for name, files in students.items():
        FOLDERS[name][0](doors.hand_in(folder / "class" / name, files))
    before = sorted(path.name for path in (folder / "class").iterdir())
    try:
        doors.grade(folder / "class", "--out", folder / "marks", "--only", OTHER, ATTACKED)
        assert sorted(path.name for path in (folder / "class").iterdir()) == before
        assert sorted(path.name for path in folder.iterdir()) == ["class", "marks"]
    finally:    # whatever happens: pytest could not remove it
        if POSIX:
            subprocess.run(["rm", "-rf", str(folder / "class" / nest_deep.__name__)], check=True)
    return {name: json.loads((folder / "marks" / f"{name}.json").read_bytes())
            for name in {**ZIP_FILES, **students}}


def expect(document, outcome, words):
    answers = [answer for answer in document["answers"] if answer["exercise"] == ATTACKED]
    assert {answer["outcome"] for answer in answers} == {outcome}
    assert words in answers[0]["message"]
    assert outcome == "right" or sum(answer["score"] for answer in answers) == 0


@pytest.mark.parametrize("name", ZIP_FILES)
def test_a_hostile_or_broken_zip_file_is_refused_in_words(name, documents):
    _, outcome, words = ZIP_FILES[name]
    expect(documents[name], outcome, words)


@pytest.mark.skipif(not POSIX, reason="Windows has no such files")
@pytest.mark.parametrize("name", FOLDERS)
def test_what_is_not_a_plain_file_is_not_followed_and_costs_no_other_file(name, documents):
    expect(documents[name], NO_FILE, FOLDERS[name][1])
    assert {answer["outcome"] for answer in documents[name]["answers"]} == {NO_FILE, "right"}


def test_files_beside_the_answers_are_never_loaded(tmp_path):
    folder = doors.hand_in(tmp_path, {f"{OTHER}.py": solution(OTHER), FILE: WRONG})
    for name in ("math.py", "json.py", "conftest.py", "sitecustomize.py", "usercustomize.py", "grading.py",
                 "single_neuron.py", "ex3_chain_rule.pyc", "pytest.ini"):
        (folder / name).write_text(f"open({str(folder / 'loaded')!r}, 'w').write('loaded')", encoding="utf-8")
    (folder / "__pycache__").mkdir()
    (folder / "__pycache__" / f"{ATTACKED}.{sys.implementation.cache_tag}.pyc").write_bytes(b"\0" * 100)
    options = ["--format", "json", "--only", OTHER, ATTACKED]
    for screen in (doors.grade(folder, *options), doors.grade_alone(folder, *options, folder=folder)):
        answers = doors.answers_of(json.loads(screen.out))
        assert [name for name, answer in answers.items() if answer["outcome"] != "right"] == ["dy_dz"]
        assert screen.status == 0
    assert not (folder / "loaded").exists()
