"""What lies in a folder or a .zip file: one flat list of entries, each a place and a way to read it.

All of it is taken for hostile: nothing is unpacked, followed or run. What is wrong with an entry is said when
that entry is read, so that it costs no other. What is never looked at is not in the list.
"""

import contextlib
import functools
import io
import os
import re
import stat
import zipfile
from typing import Callable, NamedTuple, Tuple

SOURCE_LIMIT = 200_000          # bytes of one file with answers
ZIP_LIMIT = 10 * 2**20          # bytes of one student's .zip file, or notebook
ENTRY_LIMIT = 20_000            # entries of one student's .zip files
DEPTH_LIMIT = 21                # folders in folders, the student's own among them
# What is never looked at, with all that is in it. The last is what a teacher has given back, on Sakai.
NOT_SEARCHED = re.compile(r"(?s)(?<![^/])(?:\.(?!\.)[^/]*|__MACOSX|__pycache__|node_modules|site-packages|"
                          r"venv|Feedback Attachment\(s\))(?:/.*)?\Z")


class BadSubmission(Exception):
    """Why something cannot be taken: a sentence. nothing is whether a person could not read it either."""

    def __init__(self, sentence, nothing=False):
        super().__init__(sentence)
        self.nothing = nothing


def refuse_if(condition, sentence):
    if condition:
        raise BadSubmission(sentence)


class Entry(NamedTuple):
    """A file somewhere, in a folder or a .zip file. A place that ends with / is that of a folder.

    Only folders that are empty, or cannot be looked into, are in a list.
    """

    place: str
    read: Callable[..., bytes]          # takes the limit in bytes; raises BadSubmission
    when: Tuple[str, int] = ("", 0)     # the attempt, and the upload within it: the later is the greater

    @property
    def name(self):
        return self.place.rstrip("/").rpartition("/")[2]


def refused(problem):
    """Return what stands in place of reading an entry that cannot be read."""
    def read(limit=0):
        raise problem
    return read


def an_empty_folder(limit=0):
    raise BadSubmission("A folder is not a file.", nothing=True)


def entries_at(path, skip=None):
    """Return the entries of a folder or .zip file, in order. skip is a folder that is left out.

    Raises BadSubmission if it cannot be read at all.
    """
    return in_folder(path, skip) if os.path.isdir(path) else in_zip(path, os.path.basename(path))


def inside(entry):
    """Return the entries of a .zip file that is an entry itself. Raises BadSubmission."""
    found = in_zip(io.BytesIO(entry.read(limit=ZIP_LIMIT)), entry.place)
    refuse_if(len(found) > ENTRY_LIMIT,
              f"There are more than {ENTRY_LIMIT} files in it: hand in the ex*.py files only.")
    return found


def in_order(found):
    """Return entries in order, without the folders that have something in them."""
    found = sorted(found, key=lambda entry: entry.place)
    return [entry for entry, after in zip(found, [*found[1:], None])
            if not (entry.place.endswith("/") and after and after.place.startswith(entry.place))]


def too_large(place):
    return f"{place} is too large: hand in the ex*.py files only."


# ---- A folder ----------------------------------------------------------------------------------------------

def in_folder(path, skip):
    skip, found = skip and os.path.realpath(skip), []

    def cannot_be_read(error):
        place = place_in(path, error.filename)
        problem = BadSubmission(f"The folder {place[:-1] or path} cannot be read: {error.strerror}.")
        if not place:
            raise problem
        found.append(Entry(place, refused(problem)))
    for parent, folders, files in os.walk(path, onerror=cannot_be_read):
        above = place_in(path, parent)
        folders[:] = [name for name in folders if not NOT_SEARCHED.match(name)
                      and not (skip and os.path.realpath(os.path.join(parent, name)) == skip)]
        if above.count("/") > DEPTH_LIMIT:
            folders.clear()
        for name in folders:
            problem = BadSubmission(f"{above}{name} is a link, and links are not followed.", nothing=True)
            is_link = os.path.islink(os.path.join(parent, name))        # os.walk does not follow it
            found.append(Entry(f"{above}{name}/", refused(problem) if is_link else an_empty_folder))
        found += [Entry(above + name, functools.partial(read_file, os.path.join(parent, name), above + name))
                  for name in files if not NOT_SEARCHED.match(name)]
    return in_order(found)


def place_in(path, folder):
    place = os.path.relpath(folder, path).replace(os.sep, "/")
    return "" if place == "." else f"{place}/"


def read_file(path, place, limit=SOURCE_LIMIT):
    """Return the bytes of a file. Raises BadSubmission unless it is a regular file of sane size."""
    try:
        refuse_if(os.path.islink(path), f"{place} is a link: hand in the file itself.")
        flags = ("O_RDONLY", "O_NOFOLLOW", "O_NONBLOCK", "O_BINARY")
        with open(os.open(path, sum(getattr(os, flag, 0) for flag in flags)), "rb") as file:
            status = os.fstat(file.fileno())
            refuse_if(not stat.S_ISREG(status.st_mode), f"{place} is not a file.")
            refuse_if(status.st_size > limit, too_large(place))
            return file.read(limit)
    except OSError as error:
        raise BadSubmission(f"{place} cannot be read: {error.strerror}.") from None


# ---- A .zip file -------------------------------------------------------------------------------------------

def in_zip(file, shown):
    """Return the entries of a .zip file, a path or an open file. It stays open, and any thread can read."""
    try:
        archive = zipfile.ZipFile(file)
    except Exception as error:      # zipfile raises many kinds; other programs read names in a wrong encoding
        raise BadSubmission(f"{shown} cannot be read, it is not a valid .zip file ({type(error).__name__}).",
                            nothing=not isinstance(error, UnicodeError)) from None
    infos, found = archive.infolist(), []
    old_packer = not any("/" in info.filename for info in infos)       # of Windows: then \ separates
    for info in infos:
        place = NOT_SEARCHED.sub("", place_of(info, old_packer))
        if place.endswith("/"):
            found.append(Entry(place, an_empty_folder))
        elif place:
            found.append(Entry(place, functools.partial(read_packed, archive, info, f"{place} in {shown}")))
    return in_order(found)


def place_of(info, old_packer):
    """Return the place of an entry. Finder writes names as UTF-8, without the mark that says so."""
    name = info.filename
    if not info.flag_bits & 0x800:
        with contextlib.suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return re.sub(r"^/+|(?<![^/])\./", "", name.replace("\\", "/") if old_packer else name)


def read_packed(archive, info, shown, limit=SOURCE_LIMIT):
    """Return the bytes of an entry of a .zip file, under the same conditions as those of a file."""
    refuse_if(".." in re.split(r"[/\\]", info.filename), f"{shown} leads out of the .zip file.")
    refuse_if(stat.S_IFMT(info.external_attr >> 16) not in (0, stat.S_IFREG),
              f"{shown} is not a file but a link, or something else.")
    refuse_if(info.file_size > limit, too_large(shown))
    refuse_if(info.flag_bits & 1, f"{shown} is encrypted: hand it in without a password.")
    try:
        return archive.read(info)
    except Exception as error:      # of a damaged one, too
        raise BadSubmission(f"{shown} cannot be read: {error}.") from None
