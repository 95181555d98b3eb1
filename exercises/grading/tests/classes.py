"""What students hand in, as bytes, and the readers of what a teacher gets back for it."""

import csv
import html.parser
import io
import json
import signal
import sys
import zipfile

import pytest

from grading.questions import EXERCISES, NAMES
from grading.tests import doors
from grading.tests.helpers import solution

FILES = {f"{name}.py": solution(name) for name in NAMES}        # worked

# Most classes here are marked for the first exercise alone, which has two functions of 2 points each.
ONLY = ("--only", "ex1", "--jobs", "1")
FILE = "ex1_forward.py"
RIGHT = FILES[FILE]                                             # 4 points
HALF = RIGHT.replace(b"    z = bias\n", b"    z = 0\n")         # 2 points: predict forgets the bias
assert HALF != RIGHT

# Its message says when it was marked: it is another one whenever it is marked again.
TELLS_WHEN = (b"import time\n\nNOW = time.time_ns() % 10**9 / 10**9\n\n\n"
              b"def sigmoid(z):\n    return NOW\n")

needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="no such names, files or signals on Windows")
needs_links = pytest.mark.skipif(sys.platform == "win32", reason="links need special rights on Windows")


def stub(name):
    """Return the file of an exercise as students get it: nothing is worked on."""
    exercise = next(one for one in EXERCISES if one.name == name)
    return "".join(f"def {question.function}(*_):\n    raise NotImplementedError\n    # TODO\n\n\n"
                   for question in exercise.questions).encode()


STUB = stub("ex1_forward")      # 0 points


def zipped(files, packing=zipfile.ZIP_DEFLATED):
    """Return the bytes of a .zip file with some files: {place: bytes}, or pairs, with ZipInfo for a place."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", packing) as archive:
        for place, content in files.items() if isinstance(files, dict) else files:
            archive.writestr(place, content)
    return data.getvalue()


def as_zip(path, files):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(zipped(files))
    return path


def gradescope(people):
    """Return Gradescope's export of [(name, sid, files)], {place: bytes}. In it, any name and sid can be."""
    metadata, places = "---\n", {}
    for number, (name, sid, files) in enumerate(people):
        metadata += (f"submission_{number}:\n  :submitters:\n  - :name: {json.dumps(name)}\n"
                     f"    :sid: {json.dumps(sid)}\n  :created_at: 2024-09-24\n  :history:\n"
                     "  - :id: 3\n    :submitters:\n    - :name: Nobody\n")
        places.update((f"assignment_5_export/submission_{number}/{place}", content)
                      for place, content in files.items())
    return {"assignment_5_export/submission_metadata.yml": metadata.encode(), **places}


def listen_to_signals():
    """Switch on again what nohup and the & of a shell have switched off, if these tests run under them."""
    for number in (signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


# ---- What a teacher gets ---------------------------------------------------------------------------

def rows(out):
    """Return the rows of marks.csv."""
    with open(out / "marks.csv", encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def totals(out):
    return {row["name"]: row["total"] for row in rows(out)}


def read_json(path):
    return json.loads(path.read_bytes().decode("utf-8"))


def reports(out):
    """Return {name: the path of NAME.json} of all students."""
    return {read_json(path)["submission"]: path for path in sorted(out.glob("*.json"))}


def page(out, name):
    """Return NAME.html."""
    return reports(out)[name].with_suffix(".html").read_bytes().decode("utf-8")


def answers(out, name):
    return doors.answers_of(read_json(reports(out)[name]))


def when_marked(out, name):
    """Return what tells when a student who handed in TELLS_WHEN was marked."""
    return answers(out, name)["sigmoid"]["message"]


class Words(html.parser.HTMLParser):
    """What a page says, in lines, and the elements it is made of."""

    BLOCKS = {"h1", "h2", "h3", "h4", "p", "li", "tr", "div", "pre", "mark", "dt", "summary", "article",
              "section", "figcaption", "span"}
    VOID = {"meta", "link", "br", "hr", "img", "input"}

    def __init__(self, page):
        super().__init__()
        self.open, self.tags, self.attributes, self.text, self.title = [], [], [], "", ""
        self.feed(page)
        self.close()
        assert self.open == [], "elements that are not closed"
        self.lines = [line for line in (" ".join(line.split()) for line in self.text.split("\n")) if line]
        self.said = " ".join(self.lines)

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.attributes += attributes
        self.open += [tag] if tag not in self.VOID else []
        self.text += "\n" if tag in self.BLOCKS else " "

    def handle_endtag(self, tag):
        assert self.open and self.open.pop() == tag, f"</{tag}> where another element is open"
        self.text += " "

    def handle_data(self, data):
        if self.open[-1:] == ["title"]:
            self.title += data
        elif "body" in self.open and not {"style", "script"}.intersection(self.open):
            keeps = {"p", "pre"}.intersection(self.open)        # its lines
            self.text += data if keeps else data.replace("\n", " ")

    def all_of(self, name):
        return [value for attribute, value in self.attributes if attribute == name]
