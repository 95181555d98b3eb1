"""The walls around the process with the student's code, on POSIX, each as far as the system allows it."""

import os
import random
import resource
import signal
import socket
import time

from grading.sandbox import audit_hook, call_filter
from grading.sandbox.system import NOBODY, SET_DUMPABLE, prctl

MEMORY_LIMIT = 256 * 2**20  # bytes of memory that an exercise may add


def set_limits(**limits):
    """Bound what the process may use. A limit that the system does not know or accept is left out."""
    for name, value in limits.items():
        try:
            resource.setrlimit(getattr(resource, name), (value, value))
        except (AttributeError, ValueError, OSError):
            pass


def memory_in_use():
    try:
        with open("/proc/self/statm", "rb") as file:
            return int(file.read().split()[0]) * resource.getpagesize()
    except OSError:
        return 256 * 2**20


def users_of_processes():
    users = set()
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            users.add(os.stat("/proc/" + name).st_uid)
        except OSError:
            pass    # it has ended meanwhile
    return users


def become(user):
    """Give up root's rights for those of a user number."""
    os.setgroups([])
    os.setgid(user)
    os.setuid(user)


class Walls:
    """Bounds what a process may use, and shuts it in.

    root is an empty folder. With a user number the process sees no file and has no rights, with the filter it
    can make no call to the system that could reach beyond itself. With neither the isolation is partial.
    """

    def __init__(self, root):
        self.root, self.user, self.filter = root, None, True
        self.memory = memory_in_use() + MEMORY_LIMIT

    def bound(self):
        set_limits(RLIMIT_CORE=0, RLIMIT_FSIZE=0, RLIMIT_CPU=120, RLIMIT_AS=self.memory)

    def give_up_rights(self):
        """Leave root's rights and files behind, as far as root can."""
        if self.user is not None:
            os.chroot(self.root)
            os.chdir("/")
            resource.setrlimit(resource.RLIMIT_NPROC, (1, 1))
            become(self.user)
        elif os.geteuid() == 0:     # root without the right to change the root folder, or another system
            try:
                become(NOBODY)
            except OSError:
                pass    # not even that is allowed here

    def give_up_all_rights(self):
        """Raise OSError where answers would have root's rights."""
        self.give_up_rights()
        if 0 in (os.getuid(), os.geteuid(), os.getgid(), os.getegid()):
            raise OSError("still root")

    def try_out_the_filter(self):
        """Do what honest code does, and try to reach beyond this process. Raises OSError if that works."""
        call_filter.put_up()
        bytearray(3_000_000), time.sleep(0.001), random.seed(), signal.setitimer(signal.ITIMER_REAL, 0)
        for attempt in (lambda: os.open("/", os.O_RDONLY), lambda: os.mkdir("new"), lambda: os.stat("/"),
                        lambda: os.rename("a", "b"), lambda: os.kill(os.getpid(), 0), os.fork, os.pipe,
                        socket.socket):
            try:
                attempt()
            except PermissionError:
                continue
            raise OSError("the filter lets something through")

    def shut_in(self):
        """Put up every wall that stands here, in the order in which each needs what the next takes away."""
        self.give_up_rights()
        set_limits(RLIMIT_NPROC=0, RLIMIT_NOFILE=0)     # no process, no file, no network connection
        prctl(SET_DUMPABLE, 0, 0, 0, 0)     # no other process of this user may look in
        if self.filter:
            call_filter.put_up()
            audit_hook.put_up()
        else:
            audit_hook.put_up_alone()
