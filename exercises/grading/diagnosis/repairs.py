"""Repairs of a text that Python cannot read: a bracket, a colon, == for =, a *, an indentation."""

import ast
import re

from grading.diagnosis.program import Change

NEAR = 40       # lines around the error that are tried, the nearest first
FACTORS = re.compile(r"(?<=[\w)\]]) *(?=\()|(?<=\d) *(?=[A-Za-z_])|(?<=[\w)\]]) +(?=\w)|(?<=\)) *(?=\w)")


def repairs(program):
    """Yield Changes after each of which Python reads the file."""
    lines = program.text.split("\n")
    error_line = program.error.lineno or 1
    tried = set(range(1, len(lines) + 1)) - lines_in_texts(program.text)
    order = sorted(tried, key=lambda number: (abs(number - error_line), number))
    for number in order[:NEAR]:
        for kind, line in repaired(lines[number - 1]):
            text = "\n".join([*lines[:number - 1], line, *lines[number:]])
            try:
                ast.parse(text)
            except SyntaxError:
                continue
            yield Change(kind, (number,), ((None, None, text),))


def lines_in_texts(text):
    """Return the numbers of the lines that stand in a text of several lines, such as a docstring."""
    found = set()
    for match in re.finditer(r'"""(?:.|\n)*?"""', text):
        first, last = (1 + text.count("\n", 0, place) for place in match.span())
        found.update(range(first, last + 1))
    return found


def repaired(line):
    """Yield (kind, another line)."""
    code = re.sub(r"\s*(#.*)?$", "", line)
    if not code:
        return
    yield ("colon", code[:-1]) if code.endswith(":") else ("colon", code + ":")
    end = code.rstrip(":")
    for more in (")", "]", "))"):
        yield "bracket", end + more + code[len(end):]
    for found in re.finditer(r"[()\[\]]", line):
        yield "bracket", line[:found.start()] + line[found.end():]
        if found.group() in ")]":
            yield "bracket", line[:found.start()] + ")" + line[found.start():]
    for found in re.finditer(r"(?<![=<>!+*/-])=(?!=)", line):
        yield "equals", line[:found.start()] + "==" + line[found.end():]
    for found in FACTORS.finditer(line):
        yield "star", line[:found.start()] + " * " + line[found.end():]
    indent = len(line) - len(line.lstrip())
    for column in (indent + 4, indent - 4, indent - 1, indent + 1):
        if column >= 0:
            yield "indented", " " * column + line.lstrip()
