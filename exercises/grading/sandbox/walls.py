"""The walls around the process with the student's code, on POSIX, each as far as the system allows it."""

import os
import resource

from grading.sandbox.system import NOBODY

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

    root is an empty folder. With a user number the process sees no file and has no rights. Without one the
    isolation is partial.
    """

    def __init__(self, root):
        self.root, self.user = root, None
        self.memory = memory_in_use() + MEMORY_LIMIT

    def bound(self):
        set_limits(RLIMIT_CORE=0, RLIMIT_FSIZE=0, RLIMIT_CPU=120, RLIMIT_AS=self.memory)

    def shut_in(self):
        """Leave every file and every right behind, as far as that goes."""
        if self.user is not None:
            os.chroot(self.root)
            os.chdir("/")
            resource.setrlimit(resource.RLIMIT_NPROC, (1, 1))
            become(self.user)
            if 0 in os.getresuid() + os.getresgid():
                raise OSError("still root")
            resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
            return
        if os.geteuid() == 0:       # root without the right to change the root folder, or another system
            try:
                become(NOBODY)
            except OSError:
                pass    # not even that is allowed here
        set_limits(RLIMIT_NPROC=0, RLIMIT_NOFILE=0)     # no process, no file, no network connection
