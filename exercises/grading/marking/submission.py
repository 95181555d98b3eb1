"""What one student handed in: a folder or a .zip file, and in it the file of every exercise.

It is taken for hostile. Nothing is unpacked, followed or run; a file counts only if it is a regular one of
sane size; and what is wrong is said in words, which take the place of the answers.
"""

import functools
import itertools
import os
import stat
import struct
import zipfile
from typing import Callable, NamedTuple, Optional

from grading.questions import FILE_NAMES, NAMES

SOURCE_LIMIT = 200_000          # bytes of one file with answers
COPIES_LIMIT = 10               # files with the same name in one submission
ENTRY_LIMIT = 20_000            # files and folders in one submission
DIRECTORY_LIMIT = 2 * 2**20     # bytes of the list in a .zip file
DEPTH_LIMIT = 20                # folders in folders
ZIP_LIMIT = 10 * 2**20          # bytes of one .zip file
NOT_SEARCHED = {"__MACOSX", "__pycache__", "node_modules", "site-packages", "venv"}   # and what begins with .
PASSED_OVER = {"solutions", "grading"}      # the project's own folders, in case it was handed in whole
ARCHIVES = (".zip", ".rar", ".7z", ".tar", ".gz", ".tgz", ".xz")


class BadSubmission(Exception):
    """Why a submission, or one file of it, cannot be taken: a sentence."""


class Found(NamedTuple):
    """A file in a submission."""

    place: str
    read: Optional[Callable[[], bytes]] = None      # raises BadSubmission
    why_not: str = "the name must be exact, and the file not packed"

    @property
    def name(self):
        return self.place.rpartition("/")[2]


class Submission:
    """For each exercise: in sources the bytes of its file, or None, and then in problems the words why."""

    def __init__(self, name, path):
        self.name, self.sources, self.problems = name, dict.fromkeys(NAMES), {}
        try:
            refuse_if(os.path.islink(path), "The submission is a link, and links are not followed.")
            found = list(itertools.islice(
                search_zip(path) if os.path.isfile(path) else search_folder(path), ENTRY_LIMIT + 1))
            refuse_if(len(found) > ENTRY_LIMIT, too_many())
        except BadSubmission as problem:
            self.problems = dict.fromkeys(NAMES, str(problem))
            return
        others = [file for file in found if file.name not in FILE_NAMES]
        answers = [file for file in found if file.name in FILE_NAMES]
        answers = [file for file in answers if PASSED_OVER.isdisjoint(file.place.split("/"))] or answers
        for exercise in NAMES:
            try:
                self.sources[exercise] = the_one(exercise + ".py", answers, others)
            except BadSubmission as problem:
                self.problems[exercise] = str(problem)


def refuse_if(condition, sentence):
    if condition:
        raise BadSubmission(sentence)


def the_one(file_name, answers, others):
    """Return the content of the one file with this name. Copies with the same content count as one."""
    copies = [file for file in answers if file.name == file_name]
    near = [f", but there is {file.place}: {file.why_not}" for file in others
            if file_name[:-3].lower() in file.place.lower() or file.place.lower().endswith(ARCHIVES)]
    refuse_if(not copies, f"There is no file {file_name}{near[0] if near else ''}.")
    where = " and ".join([file.place for file in copies[:3]] + ["others"] * (len(copies) > 3))
    refuse_if(len(copies) > COPIES_LIMIT or len({file.read() for file in copies}) > 1,
              f"There are {len(copies)} different files {file_name}, and only one can count: {where}.")
    return copies[0].read()


# ---- Searching ---------------------------------------------------------------------------------------------

def search_folder(folder):
    """Yield what is Found in a folder, and something for each folder in it, since those count too."""
    for parent, folders, files in os.walk(folder, onerror=lambda error: refuse_if(error, (
            f"The folder {os.path.relpath(error.filename, folder)} cannot be read: {error.strerror}."))):
        yield from [Found("")] * len(folders)
        files += [name for name in folders if name in FILE_NAMES]
        deep = os.path.relpath(parent, folder).count(os.sep) >= DEPTH_LIMIT
        folders[:] = sorted(name for name in folders if not deep and not name.startswith(".")
                            and name not in NOT_SEARCHED and name not in FILE_NAMES)
        for name in sorted(files):
            path = os.path.join(parent, name)
            place = os.path.relpath(path, folder).replace(os.sep, "/")
            if name.lower().endswith(".zip") and not name.startswith("."):
                yield from search_inner_zip(path, place)
            else:
                yield Found(place, functools.partial(read_source, path, place))


def search_inner_zip(path, place):
    """The same for a .zip file in a folder. If it cannot be read, the files beside it count all the same."""
    try:
        return [file._replace(place=f"{place}/{file.place}") if file.name in FILE_NAMES else file
                for file in search_zip(path, place)]
    except BadSubmission as problem:
        return [Found(place, why_not=str(problem).rstrip("."))]


def too_many():
    return f"There are more than {ENTRY_LIMIT} files in it: hand in the ex*.py files only."


def directory_is_too_large(path):
    """Return whether a .zip file says that it lists too much, before the list is read."""
    with open(path, "rb") as file:
        file.seek(-min(os.path.getsize(path), 65_600), os.SEEK_END)
        tail = file.read()
    end = tail.rfind(b"PK\5\6")
    if end < 0 or end + 16 > len(tail):
        return False        # no .zip file: opening it will say so
    count, size = struct.unpack("<HL", tail[end + 10:end + 16])
    return count > ENTRY_LIMIT or size > DIRECTORY_LIMIT


def search_zip(path, place="The .zip file"):
    """The same for a .zip file. The entries are read in memory, and only those that are wanted."""
    refuse_if(os.path.islink(path) or not os.path.isfile(path), f"{place} is not a file.")
    refuse_if(os.path.getsize(path) > ZIP_LIMIT, f"{place} is too large: hand in the ex*.py files only.")
    refuse_if(directory_is_too_large(path), too_many())
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
    except Exception as error:      # zipfile raises many kinds for a broken file
        raise BadSubmission(f"{place} cannot be read, it is no sound .zip file "
                            f"({type(error).__name__}).") from None
    for entry in entries:
        inner = entry.filename.replace("\\", "/")
        parts = inner.split("/")
        refuse_if(inner.startswith("/") or ".." in parts or ":" in parts[0],
                  f"{place} holds a path that leads out of it: {inner}.")
        skipped = entry.is_dir() or any(part.startswith(".") or part in NOT_SEARCHED for part in parts)
        yield Found("" if skipped else inner, functools.partial(read_from_zip, path, entry, place))


# ---- Reading -----------------------------------------------------------------------------------------------

def read_source(path, place=None):
    """Return the bytes of a file. Raises BadSubmission unless it is a regular file of sane size."""
    place = place or os.path.basename(path)
    try:
        refuse_if(os.path.islink(path), f"{place} is a link: hand in the file itself.")
        refuse_if(os.path.isdir(path), f"{place} is not a file.")
        flags = ("O_RDONLY", "O_NOFOLLOW", "O_NONBLOCK", "O_BINARY")
        with open(os.open(path, sum(getattr(os, flag, 0) for flag in flags)), "rb") as file:
            status = os.fstat(file.fileno())
            refuse_if(not stat.S_ISREG(status.st_mode), f"{place} is not a file.")
            refuse_if(status.st_size > SOURCE_LIMIT,
                      f"{place} is too large: {status.st_size:,} bytes, where a few thousand are enough.")
            return file.read(SOURCE_LIMIT)
    except FileNotFoundError:
        raise BadSubmission(f"There is no file {place}.") from None
    except OSError as error:
        raise BadSubmission(f"{place} cannot be read: {error.strerror}.") from None


def read_from_zip(path, entry, place):
    """Return the bytes of an entry of a .zip file, under the same conditions."""
    inner = f"{entry.filename} in {place}"
    refuse_if(stat.S_IFMT(entry.external_attr >> 16) not in (0, stat.S_IFREG),
              f"{inner} is not a file but a link, or something else.")
    refuse_if(entry.file_size > SOURCE_LIMIT, f"{inner} is too large: a few thousand bytes are enough.")
    refuse_if(entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED),
              f"{place} is packed in an unusual way: make an ordinary .zip file.")
    refuse_if(entry.flag_bits & 1, f"{place} is encrypted: hand it in without a password.")
    try:
        with zipfile.ZipFile(path) as archive, archive.open(entry) as file:
            return file.read(SOURCE_LIMIT)
    except Exception as error:
        raise BadSubmission(f"{inner} cannot be read: {error}.") from None
