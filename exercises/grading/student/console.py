"""Where the student is: what can be typed there, and how text is shown."""

import os
import sys

from grading.judging.text import printable
from grading.student.asked import FOLDER

COLOURS = {"right": "\033[32m", "wrong": "\033[31m"}
CLEAR = "\033[2J\033[3J\033[H"


def notebook():
    """Return the shell of IPython that runs this, as in a notebook, or None."""
    return sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None


def cell():
    """Return the text of the cell that is being run in a notebook."""
    return notebook().user_ns.get("In", [""])[-1] if notebook() else ""


def is_shell():
    """Return whether Python itself is typed here: an editor's shell after Run, a notebook, a browser."""
    return bool(sys.flags.interactive or sys.platform == "emscripten"
                or {"idlelib", "thonny", "IPython"} & set(sys.modules))


def is_terminal():
    """Return whether a terminal shows what is printed. An editor's shell only looks like one."""
    if os.environ.get("TERM") == "dumb" or "idlelib" in sys.modules or sys.stdout is not sys.__stdout__:
        return False
    if not sys.stdout.isatty():
        return False
    if os.name == "nt":
        os.system("")       # It turns colours on in the console of Windows.
    return True


def show(lines):
    """Print Lines, in colour where there is any."""
    coloured = "NO_COLOR" not in os.environ and is_terminal()
    for text, colour in lines:
        start = COLOURS.get(colour, "") if coloured else ""
        print(start + printable(text, sys.stdout) + ("\033[0m" if start else ""))


def clear():
    """Clear the screen of a terminal."""
    if is_terminal():
        print(CLEAR, end="")


def hint_command(function, *number):
    """Return what to type for a hint."""
    if is_shell():
        arguments = ", ".join([f'"{function}"', *map(str, number)])
        return f"check.hint({arguments})"
    return " ".join([*python_with("check.py"), "hint", function, *map(str, number)])


def picture_command():
    """Return what to type to see the student's own training as a picture."""
    if notebook():
        return f"%run {path_of('picture.py')} ex5"
    if is_shell():
        return 'import picture; picture.main(["ex5"])'
    return " ".join([*python_with("picture.py"), "ex5"])


def python_with(name):
    """Return the words that start a file of the homework's folder in a terminal."""
    python = os.path.basename(sys.executable or "")
    return "python3" if "python3" in python else "python", path_of(name)


def path_of(name):
    """Return the path of a file of the homework's folder, as it can be typed here."""
    path = os.path.join(FOLDER, name)
    try:
        near = os.path.relpath(path)
    except (OSError, ValueError):   # the current folder was deleted, or is on another drive of Windows
        near = ".."
    path = path if near.startswith("..") else near
    return f'"{path}"' if " " in path else path
