"""The notebook that students get, and notebooks of their own: run with the cells' own code."""

import json
import pathlib
import shutil
import subprocess
import sys

from grading.questions import FILE_NAMES
from grading.tests.conftest import RUN
from grading.tests.helpers import SOLUTIONS


def run_cells(cells, folder):
    """Run cells as the kernel of a notebook does, and return what each has shown."""
    kernel = pathlib.Path(__file__).with_name("kernel.py")
    done = subprocess.run([sys.executable, kernel], input=json.dumps(cells), cwd=folder,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8")
    shown = done.stdout.split("In: ")[1:]
    assert done.returncode == 0 and len(shown) == len(cells), done.stdout
    return [one.split("\n", 1)[1] for one in shown]


def code_cells(packed):
    """Return the code of the notebook that is packed, which is unpacked in the folder elsewhere."""
    shutil.unpack_archive(packed, packed.parent / "elsewhere")
    notebook = (packed.parent / "elsewhere" / "homework" / "homework.ipynb").read_text(encoding="utf-8")
    return ["".join(cell["source"]) for cell in json.loads(notebook)["cells"] if cell["cell_type"] == "code"]


def test_the_notebook_leads_from_the_zip_file_alone_to_the_last_exercise(packed):
    folder = packed.parent
    first, *cells = code_cells(packed)
    assert cells[1::2] == [f"%run exercises/{file}" for file in FILE_NAMES]
    shown = run_cells([first, *cells], folder)
    assert shown[0] == "Ready.\n" and (folder / "homework").is_dir()
    for one in shown[2::2]:
        assert "to do: " in one and 'For a hint, type  check.hint("' in one
    solved = [f"%%writefile exercises/{file}\n{(SOLUTIONS / file).read_text(encoding='utf-8')}{RUN.decode()}"
              for file in FILE_NAMES]
    wrong = solved[0].replace("exp(-z)", "exp(z)")
    *_, not_right, again, hint, by_hand, all_files, right, value = run_cells(
        [first, wrong, cells[1], "check.run()", "check.hint(sigmoid)", "sigmoid(0)", "check.main()",
         solved[0], "check.run()"], folder)
    assert all(file in all_files for file in FILE_NAMES)
    assert "the minus sign in exp(-z) is missing" in not_right in again and hint.startswith("Hint 1 of ")
    assert by_hand == "0.5\n" and value.endswith("True\n")
    both = [cell for pair in zip(solved, cells[1::2]) for cell in pair]
    shown = run_cells([first, *both], folder / "homework" / "exercises")
    assert all("All of this is right." in one for one in shown[2::2])
    assert "%run exercises/picture.py ex5" in shown[10]


def test_the_first_cell_of_a_notebook_that_is_alone_says_what_to_upload(packed):
    first, *_ = code_cells(packed)
    (packed.parent / "alone").mkdir()
    (packed.parent / "alone" / "broken.zip").write_bytes(b"not a zip file")
    assert "Upload the .zip file" in run_cells([first], packed.parent / "alone")[0]


def test_what_a_cell_without_its_first_line_is_told_can_be_obeyed(homework):
    """Wherever the notebook is: in the project's folder, or in that of the exercises."""
    write = (SOLUTIONS / FILE_NAMES[3]).read_text(encoding="utf-8") + "\nimport check\ncheck.run()\n"
    for folder in homework, homework / "exercises":
        start = "import sys; sys.path.append('exercises'); import check"
        told, = run_cells([start, write], folder)[1:]
        lines = [line.strip() for line in told.splitlines() if line.startswith("    ")]
        assert [line.split()[0] for line in lines] == ["%%writefile", "%run"]
        assert lines[0].endswith(FILE_NAMES[3])
        shown = run_cells([f"{lines[0]}\n{write}", lines[1]], folder)
        assert "All of this is right." in shown[1]


def test_a_cell_with_functions_is_not_taken_for_the_file_that_was_run_before_it(homework):
    write = (SOLUTIONS / FILE_NAMES[3]).read_text(encoding="utf-8") + "\nimport check\ncheck.run()\n"
    start, run = "import sys; sys.path.append('exercises')", f"%run exercises/{FILE_NAMES[0]}"
    *_, told = run_cells([start, run, write], homework)
    assert told.startswith("A cell is checked as a file.") and f"%run exercises/{FILE_NAMES[3]}" in told
