"""The walls that a process puts up around itself, each as far as the system allows it.

On Linux the strongest is a filter that lets it make only the few system calls that computing needs. It needs
no rights to be put up, and cannot be taken down.
"""

import errno
import os
import sys
import time
from _collections import OrderedDict

MEMORY_LIMIT = 256 * 2**20  # bytes that the files of a submission may add
NOBODY = 65534
SET_DUMPABLE, SET_SECCOMP, SET_NO_NEW_PRIVS = 4, 22, 38     # for prctl

# name: its number on (x86_64, aarch64), from the kernel's tables. No open, no socket, no clone, no kill, no
# rename, nothing that looks into other processes, and no prctl.
CALLS = {
    "read": (0, 63), "write": (1, 64), "close": (3, 57),
    "mmap": (9, 222), "mprotect": (10, 226), "munmap": (11, 215), "mremap": (25, 216), "madvise": (28, 233),
    "brk": (12, 214), "futex": (202, 98), "sched_yield": (24, 124), "restart_syscall": (219, 128),
    "rt_sigaction": (13, 134), "rt_sigprocmask": (14, 135), "rt_sigreturn": (15, 139),
    "sigaltstack": (131, 132), "setitimer": (38, 103),
    "nanosleep": (35, 101), "clock_nanosleep": (230, 115), "select": (23, 72),
    "pselect6": (270, 72), "clock_gettime": (228, 113), "clock_getres": (229, 114), "gettimeofday": (96, 169),
    "getrusage": (98, 165), "getrandom": (318, 278), "getpid": (39, 172), "gettid": (186, 178),
    "exit": (60, 93), "exit_group": (231, 94),
}
MACHINES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}      # place in CALLS, AUDIT_ARCH_*
LOAD, EQUAL, RETURN = 0x20, 0x15, 0x06      # instructions of the filter's little machine
END_PROCESS, REFUSE, ALLOW = 0x80000000, 0x00050000 | errno.EPERM, 0x7FFF0000


def put_up(isolate, filter):
    """Shut this process in, and return what stands: (its own user number or 0, the filter, root's rights).

    isolate says whether to try for a user number of its own. The order is that in which each wall needs what
    the next takes away.
    """
    user, filtered = 0, False
    if filter:
        import _socket, _struct     # while files can be read
        prctl(SET_NO_NEW_PRIVS, 1)      # before the change of user; sudo gives no rights then
    if os.name == "posix":
        set_limits()
        user = give_up_root(isolate) if os.geteuid() == 0 else 0
    as_root = is_root()
    if filter:
        prctl(SET_DUMPABLE, 0)      # no other process of this user may look in
        filtered = put_up_filter(_struct.pack)
        if not filtered:        # it is refused here: the judge starts another, without its tools
            return user, filtered, as_root
        try_out_the_filter(_socket.socket)
    else:
        scrub()
    put_up_hook()
    return user, filtered, as_root


def is_root():
    return hasattr(os, "getuid") and 0 in (os.getuid(), os.geteuid(), os.getgid(), os.getegid())


def set_limits():
    """Bound what the process may use: no process, no file, no connection. No system need know all limits."""
    import resource
    limits = {"RLIMIT_AS": memory_in_use() + MEMORY_LIMIT, "RLIMIT_CPU": 120, "RLIMIT_CORE": 0,
              "RLIMIT_FSIZE": 0, "RLIMIT_NPROC": 0, "RLIMIT_NOFILE": 0}
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


def give_up_root(isolate):
    """Leave root's rights and files behind. Returns the user number that isolates this process, or 0.

    The number is made from the process's, which is unique. Some containers know only those below 65536. Its
    root is a folder that is there no more: nothing can be made in it, and nothing is left behind.
    """
    if isolate:
        try:
            folder = f"/tmp/grading-{os.urandom(8).hex()}"
            os.mkdir(folder)
            os.chdir(folder)
            os.rmdir(folder)
            os.chroot(".")
        except OSError:
            isolate = False
    numbers = [2**30 + os.getpid(), 2**15 + os.getpid() % 2**14] if isolate else []
    for user in [*numbers, NOBODY]:
        try:
            os.setgroups([])
            os.setgid(user)
            os.setuid(user)
            return user if user in numbers else 0
        except OSError:
            pass    # not even the last is allowed here: then the filter alone stands, or nothing is marked
    return 0


# ---- Linux: the filter -------------------------------------------------------------------------------------

def prctl(option, value, more=0, function=[]):
    """Make this call to the system, and return whether it was obeyed.

    It is made with the core of ctypes alone: to load all of ctypes takes as long as to start Python.
    """
    if not function:
        import _ctypes

        class Function(_ctypes.CFuncPtr):
            _flags_ = _ctypes.FUNCFLAG_CDECL
        function.append(Function(_ctypes.dlsym(_ctypes.dlopen(None, 0), "prctl")))
    return function[0](option, value, more, 0, 0) == 0


def put_up_filter(pack):
    """Put the filter around this process, for good. Return whether it stands."""
    if os.uname().machine not in MACHINES or sys.maxsize < 2**32:
        return False        # a machine whose numbers are not known
    place, architecture = MACHINES[os.uname().machine]
    numbers = sorted({pair[place] for pair in CALLS.values()})
    steps = [(LOAD, 0, 0, 4), (EQUAL, 1, 0, architecture), (RETURN, 0, 0, END_PROCESS), (LOAD, 0, 0, 0)]
    steps += [(EQUAL, len(numbers) - k, 0, number) for k, number in enumerate(numbers)]     # to the last step
    steps += [(RETURN, 0, 0, REFUSE), (RETURN, 0, 0, ALLOW)]
    program = b"".join([pack("=HBBI", *step) for step in steps])
    address = id(program) + bytes.__basicsize__ - 1     # of its bytes: CPython keeps them in the object
    return prctl(SET_SECCOMP, 2, pack("@HP", len(steps), address))


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


# ---- Every system: the hook --------------------------------------------------------------------------------

# What Python announces and honest code needs. Whatever else it announces is refused, also what is new in it.
ALLOWED = ["compile", "exec", "object.__getattr__", "builtins.id", "builtins.input", "builtins.input/result",
           "time.sleep", "array.__new__", "function.__new__", "sys._getframemodulename", "sys.unraisablehook",
           "sys.excepthook", "pickle.find_class", "pdb.Pdb", "glob.glob", "glob.glob/2"]
# An attribute of a class or a function is set: these only. (Not __code__, nor __class__ ...)
SETTABLE = {"__defaults__", "__kwdefaults__", "__doc__", "__module__", "__qualname__", "__bases__"}


def put_up_hook():
    """Refuse from here on. There are two hooks, and Python asks both.

    The first has the words and the fine distinctions. It has no closure, asks for no global name, calls no
    method of an argument and compares types before values. But it is a function of Python's and has a frame
    while it runs, and since Python 3.13 what runs meanwhile, such as a signal's handler, can change the
    variables in that. So there is a second.

    The second is a table, asked by a method that is written in C and has no frame: a hook is called with the
    name of an event and its arguments, just as in `table.move_to_end(event, arguments)`. If the event is in
    the table, its place there changes, which means nothing. If it is not, that raises KeyError, and what was
    announced does not happen.
    """
    def hook(event, arguments, allowed=frozenset(ALLOWED), settable=frozenset(SETTABLE), second=["to come"],
             type=type, str=str, leave=os._exit, Refused=PermissionError, Missing=ModuleNotFoundError,
             Shallow=ValueError):
        if event in allowed:
            return
        if event == "sys.addaudithook" and second:
            second.clear()
            return
        if event == "object.__setattr__" and type(arguments[1]) is str and arguments[1] in settable:
            return
        if event == "import":
            name = arguments[0]
            raise Missing("No module named %r" % name if type(name) is str else "No such module")
        if event == "sys._getframe":
            raise Shallow("call stack is not deep enough")      # what namedtuple and logging expect
        if event == "cpython.PyInterpreterState_Clear":
            leave(1)        # soon the hook would be gone, and a __del__ could still run
        raise Refused("an answer cannot do this here: " + event)
    sys.addaudithook(hook)
    table = OrderedDict.fromkeys([*ALLOWED, "object.__setattr__"])
    sys.addaudithook(table.move_to_end)


# ---- Where no filter stands: what announces nothing is taken away before -----------------------------------

# Modules in C that reach beyond the process; of the last two only some functions do. What reaches nothing and
# nobody is kept, and what asks whether a file is there says no.
REACHING = {"posix", "nt", "_posixsubprocess", "_socket", "_winapi", "_overlapped", "_posixshmem",
            "_multiprocessing", "select", "fcntl", "mmap", "msvcrt", "winreg", "resource", "pwd", "grp",
            "termios", "readline", "faulthandler", "_thread", "_imp"}
SOME = {"_thread": {"start_new", "start_new_thread", "start_joinable_thread"},
        "_imp": {"create_builtin", "create_dynamic", "exec_builtin", "exec_dynamic"}}
KEPT = {"fspath", "strerror", "urandom", "getpid", "times", "cpu_count", "isatty", "_exit",
        "_path_splitroot", "_path_splitroot_ex", "_path_normpath", "_LCMapStringEx", "LCMapStringEx"}
TESTS = {"_path_exists", "_path_lexists", "_path_isfile", "_path_isdir", "_path_islink", "_path_isjunction",
         "_path_isdevdrive"}
# Never loaded then: with these a process could be rewritten from inside.
NEVER = ("_ctypes", "_tkinter", "_testcapi", "_testinternalcapi", "_interpreters", "_xxsubinterpreters")


def scrub():
    """Take away what announces nothing: many calls to the system, and a second copy of a built-in module.

    Wherever a module or a class has such a function, or a function has it as a default, another takes its
    place. Not in our own modules, which need some of them.
    """
    modules = [module for name, module in sys.modules.items() if isinstance(module, type(sys))
               and name != "__main__" and not name.startswith("grading")]
    classes = {thing for module in modules for thing in vars(module).values() if isinstance(thing, type)}
    for holder in [*modules, *classes]:
        for word, thing in list(vars(holder).items()):
            inside = getattr(thing, "__func__", thing)
            if reaches(inside):
                replace(holder, word, refuser(inside))
            defaults = getattr(inside, "__defaults__", None)
            if type(defaults) is tuple and any(map(reaches, defaults)):
                inside.__defaults__ = tuple([refuser(one) if reaches(one) else one for one in defaults])
    for word in ("supports_dir_fd", "supports_effective_ids", "supports_fd", "supports_follow_symlinks"):
        getattr(os, word).clear()       # sets of such functions


def reaches(thing):
    """Return whether something is a function, or a class, that reaches beyond the process."""
    if type(thing) not in (type(len), type) or thing.__module__ not in REACHING:
        return False
    name, of = thing.__name__, thing.__module__
    return name in SOME.get(of, {name}) - KEPT and (type(thing) is type(len) or of not in ("posix", "nt"))


def refuser(function):
    """Return what stands in for a function of the system."""
    def refuse(*_, word=function.__name__, **__):
        if word in TESTS:
            return False
        raise PermissionError(13, "an answer cannot do this here: " + word, None, 5)    # 5: on Windows
    return refuse


def replace(holder, word, stands_in):
    try:
        setattr(holder, word, staticmethod(stands_in) if isinstance(holder, type) else stands_in)
    except TypeError:
        pass    # a class in C, whose methods need an object that cannot be made here
