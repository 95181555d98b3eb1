"""Reads the probes, the hostile files in the folder answers/hostile.

The first line of a probe is one of

    # everywhere: what it does          (it must be harmless in each way of running)
    # posix: ...                        (and this on POSIX only)
    # Python alone: ...                 (it meets no wall, so one way tells for all)
    # goal: ...                         (it wants something beyond its process)

and stands in place of a part of ex3_chain_rule.py, of which dy_dz must not be paid. After a comma it says
that it is slow, if it ends only when time is up; that it costs only some functions, if the others must be
right; and as what dy_dz must end.
"""

import re
from typing import List, NamedTuple

from grading.tests.helpers import ANSWERS, solution

HOSTILE = ANSWERS / "hostile"
FIRST_LINE = re.compile(r"# (everywhere|posix|Python alone|goal)"
                        r"(, slow)?(?:, only ([\w, ]+?))?(?:, as (\w+))?: \w.+")

# A wrong dy_dz, and products that do not call it: one that hangs then hangs once and not three times.
HONEST = solution("ex3_chain_rule").replace(b"* dy_dz(y) *", b"* y * (1 - y) *")
WRONG = HONEST.replace(b"    return y * (1 - y)\n", b"    return 0\n")
assert WRONG != HONEST != solution("ex3_chain_rule")


class Probe(NamedTuple):
    """What a hostile file tries, and what it must come to."""

    name: str
    where: str
    slow: bool
    costs: List[str]    # the only functions that are lost, or [] if any may be
    outcome: str        # the outcome of dy_dz, or "" if any but right will do
    code: bytes         # the probe itself
    file: bytes         # what is handed in: with all that a probe can find out about its process


def tool(name):
    return (HOSTILE / "tools" / f"{name}.py").read_bytes()


def probe_named(name):
    code = (HOSTILE / f"{name}.py").read_bytes()
    first = code.splitlines()[0].decode()
    expected = FIRST_LINE.fullmatch(first)
    assert expected, f"The first line of {name}.py does not say what is expected: {first}"
    where, slow, costs, outcome = expected.groups(default="")
    file = b"\n\n".join([WRONG, tool("search"), tool("program"), code])
    return Probe(name, where, bool(slow), costs.split(", ") if costs else [], outcome, code, file)


FILES = [probe_named(path.stem) for path in sorted(HOSTILE.glob("*.py"))]
GOALS = [probe for probe in FILES if probe.where == "goal"]
# Some are short to describe and long to write down.
PROBES = [probe for probe in FILES if probe.where != "goal"] + [
    Probe(name, "Python alone", False, [], "syntax_error", file, file) for name, file in {
        "nests_brackets_deep": b"x = " + b"(" * 50000 + b")" * 50000,
        "has_a_codec_that_takes_long": b"# coding: punycode\n" + b"x" * 100000,
        "has_a_codec_that_unpacks": b"# coding: zlib\nx = 1\n",
    }.items()]
