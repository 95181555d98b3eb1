"""Checks your answers, and says in words what is wrong. Nothing to edit here.

    python exercises/check.py                 everything, and what is next
    python exercises/check.py ex3             one file, or  dL_dy  one function
    python exercises/check.py watch           checks again whenever you save
    python exercises/check.py hint            a hint for what is next
    python exercises/check.py hint dL_dy 2    the second hint for dL_dy
    python exercises/check.py solution dL_dy  worked answer, once yours is right

After Run in an editor, or in a notebook, type  check.hint("dL_dy")  and so on.
"""
# mypy: ignore-errors

import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
# Last, so that a file of yours, such as random.py, hides no module of Python.
sys.path[:] = [folder for folder in sys.path if not os.path.isdir(folder or ".")
               or not os.path.samefile(folder or ".", HERE)] + [HERE]


def run():
    """Check the file that is run. Return whether all is right; never exit."""
    return main(["run"]) == 0


def hint(*what):
    """Show a hint for a function, or for what is next."""
    main(["hint", *what])


def solution(*what):
    """Show the worked answer to a function that is right."""
    main(["solution", *what])


def main(words=()):
    """Do what the words of a command line ask for. Return the status."""
    try:
        from grading.student import commands
        return commands.main(words, __doc__)
    except Exception as error:
        print("The check does not work here: %s: %s.\nExtract the whole .zip "
              "file again. If that does not help, install a\ncomplete Python, "
              "3.9 or newer (python3-minimal is not enough)."
              % (type(error).__name__, error))
        return 2


if __name__ == "__main__":
    check = sys.modules[__name__]   # for check.hint() after Run
    status = main(sys.argv[1:])
    shells = {"idlelib", "thonny", "IPython"} & set(sys.modules)
    if not shells and not sys.flags.interactive:    # It is alarming there.
        sys.exit(status)
