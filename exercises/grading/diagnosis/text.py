"""The text of one function, with what those ask of it who look for something that it shows by itself."""

import ast

from grading.diagnosis.program import parameters
from grading.diagnosis.scope import words_of


class Text:
    """A function in the text of a file, with what finders ask of it."""

    def __init__(self, program, function, arguments, given, error):
        self.program, self.function, self.given = program, function, given
        self.arguments = arguments      # the names in the def line as it was handed out
        self.error = error              # (kind, message, line) of an exception
        self.node = program.functions.get(function)
        self.nodes = list(ast.walk(self.node)) if self.node else []
        self.parameters = parameters(self.node) or []
        self.loops = [node for node in self.nodes if isinstance(node, ast.For)]
        self.blocks = [block for node in self.nodes for block in map(vars(node).get, ("body", "orelse"))
                       if isinstance(block, list)]
        names = [node for node in self.nodes if isinstance(node, ast.Name)]
        self.read = {node.id for node in names if isinstance(node.ctx, ast.Load)} | {
            node.target.id for node in self.nodes if isinstance(node, ast.AugAssign) and is_name(node.target)}
        self.stored = list(dict.fromkeys(node.id for node in names if isinstance(node.ctx, ast.Store)))

    def source(self, node):
        return ast.get_source_segment(self.program.text, node) or ""

    def calls(self):
        """Yield (call, the words of what is called)."""
        for node in self.nodes:
            if isinstance(node, ast.Call):
                yield node, words_of(node.func)

    def at(self, line):
        """Return the nodes in a line."""
        return [node for node in self.nodes if getattr(node, "lineno", 0) == line]


def is_name(node):
    return isinstance(node, ast.Name)


def names_in(node, context=ast.Load):
    return {one.id for one in ast.walk(node) if is_name(one) and isinstance(one.ctx, context)}


def targets_of(node):
    """Return the nodes that an assignment gives a value, taken out of pairs and lists."""
    targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
    return [one for target in targets
            for one in (target.elts if isinstance(target, (ast.Tuple, ast.List)) else [target])]

