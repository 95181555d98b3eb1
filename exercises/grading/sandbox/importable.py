"""What a student's file may import: one list, the same on every system.

It is any module of Python's own that can be loaded before the walls and does no harm behind them. What is not
here starts programs (subprocess, multiprocessing), makes connections (socket, ssl, http), rewrites memory
(ctypes), draws windows (tkinter, turtle), keeps files in its own way (sqlite3, dbm), or is a package (NumPy).
"""

import re

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
FETCHED_LATE = {"strptime": "_strptime", "singledispatch": "typing"}     # word: what its use imports
PARTS = {"_strptime", "_colorize", "_ast_unparse", "annotationlib"}    # of modules of the list
STAYS = frozenset(name.partition(".")[0] for name in IMPORTABLE | PARTS)


def modules_named(source):
    """Return the modules of the list that a file may need: those whose names stand in a line that imports.

    This is a search for words, not a parser: a module too many costs a little time.
    """
    text = source.decode("latin-1").replace("\r", "\n")
    lines = re.findall(r"(?m)^[^#\n]*import[^#\n]*(?:\\\n[^#\n]*)*", text)
    words = set(re.findall(r"\w+", " ".join(lines)))
    found = {name for name in IMPORTABLE if words.issuperset(name.split("."))}
    found.update(module for word, module in FETCHED_LATE.items() if word.encode() in source)
    if not source.isascii() or b"\\N{" in source:
        found.add("unicodedata")        # for letters in names
    return found


def codecs_named(source):
    """Return the encodings that a file may use: its own, and common ones if it seems to encode something."""
    return {encoding_of(source), *(("cp1252", "utf-16", "utf-8-sig", "rot13") if b"code" in source else ())}


def encoding_of(source):
    """Return the name of the encoding that the first two lines of a file declare, or UTF-8."""
    if source.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    for line in source.split(b"\n", 2)[:2]:
        declared = re.match(rb"[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)", line)
        if declared:
            return declared.group(1).decode("ascii", "replace")
    return "utf-8"
