"""Hostile submissions, run for real: what they do to themselves, and that they do nothing to anything else.

Each probe, a file in answers/hostile, is part of ex3_chain_rule.py in a submission whose other files are the
worked solutions. Most probes want marks for a dy_dz that is wrong. After each one: dy_dz has none, the other
exercises have all of theirs, no process is left, and no file has changed.

The probes with a goal want something beyond their process, such as a neighbour's memory. They are run in each
way in which answers run, and must reach nothing; and without walls, where they must reach what they want.
"""

import ctypes
import functools
import importlib.util
import json
import os
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import zipfile
from typing import NamedTuple

import pytest

from grading.judging.check import Checks, flat
from grading.judging.judge import Judge
from grading.marking.mark import Options, mark
from grading.questions import FILE_NAMES, NAMES, QUESTIONS
from grading.sandbox.judges_end import Sandbox
from grading.sandbox.outcome import Outcome
from grading.sandbox.system import NOBODY
from grading.tests.classes import one_submission
from grading.tests.helpers import SOLUTIONS, answer_for, code, names_in, not_right, solution

GRADING = pathlib.Path(__file__).resolve().parents[1]
POSIX = hasattr(os, "fork")
SEED_0 = Checks(0)
CHECKS = {function: SEED_0[function] for function in QUESTIONS}
ALL_POINTS = sum(question.points for question in QUESTIONS.values())

LINUX = sys.platform.startswith("linux")
ROOT = POSIX and os.geteuid() == 0

with Sandbox({}) as trial:
    COMPLETE, USER, FILTERED = trial.isolated, trial.user, trial.filtered
needs_complete = pytest.mark.skipif(not COMPLETE, reason="the isolation is complete on Linux only")
needs_user = pytest.mark.skipif(not USER, reason="a user number of their own: as root on Linux only")
needs_filter = pytest.mark.skipif(not FILTERED, reason="no filter for system calls stands here")
needs_posix = pytest.mark.skipif(not POSIX, reason="not bounded on Windows")


# ---- The probes ----------------------------------------------------------------------------------

# The first line of a file in answers/hostile says where the probe must be harmless: everywhere, on POSIX, or
# where the isolation is complete; that it is slow, if it ends only when time is up; and what it does. A probe
# with a goal beyond its process says so first. It leaves a list of attempts, functions that return something
# true if they get there, or traces.
FIRST_LINE = re.compile(r"# (goal, )?(everywhere|posix|complete isolation)(, slow)?: (.+)")


class Probe(NamedTuple):
    name: str
    goal: bool
    where: str
    slow: bool


def probe(name):
    first = code(name).splitlines()[0].decode()
    expected = FIRST_LINE.fullmatch(first)
    assert expected, f"The first line of answers/{name} does not say where it must be harmless: {first}"
    return Probe(name, bool(expected.group(1)), expected.group(2), bool(expected.group(3)))


ALL_PROBES = [probe(name) for name in names_in("hostile")]
PROBES = [probe for probe in ALL_PROBES if not probe.goal]
GOALS = [probe for probe in ALL_PROBES if probe.goal]
MARKS = {"everywhere": [], "posix": [needs_posix], "complete isolation": [needs_complete]}

# A wrong dy_dz, and products that do not call it: one that hangs then hangs once and not three times.
HONEST = solution("ex3_chain_rule").replace(b"* dy_dz(y) *", b"* y * (1 - y) *")
WRONG = HONEST.replace(b"    return y * (1 - y)\n", b"    return 0\n")
# What a probe may find above itself: a search of its process's memory that needs no help of gc, and the paths
# that it would have to guess.
SEARCH = """
import sys


def frames():
    try:
        raise ValueError
    except ValueError as error:
        frame = error.__traceback__.tb_frame
    while frame:
        yield frame
        frame = frame.f_back


LEADING = ("__dict__", "__globals__", "__closure__", "cell_contents", "__defaults__", "__func__",
           "__kwdefaults__", "__self__", "__code__", "co_consts")


def things():
    seen, leads, stack = {}, {}, [sys.modules, type.__subclasses__(object)]
    for frame in frames():
        stack += [frame.f_globals, dict(frame.f_locals)]
    while stack:
        thing = stack.pop()
        kind = type(thing)
        if kind in (str, int, bytes, type(None)) or id(thing) in seen:
            continue
        seen[id(thing)] = thing
        if kind in (dict, type(type.__dict__)):
            stack += [key for key in thing if type(key) is not str]
            stack += thing.values()
        elif kind in (list, tuple, set, frozenset):
            stack += thing
        elif kind is not float:
            if kind not in leads:
                leads[kind] = [name for name in LEADING if name in dir(kind)]
            for name in leads[kind]:
                try:
                    stack.append(getattr(thing, name))
                except BaseException:
                    pass
            if isinstance(thing, type):
                stack += type.__subclasses__(thing)
    return list(seen.values())


def search(found=[]):
    found[:] = found or things()
    return found


def module(name):
    return next(thing for thing in search() if type(thing) is type(sys) and thing.__name__ == name)

"""

PATHS = (f"QUESTIONS_FILE = {str(GRADING / 'questions' / 'ex3_chain_rule.py')!r}\n"
         f"SOLUTION_FILE = {str(SOLUTIONS / 'ex3_chain_rule.py')!r}\n").encode()

# Whole files that are short to describe and long to write down.
GENERATED = {
    "brackets nested deep": b"x = " + b"(" * 50000 + b")" * 50000,
    "a codec that takes long": b"# coding: punycode\n" + b"x" * 100000,
    "a codec that unpacks": b"# coding: zlib\nx = 1\n",
}


def with_probe(name):
    return WRONG + b"\n\n" + PATHS + SEARCH.encode() + code(name)


def test_there_are_at_least_forty_probes_on_every_system():
    assert sum(probe.where == "everywhere" for probe in PROBES) >= 40


# ---- Handing in, and looking for what is left ----------------------------------------------------

@pytest.fixture(scope="module")
def judge():
    with Judge(checks=CHECKS, call_seconds=0.2, feedback="brief") as judge:     # a search is tried below
        yield judge


@pytest.fixture
def hand_in(tmp_path):
    """Return a function that makes a folder with the solutions, some replaced, or left out (None)."""
    def hand_in(**files):
        folder = tmp_path / "class" / "mallory"
        folder.mkdir(parents=True)
        for name in NAMES:
            content = files.get(name, solution(name))
            if content is not None:
                (folder / f"{name}.py").write_bytes(content)
        return folder
    return hand_in


def marked(folder, judge, **options):
    return mark(one_submission(folder), judge, Options(**options))


def processes_left(judge):
    """Return the processes that have the user number of the submissions."""
    found = []
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            if os.stat(f"/proc/{name}").st_uid == judge.sandbox.user:
                found.append(name)
        except OSError:
            pass    # it has ended meanwhile
    return found


def files_in(*folders):
    paths = [path for folder in folders for path in folder.rglob("*") if "__pycache__" not in path.parts]
    return {path: (path.stat().st_mtime_ns, path.stat().st_size) for path in paths if path.is_file()}


# ---- What a hostile file does --------------------------------------------------------------------

@pytest.mark.parametrize("source", [
    *[pytest.param(with_probe(probe.name), id=probe.name, marks=MARKS[probe.where]) for probe in PROBES],
    *[pytest.param(source, id=name) for name, source in GENERATED.items()],
])
def test_a_hostile_file_gets_no_marks_and_takes_none_from_others(source, judge, hand_in):
    folder = hand_in(ex3_chain_rule=source)
    files = files_in(GRADING, SOLUTIONS, folder)
    document = marked(folder, judge)
    attacked = answer_for("dy_dz", document.answers)
    others = [answer for answer in document.answers if answer.exercise != "ex3_chain_rule"]
    assert attacked.score == 0
    assert attacked.outcome not in (Outcome.RIGHT, Outcome.NEEDS_REVIEW)
    assert {answer.outcome for answer in others} == {Outcome.RIGHT}
    assert not document.needs_review
    assert files_in(GRADING, SOLUTIONS, folder) == files
    if COMPLETE:
        assert os.listdir(judge.sandbox.folder) == []
    if USER:
        assert processes_left(judge) == []


@needs_posix
@pytest.mark.parametrize("name", [
    "hostile/exits_in_a_call.py", "hostile/fills_the_memory_in_small_pieces.py",
    "hostile/forks_without_end.py", "hostile/kills_its_group.py", "hostile/list_that_lies.py",
    "hostile/prints_without_end.py", "hostile/sleeps.py"])
def test_a_function_that_misbehaves_costs_the_other_functions_of_its_file_nothing(name, judge):
    answers = judge.check("ex3_chain_rule", with_probe(name))
    assert not_right(answers) == ["dy_dz"]


@needs_posix
def test_a_first_function_that_kills_its_process_costs_only_itself_and_what_calls_it(judge):
    answers = judge.check("ex3_chain_rule", HONEST + code("hostile/kills_itself_in_the_first_function.py"))
    assert not_right(answers) == ["dL_dy", "dL_dw", "dL_db"]


@needs_posix
def test_the_time_of_a_whole_submission_is_bounded(hand_in):
    spin = "".join(f"\n\ndef {function}(*arguments):\n    while True: pass\n" for function in CHECKS)
    folder = hand_in(**{name: solution(name) + spin.encode() for name in NAMES})
    with Judge(checks=CHECKS, call_seconds=0.5) as judge:
        start = time.monotonic()
        document = marked(folder, judge, timeout=1.2)
        assert time.monotonic() - start < 5
    assert {answer.outcome for answer in document.answers} == {Outcome.TOO_SLOW}
    assert any("No time was left" in answer.message for answer in document.answers)


@needs_posix
@pytest.mark.parametrize("name", [probe.name for probe in PROBES if not probe.slow][::5])
def test_a_search_in_a_hostile_file_changes_no_mark_and_leaves_nothing(name):
    with Judge(checks=CHECKS, exercises=["ex3_chain_rule"]) as judge:
        answer = answer_for("dy_dz", judge.check("ex3_chain_rule", with_probe(name)))
        explained = judge.explain(answer)
        judge.sandbox.sweep()
        assert (explained.outcome, explained.score) == (answer.outcome, 0)
        assert explained.message.startswith(answer.message)
        assert explained.line is None or 1 <= explained.line <= with_probe(name).count(b"\n") + 1
        assert not USER or processes_left(judge) == []


# ---- What is left behind -------------------------------------------------------------------------

@pytest.mark.parametrize("fork", [pytest.param(True, marks=needs_posix), False], ids=["forked", "started"])
def test_no_process_and_no_folder_is_left_behind(fork):
    with Sandbox({"dy_dz": [(0.5,)]}, call_seconds=0.2, fork=fork) as sandbox:
        result = sandbox.run("ex3_chain_rule", with_probe("hostile/sleeps.py"), ["dy_dz"], 5)
        assert result["dy_dz"].fault.outcome is Outcome.TOO_SLOW
    assert not pathlib.Path(sandbox.folder).exists()
    assert sandbox.template is None or sandbox.template.poll() is not None


@needs_user
def test_a_process_that_was_left_behind_is_ended_before_the_marks_are_given(judge):
    """Even if a process could be started: one with the submission's user number is found and ended."""
    become_and_sleep = f"import os, time\nos.setuid({judge.sandbox.user})\ntime.sleep(100)"
    stray = subprocess.Popen([sys.executable, "-I", "-S", "-c", become_and_sleep])
    try:
        while not processes_left(judge) and stray.poll() is None:
            time.sleep(0.01)
        judge.sandbox.sweep()
        assert stray.wait(5) == -9
    finally:
        stray.kill()
        stray.wait()


# ---- What a hostile file can see -----------------------------------------------------------------

FIND = SEARCH + """
import gc, os


def reached(attempt):
    try:
        attempt()
    except BaseException:
        return 0
    return 1

"""


def value_inside(judge, expression, setup=""):
    """Return the number that an expression has inside a submission, or the Fault that it ends with."""
    source = f"{FIND}{setup}\ndef dz_db():\n    return {expression}\n"
    result = judge.sandbox.run("ex3_chain_rule", source.encode(), ["dz_db"], 10)["dz_db"]
    return result.fault or result.replies[0].value


@pytest.fixture(scope="module")
def inside():
    with Judge(checks=CHECKS) as judge:     # patient: to search all of the memory takes a while
        yield functools.partial(value_inside, judge)


@needs_complete
@pytest.mark.parametrize("expression, number", [
    ("int(os.path.exists('/proc'))", 0),
    ("int(os.path.exists('/etc/passwd'))", 0),
    (f"int(os.path.exists({str(SOLUTIONS)!r}))", 0),
    (f"int(os.path.exists({str(GRADING / 'questions')!r}))", 0),
    ("int(os.path.exists('../../../../etc'))", 0),
    ("reached(lambda: os.setuid(0))", 0),
    ("sum(reached(lambda: os.write(descriptor, b'')) for descriptor in range(3, 256))", 1),  # to the judge
])
def test_inside_there_are_no_files_and_no_rights(expression, number, inside):
    assert inside(expression) == number


@pytest.mark.skipif(sys.implementation.name == "pypy", reason="PyPy announces less")
@pytest.mark.parametrize("expression, event", [
    pytest.param("os.fork()", "os.fork", marks=needs_filter),
    pytest.param("len(os.listdir('/'))", "os.listdir", marks=needs_filter),
    pytest.param("module('socket').socket()", "socket.__new__", marks=needs_filter),
    ("open(os.devnull)", "open"), ("sys.settrace(print)", "sys.settrace"),
    ("len(gc.get_objects())", "gc.get_objects"),
    ("len(gc.get_referrers(os))", "gc.get_referrers"), ("len(gc.get_referents(os))", "gc.get_referents")])
def test_what_python_announces_is_refused_in_a_sentence(expression, event, inside):
    fault = inside(expression)
    assert (fault.kind, fault.message) == ("PermissionError", f"an answer cannot do this here: {event}")


@needs_filter
@pytest.mark.parametrize("expression", ["os.pipe()[0]", "os.dup(0)", "module('_socket').socketpair()"])
def test_what_python_does_not_announce_is_refused_by_the_filter(expression, inside):
    assert inside(expression).kind == "PermissionError"


def test_inside_there_is_none_of_our_environment(inside):
    needed = ["PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"]
    of_the_system = ["LC_CTYPE", "__CF_USER_TEXT_ENCODING"]
    assert inside(f"len(set(os.environ) - set({needed + of_the_system}))") == 0


def test_no_right_value_can_be_found_inside(inside):
    """The probe looks for the right slopes in all that frames, modules and classes lead to."""
    arguments = [flat(given) for check in CHECKS.values() for given in check.inputs]
    given = {f"{value:.9f}" for numbers in arguments for value in numbers}
    wanted = {f"{value:.9f}" for function in ("gradient", "hidden_layer_gradient")
              for right in CHECKS[function].right for value in flat(right)
              if abs(value * 1000 - round(value * 1000)) > 1e-5} - given
    search = f"""
floats = [thing for thing in search() if type(thing) is float]
found = [number for number in floats if f"{{number:.9f}}" in {wanted}]
"""
    floats, found = inside("[len(floats), len(found)]", search)
    assert floats > 20      # the search works
    assert found == 0


def test_nothing_of_the_judge_can_be_found_inside(inside):
    search = """
found = search()
modules = [thing.__name__ for thing in found if type(thing) is type(sys)]
floors = [name for name in modules if name.startswith(("grading.questions", "grading.judging", "single_"))]
objects = [thing for thing in found if type(thing).__name__ in ("Check", "Question", "Judge")]
"""
    assert inside("[int('__main__' in modules), len(floors), len(objects)]", search) == [1, 0, 0]


def test_the_object_that_runs_a_file_can_be_found_by_the_probes_that_tamper_with_it(inside):
    search = "it, = [thing for thing in search() if type(thing).__name__ == 'StudentFile']"
    assert inside("it.send.__func__.__globals__['Reply'](7).value", search) == 7


# ---- In every way in which answers run -----------------------------------------------------------

WAYS = {    # a column of the table in README.md: how answers run there, and where that can be tried
    "root on Linux": ({}, needs_user),
    "an ordinary user on Linux": ({"isolate": False}, needs_filter),
    "macOS": ({"isolate": False, "filter": False}, needs_posix),
    "Windows": ({"fork": False}, ()),
}


@functools.lru_cache(maxsize=None)
def judge_in(way):
    return Judge(checks=CHECKS, call_seconds=0.2, **WAYS[way][0])


@pytest.fixture(scope="module")
def judges():
    """Return a function that gives the judge for a way."""
    yield judge_in
    for way in WAYS:
        judge_in(way).sandbox.close()
    judge_in.cache_clear()


def in_other_ways(choose):
    """Yield the chosen probes in all ways but the first, in which everything is tried above."""
    for way in list(WAYS)[1:]:
        for probe in filter(choose, PROBES):
            there = {"everywhere"} if way == "Windows" else {"everywhere", "posix"}
            there = there | {"complete isolation"} if way == "an ordinary user on Linux" else there
            if probe.where in there:
                yield pytest.param(way, probe.name, marks=WAYS[way][1], id=f"{way}-{probe.name}")


@pytest.mark.parametrize("way, name", list(in_other_ways(lambda probe: not probe.slow)))
def test_in_no_way_a_hostile_file_gets_marks(way, name, judges):
    answer = answer_for("dy_dz", judges(way).check("ex3_chain_rule", with_probe(name)))
    assert answer.outcome not in (Outcome.RIGHT, Outcome.NEEDS_REVIEW)


ENDLESS = ["hostile/spins_and_catches_everything.py", "hostile/prints_without_end_and_catches_everything.py"]


@pytest.mark.parametrize("way, name", list(in_other_ways(lambda probe: probe.name in ENDLESS)))
def test_in_every_way_what_never_ends_is_ended_and_the_next_file_is_judged_as_ever(way, name, judges):
    answer = answer_for("dy_dz", judges(way).check("ex3_chain_rule", with_probe(name)))
    assert answer.outcome in (Outcome.TOO_SLOW, Outcome.TOO_MUCH_OUTPUT)
    assert not_right(judges(way).check("ex3_chain_rule", HONEST)) == []


TAKES_MEMORY = "try:\n    taken = len(bytearray({} * 2**20))\nexcept MemoryError:\n    taken = 0\n"


@pytest.mark.parametrize("way", [pytest.param(way, marks=marks) for way, (_, marks) in WAYS.items()])
def test_memory_is_bounded(way, judges):
    if way == "macOS" and not LINUX or way == "Windows" and os.name != "nt":
        pytest.skip("not bounded there")
    judge, bound = judges(way), 512 if way == "Windows" else 256
    assert value_inside(judge, "taken", TAKES_MEMORY.format(bound + 64)) == 0
    assert value_inside(judge, "taken", TAKES_MEMORY.format(bound // 2)) > 0


@needs_posix
@pytest.mark.parametrize("name", ["hostile/kills_its_parent.py", "hostile/takes_its_folder_away.py"])
def test_where_the_isolation_is_partial_the_next_file_is_judged_as_ever(name, judges):
    """There a file may end the template or remove its folder: a new one is made."""
    assert "dy_dz" in not_right(judges("macOS").check("ex3_chain_rule", with_probe(name)))
    assert not_right(judges("macOS").check("ex3_chain_rule", HONEST)) == []


# ---- Goals beyond the process --------------------------------------------------------------------

# The numbers of calls to the system on (x86_64, aarch64).
NUMBERS = {"process_vm_readv": (310, 270), "kill": (62, 129), "tgkill": (234, 131), "openat": (257, 56),
           "mkdirat": (258, 34), "mknodat": (259, 33), "unlinkat": (263, 35), "renameat": (264, 38),
           "fchmodat": (268, 53), "shmget": (29, 194), "semget": (64, 190), "msgget": (68, 186),
           "memfd_create": (319, 279), "clone": (56, 220), "execve": (59, 221), "socket": (41, 198),
           "socketpair": (53, 199)}

# What a probe with a goal may find above itself, besides the search: what it would have to guess or find out.
TOOLS = SEARCH + """
import os


def kept(name):     # a function of os that something keeps, wherever
    return next(thing for thing in search() if type(thing) is type(len) and thing.__name__ == name
                and thing.__module__ in ("posix", "nt"))


PROGRAM = ["/bin/sh", "-c", f"echo > {FOLDER}/made"]


def fork_exec(function):    # starts the program with the function of C that subprocess uses
    words = [word.encode() for word in PROGRAM]
    for more in ([], [-1], [-1, None, None, None, -1, None, True]):     # the versions of Python differ
        try:
            return function(words, [b"/bin/sh"], True, (), None, None,
                            -1, -1, -1, -1, -1, -1, -1, -1, False, False, *more, None)
        except TypeError:
            pass


def system(name, *arguments):       # a call to the system without Python, by a function of C found in memory
    ctypes = module("ctypes")
    prctl = next(thing for thing in search() if type(thing).__name__ == "_FuncPtr")
    address = ctypes.cast(prctl, ctypes.c_void_p).value + FROM_PRCTL_TO_SYSCALL
    wide = [ctypes.c_long(given) if type(given) is int else given for given in (NUMBERS[name], *arguments)]
    result = ctypes.CFUNCTYPE(ctypes.c_long)(address)(*wide)
    if result == 0 and name == "clone":
        os._exit(0)
    if result < 0:
        raise OSError
    return result

"""

# And below: which of its attempts got there, after how many there are.
COUNT = """


def got_there(attempt):
    try:
        return attempt() not in (None, False, 0, "", b"", [])
    except BaseException:
        return False


reached = [number for number, attempt in enumerate(attempts) if got_there(attempt)]


def dz_db():
    return [len(attempts), *reached]
"""

NEIGHBOUR = """
import ctypes, os, sys, time
secret = ctypes.create_string_buffer(b"the right value")
user = int(sys.argv[1])
if user:
    os.setgid(user), os.setuid(user)
    ctypes.CDLL(None).prctl(4, 1, 0, 0, 0)      # as after a start: those of the same user may look in
print(ctypes.addressof(secret), len(secret), flush=True)
time.sleep(100)
"""


def from_prctl_to_syscall():
    if not LINUX:
        return 0
    library = ctypes.CDLL(None)
    prctl, syscall = (ctypes.cast(function, ctypes.c_void_p).value
                      for function in (library.prctl, library.syscall))
    return syscall - prctl


class Targets:
    """What the probes are after: a process, a folder with a file, a server, and a name for shared memory."""

    def __init__(self, user):
        # Not in tmp_path, which another user may not enter: then it would not be the walls that keep it out.
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="targets-"))
        self.folder.chmod(0o777)
        with zipfile.ZipFile(self.folder / "questions.zip", "w") as archive:
            archive.writestr("grading/__init__.py", "")
        (self.folder / "secret").write_text("the right value", encoding="utf-8")
        for path in self.folder.iterdir():
            path.chmod(0o666)
        self.server = socket.create_server(("127.0.0.1", 0))
        self.server.setblocking(False)
        self.neighbour = subprocess.Popen([sys.executable, "-I", "-S", "-c", NEIGHBOUR, str(user)],
                                          stdout=subprocess.PIPE, cwd=self.folder)
        self.address, self.size = map(int, self.neighbour.stdout.readline().split())
        self.key = 0x5EC2 << 16 | self.neighbour.pid & 0xFFFF
        self.before = self.files()

    def files(self):
        return {path.name: (path.stat().st_mode, path.stat().st_mtime_ns, path.read_bytes())
                for path in sorted(self.folder.iterdir()) if path.is_file()}

    def changes(self):
        """Return what has been done to them, in words."""
        changed = []
        if self.files() != self.before or sorted(os.listdir(self.folder)) != sorted(self.before):
            changed.append(f"the folder: {sorted(os.listdir(self.folder))}")
        if self.neighbour.poll() is not None or state(self.neighbour.pid) in "TtZ":
            changed.append("the neighbour")
        try:
            self.server.accept()[0].close()
            changed.append("the server")
        except BlockingIOError:
            pass
        for kind in ("shm", "sem", "msg"):
            table = pathlib.Path("/proc/sysvipc", kind)
            if table.exists() and any(line.split()[0] == str(self.key) for line in table.open()):
                changed.append(kind)
        return changed

    def names(self, template, judge):
        """Return the text that tells a probe where they are."""
        place = POSIX and os.uname().machine == "aarch64"
        return "".join(f"{name} = {value!r}\n" for name, value in {
            "NEIGHBOUR": self.neighbour.pid, "ADDRESS": self.address, "SIZE": self.size, "KEY": self.key,
            "TEMPLATE": template, "JUDGE": judge, "FOLDER": str(self.folder),
            "ZIP": str(self.folder / "questions.zip"), "PORT": self.server.getsockname()[1],
            "EXERCISES": str(GRADING.parent),
            "LIBRARY": getattr(importlib.util.find_spec("termios"), "origin", ""),
            "FROM_PRCTL_TO_SYSCALL": from_prctl_to_syscall(),
            "NUMBERS": {name: pair[place] for name, pair in NUMBERS.items()}}.items())

    def close(self):
        self.neighbour.kill()
        self.neighbour.communicate()
        self.server.close()
        shutil.rmtree(self.folder)


def state(number):
    """Return the letter for what a process does: T or t if it is stopped."""
    path = pathlib.Path(f"/proc/{number}/stat")
    return path.read_text().rpartition(")")[2].split()[0] if path.exists() else " "


def processes_in(folder):
    """Return the processes that run in a folder."""
    found = []
    for name in filter(str.isdigit, os.listdir("/proc") if LINUX else ()):
        try:
            if os.readlink(f"/proc/{name}/cwd") == folder:
                found.append(int(name))
        except OSError:
            pass    # it has ended meanwhile
    return found


@pytest.fixture(scope="module", params=[pytest.param(way, marks=marks) for way, (_, marks) in WAYS.items()])
def way(request):
    """Return (a judge, what the probes are after)."""
    with Judge(checks=CHECKS, call_seconds=1, **WAYS[request.param][0]) as judge:
        targets = Targets(judge.sandbox.user or (NOBODY if ROOT and judge.sandbox.fork else 0))
        try:
            yield judge, targets
        finally:
            targets.close()


def attempted(name, targets, template, judge):
    return (targets.names(template, judge) + TOOLS).encode() + code(name) + COUNT.encode()


@pytest.mark.parametrize("name", [probe.name for probe in GOALS])
def test_a_probe_does_not_reach_its_goal(name, way):
    judge, targets = way
    sandbox = judge.sandbox
    template = sandbox.template.pid if sandbox.fork else targets.neighbour.pid
    source = attempted(name, targets, template, os.getpid())
    result = sandbox.run("ex3_chain_rule", source, ["dz_db"], 10)["dz_db"]
    assert targets.changes() == []
    assert state(template) not in "TtZ"
    assert [number for number in processes_in(sandbox.folder) if number != template] == []
    assert result.fault is None
    attempts, *reached = result.replies[0].value
    assert reached == [], f"of {attempts} attempts"


ALONE = """
import sys
sys.path.append({exercises!r})
from grading.sandbox import system as _
import argparse, fileinput, linecache, mmap, resource, runpy, socket, subprocess, zipimport
import multiprocessing.shared_memory, urllib.request
exec(compile({source!r}, "probe", "exec"))
print(dz_db(), flush=True)
"""
# The first is about the hook itself; without walls, to load a module of the system twice can end Python.
NO_GOAL_WITHOUT_WALLS = {"hostile/undoes_the_hook_from_a_live_frame.py",
                         "hostile/loads_a_module_of_the_system_again.py"}


@pytest.mark.skipif(not LINUX, reason="the attempts are for Linux, where a process can be looked at")
@pytest.mark.parametrize("name", [probe.name for probe in GOALS if probe.name not in NO_GOAL_WITHOUT_WALLS])
def test_without_walls_the_same_probe_reaches_its_goal(name):
    """So it is the walls that keep it from it."""
    targets, other = Targets(0), Targets(0)
    try:
        source = attempted(name, targets, other.neighbour.pid, other.neighbour.pid).decode()
        done = subprocess.run(
            [sys.executable, "-I", "-c", ALONE.format(exercises=str(GRADING.parent), source=source)],
            stdout=subprocess.PIPE, cwd=targets.folder, encoding="utf-8", timeout=20)
        lines = [line for line in done.stdout.splitlines() if line.startswith("[")]
        numbers = json.loads(lines[-1]) if lines else [0]
        assert numbers[1:] or targets.changes()
    finally:
        remove_shared(targets.key)
        targets.close()
        other.close()


def remove_shared(key):
    """Take away what an attempt without walls has made under the key."""
    library = ctypes.CDLL(None)
    memory, semaphores, queue = library.shmget(key, 0, 0), library.semget(key, 0, 0), library.msgget(key, 0)
    if memory >= 0:
        library.shmctl(memory, 0, None)
    if semaphores >= 0:
        library.semctl(semaphores, 0, 0)
    if queue >= 0:
        library.msgctl(queue, 0, None)


# ---- Hostile files and folders -------------------------------------------------------------------

@needs_posix
def test_files_beside_the_answers_are_never_loaded(judge, hand_in):
    folder = hand_in(ex3_chain_rule=WRONG)
    for name in ("math.py", "json.py", "conftest.py", "sitecustomize.py", "usercustomize.py", "grading.py",
                 "single_neuron.py", "ex3_chain_rule.pyc", "pytest.ini"):
        (folder / name).write_text(f"open({str(folder / 'loaded')!r}, 'w').write('loaded')", encoding="utf-8")
    (folder / "__pycache__").mkdir()
    (folder / "__pycache__" / f"ex3_chain_rule.{sys.implementation.cache_tag}.pyc").write_bytes(b"\0" * 100)
    score = ALL_POINTS - QUESTIONS["dy_dz"].points
    assert marked(folder, judge).score == score
    result = subprocess.run([sys.executable, str(GRADING / "grade.py"), str(folder)], cwd=folder,
                            stdout=subprocess.PIPE, encoding="utf-8")
    assert result.returncode == 0
    assert f"{score} of {ALL_POINTS}" in result.stdout
    assert not (folder / "loaded").exists()


def make_link(path):
    path.symlink_to(SOLUTIONS / path.name)


def make_pipe(path):
    os.mkfifo(path)


def make_folder(path):
    path.mkdir()


def make_sparse_file(path):
    with open(path, "wb") as file:
        file.truncate(10 * 2**30)


def make_link_to_a_device(path):
    path.symlink_to("/dev/zero")


@needs_posix
@pytest.mark.parametrize("make, words", [
    (make_link, "is a link"), (make_pipe, "is not a file"), (make_folder, "is not a file"),
    (make_sparse_file, "is too large"), (make_link_to_a_device, "is a link")])
def test_what_is_not_a_plain_file_is_refused_in_words(make, words, judge, hand_in):
    folder = hand_in(ex3_chain_rule=None)
    make(folder / "ex3_chain_rule.py")
    answers = marked(folder, judge).answers
    refused = [answer for answer in answers if answer.exercise == "ex3_chain_rule"]
    assert {answer.outcome for answer in refused} == {Outcome.MISSING_FILE}
    assert words in refused[0].message
    assert {answer.outcome for answer in answers if answer not in refused} == {Outcome.RIGHT}


@needs_posix
def test_folders_nested_very_deep_are_passed_over(judge, hand_in):
    folder = hand_in()
    here = os.getcwd()
    try:
        os.chdir(folder)
        for _ in range(1500):
            os.mkdir("d")
            os.chdir("d")
        os.chdir(here)
        assert marked(folder, judge).score == ALL_POINTS
    finally:    # whatever happens: pytest could not remove them, nor run here ever again
        os.chdir(here)
        subprocess.run(["rm", "-rf", str(folder / "d")], check=True)


@needs_posix
def test_links_to_folders_are_not_followed(judge, hand_in):
    folder = hand_in(**dict.fromkeys(NAMES))
    (folder / "mine").symlink_to(SOLUTIONS)
    (folder / "loop").symlink_to(folder)
    assert marked(folder, judge).score == 0


def link_entry():
    entry = zipfile.ZipInfo("ex3_chain_rule.py")
    entry.external_attr = 0o120777 << 16
    return entry


@pytest.mark.parametrize("make, words", [
    (lambda z: z.writestr("../../ex3_chain_rule.py", HONEST), "a path that leads out of it"),
    (lambda z: z.writestr("/ex3_chain_rule.py", HONEST), "a path that leads out of it"),
    (lambda z: z.writestr("ex3_chain_rule.py", "#" * 10 ** 7), "is too large"),
    (lambda z: [z.writestr(f"{n}/ex3_chain_rule.py", f"# {n}") for n in (1, 2)],
     "2 different files ex3_chain_rule.py"),
    (lambda z: [z.writestr(f"{n}/ex3_chain_rule.py", "# copy") for n in range(5000)],
     "5000 different files ex3_chain_rule.py"),
    (lambda z: z.writestr("ex3_chain_rule.py", HONEST, zipfile.ZIP_BZIP2), "packed in an unusual way"),
    (lambda z: [z.writestr(f"{n}", "") for n in range(20_001)], "more than 20000 files"),
    (lambda z: z.writestr(link_entry(), "/etc/passwd"), "not a file but a link"),
], ids=["out of it", "absolute", "bomb", "two", "thousands", "bzip2", "many", "link"])
def test_a_hostile_zip_file_is_refused_in_words(make, words, judge, tmp_path):
    path = tmp_path / "mallory.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        make(archive)
    document = mark(one_submission(path), judge, Options(exercises=("ex3_chain_rule",)))
    # Of two different files none is chosen: a teacher must look.
    refused = Outcome.NEEDS_REVIEW if "different" in words else Outcome.MISSING_FILE
    assert {answer.outcome for answer in document.answers} == {refused} and document.score == 0
    assert words in document.answers[0].message
    assert [found.name for found in tmp_path.rglob("*")] == ["mallory.zip"]


@pytest.fixture(scope="module")
def whole_zip(tmp_path_factory):
    path = tmp_path_factory.mktemp("zip") / "whole.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("ex3_chain_rule.py", HONEST)
    return path


def with_encryption_flags(data):
    data = bytearray(data)
    data[6] |= 1                                    # of the file
    data[data.index(b"PK\x01\x02") + 8] |= 1        # and in the list of files
    return bytes(data)


def with_damaged_content(data):
    return data[:100] + bytes([data[100] ^ 255]) + data[101:]


def test_a_sound_zip_file_is_taken(whole_zip):
    assert one_submission(whole_zip).sources["ex3_chain_rule"] == HONEST


@pytest.mark.parametrize("spoil, words", [
    (lambda data: data[:50], "not a valid .zip file"),
    (lambda data: b"not a zip", "not a valid .zip file"),
    (lambda data: b"", "not a valid .zip file"),
    (with_encryption_flags, "is encrypted"),
    (with_damaged_content, "cannot be read"),
], ids=["cut off", "something else", "empty", "encrypted", "damaged"])
def test_a_broken_or_encrypted_zip_file_is_refused_in_words(spoil, words, whole_zip, tmp_path):
    path = tmp_path / "broken.zip"
    path.write_bytes(spoil(whole_zip.read_bytes()))
    submission = one_submission(path)
    assert submission.sources["ex3_chain_rule"] is None
    assert words in submission.problems["ex3_chain_rule"]


def test_every_file_name_of_the_homework_is_looked_for():
    assert FILE_NAMES == [path.name for path in sorted(SOLUTIONS.glob("ex*.py"))]


# ---- The table in README.md -----------------------------------------------------------------------

# What tries each line, in each of its columns, or is skipped there by name.
TRIED_BY = {
    "marks for a wrong answer": [test_a_hostile_file_gets_no_marks_and_takes_none_from_others,
                                 test_in_no_way_a_hostile_file_gets_marks],
    "finding the right values": [test_no_right_value_can_be_found_inside,
                                 test_nothing_of_the_judge_can_be_found_inside,
                                 test_a_probe_does_not_reach_its_goal],
    "`conftest.py`, `math.py`": [test_files_beside_the_answers_are_never_loaded,
                                 test_what_is_not_a_plain_file_is_refused_in_words,
                                 test_a_hostile_zip_file_is_refused_in_words],
    "loops, sleeping": [test_in_every_way_what_never_ends_is_ended_and_the_next_file_is_judged_as_ever,
                        test_the_time_of_a_whole_submission_is_bounded],
    "memory": [test_memory_is_bounded],
    "reading and changing files": [test_a_probe_does_not_reach_its_goal,
                                   test_without_walls_the_same_probe_reaches_its_goal],
    "the same by a fault of Python": [test_what_python_does_not_announce_is_refused_by_the_filter,
                                      test_a_probe_does_not_reach_its_goal],
}


def test_every_line_of_the_table_is_tried():
    text = (GRADING / "README.md").read_text(encoding="utf-8")
    table = text.partition("## What is blocked")[2].partition("## Where")[0]
    lines = [line for line in re.findall(r"(?m)^\| ([^ |][^|]+) \|", table) if "the processor" not in line]
    assert len(lines) == len(TRIED_BY)
    assert all(map(str.startswith, lines, TRIED_BY)), lines
