"""A hook that refuses all that Python announces, but for what honest code needs: on every system.

Where there is a filter for system calls it is a second wall. Elsewhere it is the only one inside the process,
and what announces nothing is taken away before.
"""

import collections
import os
import sys
import types

ALLOWED = ["compile", "exec", "object.__getattr__", "builtins.id", "builtins.input", "builtins.input/result",
           "time.sleep", "array.__new__", "function.__new__", "sys._getframemodulename", "sys.unraisablehook",
           "sys.excepthook"]
# Functions of the system that reach nothing and nobody.
KEPT = {"fspath", "strerror", "urandom", "getpid", "times", "cpu_count", "isatty", "_exit",
        "splitroot", "normpath", "_path_splitroot", "_path_splitroot_ex", "_path_normpath", "_LCMapStringEx"}
PATH_TESTS = {"exists", "lexists", "isfile", "isdir", "islink", "isjunction", "isdevdrive"}
SYSTEM = [module for module in map(sys.modules.get, ("os", "posix", "nt", "posixpath", "ntpath")) if module]
IMPORTER = sys.modules["_imp"]


def put_up():
    """Refuse from here on.

    The hook has no closure and asks for no global name, so no frame that it stands in can change it. It calls
    no method of an argument, and compares types before values.
    """
    def hook(event, arguments, allowed=frozenset(ALLOWED), second=["to come"], type=type, str=str,
             leave=os._exit, Refused=PermissionError, Missing=ModuleNotFoundError, Shallow=ValueError):
        if event in allowed:
            return
        if event == "sys.addaudithook" and second:
            second.clear()
            return
        if event == "object.__setattr__" and type(arguments[1]) is str and arguments[1] in {
                "__defaults__", "__kwdefaults__", "__doc__", "__module__", "__qualname__", "__bases__"}:
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
    # The hook above has the words. Since Python 3.13 what runs inside its frame, such as a handler, could
    # change its variables. This one has no frame: it raises KeyError for an event that is not a key.
    sys.addaudithook(collections.OrderedDict.fromkeys([*ALLOWED, "object.__setattr__"]).move_to_end)


def put_up_alone():
    """The same where no filter stands: what the hook does not hear of is taken away before."""
    scrub()
    put_up()


def no_file(*_, **__):
    """Stands in for os.stat, which announces nothing; what shows a line of a file expects an OSError."""
    raise FileNotFoundError


def nowhere(*_, **__):
    """Stands in for os.path.exists and the like, where these are functions of the system."""
    return False


def refuser(word):
    """Return what stands in for a function of the system."""
    def refuse(*_, **__):
        raise PermissionError("an answer cannot do this here: " + word)
    return refuse


def scrub():
    """Take away what announces nothing: many calls to the system, and a second copy of a built-in module."""
    for module in SYSTEM:
        for word, value in list(vars(module).items()):
            if isinstance(value, types.BuiltinFunctionType) and word not in KEPT:
                setattr(module, word, nowhere if word.replace("_path_", "") in PATH_TESTS else refuser(word))
    os.stat = no_file
    for word in ("supports_dir_fd", "supports_effective_ids", "supports_fd", "supports_follow_symlinks"):
        getattr(os, word).clear()       # sets of such functions
    for name, kind in (("pathlib", "_NormalAccessor"), ("glob", "_StringGlobber")):
        holder = getattr(sys.modules.get(name), kind, no_file)
        for word, value in list(vars(holder).items()):
            if isinstance(value, (staticmethod, types.BuiltinFunctionType)):
                setattr(holder, word, refuser(word))
    for module in filter(None, map(sys.modules.get, ("_thread", "threading"))):     # announced since 3.12
        for word in [word for word in vars(module) if word.lstrip("_").startswith("start_")]:
            setattr(module, word, refuser(word))
    for word in ("create_builtin", "create_dynamic", "exec_builtin", "exec_dynamic"):
        vars(IMPORTER).pop(word, None)
