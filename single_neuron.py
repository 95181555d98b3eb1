"""A single neuron learns the AND gate: the smallest net that is trained by backpropagation.

    python single_neuron.py                 trains the neuron and prints what it has learned
    python single_neuron.py neuron.svg      also draws a picture, to open in a browser

The neuron is a function: a list of numbers x goes in, one number y between 0 and 1 comes out.
Its parameters, a weight for each input and one bias, decide which function it is:

    z = W1*x1 + W2*x2 + b           the weighted sum
    y = 1 / (1 + exp(-z))           the prediction

Training finds the weights and the bias that make y right for every example. Words used below:

    weights   [W1, W2]              x               the inputs of one example, [x1, x2]
    bias      b                     y_target        the right output for them, 0 or 1
    examples  a list of (x, y_target)               learning_rate   how long each step is
"""

import math
import sys

# ---- The data: pairs of inputs x and the right output y_target --------------------------------

AND_GATE = [([0, 0], 0), ([0, 1], 0), ([1, 0], 0), ([1, 1], 1)]


# ---- Forward pass: from the inputs to the prediction ------------------------------------------

def sigmoid(z):
    """Turn any number z into a number y between 0 and 1.

        y = 1 / (1 + exp(-z))

    >>> sigmoid(0)
    0.5
    """
    if z < 0:
        # The same, with top and bottom times exp(z): exp(-z) could be too large for Python here.
        return math.exp(z) / (math.exp(z) + 1)
    return 1 / (1 + math.exp(-z))


def weighted_sum(weights, bias, x):
    """Return z = W1*x1 + W2*x2 + ... + b. Raises ValueError unless each input has one weight."""
    if len(weights) != len(x):
        raise ValueError(f"weights has length {len(weights)} but x has length {len(x)}: give one weight for each input")
    z = bias
    for j in range(len(x)):
        z += weights[j] * x[j]
    return z


def predict(weights, bias, x):
    """Return the output y of the neuron, between 0 and 1, for one list of inputs x.

    Weights and a bias set by hand, not trained, can make an AND gate too. Here is 1 AND 1:

    >>> round(predict([10, 10], -15, [1, 1]), 3)
    0.993
    """
    return sigmoid(weighted_sum(weights, bias, x))


# ---- Loss: one number that says how wrong the predictions are ---------------------------------

def loss(weights, bias, examples):
    """Return the loss L: near 0 if every prediction is good, larger the worse they are.

        L = mean of l over the examples,  l = -[y_target * ln(y) + (1 - y_target) * ln(1 - y)]

    Raises ValueError if there is no example, or not one weight for each input.
    """
    if not examples:
        raise ValueError("the loss is a mean over the examples: give at least one example")
    total = 0
    for x, y_target in examples:
        z = weighted_sum(weights, bias, x)
        # This is l with y written out in terms of z: ln(1 + exp(z)) - y_target * z, in a form that
        # never takes the logarithm of 0 or too large an exp. math.log1p(u) is ln(1 + u).
        total += max(z, 0) - y_target * z + math.log1p(math.exp(-abs(z)))
    return total / len(examples)


# ---- Backward pass: how the loss changes with each parameter ----------------------------------

def gradient(weights, bias, examples):
    """Return the slopes of the loss, ([dL/dW1, dL/dW2, ...], dL/db). Raises ValueError as loss does.

        dL/dWj = mean of (y - y_target) * xj          dL/db = mean of (y - y_target)
    """
    if not examples:
        raise ValueError("the gradient is a mean over the examples: give at least one example")
    n = len(examples)
    grad_weights = [0] * len(weights)
    grad_bias = 0
    for x, y_target in examples:
        error = predict(weights, bias, x) - y_target
        for j in range(len(weights)):
            grad_weights[j] += error * x[j] / n
        grad_bias += error / n
    return grad_weights, grad_bias


# ---- Training: many steps downhill, against the gradient --------------------------------------

def update(weights, bias, grad_weights, grad_bias, learning_rate):
    """Return (new_weights, new_bias), one step further; the lists given stay as they are.

        Wj <- Wj - learning_rate * dL/dWj          b <- b - learning_rate * dL/db
    """
    new_weights = []
    for j in range(len(weights)):
        new_weights.append(weights[j] - learning_rate * grad_weights[j])
    return new_weights, bias - learning_rate * grad_bias


def train(weights, bias, examples, learning_rate, iterations):
    """Return the (weights, bias) reached after so many iterations, each of them one update."""
    for iteration in range(iterations):
        grad_weights, grad_bias = gradient(weights, bias, examples)
        weights, bias = update(weights, bias, grad_weights, grad_bias, learning_rate)
    return weights, bias


# ---- The run: change one of these, run the file again, and see what it does --------------------

EXAMPLES = AND_GATE
START_WEIGHTS = [-1, -1]
START_BIAS = 1
LEARNING_RATE = 5
ITERATIONS = 100


def train_and_record(weights, bias, examples, learning_rate, iterations):
    """Train, and return (weights, bias, losses): the loss at the start and after each iteration."""
    losses = [loss(weights, bias, examples)]
    for iteration in range(iterations):
        weights, bias = train(weights, bias, examples, learning_rate, 1)
        losses.append(loss(weights, bias, examples))
    return weights, bias, losses


def print_neuron(weights, bias):
    """Print a schematic: each input with its weight, the bias, and the output."""
    for j in range(len(weights)):
        print(f"    x{j + 1} ---[ W{j + 1} = {weights[j]:6.2f} ]---+")
    print(f"     1 ---[ b  = {bias:6.2f} ]---+--->( z )---> y = 1 / (1 + exp(-z))\n")


def print_losses(losses):
    """Print ten of the losses and the last one, each with a bar as long as the loss is large."""
    print("iteration    loss")
    for t in sorted({row * (len(losses) - 1) // 10 for row in range(11)}):
        print(f"{t:9}  {losses[t]:.4f}  {'#' * round(50 * losses[t] / (max(losses) or 1))}")


def print_table(weights, bias, examples):
    """Print the examples with the predictions, and say in words whether they make an AND gate."""
    header = "".join(f"  x{j + 1}" for j in range(len(weights))) + " | y_T | y(x)"
    print(header + "\n " + "-" * len(header))
    for x, y_target in examples:
        print("".join(f"{value:4}" for value in x) + f" | {y_target:3} | {predict(weights, bias, x):.3f}")
    if len(weights) == 2 and max(weights) < -bias < sum(weights):
        print(f"\nAn AND gate, because the bias ({bias:.2f}) outweighs either weight alone but not both\n"
              f"together ({sum(weights):.2f}): y is above 1/2 only when both inputs are 1.")
    else:
        print("\nNot an AND gate: the bias would have to outweigh either weight alone, but not both together.")


# ---- What draws: the picture is text, in the format SVG that every browser shows ---------------

STYLE = """.neuron { font: 14px sans-serif; --ink: #1f2328; --paper: #ffffff; --blue: #1d6fd1; --red: #c2410c }
@media (prefers-color-scheme: dark) { .neuron { --ink: #e6edf3; --paper: #0d1117; --blue: #6cb0ff; --red: #fb923c } }
.neuron text { fill: var(--ink); text-anchor: middle } .neuron .title { font-weight: bold }
.neuron .line { fill: none; stroke: var(--ink) } .neuron .curve { fill: none; stroke: var(--red) }
.neuron circle, .neuron .side { stroke: var(--blue); stroke-width: 2; vector-effect: non-scaling-stroke }
.neuron .target0 { fill: var(--paper) } .neuron .target1, .neuron .side { fill: var(--blue) }"""


def draw(weights, bias, examples, losses):
    """Return the picture of a neuron as text. Raises ValueError unless it has two inputs."""
    if len(weights) != 2:
        raise ValueError(f"the picture shows a neuron with 2 inputs, and this one has {len(weights)}")
    return f"""<svg xmlns="http://www.w3.org/2000/svg" class="neuron" viewBox="0 0 840 310" role="img">
<title>The trained neuron, the line where its output is 1/2, and the loss during training</title>
<style>{STYLE}</style><rect width="840" height="310" rx="8" fill="var(--paper)"/>
<text class="title" x="144" y="28">The trained neuron</text>
<path class="line" d="M40 95L160 150M40 205L160 150M160 85V150H242m-8 -5l8 5l-8 5"/>
<circle class="target0" cx="40" cy="95" r="18"/><text x="40" y="100">x&#8321;</text>
<circle class="target0" cx="40" cy="205" r="18"/><text x="40" y="210">x&#8322;</text>
<circle class="target0" cx="160" cy="150" r="24"/><text x="160" y="154">z</text>
<text x="108" y="104">W&#8321; = {weights[0]:.2f}</text><text x="108" y="208">W&#8322; = {weights[1]:.2f}</text>
<text x="160" y="76">b = {bias:.2f}</text><text x="254" y="154">y</text>
<text x="144" y="270">z = W&#8321;x&#8321; + W&#8322;x&#8322; + b</text><text x="144" y="292">y = 1 / (1 + exp(-z))</text>
{draw_plane(weights, bias, examples)}{draw_losses(losses)}</svg>\n"""


def draw_plane(weights, bias, examples):
    """Draw the examples in the plane of x1 and x2, and shade the side where y is above 1/2."""
    angle = math.degrees(math.atan2(weights[1], weights[0]))
    distance = max(-9, min(9, -bias / max(math.hypot(weights[0], weights[1]), 1e-9)))
    dots = "".join(f'<circle class="target{y:.0f}" cx="{x[0]}" cy="{x[1]}" r="0.05"/>' for x, y in examples)
    return f"""<text class="title" x="426" y="28">What it has learned</text>
<svg x="330" y="50" width="192" height="192" viewBox="-0.3 -1.3 1.6 1.6"><g transform="scale(1 -1)">
<rect class="side" fill-opacity="0.2" transform="rotate({angle:.2f})" x="{distance:.4f}" y="-20" width="40" height="40"/>
{dots}</g></svg><rect class="line" x="330" y="50" width="192" height="192"/>
<text x="366" y="260">0</text><text x="426" y="262">x&#8321;</text><text x="486" y="260">1</text>
<text x="316" y="211">0</text><text x="316" y="151">x&#8322;</text><text x="316" y="91">1</text>
<circle class="target0" cx="314" cy="288" r="6"/><text x="348" y="292">y_T = 0</text>
<circle class="target1" cx="394" cy="288" r="6"/><text x="428" y="292">y_T = 1</text>
<rect class="side" fill-opacity="0.2" x="468" y="281" width="14" height="14"/><text x="514" y="292">y &gt; 1/2</text>\n"""


def draw_losses(losses):
    """Draw the loss against the iterations."""
    last, top = max(1, len(losses) - 1), max(losses) or 1
    points = " ".join(f"{610 + 200 * t / last:.1f},{242 - 192 * losses[t] / top:.1f}" for t in range(len(losses)))
    return f"""<text class="title" x="710" y="28">How it learned</text><path class="line" d="M610 50V242H810"/>
<polyline class="curve" stroke-width="2.5" points="{points}"/>
<text x="586" y="55">{top:.2f}</text><text x="578" y="151">loss L</text><text x="598" y="246">0</text>
<text x="610" y="260">0</text><text x="710" y="262">iterations</text><text x="810" y="260">{last}</text>\n"""


def main(arguments):
    """Train the neuron and show what it has learned; draw it too if a file name is given."""
    if len(arguments) > 1 or arguments and not arguments[0].endswith(".svg"):
        raise ValueError("give at most one name, that of the picture to draw, ending in .svg")
    weights, bias, losses = train_and_record(START_WEIGHTS, START_BIAS, EXAMPLES, LEARNING_RATE, int(ITERATIONS))
    if not math.isfinite(sum(losses)):
        raise ValueError("the loss is too large to be a number: choose smaller numbers for the run")
    if arguments:
        with open(arguments[0], "w", encoding="ascii") as file:
            file.write(draw(weights, bias, EXAMPLES, losses))
    print("Before training:\n")
    print_neuron(START_WEIGHTS, START_BIAS)
    print(f"Training on {len(EXAMPLES)} examples, {ITERATIONS} iterations, learning rate {LEARNING_RATE}:\n")
    print_losses(losses)
    print("\nAfter training:\n")
    print_neuron(weights, bias)
    print_table(weights, bias, EXAMPLES)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
        sys.stdout.flush()
    except OSError as error:
        sys.stdout = None   # what is still waiting to be printed cannot be written either
        sys.exit(f"single_neuron.py: cannot write {error.filename or 'its output'} ({error.strerror}): "
                 "choose another folder or name")
    except ValueError as error:
        sys.exit(f"single_neuron.py: {error}")
