"""What a file may use to get beyond its process. The test says above where its targets are."""
import os
import sys


def kept(name):     # a function of os that something keeps, wherever
    return next(thing for thing in search() if type(thing) is type(len) and thing.__name__ == name
                and thing.__module__ in ("posix", "nt"))


PROGRAM = ["/bin/sh", "-c", f"echo > {FOLDER}/made"]


def fork_exec(function):    # starts the program with the function of C that subprocess uses
    words = [word.encode() for word in PROGRAM]
    # The versions of Python differ.
    for more in ([], [-1], [-1, None, None, None, -1, None, True]):
        try:
            return function(words, [b"/bin/sh"], True, (), None, None,
                            -1, -1, -1, -1, -1, -1, -1, -1, False, False, *more, None)
        except TypeError:
            pass


def system(name, *arguments):   # a call to the system without Python, by a function of C found in memory
    core = module("_ctypes")
    found = {getattr(thing, "__name__", "prctl"): thing for thing in search()
             if isinstance(thing, core.CFuncPtr) and (hasattr(thing, "__name__") or "ctypes" not in sys.modules)}
    known, = TO_SYSCALL.keys() & found.keys()
    address = int.from_bytes(bytes(memoryview(found[known])), sys.byteorder) + TO_SYSCALL[known]
    Long = type("Long", (core._SimpleCData,), {"_type_": "l"})
    Function = type("Function", (core.CFuncPtr,), {"_flags_": core.FUNCFLAG_CDECL, "_restype_": Long})
    wide = [Long(given) if type(given) is int else given for given in (NUMBERS[name], *arguments)]
    result = Function(address)(*wide)
    if result == 0 and name == "clone":
        os._exit(0)
    if result < 0:
        raise OSError
    return result
