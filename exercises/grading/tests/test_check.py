"""The student's door: Run, check.py, watch, hints, worked answers."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time

import pytest

from grading.judging import hints, screen
from grading.judging.answer import Answer, Told
from grading.judging.cause import KINDS, Cause
from grading.judging.saved_files import SavedFiles
from grading.questions import EXERCISES, FILE_NAMES, NAMES, QUESTIONS
from grading.sandbox.outcome import Outcome
from grading.sandbox.replies import Change
from grading.tests.classes import listen_to_signals
from grading.tests.helpers import (
    FOLDER, SOLUTIONS, in_the_place_of, names_in, project_not_worked_on, student_answer)

POINTS = sum(question.points for question in QUESTIONS.values())
FIRST = EXERCISES[0].questions
FLIPPED = b"import math\n\n\ndef sigmoid(z):\n    return 1 / (1 + math.exp(z))\n"
RUN = b'\n\nif __name__ == "__main__":\n    import check\n    check.run()\n'


@pytest.fixture
def homework(tmp_path):
    """What a student has: the project, with stubs that nobody has worked on."""
    return project_not_worked_on(tmp_path / "project", RUN)


def python(folder, *arguments, **variables):
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", **variables}
    return subprocess.run([sys.executable, *map(str, arguments)], cwd=folder, env=environment,
                          capture_output=True, encoding="utf-8")


def solve(homework, *files):
    for file in files:
        worked = (SOLUTIONS / file).read_bytes()
        (homework / "exercises" / file).write_bytes(worked + RUN)


# ---- Run ------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("inside", [False, True], ids=["from the folder above", "from the folder itself"])
def test_run_on_a_file_checks_that_file(inside, homework):
    path = homework / "exercises" / FILE_NAMES[0]
    path.write_bytes(FLIPPED + RUN)
    folder = homework / "exercises" if inside else homework
    result = python(folder, path.relative_to(folder))
    assert (result.returncode, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert lines[0] == f"{FILE_NAMES[0]:22}not right: sigmoid, predict"
    assert "    You get this result if the minus sign in exp(-z) is missing." in lines
    assert lines[-3:-1] == [f"[{'.' * 40}] 0 of {sum(question.points for question in FIRST)} points",
                            f"Next: sigmoid in {FILE_NAMES[0]}"]
    typed = "check.py" if inside else os.path.join("exercises", "check.py")
    assert re.fullmatch(rf"For a hint:  python3? {re.escape(typed)} hint sigmoid", lines[-1])


@pytest.mark.parametrize("file, following", list(zip(FILE_NAMES, EXERCISES[1:])), ids=NAMES[:-1])
def test_run_on_a_worked_file_says_what_it_has_shown_and_where_to_go_on(file, following, homework):
    solve(homework, file)
    result = python(homework, f"exercises/{file}")
    assert result.stderr == ""
    question = QUESTIONS[next(iter(QUESTIONS))]
    assert question.insight.split(":")[0] in result.stdout or file != FILE_NAMES[0]
    assert result.stdout.splitlines()[-1] == (
        f"All of this is right. Go on with {following.questions[0].function} in {following.name}.py.")


def test_run_on_a_file_of_the_project_is_as_the_last_three_lines_say(homework, skip_if_worked_on):
    for file in FILE_NAMES:
        skip_if_worked_on(FOLDER / file)
        shutil.copy(FOLDER / file, homework / "exercises")
        result = python(homework, f"exercises/{file}")
        assert result.stderr == "" and f" in {file}\n" in result.stdout and " 0 of " in result.stdout


def test_the_last_exercise_shows_xor_once_it_is_right(homework, skip_if_worked_on):
    name = FILE_NAMES[-1]
    skip_if_worked_on(FOLDER / name)
    before, after = (FOLDER / name).read_text(encoding="utf-8").split("def learn_xor")
    whole = f"{before}{(SOLUTIONS / name).read_text(encoding='utf-8')}\n\ndef learn_xor{after}"
    (homework / "exercises" / name).write_bytes(whole.encode("utf-8"))
    result = python(homework, f"exercises/{name}")
    table = "".join(line + "\n" for line in result.stdout.splitlines()[-5:])
    assert table.startswith(" x1  x2 | XOR | y(x)\n") and result.stderr == ""
    assert table in re.sub("(?m)^    ", "", (FOLDER / "README.md").read_text(encoding="utf-8"))


def test_run_in_the_shell_of_an_editor_offers_what_can_be_typed_there(homework):
    """Run there leaves the names of the file in the shell, with check among them."""
    (homework / "shell.py").write_bytes(
        b"import runpy, sys\nsys.modules['thonny'] = sys\nsys.path.insert(0, 'exercises')\n"
        b"names = runpy.run_path('exercises/ex1_forward.py', run_name='__main__')\n"
        b"names['check'].hint('sigmoid')\n")
    result = python(homework, "shell.py")
    assert "For a hint, type here:  check.hint('sigmoid')\n" in result.stdout
    assert "Hint 1 of " in result.stdout and "check.hint('sigmoid', 2)" in result.stdout


def test_after_run_on_the_check_itself_its_functions_can_be_typed_too(homework):
    result = subprocess.run([sys.executable, "-i", "-q", "exercises/check.py", "ex1"], cwd=homework,
                            input="check.hint('sigmoid')\n", capture_output=True, encoding="utf-8")
    assert "Hint 1 of " in result.stdout
    assert "Error" not in result.stderr and "SystemExit" not in result.stderr


def test_a_cell_of_a_notebook_without_its_first_line_is_told_what_to_write(homework):
    result = subprocess.run([sys.executable], cwd=homework, capture_output=True, encoding="utf-8",
                            input="import sys\nsys.path.insert(0, 'exercises')\nimport check\ncheck.run()\n")
    assert "%%writefile exercises/ex1_forward.py" in result.stdout + result.stderr


def test_what_is_right_is_praised_while_the_rest_is_to_do(homework):
    (homework / "exercises" / FILE_NAMES[0]).write_bytes(
        FLIPPED.replace(b"exp(z)", b"exp(-z)")
        + b"\n\ndef predict(weights, bias, x):\n    # TODO: return y\n    raise NotImplementedError\n")
    result = python(homework, "exercises/check.py", "ex1")
    assert f"{FILE_NAMES[0]:22}right: sigmoid; to do: predict\n" in result.stdout
    assert "sigmoid: Any number goes in" in result.stdout


def test_a_file_under_another_name_is_told_its_name(homework):
    (homework / "exercises" / "ex1_forward (1).py").write_bytes(FLIPPED + RUN)
    result = python(homework / "exercises", "ex1_forward (1).py")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == "ex1_forward (1).py is not the name of an exercise. Save it as ex1_forward.py.\n"


@pytest.mark.parametrize("saved", ["random.py", "copy.py", "json.py", "queue.py", "statistics.py"])
def test_a_students_own_file_takes_no_module_of_pythons_place(saved, homework):
    (homework / "exercises" / saved).write_bytes(b"raise RuntimeError('not mine')\n")
    for command in (["exercises/ex1_forward.py"], ["exercises/check.py", "ex1"]):
        result = python(homework, *command)
        assert result.stderr == "" and "Next: sigmoid" in result.stdout


def test_run_on_the_tests_needs_no_pytest_and_says_the_same(homework):
    (homework / "exercises" / "pytest.py").write_bytes(b"raise ModuleNotFoundError('pytest')\n")
    said = [python(homework, f"exercises/{file}").stdout for file in ("test_exercises.py", "check.py")]
    assert said[0] == said[1] and f"0 of {POINTS} points" in said[0]


# ---- check.py ---------------------------------------------------------------------------------------------

def test_everything_has_a_line_for_each_file_and_the_next_step_last(homework):
    solve(homework, FILE_NAMES[0])
    result = python(homework, "exercises/check.py")
    lines = result.stdout.splitlines()
    assert (result.returncode, result.stderr) == (1, "")
    assert [line.split()[0] for line in lines[:len(NAMES)]] == FILE_NAMES
    assert lines[0].endswith("right: sigmoid, predict")
    assert lines[-2] == f"Next: example_loss in {FILE_NAMES[1]}"


def test_when_everything_is_right_the_status_is_0(homework):
    solve(homework, *FILE_NAMES)
    result = python(homework, "exercises/check.py")
    assert result.returncode == 0
    assert result.stdout.splitlines()[-1] == "All of this is right. Well done!"
    assert f"{POINTS} of {POINTS} points" in result.stdout


@pytest.mark.parametrize("word", ["ex3", "ex3_chain_rule", "ex3_chain_rule.py", "exercises/ex3_chain_rule.py",
                                  "exercises\\ex3_chain_rule.py", "./ex3_chain_rule.py"])
def test_a_file_can_be_named_in_many_ways(word, homework):
    result = python(homework, "exercises/check.py", word)
    assert result.stdout.splitlines()[0].split()[0] == "ex3_chain_rule.py"
    assert len(re.findall(r"(?m)^ex\d", result.stdout)) == 1


def test_one_function_can_be_checked_alone(homework):
    (homework / "exercises" / FILE_NAMES[0]).write_bytes(FLIPPED.replace(b"exp(z)", b"exp(-z)"))
    result = python(homework, "exercises/check.py", "sigmoid")
    assert result.returncode == 0
    assert "Any number goes in" in result.stdout and "predict" in result.stdout.splitlines()[-1]


@pytest.mark.parametrize("word, near", [
    ("dl_dy", "Did you mean dL_dy?"), ("sigmod", "sigmoid"), ("ex9", "ex"), ("exercise3", "ex"),
    ("hnt", "hint"), ("???", "There are the files ex1 to ")])
def test_what_fits_nothing_gets_the_nearest_names(word, near, homework):
    result = python(homework, "exercises/check.py", word)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith(f"{word} is not a file or function of this homework.")
    assert near in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_missing_file_is_said_and_costs_only_itself(homework):
    (homework / "exercises" / FILE_NAMES[1]).unlink()
    result = python(homework, "exercises/check.py", "ex2")
    assert result.returncode == 1
    assert f"There is no file {FILE_NAMES[1]} in the folder exercises." in result.stdout


@pytest.mark.parametrize("name", names_in("wrong"))
def test_whatever_is_wrong_is_shown_on_one_screen(name, answers_to):
    answers = list(answers_to(name).values())
    offer = "For a hint:  python exercises/check.py hint x"
    lines = screen.verdict(answers) + screen.next_lines(answers, offer)
    problem = screen.first_problem(answers)
    room = screen.CAUSE_LINES if problem and problem.unexplained else 0
    assert len(lines) + room <= 24 and max(len(line.text) for line in lines) <= 80


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_search_adds_fits_the_room_that_is_kept_for_it(kind):
    problem = Answer("ex4_gradient", "gradient", 0, 5, Outcome.WRONG, None, "Not right yet.")
    words = Cause(Change(0, kind, [114, 115, 116], None)).words()
    lines = screen.cause(problem, problem._replace(message=f"{problem.message}\n{words}"))
    assert len(lines) <= screen.CAUSE_LINES and max(len(line.text) for line in lines) <= 80


def test_with_everything_asked_the_longest_message_fits_the_screen_too():
    long = "\n".join(["word " * 40] * 8)
    answers = [Answer(exercise.name, question.function, 0, 1, Outcome.WRONG, None, long)
               for exercise in EXERCISES for question in exercise.questions]
    lines = screen.verdict(answers) + screen.next_lines(answers, "For a hint: ...")
    assert len(screen.verdict(answers, height=21) + screen.next_lines(answers, "For a hint: ...")) <= 21
    assert len(lines) <= 24 and max(len(line.text) for line in lines) <= 80
    assert lines[-1].text == "For a hint: ..." and lines[-2].text.startswith("Next: ")


def test_what_was_tried_and_is_wrong_comes_before_what_is_not_started():
    answers = [Answer("ex1_forward", "sigmoid", 0, 2, Outcome.NOT_STARTED, None, "", Told.OUTCOME),
               Answer("ex1_forward", "predict", 0, 2, Outcome.EXCEPTION, None, "It stops.")]
    assert screen.first_problem(answers) is answers[1]


def test_there_are_no_colours_where_the_output_is_no_terminal(homework):
    assert "\033" not in python(homework, "exercises/check.py", FORCE_COLOR="1").stdout


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="needs a terminal of POSIX")
@pytest.mark.parametrize("no_colour", [False, True])
def test_on_a_terminal_right_is_green_unless_no_color_is_set(no_colour, homework):
    solve(homework, FILE_NAMES[0])
    ours, theirs = os.openpty()
    environment = {**os.environ, "TERM": "xterm", **({"NO_COLOR": "1"} if no_colour else {})}
    if not no_colour:
        environment.pop("NO_COLOR", None)
    command = [sys.executable, "exercises/check.py", "ex1"]
    subprocess.run(command, cwd=homework, env=environment, stdout=theirs)
    os.close(theirs)
    shown = os.read(ours, 10000)
    os.close(ours)
    assert (b"\033[32mex1_forward.py" in shown) != no_colour


# ---- Hints and worked answers ---------------------------------------------------------------------

def test_a_hint_says_how_to_get_the_next(homework):
    first = python(homework, "exercises/check.py", "hint", "dy_dz")
    number = len(hints.hints_for("dy_dz"))
    assert first.returncode == 0 and first.stdout.startswith(f"Hint 1 of {number} for dy_dz:\n\n")
    assert re.search(r"For the next one:  python3? exercises.check.py hint dy_dz 2\n", first.stdout)
    last = python(homework, "exercises/check.py", "hint", "dy_dz", number)
    assert hints.hints_for("dy_dz")[-1].replace("`", "") in last.stdout and "check.py" not in last.stdout
    beyond = python(homework, "exercises/check.py", "hint", "dy_dz", number + 1)
    assert beyond.returncode == 2 and beyond.stderr == f"dy_dz has {number} hints, 1 to {number}.\n"


def test_without_a_name_the_hint_is_for_the_next_thing_to_do(homework):
    solve(homework, FILE_NAMES[0])
    assert python(homework, "exercises/check.py", "hint").stdout.startswith("Hint 1 of ")
    assert " for example_loss:" in python(homework, "exercises/check.py", "hint").stdout
    assert python(homework, "exercises/check.py", "hint", "2").stdout.startswith("Hint 2 of ")


def test_the_worked_answer_is_shown_once_the_students_own_is_right(homework):
    solve(homework, FILE_NAMES[0])
    shown = python(homework, "exercises/check.py", "solution", "sigmoid")
    assert shown.returncode == 0
    assert shown.stdout.startswith("def sigmoid(z):\n") and "def predict" not in shown.stdout
    refused = python(homework, "exercises/check.py", "solution", "dL_dy")
    assert refused.returncode == 1 and refused.stdout.startswith("dL_dy is not right yet.")
    shutil.rmtree(homework / "exercises" / "solutions")
    assert "your teacher has them" in python(homework, "exercises/check.py", "solution", "sigmoid").stderr
    assert python(homework, "exercises/check.py", "solution").stderr == (
        "Say which function, for example:  solution dL_dy\n")


# ---- watch ----------------------------------------------------------------------------------------

def test_a_saved_file_is_taken_when_it_has_stopped_changing(tmp_path):
    path = tmp_path / "a.py"
    path.write_bytes(b"1")
    saved = SavedFiles([path])
    assert saved.take() == []
    path.write_bytes(b"22")
    assert saved.take() == [] and saved.take() == [path] and saved.take() == []
    path.unlink()       # an editor may only be replacing it: it must stay away for a while
    looks = [saved.take() for _ in range(10)]
    assert looks[:4] == [[]] * 4 and looks.count([path]) == 1
    path.write_bytes(b"333")
    saved.take()
    path.write_bytes(b"4444")
    assert saved.take() == [] and saved.take() == [path]


@pytest.mark.skipif(os.name == "nt", reason="a test cannot press Ctrl-C there")
def test_watch_checks_again_when_a_file_is_saved_and_ends_with_the_bar(homework):
    path = homework / "exercises" / FILE_NAMES[0]
    watching = subprocess.Popen([sys.executable, "-u", "exercises/check.py", "watch", "ex1"], cwd=homework,
                                stdout=subprocess.PIPE, encoding="utf-8", preexec_fn=listen_to_signals)

    def until_it_waits():
        lines = []
        while not lines or not lines[-1].startswith("Watching"):
            lines.append(watching.stdout.readline())
            assert lines[-1], "it has ended"
        return "".join(lines)

    def save(content):
        if content is None:
            path.unlink()
        else:
            path.write_bytes(content)
        return until_it_waits()
    try:
        assert "Next: sigmoid" in until_it_waits()
        first, second = save(FLIPPED), save(FLIPPED + b"\n")
        for said in (first, second):
            assert "the minus sign in exp(-z) is missing" in said
        assert "hint sigmoid" in first + second and second.count("For a hint:") == 1
        assert "There is no file" in save(None)
        assert "Python cannot read the file" in save(b"def sigmoid(z:\n")
        assert "All of this is right." in save((SOLUTIONS / FILE_NAMES[0]).read_bytes())
        watching.send_signal(signal.SIGINT)
        output, _ = watching.communicate(timeout=10)
        assert watching.returncode == 0
        assert output.splitlines()[-1] == f"[{'#' * 40}] 4 of 4 points"
    finally:
        watching.kill()


# ---- Where no process can be started, and what is given out ----------------------------------------

@pytest.mark.parametrize("command", [["check.py"], ["check.py", "hint"], ["grading/grade.py", "exercises"]])
def test_in_a_browser_both_commands_say_that_nothing_can_be_checked(command, homework):
    start = homework / "start.py"
    script = homework / "exercises" / command[0]
    start.write_bytes("import runpy, sys\nsys.platform = 'emscripten'\n"
                      f"sys.path[0] = {str(script.parent)!r}\n"
                      f"sys.argv = {[str(script), *command[1:]]!r}\n"
                      f"runpy.run_path({str(script)!r}, run_name='__main__')\n".encode())
    result = python(homework, "start.py")
    assert result.returncode == 2
    assert (result.stdout + result.stderr).count("Nothing can be checked in a browser's Python") == 1
    assert "Traceback" not in result.stderr


def test_what_students_get_has_no_worked_answers_and_works(tmp_path, skip_if_worked_on):
    for file in FILE_NAMES:
        skip_if_worked_on(FOLDER / file)
    assert python(tmp_path, FOLDER / "grading" / "bundle.py", "students", "homework.zip").returncode == 0
    shutil.unpack_archive(tmp_path / "homework.zip", tmp_path)
    folders = {path.name for path in (tmp_path / "homework").rglob("*") if path.is_dir()}
    assert not folders & {"solutions", "tests", "platforms"}
    top = {"README.md", "LICENSE", "single_neuron.py", "exercises", ".pytest.ini"}
    assert {path.name for path in (tmp_path / "homework").iterdir()} == top
    assert "Next: sigmoid" in python(tmp_path / "homework", "exercises/check.py").stdout
    assert "Hint 1 of" in python(tmp_path / "homework", "exercises/check.py", "hint", "dL_dy").stdout
    checked = python(tmp_path / "homework", "-m", "pytest", "exercises", "-k", "dL_dy")
    assert "not started" in checked.stdout
