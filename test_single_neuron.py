"""What the blog post and the README claim, one claim to a test.

No expected value comes from single_neuron.py itself: they are the post's figures, slopes measured
numerically, sums done with 400 digits, and what the gates must give.
"""

import decimal
import doctest
import math
import os
import pathlib
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree

import pytest

import single_neuron
from single_neuron import AND_GATE, draw, gradient, loss, predict, sigmoid, train, train_and_record, update

HERE = pathlib.Path(__file__).resolve().parent
README = (HERE / "README.md").read_text(encoding="utf-8")
INPUTS = [[0, 0], [0, 1], [1, 0], [1, 1]]

# Neurons and examples of several sizes: unequal weights of both signs, inputs other than 0 and 1.
CASES = [
    ([0.5, -1.5], 0.25, AND_GATE),
    ([2.0, -0.7], -1.1, [([0.3, -2.0], 1)]),
    ([-1.2, 0.4], 0.9, [([1.5, 0.5], 0), ([-0.5, 2.5], 1)]),
    ([0.8], -0.3, [([2.0], 1), ([-1.0], 0), ([0.5], 0)]),
    ([1.1, -0.6, 0.2], 0.7, [([1, -2, 3], 1), ([0.5, 0, -1], 0), ([2, 2, 0.1], 0), ([1, -2, 3], 1),
                             ([0, 0, 0], 1)]),
]


def gate(targets):
    return list(zip(INPUTS, targets))


def train_gate(targets, learning_rate=5, iterations=100):
    """Train as the program does, and return (weights, bias, loss at the end, the four outputs)."""
    examples = gate(targets)
    weights, bias = train([-1, -1], 1, examples, learning_rate, iterations)
    return weights, bias, loss(weights, bias, examples), [predict(weights, bias, x) for x in INPUTS]


def run(*arguments, folder, program=HERE / "single_neuron.py"):
    """Run the command in a folder, as a student would."""
    command = [sys.executable, str(program), *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True)


def change(line, folder):
    """Run a copy of the program in which one line of its settings was changed to this one."""
    name = line.split(" = ")[0]
    text = (HERE / "single_neuron.py").read_text(encoding="utf-8")
    text, count = re.subn(rf"(?m)^{name} = .*$", line.replace("\\", r"\\"), text)
    assert count == 1, f"single_neuron.py has {count} lines that set {name}"
    (folder / "changed.py").write_text(text, encoding="utf-8")
    return run("changed.svg", folder=folder, program=folder / "changed.py")


def run_changed(line, folder):
    result = change(line, folder)
    assert result.returncode == 0, result.stderr
    return result.stdout


def losses_and_outputs(stdout):
    """Read the column of losses and the column y(x) from what the program printed."""
    losses = [float(number) for number in re.findall(r"(?m)^ +\d+  (\d+\.\d{4}) ", stdout)]
    outputs = [float(number) for number in re.findall(r"\| (\d\.\d{3})$", stdout, re.MULTILINE)]
    return losses, outputs


# ---- What the post reports ------------------------------------------------------------------------

def test_100_iterations_give_the_published_parameters():
    weights, bias = train([-1, -1], 1, AND_GATE, 5, 100)
    assert [round(weight, 2) for weight in weights] == [6.01, 6.01]
    assert round(bias, 1) == -9.2
    assert round(bias, 2) == -9.19


def test_100_iterations_give_the_published_table():
    outputs = train_gate([0, 0, 0, 1])[-1]
    assert [f"{y:.3f}" for y in outputs] == ["0.000", "0.040", "0.040", "0.944"]


def test_1000_iterations_beat_100():
    assert train_gate([0, 0, 0, 1], iterations=1000)[2] < train_gate([0, 0, 0, 1], iterations=100)[2]


def test_the_bias_outweighs_one_weight_but_not_both():
    weights, bias = train([-1, -1], 1, AND_GATE, 5, 100)
    assert max(weights) < abs(bias) < sum(weights)


@pytest.mark.parametrize("name, targets", [("OR", [0, 1, 1, 1]), ("NAND", [1, 1, 1, 0])])
def test_one_neuron_learns(name, targets):
    assert [round(y) for y in train_gate(targets)[-1]] == targets


def test_one_neuron_does_not_learn_xor_and_ends_at_loss_ln_2():
    end_loss, outputs = train_gate([0, 1, 1, 0], iterations=1000)[2:]
    assert end_loss == pytest.approx(math.log(2), abs=1e-6)
    assert outputs == pytest.approx([0.5] * 4, abs=1e-2)


# ---- The loss ---------------------------------------------------------------------------------------

def test_loss_is_zero_for_a_perfect_neuron():
    assert loss([2000, 2000], -3000, AND_GATE) == 0


def test_loss_grows_as_the_predictions_get_worse():
    losses = [loss([10, 10], bias, AND_GATE) for bias in (-15, -10, -5, 0, 5)]
    assert losses == sorted(losses)
    assert losses[0] < 0.01 < 1 < losses[-1]


def test_loss_of_a_neuron_that_says_one_half_is_ln_2():
    assert loss([0, 0], 0, AND_GATE) == pytest.approx(math.log(2), rel=1e-15)


@pytest.mark.parametrize("y_target", [0, 1])
@pytest.mark.parametrize("z", [-700, -100, -37, -1, -1e-9, 0, 0.5, 1, 20, 37, 100, 700])
def test_loss_agrees_with_the_formula_of_the_post_worked_out_with_400_digits(z, y_target):
    with decimal.localcontext() as context:
        context.prec = 400
        y = 1 / (1 + (-decimal.Decimal(z)).exp())
        expected = -(y_target * y.ln() + (1 - y_target) * (1 - y).ln())
    assert loss([z], 0, [([1], y_target)]) == pytest.approx(float(expected), rel=1e-9, abs=1e-12)


def test_a_prediction_far_on_the_wrong_side_costs_its_distance():
    assert loss([700], 0, [([1], 0)]) == pytest.approx(700, rel=1e-9)
    assert loss([-700], 0, [([1], 1)]) == pytest.approx(700, rel=1e-9)
    assert loss([1e6], 0, [([1], 0)]) == pytest.approx(700, rel=1e-9)      # beyond 700 it stays there


@pytest.mark.parametrize("z", [-1e6, -1e4, -745, -710, -709, 0, 709, 710, 745, 1e4, 1e6])
def test_extreme_inputs_give_finite_numbers(z):
    for y_target in (0, 1):
        grad_weights, grad_bias = gradient([z], 0, [([1], y_target)])
        for number in (sigmoid(z), loss([z], 0, [([1], y_target)]), grad_weights[0], grad_bias):
            assert math.isfinite(number)


@pytest.mark.parametrize("z, y", [(-1000, 0), (-math.log(3), 0.25), (0, 0.5), (math.log(3), 0.75), (1000, 1)])
def test_sigmoid_of_known_values(z, y):
    assert sigmoid(z) == pytest.approx(y, rel=1e-12, abs=1e-300)


# ---- The gradient -----------------------------------------------------------------------------------

@pytest.mark.parametrize("weights, bias, examples", CASES)
def test_gradient_is_the_slope_of_the_loss(weights, bias, examples):
    def slope(change_weights, change_bias, step=1e-5):
        def shifted(distance):
            new_weights = [weight + distance * change for weight, change in zip(weights, change_weights)]
            return loss(new_weights, bias + distance * change_bias, examples)
        return (shifted(step) - shifted(-step)) / (2 * step)

    grad_weights, grad_bias = gradient(weights, bias, examples)
    for j in range(len(weights)):
        only_j = [1 if i == j else 0 for i in range(len(weights))]
        assert grad_weights[j] == pytest.approx(slope(only_j, 0), abs=1e-8)
    assert grad_bias == pytest.approx(slope([0] * len(weights), 1), abs=1e-8)


@pytest.mark.parametrize("prediction, bias, sign", [("too high", 5, 1), ("too low", -5, -1)])
def test_slopes_are_positive_when_predictions_are_too_high_and_negative_when_too_low(prediction, bias, sign):
    y_target = 0 if sign > 0 else 1
    grad_weights, grad_bias = gradient([0.1, 0.2], bias, [([1, 2], y_target), ([3, 1], y_target)])
    for slope in grad_weights + [grad_bias]:
        assert slope * sign > 0


def test_slopes_are_zero_when_predictions_are_perfect():
    grad_weights, grad_bias = gradient([2000, 2000], -3000, AND_GATE)
    assert grad_weights + [grad_bias] == pytest.approx([0, 0, 0], abs=1e-300)


# ---- The update -------------------------------------------------------------------------------------

def test_update_goes_against_the_gradient_in_proportion_to_it_and_to_the_rate():
    assert update([1.0, 2.0], 3.0, [0.5, -0.25], 1.0, 2) == ([0.0, 2.5], 1.0)


def test_update_and_train_leave_the_lists_of_the_caller_alone():
    weights, grad_weights = [1.0, 2.0], [0.5, -0.25]
    update(weights, 3.0, grad_weights, 1.0, 2)
    train(weights, 3.0, AND_GATE, 5, 3)
    assert (weights, grad_weights) == ([1.0, 2.0], [0.5, -0.25])


def test_a_small_step_lowers_the_loss():
    for weights, bias, examples in CASES:
        after = train(weights, bias, examples, 0.01, 1)
        assert loss(*after, examples) < loss(weights, bias, examples)


def test_record_holds_the_start_and_each_iteration():
    history = train_and_record([-1, -1], 1, AND_GATE, 5, 7)
    for iterations, (weights, bias, recorded) in enumerate(history):
        assert (weights, bias) == train([-1, -1], 1, AND_GATE, 5, iterations)
        assert recorded == loss(weights, bias, AND_GATE)
    assert len(history) == 8


# ---- Mistakes are answered in words -----------------------------------------------------------------

def test_a_weight_for_each_input():
    with pytest.raises(ValueError, match="weights has length 2 but x has length 3: give one weight for each"):
        predict([1, 2], 0, [1, 2, 3])


@pytest.mark.parametrize("function", [loss, gradient])
def test_no_examples(function):
    with pytest.raises(ValueError, match="give at least one example"):
        function([1, 2], 0, [])


def test_a_picture_needs_two_inputs():
    with pytest.raises(ValueError, match="the picture is for a neuron with 2 inputs"):
        draw([([1, 2, 3], 0, 1.0)], [([0, 0, 0], 1)])


@pytest.mark.parametrize("arguments, words", [
    (["a.svg", "b.svg"], "give at most one name"),
    (["homework.py"], "ending in .svg"),
    (["no_such_folder/neuron.svg"], "choose another folder or name"),
])
def test_the_command_refuses_in_one_line(arguments, words, tmp_path):
    (tmp_path / "homework.py").write_text("my work")
    result = run(*arguments, folder=tmp_path)
    assert result.returncode == 1
    assert result.stderr.count("\n") == 1 and words in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["homework.py"]
    assert (tmp_path / "homework.py").read_text() == "my work"


PAIR = "write two inputs and an output of 0 or 1, as ([0, 1], 0)"


@pytest.mark.parametrize("line, words", [
    ("EXAMPLES = []", "EXAMPLES is []: write a list of at least one, such as [([0, 1], 0)]"),
    ("EXAMPLES = 5", "EXAMPLES is 5: write a list"),
    ("EXAMPLES = [(0, 1, 0)]", f"EXAMPLES holds (0, 1, 0): {PAIR}"),
    ("EXAMPLES = [([0, 1, 1], 0)]", f"EXAMPLES holds ([0, 1, 1], 0): {PAIR}"),
    ("EXAMPLES = [([0, '1'], 0)]", f"EXAMPLES holds ([0, '1'], 0): {PAIR}"),
    ("EXAMPLES = [([0, 1], '0')]", f"EXAMPLES holds ([0, 1], '0'): {PAIR}"),
    ("START_WEIGHTS = [-1, -1, -1]", "write two, as [-1, -1] (two inputs are drawn)"),
    ("START_WEIGHTS = ['1', 2]", "START_WEIGHTS is ['1', 2]: write two, as [-1, -1]"),
    ("START_BIAS = '1'", "START_BIAS is '1': write a number, such as 0.5"),
    ("LEARNING_RATE = '5'", "LEARNING_RATE is '5': write a number, such as 0.5"),
    ("ITERATIONS = 1e3", "ITERATIONS is 1000.0: write a whole number, such as 100"),
    ("ITERATIONS = -1", "ITERATIONS is -1: write a whole number, such as 100"),
    ("EXAMPLES = [([0, 1], -1)]", f"EXAMPLES holds ([0, 1], -1): {PAIR}"),
    ("START_BIAS = 10 ** 400", ": write a number, such as 0.5"),
    ("START_BIAS = float('nan')", "START_BIAS is nan: write a number, such as 0.5"),
    ("EXAMPLES = [([1e200, 1e200], 0), ([-1e200, 1e200], 1)]", "the numbers grow too large: choose smaller"),
])
def test_a_setting_that_cannot_work_is_refused_in_one_line(line, words, tmp_path):
    result = change(line, tmp_path)
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.startswith("single_neuron.py: ") and words in result.stderr
    assert result.stderr.count("\n") == 1
    assert not (tmp_path / "changed.svg").exists()


# ---- The command, from start to finish --------------------------------------------------------------

def test_the_command_prints_what_the_readme_shows_and_leaves_no_file(tmp_path):
    result = run(folder=tmp_path)
    assert (result.returncode, result.stderr) == (0, "")
    assert f"```text\n{result.stdout}```" in README
    assert list(tmp_path.iterdir()) == []


def test_the_output_is_plain_ascii_and_fits_a_console(tmp_path):
    stdout = run(folder=tmp_path).stdout
    assert stdout.isascii()
    assert max(len(line) for line in stdout.splitlines()) <= 90


def test_the_output_holds_the_published_figures(tmp_path):
    stdout = run(folder=tmp_path).stdout
    for figure in ("W1 =   6.01", "W2 =   6.01", "b  =  -9.19"):
        assert figure in stdout
    losses, outputs = losses_and_outputs(stdout)
    assert len(losses) == 11 and losses == sorted(losses, reverse=True)
    assert outputs == [0.000, 0.040, 0.040, 0.944]


def test_importing_prints_nothing_and_loads_nothing_that_only_the_picture_needs(tmp_path):
    code = "import sys; sys.path.insert(0, sys.argv[1]); import single_neuron; print('string' in sys.modules)"
    command = [sys.executable, "-S", "-c", code, str(HERE)]
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert (result.returncode, result.stdout, result.stderr) == (0, "False\n", "")


def test_the_examples_in_the_docstrings():
    results = doctest.testmod(single_neuron)
    assert results.attempted >= 2 and results.failed == 0


def test_the_lesson_stays_short():
    lines = (HERE / "single_neuron.py").read_text(encoding="utf-8").splitlines()
    picture, = [number for number, line in enumerate(lines) if line.startswith("# ---- The picture")]
    end, = [number for number, line in enumerate(lines) if line.startswith("# ---- The lesson ends here")]
    assert end < 150 and len(lines) <= 400 and len(lines) - picture <= 140
    assert max(map(len, lines[:end])) <= 80


# ---- One step in numbers ----------------------------------------------------------------------------

@pytest.mark.parametrize("line", ["START_BIAS = 1", "START_WEIGHTS = [0.3, -2.5]", "LEARNING_RATE = 0.5",
                                  "EXAMPLES = [([2, -1.5], 1), ([0.5, 3], 0), ([1, 1], 1)]"])
def test_the_first_step_in_numbers_is_a_step_against_the_measured_slopes(line, tmp_path):
    stdout = run_changed(line, tmp_path)
    settings = {"START_WEIGHTS": [-1, -1], "START_BIAS": 1, "LEARNING_RATE": 5, "EXAMPLES": AND_GATE}
    name, value = line.split(" = ")
    settings[name] = eval(value)
    start = settings["START_WEIGHTS"] + [settings["START_BIAS"]]

    def measured(k, step=1e-5):
        up, down = start[:], start[:]
        up[k] += step
        down[k] -= step
        losses = [loss(p[:2], p[2], settings["EXAMPLES"]) for p in (up, down)]
        return (losses[0] - losses[1]) / (2 * step)
    slopes = [measured(k) for k in range(3)]
    means = re.search(r"mean \| +(\S+) +(\S+) +(\S+)\n +this is \|    dL/db    dL/dW1    dL/dW2", stdout)
    printed = [float(means.group(k)) for k in (2, 3, 1)]
    assert printed == pytest.approx(slopes, abs=1e-4)
    rows = re.findall(r"\| +\S+ \| \d\.\d{4} \| +(\S+) +(\S+) +(\S+)\n", stdout)
    columns = [sum(map(float, column)) / len(rows) for column in zip(*rows)]
    assert columns == pytest.approx([slopes[2], slopes[0], slopes[1]], abs=1e-4)
    after = [float(number) for number in re.findall(r"(?m)^    new (?:W1|W2|b ) = .* = +(\S+)$", stdout)]
    stepped = [value - settings["LEARNING_RATE"] * slope for value, slope in zip(start, slopes)]
    assert after == pytest.approx(stepped, abs=0.0051)


# ---- The README's things to try, and what it promises of each ---------------------------------------

TRY_OR = "EXAMPLES = [([0, 0], 0), ([0, 1], 1), ([1, 0], 1), ([1, 1], 1)]"
TRY_XOR = "EXAMPLES = [([0, 0], 0), ([0, 1], 1), ([1, 0], 1), ([1, 1], 0)]"


@pytest.mark.parametrize("line", ["START_WEIGHTS = [-3, 3]", TRY_OR, TRY_XOR, "LEARNING_RATE = 0.01",
                                  "LEARNING_RATE = 50", "ITERATIONS = 1000"])
def test_the_readme_says_to_try(line):
    assert f"`{line}`" in README


def test_try_other_weights(tmp_path):
    """The table shows it: of two weights with the same sign of slope, both move the same way."""
    for line, same_way in (("START_WEIGHTS = [-1, -1]", True), ("START_WEIGHTS = [-3, 3]", False)):
        slopes = re.search(r"mean \| +\S+ +(\S+) +(\S+)\n", run_changed(line, tmp_path)).groups()
        assert (float(slopes[0]) * float(slopes[1]) > 0) == same_way


def test_try_another_gate(tmp_path):
    stdout = run_changed(TRY_OR, tmp_path)
    assert losses_and_outputs(stdout)[1] == pytest.approx([0, 1, 1, 1], abs=0.05)
    weights, bias = train_gate([0, 1, 1, 1])[:2]
    assert min(weights) > -bias > 0
    assert "Outputs 0, 1, 1, 1: OR.\n" in stdout


def test_try_a_gate_that_it_cannot_learn(tmp_path):
    losses, outputs = losses_and_outputs(run_changed(TRY_XOR, tmp_path))
    assert round(losses[-1], 3) == 0.693
    assert outputs == pytest.approx([0.5] * 4, abs=0.02)


def test_try_a_rate_far_too_small(tmp_path):
    losses, outputs = losses_and_outputs(run_changed("LEARNING_RATE = 0.01", tmp_path))
    assert [round(losses[0], 3), round(losses[-1], 3)] == [1.003, 0.941]


def test_try_a_rate_far_too_large(tmp_path):
    losses, outputs = losses_and_outputs(run_changed("LEARNING_RATE = 50", tmp_path))
    assert [round(y) for y in outputs] == [0, 0, 0, 1]
    assert f"{losses[0]:.1f}" == "1.0" and f"{max(losses):.1f}" == "8.0"
    assert ">8.01<" in (tmp_path / "changed.svg").read_text()


def test_try_more_iterations(tmp_path):
    losses, outputs = losses_and_outputs(run_changed("ITERATIONS = 1000", tmp_path))
    assert round(losses[-1], 3) == 0.003
    assert outputs == pytest.approx([0, 0, 0, 1], abs=0.01)


@pytest.mark.parametrize("line", [
    "ITERATIONS = 0", "ITERATIONS = 7", "ITERATIONS = 105", "START_BIAS = -3000",
    "START_WEIGHTS = [0, 0]", "START_WEIGHTS = [900, 900]", "START_WEIGHTS = (0.5, 2)",
    "EXAMPLES = [([0, 0], 0)]", "EXAMPLES = [[[0.5, -2], 1]]"])
def test_other_settings_work_too(line, tmp_path):
    losses, outputs = losses_and_outputs(run_changed(line, tmp_path))
    assert losses and outputs


@pytest.mark.parametrize("iterations, rows", [(0, 1), (7, 8), (10, 11), (105, 12), (199, 12)])
def test_the_printed_losses_go_from_the_first_to_the_last(iterations, rows, tmp_path):
    stdout = run_changed(f"ITERATIONS = {iterations}", tmp_path)
    shown = [int(number) for number in re.findall(r"(?m)^ +(\d+)  \d+\.\d{4} ", stdout)]
    assert (shown[0], shown[-1], len(shown)) == (0, iterations, rows)


@pytest.mark.parametrize("weights, bias, words", [
    ([10, 10], -15, "Outputs 0, 0, 0, 1: AND.\nThe bias (-15.00) outweighs either weight alone"),
    ([10, 10], -5, "Outputs 0, 1, 1, 1: OR.\n"),
    ([-10, -10], 15, "Outputs 1, 1, 1, 0: NAND.\n"),
    ([-10, -10], 5, "Outputs 1, 0, 0, 0: NOR.\n"),
    ([10, 0], -5, "Outputs 0, 0, 1, 1: not AND, OR, NAND or NOR.\n"),
    ([0, 0], 0, "Outputs 0.50, 0.50, 0.50, 0.50: not AND, OR, NAND or NOR.\n"),
    ([10, 10], -10, "Outputs 0, 0.50, 0.50, 1: not AND, OR, NAND or NOR.\n"),
])
def test_a_gate_is_named_only_if_all_four_outputs_are_clear(weights, bias, words, capsys):
    single_neuron.print_table(weights, bias)
    assert words in capsys.readouterr().out


# ---- The picture ------------------------------------------------------------------------------------

SVG = "{http://www.w3.org/2000/svg}"


HISTORY = train_and_record([-1, -1], 1, AND_GATE, 5, 100)


def frames_of(text):
    """Return the pages of the flip book: (the group, all its text, the transform of its plane)."""
    picture = xml.etree.ElementTree.fromstring(text)
    groups = [group for group in picture.iter(f"{SVG}g") if group.get("class", "").startswith("frame")]
    return [(group, [element.text for element in group.iter(f"{SVG}text")],
             group.find(f"{SVG}svg/{SVG}g").get("transform")) for group in groups]


def test_the_picture_in_the_readme_is_what_the_program_draws_now(tmp_path):
    assert "(.github/neuron.svg)" in README
    assert run("neuron.svg", folder=tmp_path).returncode == 0
    assert [path.name for path in tmp_path.iterdir()] == ["neuron.svg"]
    assert (tmp_path / "neuron.svg").read_text() == (HERE / ".github" / "neuron.svg").read_text()


def test_the_picture_is_well_formed_and_says_what_it_shows():
    text = draw(HISTORY, AND_GATE)
    picture = xml.etree.ElementTree.fromstring(text)
    words = [element.text for element in picture.iter(f"{SVG}text")]
    for word in ("x\u2081", "x\u2082", "y_T = 0", "y_T = 1", "y near 1", "loss L", "iterations", "1.00"):
        assert word in words
    assert picture.find(f"{SVG}title").text == "A single neuron learns"
    assert "weights 6.01, 6.01 and bias -9.19" in picture.find(f"{SVG}desc").text
    assert text.isascii() and "var(" not in text and "vector-effect" not in text


def test_without_motion_only_the_trained_neuron_is_shown():
    frames = frames_of(draw(HISTORY, AND_GATE))
    assert [group.get("class") for group, _, _ in frames] == ["frame"] * (len(frames) - 1) + ["frame last"]
    assert frames[-1][1] == ["W\u2081 = 6.01", "W\u2082 = 6.01", "b = -9.19", "iteration 100: loss 0.0348"]


def test_each_page_shows_one_recorded_iteration_and_the_first_ones_longest():
    frames = frames_of(draw(HISTORY, AND_GATE))
    shown = [int(re.match(r"iteration (\d+)", words[-1]).group(1)) for _, words, _ in frames]
    assert shown[:26] == list(range(26)) and shown[-1] == 100 and 40 < len(shown) < 60
    for t, (group, words, _) in zip(shown, frames):
        weights, bias, recorded = HISTORY[t]
        assert words == [f"W\u2081 = {weights[0]:.2f}", f"W\u2082 = {weights[1]:.2f}", f"b = {bias:.2f}",
                         f"iteration {t}: loss {recorded:.4f}"]
        circle = group.find(f"{SVG}circle")
        assert float(circle.get("cx")) == pytest.approx(610 + 2 * t, abs=0.06)
        assert float(circle.get("cy")) == pytest.approx(242 - 192 * recorded / HISTORY[0][2], abs=0.06)
    times = [re.findall(r"([\d.]+)s", group.get("style")) for group, _, _ in frames]
    starts = [float(start) for start, _ in times[:-1]] + [float(times[-1][1])]
    lengths = [float(length) for _, length in times[:-1]]
    assert starts[0] == 0 and 7 < starts[-1] < 8 and times[-1][0] == "0.00"
    for k in range(len(lengths)):       # one page ends where the next begins
        assert starts[k] + lengths[k] == pytest.approx(starts[k + 1], abs=0.02)
    assert lengths[0] == max(lengths) > 1


@pytest.mark.parametrize("weights, bias", [([6, 6], -9), ([-7, -7], 10), ([3, -2], 0.5), ([0, 4], -2),
                                           ([-5, 1], 2), ([0.02, 0], -0.01), ([2000, 1000], -2500)])
def test_the_plane_is_shaded_by_z(weights, bias):
    """Along its own axis the shaded plane has z as coordinate: at each point it is the weighted sum there."""
    transform = frames_of(draw([(weights, bias, 0.5)], AND_GATE))[0][2]
    angle, shift, scale = map(float, re.fullmatch(
        r"scale\(1 -1\) rotate\((\S+)\) translate\((\S+) 0\) scale\((\S+) 1\)", transform).groups())
    for x1, x2 in INPUTS + [[1.25, -0.25], [-0.2, 1.2]]:
        along = x1 * math.cos(math.radians(angle)) + x2 * math.sin(math.radians(angle))
        z = weights[0] * x1 + weights[1] * x2 + bias
        assert (along - shift) / scale == pytest.approx(z, abs=0.02 * abs(bias) + 0.01)


@pytest.mark.parametrize("bias", [5, 0, -5])
def test_with_weights_of_0_the_whole_plane_has_one_shade(bias):
    transform = frames_of(draw([([0, 0], bias, 0.5)], AND_GATE))[0][2]
    shift, scale = map(float, re.search(r"translate\((\S+) 0\) scale\((\S+) 1\)", transform).groups())
    for along in (-0.5, 0, 1.5):
        assert (along - shift) / scale == pytest.approx(bias, abs=0.02)


def test_the_curve_falls_from_the_top_left_to_the_bottom_right():
    history = [([6, 6], -9, 2.0), ([6, 6], -9, 1.0), ([6, 6], -9, 0.0)]
    picture = xml.etree.ElementTree.fromstring(draw(history, AND_GATE))
    points = [point.split(",") for point in picture.find(f"{SVG}polyline").get("points").split()]
    assert [[float(number) for number in point] for point in points] == [[610, 50], [710, 146], [810, 242]]


def test_show_picture_writes_it_beside_the_file_and_opens_it_in_a_browser(tmp_path):
    shutil.copy(HERE / "single_neuron.py", tmp_path)
    code = "import webbrowser; webbrowser.open = print; import single_neuron; single_neuron.show_picture()"
    (tmp_path / "elsewhere").mkdir()
    result = subprocess.run([sys.executable, "-c", "import sys; sys.path.insert(0, '..'); " + code],
                            cwd=tmp_path / "elsewhere", capture_output=True, text=True)
    path = (tmp_path / "neuron.svg").resolve()
    assert result.stdout.split() == f"The picture is in {path}. Open it in a browser. {path.as_uri()}".split()
    assert path.read_text() == (HERE / ".github" / "neuron.svg").read_text()


def test_a_picture_says_where_it_is_and_without_one_it_is_said_how_to_get_it(tmp_path):
    assert run("x.svg", folder=tmp_path).stdout.endswith("\nThe picture is in x.svg. Open it in a browser.\n")
    assert run(folder=tmp_path).stdout.endswith(
        "\nTo see it: python single_neuron.py neuron.svg, or show_picture() after Run\n")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is always full")
def test_a_full_disk_under_the_output_is_said_in_one_sentence():
    with open("/dev/full", "w") as full:
        command = [sys.executable, str(HERE / "single_neuron.py")]
        result = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True)
    assert result.returncode == 1
    assert result.stderr == ("single_neuron.py: cannot write its output (No space left on device): "
                             "choose another folder or name\n")
