"""Hostile submissions, run for real: what they do to themselves, and that they do nothing to anything else.

Each probe, a file in answers/hostile, is part of ex3_chain_rule.py in a submission whose other files are the
worked solutions. The probe wants marks for a dy_dz that is wrong. After each one: dy_dz has none, the other
exercises have all of theirs, no process is left, and no file has changed.
"""

import ctypes
import functools
import os
import pathlib
import re
import subprocess
import sys
import time
import zipfile
from typing import NamedTuple

import pytest

from grading.judging.check import draw_checks, flat
from grading.judging.judge import Judge
from grading.marking.mark import Options, mark
from grading.marking.submission import Submission
from grading.questions import FILE_NAMES, NAMES, QUESTIONS
from grading.sandbox.judges_end import Sandbox
from grading.sandbox.outcome import Outcome
from grading.tests.helpers import SOLUTIONS, answer_for, code, names_in, not_right, solution

GRADING = pathlib.Path(__file__).resolve().parents[1]
POSIX = hasattr(os, "fork")
CHECKS = draw_checks(0)
ALL_POINTS = sum(question.points for question in QUESTIONS.values())

with Sandbox({}) as trial:
    COMPLETE = trial.isolated
needs_complete = pytest.mark.skipif(not COMPLETE, reason="the isolation is complete on Linux as root only")
needs_posix = pytest.mark.skipif(not POSIX, reason="not bounded on Windows")
needs_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs a call of Linux")


# ---- The probes ----------------------------------------------------------------------------------

# The first line of a file in answers/hostile says where the probe must be harmless: everywhere, on POSIX, or
# where the isolation is complete; that it is slow, if it ends only when time is up; and what it does.
FIRST_LINE = re.compile(r"# (everywhere|posix|complete isolation)(, slow)?: (.+)")


class Probe(NamedTuple):
    name: str
    where: str
    slow: bool


def probe(name):
    first = code(name).splitlines()[0].decode()
    expected = FIRST_LINE.fullmatch(first)
    assert expected, f"The first line of answers/{name} does not say where it must be harmless: {first}"
    return Probe(name, expected.group(1), bool(expected.group(2)))


PROBES = [probe(name) for name in names_in("hostile")]
MARKS = {"everywhere": [], "posix": [needs_posix], "complete isolation": [needs_complete]}

# A wrong dy_dz, and products that do not call it: one that hangs then hangs once and not three times.
HONEST = solution("ex3_chain_rule").replace(b"* dy_dz(y) *", b"* y * (1 - y) *")
WRONG = HONEST.replace(b"    return y * (1 - y)\n", b"    return 0\n")
# What a probe may find above itself: the paths that it would have to guess.
PATHS = (f"QUESTIONS_FILE = {str(GRADING / 'questions' / 'ex3_chain_rule.py')!r}\n"
         f"SOLUTION_FILE = {str(SOLUTIONS / 'ex3_chain_rule.py')!r}\n").encode()

# Whole files that are short to describe and long to write down.
GENERATED = {
    "brackets nested deep": b"x = " + b"(" * 50000 + b")" * 50000,
    "a codec that takes long": b"# coding: punycode\n" + b"x" * 100000,
    "a codec that unpacks": b"# coding: zlib\nx = 1\n",
}


def with_probe(name):
    return WRONG + b"\n\n" + PATHS + code(name)


def test_there_are_at_least_forty_probes_on_every_system():
    assert sum(probe.where == "everywhere" for probe in PROBES) >= 40


# ---- Handing in, and looking for what is left ----------------------------------------------------

@pytest.fixture(scope="module")
def judge():
    with Judge(checks=CHECKS, call_seconds=0.3) as judge:
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
    return mark(Submission(folder.name, folder), judge, Options(**options))


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
    assert "No time was left" in document.answers[-1].message


# ---- What is left behind -------------------------------------------------------------------------

@pytest.mark.parametrize("fork", [pytest.param(True, marks=needs_posix), False], ids=["forked", "started"])
def test_no_process_and_no_folder_is_left_behind(fork):
    with Sandbox({"dy_dz": [(0.5,)]}, call_seconds=0.3, fork=fork) as sandbox:
        result = sandbox.run("ex3_chain_rule", with_probe("hostile/sleeps.py"), ["dy_dz"], 5)["dy_dz"]
        assert result.fault.outcome is Outcome.TOO_SLOW
    assert not pathlib.Path(sandbox.folder).exists()
    assert sandbox.template is None or sandbox.template.poll() is not None


@needs_complete
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

FIND = """
import gc, os, sys

getattr(gc, "unfreeze", bool)()     # what the template has put aside can be found too


def module(name):
    return next(thing for thing in gc.get_objects() if type(thing) is type(sys) and thing.__name__ == name)


def is_open(descriptor):
    try:
        os.fstat(descriptor)
    except OSError:
        return False
    return True


def is_folder(descriptor):
    return is_open(descriptor) and os.fstat(descriptor).st_mode & 0o170000 == 0o040000


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
    ("int(0 in os.getresuid() + os.getresgid())", 0),
    ("len(os.getgroups())", 0),
    ("sum(1 for descriptor in range(3, 256) if is_open(descriptor))", 1),       # the line to the judge
    ("int(any(is_folder(descriptor) for descriptor in range(256)))", 0),
])
def test_inside_there_are_no_files_and_no_rights(expression, number, inside):
    assert inside(expression) == number


@needs_posix
def test_inside_no_process_can_be_started(inside):
    assert inside("os.fork()").kind in ("BlockingIOError", "PermissionError")


@needs_posix
@pytest.mark.parametrize("expression", [
    "module('socket').socket()", "module('socket').socketpair()[0].fileno()", "open(os.devnull)",
    "os.pipe()[0]", "len(os.listdir('/'))"])
def test_inside_no_file_and_no_network_connection_can_be_opened(expression, inside):
    assert "Too many open files" in inside(expression).message


def test_inside_there_is_none_of_our_environment(inside):
    needed = ["PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"]
    of_the_system = ["LC_CTYPE", "__CF_USER_TEXT_ENCODING"]
    assert inside(f"len(set(os.environ) - set({needed + of_the_system}))") == 0


def test_no_right_value_can_be_found_inside(inside):
    """The probe looks for the right slopes in all that Python's garbage collector and frames can reach."""
    wanted = {f"{value:.9f}" for function in ("gradient", "hidden_layer_gradient")
              for right in CHECKS[function].right for value in flat(right) if abs(value) > 1e-6}
    search = f"""
floats = [thing for thing in reachable() if type(thing) is float]
found = [number for number in floats if f"{{number:.9f}}" in {wanted}]
"""
    floats, found = inside("[len(floats), len(found)]", search)
    assert floats > 50
    assert found == 0


def test_nothing_of_the_judge_can_be_found_inside(inside):
    search = """
things = list(reachable())
modules = [thing.__name__ for thing in things if type(thing) is type(sys)]
floors = [name for name in modules if name.startswith(("grading.questions", "grading.judging", "single_"))]
objects = [thing for thing in things if type(thing).__name__ in ("Check", "Question", "Judge")]
"""
    assert inside("[int('__main__' in modules), len(floors), len(objects)]", search) == [1, 0, 0]


def test_the_object_that_runs_a_file_can_be_found_by_the_probes_that_tamper_with_it(inside):
    search = "it, = [thing for thing in gc.get_objects() if type(thing).__name__ == 'StudentFile']"
    assert inside("it.send.__func__.__globals__['Reply'](7).value", search) == 7


# ---- Where the isolation is partial --------------------------------------------------------------

@pytest.fixture(scope="module")
def partial_judge():
    with Judge(checks=CHECKS, call_seconds=0.5, isolate=False) as judge:
        assert not judge.sandbox.isolated
        yield judge


@needs_posix
@pytest.mark.parametrize("name", [
    probe.name for probe in PROBES if probe.where != "complete isolation" and not probe.slow])
def test_where_the_isolation_is_partial_a_hostile_file_gets_no_marks_either(name, partial_judge):
    answer = answer_for("dy_dz", partial_judge.check("ex3_chain_rule", with_probe(name)))
    assert answer.outcome not in (Outcome.RIGHT, Outcome.NEEDS_REVIEW)


@needs_posix
@pytest.mark.parametrize("name", ["hostile/kills_its_parent.py", "hostile/takes_its_folder_away.py"])
def test_where_the_isolation_is_partial_the_next_file_is_judged_as_ever(name, partial_judge):
    """There a file may end the template or remove its folder: a new one is made."""
    assert "dy_dz" in not_right(partial_judge.check("ex3_chain_rule", with_probe(name)))
    assert not_right(partial_judge.check("ex3_chain_rule", HONEST)) == []


READ_MEMORY = """
mine = ctypes.create_string_buffer(size)
here = (ctypes.c_size_t * 2)(ctypes.addressof(mine), size)      # a struct iovec
there = (ctypes.c_size_t * 2)(address, size)
number = ctypes.CDLL(None).process_vm_readv(process, ctypes.byref(here), 1, ctypes.byref(there), 1, 0)
"""


@needs_linux
@pytest.mark.skipif(sys.implementation.name == "pypy", reason="there ctypes imports more when it is used")
def test_where_the_isolation_is_partial_the_memory_of_the_judge_cannot_be_read(partial_judge):
    secret = ctypes.create_string_buffer(b"the right value")
    wanted = {"size": len(secret), "address": ctypes.addressof(secret), "process": os.getpid()}
    own = {"ctypes": ctypes, **wanted}
    exec(READ_MEMORY, own)
    if own["mine"].raw != secret.raw:
        pytest.skip("here not even the memory of one's own process can be read like this")
    setup = f"ctypes = module('ctypes')\nglobals().update({wanted})\n{READ_MEMORY}"
    assert value_inside(partial_judge, "number", setup) == -1


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
    document = mark(Submission("mallory", path), judge, Options(exercises=("ex3_chain_rule",)))
    assert {answer.outcome for answer in document.answers} == {Outcome.MISSING_FILE}
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
    assert Submission("whole", whole_zip).sources["ex3_chain_rule"] == HONEST


@pytest.mark.parametrize("spoil, words", [
    (lambda data: data[:50], "no sound .zip file"),
    (lambda data: b"not a zip", "no sound .zip file"),
    (lambda data: b"", "no sound .zip file"),
    (with_encryption_flags, "is encrypted"),
    (with_damaged_content, "cannot be read"),
], ids=["cut off", "something else", "empty", "encrypted", "damaged"])
def test_a_broken_or_encrypted_zip_file_is_refused_in_words(spoil, words, whole_zip, tmp_path):
    path = tmp_path / "broken.zip"
    path.write_bytes(spoil(whole_zip.read_bytes()))
    submission = Submission("broken", path)
    assert submission.sources["ex3_chain_rule"] is None
    assert words in submission.problems["ex3_chain_rule"]


def test_every_file_name_of_the_homework_is_looked_for():
    assert FILE_NAMES == [path.name for path in sorted(SOLUTIONS.glob("ex*.py"))]
