"""What students get: the lesson, the stubs, the sheet, the check, and a notebook made from the same files."""

import json
import re

from grading.marking.files import GRADING, TOP
from grading.questions import EXERCISES, FILE_NAMES, NAMES

FOLDER = TOP / "exercises"
FLOORS = ("questions", "sandbox", "diagnosis", "judging", "student")
BESIDE = ("README.md", "hints.md", "check.py", "picture.py", "conftest.py", "test_exercises.py")
FILES = ("LICENSE", ".pytest.ini", ".github/neuron.svg", "single_neuron.py",
         *[f"exercises/{name}" for name in (*FILE_NAMES, *BESIDE)])


def homework_files():
    """Return {place: text} of all that students get."""
    paths = [TOP / file for file in FILES] + [GRADING / "__init__.py"]
    paths += [path for floor in FLOORS for path in sorted((GRADING / floor).glob("*.py"))]
    files = {path.relative_to(TOP).as_posix(): read(path) for path in paths}
    files["START HERE.txt"] = files["exercises/README.md"]
    files["README.md"] = for_students(read(TOP / "README.md"))
    files["homework.ipynb"] = json.dumps(notebook(), indent=1) + "\n"
    return {f"homework/{place}": text for place, text in files.items()}


def worked_on():
    """Return the name of an exercise's file in which somebody has written an answer, or ""."""
    return next((f"{exercise.name}.py" for exercise in EXERCISES
                 if read(FOLDER / f"{exercise.name}.py").count("    raise NotImplementedError    #")
                 != len(exercise.questions)), "")


def read(path):
    return path.read_text(encoding="utf-8")


def for_students(readme):
    """Return the project's README without what is for teachers, or about tests that students do not get."""
    return re.sub(r"(?ms)^\*\*For teachers\.\*\*.*?\n\n|^## Run the tests\n.*?(?=^## )", "", readme)


# ---- The notebook -----------------------------------------------------------------------------------------

START = """\
# {title}

Run the next cell first, and again whenever you open this notebook. Then each exercise has two cells.
Write your code in the one that begins with `%%writefile`, and run it: that saves the file (and replaces
what was in it). The cell below checks it and says what is wrong. If Python itself reports an error
there, such as a SyntaxError, `%run exercises/check.py ex1` explains it. In cells of your own you can
try your functions, or type `check.hint("sigmoid")`.

{sheet}"""

FIND = """\
# Run this cell first: it finds the files of the homework, or unpacks them.
import glob, os, zipfile

def is_here():
    return os.path.exists("exercises/check.py")

for folder in ("homework", ".."):
    if not is_here() and os.path.exists(folder + "/exercises/check.py"):
        os.chdir(folder)
for name in filter(zipfile.is_zipfile, glob.glob("*.zip")):
    with zipfile.ZipFile(name) as archive:
        if not is_here() and "homework/exercises/check.py" in archive.namelist():
            archive.extractall()
            os.chdir("homework")
print("Ready." if is_here() else "Upload the .zip file of the homework to the "
      "folder of this notebook.\\nThen run this cell again.")"""


def notebook():
    """Return the notebook: the sheet, and for each exercise a cell that saves it and one that checks it."""
    title, *sections = re.split(r"(?m)^##? ", read(FOLDER / "README.md"))[1:]
    title, steps, sheet = re.split(r"(?s)\n+(1\. .*?)\n\n", title, maxsplit=1)
    cells = [cell("markdown", START.format(title=title, sheet=sheet.strip())), cell("code", FIND)]
    for section in sections:
        number = section[0]
        if section.startswith(("In a terminal", "In a notebook")):
            continue
        cells.append(cell("markdown", f"## {section.strip()}"))
        for name in NAMES:
            if name.startswith(f"ex{number}_"):
                path = f"exercises/{name}.py"
                cells.append(cell("code", f"%%writefile {path}\n{read(TOP / path).rstrip()}"))
                cells.append(cell("code", f"%run {path}"))
    return {"cells": cells, "nbformat": 4, "nbformat_minor": 4, "metadata": {
        "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}}


def cell(kind, text):
    more = {"execution_count": None, "outputs": []} if kind == "code" else {}
    return {"cell_type": kind, "metadata": {}, "source": text.splitlines(keepends=True), **more}
