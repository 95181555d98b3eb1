"""The picture: what it shows is what the run was, and it is written whole, or a sentence says why not."""

import math
import os
import pathlib
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree

import pytest

import picture
import single_neuron
from single_neuron import AND_GATE, loss, predict, train

TOP = pathlib.Path(__file__).resolve().parents[3]
SVG = "{http://www.w3.org/2000/svg}"
XOR = [([0, 0], 0), ([0, 1], 1), ([1, 0], 1), ([1, 1], 0)]


def history_of(weights, bias=1, examples=AND_GATE, rate=5, iterations=100):
    """Return the list of (weights, bias, loss) that the picture is drawn from."""
    neurons = [train(weights, bias, examples, rate, t) for t in range(iterations + 1)]
    return [(*neuron, loss(*neuron, examples)) for neuron in neurons]


HISTORY = history_of([-1, -1])


@pytest.fixture
def project(tmp_path):
    """The lesson, the picture and the fifth exercise's stub, in a folder with a space in its name."""
    folder = tmp_path / "my project"
    (folder / "exercises").mkdir(parents=True)
    shutil.copy(TOP / "single_neuron.py", folder)
    shutil.copy(TOP / "exercises" / "picture.py", folder / "exercises")
    return folder


def run(project, *arguments, browser="print"):
    """Run picture.py with another function in place of the browser."""
    code = ("import sys, runpy, webbrowser; webbrowser.open = " + browser + "; sys.argv = sys.argv[1:]; "
            "runpy.run_path(sys.argv[0], run_name='__main__')")
    command = [sys.executable, "-c", code, str(project / "exercises" / "picture.py"), *arguments]
    return subprocess.run(command, cwd=project.parent, capture_output=True, text=True)


def with_setting(project, line):
    name = line.split(" = ")[0]
    path = project / "single_neuron.py"
    path.write_text(re.sub(rf"(?m)^{name} = .*$", line, path.read_text(encoding="utf-8")), encoding="utf-8")


def parsed(text):
    return xml.etree.ElementTree.fromstring(text)


def of_class(root, tag, name):
    return [one for one in root.iter(SVG + tag) if name in one.get("class", "").split()]


def texts(element):
    return [one.text for one in element.iter(SVG + "text")]


# ---- What it shows ----------------------------------------------------------------------------------------

def test_the_picture_in_the_readme_is_what_the_program_draws_now(project):
    result = run(project)
    path = project / "neuron.svg"
    assert (result.returncode, result.stderr) == (0, "")
    assert path.as_uri() in result.stdout and f"The picture is in {path}." in result.stdout
    assert path.read_bytes() == (TOP / ".github" / "neuron.svg").read_bytes()
    assert 'src=".github/neuron.svg"' in (TOP / "README.md").read_text(encoding="utf-8")


def test_without_motion_only_the_end_is_shown():
    root = parsed(picture.draw(HISTORY, AND_GATE))
    pages = of_class(root, "g", "page")
    assert ["last" in page.get("class").split() for page in pages] == [False] * (len(pages) - 1) + [True]
    words = texts(pages[-1])
    assert words[:4] == ["0.04", "0.94", "0.00", "0.04"]
    assert words[4:] == ["W\u2081 = 6.01", "W\u2082 = 6.01", "b = -9.19", "Iteration 100: loss 0.0348"]


@pytest.mark.parametrize("weights", [[-1, -1], [-1, -1.5]], ids=["with the map", "without it"])
def test_each_page_shows_one_iteration_and_the_first_ones_longest(weights):
    history = history_of(weights)
    pages = of_class(parsed(picture.draw(history, AND_GATE)), "g", "page")
    shown = [int(re.search(r"Iteration (\d+)", texts(page)[-1]).group(1)) for page in pages]
    assert shown[:10] == list(range(10)) and shown[-1] == 100 and shown == sorted(set(shown))
    left, top, width, height = (60, 480, 560, 60) if weights == [-1, -1] else (380, 168, 240, 240)
    highest = max(one[2] for one in history)
    for t, page in zip(shown, pages):
        (w1, w2), bias, loss_then = history[t]
        words = texts(page)
        numbers = [f"{predict([w1, w2], bias, x):.2f}" for x in ([0, 1], [1, 1], [0, 0], [1, 0])]
        assert words[:4] == numbers and words[-1] == f"Iteration {t}: loss {loss_then:.4f}"
        written = [float(word.split(" = ")[1]) for word in words[4:7]]
        assert written == pytest.approx([w1, w2, bias], abs=0.0051)
        dot = of_class(page, "circle", "ball")[-1]
        assert float(dot.get("cx")) == pytest.approx(left + width * math.log(1 + t) / math.log(101), abs=0.1)
        assert float(dot.get("cy")) == pytest.approx(top + height * (1 - loss_then / highest), abs=0.1)
    times = [[float(second) for second in re.findall(r"([\d.]+)s", page.get("style"))] for page in pages]
    assert times[0][0] == 0 and 10 < times[-1][0] <= 11.01
    for (start, length), (following, _) in zip(times, times[1:]):       # one page ends where the next begins
        assert start + length == pytest.approx(following, abs=0.02)
    assert times[0][1] == times[1][1] == max(length for _, length in times[:-1]) == 2


@pytest.mark.parametrize("weights, bias", [
    ([6, 6], -9), ([-7, -7], 10), ([3, -2], 0.5), ([0, 4], -2), ([-5, 1], 2), ([0.02, 0], -0.01),
    ([2000, 1000], -2500), ([0, 0], 5)])
def test_the_plane_is_shaded_by_z(weights, bias):
    """Along its own axis the shaded plane has z as its coordinate: it is the weighted sum at each point."""
    page, = of_class(parsed(picture.draw([(weights, bias, 0.5)], AND_GATE)), "g", "page")
    transform = page.find(f"{SVG}svg/{SVG}g").get("transform")
    angle, shift, scale = map(float, re.fullmatch(
        r"scale\(1 -1\) rotate\((\S+)\) translate\((\S+) 0\) scale\((\S+) 1\)", transform).groups())
    for x1, x2 in [[0, 0], [0, 1], [1, 0], [1, 1], [1.25, -0.25]]:
        along = x1 * math.cos(math.radians(angle)) + x2 * math.sin(math.radians(angle))
        z = weights[0] * x1 + weights[1] * x2 + bias
        tolerance = 0.02 * abs(bias) + 0.03 if any(weights) else 0.03
        assert (along - shift) / scale == pytest.approx(z, abs=tolerance)


def test_the_bands_of_the_map_are_where_the_loss_says():
    """Each corner of a band lies where the loss is that band's level, the lower the further inside."""
    root = parsed(picture.draw(HISTORY, AND_GATE))
    path = [tuple(map(float, point)) for trail in of_class(root, "g", "trail")
            for point in re.findall(r"([\d.]+) ([\d.]+)", trail.find(f"{SVG}path").get("d"))[-1:]]
    # From two places of the path, whose W and b are known, the scale of the map.
    (x0, y0), (x1, y1) = path[0], path[-1]
    (first, _), b0, _ = HISTORY[0]
    (end, _), b1, _ = HISTORY[-1]
    bands = of_class(root, "path", "band")
    means = []
    for band in bands:
        corners = [tuple(map(float, corner)) for corner in re.findall(r"([\d.]+) ([\d.]+)", band.get("d"))]
        losses = []
        for x, y in corners:
            if 385 < x < 615 and 173 < y < 403:     # not where the map cuts the band off
                w = first + (end - first) * (x - x0) / (x1 - x0)
                losses.append(loss([w, w], b0 + (b1 - b0) * (y - y0) / (y1 - y0), AND_GATE))
        assert max(losses) - min(losses) < 0.15 * max(losses) + 0.02
        means.append(sum(losses) / len(losses))
    assert len(bands) == 9 and means == sorted(means, reverse=True)


@pytest.mark.parametrize("weights, bias, examples, rate, iterations", [
    ([-1, -1], 1, XOR, 5, 100), ([-1, -1], 1, AND_GATE, 50, 100), ([-1, -1], 1, AND_GATE, 0.01, 3),
    ([-1, -1], 1, AND_GATE, 5, 0), ([100, 100], -150, AND_GATE, 5, 0), ([-3, 3], 1, AND_GATE, 5, 10),
    ([-1, -1], 1, [([2, -1.5], 1), ([0.5, 3], 0)], 5, 10), ([0, 0], 0, [([0, 0], 1)], 5, 1)])
def test_other_runs_are_drawn_too(weights, bias, examples, rate, iterations):
    history = history_of(weights, bias, examples, rate, iterations)
    text = picture.draw(history, examples)
    root = parsed(text)
    assert text.isascii() and "-0.00<" not in text and "nan" not in text and "inf" not in text
    assert f"Iteration {iterations}: loss" in " ".join(texts(root))
    assert bool(of_class(root, "path", "band")) == all(abs(w[0] - w[1]) < 0.005 for w, _, _ in history)


# ---- Where it goes ----------------------------------------------------------------------------------------

def test_a_named_picture_is_only_written(project):
    result = run(project, "mine.svg")
    assert (result.returncode, result.stderr) == (0, "") and "file:" not in result.stdout
    assert (project.parent / "mine.svg").exists() and not (project / "neuron.svg").exists()


@pytest.mark.parametrize("arguments", [["a.svg", "b.svg"], ["homework.py"], ["ex6"]])
def test_other_names_are_refused_in_one_line(arguments, project):
    (project.parent / "homework.py").write_text("my work")
    result = run(project, *arguments)
    assert (result.returncode, result.stdout) == (2, "") and result.stderr.count("\n") == 1
    assert "ends in .svg" in result.stderr
    assert sorted(path.name for path in project.parent.iterdir()) == ["homework.py", "my project"]
    assert (project.parent / "homework.py").read_text() == "my work"


def test_what_cannot_be_written_is_said_and_leaves_nothing(project):
    result = run(project, "no such folder/neuron.svg")
    assert (result.returncode, result.stdout) == (1, "") and result.stderr.count("\n") == 1
    assert "cannot write" in result.stderr
    (project / "neuron.svg").mkdir()
    result = run(project)
    assert result.returncode == 1 and result.stderr.count("\n") == 1
    assert sorted(path.name for path in project.iterdir()) == ["exercises", "neuron.svg", "single_neuron.py"]


@pytest.mark.parametrize("browser", ["lambda *_: False", "lambda *_: 1 / 0"])
def test_without_a_browser_it_is_said_what_to_do(browser, project):
    result = run(project, browser=browser)
    assert (result.returncode, result.stderr) == (0, "") and (project / "neuron.svg").exists()
    assert "No browser can be opened from here: open the file in one." in result.stdout


def test_settings_that_make_numbers_grow_too_large_are_told(project):
    with_setting(project, "LEARNING_RATE = 1e300")
    result = run(project)
    assert (result.returncode, result.stdout) == (1, "") and result.stderr.count("\n") == 1
    assert "choose smaller settings" in result.stderr and not (project / "neuron.svg").exists()


@pytest.mark.skipif(os.name == "nt", reason="needs a shell of POSIX")
def test_output_that_nobody_reads_ends_in_no_traceback(project):
    for unbuffered in ("", "-u"):
        command = f'"{sys.executable}" {unbuffered} "{project}/exercises/picture.py" mine.svg | true'
        result = subprocess.run(command, shell=True, cwd=project, capture_output=True, text=True)
        assert (result.stdout, result.stderr) == ("", "")


# ---- The student's own run, and a notebook ----------------------------------------------------------------

def test_a_students_own_training_is_drawn(project):
    shutil.copy(TOP / "exercises" / "solutions" / "ex5_training.py", project / "exercises")
    result = run(project, "ex5")
    assert (result.returncode, result.stderr) == (0, "")
    page = of_class(parsed((project / "neuron.svg").read_text()), "g", "last")[0]
    assert "Iteration 100: loss 0.0348" in texts(page)
    path = project / "exercises" / "ex5_training.py"
    ours = "\n\ndef train(weights, bias, *_):\n    return weights, bias + 1\n"
    path.write_text(path.read_text(encoding="utf-8") + ours, encoding="utf-8")
    assert run(project, "ex5").returncode == 0
    page = of_class(parsed((project / "neuron.svg").read_text()), "g", "last")[0]
    assert "b = 101.00" in texts(page)


@pytest.mark.parametrize("code", [
    "raise NotImplementedError", "return None", "return [weights], bias", "return weights",
    "return 'ab', bias", "exit()", "return weights, 'b'", "return weights +"])
def test_a_training_that_does_not_work_yet_is_sent_to_the_check(code, project):
    path = project / "exercises" / "ex5_training.py"
    path.write_text(f"def train(weights, *_):\n    bias = 1\n    {code}\n")
    result = run(project, "ex5")
    assert (result.returncode, result.stdout) == (1, "") and result.stderr.count("\n") == 1
    assert "run ex5_training.py" in result.stderr and not (project / "neuron.svg").exists()


def test_a_notebook_gets_the_picture():
    drawn = picture.draw_run()
    assert parsed(drawn._repr_svg_()).get("width") == "640"
    assert drawn == (TOP / ".github" / "neuron.svg").read_text(encoding="ascii")
    assert len(repr(drawn)) < 100


def test_importing_prints_nothing_and_shadows_nothing(tmp_path):
    code = ("import sys; before = list(sys.path); sys.path.append(sys.argv[1]); import picture; "
            "print(sys.path[:len(before)] == before)")
    result = subprocess.run([sys.executable, "-c", code, str(TOP / "exercises")], cwd=tmp_path,
                            capture_output=True, text=True, env={**os.environ, "PYTHONSAFEPATH": "1"})
    assert (result.stdout, result.stderr) == ("True\n", "")
    assert picture.lesson is single_neuron
