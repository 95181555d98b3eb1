"""Repairs of a text that Python cannot read: a bracket, a colon, == for =, a *, an indent."""

import ast
import re

from grading.diagnosis.changes import Change, Edit

CODE = re.compile(r"(?P<indent>\s*)(?P<code>.*?)(?P<colon>\s*:)?\s*(#.*)?")
FACTORS = re.compile(r"(?<=[\w)\]]) *(?=\()|(?<=\d) *(?=[A-Za-z_])|(?<=[\w)\]]) +(?=\w)|(?<=\)) *(?=\w)")


def repairs(program):
    """Return [[Change], ...], after each of which Python reads the file; lines near the error first."""
    lines = program.source.decode("utf-8").split("\n")
    error_line = program.error.lineno or 1
    order = sorted(range(1, len(lines) + 1), key=lambda number: (abs(number - error_line), number))
    return [[change] for number in order[:40]
            for change in repairs_of_line(program, number, lines[number - 1]) if is_readable(program, change)]


def is_readable(program, change):
    try:
        ast.parse(program.edited(0, len(program.source), change.edits).decode("utf-8"))
    except SyntaxError:
        return False
    return True


def repairs_of_line(program, number, line):
    """Yield the changes of one line that are tried."""
    found = CODE.fullmatch(line)
    if not found or not found["code"]:
        return
    end = found.end("code")

    def change(kind, start, stop, new):
        first = program.line_starts[number - 1]
        place, after = (len(line[:index].encode("utf-8")) for index in (start, stop))
        return Change(kind, (Edit(first + place, first + after, new),))
    if not found["colon"]:
        yield change("colon", end, end, ":")
    else:
        yield change("colon", end, found.end("colon"), "")
    for bracket in (")", "]", "))"):
        yield change("bracket", end, end, bracket)
    for place in (m.start() for m in re.finditer(r"[()\[\]]", line)):
        yield change("bracket", place, place + 1, "")
    for place in (m.start() for m in re.finditer(r"(?<![=<>!+*/-])=(?!=)", line)):
        yield change("equals", place, place + 1, "==")
    for match in FACTORS.finditer(line):
        yield change("star", match.start(), match.end(), " * ")
    yield change("indent", 0, found.end("indent"), found["indent"] + "    ")
    if len(found["indent"]) >= 1:
        yield change("indent", 0, found.end("indent"), found["indent"][:-4])
        yield change("indent", 0, found.end("indent"), found["indent"][:-1])
