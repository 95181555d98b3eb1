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
    ([1.1, -0.6, 0.2], 0.7, [([1, -2, 3], 1), ([0.5, 0, -1], 0), ([2, 2, 0.1], 0), ([1, -2, 3], 1), ([0, 0, 0], 1)]),
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
    return subprocess.run([sys.executable, str(program), *arguments], cwd=folder, capture_output=True, text=True)


def run_changed(line, folder):
    """Run a copy of the program in which one line of its settings was changed to this one."""
    name = line.split(" = ")[0]
    text = (HERE / "single_neuron.py").read_text(encoding="utf-8")
    text, count = re.subn(rf"(?m)^{name} = .*$", line, text)
    assert count == 1, f"single_neuron.py has {count} lines that set {name}"
    (folder / "changed.py").write_text(text, encoding="utf-8")
    result = run("changed.svg", folder=folder, program=folder / "changed.py")
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
    assert loss([z], 0, [([1], y_target)]) == pytest.approx(float(expected), rel=1e-9, abs=0)


def test_a_prediction_far_on_the_wrong_side_costs_its_distance():
    assert loss([700], 0, [([1], 0)]) == pytest.approx(700, rel=1e-9)
    assert loss([-700], 0, [([1], 1)]) == pytest.approx(700, rel=1e-9)


@pytest.mark.parametrize("z", [-1e6, -1e4, -745, -710, -709, 0, 709, 710, 745, 1e4, 1e6])
def test_extreme_inputs_give_finite_numbers(z):
    for y_target in (0, 1):
        grad_weights, grad_bias = gradient([z], 0, [([1], y_target)])
        for number in (sigmoid(z), loss([z], 0, [([1], y_target)]), grad_weights[0], grad_bias):
            assert math.isfinite(number)


@pytest.mark.parametrize("z, y", [(-1000, 0), (-math.log(3), 0.25), (0, 0.5), (math.log(3), 0.75), (1000, 1)])
def test_sigmoid_of_known_values(z, y):
    assert sigmoid(z) == pytest.approx(y, rel=1e-12)


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
    assert grad_weights + [grad_bias] == [0, 0, 0]


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


def test_record_holds_the_loss_at_the_start_and_after_each_iteration():
    weights, bias, losses = train_and_record([-1, -1], 1, AND_GATE, 5, 7)
    expected = [loss(*train([-1, -1], 1, AND_GATE, 5, iterations), AND_GATE) for iterations in range(8)]
    assert losses == expected
    assert (weights, bias) == train([-1, -1], 1, AND_GATE, 5, 7)


# ---- Mistakes are answered in words -----------------------------------------------------------------

def test_a_weight_for_each_input():
    with pytest.raises(ValueError, match="weights has length 2 but x has length 3: give one weight for each input"):
        predict([1, 2], 0, [1, 2, 3])


@pytest.mark.parametrize("function", [loss, gradient])
def test_no_examples(function):
    with pytest.raises(ValueError, match="give at least one example"):
        function([1, 2], 0, [])


def test_a_picture_needs_two_inputs():
    with pytest.raises(ValueError, match="a neuron with 2 inputs, and this one has 3"):
        draw([1, 2, 3], 0, [([0, 0, 0], 1)], [1, 0.5])


@pytest.mark.parametrize("arguments, words", [
    (["a.svg", "b.svg"], "give at most one name"),
    (["homework.py"], "ending in .svg"),
    (["no_such_folder/neuron.svg"], "choose another folder or name"),
])
def test_the_command_refuses_in_one_line(arguments, words, tmp_path):
    (tmp_path / "homework.py").write_text("my work")
    result = run(*arguments, folder=tmp_path)
    assert result.returncode != 0
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1 and words in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["homework.py"]
    assert (tmp_path / "homework.py").read_text() == "my work"


@pytest.mark.parametrize("line, words", [
    ("EXAMPLES = []", "give at least one example"),
    ("START_WEIGHTS = [-1, -1, -1]", "give one weight for each input"),
    ("START_WEIGHTS = [1e308, 1e308]", "choose smaller numbers for the run"),
])
def test_a_setting_that_cannot_work_is_refused_in_one_line(line, words, tmp_path):
    with pytest.raises(AssertionError) as refusal:
        run_changed(line, tmp_path)
    message = str(refusal.value).splitlines()[0]
    assert message.startswith("single_neuron.py: ") and words in message


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


def test_importing_prints_nothing(tmp_path):
    command = [sys.executable, "-c", "import sys; sys.path.insert(0, sys.argv[1]); import single_neuron", str(HERE)]
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")


def test_the_examples_in_the_docstrings():
    results = doctest.testmod(single_neuron)
    assert results.attempted >= 2 and results.failed == 0


def test_the_lesson_stays_short():
    lines = (HERE / "single_neuron.py").read_text(encoding="utf-8").splitlines()
    lesson = [number for number, line in enumerate(lines) if line.startswith("# ---- The run")][0]
    assert lesson < 130 and len(lines) < 260


# ---- The README's things to try, and what it promises of each ---------------------------------------

TRY_OR = "EXAMPLES = [([0, 0], 0), ([0, 1], 1), ([1, 0], 1), ([1, 1], 1)]"
TRY_XOR = "EXAMPLES = [([0, 0], 0), ([0, 1], 1), ([1, 0], 1), ([1, 1], 0)]"


@pytest.mark.parametrize("line", [TRY_OR, TRY_XOR, "LEARNING_RATE = 5.1", "LEARNING_RATE = 0.01",
                                  "LEARNING_RATE = 50", "ITERATIONS = 1000"])
def test_the_readme_says_to_try(line):
    assert f"`{line}`" in README


def test_try_another_gate(tmp_path):
    stdout = run_changed(TRY_OR, tmp_path)
    assert losses_and_outputs(stdout)[1] == pytest.approx([0, 1, 1, 1], abs=0.05)
    weights, bias = train_gate([0, 1, 1, 1])[:2]
    assert min(weights) > -bias > 0
    assert "Not an AND gate" in stdout


def test_try_a_gate_that_it_cannot_learn(tmp_path):
    losses, outputs = losses_and_outputs(run_changed(TRY_XOR, tmp_path))
    assert round(losses[-1], 3) == 0.693
    assert outputs == pytest.approx([0.5] * 4, abs=0.02)


def test_on_xor_a_rate_of_5_settles_and_one_of_5_point_1_does_not():
    for learning_rate, settles in [(5, True), (5.1, False)]:
        end_loss = train_gate([0, 1, 1, 0], learning_rate, iterations=2000)[2]
        assert (abs(end_loss - math.log(2)) < 1e-3) == settles


def test_try_a_rate_far_too_small(tmp_path):
    losses, outputs = losses_and_outputs(run_changed("LEARNING_RATE = 0.01", tmp_path))
    assert [round(losses[0], 3), round(losses[-1], 3)] == [1.003, 0.941]


def test_try_a_rate_far_too_large(tmp_path):
    losses, outputs = losses_and_outputs(run_changed("LEARNING_RATE = 50", tmp_path))
    assert [round(y) for y in outputs] == [0, 0, 0, 1]
    recorded = train_and_record([-1, -1], 1, AND_GATE, 50, 100)[2]
    assert f"{recorded[0]:.1f}" == "1.0" and f"{max(recorded):.1f}" == "8.0"
    assert ">8.01<" in (tmp_path / "changed.svg").read_text()


def test_try_more_iterations(tmp_path):
    losses, outputs = losses_and_outputs(run_changed("ITERATIONS = 1000", tmp_path))
    assert round(losses[-1], 3) == 0.003
    assert outputs == pytest.approx([0, 0, 0, 1], abs=0.01)


@pytest.mark.parametrize("line", ["ITERATIONS = 0", "ITERATIONS = 7", "ITERATIONS = 105", "START_WEIGHTS = [0, 0]",
                                  "START_WEIGHTS = [900, 900]", "EXAMPLES = [([0, 0], 0)]", "ITERATIONS = 1e3"])
def test_other_settings_work_too(line, tmp_path):
    losses, outputs = losses_and_outputs(run_changed(line, tmp_path))
    assert losses and outputs


@pytest.mark.parametrize("iterations, rows", [(0, 1), (7, 8), (10, 11), (105, 11), (199, 11)])
def test_the_printed_losses_go_from_the_first_to_the_last(iterations, rows, tmp_path):
    stdout = run_changed(f"ITERATIONS = {iterations}", tmp_path)
    shown = [int(number) for number in re.findall(r"(?m)^ +(\d+)  \d+\.\d{4} ", stdout)]
    assert (shown[0], shown[-1], len(shown)) == (0, iterations, rows)


def test_three_inputs_print_too_and_are_not_called_an_and_gate(capsys):
    single_neuron.print_neuron([6, 6, 6], -9)
    single_neuron.print_table([6, 6, 6], -9, [([0, 1, 1], 1)])
    printed = capsys.readouterr().out
    assert "x3 ---[ W3 =   6.00 ]" in printed and "0.953" in printed
    assert "An AND gate" not in printed


# ---- The picture ------------------------------------------------------------------------------------

SVG = "{http://www.w3.org/2000/svg}"


def test_the_picture_in_the_readme_is_what_the_program_draws_now(tmp_path):
    assert "(.github/neuron.svg)" in README
    assert run("neuron.svg", folder=tmp_path).returncode == 0
    assert [path.name for path in tmp_path.iterdir()] == ["neuron.svg"]
    assert (tmp_path / "neuron.svg").read_text() == (HERE / ".github" / "neuron.svg").read_text()


def test_the_picture_is_well_formed_and_names_what_it_shows():
    text = draw([6.008, 6.008], -9.189, AND_GATE, [1.0, 0.5, 0.25])
    picture = xml.etree.ElementTree.fromstring(text)
    words = [element.text for element in picture.iter(f"{SVG}text")]
    for word in ("W\u2081 = 6.01", "W\u2082 = 6.01", "b = -9.19", "x\u2081", "x\u2082", "y_T = 0", "y_T = 1", "y > 1/2",
                 "loss L", "iterations", "1.00", "2"):
        assert word in words
    assert text.isascii()


@pytest.mark.parametrize("weights, bias", [([6, 6], -9), ([-7, -7], 10), ([3, -2], 0.5), ([0, 4], -2), ([-5, 1], 2),
                                           ([0, 0], 1), ([0, 0], -1), ([1e-12, 0], -5)])
def test_the_picture_shades_the_side_where_y_is_above_one_half(weights, bias):
    picture = xml.etree.ElementTree.fromstring(draw(weights, bias, AND_GATE, [1.0, 0.5]))
    side = next(element for element in picture.iter(f"{SVG}rect") if "transform" in element.attrib)
    angle = math.radians(float(re.fullmatch(r"rotate\((.*)\)", side.get("transform")).group(1)))
    for x1, x2 in INPUTS + [[1.25, -0.25], [-0.2, 1.2]]:
        along = x1 * math.cos(angle) + x2 * math.sin(angle)
        assert (along > float(side.get("x"))) == (predict(weights, bias, [x1, x2]) > 0.5)


def test_the_curve_falls_from_the_top_left_to_the_bottom_right():
    picture = xml.etree.ElementTree.fromstring(draw([6, 6], -9, AND_GATE, [2.0, 1.0, 0.0]))
    points = [point.split(",") for point in picture.find(f"{SVG}polyline").get("points").split()]
    assert [[float(number) for number in point] for point in points] == [[610, 50], [710, 146], [810, 242]]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is always full")
def test_a_full_disk_under_the_output_is_said_in_one_sentence():
    with open("/dev/full", "w") as full:
        result = subprocess.run([sys.executable, HERE / "single_neuron.py"], stdout=full, stderr=subprocess.PIPE, text=True)
    assert result.returncode == 1
    assert result.stderr == ("single_neuron.py: cannot write its output (No space left on device): "
                             "choose another folder or name\n")
