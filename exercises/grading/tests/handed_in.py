"""Lays out what a class hands in, as a folder or a .zip file, and reads the marks that grade.py writes."""

import csv
import zipfile

from grading.questions import NAMES
from grading.tests.doors import EXERCISES, grade

FILES = {name: (EXERCISES / "solutions" / f"{name}.py").read_bytes() for name in NAMES}
EX1, EX2, EX3, EX4, EX5, EX6, EX7 = (f"{name}.py" for name in NAMES)
RIGHT = {f"{name}.py": source for name, source in FILES.items()}
WRONG = RIGHT[EX1] + b"\n\ndef sigmoid(z):\n    return 1 / (1 + math.exp(z))\n"      # 0 of 4 points


def stub(name):
    """Return an exercise as it was handed out."""
    return (EXERCISES / name).read_bytes()


def as_folder(path, places):
    """Write {place: bytes} into a folder; a place that ends with / is a folder with nothing in it."""
    for place, content in places.items():
        if place.endswith("/"):
            (path / place).mkdir(parents=True, exist_ok=True)
        else:
            (path / place).parent.mkdir(parents=True, exist_ok=True)
            (path / place).write_bytes(content)
    return path


def as_zip(path, places):
    """Write {place: bytes}, or pairs of them, into a .zip file. A place may be a ZipInfo."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for place, content in places.items() if isinstance(places, dict) else places:
            archive.writestr(place, content)
    return path


def marked(path, *options, only="ex1", out=None):
    """Have a class marked, into the folder marks beside it if no other is given: (Screen, {name: total})."""
    out = out or path.parent / "marks"
    screen = grade(path, "--out", out, *(["--only", only] if only else []), *options)
    return screen, totals(out)


def totals(out):
    """Return {name: total} of marks.csv, or nothing if there is none."""
    return {row["name"]: row["total"] for row in rows(out)}


def rows(out):
    if not (out / "marks.csv").exists():
        return []
    with open(out / "marks.csv", encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
