"""Calls to the system that both ends make."""

import os

try:
    import ctypes
    prctl = ctypes.CDLL(None).prctl
except Exception:       # not Linux, or a Python without ctypes
    def prctl(*_):
        """Do nothing: only Linux has this call."""

SET_DUMPABLE, SET_NO_NEW_PRIVS = 4, 38      # for prctl
NOBODY = 65534


def kill_group(number):
    """End a process and its group."""
    for kill in (os.killpg, os.kill):
        try:
            kill(number, 9)
        except OSError:
            pass    # it has not made its group yet, or it has ended
