"""What is said on standard error: notes, and how far the marking of a class is."""

import contextlib
import sys
import time

from grading.judging.text import bar, in_one_line, printable

PARTIAL = ("Note: here answers are kept from your files and programs by Python's own audit hook alone, which "
           "a fault of Python could undo. For work you do not trust, see exercises/grading/README.md.")
AS_ROOT = ("Note: root's rights cannot be given up here. Answers are kept from everything by the filter for "
           "system calls alone.")


def show(text):
    """Write a text as it is. If nobody can read it any more, the marking goes on."""
    with contextlib.suppress(OSError):
        print(printable(text, sys.stderr), end="", file=sys.stderr, flush=True)


def say(sentence):
    """Write a line. Names in it, which may come from a student, can do nothing to the terminal."""
    show(in_one_line(sentence, 5000) + "\n")


class Progress:
    """On a terminal a bar with the time that is left, otherwise a line for each submission."""

    def __init__(self, total):
        self.total, self.done, self.start = total, 0, time.monotonic()

    def skip(self):
        """Count a student who was not marked."""
        self.total -= 1

    def step(self, marked, new):
        document = marked.document
        self.done += 1
        if sys.stderr.isatty():
            left = (time.monotonic() - self.start) / self.done * (self.total - self.done)
            show(f"\r{bar(self.done, self.total, width=30)} {self.done} of {self.total}, "
                 f"about {left:.0f} s left   " + "\n" * (self.done == self.total))
        else:
            say(f"{in_one_line(marked.student.name)}: {document.score} of {document.max_score}"
                + ("" if new else " (marked before)"))
