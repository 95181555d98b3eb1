"""What a student's file may import: one list, the same on every system."""

import importlib
import re
import sys

# Harmless ones. What os, gc and the like could do is the business of the walls, not of this list.
IMPORTABLE = """
    __future__ abc argparse array ast atexit bisect builtins calendar cmath codecs collections
    collections.abc contextlib copy csv dataclasses datetime decimal enum fractions functools gc hashlib
    heapq inspect io itertools json keyword locale logging math numbers operator os os.path pathlib pprint
    random re reprlib secrets signal statistics string struct sys textwrap threading time timeit token
    tokenize types typing weakref
""".split()
# What Python itself fetches late: for copy, strptime, the text of an error, other alphabets.
LATE = """
    _strptime copyreg errno linecache traceback unicodedata warnings
    encodings encodings.ascii encodings.cp1252 encodings.latin_1 encodings.utf_8
""".split()

# What argparse fetches late.
OF_ARGPARSE = ["gettext", "shutil"] + ["_colorize"] * (sys.version_info >= (3, 14))

STAYS = frozenset(IMPORTABLE + LATE + OF_ARGPARSE)
BUILTINS = sys.modules["builtins"]
hidden = []     # modules that cannot be imported any more: kept, since taking one down costs time


def load(source):
    """Import what a file names of the list, while files can still be read."""
    words = set(re.findall(r"\w+", source.decode("latin-1")))
    named = [name for name in IMPORTABLE if words.issuperset(name.split("."))]
    for name in [*LATE, *named, *(OF_ARGPARSE if "argparse" in named else ())]:
        if name not in sys.modules:
            importlib.import_module(name)


def close():
    """Let nothing else be imported from here on."""
    hidden.extend([sys.modules.pop(name) for name in list(sys.modules)
                   if name.partition(".")[0] not in STAYS])
    for places in (sys.path, sys.path_hooks, sys.meta_path):
        places.clear()
