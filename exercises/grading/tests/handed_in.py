"""Lays out what a class hands in, as a folder or a .zip file, and has it marked."""

from grading.questions import NAMES
from grading.tests import classes
from grading.tests.classes import FILES as RIGHT, as_zip        # noqa: F401 (tests use it)
from grading.tests.doors import EXERCISES, grade, hand_in

EX1, EX2, EX3, EX4, EX5, EX6, EX7 = (f"{name}.py" for name in NAMES)
WRONG = RIGHT[EX1] + b"\n\ndef sigmoid(z):\n    return 1 / (1 + math.exp(z))\n"      # 0 of 4 points


def stub(name):
    """Return an exercise as it was handed out."""
    return (EXERCISES / name).read_bytes()


def as_folder(path, places):
    """Write {place: bytes} into a folder; a place that ends with / is a folder with nothing in it."""
    for place in places:
        if place.endswith("/"):
            (path / place).mkdir(parents=True, exist_ok=True)
    return hand_in(path, {place: content for place, content in places.items() if not place.endswith("/")})


def marked(path, *options, only="ex1", out=None):
    """Have a class marked, into the folder marks beside it if no other is given: (Screen, {name: total})."""
    out = out or path.parent / "marks"
    screen = grade(path, "--out", out, *(["--only", only] if only else []), *options)
    return screen, totals(out)


def totals(out):
    """Return {name: total} of marks.csv, or nothing if there is none."""
    return classes.totals(out) if (out / "marks.csv").exists() else {}


def rows(out):
    """Return the rows of marks.csv, or none if there is none."""
    return classes.rows(out) if (out / "marks.csv").exists() else []
