"""What student code finds around itself: the modules that it may import, and what beginners expect of Python.

What may be imported is one list, the same on every system: any module of Python's own that can be loaded
before the walls and does no harm behind them. What is not here starts programs (subprocess, multiprocessing),
makes connections (socket, ssl, http), rewrites memory (ctypes), draws windows (tkinter, turtle), keeps files
in its own way (sqlite3, dbm), or is a package (NumPy).
"""

import codecs
import os
import sys

IMPORTABLE = frozenset("""
    __future__ abc argparse array ast atexit base64 bdb binascii bisect builtins bz2 cProfile calendar
    cmath cmd code codecs codeop collections collections.abc colorsys concurrent.futures configparser
    contextlib contextvars copy copyreg csv dataclasses datetime decimal difflib dis doctest encodings
    enum errno filecmp fileinput fnmatch fractions functools gc getopt gettext glob graphlib gzip hashlib
    heapq hmac html html.parser importlib importlib.util inspect io ipaddress itertools json keyword
    linecache locale logging lzma math numbers opcode operator optparse os os.path pathlib pdb pickle
    pickletools pkgutil platform pprint profile pstats pydoc queue random re reprlib sched secrets shlex
    shutil signal stat statistics string struct symtable sys sysconfig tabnanny tarfile tempfile textwrap
    threading time timeit token tokenize tomllib trace traceback tracemalloc types typing unicodedata
    unittest unittest.mock urllib.parse uuid warnings weakref xml.etree.ElementTree zipfile zlib zoneinfo
""".split())
OF_TEXT = ["encodings.cp1252", "encodings.utf_16", "encodings.utf_8_sig", "encodings.rot_13"]
LATE = {        # word in a file: what Python imports only when that is used
    "encode": OF_TEXT, "decode": OF_TEXT, "codecs": OF_TEXT,
    "argparse": ["gettext", "locale", "shutil", "_colorize"], "gettext": ["locale"],
    "ast": ["_ast_unparse", "_colorize"], "singledispatch": ["typing", "annotationlib"],
    "strptime": ["_strptime"], "tomllib": ["tomllib._re"], "typing": ["annotationlib"]}
STAYS = frozenset(name.partition(".")[0] for name in IMPORTABLE.union(*LATE.values()))
ALWAYS, CODECS = ["math", "copyreg", "errno"], ["ascii", "latin-1", "utf-8"]
IS_HEAP_TYPE = 1 << 9       # of a class's flags: it can be changed

hidden = []     # modules that cannot be imported any more: kept, since taking one down costs time


# ---- The judge's end: what is to be loaded -----------------------------------------------------------------

def modules_named(source):
    """Return the modules that a file may need: those of the list whose names stand in a line that imports.

    This is a search for words, not a parser: a module too many costs a little time.
    """
    import re       # the process of a submission has none, and need not wait for it
    text = source.decode("latin-1").replace("\r", "\n")
    lines = re.findall(r"(?m)^[^#\n]*import[^#\n]*(?:\\\n[^#\n]*)*", text)
    words, imported = set(re.findall(r"\w+", text)), set(re.findall(r"\w+", " ".join(lines)))
    found = {name for name in IMPORTABLE if imported.issuperset(name.split("."))}
    found.update(module for word, modules in LATE.items() if word in words for module in modules)
    if not source.isascii() or b"\\N{" in source:
        found.add("unicodedata")        # for letters in names
    return found


def encoding_of(source):
    """Return the name of the encoding that the first two lines of a file declare, or UTF-8."""
    import re
    if source.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    for line in source.split(b"\n", 2)[:2]:
        declared = re.match(rb"[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)", line)
        if declared:
            return declared.group(1).decode("ascii", "replace")
    return "utf-8"


# ---- The process of a submission ---------------------------------------------------------------------------

def load(modules, encodings):
    """Import modules and codecs, while files can still be read. What this Python lacks is left out."""
    for fetch, names in (__import__, [*ALWAYS, *modules]), (codecs.lookup, [*CODECS, *encodings]):
        for name in names:
            try:
                fetch(name)
            except Exception:
                pass        # to be said when the file needs it
    if "platform" in modules:   # it asks the system once
        sys.modules["platform"].platform()


def close():
    """Let nothing else be imported from here on, and give a beginner what a started Python has."""
    others = [name for name in sys.modules if name.partition(".")[0] not in STAYS]
    hidden.extend([sys.modules.pop(name) for name in others])
    for places in (sys.path, sys.path_hooks, sys.meta_path):
        places.clear()
    vars(sys.modules["builtins"]).update(AT_HOME)
    os.getcwd = lambda: os.sep
    os.stat = os.lstat = no_file
    os.path.expanduser = lambda path: path      # there is no home
    os._exit = os.abort = sys.exit      # so that the line can be named
    accessor = getattr(sys.modules.get("pathlib"), "_NormalAccessor", None)
    if accessor:        # before Python 3.11 it has the functions itself
        accessor.stat = accessor.lstat = staticmethod(no_file)
        accessor.getcwd = staticmethod(os.getcwd)
    sys.settrace = lambda *_: None       # doctest puts back what was there


def no_file(*_, **__):
    """Stands in for os.stat and os.lstat: there is no file, as os.path.exists and pathlib then say."""
    raise FileNotFoundError(2, "No such file or directory")


AT_HOME = {"exit": sys.exit, "quit": sys.exit, "help": lambda *_: None}     # nobody here could use help


# ---- What one file leaves to the next ----------------------------------------------------------------------

def remember():
    """Remember what all files of a submission share, and return a function that makes all as it was.

    These are the objects that the names of all modules, and of the classes in them, stand for. The function
    returns whether they were as before; a class stays as it is. Changed contents, such as a new item in a
    dictionary, are not seen: what is not right after another file runs once more without it.
    """
    modules = [module for module in sys.modules.values() if isinstance(module, type(sys))]
    spaces = [vars(module) for module in modules]
    classes = {thing for space in spaces for thing in space.values()
               if isinstance(thing, type) and thing.__flags__ & IS_HEAP_TYPE}
    remembered = [(space, dict(space)) for space in [*spaces, *map(vars, classes)]]
    loaded, those_loaded, of_sys = sys.modules, dict(sys.modules), dict(vars(sys))
    recursion_limit = sys.getrecursionlimit()
    random, decimal = sys.modules.get("random"), sys.modules.get("decimal")
    state, context = random and random.getstate(), decimal and decimal.getcontext().copy()

    def put_back():
        sys.setrecursionlimit(recursion_limit)
        for name in ("stdin", "stdout", "stderr", "argv"):
            setattr(sys, name, of_sys[name])
        changed = [(now, before) for now, before in remembered if now != before]
        for now, before in changed:
            if type(now) is dict:       # of a module, not of a class
                for name in set(now) - set(before):
                    del now[name]
                now.update(before)
        loaded.clear()
        loaded.update(those_loaded)
        if random:
            random.setstate(state)
        if decimal:
            decimal.setcontext(context.copy())
        return not changed
    return put_back
