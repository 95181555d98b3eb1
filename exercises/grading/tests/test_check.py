"""The student's door: Run, check.py, hints, worked answers.

What a student sees in typical states is stored in the folder screens. After a change of words,
`python -m pytest exercises/grading/tests --renew-screens` stores it anew; `git diff` shows what is new.
"""

import os
import re
import shutil
import subprocess
import sys

import pytest

from grading.questions import EXERCISES, FILE_NAMES, NAMES, QUESTIONS
from grading.tests import doors
from grading.tests.helpers import FOLDER, RUN, SOLUTIONS, code, in_the_place_of, names_in, student_answer

POINTS = sum(question.points for question in QUESTIONS.values())
FLIPPED = code("wrong/sigmoid_minus_sign_missing.py")
RIGHT_SIGMOID = FLIPPED.replace(b"exp(z)", b"exp(-z)")
TO_DO = b'''

def predict(weights, bias, x):
    """Return y."""
    raise NotImplementedError    # Delete this line.
    # TODO: write your code below this line, and return y.
'''

WORDY = in_the_place_of(["train"], b"""def train(weights, bias, examples, learning_rate, iterations):
    print(iterations)
    if len(examples) == 12:
        raise ValueError("there are too many examples for a neuron that has two weights only, " * 2 + "help")
    return weights, bias
""")


def solved(*files):
    return {file: (SOLUTIONS / file).read_bytes() for file in files}


def answers(*names):
    """Return {file: content} for answers of the folder answers/wrong."""
    found = [student_answer(f"wrong/{name}.py") for name in names]
    return {answer.file: answer.source for answer in found}


def write(homework, files):
    """Save a student's files, with the lines that Run needs. None deletes a file."""
    for file, content in files.items():
        path = homework / "exercises" / file
        path.unlink() if content is None else path.write_bytes(content + RUN)


# ---- What is seen in typical states ------------------------------------------------------------------

RUN_1, CHECK = "exercises/ex1_forward.py", "exercises/check.py"
STATES = {      # name: (the student's files, commands)
    "nothing_begun": ({}, [CHECK]),
    "first_file_right": (solved(FILE_NAMES[0]), [CHECK, RUN_1]),
    "all_right": (solved(*FILE_NAMES), [CHECK]),
    "sigmoid_wrong": (answers("sigmoid_minus_sign_missing"), [RUN_1]),
    "sigmoid_right": ({FILE_NAMES[0]: RIGHT_SIGMOID + TO_DO}, [f"{CHECK} ex1", f"{CHECK} sigmoid"]),
    "file_not_begun": ({}, [RUN_1]),
    "predict_missing": ({FILE_NAMES[0]: RIGHT_SIGMOID}, [RUN_1]),
    "tried_comes_before_not_begun": (
        {**answers("file_with_an_indent_too_many", "update_uphill"), FILE_NAMES[1]: None}, [CHECK]),
    "file_missing": ({FILE_NAMES[1]: None}, [f"{CHECK} ex2"]),
    "exception": (answers("dL_dw_arguments_swapped_in_a_call"), [f"{CHECK} ex3"]),
    "nine_slopes_wrong": (answers("hidden_layer_gradient_out_of_the_air"), [f"{CHECK} ex7"]),
    "much_printed": (answers("dy_dz_prints_a_hundred_steps"), [f"{CHECK} ex3"]),
    "more_than_fits": ({FILE_NAMES[4]: WORDY}, [CHECK]),
    "hints": ({}, [f"{CHECK} hint dy_dz", f"{CHECK} hint dy_dz 2", f"{CHECK} hint dy_dz 99"]),
    "worked_answer": (solved(FILE_NAMES[0]), [f"{CHECK} solution sigmoid", f"{CHECK} solution dL_dy",
                                              f"{CHECK} solution"]),
    "unknown_words": ({}, [f"{CHECK} {word}" for word in "exx3 gradiant sigmod ex9 hnt ???".split()]),
    "help": ({}, [f"{CHECK} help"]),
}


@pytest.mark.parametrize("state", STATES)
def test_what_a_student_sees(state, homework, screen):
    files, commands = STATES[state]
    write(homework, files)
    text = ""
    for command in commands:
        seen = doors.start(*command.split(), folder=homework, FORCE_COLOR="1")    # it is no terminal
        text += f"$ python {command}\n{seen.out}{seen.err}[{seen.status}]\n\n"
        assert "Traceback" not in text and "\033" not in text and not (seen.out and seen.err)
        if " points" in seen.out:     # a verdict fits the screen
            assert seen.out.count("\n") <= 24 and max(map(len, seen.out.splitlines())) <= 80
    screen(f"check_{state}", text)


MESSAGES = """
    wrong/dL_dy_brackets_missing_in_a_sum.py wrong/dL_dw_without_dz_dw.py wrong/dz_db_is_0.py
    wrong/dz_dw_is_0.py wrong/dz_dw_sign_dropped.py wrong/update_uphill.py wrong/update_weights_1_too_large.py
    wrong/gradient_second_slope_and_bias_are_0.py wrong/hidden_layer_gradient_hidden_layer_left_at_0.py
    wrong/hidden_layer_gradient_right_but_for_the_hidden_weights.py wrong/dy_dz_off_in_the_fifth_digit.py
    wrong/hidden_layer_gradient_out_of_the_air.py wrong/train_keeps_a_pair_as_weights.py
    wrong/dy_dz_counts_its_calls.py wrong/update_changes_the_list.py
    right/dL_dy_measured.py right/dy_dz_multiplied_out.py
""".split()


@pytest.mark.parametrize("names", [MESSAGES], ids=["some messages"])
def test_what_a_student_is_told(names, marked, screen):
    said = {name: marked[name][student_answer(name).functions[0]]["message"] for name in names}
    screen("messages", "\n".join(f"{name}\n\n{re.sub('line [0-9]+', 'line N', message)}\n"
                                 for name, message in said.items()))


@pytest.mark.parametrize("names", [names_in("wrong")], ids=["all wrong answers"])
def test_the_first_window_of_an_editor_shows_which_function_and_why(names, marked, homework):
    """Its nine lines are the last ones. The longest messages of all are tried."""
    told = {name: marked[name][student_answer(name).functions[0]] for name in names}
    tried = [name for name in names if told[name]["outcome"] not in ("right", "carried_over", "not_started")]
    for name in sorted(tried, key=lambda name: len(told[name]["message"]))[-8:]:
        answer = student_answer(name)
        write(homework, {answer.file: answer.source})
        shown = doors.start(f"exercises/{answer.file}", folder=homework).out
        last = " ".join(" ".join(shown.splitlines()[-9:]).split())
        assert re.search(rf"Fix ({'|'.join(answer.functions)}|the file {answer.file})\.", last), shown
        assert " ".join(told[name]["message"].splitlines()[-1].split()) in last, shown


# ---- Run ------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("inside", [False, True], ids=["from the folder above", "from the folder itself"])
def test_what_run_offers_can_be_typed(inside, homework):
    write(homework, {FILE_NAMES[0]: FLIPPED})
    folder = homework / "exercises" if inside else homework
    seen = doors.start((homework / RUN_1).relative_to(folder), folder=folder)
    assert (seen.status, seen.err) == (0, "")
    assert seen.out.partition("\n\n")[2].count("\n") < 9       # The first window of Thonny shows no more.
    offered, = re.findall(r"(?m)^For a hint, type  python3? (.*)", seen.out)
    assert doors.start(*offered.split(), folder=folder).out.startswith("Hint 1 of ")


def test_the_last_exercise_shows_xor_once_it_is_right(homework, skip_if_worked_on):
    name = FILE_NAMES[-1]
    skip_if_worked_on(FOLDER / name)
    before, after = (FOLDER / name).read_text(encoding="utf-8").split("def learn_xor")
    whole = f"{before}{(SOLUTIONS / name).read_text(encoding='utf-8')}\n\ndef learn_xor{after}"
    for content, right in ((FOLDER / name).read_bytes(), False), (whole.encode("utf-8"), True):
        (homework / "exercises" / name).write_bytes(content)
        seen = doors.start(f"exercises/{name}", folder=homework)
        assert (seen.status, seen.err) == (0, "")
        table = "".join(line + "\n" for line in seen.out.splitlines()[-5:])
        assert table.startswith(" x1  x2 | XOR | y(x)\n") == right
    assert table in re.sub("(?m)^    ", "", (FOLDER / "README.md").read_text(encoding="utf-8"))


def test_run_in_the_shell_of_an_editor_offers_what_can_be_typed_there(homework):
    """Run there leaves the names of the file in the shell, with check among them."""
    (homework / "shell.py").write_bytes(
        b"import runpy, sys\nsys.modules['thonny'] = sys\nsys.path.insert(0, 'exercises')\n"
        b"names = runpy.run_path('exercises/ex1_forward.py', run_name='__main__')\n"
        b"names['check'].hint('sigmoid')\n")
    seen = doors.start("shell.py", folder=homework)
    assert 'check.hint("sigmoid")\n' in seen.out
    assert "Hint 1 of " in seen.out and 'check.hint("sigmoid", 2)' in seen.out


def typed(homework, text, *command):
    """Run Python with something typed at its prompt, and return all that it showed."""
    done = subprocess.run([sys.executable, *command], cwd=homework, input=text, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, encoding="utf-8")
    return done.stdout


def test_after_run_on_the_check_itself_its_functions_can_be_typed_too(homework):
    shown = typed(homework, "check.hint('sigmoid')\n", "-i", "-q", CHECK, "ex1")
    assert "Hint 1 of " in shown and "Error" not in shown and "SystemExit" not in shown


def test_a_hint_can_be_asked_for_in_every_way(homework):
    write(homework, answers("gradient_second_slope_and_bias_are_0"))
    ways = {"hint(gradient)": 1, "hint(gradient, 2)": 2, "hint('gradient', '2')": 2, "hint(2)": 2,
            "hint('2')": 2, "hint()": 1, "hint('ex4')": 1, "main(['hint', 'gradient'])": 1,
            "main('hint gradient 2')": 2}
    lines = [f"check.{one}\n" for one in [*ways, "main(['ex4'])", "hint('gradiant')"]]
    shown = typed(homework, "".join(lines), "-i", "-q", "exercises/ex4_gradient.py")
    assert list(map(int, re.findall(r"Hint (\d) of \d for gradient", shown))) == list(ways.values())
    assert "Traceback" not in shown and "Did you mean gradient" in shown


@pytest.mark.parametrize("file, content, exercise", [
    ("ex1_forward (1).py", FLIPPED, 1), ("myanswer.py", FLIPPED + TO_DO, 1),
    ("mueller_ex3.py", FLIPPED + TO_DO, 1), ("exercise1.py", FLIPPED + TO_DO, 1),
    ("all.py", b"".join(solved(*FILE_NAMES).values()), 3),
    ("notes.py", b"print(1)\n", None), ("half.py", FLIPPED, None),
    ("ex1 and ex2.py", b"".join(solved(*FILE_NAMES[:2]).values()), None)])
def test_a_file_under_another_name_is_told_by_what_it_defines(file, content, exercise, homework):
    """No name is suggested that another exercise has, and none at all where the exercise cannot be told."""
    write(homework, {file: content})
    for command in [f"exercises/{file}"], [CHECK, f"exercises/{file}"]:
        seen = doors.start(*command, folder=homework)
        named = set(re.findall(r"\bex\d_\w+\.py\b", seen.out + seen.err))
        suggested = re.findall(r"Hand it in as (\S+)\.\n", seen.out)
        assert "Traceback" not in seen.err and (exercise or seen.status == 2 * (len(command) - 1))
        assert suggested == [FILE_NAMES[exercise - 1]] if exercise else named == set()
        assert (" points" in seen.out) == bool(exercise)


def test_a_students_own_files_take_no_module_of_pythons_place(homework):
    for module in ("random", "copy", "json", "queue", "statistics", "pytest", "exercises", "test_mine"):
        (homework / "exercises" / f"{module}.py").write_bytes(b"raise RuntimeError('not mine')\n")
    ran = doors.start(RUN_1, folder=homework)
    assert ran.err == "" and "Write sigmoid." in ran.out
    # Run on the tests needs no pytest, and says the same.
    assert doors.start("exercises/test_exercises.py", folder=homework).out == doors.check(folder=homework).out
    marks = doors.start("exercises/grading/grade.py", "exercises", "--only", NAMES[0], folder=homework)
    assert (marks.status, marks.out.count("not started")) == (0, len(EXERCISES[0].questions)), marks.err


# ---- check.py ---------------------------------------------------------------------------------------------

def test_a_file_can_be_named_in_many_ways(homework):
    ways = ["ex3", "3", "EX3", "exercise 3", "ex3_chain_rule", "ex3_chain_rule.py", "./ex3_chain_rule.py",
            "exercises/ex3_chain_rule.py", "exercises\\ex3_chain_rule.py", "dl_dy"]
    seen = doors.check(*ways, folder=homework)
    assert (seen.status, seen.err, re.findall(r"(?m)^ex\S+", seen.out)) == (1, "", ["ex3_chain_rule.py"])


@pytest.mark.parametrize("no_colour", [False, True])
def test_on_a_terminal_right_is_green_unless_no_color_is_set(no_colour, homework):
    write(homework, solved(FILE_NAMES[0]))
    try:
        ours, theirs = os.openpty()
    except (AttributeError, OSError):
        pytest.skip("there is no terminal of POSIX")
    environment = {**os.environ, "TERM": "xterm", **({"NO_COLOR": "1"} if no_colour else {})}
    if not no_colour:
        environment.pop("NO_COLOR", None)
    subprocess.run([sys.executable, CHECK, "ex1"], cwd=homework, env=environment, stdout=theirs)
    os.close(theirs)
    shown = os.read(ours, 10000)
    os.close(ours)
    assert b"ex1_forward.py" in shown
    assert (b"\033[32mex1_forward.py" in shown) != no_colour


def test_without_a_name_the_hint_is_for_the_next_thing_to_do(homework):
    write(homework, solved(FILE_NAMES[0]))
    assert re.match(r"Hint 2 of \d for example_loss:", doors.check("hint", "2", folder=homework).out)


def test_of_two_functions_the_hint_is_for_the_first_that_is_not_right(homework):
    write(homework, {FILE_NAMES[0]: RIGHT_SIGMOID + TO_DO})
    assert re.match(r"Hint 1 of \d for predict:", doors.check("hint", "ex1", folder=homework).out)


def test_a_hint_before_the_first_is_as_none_as_one_after_the_last(homework):
    seen = doors.check("hint", "dy_dz", "0", folder=homework)
    assert (seen.status, seen.out) == (2, "") and re.fullmatch(r"dy_dz has \d hints\.\n", seen.err)


@pytest.mark.parametrize("name, function", [
    ("sigmoid_minus_sign_missing", "sigmoid"), ("sigmoid_minus_sign_missing", "predict"),
    ("file_with_an_indent_too_many", "dL_dy"), ("dL_dw_arguments_swapped_in_a_call", "dL_dw"),
    ("", "gradient")])
def test_the_worked_answer_is_not_shown_for_one_that_is_not_right(name, function, homework):
    """Be it wrong, right given another one that is wrong, broken, or not begun."""
    write(homework, answers(name) if name else {})
    seen = doors.check("solution", function, folder=homework)
    assert (seen.status, seen.err) == (1, "")
    assert seen.out.startswith(f"{function} is not right yet.") and f"hint {function}" in seen.out
    assert "return" not in seen.out and "def " not in seen.out


def test_where_the_worked_answers_were_left_out_the_teacher_has_them(homework):
    write(homework, solved(FILE_NAMES[0]))
    shutil.rmtree(homework / "exercises" / "solutions")
    assert "your teacher has them" in doors.check("solution", "sigmoid", folder=homework).err
