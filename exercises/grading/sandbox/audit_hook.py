"""A hook that refuses all that Python announces, but for what honest code needs: on every system.

Where there is a filter for system calls it is a second wall. Elsewhere it is the only one inside the process.
"""

import os
import sys
from _collections import OrderedDict

# What Python announces and honest code needs. Whatever else it announces is refused, also what is new in it.
ALLOWED = ["compile", "exec", "object.__getattr__", "builtins.id", "builtins.input", "builtins.input/result",
           "time.sleep", "array.__new__", "function.__new__", "sys._getframemodulename", "sys.unraisablehook",
           "sys.excepthook", "pickle.find_class", "pdb.Pdb", "glob.glob", "glob.glob/2"]
# An attribute of a class or a function is set: these only. (Not __code__, nor __class__ ...)
SETTABLE = {"__defaults__", "__kwdefaults__", "__doc__", "__module__", "__qualname__", "__bases__"}


def put_up():
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

# Modules in C that reach beyond the process, and functions in them that reach nothing and nobody.
SYSTEM = ("os", "posix", "nt", "posixpath", "ntpath")
OTHERS = ("_posixsubprocess", "_socket", "_ssl", "_winapi", "_overlapped", "_posixshmem", "_multiprocessing",
          "_sqlite3", "_interpreters", "_interpchannels", "_interpqueues", "_xxsubinterpreters",
          "_xxinterpchannels", "select", "fcntl", "mmap", "msvcrt", "winreg", "resource", "pwd", "grp",
          "termios", "readline", "faulthandler")
PARTS = {"_thread": ("start_new", "start_new_thread", "start_joinable_thread"),
         "_imp": ("create_builtin", "create_dynamic", "exec_builtin", "exec_dynamic")}
KEPT = {"fspath", "strerror", "urandom", "getpid", "times", "cpu_count", "isatty", "_exit",
        "splitroot", "normpath", "_path_splitroot", "_path_splitroot_ex", "_path_normpath",
        "_LCMapStringEx", "LCMapStringEx"}
PATH_TESTS = {"exists", "lexists", "isfile", "isdir", "islink", "isjunction", "isdevdrive"}
# Never loaded: with these a process could be rewritten from inside.
NEVER = ("_ctypes", "_tkinter", "_testcapi", "_testinternalcapi", "_interpreters", "_xxsubinterpreters")


def nothing(*_, **__):
    """Stands in for os.path.exists and the like, where these are functions of the system."""
    return False


def refuser(word):
    """Return what stands in for a function of the system."""
    def refuse(*_, **__):
        raise PermissionError(13, "an answer cannot do this here: " + word, None, 5)    # 5: on Windows
    return refuse


def taken_away():
    """Return {id of a function of the system, or of a class: (itself, what takes its place)}."""
    taken = {}
    for module in filter(None, map(sys.modules.get, SYSTEM)):
        for word, thing in vars(module).items():
            if type(thing) is type(len) and word not in KEPT:
                is_test = word.replace("_path_", "") in PATH_TESTS
                taken[id(thing)] = thing, nothing if is_test else refuser(word)
    for name in OTHERS:
        for word, thing in vars(sys.modules.get(name) or nothing).items():
            of_it = getattr(thing, "__module__", name) in (name, name.strip("_"))
            if type(thing) in (type(len), type) and of_it and word not in KEPT:
                taken[id(thing)] = thing, refuser(word)
    for name, words in PARTS.items():
        for word in words:
            thing = getattr(sys.modules.get(name), word, None)
            if thing is not None:
                taken[id(thing)] = thing, refuser(word)
    return taken


def scrub():
    """Take away what announces nothing: many calls to the system, and a second copy of a built-in module.

    Wherever a module or a class has such a function, or a function has it as a default, another takes its
    place. Not in our own modules, which need some of them.
    """
    taken = taken_away()
    modules = [module for name, module in sys.modules.items() if isinstance(module, type(sys))
               and name != "__main__" and not name.startswith("grading")]
    classes = {thing for module in modules for thing in vars(module).values() if isinstance(thing, type)}
    for holder in [*modules, *classes]:
        for word, thing in list(vars(holder).items()):
            inside = getattr(thing, "__func__", thing)
            if id(inside) in taken:
                replace(holder, word, taken[id(inside)][1])
            defaults = getattr(inside, "__defaults__", None)
            if type(defaults) is tuple and any(id(default) in taken for default in defaults):
                inside.__defaults__ = tuple(taken.get(id(one), (0, one))[1] for one in defaults)
            words = getattr(inside, "__kwdefaults__", None)
            for name in words if type(words) is dict else ():
                words[name] = taken.get(id(words[name]), (0, words[name]))[1]
    for word in ("supports_dir_fd", "supports_effective_ids", "supports_fd", "supports_follow_symlinks"):
        getattr(os, word).clear()       # sets of such functions


def replace(holder, word, stands_in):
    try:
        setattr(holder, word, staticmethod(stands_in) if isinstance(holder, type) else stands_in)
    except TypeError:
        pass    # a class in C, whose methods need an object that cannot be made here
