"""The processes that run a student's code: what is left of them, and what comes in from them."""

import json
import os
import subprocess
import sys
import time

import pytest

from grading.sandbox import processes
from grading.sandbox.judges_end import Sandbox
from grading.sandbox.outcome import Outcome
from grading.sandbox.replies import Fault, Loaded, Reply, Tampered, Thing, decode, encode
from grading.tests.helpers import FOLDER

WRITES_ON = b"""
import os, time
def f():
    if os.fork() == 0:
        os.setsid()
        end = time.time() + 20
        while time.time() < end:
            for descriptor in range(3, 20):
                try:
                    os.write(descriptor, b"x" * 5000)
                except BrokenPipeError:
                    os._exit(0)
                except OSError:
                    pass
        os._exit(0)
    return 1
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process of its own is started by os.fork")
def test_a_process_that_is_left_behind_and_goes_on_writing_does_not_hold_up_the_judge():
    with Sandbox({"f": [()]}, call_seconds=0.5, fork=False) as sandbox:
        start = time.monotonic()
        sandbox.run("exercise", WRITES_ON, ["f"], seconds=5)
        assert time.monotonic() - start < 15


@pytest.mark.skipif(not hasattr(subprocess, "CREATE_NO_WINDOW"), reason="only Windows has console windows")
def test_ctrl_c_does_not_reach_the_process_of_an_answer(monkeypatch):
    """On Windows it goes to all processes of a window."""
    given = {}
    real = subprocess.Popen

    def popen(*arguments, **options):
        given.update(options)
        return real(*arguments, **options)
    monkeypatch.setattr(processes.subprocess, "Popen", popen)
    with Sandbox({"f": [()]}) as sandbox:
        assert sandbox.run("exercise", b"def f(): return 1", ["f"], seconds=20)["f"].fault is None
    assert given["creationflags"] & subprocess.CREATE_NO_WINDOW


SCRUBBED = """
import sys, types
sys.path.append({exercises!r})
from grading.sandbox import audit_hook, importable
importable.load(" ".join(importable.IMPORTABLE).encode())
taken = [value for module in audit_hook.SYSTEM for word, value in vars(module).items()
         if isinstance(value, types.BuiltinFunctionType)
         and audit_hook.KEPT.isdisjoint([word, value.__name__])]
audit_hook.scrub()
modules = [module for module in sys.modules.values() if isinstance(module, types.ModuleType)]
classes = {{kind for module in modules for kind in vars(module).values() if isinstance(kind, type)}}
print(len(taken) > 20, [(holder.__name__, word) for holder in [*modules, *classes]
                        for word, value in vars(holder).items()
                        if any(getattr(value, "__func__", value) is one for one in taken)])
"""


def test_no_module_and_no_class_keeps_a_function_that_is_taken_away():
    """Where there is no filter. A new Python may hold such a function in a new place: scrub() names them."""
    code = SCRUBBED.format(exercises=str(FOLDER))
    result = subprocess.run([sys.executable, "-I", "-S", "-c", code], capture_output=True, encoding="utf-8")
    assert result.stdout == "True []\n", result.stdout + result.stderr


# ---- What crosses the line ---------------------------------------------------------------------------------

MESSAGES = [
    Reply(0.5), Reply([1, [2.5, -3]], changed=[[0]], output="hello"), Reply(Thing("str", "'a'")), Loaded(),
    Loaded(Fault(Outcome.EXCEPTION, kind="NameError", message="name 'z' is not defined", line=3, text="z")),
    Fault(Outcome.NOT_STARTED, line=4, inner_line=7, inner="dy_dz", written=True, output="x"),
]


def test_what_is_sent_comes_in_as_it_was():
    assert decode(encode(MESSAGES).rstrip(b"\n")) == MESSAGES


@pytest.mark.parametrize("line", [
    b"", b"[]", b"{}", b"7", b"[true]", b"[null]", b'["7"]', b"[{}]", b"\xff", b"[" * 100_000,
    b'[{"value": true}]', b'[{"value": null}]', b'[{"value": {"kind": "x"}}]', b'[{"loaded": 7}]',
    b'[{"outcome": "right"}]', b'[{"outcome": "needs_review"}]', b'[{"outcome": []}]',
    b'[{"value": ' + b"[" * 10 + b"]" * 10 + b"}]", json.dumps([{"value": [0] * 51}]).encode(),
], ids=lambda line: line[:30].decode("latin-1"))
def test_what_the_far_end_never_sends_is_refused(line):
    with pytest.raises(Tampered):
        decode(line)


def test_texts_and_line_numbers_that_come_in_are_cut_to_size():
    sent = {"outcome": "exception", "message": "x" * 1000, "line": -1, "inner_line": 10 ** 9, "written": 1}
    fault, = decode(json.dumps([sent]).encode())
    assert (len(fault.message), fault.line, fault.inner_line, fault.written) == (400, 0, 0, False)
