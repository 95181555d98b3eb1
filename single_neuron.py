"""A single neuron, the smallest neural net, learns the AND gate.

    python single_neuron.py                 trains the neuron and prints how
    python single_neuron.py neuron.svg      also draws it, to open in a browser

The neuron is a function: a list of numbers x goes in, and one number y between
0 and 1 comes out. A weight for each input and one bias decide which function:

    z = W1*x1 + W2*x2 + b           the weighted sum
    y = 1 / (1 + exp(-z))           the prediction

Training by backpropagation finds the weights and the bias that make y right.

    weights         [W1, W2], a list of numbers
    bias            b, a number
    x               [x1, x2], the inputs of one example
    y_target        the right output for these inputs, 0 or 1
    examples        a list of pairs (x, y_target)
    learning_rate   how long each step of the training is
"""

import math
import sys

# ---- The data: pairs of inputs x and the right output y_target ---------------

AND_GATE = [([0, 0], 0), ([0, 1], 0), ([1, 0], 0), ([1, 1], 1)]


# ---- Forward pass: from the inputs to the prediction -------------------------

def sigmoid(z):
    """Turn any number z into a number y between 0 and 1.

        y = 1 / (1 + exp(-z))

    >>> sigmoid(0)
    0.5
    """
    if z < -700:
        z = -700    # y is almost 0 already, and exp(-z) would soon be too big.
    return 1 / (1 + math.exp(-z))


def weighted_sum(weights, bias, x):
    """Return z = W1*x1 + W2*x2 + ... + b.

    Raises ValueError unless there is one weight for each input.
    """
    if len(weights) != len(x):
        raise ValueError(f"weights has length {len(weights)} but x has length "
                         f"{len(x)}: give one weight for each input")
    z = bias
    for j in range(len(x)):
        z += weights[j] * x[j]
    return z


def predict(weights, bias, x):
    """Return the output y of the neuron, between 0 and 1, for the inputs x.

    Weights and a bias set by hand make an AND gate too. This is 1 AND 1:

    >>> round(predict([10, 10], -15, [1, 1]), 3)
    0.993
    """
    return sigmoid(weighted_sum(weights, bias, x))


# ---- Loss: one number that says how wrong the predictions are ----------------

def loss(weights, bias, examples):
    """Return the loss L: near 0 if all predictions are good, larger if not.

        L = mean of l,   l = -[y_target * ln(y) + (1 - y_target) * ln(1 - y)]

    No l is above 700, since the sigmoid takes no z below -700.
    Raises ValueError if there is no example, or not one weight for each input.
    """
    if len(examples) == 0:
        raise ValueError("the loss is a mean: give at least one example")
    total = 0
    for x, y_target in examples:
        z = weighted_sum(weights, bias, x)
        y = sigmoid(z)
        not_y = sigmoid(-z)     # not_y is 1 - y, but it is never rounded to 0.
        total -= y_target * math.log(y) + (1 - y_target) * math.log(not_y)
    return total / len(examples)


# ---- Backward pass: how the loss changes with each parameter -----------------

def gradient(weights, bias, examples):
    """Return the slopes of the loss: a list [dL/dW1, dL/dW2, ...], then dL/db.

        dL/dWj = mean of (y - y_target) * xj
        dL/db  = mean of (y - y_target)

    Raises ValueError if there is no example, or not one weight for each input.
    """
    if len(examples) == 0:
        raise ValueError("the gradient is a mean: give at least one example")
    n = len(examples)
    grad_weights = [0] * len(weights)
    grad_bias = 0
    for x, y_target in examples:
        error = predict(weights, bias, x) - y_target    # This is dl/dz.
        for j in range(len(weights)):
            grad_weights[j] += error * x[j] / n
        grad_bias += error / n
    return grad_weights, grad_bias


# ---- Training: many steps downhill, against the gradient ---------------------

def update(weights, bias, grad_weights, grad_bias, learning_rate):
    """Return the new weights and the new bias, after one step.

        new Wj = Wj - learning_rate * dL/dWj
        new b  = b  - learning_rate * dL/db

    The lists that are given are not changed.
    """
    new_weights = []
    for j in range(len(weights)):
        new_weights.append(weights[j] - learning_rate * grad_weights[j])
    return new_weights, bias - learning_rate * grad_bias


def train(weights, bias, examples, learning_rate, iterations):
    """Return the weights and the bias after so many updates."""
    for iteration in range(iterations):
        grad_weights, grad_bias = gradient(weights, bias, examples)
        weights, bias = update(weights, bias, grad_weights, grad_bias,
                               learning_rate)
    return weights, bias


# ---- The run: change one of these, run the file again, see what it does ------

EXAMPLES = AND_GATE
START_WEIGHTS = [-1, -1]
START_BIAS = 1
LEARNING_RATE = 5
ITERATIONS = 100


# ---- The lesson ends here. What follows prints the run, and then draws it. ----------------------

def main():
    """Train the neuron, and print how it learns and what it has learned."""
    history = run()
    weights, bias, last_loss = history[-1]
    print("Before training:\n")
    print_neuron(START_WEIGHTS, START_BIAS)
    print_first_step(START_WEIGHTS, START_BIAS)
    print(f"Training on {len(EXAMPLES)} examples, {ITERATIONS} iterations, "
          f"learning rate {LEARNING_RATE}:\n")
    print_losses(history)
    print("\nAfter training:\n")
    print_neuron(weights, bias)
    print_table(weights, bias)


def run():
    """Train with the settings above, if they can work, and return the record of it."""
    for name, value in ("START_BIAS", START_BIAS), ("LEARNING_RATE", LEARNING_RATE):
        refuse(not are_numbers([value], 1), f"{name} is {value!r}: write a number, such as 0.5")
    refuse(type(ITERATIONS) is not int or ITERATIONS < 0,
           f"ITERATIONS is {ITERATIONS!r}: write a whole number, such as 100")
    refuse(not are_numbers(START_WEIGHTS, 2),
           f"START_WEIGHTS is {START_WEIGHTS!r}: write two, as [-1, -1] (two inputs are drawn)")
    refuse(not isinstance(EXAMPLES, list) or not EXAMPLES,
           f"EXAMPLES is {EXAMPLES!r}: write a list of at least one, such as [([0, 1], 0)]")
    for one in EXAMPLES:
        refuse(not isinstance(one, (list, tuple)) or len(one) != 2
               or not are_numbers(one[0], 2) or one[1] not in (0, 1),
               f"EXAMPLES holds {one!r}: write two inputs and an output of 0 or 1, as ([0, 1], 0)")
    history = train_and_record(START_WEIGHTS, START_BIAS, EXAMPLES, LEARNING_RATE, ITERATIONS)
    refuse(not math.isfinite(history[-1][2]), "the numbers grow too large: choose smaller ones")
    return history


def refuse(wrong, sentence):
    if wrong:
        raise ValueError(sentence)


def are_numbers(values, count):
    return (isinstance(values, (list, tuple)) and len(values) == count
            and all(isinstance(value, (int, float)) and abs(value) < 1e300 for value in values))


def train_and_record(weights, bias, examples, learning_rate, iterations):
    """Train, and return a list of (weights, bias, loss): the start, then each iteration."""
    history = [(weights, bias, loss(weights, bias, examples))]
    for iteration in range(iterations):
        weights, bias = train(weights, bias, examples, learning_rate, 1)
        history.append((weights, bias, loss(weights, bias, examples)))
    return history


def print_neuron(weights, bias):
    """Print the neuron: each input with its weight, the bias, and the output."""
    print(f"    x1 ---[ W1 = {weights[0]:6.2f} ]---+")
    print(f"    x2 ---[ W2 = {weights[1]:6.2f} ]---+")
    print(f"     1 ---[ b  = {bias:6.2f} ]---+--->( z )---> y = 1 / (1 + exp(-z))\n")


def print_first_step(weights, bias):
    """Print how the first step is found: each slope is the mean of error times input."""
    print("The first step, where error = y - y_T:\n")
    print("  x1  x2 | y_T |      y |    error  error*x1  error*x2\n " + 54 * "-")
    for x, y_target in EXAMPLES:
        y = predict(weights, bias, x)
        error = y - y_target
        print(f"{x[0]:4}{x[1]:4} |{y_target:4} | {y:.4f} | "
              f"{error:8.4f}  {error * x[0] + 0:8.4f}  {error * x[1] + 0:8.4f}")     # 0, not -0
    [dL_dW1, dL_dW2], dL_db = gradient(weights, bias, EXAMPLES)
    print(" " + 54 * "-")
    print(f"                   mean | {dL_db:8.4f}  {dL_dW1:8.4f}  {dL_dW2:8.4f}")
    print("                this is |    dL/db    dL/dW1    dL/dW2\n")
    steps = [("W1", weights[0], dL_dW1), ("W2", weights[1], dL_dW2), ("b ", bias, dL_db)]
    for name, old, slope in steps:
        print(f"    new {name} = {name} - {LEARNING_RATE} * dL/d{name} = {old:5.2f} - "
              f"{LEARNING_RATE} * {slope:7.4f} = {old - LEARNING_RATE * slope:5.2f}")
    print()


def print_losses(history):
    """Print about ten losses, with the highest and the last; the longer the bar, the larger."""
    losses = [loss for weights, bias, loss in history]
    highest, last = losses.index(max(losses)), len(losses) - 1
    print("iteration    loss")
    for t in range(last + 1):
        if t % max(1, last // 10) == 0 or t == highest or t == last:
            length = round(50 * losses[t] / max(losses[highest], 1e-9))
            print(f"{t:9}  {losses[t]:.4f}  {'#' * length}")


def print_table(weights, bias):
    """Print the examples with what the neuron predicts, and say which gate it is."""
    print("  x1  x2 | y_T | y(x)\n " + 21 * "-")
    for x, y_target in EXAMPLES:
        print(f"{x[0]:4}{x[1]:4} |{y_target:4} | {predict(weights, bias, x):.3f}")
    outputs = []
    for x, _ in AND_GATE:
        y = predict(weights, bias, x)
        if 0.1 < y < 0.9:
            outputs.append(f"{y:.2f}")      # The neuron has not decided.
        else:
            outputs.append(f"{y:.0f}")
    outputs = ", ".join(outputs)
    gates = {"0, 0, 0, 1": "AND", "0, 1, 1, 1": "OR", "1, 1, 1, 0": "NAND", "1, 0, 0, 0": "NOR"}
    print(f"\nOutputs {outputs}: {gates.get(outputs, 'not AND, OR, NAND or NOR')}.")
    if outputs == "0, 0, 0, 1":
        print(f"The bias ({bias:.2f}) outweighs either weight alone, but not both together\n"
              f"({sum(weights):.2f}): y is above 1/2 only when both inputs are 1.")


# ---- The picture, which is text in the format SVG -----------------------------------------------

PICTURE = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 840 310" role="img" class="ink">
<title>A single neuron learns</title>
<desc>The neuron with weights $W1, $W2 and bias $b; the plane of its inputs, shaded by its output y;
and the loss, from $first_loss to $loss in $last iterations. The training is played once.</desc>
<style>
.ink { color: #1f2328; font: 14px sans-serif; text-anchor: middle } .ink text { fill: currentColor }
.line { fill: none; stroke: currentColor } .title { font-weight: bold }
.paper, .target0 { fill: #ffffff } .blue, .target1 { fill: #1d6fd1; stop-color: #1d6fd1 }
.red { fill: none; stroke: #c2410c } .frame { visibility: hidden } .last { visibility: visible }
@media (prefers-color-scheme: dark) { .ink { color: #e6edf3 } .red { stroke: #fb923c }
.paper, .target0 { fill: #0d1117 } .blue, .target1 { fill: #6cb0ff; stop-color: #6cb0ff } }
@keyframes show { 0%, 100% { visibility: visible } }
@keyframes hide { 0%, 100% { visibility: hidden } }
@media screen and (prefers-reduced-motion: no-preference) {
.frame { animation-name: show } .last { animation-name: hide } }
</style>
<linearGradient id="y" gradientUnits="userSpaceOnUse" x1="-6" x2="6" y2="0">
$shades</linearGradient>
<rect class="paper" width="840" height="310" rx="8"/>
<path class="line" d="M40 95L160 150M40 205L160 150M160 85V150H242m-8 -5l8 5l-8 5M610 242H810"/>
<g class="line paper"><circle cx="40" cy="95" r="18"/><circle cx="40" cy="205" r="18"/>
<circle cx="160" cy="150" r="24"/></g><text x="160" y="154">z</text>
<text x="40" y="100">x&#8321;</text><text x="40" y="210">x&#8322;</text>
<text x="144" y="270">z = W&#8321;x&#8321; + W&#8322;x&#8322; + b</text>
<text x="144" y="292">y = 1 / (1 + exp(-z))</text><text x="254" y="154">y</text>
<g class="title"><text x="144" y="28">The neuron</text><text x="710" y="28">How it learns</text>
<text x="426" y="28">Its output y, and the line y = 1/2</text></g>
<polyline class="red" stroke-width="2.5" points="$curve"/>
$frames<svg x="330" y="50" width="192" height="192" viewBox="-0.3 -1.3 1.6 1.6">
<g transform="scale(1 -1)" stroke="currentColor" stroke-width="0.01">$dots</g></svg>
<path class="line" d="M330 50h192v192h-192zM610 50V242"/>
<text x="366" y="260">0</text><text x="426" y="262">x&#8321;</text><text x="486" y="260">1</text>
<text x="316" y="211">0</text><text x="316" y="151">x&#8322;</text><text x="316" y="91">1</text>
<circle class="line paper" cx="316" cy="287" r="6"/><text x="352" y="292">y_T = 0</text>
<circle class="line blue" cx="394" cy="287" r="6"/><text x="430" y="292">y_T = 1</text>
<path class="blue" fill-opacity="0.6" d="M470 280h14v14h-14z"/><text x="518" y="292">y near 1</text>
<text x="602" y="55" text-anchor="end">$highest</text><text x="578" y="151">loss L</text>
<text x="598" y="246">0</text><text x="610" y="260">0</text>
<text x="710" y="262">iterations</text><text x="810" y="260">$last</text></svg>
"""

# A page of the flip book. In its plane, inside <g>, the first coordinate is z: 0 is on the line.
FRAME = """<g class="frame$kind" style="animation-delay: ${start}s; animation-duration: ${length}s">
<text x="108" y="104">W&#8321; = $W1</text><text x="108" y="208">W&#8322; = $W2</text>
<text x="160" y="76">b = $b</text>
<svg x="330" y="50" width="192" height="192" viewBox="-0.3 -1.3 1.6 1.6">
<g transform="scale(1 -1) rotate($angle) translate($shift 0) scale($scale 1)">
<path fill="url(#y)" d="M-$reach -3V3H${reach}V-3z"/>
<path class="line" stroke-width="$stroke" d="M0 -3V3"/></g></svg>
<rect class="paper" x="$x" y="46" width="210" height="195"/>
<circle class="red" cx="$x" cy="$level" r="2" stroke-width="4"/>
<text x="710" y="292">iteration $t: loss $loss</text></g>
"""


def draw(history, examples):
    """Return the picture of what train_and_record returns.

    Raises ValueError unless the neuron has two inputs.
    """
    from string import Template
    refuse(len(history[0][0]) != 2, "the picture is for a neuron with 2 inputs")
    losses = [loss for weights, bias, loss in history]
    last, highest = len(losses) - 1, max(losses) or 1
    places = [(f"{610 + 200 * t / max(1, last):.1f}", f"{242 - 192 * losses[t] / highest:.1f}")
              for t in range(last + 1)]
    frames = shades = dots = ""
    for t, start, length in frame_times(last):
        frames += Template(FRAME).substitute(
            numbers(*history[t]), t=t, kind=" last" if t == last else "",
            start=f"{start:.2f}", length=f"{length:.2f}", x=places[t][0], level=places[t][1])
    for z in range(-6, 7):
        shades += (f'<stop class="blue" offset="{0.5 + z / 12:.3f}" '
                   f'stop-opacity="{0.7 * sigmoid(z):.3f}"/>\n')
    for x, y_target in examples:
        dots += f'<circle class="target{y_target}" cx="{x[0]}" cy="{x[1]}" r="0.05"/>\n'
    return Template(PICTURE).substitute(
        numbers(*history[-1]), first_loss=f"{losses[0]:.4f}", highest=f"{highest:.2f}", last=last,
        curve=" ".join(map(",".join, places[::1 + last // 2000])),
        frames=frames, shades=shades, dots=dots)


def numbers(weights, bias, loss):
    """Return the numbers for the templates. Across the plane, z = size * distance + b."""
    size = max(math.hypot(*weights), 0.01)      # Weights of 0 have no direction.
    reach = abs(bias) + 4 * size
    angle = math.degrees(math.atan2(weights[1], weights[0]))
    return {"W1": f"{weights[0]:.2f}", "W2": f"{weights[1]:.2f}", "b": f"{bias:.2f}",
            "loss": f"{loss:.4f}", "angle": f"{angle:.2f}", "shift": f"{-bias / size:.4f}",
            "scale": f"{1 / size:.6f}", "stroke": f"{0.01 * size:.4f}", "reach": f"{reach:.2f}"}


def frame_times(last):
    """Return (iteration, start, length) of each page, in seconds; the first last longest."""
    shown = [0]
    while shown[-1] < last:
        shown.append(min(last, shown[-1] + 1 + shown[-1] // 25))
    starts = [8 * math.log(1 + t) / math.log(2 + last) for t in shown]
    lengths = [end - start for start, end in zip(starts, starts[1:])]
    return [*zip(shown, starts, lengths), (last, 0, starts[-1])]    # The end hides until its turn.


def write_picture(path):
    """Draw the run into a file, and say so."""
    with open(path, "w", encoding="ascii") as file:
        file.write(draw(run(), EXAMPLES))
    print(f"\nThe picture is in {path}. Open it in a browser.")


def show_picture():
    """Draw the run into neuron.svg, beside this file, and open it in a browser."""
    import pathlib
    import webbrowser
    path = pathlib.Path(__file__).resolve().with_name("neuron.svg")
    try:
        write_picture(path)
        webbrowser.open(path.as_uri())
    except OSError as error:
        print(f"Cannot write the picture: {error.strerror}. Try write_picture('another.svg')")


if __name__ == "__main__":
    try:
        names = sys.argv[1:]
        refuse(len(names) > 1 or names and not names[0].endswith(".svg"),
               "give at most one name, that of the picture to draw, ending in .svg")
        main()
        if names:
            write_picture(names[0])
        else:
            print("\nTo see it: python single_neuron.py neuron.svg, or show_picture() after Run")
        sys.stdout.flush()
    except OSError as error:
        sys.stdout = None       # What is still waiting to be printed cannot be written either.
        sys.exit(f"single_neuron.py: cannot write {error.filename or 'its output'} "
                 f"({error.strerror}): choose another folder or name")
    except ValueError as error:
        sys.exit(f"single_neuron.py: {error}")
