"""What a submission may leave: processes, and files in the temporary folder. Looked at from outside."""

import contextlib
import ctypes
import os
import pathlib
import shutil
import tempfile
import time

from grading.tests.ways import LINUX

BECOME_SUBREAPER = 36       # for prctl
PATIENCE = 30       # seconds that a process which was ended may take to be gone, on a busy computer

if LINUX:       # whoever has lost its parent becomes ours, however far down it was started
    ctypes.CDLL(None).prctl(BECOME_SUBREAPER, 1, 0, 0, 0)


def processes():
    """Return {number: its letter, T or t if it is stopped} of all that runs because of us, on Linux."""
    found = {}
    for name in filter(str.isdigit, os.listdir("/proc") if LINUX else ()):
        with contextlib.suppress(OSError):      # it has ended meanwhile
            state, parent = pathlib.Path("/proc", name, "stat").read_text().rpartition(")")[2].split()[:2]
            found[int(name)] = int(parent), state
    ours, size = {os.getpid()}, 0
    while len(ours) > size:
        size = len(ours)
        ours |= {number for number, (parent, _) in found.items() if parent in ours}
    return {number: found[number][1] for number in ours if number in found and found[number][1] != "Z"}


def wait_until_there_are(number):
    """Wait for processes to be gone, and return those that run. More than the number are too many."""
    end = time.monotonic() + PATIENCE
    while len(processes()) > number and time.monotonic() < end:
        time.sleep(0.01)
    return processes()


@contextlib.contextmanager
def nothing_is_left():
    """Give the folder that is the temporary one meanwhile. In the end it and the processes are as before."""
    before, usual = processes(), tempfile.tempdir
    folder = pathlib.Path(tempfile.mkdtemp(prefix="tests-"))
    folder.chmod(0o755)         # for other users too
    tempfile.tempdir = str(folder)
    try:
        yield folder
        assert len(wait_until_there_are(len(before))) <= len(before)
        assert list(folder.iterdir()) == []
    finally:
        tempfile.tempdir = usual
        shutil.rmtree(folder, ignore_errors=True)
