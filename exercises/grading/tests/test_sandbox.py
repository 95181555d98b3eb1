"""The sandbox's run: the same in every way, what is bounded, what may be imported, what is refused."""

import concurrent.futures
import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time

import pytest

from grading.tests.helpers import functions_of, solution
from grading.tests.probes import tool
from grading.tests.traces import processes
from grading.tests.ways import (
    FILTERED, LINUX, WAYS, WAYS_HERE, fault, is_right, lines, run, values, was_called, words)

EXERCISE = "ex3_chain_rule"
SEARCH = tool("search") + b"\n\nimport gc, os\n\n\n"
IN_EACH_WAY = pytest.mark.parametrize("way", [
    pytest.param(way, id=way.name, marks=pytest.mark.skipif(not way.here, reason=f"not here: {way.name}"))
    for way in WAYS])

GET_DUMPABLE = 3        # for prctl


def run_alone(way, source, calls, **options):
    """Run a file in a sandbox of its own, and return {function: Result}."""
    sandbox = way.open(calls)
    return run(sandbox, EXERCISE, source, list(calls), **options)


def value_of(way, expression, source=b""):
    """Return what an expression is in a file, or fail with its fault."""
    source += f"\n\ndef asked():\n    return {expression}\n".encode()
    result = run_alone(way, source, {"asked": [()]})["asked"]
    assert not fault(result), result
    return values(result)[0]


def words_of(way, expressions):
    """Return the exceptions that expressions end with in a file, and what they say."""
    source = SEARCH + "".join(f"def f{number}():\n    return {expression}\n\n\n"
                              for number, expression in enumerate(expressions)).encode()
    results = run_alone(way, source, {f"f{number}": [()] for number in range(len(expressions))})
    return [words(result) for result in results.values()]


# ---- The way of running ---------------------------------------------------------------------------

CALLS = {"dL_dy": [(0.5, 1), (0.2, 0)], "dy_dz": [(0.5,), (0.2,)], "dz_dw": [([3.0, 5.0], 1)], "dz_db": [()],
         "dL_dw": [(0.2, 1, [3.0, 5.0], 0)], "dL_db": [(0.2, 1)]}
MIXED = solution(EXERCISE) + b"""


def dz_dw(x, j):
    import os
    os._exit(0)


def dz_db():
    print("no slope")
    return 0


def dL_dw(y, y_target, x, j):
    x.reverse()
    return (y - y_target) * x[1 - j]


def helper(y):
    return y / 0


def dL_db(y, y_target):
    return helper(y)


assert dz_db() == 1
"""


@IN_EACH_WAY
def test_a_worked_solution_is_right_in_every_way(way):
    results = run_alone(way, solution(EXERCISE), CALLS)
    assert is_right(results["dL_dy"], [-2.0, 1.25])
    assert is_right(results["dy_dz"], [0.25, 0.16])
    assert is_right(results["dL_dw"], [-2.4])
    assert all(map(was_called, results.values()))


def line_of(text):
    return MIXED[:MIXED.index(text)].count(b"\n") + 1


def test_a_file_in_which_much_is_wrong_gives_the_same_in_every_way():
    first, *others = [run_alone(way, MIXED, CALLS) for way in WAYS_HERE]
    assert {function: fault(result) for function, result in first.items()} == {
        **dict.fromkeys(functions_of(EXERCISE), ""), "dz_dw": "ended_program", "dL_db": "exception"}
    assert values(first["dL_dw"])[0] == pytest.approx(-2.4)
    assert not is_right(first["dL_dw"], [-2.4])     # It changed x.
    assert values(first["dz_db"]) == [0, 0]
    assert lines(first["dL_db"]) == (line_of(b"return helper(y)"), line_of(b"return y / 0"))
    assert all(other == first for other in others)


@pytest.mark.skipif(not LINUX, reason="the processes are found on Linux only")
def test_a_pause_of_the_computer_costs_no_mark():
    source = solution(EXERCISE) + b"\n\nimport time\ntime.sleep(0.5)\n"
    sandbox = WAYS_HERE[0].open(CALLS)
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        result = pool.submit(run, sandbox, EXERCISE, source, ["dy_dz"])
        time.sleep(0.25)
        paused = processes().keys() - {os.getpid()}
        for signal_sent in (signal.SIGSTOP, signal.SIGCONT):
            for number in paused:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(number, signal_sent)
            time.sleep(3 if signal_sent == signal.SIGSTOP else 0)
    assert paused and is_right(result.result()["dy_dz"], [0.25, 0.16])


@pytest.mark.skipif(os.name == "nt", reason="nothing interrupts a sleep there: its process is ended")
def test_what_sleeps_is_interrupted_and_its_process_goes_on():
    """So the next function finds what the one that slept has left."""
    source = b"""import time

seen = []


def dL_dy(y, y_target):
    seen.append(y)
    time.sleep(1000)


def dy_dz(y):
    return len(seen)
"""
    results = run_alone(WAYS_HERE[0], source, {"dL_dy": [(0.5, 1)], "dy_dz": [(0.5,)]})
    assert (fault(results["dL_dy"]), values(results["dy_dz"])) == ("too_slow", [1, 1])


def test_the_time_of_a_whole_exercise_is_bounded():
    """However many functions never return: the last are not called any more."""
    spin = "".join(f"def f{number}():\n    while True: pass\n\n\n" for number in range(9))
    calls = {f"f{number}": [()] for number in range(9)}
    results = run_alone(WAYS_HERE[0], spin.encode(), calls, clock_exercise=1)
    assert {fault(result) for result in results.values()} == {"too_slow"}
    assert was_called(results["f0"]) and not was_called(results["f8"])


@IN_EACH_WAY
def test_memory_is_bounded(way):
    if not way.memory:
        pytest.skip("nothing bounds it there")
    takes = "try:\n    taken = len(bytearray({} * 2**20))\nexcept MemoryError:\n    taken = 0\n"
    assert value_of(way, "taken", takes.format(way.memory + 64).encode()) == 0
    assert value_of(way, "taken", takes.format(way.memory // 2).encode()) > 0


@pytest.mark.skipif(not LINUX, reason="only Linux has a word for it")
def test_no_process_of_the_same_user_can_read_the_memory_of_the_judge():
    WAYS[1].open({})
    assert ctypes.CDLL(None).prctl(GET_DUMPABLE, 0, 0, 0, 0) == 0


@pytest.mark.skipif(not hasattr(subprocess, "CREATE_NO_WINDOW"), reason="only Windows has console windows")
def test_ctrl_c_does_not_reach_the_process_of_an_answer(monkeypatch):
    """On Windows it goes to all processes of a window."""
    given = []
    real = subprocess.Popen

    def popen(*arguments, **options):
        given.append(options)
        return real(*arguments, **options)
    monkeypatch.setattr(subprocess, "Popen", popen)
    assert value_of(WAYS_HERE[0], 1) == 1
    assert given and all(options["creationflags"] & subprocess.CREATE_NO_WINDOW for options in given)


# ---- What may be imported -------------------------------------------------------------------------

HARMLESS = """
    __future__ argparse array bisect cmath collections collections.abc copy csv dataclasses datetime decimal
    enum fractions functools heapq itertools json logging math numbers operator pathlib pprint random re
    statistics string textwrap time timeit typing
""".split()
REFUSED = """
    ctypes http.server multiprocessing numpy pip resource socket ssl subprocess grading.questions
""".split()
OTHERS = """
    abc ast atexit calendar cProfile codecs contextlib difflib doctest gc hashlib importlib inspect io locale
    os pdb pickle platform secrets signal sqlite3 struct sys threading traceback turtle types unittest
    unicodedata uuid warnings weakref xml zlib single_neuron grading.sandbox
""".split()


def importable(way, names):
    """Return those of the modules that a file can import."""
    attempts = "".join(f"try:\n    import {name}\n    found.append({number})\nexcept ImportError:\n    pass\n"
                       for number, name in enumerate(names))
    numbers = value_of(way, "[found[i:i + 20] for i in range(0, len(found), 20)]",
                       b"found = []\n" + attempts.encode())
    return [names[number] for row in numbers for number in row]


@IN_EACH_WAY
def test_an_answer_may_import_what_does_no_harm_and_nothing_else(way):
    assert importable(way, HARMLESS) == HARMLESS
    assert importable(way, OTHERS) == importable(WAYS_HERE[0], OTHERS)
    for name, (kind, message) in zip(REFUSED, words_of(way, [f"__import__({name!r})" for name in REFUSED])):
        assert kind == "ModuleNotFoundError"
        assert message in (f"No module named {name!r}", f"No module named {name.partition('.')[0]!r}")


# ---- What is refused ------------------------------------------------------------------------------

ANNOUNCED = {       # an expression, and what Python calls it
    "setattr(search, '__code__', module.__code__)": "object.__setattr__",
    "open(os.devnull)": "open", "sys.setprofile(print)": "sys.setprofile",
    "len(gc.get_objects())": "gc.get_objects", "len(gc.get_referrers(os))": "gc.get_referrers",
    "len(gc.get_referents(os))": "gc.get_referents"}
ANNOUNCED_BEHIND_THE_FILTER = {
    "os.fork()": "os.fork", "len(os.listdir('/'))": "os.listdir",
    "module('_socket').socket()": "socket.__new__"}
NOT_ANNOUNCED = ["os.pipe()[0]", "os.dup(0)", "module('_socket').socketpair()"]


def sentences(events):
    return [("PermissionError", f"an answer cannot do this here: {event}") for event in events]


@IN_EACH_WAY
def test_what_python_announces_is_refused_in_a_sentence(way):
    assert words_of(way, [*ANNOUNCED]) == sentences(ANNOUNCED.values())


@IN_EACH_WAY
def test_where_there_is_no_file_the_message_has_no_path(way):
    assert words_of(way, ["os.stat('/')"]) == [("FileNotFoundError", "No such file or directory")]


# One that lets every call through, to see whether any may be put up.
PUTS_UP_A_FILTER = """
import ctypes, struct
class Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("steps", ctypes.c_char_p)]
prctl, allow = ctypes.CDLL(None).prctl, struct.pack("=HBBI", 6, 0, 0, 0x7FFF0000)
prctl(38, 1, 0, 0, 0)
print(prctl(22, ctypes.c_ulong(2), ctypes.byref(Program(1, allow)), 0, 0))
"""


@pytest.mark.skipif(not LINUX or os.uname().machine not in ("x86_64", "aarch64"), reason="none is known here")
def test_where_the_system_allows_a_filter_one_stands():
    done = subprocess.run([sys.executable, "-c", PUTS_UP_A_FILTER], capture_output=True, encoding="utf-8")
    assert FILTERED is (done.stdout == "0\n"), done.stderr


@pytest.mark.skipif(not FILTERED, reason="no filter for system calls stands here")
def test_behind_the_filter_calls_to_the_system_are_refused_announced_or_not():
    way = WAYS_HERE[0]
    events = ANNOUNCED_BEHIND_THE_FILTER
    assert words_of(way, [*events]) == sentences(events.values())
    assert {kind for kind, _ in words_of(way, NOT_ANNOUNCED)} == {"PermissionError"}


# Functions of the system that reach nothing and nobody.
KEPT = """
    fspath strerror urandom getpid times cpu_count isatty _exit splitroot normpath _path_splitroot
    _path_splitroot_ex _path_normpath _LCMapStringEx LCMapStringEx read write
""".split()
NOT_TRIED = {"antigravity", "idlelib", "test", "this", "tkinter", "turtle", "turtledemo"}
FIND = """
found = {thing.__name__ for thing in search() if type(thing) is type(len)
         and thing.__module__ in ("posix", "nt")} - set(KEPT)


def asked():
    assert not found, sorted(found)
    return len(search()) > 1000 and 1
"""


@IN_EACH_WAY
def test_without_the_filter_no_module_and_no_class_keeps_a_function_of_the_system(way):
    """A new Python may hold one in a new place. Behind the filter they are there, and do nothing."""
    names = [name for name in getattr(sys, "stdlib_module_names", HARMLESS) if name not in NOT_TRIED]
    imports = "".join(f"try:\n    import {name}\nexcept BaseException:\n    pass\n" for name in sorted(names))
    source = SEARCH + f"{imports}KEPT = {KEPT}\n{FIND}".encode()
    result = run_alone(way, source, {"asked": [()]})["asked"]
    assert words(result)[0] == "AssertionError" if way.filtered else values(result) == [1, 1], result
