# goal: reads a file of the teacher's, or learns that it is there
import argparse
import codecs
import csv
import decimal
import inspect
import io
import logging
import os
import pathlib
import time
import tokenize

SECRET = FOLDER + "/secret"


def by_argparse():
    parser = argparse.ArgumentParser(fromfile_prefix_chars="@")
    parser.add_argument("word", nargs="*")
    return parser.parse_args(["@" + SECRET]).word


def loaded(kind):
    find = next(thing for thing in search() if type(thing) is type and thing.__name__ == kind)
    return find("x", SECRET).get_data(SECRET)


# By Python, or of the system.
NEEDED = {"PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "LC_CTYPE",
          "__CF_USER_TEXT_ENCODING"}


def descriptors_for_writing():
    number = 0
    for descriptor in range(3, 256):
        try:
            os.write(descriptor, b"")
            number += 1
        except OSError:
            pass
    return number


attempts = [
    *[lambda path=path: os.path.exists(path)
      for path in ("/proc", "/etc/passwd", "../../../../etc", QUESTIONS, EXERCISES)],
    lambda: sorted(set(os.environ) - NEEDED),
    lambda: descriptors_for_writing() > 1,      # one leads to the judge
    lambda: open(SECRET).read(),
    lambda: io.open_code(SECRET).read(),
    lambda: io.FileIO(SECRET).read(),
    lambda: codecs.open(SECRET).read(),
    lambda: tokenize.open(SECRET).read(),
    lambda: module("_io").open(SECRET).read(),
    lambda: module("linecache").getlines(SECRET),
    lambda: pathlib.Path(SECRET).read_text(),
    lambda: argparse.FileType()(SECRET).read(),
    by_argparse,
    lambda: loaded("SourceFileLoader"),
    lambda: loaded("SourcelessFileLoader"),
    lambda: os.open(SECRET, os.O_RDONLY) + 1,
    lambda: kept("open")(SECRET, 0) + 1,
    lambda: system("openat", -100, SECRET.encode(), 0) + 1,
    lambda: logging.FileHandler(SECRET),
    lambda: module("fileinput").input(SECRET).readline(),
    lambda: module("mmap").mmap(3, 10),
    lambda: [number for number in range(3) if module("_io").FileIO(number, closefd=False).read(1)],
    lambda: os.listdir(FOLDER),
    lambda: list(os.scandir(FOLDER)),
    lambda: list(os.walk(FOLDER)),
    lambda: list(pathlib.Path(FOLDER).iterdir()),
    lambda: kept("listdir")(FOLDER),
    lambda: kept("stat")(SECRET),
    lambda: kept("access")(SECRET, 0) and kept("stat")(SECRET),
    lambda: os.path.exists(SECRET),
    lambda: os.path.isfile(SECRET),
    lambda: pathlib.Path(SECRET).exists(),
]
