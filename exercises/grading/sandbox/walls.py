"""The walls that a process puts up around itself, each as far as the system allows it."""

import os
import time

from grading.sandbox import audit_hook

MEMORY_LIMIT = 256 * 2**20  # bytes that the files of a submission may add
NOBODY = 65534


def put_up(root, isolate, filter):
    """Shut this process in, and return what stands: (its own user number or 0, the filter, root's rights).

    root is an empty folder, isolate whether to try for a user number of its own. The order is that in which
    each wall needs what the next takes away.
    """
    user, filtered = 0, False
    if os.name == "posix":
        user, filtered = of_posix(root, isolate, filter)
    as_root = is_root()
    if filter and not filtered:
        return user, filtered, as_root      # refused here: the judge starts another, without its tools
    if not filtered:
        audit_hook.scrub()
    audit_hook.put_up()
    return user, filtered, as_root


def is_root():
    return hasattr(os, "getuid") and 0 in (os.getuid(), os.geteuid(), os.getgid(), os.getegid())


def of_posix(root, isolate, filter):
    if filter:
        import _socket      # while files can be read
        from grading.sandbox import call_filter, system
        system.prctl(system.SET_NO_NEW_PRIVS, 1)        # before the change of user; sudo gives no rights then
    set_limits(RLIMIT_CORE=0, RLIMIT_FSIZE=0, RLIMIT_CPU=120, RLIMIT_AS=memory_in_use() + MEMORY_LIMIT)
    user = give_up_root(root, isolate)
    set_limits(RLIMIT_NPROC=0, RLIMIT_NOFILE=0)     # no process, no file, no network connection
    if not filter:
        return user, False
    system.prctl(system.SET_DUMPABLE, 0)        # no other process of this user may look in
    filtered = call_filter.put_up()
    if filtered:
        try_out_the_filter(_socket.socket)
    return user, filtered


def set_limits(**limits):
    """Bound what the process may use. A limit that the system does not know or accept is left out."""
    import resource
    for name, value in limits.items():
        try:
            resource.setrlimit(getattr(resource, name), (value, value))
        except (AttributeError, ValueError, OSError):
            pass


def memory_in_use():
    try:
        with open("/proc/self/statm", "rb") as file:
            return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 256 * 2**20


def give_up_root(root, isolate):
    """Leave root's rights and files behind. Returns the user number that isolates this process, or 0.

    The number is made from the process's, which is unique. Some containers know only those below 65536.
    """
    if os.geteuid() != 0:
        return 0
    if isolate:
        try:
            os.chroot(root)
            os.chdir("/")
        except OSError:
            isolate = False
    numbers = [2**30 + os.getpid(), 2**15 + os.getpid() % 2**14] if isolate else []
    for user in [*numbers, NOBODY]:
        set_limits(RLIMIT_NPROC=1)
        try:
            os.setgroups([])
            os.setgid(user)
            os.setuid(user)
            return user if user in numbers else 0
        except OSError:
            pass    # not even the last is allowed here: then the filter alone stands, or nothing is marked
    return 0


def try_out_the_filter(socket):
    """Do what honest code does, and try to reach beyond this process. Raises RuntimeError if that works."""
    bytearray(3_000_000), time.sleep(0), os.urandom(8)
    for attempt in (lambda: os.open("/", os.O_RDONLY), lambda: os.mkdir("new"), lambda: os.stat("/"),
                    lambda: os.rename("a", "b"), lambda: os.kill(os.getpid(), 0), fork, os.pipe, socket):
        try:
            attempt()
        except PermissionError:
            continue
        raise RuntimeError("the filter lets something through")


def fork():
    if os.fork() == 0:
        os._exit(0)
