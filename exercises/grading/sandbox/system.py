"""Linux: the call to the system that puts up the filter and hides a process's memory.

It is made with the core of ctypes alone: to load all of ctypes takes as long as to start Python.
"""

import _ctypes

SET_DUMPABLE, SET_SECCOMP, SET_NO_NEW_PRIVS = 4, 22, 38


class Int(_ctypes._SimpleCData):
    _type_ = "i"


class Long(_ctypes._SimpleCData):
    _type_ = "L"


class Short(_ctypes._SimpleCData):
    _type_ = "H"


class Bytes(_ctypes._SimpleCData):
    _type_ = "z"


class Filter(_ctypes.Structure):
    """The kernel's struct sock_fprog."""

    _fields_ = [("length", Short), ("steps", Bytes)]


class Function(_ctypes.CFuncPtr):
    _flags_, _restype_ = _ctypes.FUNCFLAG_CDECL, Int


_prctl = Function(_ctypes.dlsym(_ctypes.dlopen(None, 0), "prctl"))


def prctl(option, value):
    """Make the call, and return whether it was obeyed. value is a whole number or a Filter."""
    if isinstance(value, Filter):
        return _prctl(option, Long(2), _ctypes.byref(value), Long(0), Long(0)) == 0
    return _prctl(option, Long(value), Long(0), Long(0), Long(0)) == 0
