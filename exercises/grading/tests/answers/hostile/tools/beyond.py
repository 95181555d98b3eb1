"""What a file may use to get beyond its process. The test says above where its targets are."""
import os


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


def system(name, *arguments):   # a call to the system past Python, by a function of C in memory
    ctypes = module("ctypes")
    found = next(thing for thing in search()
                 if type(thing).__name__ == "_FuncPtr" and thing.__name__ in TO_SYSCALL)
    address = ctypes.cast(found, ctypes.c_void_p).value + TO_SYSCALL[found.__name__]
    wide = [ctypes.c_long(given) if type(given) is int else given
            for given in (NUMBERS[name], *arguments)]
    result = ctypes.CFUNCTYPE(ctypes.c_long)(address)(*wide)
    if result == 0 and name == "clone":
        os._exit(0)
    if result < 0:
        raise OSError
    return result
