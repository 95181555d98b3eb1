"""A student's file: what stands in a function of it, which can be called as it is, or with a small change."""

import ast
from functools import lru_cache
from typing import NamedTuple, Tuple

DEFINITIONS = (ast.FunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom)
NOT_LOOKED_AT = ("ctx", "kind", "annotation", "returns", "decorator_list", "defaults", "type_params")
OF_LISTS = {"len", "zip", "enumerate", "sum", "list", "sorted"}       # functions that are given a list


class Change(NamedTuple):
    """Another node in the place of one or more of the syntax tree."""

    kind: str                       # one of KINDS
    lines: Tuple[int, ...]          # of the student's file, in order
    sets: Tuple[tuple, ...]         # (a list or the variables of a node, the key in it, what is put there)


class Program:
    """The statements of a file that define something: what was written to try things out is not executed."""

    def __init__(self, text, function):
        self.text, self.function, self.tree = text, function, ast.parse(text)
        self.statements = [node for node in self.tree.body if is_kept(node)]
        self.codes = [compiled(node) for node in self.statements]
        self.functions = {name_of(node): node for node in self.statements if parameters(node) is not None}
        self.parameters = {name: parameters(node) for name, node in self.functions.items()}

    def load(self, change=None):
        """Return the function, after everything that is kept was executed anew, with a change made in it."""
        changed, space = self.compiled_with(change) if change else {}, {"__name__": "answer"}
        for number, code in enumerate(self.codes):
            try:
                exec(changed.get(number, code), space)
            except Exception:
                if number in changed:
                    raise
        return space[self.function]

    def compiled_with(self, change):
        """Return {number of a statement: its code with a change in it}, and leave the tree as it was."""
        before = [(holder, key, holder[key]) for holder, key, _ in change.sets]
        try:
            for holder, key, new in change.sets:
                holder[key] = new
            return {number: compiled(node) for number, node in enumerate(self.statements)
                    if node.lineno <= change.lines[0] <= node.end_lineno}
        finally:
            for holder, key, old in reversed(before):
                holder[key] = old

    def reached(self, untouched):
        """Return the names of the function, and of those that it uses, but for some."""
        found = [self.function] if self.function in self.functions else []
        for name in found:      # which grows
            names = [node.id for node in ast.walk(self.functions[name]) if isinstance(node, ast.Name)]
            found += [one for one in dict.fromkeys(names)
                      if one in self.functions and one not in untouched and one not in found]
        return found


def compiled(node):
    return compile(ast.Module([node], []), "answer.py", "exec", dont_inherit=True)


def is_kept(node):
    if isinstance(node, (ast.Assign, ast.AnnAssign)):
        calls = any(isinstance(one, ast.Call) for one in ast.walk(node))
        return isinstance(node.value, ast.Lambda) or not calls
    return isinstance(node, DEFINITIONS)


def name_of(node):
    """Return the name that a statement defines, or "" if that is not one name."""
    target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
    return getattr(node, "name", None) or getattr(target, "id", "")


def parameters(node):
    """Return the names of a function's parameters, or None if it is not a function."""
    node = node if isinstance(node, ast.FunctionDef) else getattr(node, "value", None)
    return [one.arg for one in node.args.args] if isinstance(node, (ast.FunctionDef, ast.Lambda)) else None


# ---- The tree ----------------------------------------------------------------------------------------------

words_of = lru_cache(maxsize=None)(ast.unparse)
placed = ast.copy_location      # a new node, the node in whose place it stands -> the new one


def places(node):
    """Yield (node, parent, holder, key) for each node inside a node: holder[key] is where it stands."""
    for field, value in ast.iter_fields(node):
        if field in NOT_LOOKED_AT or isinstance(node, ast.JoinedStr):
            continue
        holder, keys = (value, range(len(value))) if isinstance(value, list) else (vars(node), [field])
        for key in keys:
            if isinstance(holder[key], ast.AST):
                yield holder[key], node, holder, key
                yield from places(holder[key])


def like(node, **fields):
    """Return a copy of a node with other things in some of its fields."""
    return type(node)(**{**vars(node), **fields})


def same_letters(name):
    """Return a name without what two spellings of it may differ in."""
    return name.lower().replace("_", "")


def is_name(node):
    return isinstance(node, ast.Name)


def names_in(node, context=ast.Load):
    return {one.id for one in ast.walk(node) if is_name(one) and isinstance(one.ctx, context)}


def targets_of(node):
    """Return the nodes that an assignment gives a value, taken out of pairs and lists."""
    targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
    return [one for target in targets
            for one in (target.elts if isinstance(target, (ast.Tuple, ast.List)) else [target])]


@lru_cache(maxsize=None)
def expression(words):
    """Return the node of some words. It may stand in several places: nobody changes it."""
    return ast.parse(words, mode="eval").body


# ---- What stands in a function ----------------------------------------------------------------------------

class Scope:
    """One function: its nodes, and its names, sorted by what they seem to stand for."""

    def __init__(self, program, name, handed_out=(), given=(), error=None):
        self.handed_out = handed_out        # the names in the def line as it was handed out
        self.given = given                  # the functions that are given or asked for, beside this one
        self.exception, self.message, self.line = error or ("", "", 0)
        self.program, self.function, self.node = program, name, program.functions.get(name)
        self.nodes = nodes = list(ast.walk(self.node)) if self.node else []
        self.parameters = program.parameters.get(name, [])
        self.others = {other: needed for other, needed in program.parameters.items() if other != name}
        names = [node for node in nodes if is_name(node)]
        self.stored = list(dict.fromkeys(one.id for one in names if isinstance(one.ctx, ast.Store)))
        self.read = {one.id for one in names if isinstance(one.ctx, ast.Load)} | {
            node.target.id for node in nodes if isinstance(node, ast.AugAssign) and is_name(node.target)}
        arguments = [node.arg for node in nodes if isinstance(node, ast.arg)]
        self.variables = [one for one in dict.fromkeys(arguments + self.stored) if one != name]
        self.loops = [node for node in nodes if isinstance(node, ast.For)]
        subscripts = [node for node in nodes if isinstance(node, ast.Subscript)]
        used = [node.value for node in subscripts]
        used += [node.iter for node in nodes if isinstance(node, (ast.For, ast.comprehension))]
        used += [one for call, function in self.calls() if function in OF_LISTS for one in call.args]
        as_lists = set(map(words_of, used))
        self.lists = [one for one in self.variables if one in as_lists]
        self.counters = list(dict.fromkeys(node.slice.id for node in subscripts if is_name(node.slice)))
        self.numbers = [one for one in self.variables if one not in self.lists and one not in self.counters]

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
