"""What people read: the screen, the table, the page of a class, and the reports.

What a class in which everything happens looks like is stored in the folder screens: see test_check.py.
"""

import json
import re
import urllib.parse
from collections import Counter

import pytest

from grading.tests.classes import (
    FILE, FILES, HALF, ONLY, RIGHT, STUB, Words, answers, as_zip, gradescope, page, reports, rows, totals)
from grading.tests.doors import grade, hand_in

EX2 = "ex2_loss.py"
WRONG_SIGMOID = RIGHT.replace(b"exp(-z)", b"exp(z)")
DIVIDES = RIGHT.replace(b"return sigmoid(z)", b"return sigmoid(z) + nowhere")
PHOTO = {"photo.jpg": b""}
CLASS = {       # what Canvas calls them: their files
    "ada_101_{}": {FILE: RIGHT, EX2: FILES[EX2]},
    "bob_102_{}": {FILE: HALF, EX2: FILES[EX2]},
    "bob_LATE_103_{}": {FILE: DIVIDES, EX2: FILES[EX2].replace(b"examples)\n", b"examples) * 0\n")},
    "carl_104_{}": {FILE: STUB, EX2: STUB.replace(b"sigmoid", b"example_loss").replace(b"predict", b"loss")},
    "dora_105_{}": {"ex1_forward (1).py": WRONG_SIGMOID, "my notes.pdf": b""},
    "eve_106_{}": PHOTO,
    "fay_107_{}": {FILE: RIGHT, "ex1_forward (2).py": HALF, EX2: FILES[EX2]},
    "gus_LATE_108_{}": {FILE: WRONG_SIGMOID, EX2: FILES[EX2]},
}


def html(path):
    return path.read_bytes().decode("utf-8")


@pytest.fixture(scope="module")
def kinds(tmp_path_factory):
    """A class in which everything happens: the folder of its marks, and the screen."""
    folder = tmp_path_factory.mktemp("kinds")
    hand_in(folder / "class", {name.format(f"7_{file}"): content for name, files in CLASS.items()
                               for file, content in files.items()})
    shown = grade(folder / "class", "--out", folder / "marks", "--only", "ex1", "ex2", "--seed", "1")
    return folder / "marks", shown


# ---- As it is stored -----------------------------------------------------------------------------

def test_the_screen_and_the_table_of_a_class(kinds, screen):
    out, shown = kinds
    notes = sorted(line for line in shown.err.splitlines() if not line.startswith("Note:"))
    table = (out / "marks.csv").read_bytes().decode("utf-8-sig")
    version = rows(out)[0].get("checks") or "no version"
    screen("class", "\n".join([*notes, f"[{shown.status}]", "", shown.out, "marks.csv", table])
           .replace(str(out.parent), "FOLDER").replace(version, "VERSION").replace("\r\n", "\n"))


def test_the_page_of_a_class(kinds, screen):
    screen("class_page", "\n".join(Words(html(kinds[0] / "index.html")).lines) + "\n")


@pytest.mark.parametrize("name", ["ada", "bob (103)", "dora", "eve", "fay", "gus"])
def test_the_report_of_a_student(name, kinds, screen):
    """Without the lines of code: which they are may come from a search that the clock limits."""
    shown = Words(page(kinds[0], name))
    lines = [line for line in shown.lines if not re.match(r"Line \d+ of|(> )?\d+(?! (of|functions)\b)", line)]
    screen(f"report_{name[:3]}", "\n".join([shown.title, "", *lines]) + "\n")


@pytest.mark.parametrize("level", ["full", "brief", "none"])
def test_the_report_of_one_submission_on_the_screen(level, screen, tmp_path):
    hand_in(tmp_path / "gus", {FILE: WRONG_SIGMOID, EX2: b"nowhere_at_all\n"})
    given = (tmp_path / "gus", "--only", "ex1", "ex2", "--seed", "1", "--feedback", level)
    screen(f"one_{level}", grade(*given).out)
    as_json = json.loads(grade(*given, "--format", "json").out)
    assert (as_json["submission"], as_json["score"], as_json["max_score"]) == ("gus", 0, 9)


# ---- What is true of every page ------------------------------------------------------------------

def test_a_page_is_html5_with_a_language_for_every_width_and_both_kinds_of_light(kinds):
    pages = [html(path) for path in kinds[0].glob("*.html")]
    assert len(pages) == len(CLASS) + 1
    for one in pages:
        assert one.startswith('<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n')
        assert '<meta name="viewport" content="width=device-width, initial-scale=1">' in one
        assert '<meta name="color-scheme" content="light dark">' in one
        assert "prefers-color-scheme: dark" in one and "@media print" in one


def test_a_page_loads_nothing_runs_nothing_and_leads_nowhere_else(kinds):
    for path in kinds[0].glob("*.html"):
        one, text = Words(html(path)), html(path)
        assert "default-src 'none'; style-src 'unsafe-inline'" in one.all_of("content")
        assert not {"script", "img", "link", "iframe", "object", "base", "form"}.intersection(one.tags)
        assert one.all_of("src") == [] and "url(" not in text and "@import" not in text
        assert not [name for name, _ in one.attributes if name.startswith("on")]
        for link in one.all_of("href"):
            assert link[1:] in one.all_of("id") if link.startswith("#") else (
                link.startswith("./") and (path.parent / urllib.parse.unquote(link)).is_file())
        assert not re.search(r"\$[a-z{]", text), "a name of a template is left"
        assert len(one.all_of("id")) == len(set(one.all_of("id")))
        assert text.count('class="bar"') == text.count('class="bar" role="img" aria-label="')


def test_the_page_of_a_class_has_a_link_to_each_report_and_says_who_needs_a_look(kinds):
    index = Words(html(kinds[0] / "index.html"))
    assert {urllib.parse.unquote(link)[2:] for link in index.all_of("href") if link.startswith("./")} == {
        path.with_suffix(".html").name for path in reports(kinds[0]).values()}
    for words in ("bob (102)", "bob (103)", "8 students", "needs review", "late", "no file"):
        assert words in index.said.replace("No file", "no file").replace("Late", "late")
    assert "VERSION" not in index.said and "the bias is forgotten" in index.said


def test_of_many_names_none_is_lost_and_the_page_stays_small(tmp_path):
    names = [f"{'Pippilotta ' * 4}{number:02}" for number in range(40)]
    hand_in(tmp_path / "class", {f"{name}/{FILE}": HALF for name in names})
    grade(tmp_path / "class", "--out", tmp_path / "marks", *ONLY)
    text = html(tmp_path / "marks" / "index.html")
    assert all(Words(text).said.count(name) >= 2 for name in names)     # in the table, and with the mistake
    assert Words(text).tags.count("details") >= 1 and len(text) < 100_000
    assert sum(int(count or 0) for count in re.findall(r"<li><b>(\d*)</b>", text)) == 40     # the histogram


# ---- The student's own words ---------------------------------------------------------------------

HOSTILE = ["</td><script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "' onclick='alert(1)",
           "</title></style><style>*{display:none}", "<!-- ", "&lt;b&gt;", "$name ${title}",
           "javascript:alert(1)", "https://example.org", "//leads.away"]
ODD = ["\x00", "\x1b", "\x9b", "\u202e", "\u2066", "\u200f", "\ufffe", "\udc80"]


def speaks(words):
    """Return the files of somebody who writes some words wherever they can be shown."""
    said, plain = ascii(words).encode(), words.encode("utf-8", "replace")
    return {FILE: RIGHT + b"\n\ndef predict(weights, bias, x):\n    print(%s)\n"
                          b"    raise ValueError(%s)    # %s\n" % (said, said, plain),
            f"my {plain.decode()}.py": b"# my work"}


@pytest.fixture(scope="module")
def said_by_students(tmp_path_factory):
    """The marks of three classes: with hostile words, with odd characters, and with neither."""
    folder, classes = tmp_path_factory.mktemp("hostile"), {
        "hostile": HOSTILE, "odd": [f"a{character}b" for character in ODD],
        "plain": [f"Ada {number}" for number in range(len(HOSTILE))]}
    for name, words in classes.items():
        people = [(one, str(number), speaks(one)) for number, one in enumerate(words)]
        as_zip(folder / f"{name}.zip", gradescope(people))
        assert grade(folder / f"{name}.zip", "--out", folder / name, *ONLY).status == 0
    return folder


def test_nothing_that_a_student_wrote_is_more_than_text(said_by_students):
    plain, hostile = said_by_students / "plain", said_by_students / "hostile"
    ada = Words(page(plain, "Ada 0"))
    index, plain_index = Words(html(hostile / "index.html")), Words(html(plain / "index.html"))
    for path in reports(hostile).values():
        shown = Words(html(path.with_suffix(".html")))
        words, = [one.strip() for one in HOSTILE if shown.title.startswith(f"{one}: ")]
        assert Counter(shown.tags) == Counter(ada.tags)
        assert shown.said.count(words) == ada.said.count("Ada 0") >= 4
    assert Counter(index.tags) == Counter(plain_index.tags)
    assert {index.said.count(words.strip()) for words in HOSTILE} == {plain_index.said.count("Ada 1")}
    for link in index.all_of("href"):
        assert link.startswith("./") and (hostile / urllib.parse.unquote(link)).is_file()


def test_characters_that_act_on_a_text_are_replaced(said_by_students):
    out = said_by_students / "odd"
    assert len(rows(out)) == len(ODD)
    for path in out.glob("*.html"):
        text = html(path)
        assert not set(ODD).intersection(text) and (path.name == "index.html" or "a\ufffdb" in text)
    assert not set(ODD[:5]).intersection((out / "marks.csv").read_bytes().decode("utf-8"))


def test_a_name_is_in_one_line_never_empty_and_never_very_long(tmp_path):
    people = [(name, name[:2], {FILE: RIGHT}) for name in ("W" * 4000, " ", " Ada  Lovelace ")]
    as_zip(tmp_path / "class.zip", gradescope(people))
    assert grade(tmp_path / "class.zip", "--out", tmp_path / "marks", *ONLY).status == 0
    assert [row["total"] for row in rows(tmp_path / "marks")] == ["4", "4", "4"]
    for path in (tmp_path / "marks").glob("*.html"):
        assert "W" * 100 not in Words(html(path)).said
    index = Words(html(tmp_path / "marks" / "index.html"))
    assert "Ada Lovelace" in index.said and index.said.count("4 of 4") == 3
    assert "" not in [line.strip() for line in index.lines]


# ---- The student's own code ----------------------------------------------------------------------

LONG = b"x" * 100_000
CODES = {       # name: (the file, in which an exception comes from some line, what is shown of it)
    "middle": (b"# 1\n# 2\ndef sigmoid(z):\n    return z / 0\n# 5\n# 6\n# 7\n",
               ["2 # 2", "3 def sigmoid(z):", "> 4 return z / 0", "5 # 5", "6 # 6"]),
    "first line": (b"def sigmoid(z): return z / 0\n# 2\n# 3\n# 4\n",
                   ["> 1 def sigmoid(z): return z / 0", "2 # 2", "3 # 3"]),
    "last line": (b"# 1\n# 2\n# 3\ndef sigmoid(z): return z / 0",
                  ["2 # 2", "3 # 3", "> 4 def sigmoid(z): return z / 0"]),
    "line ends": ("# 1\r\n# 2\u2028\x85\r\ndef sigmoid(z): return z / 0\r\n".encode(),
                  ["> 3 def sigmoid(z): return z / 0"]),
    "utf-8": ("def sigmoid(z): return z / 0    # \u00e9\n".encode(),
              ["> 1 def sigmoid(z): return z / 0 # \u00e9"]),
    "utf-8 with a mark": ("\ufeffdef sigmoid(z): return z / 0    # \u00e9\n".encode(),
                          ["> 1 def sigmoid(z): return z / 0 # \u00e9"]),
    "latin-1": ("# coding: latin-1\ndef sigmoid(z): return z / 0    # \u00e9\n".encode("latin-1"),
                ["> 2 def sigmoid(z): return z / 0 # \u00e9"]),
    "tabs": (b"def sigmoid(z):\n\tif z < 99:\n\t\treturn z / 0\n", ["> 3 return z / 0"]),
    "long": (b"def sigmoid(z): return z / 0    # %s\n" % LONG, []),
}


@pytest.fixture(scope="module")
def codes(tmp_path_factory):
    folder = tmp_path_factory.mktemp("codes")
    hand_in(folder / "class", {f"{name}/{FILE}": source for name, (source, _) in CODES.items()})
    grade(folder / "class", "--out", folder / "marks", *ONLY)
    return folder / "marks"


@pytest.mark.parametrize("name", CODES)
def test_the_line_that_a_message_points_to_is_shown_between_two_others(name, codes):
    answer, expected = answers(codes, name)["sigmoid"], CODES[name][1]
    shown = [line for line in Words(page(codes, name)).lines if re.match(r"(> )?\d+ (?!of|function)", line)]
    assert answer["outcome"] == "exception" and f"line {answer['line']}" in answer["message"]
    if name in ("middle", "first line", "last line"):
        assert shown == expected
    assert set(expected) <= set(shown) and sum(line.startswith(">") for line in shown) == 1
    assert max(map(len, shown)) < 600


def test_what_is_wrong_with_a_whole_file_is_said_once(tmp_path):
    hand_in(tmp_path / "class", {f"ada/{FILE}": b"nowhere\n", f"bob/{FILE}": b"def sigmoid(z:\n",
                                 f"eve/{EX2}": b""})
    grade(tmp_path / "class", "--out", tmp_path / "marks", *ONLY)
    assert totals(tmp_path / "marks") == {"ada": "0", "bob": "0", "eve": "0"}
    for name, words in (("ada", "nowhere"), ("bob", ""), ("eve", f"There is no file {FILE}")):
        first, *others = answers(tmp_path / "marks", name)["sigmoid"]["message"].splitlines()
        assert words in " ".join([first, *others])
        assert Words(page(tmp_path / "marks", name)).said.count(" ".join(first.split())) == 1
        assert grade(tmp_path / "class" / name, *ONLY).out.count(first) == 1
