"""What is in the .zip files and notebooks that one student handed in, as entries beside the others.

A .zip file in a .zip file is not opened. The cells of a notebook that begin with %%writefile are files. What
cannot be opened stays an entry, with the reason why.
"""

import functools
import json
import re

from grading.marking.entries import (
    ENTRY_LIMIT, SOURCE_LIMIT, ZIP_LIMIT, BadSubmission, Entry, NoAnswer, inside, refuse_if, too_large,
    why_closed)

OPENED_LIMIT = 20               # .zip files, and notebooks, in one submission
FILE_OF_A_CELL = re.compile(r"%%(?:writefile|file)[ \t]+(-a[ \t]+|--append[ \t]+)?[\"']?(.+?)[\"']?[ \t]*")


def opened(entries):
    """Return (the entries, with those inside others; {place: the BadSubmission for which it is closed})."""
    closed = {}
    for ending, look_into in ((".zip", inside), (".ipynb", cells)):
        found, left = [], OPENED_LIMIT
        for entry in entries:
            inner = []
            if entry.name.lower().endswith(ending) and left and not entry.place.endswith("/"):
                left -= 1
                try:
                    inner = look_into(entry)
                except BadSubmission as problem:
                    closed[entry.place] = problem
            found += [one._replace(place=f"{entry.place}/{one.place}", when=entry.when) for one in inner]
            left *= len(found) < ENTRY_LIMIT
            if not inner:
                found.append(entry)
        entries = found
    closed.update((entry.place, why) for entry in entries if entry.place.endswith("/")
                  for why in [why_closed(entry)] if why)
    return entries, closed


def cells(entry):
    """Return the entries of a notebook: the files that its cells write, as in %%writefile ex1_forward.py."""
    try:
        sources = ["".join(cell["source"]) for cell in json.loads(entry.read(limit=ZIP_LIMIT))["cells"]]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise NoAnswer(f"{entry.place} is not a valid notebook.") from None
    written = {}
    for source in sources:
        first, _, body = source.lstrip("\n").partition("\n")
        match = FILE_OF_A_CELL.fullmatch(first)
        if match:
            name = re.split(r"[/\\]", match[2])[-1]
            before = written.get(name, "") if match[1] else ""
            written[name] = before + body.rstrip("\n") + "\n"
    return [Entry(name, functools.partial(of_cell, text, name)) for name, text in written.items()]


def of_cell(text, name, limit=SOURCE_LIMIT):
    refuse_if(len(text) > limit, too_large(name))
    return text.encode("utf-8", "backslashreplace")
