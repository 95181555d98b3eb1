"""What lies in a folder or in a .zip file: every file's place, and how it is read.

It is taken for hostile. Nothing is unpacked, followed or run; a file counts only if it is a regular one of
sane size; and what is wrong is said in words.
"""

import bisect
import functools
import io
import os
import re
import stat
import struct
import zipfile
import zlib
from typing import Callable, NamedTuple, Optional

from grading.questions import FILE_NAMES

SOURCE_LIMIT = 200_000          # bytes of one file with answers
ENTRY_LIMIT = 20_000            # files and folders in one submission
DIRECTORY_LIMIT = 2 * 2**20     # bytes of the list in a .zip file
CLASS_FACTOR = 3                # how many times as many entries the .zip file of a class may have
CLASS_DIRECTORY_LIMIT = 16 * 2**20
DEPTH_LIMIT = 20                # folders in folders
ZIP_LIMIT = 10 * 2**20          # bytes of one student's .zip file
NOT_SEARCHED = {"__MACOSX", "__pycache__", "node_modules", "site-packages", "venv"}   # and what begins with .


class BadSubmission(Exception):
    """Why a submission, or one file of it, cannot be taken: a sentence."""


def refuse_if(condition, sentence):
    if condition:
        raise BadSubmission(sentence)


class Found(NamedTuple):
    """A file. Its place ends with / if it is a folder without anything in it."""

    place: str
    read: Optional[Callable[..., bytes]] = None     # raises BadSubmission; takes the limit in bytes
    why_not: str = ""       # why it cannot be looked into
    attempt: str = ""       # the later is the greater
    upload: int = 0         # the same, for one file alone

    @property
    def name(self):
        return self.place.rpartition("/")[2]


def skipped(name):
    return name.startswith(".") or name in NOT_SEARCHED


def too_many():
    return f"There are more than {ENTRY_LIMIT} files in it: hand in the ex*.py files only."


def too_large(place, size, limit):
    if limit > SOURCE_LIMIT:
        return f"{place} is too large: hand in the ex*.py files only."
    return f"{place} is too large: {size:,} bytes, where a few thousand are enough."


# ---- A folder ----------------------------------------------------------------------------------------------

class Folder:
    """A folder on the disk."""

    def __init__(self, path):
        self.path = os.fspath(path)

    def names(self, place=""):
        """Return the names in a folder, those of folders with / at the end."""
        with os.scandir(os.path.join(self.path, place)) as entries:
            return sorted(entry.name + "/" * entry.is_dir() for entry in entries if not skipped(entry.name))

    def file(self, place, shown=None):
        return Found(shown or place, functools.partial(
            read_source, os.path.join(self.path, place), shown or place))

    def files(self, place=""):
        """Return all that is Found in a folder, however deep. Raises BadSubmission."""
        top = os.path.join(self.path, place)
        refuse_if(os.path.islink(top.rstrip("/" + os.sep)),
                  "The submission is a link, and links are not followed.")
        found, count = [], 0
        for parent, folders, files in os.walk(top, onerror=functools.partial(cannot_be_read, top)):
            count += len(folders) + len(files)
            refuse_if(count > ENTRY_LIMIT, too_many())
            files += [name for name in folders if name in FILE_NAMES]
            inside = os.path.relpath(parent, top)
            deep = inside.count(os.sep) >= DEPTH_LIMIT
            folders[:] = sorted(name for name in folders
                                if not (deep or skipped(name) or name in FILE_NAMES))
            for name in sorted(file for file in files if not skipped(file)):
                shown = os.path.normpath(os.path.join(inside, name)).replace(os.sep, "/")
                found.append(Found(shown, functools.partial(read_source, os.path.join(parent, name), shown)))
        return found


def cannot_be_read(top, error):
    raise BadSubmission(f"The folder {os.path.relpath(error.filename, top)} cannot be read: "
                        f"{error.strerror}.")


def read_source(path, place=None, limit=None):
    """Return the bytes of a file. Raises BadSubmission unless it is a regular file of sane size."""
    place, limit = place or os.path.basename(path), limit or SOURCE_LIMIT
    try:
        refuse_if(os.path.islink(path), f"{place} is a link: hand in the file itself.")
        refuse_if(os.path.isdir(path), f"{place} is not a file.")
        flags = ("O_RDONLY", "O_NOFOLLOW", "O_NONBLOCK", "O_BINARY")
        with open(os.open(path, sum(getattr(os, flag, 0) for flag in flags)), "rb") as file:
            status = os.fstat(file.fileno())
            refuse_if(not stat.S_ISREG(status.st_mode), f"{place} is not a file.")
            refuse_if(status.st_size > limit, too_large(place, status.st_size, limit))
            return file.read(limit)
    except FileNotFoundError:
        raise BadSubmission(f"There is no file {place}.") from None
    except OSError as error:
        raise BadSubmission(f"{place} cannot be read: {error.strerror}.") from None


# ---- A .zip file -------------------------------------------------------------------------------------------

class Zip:
    """A .zip file. Its list is read once, and then each file by itself, by any thread.

    opened is called for it as a binary file, each time anew. Raises BadSubmission.
    """

    def __init__(self, opened, place="The .zip file", of_a_class=False):
        self.opened, self.place = opened, place
        with opened() as file:
            refuse_if(directory_is_too_large(file, of_a_class),
                      f"{place} holds too many files to be a class's." if of_a_class else too_many())
            try:
                entries = zipfile.ZipFile(file).infolist()
            except Exception as error:      # zipfile raises many kinds for a broken file
                raise BadSubmission(f"{place} cannot be read, it is not a valid .zip file "
                                    f"({type(error).__name__}).") from None
        for entry in entries:
            refuse_if(leads_out(entry), f"{place} holds a path that leads out of it: {entry.filename}.")
        self.count = len(entries)
        self.entries = sorted(((inner(entry), entry) for entry in entries
                               if not any(map(skipped, inner(entry).split("/")))), key=lambda pair: pair[0])
        self.places = [place for place, _ in self.entries]

    def below(self, place):
        for index in range(bisect.bisect_left(self.places, place), len(self.places)):
            if not self.places[index].startswith(place):
                return
            yield self.places[index][len(place):], self.entries[index][1]

    def names(self, place=""):
        """Return the names in a folder, those of folders with / at the end."""
        heads = (inner_place.partition("/") for inner_place, _ in self.below(place) if inner_place)
        return sorted({head + slash for head, slash, _ in heads})

    def file(self, place, shown=None):
        shown = shown or place
        entry = self.entries[bisect.bisect_left(self.places, place)][1]
        return Found(shown, functools.partial(self.read, entry, shown))

    def files(self, place=""):
        """Return all that is Found in a folder, however deep. Raises BadSubmission."""
        found = [Found(shown, functools.partial(self.read, entry, shown))
                 for shown, entry in self.below(place) if not entry.is_dir() and not shown.endswith("/")]
        refuse_if((len(found) if place else self.count) > ENTRY_LIMIT, too_many())
        return found

    def read(self, entry, shown, limit=None):
        """Return the bytes of an entry, under the same conditions as those of a file on the disk."""
        limit, shown = limit or SOURCE_LIMIT, f"{shown} in {self.place}"
        refuse_if(stat.S_IFMT(entry.external_attr >> 16) not in (0, stat.S_IFREG),
                  f"{shown} is not a file but a link, or something else.")
        refuse_if(entry.file_size > limit, too_large(shown, entry.file_size, limit))
        refuse_if(entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED),
                  f"{self.place} is packed in an unusual way: make an ordinary .zip file.")
        refuse_if(entry.flag_bits & 1, f"{self.place} is encrypted: hand it in without a password.")
        try:
            with self.opened() as file:
                return content(file, entry)
        except (ValueError, OSError, zlib.error, struct.error) as error:
            raise BadSubmission(f"{shown} cannot be read: {error}.") from None


def content(file, entry):
    """Return the bytes of one entry, without reading the list of all again. Raises ValueError."""
    file.seek(entry.header_offset)
    header = file.read(30)
    if header[:4] != b"PK\3\4":
        raise ValueError("its beginning is damaged")
    file.seek(sum(struct.unpack("<HH", header[26:30])), os.SEEK_CUR)
    data = file.read(min(entry.compress_size, 2 * entry.file_size + 1000))
    if entry.compress_type == zipfile.ZIP_DEFLATED:
        data = zlib.decompressobj(-15).decompress(data, entry.file_size + 1)
    if len(data) != entry.file_size or zlib.crc32(data) != entry.CRC:
        raise ValueError("its content is damaged")
    return data


def inner(entry):
    return entry.filename.replace("\\", "/")


def leads_out(entry):
    parts = inner(entry).split("/")
    return parts[0] == "" or ".." in parts or parts[0][1:2] == ":"


def directory_is_too_large(file, of_a_class):
    """Return whether a .zip file says that it lists too much, before the list is read."""
    length = file.seek(0, os.SEEK_END)
    file.seek(-min(length, 65_600), os.SEEK_END)
    tail = file.read()
    factor, directory = (CLASS_FACTOR, CLASS_DIRECTORY_LIMIT) if of_a_class else (1, DIRECTORY_LIMIT)
    # Whatever could be taken for the end of the list counts, so that a false end hides nothing.
    places = [found.start() for found in re.finditer(re.escape(b"PK\5\6"), tail)]
    ends = [struct.unpack("<HL", tail[place + 10:place + 16]) for place in places if place + 16 <= len(tail)]
    return b"PK\6\7" in tail or any(count > factor * ENTRY_LIMIT or size > directory for count, size in ends)


def zip_in(found):
    """Return the Zip that is Found in a folder or in another Zip."""
    return Zip(lambda: io.BytesIO(found.read(limit=ZIP_LIMIT)), found.place)
