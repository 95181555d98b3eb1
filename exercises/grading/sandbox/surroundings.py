"""What student code finds around itself: modules that it may import, and what beginners expect of Python."""

import codecs
import os
import sys

ALWAYS = ("math", "copyreg", "errno")
LATE = {        # what a module fetches when it is first used
    "argparse": ("gettext", "locale", "shutil", "_colorize"), "gettext": ("locale",),
    "typing": ("annotationlib",), "ast": ("_ast_unparse", "_colorize"), "tomllib": ("tomllib._re",)}
CODECS = ("ascii", "latin-1", "utf-8")

hidden = []     # modules that cannot be imported any more: kept, since taking one down costs time


def load(names, never=()):
    """Import modules, while files can still be read. One that this Python does not have is left out."""
    sys.modules.update(dict.fromkeys(never))
    for name in [*ALWAYS, *names, *[late for name in names for late in LATE.get(name, ())]]:
        if name not in sys.modules:
            try:
                __import__(name)
            except Exception:
                pass
    if "platform" in names:     # it asks the system once
        sys.modules["platform"].platform()


def load_codecs(names):
    for name in (*CODECS, *names):
        try:
            codecs.lookup(name)
        except Exception:
            pass        # to be said when the file is read


def close(importable):
    """Let nothing else be imported from here on, and give a beginner what a started Python has."""
    hidden.extend([sys.modules.pop(name) for name in list(sys.modules)
                   if name.partition(".")[0] not in importable])
    for places in (sys.path, sys.path_hooks, sys.meta_path):
        places.clear()
    vars(BUILTINS).update(AT_HOME)
    os.getcwd, os.stat, os.lstat, os.path.expanduser = top_folder, no_file, no_file, as_it_is
    os._exit = os.abort = sys.exit      # so that the line can be named
    accessor = getattr(sys.modules.get("pathlib"), "_NormalAccessor", None)
    if accessor:        # before Python 3.11 it has the functions itself
        accessor.stat = accessor.lstat = staticmethod(no_file)
        accessor.getcwd = staticmethod(top_folder)
    sys.settrace = quiet(sys.settrace)


def top_folder():
    return os.sep


def as_it_is(path):
    """Stands in for os.path.expanduser: there is no home."""
    return path


def no_file(*_, **__):
    """Stands in for os.stat and os.lstat: there is no file, as os.path.exists and pathlib then say."""
    raise FileNotFoundError(2, "No such file or directory")


def quiet(settrace):
    """Return a sys.settrace that is heard only if it sets something: doctest puts back what was there."""
    def set_if_any(function):
        if function is not None:
            settrace(function)
    return set_if_any


def no_help(*_):
    """Stands in for help(): there is nobody to read it."""


BUILTINS = sys.modules["builtins"]
AT_HOME = {"exit": sys.exit, "quit": sys.exit, "help": no_help}
