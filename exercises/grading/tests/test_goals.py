"""Hostile files that want something beyond their process, such as a neighbour's memory.

Each probe leaves a list of attempts, functions that return something true if they get there, or traces. They
are run in each way that there is here, and must reach nothing; and without walls, where they must reach
something.
"""

import json
import os
import subprocess
import sys

import pytest

from grading.tests.probes import GOALS, tool
from grading.tests.targets import Targets
from grading.tests.traces import nothing_is_left, processes, wait_until_there_are
from grading.tests.ways import LINUX, WAYS_TO_ATTACK, fault, neighbours_user, run, values


TRIES = 3       # a probe that changes what is being executed may end itself


@pytest.fixture(scope="module", params=WAYS_TO_ATTACK, ids=lambda way: way.name)
def place(request):
    """Return a sandbox, and what the probes in it are after."""
    with nothing_is_left():
        sandbox = request.param.open({"dz_db": [()]})
        with Targets(neighbours_user(sandbox)) as targets:
            yield sandbox, targets


def attempted(probe, targets, ours):
    tools = [tool("search"), tool("program"), tool("beyond")]
    return b"\n\n".join([targets.names(ours), *tools, probe.code, tool("counting")])


@pytest.mark.parametrize("probe", GOALS, ids=lambda probe: probe.name)
def test_a_probe_does_not_reach_its_goal(probe, place):
    sandbox, targets = place
    before = processes()
    source = attempted(probe, targets, [*before])
    for _ in range(TRIES):
        result = run(sandbox, "ex3_chain_rule", source, ["dz_db"])["dz_db"]
        assert targets.changes() == []
        assert len(wait_until_there_are(len(before))) <= len(before)
        if not fault(result):
            break
    assert not fault(result), result
    attempts, *reached = values(result)[0]
    assert reached == [], f"of {attempts} attempts"


ALONE = """
import argparse, ctypes, fileinput, linecache, mmap, resource, runpy, socket, subprocess, zipimport
import multiprocessing.shared_memory, urllib.request
prctl = ctypes.CDLL(None).prctl
exec(compile({source!r}, {file!r}, "exec"))
print(dz_db(), flush=True)
"""
# The first is about the hook itself; without walls, to load a module of the system twice can end Python.
NO_GOAL_WITHOUT_WALLS = {"undoes_the_hook_from_a_live_frame", "loads_a_module_of_the_system_again"}


@pytest.mark.skipif(not LINUX, reason="the attempts are for Linux, where a process can be looked at")
@pytest.mark.parametrize("probe", [probe for probe in GOALS if probe.name not in NO_GOAL_WITHOUT_WALLS],
                         ids=lambda probe: probe.name)
def test_without_walls_the_same_probe_reaches_its_goal(probe):
    """So it is the walls that keep it from it."""
    with nothing_is_left(), Targets() as targets, Targets() as other:
        source = attempted(probe, targets, [other.neighbour.pid]).decode()
        program = ALONE.format(source=source, file=os.devnull)
        done = subprocess.run([sys.executable, "-I", "-c", program], stdout=subprocess.PIPE,
                              cwd=targets.folder, encoding="utf-8")
        lines = [line for line in done.stdout.splitlines() if line.startswith("[")]
        try:
            assert lines and json.loads(lines[-1])[1:] or targets.changes()
        finally:
            targets.remove_shared()
