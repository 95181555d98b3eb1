# goal: takes the hook away or adds one, or reads memory past Python, with ctypes
import sys


def peek():
    ctypes = module("ctypes")
    return ctypes.cast(id(peek), ctypes.POINTER(ctypes.c_char))[:8]


attempts = [
    lambda: module("ctypes").pythonapi.PySys_AddAuditHook,
    lambda: module("ctypes").pythonapi._PySys_ClearAuditHooks(),
    lambda: module("ctypes").CDLL(None).getpid(),
    lambda: module("ctypes").string_at(id(sys), 8),
    lambda: module("ctypes").c_char.from_address(id(sys)).value,
    lambda: sys.addaudithook(lambda *_: None) or open(FOLDER + "/made", "w"),
    lambda: sys.addaudithook(print) or open(FOLDER + "/made", "w"),
]
