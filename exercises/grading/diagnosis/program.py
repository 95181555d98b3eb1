"""A student's file, of which one function can be called as it is, or with a slip in it put right.

Positions in the file are counted in bytes, as Python's own parser does.
"""

import ast
import bisect
import re
import warnings
from typing import Any, NamedTuple

FUNCTIONS = (ast.FunctionDef, ast.ClassDef)
ASSIGNMENTS = (ast.Assign, ast.AnnAssign)


class Part(NamedTuple):
    """A statement at the top level of the file that is executed before a call."""

    start: int
    end: int
    node: Any       # as it was parsed
    code: Any       # as it was compiled


class Program:
    """The text of a file, the name of the function that is wrong, and the inputs of its calls."""

    def __init__(self, text, function, inputs=()):
        self.source = text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8")
        self.function, self.inputs = function, inputs
        self.line_starts = [0] + [found.end() for found in re.finditer(b"\n", self.source)]
        self.parts, self.error = [], None
        try:
            tree = compiled(self.source.decode("utf-8"), ast.PyCF_ONLY_AST)
        except SyntaxError as error:
            self.error = error
        else:
            self.keep_what_runs(tree.body)

    def keep_what_runs(self, statements):
        """Keep definitions, imports and plain assignments: nothing that was written to try things out."""
        space = new_namespace()
        for node in filter(is_kept, statements):
            start, end = self.span(node)
            if getattr(node, "decorator_list", None):
                start = self.line_starts[node.decorator_list[0].lineno - 1]
            try:
                code = compiled(self.source[start:end])
                exec(code, space)
            except Exception:
                continue    # the far end goes on with what is defined by then, too
            self.parts.append(Part(start, end, node, code))

    def span(self, node):
        """Return where a node begins and ends in the file."""
        return (self.line_starts[node.lineno - 1] + node.col_offset,
                self.line_starts[node.end_lineno - 1] + node.end_col_offset)

    def line_of(self, position):
        return bisect.bisect_right(self.line_starts, position)

    def edited(self, start, end, edits):
        """Return a piece of the file with edits made in it."""
        pieces, position = [], start
        for edit in sorted(edits):
            pieces += [self.source[position:edit.start], edit.new.encode("utf-8")]
            position = edit.end
        return b"".join(pieces) + self.source[position:end]

    def load(self, slip=None):
        """Return the function, after everything that is kept was executed anew, with the slip put right."""
        edits = slip.edits if slip else ()
        if self.error:
            text = self.edited(0, len(self.source), edits).decode("utf-8")
            return Program(text, self.function).load() if edits else compiled(text)
        space = new_namespace()
        for part in self.parts:
            inside = [edit for edit in edits if part.start <= edit.start <= part.end]
            exec(compiled(self.edited(part.start, part.end, inside)) if inside else part.code, space)
        return space[self.function]


def new_namespace():
    return {"__name__": "answer"}


def compiled(text, flags=0):
    """Compile a piece of the file, or parse it, without Python's remarks on what looks odd in it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return compile(text, "answer.py", "exec", flags, dont_inherit=True)


def is_kept(node):
    """Return whether a statement of the top level only defines something, without calling a function."""
    if isinstance(node, ASSIGNMENTS):
        has_calls = any(isinstance(one, ast.Call) for one in ast.walk(node))
        return isinstance(node.value, ast.Lambda) or not has_calls
    return isinstance(node, (*FUNCTIONS, ast.Import, ast.ImportFrom))
