"""What the two pages share: their templates, the frame, and text that can do nothing but be read.

The HTML and the CSS are files in the folder pages. A file holds several templates, each below its name.
"""

import functools
import html
import os
import pathlib
import re
import urllib.parse
from string import Template

from grading.marking.class_table import COLUMNS

PAGES = pathlib.Path(__file__).resolve().parent / "pages"
SIGNS = {"right": "\u2713", "carried over": "\u21aa", "wrong": "\u2717", "not started": "\u25cb",
         "no file": "\u2013", "needs review": "!"}

# Control characters, those that end or turn a line, and what is no character at all. Tab and line feed stay.
HARMFUL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"
                     "\ud800-\udfff\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff]")
LONGEST_NAME = 60
OURS = b'<meta name="generator" content="grade.py">'


@functools.lru_cache(maxsize=None)
def read(file):
    return (PAGES / file).read_text(encoding="utf-8")


@functools.lru_cache(maxsize=None)
def templates():
    """Return {name: Template} of all that the files hold."""
    pieces = re.split(r"<!-- (\w+) -->\n", "".join(map(read, ("page.html", "student.html", "class.html"))))
    return {name: Template(piece[:-1]) for name, piece in zip(pieces[1::2], pieces[2::2])}


def fill(name, /, **words):
    """Return a template, filled in with pieces of HTML."""
    return templates()[name].substitute(words)


def page(title, kind, body):
    """Return a whole page: the title is plain text, the body is HTML."""
    style = read("page.css") + read(f"{kind}.css")
    return fill("page", title=text(title, LONGEST_NAME), style=style, body=body)


def is_page(path):
    """Return whether a file is one of these pages."""
    return path.is_file() and OURS in path.read_bytes()[:500]


def text(words, limit=None):
    """Return words from anybody as HTML that shows them, in which nothing acts, links or turns."""
    words = HARMFUL.sub("\ufffd", str(words))
    return html.escape(words if limit is None or len(words) <= limit else words[:limit - 1] + "\u2026")


def person(name):
    """Return a name in one line, kept apart from the direction in which the words around it are read."""
    return f"<bdi>{text(' '.join(str(name).split()) or '(no name)', LONGEST_NAME)}</bdi>"


def link(file, name):
    """Return the name of a person as a link to a file beside the page."""
    return fill("link", href=text(urllib.parse.quote(os.fsencode(file))), name=person(name))


def kind(column):
    """Return the class of the style sheet for a column of the table of a class."""
    return column.replace(" ", "-")


def state(outcome):
    """Return an outcome in words, with a sign before it."""
    words = outcome.column if outcome.column == "no file" else outcome.words
    return fill("state", kind=kind(outcome.column), sign=SIGNS[outcome.column], words=text(words))


def bar(counts, total, words):
    """Return a bar of {column: number} of a total, with words for those who cannot see it."""
    return fill("bar", words=text(words), parts="".join(
        fill("part", kind=kind(column), width=f"{100 * number / total:.4g}")
        for column, number in in_order(counts)))


def in_words(counts):
    """Write how many answers have each outcome, without those that no answer has: 3 right, 1 wrong."""
    return ", ".join(f"{number} {column}" for column, number in in_order(counts))


def in_order(counts):
    return [(column, counts[column]) for column in COLUMNS if counts.get(column)]
