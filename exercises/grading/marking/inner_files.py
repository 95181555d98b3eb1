"""What is in the .zip files and notebooks that one student handed in, as entries beside the others.

A .zip file in a .zip file is not opened. The cells of a notebook that begin with %%writefile are files.
"""

import json
import re

from grading.marking.entries import (
    ENTRY_LIMIT, SOURCE_LIMIT, ZIP_LIMIT, BadSubmission, Entry, inside, refuse_if, refused, too_large)

OPENED_LIMIT = 20               # .zip files, and notebooks, in one submission
FILE_OF_A_CELL = re.compile(r"%%(?:writefile|file)[ \t]+(-a[ \t]+|--append[ \t]+)?[\"']?(.+?)[\"']?[ \t]*")


def opened(entries):
    """Return the entries, with those inside others. What cannot be opened says why when it is read."""
    for ending, look_into in ((".zip", inside), (".ipynb", cells)):
        found, left = [], OPENED_LIMIT
        for entry in entries:
            inner = []
            if entry.place.lower().endswith(ending) and left > 0 and len(found) < ENTRY_LIMIT:
                left -= 1
                try:
                    inner = look_into(entry)
                except BadSubmission as problem:
                    entry = entry._replace(read=refused(problem))
            found += [one._replace(place=f"{entry.place}/{one.place}", when=entry.when)
                      for one in inner] or [entry]
        entries = found
    return entries


def cells(entry):
    """Return the entries of a notebook: the files that its cells write, as in %%writefile ex1_forward.py."""
    try:
        sources = ["".join(cell["source"]) for cell in json.loads(entry.read(limit=ZIP_LIMIT))["cells"]]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise BadSubmission(f"{entry.place} is not a valid notebook.", nothing=True) from None
    written = {}
    for source in sources:
        first, _, body = source.lstrip("\n").partition("\n")
        match = FILE_OF_A_CELL.fullmatch(first)
        if match:
            name = re.split(r"[/\\]", match[2])[-1]
            before = written.get(name, "") if match[1] else ""
            written[name] = before + body.rstrip("\n") + "\n"
    return [Entry(name, cell_reader(name, text)) for name, text in written.items()]


def cell_reader(name, text):
    def read(limit=SOURCE_LIMIT):
        refuse_if(len(text) > limit, too_large(name))
        return text.encode("utf-8", "backslashreplace")
    return read
