"""Calls to the system that both ends make."""

import os
import sys

WITHOUT_FILTER = "without-filter"       # argument of a template

try:
    # Calls through ctypes announce nothing, so where the audit hook is the only wall it must not be there.
    if not sys.platform.startswith("linux") or WITHOUT_FILTER in sys.argv:
        raise ImportError
    import ctypes
    prctl = ctypes.CDLL(None).prctl
except Exception:       # also in a Python without ctypes
    def prctl(*_):
        """Do nothing: only Linux has this call, and only where there is a filter it is used."""

SET_DUMPABLE, SET_SECCOMP, SET_NO_NEW_PRIVS = 4, 22, 38      # for prctl
NOBODY = 65534


def kill_group(number):
    """End a process and its group."""
    for kill in (os.killpg, os.kill):
        try:
            kill(number, 9)
        except OSError:
            pass    # it has not made its group yet, or it has ended
