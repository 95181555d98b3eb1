"""What could stand in a place of a function: its numbers, its lists and their elements, other functions."""

import ast
import builtins
import difflib
import math
from functools import lru_cache
from typing import Any, NamedTuple

from grading.diagnosis.program import name_of

OF_LISTS = {"len", "zip", "enumerate", "sum", "list", "sorted"}       # functions that are given a list
OF_PYTHON = [*sorted(OF_LISTS), "range", "abs", "min", "max", "float", "math"]
OF_MATH = ["exp", "log", "sqrt", "pow", "tanh", "fsum", "fabs", "e"]
PACKAGES = {"Math", "math", "np", "numpy"}

words_of = lru_cache(maxsize=None)(ast.unparse)


@lru_cache(maxsize=None)
def expression(words):
    """Return the node of some words. It may stand in several places: nobody changes it."""
    return ast.parse(words, mode="eval").body


class Other(NamedTuple):
    """What else could stand in the place of a node."""

    kind: str
    new: Any
    form: str = ""
    late: bool = False


class Scope:
    """The names in one function, sorted by what they seem to stand for."""

    def __init__(self, program, name):
        self.program, self.node, self.parameters = program, program.functions[name], program.parameters[name]
        self.nodes = nodes = list(ast.walk(self.node))
        self.others = {other: needed for other, needed in program.parameters.items() if other != name}
        stored = [node.arg for node in nodes if isinstance(node, ast.arg)]
        stored += [one.id for one in nodes if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)]
        self.variables = [one for one in dict.fromkeys(stored) if one != name]
        subscripts = [node for node in nodes if isinstance(node, ast.Subscript)]
        used = [node.value for node in subscripts]
        used += [node.iter for node in nodes if isinstance(node, (ast.For, ast.comprehension))]
        used += [one for node in nodes if isinstance(node, ast.Call) and words_of(node.func) in OF_LISTS
                 for one in node.args]
        as_lists = set(map(words_of, used))
        self.lists = [one for one in self.variables if one in as_lists]
        self.counters = list(dict.fromkeys(
            node.slice.id for node in subscripts if isinstance(node.slice, ast.Name)))
        self.numbers = [one for one in self.variables if one not in self.lists and one not in self.counters]
        self.sums = {words_of(node.target) for node in nodes if isinstance(node, ast.AugAssign)}
        self.elements = [f"{one}[{index}]" for one in self.lists for index in self.counters or ("0", "1")]
        known = {*self.variables, *map(name_of, program.statements), *dir(builtins), *(
            (alias.asname or alias.name).split(".")[0] for node in program.statements
            for alias in getattr(node, "names", ()))}
        self.unknown = {node.id for node in nodes if isinstance(node, ast.Name) and node.id not in known}

    def like_it(self, name):
        """Return what could be meant by an unknown name: math.exp, x[0], or one that is spelled like it."""
        found = [f"math.{name}"] if name in OF_MATH else []
        if name[-1:].isdigit() and name[:-1] in self.variables:
            found += [f"{name[:-1]}[{index}]" for index in (int(name[-1]) - 1, int(name[-1])) if index >= 0]
        known = [*self.variables, *self.others, *OF_PYTHON]
        return found + difflib.get_close_matches(name, known, n=4, cutoff=0.5) + self.numbers

    def functions_like(self, words):
        """Yield (kind, words) for the functions that could be meant where one is called by some words."""
        module, _, name = words.rpartition(".")
        if words in self.unknown:
            yield from (("spelling", other) for other in self.like_it(words))
        elif module == "math" and hasattr(math, name):
            yield from (("function", other) for other in ("math.exp", "math.log"))
        elif module in PACKAGES:
            meant = [name, *difflib.get_close_matches(name, OF_MATH), "log"]
            yield from (("spelling", f"math.{other}") for other in meant)
