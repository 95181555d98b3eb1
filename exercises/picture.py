"""Draw how a single neuron learns: one picture that plays like a flip book.

    python exercises/picture.py                 draws neuron.svg and opens it in a browser
    python exercises/picture.py another.svg     draws a file of that name, and does not open it
    python exercises/picture.py ex5             draws the run of your own update and train

In a notebook, %run exercises/picture.py shows the picture. So does picture.draw_run() after
import picture, with the settings of that moment; picture.draw_run(train) runs your own train.
"""

import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
# Last, so that a file of yours, such as random.py, takes the place of no module of Python.
sys.path[:] = [path for path in sys.path if os.path.abspath(path or ".") != HERE]
sys.path += [HERE, os.path.dirname(HERE)]
if __name__ == "__main__":
    sys.modules.pop("single_neuron", None)      # A notebook may have read it before you changed it.

import contextlib
import math
import pathlib
import webbrowser
from string import Template

import single_neuron as lesson

# ---- The picture is text in the format SVG. What begins with $ is filled in. ------------------------------
# Every rule is for what is inside .neuron: in a notebook, a style holds for the whole page.
# An animation cannot change what is !important: what one points at shows while the rest plays.
PICTURE = Template("""\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 $height" class="neuron" role="img">
<desc>A neuron learns: in $last iterations, its loss goes from $first_loss to $last_loss.</desc><style>
.neuron { color: #1f2328; fill: currentColor; font: 16px sans-serif; text-anchor: middle }
.neuron .title { font: bold 18px sans-serif } .neuron .end { text-anchor: end }
.neuron .paper, .neuron .disc, .neuron .band { fill: #fff } .neuron .band { fill-opacity: 0.2 }
.neuron .line { fill: none } .neuron .line, .neuron .disc { stroke: currentColor }
.neuron .minus { stroke-dasharray: 9 5 } .neuron .next { stroke-dasharray: 3; stroke-width: 2px }
.neuron .orange { fill: #d9590f } .neuron .curve { fill: none; stroke: #d9590f; stroke-width: 2.5px }
.neuron .blue { stop-color: #2b7bdd } .neuron .ball { stroke: #fff; stroke-width: 2px }
@media screen and (prefers-color-scheme: dark) { svg:root { background: #0d1117 } .neuron { color: #e6edf3 }
.neuron .paper, .neuron .disc, .neuron .band { fill: #0d1117 } .neuron .ball { stroke: #0d1117 } }
.neuron * { pointer-events: none } .neuron .hit * { fill: none; pointer-events: all }
.neuron .page { visibility: hidden } .neuron .last { visibility: visible; animation-delay: 0s !important }
@keyframes neuron-show { 0%, 100% { visibility: visible } }
@keyframes neuron-hide { 0%, 100% { visibility: hidden } }
@media screen and (prefers-reduced-motion: no-preference) {
.neuron .page { animation-name: neuron-show } .neuron .last, .neuron .trail { animation-name: neuron-hide }
.neuron:active * { animation-name: none !important } }
.neuron:has(.hit:hover) .page { visibility: hidden !important }
.neuron:has(.hit:hover) .trail, .neuron .hit:hover + .page { visibility: visible !important }
.neuron .hit:hover ~ .trail { visibility: hidden !important }
</style>
<linearGradient id="neuron-y" gradientUnits="userSpaceOnUse" x1="-6" x2="6" y2="0">$shades</linearGradient>
<path class="paper" d="M0 0H640V${height}H0z"/>
<circle class="disc" cx="40" cy="32" r="17"/><text x="40" y="37">x&#8321;</text>
<circle class="disc" cx="40" cy="76" r="17"/><text x="40" y="81">x&#8322;</text>
<circle class="disc" cx="40" cy="120" r="17"/><text x="40" y="126">1</text><text x="410" y="80">y</text>
<text x="534" y="68">z = W&#8321;x&#8321; + W&#8322;x&#8322; + b</text>
<text x="534" y="98">y = 1 / (1 + exp(-z))</text>
<text class="title" x="180" y="158">Output y: blue is high</text><text x="180" y="447">line: y = 1/2</text>
<text x="48" y="369">0</text><text x="44" y="294">x&#8322;</text><text x="48" y="219">1</text>
<text x="105" y="427">0</text><text x="180" y="427">x&#8321;</text><text x="255" y="427">1</text>
$map$pages<svg x="60" y="168" width="240" height="240" viewBox="60 168 240 240">$targets</svg>
<circle class="disc" cx="300" cy="76" r="24"/><text x="300" y="81">z</text>
<path class="line" d="M60 168h240v240h-240zM380 168h240v240h-240zM324 76h72m-8-5l8 5l-8 5"/>$axes</svg>
""")

# A page of the flip book: a piece of the trails, where to point, and what shows on this page alone.
# In the plane, inside the inner <g>, the first coordinate is z, which is 0 on the line y = 1/2.
PAGE = Template("""\
<g class="trail" style="animation-duration: ${start}s"><path class="line" d="$walk"/>
<path class="curve" d="$curve"/><circle cx="$x" cy="$y" r="2.5"/></g>
<g class="hit"><circle cx="$x" cy="$y" r="8"/><rect x="$between" y="$above" width="640" height="$height"/></g>
<g class="$kind" style="animation-delay: ${start}s; animation-duration: ${length}s">
<svg x="60" y="168" width="240" height="240" viewBox="-0.3 -1.3 1.6 1.6">
<g transform="scale(1 -1) rotate($angle) translate($shift 0) scale($scale 1)">
<path fill="url(#neuron-y)" d="M-$far -3V3H${far}V-3z"/>
<path class="line" stroke-width="$thin" d="M0 -3V3"/></g></svg><text x="105" y="198">$y01</text>
<text x="255" y="198">$y11</text><text x="105" y="394">$y00</text><text x="255" y="394">$y10</text>
<path $wire_W1 d="M57 32H190L276 76"/><text x="128" y="21">W&#8321; = $W1</text>
<path $wire_W2 d="M57 76H276"/><text x="128" y="65">W&#8322; = $W2</text>
<path $wire_b d="M57 120H190L276 76"/><text x="128" y="109">b = $b</text>
<path class="line next" d="$ahead"/><circle class="ball" cx="$x" cy="$y" r="6"/>
<circle class="ball" cx="$along" cy="$level" r="6"/>
<text class="title" x="$middle" y="$above">Iteration $t: loss $loss</text></g>
""")

ROUND = [digit * 10 ** k for k in range(7) for digit in (1, 2, 5)]      # 1, 2, 5, 10, 20, 50, ...
ROOT2 = math.sqrt(2)


# ---- From a run to the picture ----------------------------------------------------------------------------
def draw(history, examples):
    """Return the picture of a run, given the list of its (weights, bias, loss) from the start on.

    Ends the program with a sentence if a number is too large to draw, or nan.
    """
    for weights, bias, loss in history:
        if not all(abs(number) < 10000 for number in (*weights, bias, loss)):
            sys.exit("picture.py: the numbers grow too large to draw: choose smaller settings")
    # While W1 = W2, the loss depends on two numbers only, and a map shows it. Where they differ, a
    # map would be a cut that the training does not stay in, so the curve gets its room.
    equal = all(abs(weights[0] - weights[1]) < 0.005 for weights, _, _ in history)
    box = (60, 480, 560, 60) if equal else (380, 168, 240, 240)
    curve, axes = draw_curve([loss for _, _, loss in history], *box)
    path, loss_map = draw_map(history, examples) if equal else (curve, "")
    shades = "".join(f'<stop class="blue" offset="{0.5 + z / 12:.3f}" '
                     f'stop-opacity="{0.7 * lesson.sigmoid(z):.3f}"/>\n' for z in range(-6, 7))
    targets = ""
    for (x1, x2), y_target in examples:
        x, y = 105 + 150 * x1, 363 - 150 * x2       # What is not in the plane is cut off.
        targets += f'<circle class="disc" cx="{x:.0f}" cy="{y:.0f}" r="12"/>{label(x, y + 6, int(y_target))}'
    return PICTURE.substitute(
        last=len(history) - 1, first_loss=f"{history[0][2]:.4f}", last_loss=f"{history[-1][2]:.4f}",
        height=576 if equal else 460, shades=shades, map=loss_map, axes=axes, targets=targets,
        pages=draw_pages(history, path, curve, box))


def draw_pages(history, path, curve, box):
    """Return the pages: all iterations at first, then ever fewer."""
    shown, last, pages = [0], len(history) - 1, ""
    while shown[-1] < last:
        shown.append(min(last, shown[-1] + 1 + shown[-1] // 12))
    # In seconds: the first pages start at 0, 2 and 4, the others evenly along the curve until 11.
    starts = [2 * t if t < 3 else 4 + min(7, last - 2) * math.log((1 + t) / 3, (1 + last) / 3) for t in shown]
    # The last page is what shows without motion. With it, it is hidden until its start.
    lengths = [end - start for start, end in zip(starts, starts[1:])] + starts[-1:]
    for before, t, start, length in zip([0] + shown, shown, starts, lengths):
        steps = [*range(before, t, 1 + (t - before) // 8), t]
        (x, y), (along, level) = path[t], curve[t]
        pages += PAGE.substitute(
            numbers(*history[t]), t=t, kind="page last" if t == last else "page", x=f"{x:.1f}", y=f"{y:.1f}",
            along=f"{along:.1f}", level=f"{level:.1f}", between=f"{(curve[before][0] + along) / 2:.1f}",
            walk=joined([path[s] for s in steps]), curve=joined([curve[s] for s in steps]),
            ahead=joined(path[t:t + 2]), start=f"{start:.2f}", length=f"{length:.2f}",
            middle=box[0] + 110, above=box[1] - 10, height=box[3] + 40)
    return pages


def draw_curve(losses, left, top, width, height):
    """Return the place of each loss, and the axes. Across is log(1 + iteration)."""
    last, highest = len(losses) - 1, max(*losses, 0.01)     # A loss of almost 0 is at the bottom.
    places = [(left + width * math.log(1 + t, 1 + max(1, last)), top + height * (1 - losses[t] / highest))
              for t in range(last + 1)]
    axes = (f'<path class="line" d="M{left} {top}v{height}h{width}"/>'
            + label(left - 9, top + 6, f"{highest:.3g}", "end") + label(left - 9, top + height + 6, 0, "end"))
    room = 640      # From the right: the last iteration has a label, the others if there is room.
    for t in sorted({0, last, *ROUND} & {*range(last + 1)}, reverse=True):
        half = 2 + 5 * len(str(t))
        x = min(places[t][0], 640 - half)
        if x + half <= room:
            axes += label(x, top + height + 20, t)
            room = x - half
    return places, axes


def draw_map(history, examples):
    """Return the place of each neuron of the history on the map of the loss, and the map.

    Across is W1, which is W2. Up is b / sqrt(2), because a step changes two weights and one bias:
    now the steps, which go straight downhill, cross the bands at right angles.
    """
    across = [weights[0] for weights, _, _ in history]
    up = [bias / ROOT2 for _, bias, _ in history]
    size = max(6, 1.3 * (max(across) - min(across)), 1.3 * (max(up) - min(up)))
    left, low = (min(across) + max(across) - size) / 2, (min(up) + max(up) - size) / 2
    ws = [left + size * column / 240 for column in range(241)]
    bs = [ROOT2 * (low + size * row / 60) for row in range(61)]
    losses = [[lesson.loss([w, w], b, examples) for w in ws] for b in bs]
    axes = (label(500, 158, "Loss L: orange is high", "title") + label(318, 294, "b")
            + label(500, 447, "W&#8321; = W&#8322;"))
    for n in round_numbers(left, left + size):
        axes += label(380 + 240 * (n - left) / size, 427, n)
    for n in round_numbers(ROOT2 * low, ROOT2 * (low + size)):
        axes += label(373, 414 - 240 * (n / ROOT2 - low) / size, n, "end")
    places = [(380 + 240 * (w - left) / size, 408 - 240 * (b - low) / size) for w, b in zip(across, up)]
    return places, f'<path class="orange" d="M380 168h240v240h-240z"/>{draw_bands(losses)}{axes}'


def draw_bands(losses):
    """Return nine areas of the map, each inside the one before: where the loss is below a level."""
    lowest, highest, bands = min(map(min, losses)), max(map(max, losses)), ""
    for k in range(1, 10):
        # In cubes, the levels are closer together towards the bottom, where the training ends.
        level = lowest + (max(highest, 0.01) - lowest) * (1 - k / 10) ** 3
        # The loss is convex: what is below a level is in one piece.
        rows = [[x for x in range(241) if along[x] < level] for along in losses]
        left = [(380 + row[0], 408 - 4 * y) for y, row in enumerate(rows) if row]
        right = [(380 + row[-1], 408 - 4 * y) for y, row in enumerate(rows) if row]
        bands += f'<path class="band" d="{joined(left + right[::-1])}"/>\n'
    return bands


def numbers(weights, bias, loss):
    """Return the numbers of a neuron, how its wires look, and how its plane is shaded."""
    size = max(math.hypot(*weights), 0.01)      # Weights of 0 have no direction, and no line.
    names = {"loss": f"{loss:.4f}", "angle": f"{math.degrees(math.atan2(*weights[::-1])):.2f}",
             "shift": f"{-bias / size:.4f}", "scale": f"{1 / size:.4g}",
             "far": f"{abs(bias) + 4 * size:.4g}", "thin": f"{math.hypot(*weights) / 100:.4g}"}
    for name, value in ("W1", weights[0]), ("W2", weights[1]), ("b", bias):
        names[name] = f"{round(value, 2) + 0:.2f}"      # + 0: never -0.00
        wide, sign = 1 + 9 * abs(value) / (6 + abs(value)), "minus" if round(value, 2) < 0 else "plus"
        names["wire_" + name] = f'class="line {sign}" stroke-width="{wide:.1f}"'
    for x1, x2 in (0, 0), (0, 1), (1, 0), (1, 1):
        names[f"y{x1}{x2}"] = f"{lesson.predict(weights, bias, [x1, x2]):.2f}"
    return names


def round_numbers(low, high):
    """Return the whole numbers to write at an axis, such as -10, -5 and 0."""
    step = next(n for n in ROUND if high - low < 4 * n)
    return range(step * math.ceil(low / step), math.floor(high) + 1, step)


def label(x, y, words, kind="middle"):
    return f'<text class="{kind}" x="{x:.0f}" y="{y:.0f}">{words}</text>\n'


def joined(points):
    return "M" + "L".join(f"{x:.4g} {y:.4g}" for x, y in points)


# ---- The run, and where its picture goes -------------------------------------------------------------------
class Picture(str):
    """The text of an SVG, which a notebook shows as a picture."""
    __repr__ = object.__repr__      # A shell need not print all of it.

    def _repr_svg_(self):
        return self.replace("<svg ", '<svg width="640" ', 1)    # else it is as wide as the page


def draw_run(train=lesson.train):
    """Return the picture of a run with the settings of single_neuron.py, and any train."""
    lesson.check_settings()
    examples, weights, bias = lesson.EXAMPLES, lesson.START_WEIGHTS, lesson.START_BIAS
    history = [(weights, bias, lesson.loss(weights, bias, examples))]
    for iteration in range(lesson.ITERATIONS):
        # train gets a copy: if it changes its list, what is recorded stays as it was.
        weights, bias = train(list(weights), bias, examples, lesson.LEARNING_RATE, 1)
        history.append(([float(w) for w in weights], float(bias), lesson.loss(weights, bias, examples)))
    return Picture(draw(history, examples))


def draw_own_run():
    """Return the picture of the run by your train, and so by your update, of ex5_training.py."""
    draw_run()      # If the settings do not work, it ends here: exercise 5 is not the cause.
    sys.modules.pop("ex5_training", None)       # A shell may have read it before you changed it.
    try:
        import ex5_training
        # The given gradient measures slopes. It cannot where y is rounded to 1, as at rate 50.
        ex5_training.gradient = lesson.gradient
        return draw_run(ex5_training.train)
    except (Exception, SystemExit):
        sys.exit("picture.py: your update and train do not work yet: run ex5_training.py, which checks them")


def main(arguments):
    """Draw a run into a file, and show it unless the file is named."""
    name = arguments[0] if arguments else ""
    named = name.lower().endswith(".svg")
    if len(arguments) > 1 or not named and name not in ("", "ex5"):
        print("picture.py: give one name that ends in .svg, or ex5, or nothing", file=sys.stderr)
        sys.exit(2)
    picture = draw_own_run() if name == "ex5" else draw_run()
    path = pathlib.Path(name) if named else pathlib.Path(HERE).with_name("neuron.svg")
    shell = "IPython" in sys.modules and sys.modules["IPython"].get_ipython()
    in_notebook = shell and type(shell).__name__ != "TerminalInteractiveShell"
    if in_notebook and not named:
        sys.modules["IPython"].display.display(picture)
    try:
        path.write_bytes(picture.encode("ascii"))       # As bytes, it is the same file on Windows.
    except OSError as error:
        sys.exit(f"picture.py: cannot write {path} ({error.strerror}): name another place")
    print(f"The picture is in {path}.\n"
          "In a browser, a click plays it again, and pointing at the curve shows one iteration.", flush=True)
    if not named and not in_notebook:
        with contextlib.suppress(Exception):        # A browser's own Python cannot open one.
            if webbrowser.open(path.as_uri()):
                return
        print("No browser can be opened from here: open the file in one.")


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except (OverflowError, KeyboardInterrupt) as error:     # a number of more than 300 digits; Ctrl-C
        sys.exit(f"picture.py: {str(error) or 'stopped'}")
    except BrokenPipeError:     # Nobody reads on.
        sys.stdout = None
