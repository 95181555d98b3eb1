"""Hostile submissions, run for real: what they do to themselves, and that they do nothing to anything else.

Each probe is the text of ex3_chain_rule.py in a submission whose other six files are the worked solutions. The probe wants
marks for a dy_dz that is wrong. After each one: dy_dz has none, the other exercises have all of theirs, no process is
left, and no file has changed.
"""

import ctypes
import os
import pathlib
import subprocess
import sys
import time
import zipfile

import pytest

import grade
from judge import Judge, draw_checks, flat
from submissions import FILE_NAMES, NAMES, Submission

HERE = pathlib.Path(__file__).resolve().parent
SOLUTIONS = HERE.parent / "solutions"
POSIX = hasattr(os, "fork")
CHECKS = draw_checks(0)

with Judge(checks=CHECKS) as trial:
    COMPLETE = trial.sandbox.isolated
needs_complete = pytest.mark.skipif(not COMPLETE, reason="needs Linux and root: elsewhere the isolation is partial")
needs_posix = pytest.mark.skipif(not POSIX, reason="not bounded on Windows")


@pytest.fixture(scope="module")
def judge():
    with Judge(checks=CHECKS, call_seconds=0.3) as judge:
        yield judge


@pytest.fixture
def hand_in(tmp_path):
    """Return a folder with the solutions, some of which have been replaced, and a file beside it that must not change."""
    def hand_in(**files):
        folder = tmp_path / "class" / "mallory"
        folder.mkdir(parents=True)
        for name in NAMES:
            content = files.get(name, (SOLUTIONS / f"{name}.py").read_bytes())
            if content is not None:
                (folder / f"{name}.py").write_bytes(content.encode() if isinstance(content, str) else content)
        return folder
    return hand_in


def mark(judge, folder, **options):
    given = [str(folder)] + [f"--{name}={value}" for name, value in options.items()]
    return grade.mark(Submission(folder.name, folder), judge, grade.arguments(given))


def left_behind(judge):
    """Return the processes that have the user number of the submissions."""
    found = []
    for name in os.listdir("/proc"):
        try:
            if name.isdigit() and os.stat(f"/proc/{name}").st_uid == judge.sandbox.user:
                found.append(name)
        except OSError:
            pass
    return found


def files_of(*folders):
    return {path: (path.stat().st_mtime_ns, path.stat().st_size) for folder in folders for path in folder.rglob("*")
            if path.is_file() and "__pycache__" not in path.parts}


# ---- Probes for marks -----------------------------------------------------------------------------------------------

# The worked solution, but with products that do not call dy_dz: a dy_dz that hangs then hangs once and not three times.
HONEST = (SOLUTIONS / "ex3_chain_rule.py").read_text(encoding="utf-8").replace("* dy_dz(y) *", "* y * (1 - y) *")
ZERO = "\ndef dy_dz(y):\n    return 0\n"

PROBES = {
    # Replaced pieces of Python
    "replaced builtins": "import builtins\nfor name in ('abs', 'type', 'isinstance', 'len', 'repr', 'all', 'any', 'float', 'zip'):\n"
                         "    setattr(builtins, name, lambda *a, **k: True)" + ZERO,
    "replaced math": "import math\nfor name in dir(math):\n    setattr(math, name, lambda *a, **k: True)" + ZERO,
    "replaced json": "import json\njson.dumps = lambda *a, **k: '[{\"outcome\": \"right\", \"score\": 4}]'" + ZERO,
    "replaced json with a forged reply": "import json\njson.dumps = lambda *a, **k: '[{\"value\": true}]'" + ZERO,
    "emptied sys.modules": "import sys\nfor name in list(sys.modules):\n    sys.modules[name] = None" + ZERO,
    "replaced import": "import builtins\nbuiltins.__import__ = lambda *a: None" + ZERO,
    "replaced stdout": "import sys\nsys.stdout = sys.stderr = None" + ZERO,
    "a trace function": "import sys\nsys.settrace(lambda *a: None)\nsys.setprofile(lambda *a: None)" + ZERO,
    # Objects that lie
    "a float that lies": "class Liar(float):\n    __eq__ = __ge__ = __le__ = lambda *a: True\n    __sub__ = __rsub__ = lambda *a: 0.0\n"
                         "def dy_dz(y):\n    return Liar(0)",
    "an int that lies": "class Liar(int):\n    __eq__ = __lt__ = __gt__ = lambda *a: True\ndef dy_dz(y):\n    return Liar(0)",
    "a list that lies": "class Liar(list):\n    __eq__ = lambda *a: True\n    __len__ = lambda *a: 1\ndef dy_dz(y):\n    return Liar([0])",
    "a repr that never ends": "class Slow:\n    def __repr__(self):\n        while True: pass\ndef dy_dz(y):\n    return Slow()",
    "a repr that exits": "import os\nclass Exit:\n    def __repr__(self): os._exit(0)\ndef dy_dz(y):\n    return Exit()",
    "a class whose name lies": "class Meta(type):\n    __name__ = 7\nclass Odd(metaclass=Meta): pass\ndef dy_dz(y):\n    return Odd()",
    "an exception that lies": "class Lie(Exception):\n    def __str__(self): raise SystemExit(0)\ndef dy_dz(y):\n    raise Lie",
    # Writing where the replies go
    "forged replies on every descriptor": "import os\nline = b'[' + b','.join([b'{\"value\": 0.0}'] * 300) + b']\\n'\nfor fd in range(256):\n"
        "    try: os.write(fd, line)\n    except OSError: pass" + ZERO,
    "a forged document on every descriptor": "import os\nfor fd in range(256):\n    try: os.write(fd, b'{\"score\": 50, \"outcome\": \"right\"}\\n')\n"
        "    except OSError: pass" + ZERO,
    "a forged fault of the grader": "import os\nfor fd in range(256):\n    try: os.write(fd, b'[{\"fault\": \"needs_review\"}]\\n' * 50)\n"
        "    except OSError: pass" + ZERO,
    "noise on every descriptor": "import os\nfor fd in range(256):\n    try: os.write(fd, os.urandom(5000) + b'\\n')\n    except OSError: pass" + ZERO,
    "a reply without end": "import os\nfor fd in range(3, 256):\n    try:\n        while True: os.write(fd, b'x' * 60000)\n    except OSError: pass" + ZERO,
    "a reply nested deep": "import os\nfor fd in range(256):\n    try: os.write(fd, b'[{\"value\": ' + b'[' * 90000 + b'\\n')\n    except OSError: pass" + ZERO,
    "a reply with a huge number": "import os\nfor fd in range(256):\n    try: os.write(fd, b'[{}, {\"value\": ' + b'9' * 90000 + b'}]\\n')\n"
        "    except OSError: pass" + ZERO,
    "forged replies with what a reply never holds": "import os\nfor line in (b'[{}, {\"fault\": []}]', b'[{}, {\"fault\": \"exception\", \"line\": 1, "
        "\"inner_line\": 1}]', b'[{\"stopped\": {\"type\": \"x\"}}, {\"fault\": \"missing_function\"}]', b'[{\"stopped\": ' * 2000, b'[7]', b'{}', "
        "b'[{}, {\"fault\": \"exception\", \"line\": ' + b'9' * 4000 + b'}]'):\n    for fd in range(256):\n"
        "        try: os.write(fd, line + b'\\n')\n        except OSError: pass" + ZERO,
    "closing every descriptor": "import os\nos.closerange(0, 256)" + ZERO,
    "tampering with the child's own objects": "import gc\nfor thing in gc.get_objects():\n    if type(thing).__name__ == 'Exercise':\n"
        "        thing.functions = []" + ZERO,
    "answering through the child's own send": "import gc\nfor thing in gc.get_objects():\n    if type(thing).__name__ == 'Exercise':\n"
        "        for i in range(500): thing.send({'outcome': 'right', 'score': 4})" + ZERO,
    # Ending, and never ending
    "os._exit in the file": "import os\nos._exit(0)" + ZERO,
    "os._exit in the call": "import os\ndef dy_dz(y):\n    os._exit(0)",
    "an exit at exit": "import atexit, os\natexit.register(os._exit, 0)" + ZERO,
    "a generator for a function": "def dy_dz(y):\n    yield y * (1 - y)",
    "an await": "async def dy_dz(y):\n    return y * (1 - y)",
    "sleeping": "import time\ndef dy_dz(y):\n    time.sleep(1000)",
    "spinning": "def dy_dz(y):\n    while True: pass",
    "a loop that catches everything": "def dy_dz(y):\n    while True:\n        try:\n            while True: pass\n        except BaseException:\n            pass",
    "one endless step of C": "def dy_dz(y):\n    return len(str(7 ** (10 ** 9)))",
    "endless recursion without a limit": "import sys\nsys.setrecursionlimit(10 ** 9)\ndef dy_dz(y):\n    return dy_dz(y)",
    "a file that never ends": "while True: pass" + ZERO,
    "brackets nested deep": "x = " + "(" * 50000 + ")" * 50000 + ZERO,
    "a slow codec": "# coding: punycode\n" + "x" * 100000,
    "a codec that unpacks": "# coding: zlib\n" + ZERO,
    # Floods
    "a flood of print": "def dy_dz(y):\n    while True: print('x' * 1000)",
    "a flood of print that catches everything": "def dy_dz(y):\n    while True:\n        try: print('x' * 1000)\n        except BaseException: pass",
    "a flood on standard output": "import os\ndef dy_dz(y):\n    for _ in range(2000): os.write(1, b'x' * 65536)\n    return 0",
    "an exception of a gigabyte": "def dy_dz(y):\n    raise ValueError('x' * 10 ** 8)",
    "a list of a million numbers": "def dy_dz(y):\n    return [y] * 10 ** 6",
    "a list in itself": "def dy_dz(y):\n    a = []\n    a.append(a)\n    return a",
}

POSIX_PROBES = {
    "a kill of itself": "import os\ndef dy_dz(y):\n    os.kill(os.getpid(), 9)",
    "a stop of itself": "import os, signal\ndef dy_dz(y):\n    os.kill(os.getpid(), signal.SIGSTOP)",
    "a kill of its group": "import os\ndef dy_dz(y):\n    os.killpg(0, 9)",
    "ignored signals": "import signal\nfor number in range(1, 32):\n    try: signal.signal(number, signal.SIG_IGN)\n    except OSError: pass\n"
                       "def dy_dz(y):\n    while True: pass",
    "memory in small pieces": "def dy_dz(y):\n    hog = []\n    while True: hog.append('x' * 10 ** 6)",
    "memory at once": "def dy_dz(y):\n    return len(bytearray(10 ** 12))",
    "a flood of descriptors": "import os\ndef dy_dz(y):\n    while True: os.pipe()",
    "a fork bomb": "import os\ndef dy_dz(y):\n    while True: os.fork()",
    "a fork bomb that catches everything": "import os\ndef dy_dz(y):\n    while True:\n        try: os.fork()\n        except OSError: pass",
    "a flood of threads": "import threading, time\ndef dy_dz(y):\n    while True: threading.Thread(target=time.sleep, args=(100,)).start()",
    "a daemon that leaves its group": "import os, time\ntry:\n    if os.fork() == 0:\n        os.setsid()\n        if os.fork() == 0:\n"
        "            time.sleep(1000)\n        os._exit(0)\nexcept OSError: pass" + ZERO,
    "a new program in its place": "import os\ndef dy_dz(y):\n    os.execv('/bin/sleep', ['sleep', '1000'])",
    "a flood of the disk": "def dy_dz(y):\n    with open('flood', 'wb') as file:\n        while True: file.write(b'x' * 10 ** 6)",
}

COMPLETE_PROBES = {
    "a kill of its parent": "import os\nos.kill(os.getppid(), 9)" + ZERO,
    "a stop of its parent": "import os\nos.kill(os.getppid(), 19)" + ZERO,
    "a kill of everything": "import os\nos.kill(-1, 9)" + ZERO,
    "its priority raised": "import os\nos.nice(-10)" + ZERO,
    "overwriting the checks": f"open({str(HERE / 'exercises.py')!r}, 'w').write('')" + ZERO,
    "overwriting the solutions": f"open({str(SOLUTIONS / 'ex3_chain_rule.py')!r}, 'w').write('')" + ZERO,
    "overwriting its own source": "open('ex3_chain_rule.py', 'w').write('')" + ZERO,
    "a new file": "open('/note', 'w').write('kilroy')" + ZERO,
    "a new folder": "import os\nos.mkdir('/hole')" + ZERO,
    "a second chroot, to get out": "import os\nos.mkdir('x')\nos.chroot('x')\nos.chdir('../../../..')" + ZERO,
    "root again": "import os\nos.setuid(0)" + ZERO,
    "another group": "import os\nos.setgroups([0])" + ZERO,
    "a higher limit": "import resource\nresource.setrlimit(resource.RLIMIT_NPROC, (100, 100))" + ZERO,
    "a program": "import subprocess\nsubprocess.run(['/bin/sh', '-c', 'echo'])" + ZERO,
}


@pytest.mark.parametrize("name", [
    *PROBES,
    *[pytest.param(name, marks=needs_posix) for name in POSIX_PROBES],
    *[pytest.param(name, marks=needs_complete) for name in COMPLETE_PROBES],
])
def test_a_hostile_file_gets_no_marks_and_takes_none_from_others(name, judge, hand_in):
    probe = {**PROBES, **POSIX_PROBES, **COMPLETE_PROBES}[name]
    folder = hand_in(ex3_chain_rule=HONEST + ZERO + probe if not probe.startswith("# coding") else probe)
    files = files_of(HERE, SOLUTIONS, folder)
    document = mark(judge, folder)
    answers = {answer["function"]: answer for answer in document["answers"]}
    assert answers["dy_dz"]["score"] == 0
    assert answers["dy_dz"]["outcome"] not in ("right", "needs_review")
    assert all(answer["outcome"] == "right" for answer in document["answers"] if answer["exercise"] != "ex3_chain_rule")
    assert not document["needs_review"]
    assert files_of(HERE, SOLUTIONS, folder) == files
    if COMPLETE:
        assert os.listdir(judge.sandbox.folder) == []
        assert left_behind(judge) == []


def test_there_are_at_least_forty_probes_on_every_system():
    assert len(PROBES) >= 40


@pytest.mark.parametrize("name", ["a fork bomb", "os._exit in the call", "sleeping", "a flood of print", "a kill of its group",
                                  "memory in small pieces", "a list that lies"])
@needs_posix
def test_a_function_that_misbehaves_costs_the_other_functions_of_its_file_nothing(name, judge, hand_in):
    folder = hand_in(ex3_chain_rule=HONEST + "\n\n" + {**PROBES, **POSIX_PROBES}[name])
    answers = {answer["function"]: answer["outcome"] for answer in mark(judge, folder)["answers"]}
    assert [answers[function] for function in ("dL_dy", "dz_dw", "dz_db")] == ["right"] * 3


# ---- What a hostile file can see ---------------------------------------------------------------------------------------

def sees(judge, expression, setup="import os, sys, gc"):
    """Return the number that an expression has inside a submission."""
    source = f"{setup}\ndef dz_db():\n    return {expression}\n".encode()
    reply = judge.sandbox.run("ex3_chain_rule", source, ["dz_db"], 10)["dz_db"]
    return reply["values"][0]["value"] if "values" in reply else reply


@needs_complete
@pytest.mark.parametrize("expression, number", [
    ("int(os.path.exists('/proc'))", 0),
    ("int(os.path.exists('/etc/passwd'))", 0),
    (f"int(os.path.exists({str(SOLUTIONS)!r}))", 0),
    (f"int(os.path.exists({str(HERE / 'exercises.py')!r}))", 0),
    ("int(os.path.exists('../../../../etc'))", 0),
    ("int(0 in os.getresuid() + os.getresgid())", 0),
    ("len(os.getgroups())", 0),
    ("sum(1 for fd in range(256) if fd > 2 and is_open(fd))", 1),       # the line that the replies go out on
    ("int(any(is_folder(fd) for fd in range(256)))", 0),
])
def test_inside_there_are_no_files_and_no_rights(expression, number, judge):
    setup = ("import os, stat\ndef is_open(fd):\n    try: os.fstat(fd)\n    except OSError: return False\n    return True\n"
             "def is_folder(fd): return is_open(fd) and stat.S_ISDIR(os.fstat(fd).st_mode)")
    assert sees(judge, expression, setup) == number


@needs_posix
def test_inside_no_process_can_be_started(judge):
    assert sees(judge, "os.fork()").get("type") in ("BlockingIOError", "PermissionError")


@needs_posix
@pytest.mark.parametrize("expression", ["socket.socket()", "socket.socketpair()[0].fileno()", "open(os.devnull)", "os.pipe()[0]",
                                        "len(os.listdir('/'))"])
def test_inside_no_file_and_no_network_connection_can_be_opened(expression, judge):
    assert "Too many open files" in sees(judge, expression, "import os, sys\nsocket = sys.modules['socket']")["message"]


def test_inside_there_is_none_of_our_environment(judge):
    assert sees(judge, "len(set(os.environ) - {'PATH', 'SYSTEMROOT', 'LD_LIBRARY_PATH', 'DYLD_LIBRARY_PATH', 'LC_CTYPE', "
                       "'__CF_USER_TEXT_ENCODING'})") == 0


def test_no_right_value_and_nothing_of_the_judge_can_be_found_inside(judge):
    """The probe looks for the right slopes in everything that Python's garbage collector and frames can reach."""
    hunt = """
import gc, sys
def reachable():
    seen, stack = set(), list(gc.get_objects())
    frame = sys._getframe()
    while frame:
        stack += [dict(frame.f_locals), frame.f_globals]
        frame = frame.f_back
    while stack:
        thing = stack.pop()
        if id(thing) not in seen:
            seen.add(id(thing))
            yield thing
            stack += gc.get_referents(thing)
"""
    wanted = {f"{value:.9f}" for name in ("gradient", "hidden_layer_gradient") for right in CHECKS[name].right
              for value in flat(right)}
    assert sees(judge, "sum(1 for thing in reachable() if type(thing) is float)", hunt) > 50
    assert sees(judge, f"sum(1 for thing in reachable() if type(thing) is float and f'{{thing:.9f}}' in {wanted})", hunt) == 0
    assert sees(judge, "sum(1 for name in ('judge', 'exercises', 'single_neuron', 'sandbox', 'grade') if name in sys.modules)") == 0
    assert sees(judge, "sum(1 for thing in gc.get_objects() if type(thing).__name__ in ('Check', 'Question', 'Judge'))") == 0


@needs_complete
def test_a_process_that_was_left_behind_is_ended_before_the_marks_are_given(judge):
    """Even if a process could be started: one with the submission's user number is found and ended."""
    code = f"import os, time\nos.setuid({judge.sandbox.user})\ntime.sleep(100)"
    stray = subprocess.Popen([sys.executable, "-I", "-S", "-c", code])
    try:
        while not left_behind(judge) and stray.poll() is None:
            time.sleep(0.01)
        judge.sandbox.sweep()
        assert stray.wait(5) == -9
    finally:
        stray.kill()


@needs_posix
def test_the_time_of_a_whole_submission_is_bounded(hand_in):
    spin = "\n\nimport time\n" + "\n".join(f"def {function}(*a):\n    while True: pass" for function in CHECKS)
    folder = hand_in(**{name: (SOLUTIONS / f"{name}.py").read_text(encoding="utf-8") + spin for name in NAMES})
    with Judge(checks=CHECKS, call_seconds=0.5) as judge:
        start = time.monotonic()
        document = mark(judge, folder, timeout=1.2)
        assert time.monotonic() - start < 5
    assert {answer["outcome"] for answer in document["answers"]} == {"too_slow"}
    assert "No time was left" in document["answers"][-1]["message"]


@needs_posix
def test_where_the_isolation_is_partial_the_marks_are_the_same(hand_in):
    probes = {**PROBES, **{name: POSIX_PROBES[name] for name in ("a kill of itself", "a fork bomb", "a flood of the disk",
                                                                "memory at once", "a daemon that leaves its group")}}
    quick = [name for name in probes if "end" not in name and "catches" not in name and "sleep" not in name and "spin" not in name]
    with Judge(checks=CHECKS, call_seconds=0.5, isolate=False) as judge:
        assert not judge.sandbox.isolated
        assert judge.check("ex3_chain_rule", b"import os\nos.chmod('.', 0)\nos.rmdir('.')")[0]["score"] == 0
        assert all(answer["outcome"] == "right" for answer in judge.check("ex3_chain_rule", HONEST.encode()))
        for name in quick:
            answers = judge.check("ex3_chain_rule", (HONEST + ZERO + probes[name]).encode())
            assert answers[1]["score"] == 0, name
        killer = b"import os\nos.kill(os.getppid(), 9)\n"    # here it may end the template, and a new one is started
        assert {answer["score"] for answer in judge.check("ex3_chain_rule", killer)} == {0}
        assert all(answer["outcome"] == "right" for answer in judge.check("ex3_chain_rule", HONEST.encode()))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs a call of Linux")
def test_where_the_isolation_is_partial_the_memory_of_the_judge_cannot_be_read():
    secret = bytearray(b"the right value")
    address = (ctypes.c_char * len(secret)).from_buffer(secret)
    setup = f"""
import sys
ctypes = sys.modules['ctypes']
class Piece(ctypes.Structure):
    _fields_ = [('start', ctypes.c_void_p), ('length', ctypes.c_size_t)]
mine = ctypes.create_string_buffer(15)
here, there = Piece(ctypes.addressof(mine), 15), Piece({ctypes.addressof(address)}, 15)
"""
    with Judge(checks=CHECKS, isolate=False) as judge:
        assert sees(judge, f"ctypes.CDLL(None).process_vm_readv({os.getpid()}, ctypes.byref(here), 1, ctypes.byref(there), 1, 0)",
                    setup) == -1


# ---- Hostile files and folders -------------------------------------------------------------------------------------------

@needs_posix
def test_files_beside_the_answers_are_never_loaded(judge, hand_in):
    folder = hand_in(ex3_chain_rule=HONEST + ZERO)
    for name in ("math.py", "json.py", "conftest.py", "sitecustomize.py", "usercustomize.py", "judge.py", "exercises.py",
                 "ex3_chain_rule.pyc", "pytest.ini"):
        (folder / name).write_text(f"open({str(folder / 'loaded')!r}, 'w').write('loaded')")
    (folder / "__pycache__").mkdir()
    (folder / "__pycache__" / f"ex3_chain_rule.{sys.implementation.cache_tag}.pyc").write_bytes(b"\0" * 100)
    assert mark(judge, folder)["score"] == 46      # all but dy_dz
    result = subprocess.run([sys.executable, str(HERE / "grade.py"), str(folder)], cwd=folder, capture_output=True, text=True)
    assert result.returncode == 0 and "46 of 50" in result.stdout
    assert not (folder / "loaded").exists()


def make_link(path):
    path.symlink_to(SOLUTIONS / path.name)


def make_pipe(path):
    os.mkfifo(path)


def make_folder(path):
    path.mkdir()


def make_sparse(path):
    with open(path, "wb") as file:
        file.truncate(10 * 2**30)


def make_device(path):
    path.symlink_to("/dev/zero")


@needs_posix
@pytest.mark.parametrize("make, words", [(make_link, "is a link"), (make_pipe, "is not a file"), (make_folder, "is not a file"),
                                         (make_sparse, "is too large"), (make_device, "is a link")])
def test_what_is_not_a_plain_file_is_refused_in_words(make, words, judge, hand_in):
    folder = hand_in(ex3_chain_rule=None)
    make(folder / "ex3_chain_rule.py")
    document = mark(judge, folder)
    refused = [answer for answer in document["answers"] if answer["exercise"] == "ex3_chain_rule"]
    assert {answer["outcome"] for answer in refused} == {"missing_file"}
    assert words in refused[0]["message"]
    assert document["score"] == 35


@needs_posix
def test_folders_nested_very_deep_are_passed_over(judge, hand_in):
    folder = hand_in()
    here = os.getcwd()
    try:
        os.chdir(folder)
        for _ in range(1500):
            os.mkdir("d")
            os.chdir("d")
    finally:
        os.chdir(here)
    assert mark(judge, folder)["score"] == 50
    subprocess.run(["rm", "-rf", str(folder / "d")], check=True)


@needs_posix
def test_links_to_folders_are_not_followed(judge, hand_in):
    folder = hand_in(**dict.fromkeys(NAMES))
    (folder / "mine").symlink_to(SOLUTIONS)
    (folder / "loop").symlink_to(folder)
    assert mark(judge, folder)["score"] == 0


@pytest.mark.parametrize("make, words", [
    (lambda z: z.writestr("../../ex3_chain_rule.py", HONEST), "a path that leads out of it"),
    (lambda z: z.writestr("/ex3_chain_rule.py", HONEST), "a path that leads out of it"),
    (lambda z: z.writestr("ex3_chain_rule.py", "#" * 10 ** 7), "is too large"),
    (lambda z: [z.writestr(f"{n}/ex3_chain_rule.py", f"# {n}") for n in (1, 2)], "2 different files ex3_chain_rule.py"),
    (lambda z: [z.writestr(f"{n}/ex3_chain_rule.py", "# copy") for n in range(5000)], "5000 different files ex3_chain_rule.py"),
    (lambda z: z.writestr("ex3_chain_rule.py", HONEST, zipfile.ZIP_BZIP2), "packed in an unusual way"),
    (lambda z: [z.writestr(f"{n}", "") for n in range(20_001)], "more than 20000 files"),
    (lambda z: z.writestr(link_entry(), "/etc/passwd"), "not a file but a link"),
], ids=["out of it", "absolute", "bomb", "two", "thousands", "bzip2", "many", "link"])
def test_a_hostile_zip_file_is_refused_in_words(make, words, judge, tmp_path):
    path = tmp_path / "mallory.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        make(archive)
    document = grade.mark(Submission("mallory", path), judge, grade.arguments([str(path), "--only", "ex3_chain_rule"]))
    assert document["score"] == 0 and {answer["outcome"] for answer in document["answers"]} == {"missing_file"}
    assert words in document["answers"][0]["message"]
    assert [found.name for found in tmp_path.rglob("*")] == ["mallory.zip"]


def link_entry():
    entry = zipfile.ZipInfo("ex3_chain_rule.py")
    entry.external_attr = 0o120777 << 16
    return entry


def test_broken_and_encrypted_zip_files_are_refused_in_words(judge, tmp_path):
    whole = tmp_path / "whole.zip"
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr("ex3_chain_rule.py", HONEST)
    data = whole.read_bytes()
    central = data.index(b"PK\x01\x02")
    encrypted = bytearray(data)
    encrypted[6] |= 1
    encrypted[central + 8] |= 1
    damaged = bytearray(data)
    damaged[100] ^= 255
    for content, words in [(data[:50], "no sound .zip file"), (b"not a zip", "no sound .zip file"), (b"", "no sound .zip file"),
                           (bytes(encrypted), "is encrypted"), (bytes(damaged), "cannot be read")]:
        path = tmp_path / "broken.zip"
        path.write_bytes(content)
        submission = Submission("broken", path)
        assert submission.sources["ex3_chain_rule"] is None and words in submission.problems["ex3_chain_rule"]
    assert Submission("whole", whole).sources["ex3_chain_rule"] == HONEST.encode()


def test_every_file_name_of_the_homework_is_looked_for():
    assert FILE_NAMES == [path.name for path in sorted(SOLUTIONS.glob("ex*.py"))]
