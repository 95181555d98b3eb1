"""What is in a student's way, or the machine's: each time a sentence, and never a traceback."""

import os
import re
import shutil
import subprocess
import sys

import pytest

from grading.questions import FILE_NAMES
from grading.tests import doors
from grading.tests.conftest import RUN
from grading.tests.test_check import CHECK, FLIPPED, POINTS, RUN_1, TO_DO, write

def started(homework, *command, **popen):
    done = subprocess.run([sys.executable, *command], stderr=subprocess.PIPE, encoding="utf-8",
                          **{"cwd": homework, "stdout": subprocess.PIPE, **popen})
    assert "Traceback" not in done.stderr and "Exception" not in done.stderr
    return done


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no file that is always full")
def test_an_output_that_is_full_closed_or_not_read_is_no_traceback(homework):
    with open("/dev/full", "w") as full:
        for command in [CHECK], [CHECK, "help"], [CHECK, "hint", "dL_dy"]:
            done = started(homework, *command, stdout=full)
            assert (done.returncode, done.stderr.count("\n")) == (2, 1) and "No space left" in done.stderr
        assert started(homework, RUN_1, stdout=full).returncode == 0
    closed = started(homework, CHECK, stdout=None, preexec_fn=lambda: os.close(1))
    assert (closed.returncode, closed.stderr) == (2, "Nothing can be shown: the output is closed.\n")
    reader, writer = os.pipe()
    os.close(reader)
    assert started(homework, CHECK, stdout=writer).stderr == ""
    os.close(writer)


@pytest.mark.skipif(os.name == "nt", reason="a folder that is used cannot be deleted there")
def test_a_current_folder_that_was_deleted_is_no_obstacle(homework, tmp_path):
    (tmp_path / "gone").mkdir()
    script = "import os, subprocess, sys; os.rmdir(os.getcwd()); sys.exit(subprocess.call(sys.argv[1:]))"
    done = started(homework, "-c", script, sys.executable, homework / CHECK, "ex1", cwd=tmp_path / "gone")
    assert (done.returncode, done.stderr) == (1, "") and "Write sigmoid." in done.stdout


def test_without_a_folder_for_temporary_files_the_check_still_works(homework):
    """In this very process, without walls: they are the student's own files."""
    write(homework, {FILE_NAMES[0]: FLIPPED + TO_DO})
    usual, without = (doors.check("ex1", folder=homework, **set_) for set_ in ({}, {"TMPDIR": "/nowhere"}))
    assert without.out == usual.out and without.err == ""


@pytest.mark.parametrize("broken, told", [
    ("single_neuron.py", "single_neuron.py"), ("exercises/grading/student/commands.py", "commands.py"),
    ("exercises/grading", "grading")])
def test_a_project_that_is_not_whole_is_one_sentence(broken, told, homework):
    path = homework / broken
    shutil.rmtree(path) if path.is_dir() else path.write_text("def (\n")
    for command in [CHECK], [RUN_1]:
        seen = doors.start(*command, folder=homework)
        assert told in seen.out and "Extract the whole .zip file again" in seen.out and seen.err == ""


def test_a_fault_of_the_check_itself_is_never_called_not_right(homework):
    write(homework, {FILE_NAMES[0]: FLIPPED + TO_DO})
    with open(homework / "exercises/grading/judging/sentences.py", "a") as file:
        file.write("\n\ndef words_for(*_):\n    raise ValueError('it is broken')\n")
    seen = doors.check("ex1", folder=homework)
    assert (seen.status, seen.err) == (2, "") and "could not be checked: sigmoid, predict\n" in seen.out
    assert "it is broken" in " ".join(seen.out.split()) and "This is not your fault." in seen.out
    assert "not right" not in seen.out and "hint" not in seen.out


def test_run_that_shows_nothing_is_explained(homework):
    path = homework / RUN_1
    path.write_bytes(FLIPPED)
    assert doors.start(RUN_1, folder=homework).out == ""
    assert "Run shows nothing in ex1_forward.py: copy the last" in doors.check("ex1", folder=homework).out
    path.write_bytes(RUN + b"    def sigmoid(z):\n        return z\n")
    assert "move what is below check.run() up" in doors.start(RUN_1, folder=homework).out
    write(homework, {FILE_NAMES[0]: FLIPPED})
    assert "Run shows nothing" not in doors.check("ex1", folder=homework).out


# ---- Where no process can be started, and what is given out ----------------------------------------

@pytest.mark.parametrize("command", [["check.py"], ["check.py", "hint"], ["grading/grade.py", "exercises"]])
def test_in_a_browser_nobody_sees_a_traceback_and_grade_py_refuses(command, homework):
    script = homework / "exercises" / command[0]
    (homework / "start.py").write_bytes(
        "import runpy, subprocess, sys\nsys.platform = 'emscripten'\n"
        "def refuse(*_, **__): raise OSError(95, 'no processes')\nsubprocess.Popen = refuse\n"
        f"sys.path[0] = {str(script.parent)!r}\nsys.argv = {[str(script), *command[1:]]!r}\n"
        f"runpy.run_path({str(script)!r}, run_name='__main__')\n".encode())
    seen = doors.start("start.py", folder=homework)
    assert "Traceback" not in seen.out + seen.err
    if command[0] != "check.py":
        assert (seen.status, seen.out) == (2, "") and "no process can be started" in seen.err


def test_what_students_get_has_no_worked_answers_and_works(packed):
    shutil.unpack_archive(packed, packed.parent)
    project = packed.parent / "homework"
    folders = {path.name for path in project.rglob("*") if path.is_dir()}
    assert not folders & {"solutions", "tests", "platforms", "marking"}
    assert {"README.md", "START HERE.txt", "homework.ipynb", "LICENSE", "single_neuron.py", "exercises",
            ".pytest.ini"} <= {path.name for path in project.iterdir()}
    sheet, readme = (project / place for place in ("exercises/README.md", "README.md"))
    assert (project / "START HERE.txt").read_bytes() == sheet.read_bytes()
    for link in re.findall(r'(?:src="|\]\()(?!https?:)([^")]+)', readme.read_text(encoding="utf-8")):
        assert (project / link).is_file(), f"the README links to {link}"
    assert "eacher" not in readme.read_text(encoding="utf-8").replace("from your teacher", "")
    checked = doors.check(folder=project)
    assert (checked.status, checked.err) == (1, "") and f"0 of {POINTS} points" in checked.out
    assert "Hint 1 of" in doors.check("hint", "dL_dy", folder=project).out
    checked = doors.start("-m", "pytest", "exercises", "-k", "dL_dy", folder=project)
    assert "ex3_chain_rule.py     to do: dL_dy\n" in checked.out, checked.out + checked.err
