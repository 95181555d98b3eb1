"""Tests of single_neuron.py. Each says one thing that is true of the neuron.

No expected number comes from single_neuron.py itself: they are numbers that can
be checked in the head, slopes that are measured, and what the blog post reports.
"""

from single_neuron import AND_GATE, gradient, loss, predict, sigmoid, train, update

OR_GATE = [([0, 0], 0), ([0, 1], 1), ([1, 0], 1), ([1, 1], 1)]
XOR_GATE = [([0, 0], 0), ([0, 1], 1), ([1, 0], 1), ([1, 1], 0)]


# ---- Forward pass ------------------------------------------------------------

def test_sigmoid_of_0_is_one_half():
    assert sigmoid(0) == 0.5


def test_sigmoid_is_near_0_below_and_near_1_above():
    assert sigmoid(-10) < 0.0001
    assert sigmoid(10) > 0.9999


def test_sigmoid_takes_any_number():
    assert sigmoid(-10000) < 1e-300
    assert sigmoid(10000) == 1


def test_predict_adds_each_input_times_its_weight_and_the_bias():
    # z = 2*3 + 1*(-4) - 2 = 0
    assert predict([2, 1], -2, [3, -4]) == 0.5


def test_weights_and_bias_set_by_hand_make_an_and_gate():
    assert predict([10, 10], -15, [0, 0]) < 0.01
    assert predict([10, 10], -15, [0, 1]) < 0.01
    assert predict([10, 10], -15, [1, 0]) < 0.01
    assert predict([10, 10], -15, [1, 1]) > 0.99


# ---- Loss --------------------------------------------------------------------

def test_the_loss_of_a_neuron_that_says_one_half_is_ln_2():
    assert round(loss([0, 0], 0, AND_GATE), 6) == 0.693147


def test_the_loss_of_perfect_predictions_is_0():
    assert loss([2000, 2000], -3000, AND_GATE) == 0


def test_the_loss_grows_as_the_predictions_get_worse():
    good = loss([10, 10], -15, AND_GATE)
    worse = loss([10, 10], -5, AND_GATE)
    bad = loss([10, 10], 5, AND_GATE)
    assert good < worse < bad


# ---- Gradient ----------------------------------------------------------------

def test_the_gradient_is_the_mean_of_error_times_input():
    # y is 1/2 for both examples, so the errors are -1/2 and 1/2.
    examples = [([2, 4], 1), ([0, 2], 0)]
    assert gradient([0, 0], 0, examples) == ([-0.5, -0.5], 0)


def test_the_gradient_is_the_slope_of_the_loss():
    # Raise one parameter a little, lower it a little: how much does the loss change?
    h = 0.001
    dL_dW1 = (loss([2 + h, -3], 1, OR_GATE) - loss([2 - h, -3], 1, OR_GATE)) / (2 * h)
    dL_dW2 = (loss([2, -3 + h], 1, OR_GATE) - loss([2, -3 - h], 1, OR_GATE)) / (2 * h)
    dL_db = (loss([2, -3], 1 + h, OR_GATE) - loss([2, -3], 1 - h, OR_GATE)) / (2 * h)
    grad_weights, grad_bias = gradient([2, -3], 1, OR_GATE)
    assert round(grad_weights[0], 5) == round(dL_dW1, 5)
    assert round(grad_weights[1], 5) == round(dL_dW2, 5)
    assert round(grad_bias, 5) == round(dL_db, 5)


def test_the_slope_is_positive_where_the_output_is_too_high_and_negative_where_too_low():
    assert gradient([1, 1], 0, [([1, 1], 0)])[1] > 0
    assert gradient([1, 1], 0, [([1, 1], 1)])[1] < 0


def test_the_slopes_of_perfect_predictions_are_0():
    grad_weights, grad_bias = gradient([2000, 2000], -3000, AND_GATE)
    assert abs(grad_weights[0]) < 1e-300 and abs(grad_weights[1]) < 1e-300
    assert abs(grad_bias) < 1e-300


# ---- Update and training -----------------------------------------------------

def test_update_goes_against_each_slope_in_proportion_to_it():
    assert update([1, 2], 3, [0.5, -0.25], 1, 2) == ([0, 2.5], 1)


def test_update_changes_no_list_that_it_is_given():
    weights, grad_weights = [1, 2], [0.5, -0.25]
    update(weights, 3, grad_weights, 1, 2)
    assert weights == [1, 2] and grad_weights == [0.5, -0.25]


def test_a_small_step_lowers_the_loss():
    weights, bias = train([-1, -1], 1, AND_GATE, 0.01, 1)
    assert loss(weights, bias, AND_GATE) < loss([-1, -1], 1, AND_GATE)


def test_no_iterations_change_nothing():
    assert train([-1, -1], 1, AND_GATE, 5, 0) == ([-1, -1], 1)


# ---- What the blog post reports ----------------------------------------------

def test_100_iterations_give_the_weights_and_the_bias_of_the_post():
    weights, bias = train([-1, -1], 1, AND_GATE, 5, 100)
    assert round(weights[0], 2) == 6.01
    assert round(weights[1], 2) == 6.01
    assert round(bias, 1) == -9.2


def test_100_iterations_give_the_table_of_the_post():
    weights, bias = train([-1, -1], 1, AND_GATE, 5, 100)
    outputs = [round(predict(weights, bias, x), 3) for x, y_target in AND_GATE]
    assert outputs == [0.000, 0.040, 0.040, 0.944]


def test_the_bias_outweighs_one_weight_but_not_both():
    weights, bias = train([-1, -1], 1, AND_GATE, 5, 100)
    assert weights[0] < -bias < weights[0] + weights[1]


def test_one_neuron_cannot_learn_xor():
    weights, bias = train([-1, -1], 1, XOR_GATE, 5, 1000)
    assert round(loss(weights, bias, XOR_GATE), 6) == 0.693147


# ---- The beginner's part ends here. What follows tests the command, the README and the picture. --
import decimal
import doctest
import math
import os
import pathlib
import re
import shutil
import subprocess
import sys

import pytest

import single_neuron

HERE = pathlib.Path(__file__).resolve().parent
README = (HERE / "README.md").read_text(encoding="utf-8")
OR = "EXAMPLES = [([0, 0], 0), ([0, 1], 1), ([1, 0], 1), ([1, 1], 1)]"
XOR = "EXAMPLES = [([0, 0], 0), ([0, 1], 1), ([1, 0], 1), ([1, 1], 0)]"


def run(folder, program, *arguments, **options):
    """Run a program in a folder, as a student would."""
    return subprocess.run([sys.executable, str(program), *arguments], cwd=folder, text=True,
                          **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options})


def project_with(folder, *lines):
    """Copy the lesson and the picture, with other settings: lines such as ITERATIONS = 0."""
    text = (HERE / "single_neuron.py").read_text(encoding="utf-8")
    for line in lines:
        name = line.split(" = ")[0]
        text, count = re.subn(rf"(?m)^{name} = .*$", line.replace("\\", r"\\"), text)
        assert count == 1, f"single_neuron.py has {count} lines that set {name}"
    (folder / "exercises").mkdir(exist_ok=True)
    (folder / "single_neuron.py").write_text(text, encoding="utf-8")
    shutil.copy(HERE / "exercises" / "picture.py", folder / "exercises")
    return folder


def printed_with(folder, *lines):
    result = run(folder, project_with(folder, *lines) / "single_neuron.py")
    assert (result.returncode, result.stderr) == (0, "")
    return result.stdout


def rows_of(stdout):
    """Return {iteration: [W1, W2, b, loss, dL/db]} as printed."""
    rows = re.findall(r"(?m)^ +(\d+) \| +(\S+) +(\S+) +(\S+) \| (\S+) \| +(\S+)$", stdout)
    return {int(row[0]): [float(number) for number in row[1:]] for row in rows}


def outputs_of(stdout):
    return [float(number) for number in re.findall(r"(?m)\| (\d\.\d{3})$", stdout)]


# ---- The two lines that the formulas do not have ------------------------------------------------

@pytest.mark.parametrize("y_target", [0, 1])
@pytest.mark.parametrize("z", [-700, -100, -37, -1, -1e-9, 0, 0.5, 1, 20, 37, 100, 700])
def test_the_loss_agrees_with_the_formula_worked_out_with_400_digits(z, y_target):
    with decimal.localcontext() as context:
        context.prec = 400
        y = 1 / (1 + (-decimal.Decimal(z)).exp())
        expected = -(y_target * y.ln() + (1 - y_target) * (1 - y).ln())
    assert loss([z], 0, [([1], y_target)]) == pytest.approx(float(expected), rel=1e-9, abs=1e-12)


@pytest.mark.parametrize("z", [-1e6, -745, -710, -709, 709, 710, 745, 1e6])
def test_extreme_inputs_give_finite_numbers(z):
    for y_target in (0, 1):
        grad_weights, grad_bias = gradient([z], 0, [([1], y_target)])
        for number in (sigmoid(z), loss([z], 0, [([1], y_target)]), grad_weights[0], grad_bias):
            assert math.isfinite(number)


# ---- Nets and examples of other sizes, and mistakes ---------------------------------------------

@pytest.mark.parametrize("weights, bias, examples", [
    ([0.5, -1.5], 0.25, AND_GATE),
    ([2.0, -0.7], -1.1, [([0.3, -2.0], 1)]),
    ([0.8], -0.3, [([2.0], 1), ([-1.0], 0), ([0.5], 0)]),
    ([1.1, -0.6, 0.2], 0.7, [([1, -2, 3], 1), ([0.5, 0, -1], 0), ([2, 2, 0.1], 0), ([0, 0, 0], 1)]),
])
def test_every_slope_is_the_measured_one(weights, bias, examples):
    def loss_at(parameters):
        return loss(parameters[:-1], parameters[-1], examples)
    grad_weights, grad_bias = gradient(weights, bias, examples)
    for j, slope in enumerate([*grad_weights, grad_bias]):
        up, down = [*weights, bias], [*weights, bias]
        up[j] += 1e-5
        down[j] -= 1e-5
        assert slope == pytest.approx((loss_at(up) - loss_at(down)) / 2e-5, abs=1e-8)
    assert loss(*train(weights, bias, examples, 0.01, 1), examples) < loss(weights, bias, examples)


@pytest.mark.parametrize("function", [loss, gradient])
def test_a_weight_too_few_and_no_examples_do_not_give_a_silent_number(function):
    with pytest.raises(ValueError, match="2 but x has length 3: give one weight for each input"):
        function([1, 2], 0, [([1, 2, 3], 1)])
    with pytest.raises(ZeroDivisionError):
        function([1, 2], 0, [])


def test_the_examples_in_the_docstrings():
    results = doctest.testmod(single_neuron)
    assert results.attempted >= 2 and results.failed == 0


def test_the_lesson_stays_short():
    lines = (HERE / "single_neuron.py").read_text(encoding="utf-8").splitlines()
    end, = [number for number, line in enumerate(lines) if line.startswith("# ---- The lesson ends here")]
    assert end < 135 and max(map(len, lines[:end])) <= 80
    assert len(lines) < 240 and max(map(len, lines)) <= 100


# ---- What the command prints --------------------------------------------------------------------

def test_the_command_ends_with_what_the_readme_shows_and_leaves_no_file(tmp_path):
    result = run(tmp_path, HERE / "single_neuron.py")
    assert (result.returncode, result.stderr) == (0, "")
    shown = re.search(r"```text\n(.*?)```", README, re.DOTALL).group(1)
    assert result.stdout.endswith("\n\n" + shown)
    assert result.stdout.isascii() and max(map(len, result.stdout.splitlines())) <= 80
    assert list(tmp_path.iterdir()) == []
    assert [f"{name} =  {number}" in result.stdout for name, number in
            (("W1", " 6.01"), ("W2", " 6.01"), ("b ", "-9.19"))] == [True] * 3
    assert outputs_of(result.stdout) == [0.000, 0.040, 0.040, 0.944]


@pytest.mark.parametrize("line", ["START_BIAS = 1", "START_WEIGHTS = [0.3, -2.5]", "LEARNING_RATE = 0.01",
                                  "EXAMPLES = [([2, -1.5], 1), ([0.5, 3], 0), ([1, 1], 1)]"])
def test_the_first_step_in_numbers_is_a_step_against_the_measured_slopes(line, tmp_path):
    stdout = printed_with(tmp_path, line)
    settings = {"START_WEIGHTS": [-1, -1], "START_BIAS": 1, "LEARNING_RATE": 5, "EXAMPLES": AND_GATE}
    name, value = line.split(" = ")
    settings[name] = eval(value)
    start = [*settings["START_WEIGHTS"], settings["START_BIAS"]]
    slopes = []
    for k in range(3):
        up, down = start[:], start[:]
        up[k] += 1e-5
        down[k] -= 1e-5
        losses = [loss(p[:2], p[2], settings["EXAMPLES"]) for p in (up, down)]
        slopes.append((losses[0] - losses[1]) / 2e-5)
    means = re.search(r"mean \| +(\S+) +(\S+) +(\S+)\n +which is \|    dL/dW1    dL/dW2     dL/db", stdout)
    assert [float(mean) for mean in means.groups()] == pytest.approx(slopes, abs=1e-4)
    products = re.findall(r"\| \d\.\d{4} +\S+ \| +(\S+) +(\S+) +(\S+)\n", stdout)
    columns = [sum(map(float, column)) / len(products) for column in zip(*products)]
    assert columns == pytest.approx(slopes, abs=1e-4)
    after = [float(number) for number in re.findall(r"(?m)^    new (?:W1|W2|b ) = .* = +(\S+)$", stdout)]
    stepped = [value - settings["LEARNING_RATE"] * slope for value, slope in zip(start, slopes)]
    assert after == pytest.approx(stepped, abs=1e-4) == rows_of(stdout)[1][:3]
    assert re.search(r"\* -|-0\.0000", stdout) is None


@pytest.mark.parametrize("iterations, rows", [
    (1, [0, 1]), (7, [0, 1, 2, 5, 7]), (100, [0, 1, 2, 5, 10, 20, 50, 100]),
    (1000, [0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000])])
def test_the_rows_go_from_the_start_to_the_last_iteration(iterations, rows, tmp_path):
    shown = rows_of(printed_with(tmp_path, f"ITERATIONS = {iterations}"))
    assert list(shown) == rows
    weights, bias = train([-1, -1], 1, AND_GATE, 5, iterations)
    assert shown[iterations] == pytest.approx(
        [*weights, bias, loss(weights, bias, AND_GATE), gradient(weights, bias, AND_GATE)[1]], abs=1e-4)


@pytest.mark.parametrize("weights, bias, words", [
    ([10, 10], -15, "0, 0, 0, 1: AND.\nWith both inputs 0, z is just the bias (-15.00)"),
    ([10, 10], -5, "0, 1, 1, 1: OR.\n"), ([-10, -10], 15, "1, 1, 1, 0: NAND.\n"),
    ([-10, -10], 5, "1, 0, 0, 0: NOR.\n"), ([10, 0], -5, "0, 0, 1, 1: not AND, OR, NAND or NOR.\n"),
    ([10, 10], -10, "0, 0.50, 0.50, 1: not AND, OR, NAND or NOR.\n")])
def test_a_gate_is_named_only_if_all_four_outputs_are_clear(weights, bias, words, capsys):
    single_neuron.print_predictions(weights, bias)
    assert "The outputs are " + words in capsys.readouterr().out


@pytest.mark.parametrize("line, words", [
    ("EXAMPLES = []", "EXAMPLES is []: write a list of examples"),
    ("EXAMPLES = [(0, 1, 0)]", "One of the EXAMPLES is (0, 1, 0): write two inputs and an output of 0 or 1"),
    ("EXAMPLES = [([0, 1, 1], 0)]", "One of the EXAMPLES is ([0, 1, 1], 0): write two inputs"),
    ("EXAMPLES = [([0, 1], '0')]", "One of the EXAMPLES is ([0, 1], '0'): write two inputs"),
    ("START_WEIGHTS = [-1, -1, -1]", "START_WEIGHTS is [-1, -1, -1]: write two, as in [-1, -1]"),

    ("START_BIAS = '1'", "START_BIAS is '1': write a number, such as 0.5"),
    ("LEARNING_RATE = '5'", "LEARNING_RATE is '5': write a number, such as 0.5"),
    ("ITERATIONS = 1e3", "ITERATIONS is 1000.0: write a whole number, such as 100"),
    ("ITERATIONS = -1", "ITERATIONS is -1: write a whole number, such as 100")])
def test_a_setting_of_the_wrong_type_or_length_is_refused_in_one_line(line, words, tmp_path):
    folder = project_with(tmp_path, line)
    for program in ("single_neuron.py", "exercises/picture.py"):
        result = run(folder, program)
        assert (result.returncode, result.stdout) == (1, "")
        assert result.stderr.startswith("single_neuron.py: ") and words in result.stderr
        assert result.stderr.count("\n") == 1
    assert not (tmp_path / "neuron.svg").exists()


@pytest.mark.skipif(os.name == "nt", reason="needs a shell of POSIX")
@pytest.mark.parametrize("where, said", [
    ("| head -3", ""), (">&-", ""), ("> /dev/full", "Cannot print: No space left on device\n")])
def test_output_that_nobody_takes_ends_in_no_traceback(where, said):
    if said and not os.path.exists("/dev/full"):
        pytest.skip("there is no device here that is always full")
    for unbuffered in ("", "-u"):
        result = subprocess.run(f'"{sys.executable}" {unbuffered} single_neuron.py {where}', text=True,
                                shell=True, cwd=HERE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        assert result.stderr == said


# ---- The README ---------------------------------------------------------------------------------

def test_the_readme_says_what_to_try():
    for line in ("ITERATIONS = 0", "START_WEIGHTS = [-3, 3]", OR, XOR, "LEARNING_RATE = 0.01",
                 "LEARNING_RATE = 50", "ITERATIONS = 1000"):
        assert f"`{line}`" in README


def test_try_to_be_the_trainer(tmp_path):
    nearly = printed_with(tmp_path, "ITERATIONS = 0", "START_WEIGHTS = [2, 2]", "START_BIAS = -3")
    assert [round(y, 2) for y in outputs_of(nearly)] == [0.05, 0.27, 0.27, 0.73]
    there = printed_with(tmp_path, "ITERATIONS = 0", "START_WEIGHTS = [10, 10]", "START_BIAS = -15")
    assert "After 0 iterations" in nearly and "new W1" not in nearly and "Training" not in nearly
    assert "0, 0, 0, 1: AND." in there and "0.27" in README and "0.73" in README


def test_try_other_weights_and_measure_a_slope(tmp_path):
    """Of two weights with the same sign of slope, both move the same way."""
    for line, same_way in (("START_WEIGHTS = [-1, -1]", True), ("START_WEIGHTS = [-3, 3]", False)):
        slopes = re.search(r"mean \| +(\S+) +(\S+) +\S+\n", printed_with(tmp_path, line)).groups()
        assert (float(slopes[0]) * float(slopes[1]) > 0) == same_way
    measured = re.search(r"`(\(loss\(.*\) / 0\.001)`", README).group(1)
    assert f"You measure {eval(measured):.4f}" in re.sub(r"\s+", " ", README)
    assert f"the table says {gradient([-1, -1], 1, AND_GATE)[0][0]:.4f}" in README


def test_try_other_gates(tmp_path):
    assert "The outputs are 0, 1, 1, 1: OR.\n" in printed_with(tmp_path, OR)
    weights, bias = train([-1, -1], 1, OR_GATE, 5, 100)
    assert min(weights) > -bias > 0
    stdout = printed_with(tmp_path, XOR)
    assert f"{rows_of(stdout)[100][3]:.3f}" == "0.693"
    assert outputs_of(stdout) == pytest.approx([0.5] * 4, abs=0.02)


def test_try_other_rates(tmp_path):
    fast = rows_of(printed_with(tmp_path, "LEARNING_RATE = 50"))
    usual = rows_of(printed_with(tmp_path, "LEARNING_RATE = 5"))
    slow = rows_of(printed_with(tmp_path, "LEARNING_RATE = 0.01"))
    losses = fast[0][3], fast[2][3], slow[0][3], slow[100][3]
    assert [f"{number:.3f}" for number in losses] == ["1.003", "8.014", "1.003", "0.941"]
    assert "from 1.0 to 8.0" in README and "from 1.003 to 0.941" in README
    assert f"({fast[100][3]}, not {usual[100][3]})" in README


def test_try_more_iterations(tmp_path):
    stdout = printed_with(tmp_path, "ITERATIONS = 1000")
    assert f"{rows_of(stdout)[1000][3]:.3f}" == "0.003"
    assert outputs_of(stdout) == pytest.approx([0, 0, 0, 1], abs=0.01)


def test_the_formulas_have_no_backslash_before_punctuation():
    """GitHub takes such a backslash away, so that a thin space becomes a comma."""
    formulas = re.findall(r"\$\$(.+?)\$\$|\$(.+?)\$", README)
    assert len(formulas) > 15
    assert not [formula for pair in formulas for formula in pair if re.search(r"\\[^A-Za-z]", formula)]
