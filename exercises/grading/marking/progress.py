"""What is said on standard error: notes, and how far the marking of a class is."""

import contextlib
import sys
import time

from grading.judging.text import bar, in_one_line, printable

PARTIAL = ("Note: here answers are kept from your files and programs by Python's own audit hook alone, which "
           "a fault of Python could undo. For work you do not trust, see the README in exercises/grading.")
AS_ROOT = ("Note: root's rights cannot be given up here. Answers are kept from everything by the filter for "
           "system calls alone.")


def show(text):
    """Write a text as it is. If nobody can read it any more, the marking goes on."""
    with contextlib.suppress(OSError):
        print(printable(text, sys.stderr), end="", file=sys.stderr, flush=True)


def say(sentence):
    """Write a line. Names in it, which may come from a student, can do nothing to the terminal."""
    show(in_one_line(sentence, 5000) + "\n")


def show_progress(done, total, start):
    """Draw a bar with the time that is left, of a marking that began at start."""
    left = (time.monotonic() - start) / done * (total - done)
    end = "\n" if done == total else ""
    show(f"\r{bar(done, total, width=30)} {done} of {total}, about {left:.0f} s left   {end}")
