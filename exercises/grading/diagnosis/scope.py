"""What a function of a student could use: its variables, elements of its lists, the other functions."""

import ast
import builtins
import re

# The homework's own names for what is not one number.
USUAL = {"x": "numbers", "h": "numbers", "weights": "numbers", "new_weights": "numbers",
         "grad_weights": "numbers", "output_weights": "numbers", "hidden_biases": "numbers",
         "hidden_weights": "rows", "examples": "examples"}
INSIDE = {"rows": "numbers", "numbers": "number"}   # what an element of it is
BUILTINS = frozenset(dir(builtins))
LISTS = (ast.List, ast.ListComp)


class Scope:
    """The names that can be used in one part of the file, and the words that stand in it.

    atoms   what can take the place of a number: variables, and elements such as x[0]
    parts   the likely ones of them: what stands in the function, without sums and counters
    calls   the file's other functions, called with variables that have the names of their parameters
    """

    def __init__(self, program, part):
        self.program, self.part, self.node = program, part, part.node
        self.own_name, self.parameters = names_of(part.node)[0], parameters(part.node) or []
        self.others = {names_of(other.node)[0]: parameters(other.node) for other in program.parts
                       if parameters(other.node) is not None and other is not part}
        self.globals = {name for other in program.parts for name in names_of(other.node)}
        self.find_places()
        self.find_kinds()
        self.find_atoms()

    def text(self, node):
        """Return the student's words for a node, without the brackets around it."""
        start, end = self.program.span(node)
        return self.program.source[start:end].decode("utf-8")

    def find_places(self):
        """Find where each variable can be used: {name: [(start, end), ...]}."""
        self.places, span, looped = {}, self.program.span, set()
        for node in ast.walk(self.node):
            loops = [node] if isinstance(node, ast.For) else getattr(node, "generators", [])
            for one in (one for loop in loops for one in ast.walk(loop.target) if isinstance(one, ast.Name)):
                self.places.setdefault(one.id, []).append(span(node))
                looped.add(one.id)
        for node in ast.walk(self.node):
            if isinstance(node, ast.arg):
                self.places.setdefault(node.arg, []).append(span(self.node))
            elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and node.id not in looped:
                self.places.setdefault(node.id, []).append((span(node)[0], self.part.end))

    def can_use(self, words, node):
        """Return whether all variables in some words have a value where a node stands."""
        here = self.program.span(node)[0]
        return all(any(start <= here < end for start, end in self.places[name])
                   for name in re.findall(r"[^\W\d]\w*", words) if name in self.places)

    def find_kinds(self):
        """Find {name: "number", "numbers", "rows" or "examples"}, as far as that can be seen."""
        self.kinds = dict(USUAL)
        if self.own_name == self.program.function and self.program.inputs:
            self.kinds.update(zip(self.parameters, map(kind_of_value, self.program.inputs[0])))
        for node in ast.walk(self.node):
            if isinstance(node, ast.Assign) and isinstance(node.value, LISTS):
                first = getattr(node.value, "elts", [None])[:1] or [None]
                self.kinds[self.text(node.targets[0])] = "rows" if isinstance(first[0], LISTS) else "numbers"
            elif isinstance(node, (ast.For, ast.comprehension)):
                self.kinds.update(kinds_of_targets(node.target, self.kinds.get(self.text(node.iter), "")))

    def find_atoms(self):
        """Find the variables, and what can be put in the place of a number."""
        nodes = list(ast.walk(self.node))
        loaded = [node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)]
        found = [self.text(node) for node in nodes if isinstance(node, ast.Subscript)]
        summed = [self.text(node.target) for node in nodes if isinstance(node, ast.AugAssign)]
        indexes = [re.fullmatch(r"\w+\[([^\W\d]\w*)\]", words) for words in found]
        self.counters = list(dict.fromkeys(index[1] for index in indexes if index))
        self.variables = [one for one in self.places if one != self.own_name]
        self.unknown = [one for one in dict.fromkeys(loaded)
                        if one not in self.places and one not in self.globals | BUILTINS]
        self.lists = [one for one in self.variables if self.kinds.get(one, "number") != "number"]
        self.plain = [one for one in self.variables if one not in self.lists]
        elements = [words for words in found if re.fullmatch(r"\w+\[\w+\]", words)]
        likely, others = ([f"{one}[{index}]" for one in self.lists if self.kinds[one] == "numbers"
                           for index in some] for some in (self.counters, ["0", "1"]))
        used = dict.fromkeys([*self.plain, *elements, *likely])
        self.parts = [one for one in used if one not in [*self.counters, *summed]]
        self.atoms = list(dict.fromkeys([*self.parts, *used, *others]))
        self.lengths = [f"len({one})" for one in self.lists if self.kinds[one] == "examples"]
        self.calls = [f"{other}({', '.join(needed)})" for other, needed in self.others.items()
                      if set(needed) <= set(self.variables)]

    def is_far_fetched(self, words):
        """Return whether an atom is a sum, or an element that stands nowhere in the function."""
        return words in self.atoms and words not in self.parts and words not in self.counters


def names_of(node):
    """Return the names that a statement of the top level defines."""
    if hasattr(node, "name"):
        return [node.name]
    if hasattr(node, "names"):
        return [alias.asname or alias.name.split(".")[0] for alias in node.names]
    stored = (one for one in ast.walk(node) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store))
    return [one.id for one in stored] or [""]


def parameters(node):
    """Return the names of a function's parameters, or None if it is not a function."""
    node = node if isinstance(node, ast.FunctionDef) else getattr(node, "value", node)
    if isinstance(node, (ast.FunctionDef, ast.Lambda)):
        return [one.arg for one in node.args.posonlyargs + node.args.args]
    return None


def kind_of_value(value):
    first = value[0] if isinstance(value, (list, tuple)) and value else None
    if isinstance(first, (list, tuple)):
        return "examples" if isinstance(first[0], (list, tuple)) else "rows"
    return "number" if first is None else "numbers"


def kinds_of_targets(target, kind):
    """Return {name: kind} for the target of a loop over something of a kind."""
    if isinstance(target, ast.Name) and kind in INSIDE:
        return {target.id: INSIDE[kind]}
    if isinstance(target, ast.Tuple) and kind == "examples":
        return dict(zip([getattr(one, "id", "") for one in target.elts], ["numbers", "number"]))
    return {}
