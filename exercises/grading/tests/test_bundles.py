"""What bundle.py packs: the grader for a platform, with the options that it is to mark with."""

import subprocess
import sys
import zipfile

import pytest

from grading.tests.classes import needs_posix
from grading.tests.doors import GRADING, bundle, hand_in


@pytest.fixture(scope="module")
def bundles(tmp_path_factory):
    """A bundle for each platform, as a folder, with options."""
    folder, options = tmp_path_factory.mktemp("bundles"), ("--feedback", "brief", "--seed", " 5")
    for platform, target in (("gradescope", "autograder.zip"), ("classroom50", "classroom50")):
        screen = bundle(platform, target, *options, folder=folder)
        assert (screen.status, screen.err, target in screen.out) == (0, "", True)
    with zipfile.ZipFile(folder / "autograder.zip") as archive:
        archive.extractall(folder / "gradescope")
    return folder


@pytest.mark.parametrize("platform, scripts", [("gradescope", {"setup.sh", "run_autograder"}),
                                               ("classroom50", {"autograder.py"})])
def test_a_bundle_holds_the_platforms_scripts_and_the_grader_and_nothing_else(platform, scripts, bundles):
    places = {path.relative_to(bundles / platform).as_posix()
              for path in (bundles / platform).rglob("*") if path.is_file()}
    whole = {f"exercises/grading/{path.relative_to(GRADING).as_posix()}" for path in GRADING.rglob("*")
             if path.suffix == ".py" and path.relative_to(GRADING).parts[0] not in (
                 "tests", "platforms", "student", "bundle.py", "homework.py")}
    assert places == scripts | whole | {"single_neuron.py"}


def test_a_zip_file_for_gradescope_is_the_same_from_every_system(bundles):
    with zipfile.ZipFile(bundles / "autograder.zip") as archive:
        for entry in archive.infolist():
            mode = 0o100755 if entry.filename in ("setup.sh", "run_autograder") else 0o100644
            assert (entry.create_system, entry.external_attr >> 16) == (3, mode)
            assert b"\r" not in archive.read(entry)


def test_the_options_are_where_the_platform_starts_the_grader(bundles):
    script = (bundles / "gradescope" / "run_autograder").read_bytes()
    assert b"\nset -- --feedback brief --seed ' 5'\n" in script
    script = (bundles / "classroom50" / "autograder.py").read_bytes()
    assert b"\nOPTIONS = ['--feedback', 'brief', '--seed', ' 5']\n" in script


@pytest.mark.parametrize("given, words", [
    (["gradescope", "autograder.zip", "--feedback", "loud"], "invalid choice: 'loud'"),
    (["gradescope", "x.zip", "--format", "json"], "--out, --output and --format are set by the platform"),
    (["gradescope", "x.zip", "--output", "y"], "--out, --output and --format are set by the platform"),
    (["classroom50", "bundle", "--out", "marks"], "--out, --output and --format are set by the platform"),
    (["students", "x.zip", "--seed", "3"], "students get no options"),
    (["moodle", "x.zip"], "invalid choice: 'moodle'"),
    (["gradescope", "no/such/folder/x.zip"], "x.zip cannot be read or written: No such file or directory."),
    (["classroom50", "a_file/bundle"], "cannot be read or written"),
], ids=" ".join)
def test_what_cannot_be_packed_is_said(given, words, tmp_path):
    hand_in(tmp_path, {"a_file": b""})
    screen = bundle(*given, folder=tmp_path)
    assert screen.status == 2
    assert words in screen.err.splitlines()[-1] and "Traceback" not in screen.err
    assert [path.name for path in tmp_path.iterdir()] == ["a_file"]


@needs_posix
def test_a_bundle_is_written_whole_or_not_at_all(tmp_path):
    """As on a disk that is full: no file may be longer than the limit."""
    resource = pytest.importorskip("resource")
    hand_in(tmp_path, {"autograder.zip": b"the one before"})
    done = subprocess.run([sys.executable, "-B", str(GRADING / "bundle.py"), "gradescope", "autograder.zip"],
                          cwd=tmp_path, stderr=subprocess.PIPE, encoding="utf-8",
                          preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000)))
    assert (done.returncode, done.stderr) == (
        2, "bundle.py: autograder.zip cannot be read or written: File too large.\n")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [
        ("autograder.zip", b"the one before")]
