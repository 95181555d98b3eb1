"""Runs cells, a JSON list on standard input, as a notebook's kernel does: %%writefile, %run, plain Python.

It stands in for Jupyter, which the tests do not need.
"""

import ast
import json
import pathlib
import runpy
import sys
import types

shell = types.SimpleNamespace(user_ns={"In": [""], "__name__": "__main__"})
sys.modules["IPython"] = types.SimpleNamespace(get_ipython=lambda: shell)
sys.path[0] = ""        # the notebook's folder, as in a kernel
sys.argv[1:] = ["-f", "connection.json"]


def run_cell(cell):
    shell.user_ns["In"].append(cell)
    first, _, rest = cell.partition("\n")
    if first.startswith("%%writefile "):
        pathlib.Path(first.split()[1]).write_text(rest + "\n", encoding="utf-8")
    elif first.startswith("%run "):
        path, kept = first.split()[1], sys.modules["__main__"]
        sys.path.insert(0, str(pathlib.Path(path).parent))
        shell.user_ns.update(runpy.run_path(path, run_name="__main__"))
        if str(pathlib.Path(path).parent) in sys.path:
            sys.path.remove(str(pathlib.Path(path).parent))
        sys.modules["__main__"] = kept
    else:
        *statements, last = ast.parse(cell).body
        is_value = isinstance(last, ast.Expr)
        exec(ast.unparse([*statements, *[last] * (not is_value)]), shell.user_ns)
        value = eval(ast.unparse(last), shell.user_ns) if is_value else None
        if value is not None:
            print(repr(value))


main = types.ModuleType("__main__")
main.__dict__.update(shell.user_ns)
sys.modules["__main__"] = main
for cell in json.load(sys.stdin):
    print("In:", cell.split("\n")[0])
    run_cell(cell)
