"""The hints of hints.md, and the worked answers, one function at a time."""

import ast
import pathlib
import re

from grading.questions import exercise_of

EXERCISES = pathlib.Path(__file__).resolve().parents[2]


def hints_for(function):
    """Return the hints for a function, gentle first, or none where there is no hints.md."""
    path = EXERCISES / "hints.md"
    if not path.exists():
        return []
    text = path.read_text(encoding="utf-8")
    section = re.search(rf"(?ms)^## {function}$(.*?)(?=^## |\Z)", text).group(1)
    return [hint.strip().replace("\n   ", "\n") for hint in re.split(r"(?m)^\d+\. ", section)[1:]]


def solution_of(function):
    """Return the worked answer to a function, or None where the folder of the solutions was left out."""
    path = EXERCISES / "solutions" / f"{exercise_of(function).name}.py"
    if not path.exists():
        return None
    text = path.read_text(encoding="utf-8")
    return next(ast.get_source_segment(text, node) for node in ast.parse(text).body
                if isinstance(node, ast.FunctionDef) and node.name == function)
