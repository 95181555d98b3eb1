# everywhere: writes JSON in which something is not as it should be
import os

for line in (
    b'[{"loaded": null}, {"outcome": []}]',
    b'[{"loaded": null}, {"outcome": "exception", "line": 1, "inner_line": 1}]',
    b'[{"loaded": {"kind": "x"}}, {"outcome": "missing_function"}]',
    b'[{"loaded": ' * 2000,
    b"[7]",
    b"{}",
    b'[{"loaded": null}, {"outcome": "exception", "line": ' + b"9" * 4000 + b"}]",
):
    for descriptor in range(256):
        try:
            os.write(descriptor, line + b"\n")
        except OSError:
            pass
