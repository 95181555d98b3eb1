"""Whole lines, from something that gives bytes in pieces."""

import math


class LineTooLong(Exception):
    """A line has more bytes than it may have."""


class Lines:
    """Reads lines. read gives the next piece, and nothing at the end."""

    def __init__(self, read, limit=math.inf):
        self.read, self.limit, self.rest = read, limit, b""

    def next(self):
        """Return the next line without its end. Raises EOFError, LineTooLong, and what read raises."""
        while b"\n" not in self.rest and len(self.rest) <= self.limit:
            piece = self.read()
            if not piece:
                raise EOFError
            self.rest += piece
        line, _, self.rest = self.rest.partition(b"\n")
        if len(line) > self.limit:
            raise LineTooLong
        return line
