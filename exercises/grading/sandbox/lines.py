"""Whole lines, from something that gives bytes in pieces."""

import math


class LineTooLong(Exception):
    """More bytes have come than a line may have, and it has not ended."""


class Lines:
    """Reads lines. read gives the next piece, and nothing at the end."""

    def __init__(self, read, limit=math.inf):
        self.read, self.limit, self.rest = read, limit, b""

    def next(self):
        """Return the next line without its end. Raises EOFError, LineTooLong, and what read raises."""
        while b"\n" not in self.rest:
            if len(self.rest) > self.limit:
                raise LineTooLong
            piece = self.read()
            if not piece:
                raise EOFError
            self.rest += piece
        line, _, self.rest = self.rest.partition(b"\n")
        return line
