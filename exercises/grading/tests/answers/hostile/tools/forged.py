"""Functions that write a line wherever the line to the judge may be, and end their process."""
import os

LINES = [
    b"", b"[]", b"{}", b"7", b"[true]", b"[null]", b'["7"]', b"[{}]", b"[7]", b"\xff",
    b"[" * 100_000,
    b'[{"value": true}]', b'[{"value": null}]', b'[{"value": {"kind": "x"}}]', b"[true]", b"[false, null]",
    b'[{"fault": {"outcome": "right"}}]', b'[{"fault": {"outcome": "needs_review"}}]',
    b'[{"fault": {"outcome": []}}]', b'[0, {"value": 0, "changed": {"tuple": [[0]], "kind": 7}}]',
    b'{"outcome": "right", "score": 50}', b'{"value": 7}', b'{"fault": "right"}', b'["value", 7]',
    b'[{"value": ' + b"[" * 900 + b"]" * 900 + b"}]", b'[{"value": [' + b"0, " * 5000 + b"0]}]",
    b'[{"value": ' + b"9" * 90_000 + b"}]", b"[1" + b"0" * 400 + b"]",
    b'[{"fault": {"outcome": "exception", "message": "' + b"x" * 1000
    + b'", "line": -1, "inner_line": 1000000000, "of_file": true}}]',
    b'[{"fault": {"outcome": "exception", "line": ' + b"9" * 4000 + b'}}]',
    b'[{"fault": {"outcome": "exception", "line": 7, "inner": 7}}]',
    b'[{"fault": {"outcome": "missing_function"}}]', b'[{"fault": ' * 2000,
    b'[{"change": [0, "sign", [1], null]}]', b"[NaN, Infinity]", b"[" + b"[0, 0], " * 5000 + b"0]",
    b"[[0, 1e400, NaN, -1, [0]], 0, 0, null]", b"[7, 7, true, true]",
]


def writer(line):
    def write():
        write_everywhere(line + b"\n")
        os._exit(0)
    return write


for number, line in enumerate(LINES):
    globals()[f"forged_{number}"] = writer(line)


def learner(number):        # writes what the program's own functions make
    def write():
        write_everywhere(forged_lines()[number])
        os._exit(0)
    return write


for number in range(8):
    globals()[f"learned_{number}"] = learner(number)
