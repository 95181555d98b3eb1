"""What the probes with a goal are after: a process, files, a server, a name for shared memory."""

import ctypes
import importlib.util
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import zipfile

from grading.tests.doors import EXERCISES
from grading.tests.traces import processes
from grading.tests.ways import LINUX, POSIX

# The numbers of calls to the system on (x86_64, aarch64).
NUMBERS = {"process_vm_readv": (310, 270), "kill": (62, 129), "tgkill": (234, 131), "openat": (257, 56),
           "mkdirat": (258, 34), "mknodat": (259, 33), "unlinkat": (263, 35), "renameat": (264, 38),
           "fchmodat": (268, 53), "shmget": (29, 194), "semget": (64, 190), "msgget": (68, 186),
           "memfd_create": (319, 279), "clone": (56, 220), "execve": (59, 221), "socket": (41, 198),
           "socketpair": (53, 199), "setrlimit": (160, 164)}

NEIGHBOUR = """
import ctypes, os, sys, time
secret = ctypes.create_string_buffer(b"the right value")
user = int(sys.argv[1])
if user:
    os.setgid(user), os.setuid(user)
    ctypes.CDLL(None).prctl(4, 1, 0, 0, 0)      # as after a start: those of the same user may look in
print(ctypes.addressof(secret), len(secret), flush=True)
time.sleep(1000)
"""


class Targets:
    """All that a probe may be after. The neighbour has a user number, or ours if that is 0."""

    def __init__(self, user=0):
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

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.neighbour.kill()
        self.neighbour.communicate()
        self.server.close()
        shutil.rmtree(self.folder)

    def files(self):
        found = [(path, path.stat()) for path in sorted(self.folder.iterdir())]
        return {path.name: (status.st_mode, status.st_mtime_ns, path.is_file() and path.read_bytes())
                for path, status in found}

    def changes(self):
        """Return what has been done to them, in words."""
        changed = []
        if self.files() != self.before:
            changed.append(f"the folder: {sorted(self.files())}")
        if self.neighbour.poll() is not None:
            changed.append("the neighbour")
        changed += [f"stopped: {number}" for number, letter in processes().items() if letter in "Tt"]
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

    def names(self, ours):
        """Return the text that tells a probe where they are, and the numbers of processes of our own."""
        place = POSIX and os.uname().machine == "aarch64"
        return "".join(f"{name} = {value!r}\n" for name, value in {
            "NEIGHBOUR": self.neighbour.pid, "ADDRESS": self.address, "SIZE": self.size, "KEY": self.key,
            "OURS": ours, "FOLDER": str(self.folder), "ZIP": str(self.folder / "questions.zip"),
            "PORT": self.server.getsockname()[1], "EXERCISES": str(EXERCISES),
            "QUESTIONS": str(EXERCISES / "grading" / "questions" / "ex3_chain_rule.py"),
            "LIBRARY": getattr(importlib.util.find_spec("termios"), "origin", ""), "TO_SYSCALL": to_syscall(),
            "NUMBERS": {name: pair[place] for name, pair in NUMBERS.items()}}.items()).encode()

    def remove_shared(self):
        """Take away what an attempt without walls has made under the key."""
        library = ctypes.CDLL(None)
        memory, semaphores = library.shmget(self.key, 0, 0), library.semget(self.key, 0, 0)
        queue = library.msgget(self.key, 0)
        if memory >= 0:
            library.shmctl(memory, 0, None)
        if semaphores >= 0:
            library.semctl(semaphores, 0, 0)
        if queue >= 0:
            library.msgctl(queue, 0, None)


def to_syscall():
    """Return {function of C: how far behind it the function syscall lies in memory}."""
    if not LINUX:
        return {}
    library = ctypes.CDLL(None)
    places = {name: ctypes.cast(getattr(library, name), ctypes.c_void_p).value
              for name in ("syscall", "prctl", "getpid", "chroot")}
    return {name: places["syscall"] - place for name, place in places.items()}
