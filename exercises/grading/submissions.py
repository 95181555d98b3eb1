"""Finds the submissions at a path, and in each of them the file of every exercise. Nothing is unpacked, followed or run.

A submission is a folder or a .zip file. It is taken for hostile: a file counts only if it is a regular one of sane size,
and what is wrong is said in words, which take the place of the answers.
"""

import os
import pathlib
import posixpath
import stat
import zipfile

from exercises import EXERCISES

NAMES = [exercise.name for exercise in EXERCISES]
FILE_NAMES = [name + ".py" for name in NAMES]
SOURCE_LIMIT = 200_000          # bytes of one file with answers
COPIES_LIMIT = 10               # files with the same name in one submission
ENTRY_LIMIT = 20_000            # files and folders in one submission
DEPTH_LIMIT = 20                # folders in folders
ZIP_LIMIT = 10 * 2**20          # bytes of one .zip file
NOT_SEARCHED = {"__MACOSX", "__pycache__", "node_modules", "site-packages", "venv"}     # and what begins with a dot
PASSED_OVER = {"solutions", "grading"}      # the project's own folders, in case it was handed in whole
NEARLY = "the name must be exact, and the file not packed"
ARCHIVES = (".zip", ".rar", ".7z", ".tar", ".gz", ".tgz", ".xz")


class BadSubmission(Exception):
    """Why a submission, or one file of it, cannot be taken: a sentence."""


def find_submissions(path, as_one, skip=None):
    """Return {name: path} of the submissions at a path, and whether the path is a single one.

    as_one says that it is a single one, whatever it looks like. skip is a folder that is none, such as that of the marks.
    Raises BadSubmission if there is none.
    """
    path = pathlib.Path(path)
    if not path.exists():
        raise BadSubmission(f"There is no file or folder {path}.")
    single = {submission_name(path): path}
    if not path.is_dir():
        if path.suffix.lower() != ".zip":
            raise BadSubmission(f"{path} is neither a folder nor a .zip file: give the folder that holds the ex*.py files.")
        return single, True
    entries = [entry for entry in sorted(path.iterdir()) if not entry.name.startswith(".") and entry.name not in NOT_SEARCHED]
    if as_one or any(entry.name in FILE_NAMES for entry in entries):
        return single, True
    found, folded = {}, {}
    for entry in entries:
        if not (entry.is_dir() or entry.suffix.lower() == ".zip") or skip and entry.resolve() == pathlib.Path(skip).resolve():
            continue
        name = submission_name(entry)
        twin = folded.setdefault(name.casefold(), entry)
        if twin is not entry:
            raise BadSubmission(f"{twin.name} and {entry.name} would be the same submission, {name}: rename or remove one.")
        found[name] = entry
    if not found:
        raise BadSubmission(f"In {path} there are no ex*.py files, no folders and no .zip files: there is nothing to mark.")
    return found, False


def not_taken(path):
    """Return the names of what lies in a class and may be meant for a submission, but is neither folder nor .zip file."""
    return sorted(entry.name for entry in pathlib.Path(path).iterdir() if entry.is_file()
                  and entry.name.lower().endswith(ARCHIVES[1:] + (".py",)))


def submission_name(path):
    path = pathlib.Path(os.path.abspath(path))
    return path.stem if path.suffix.lower() == ".zip" and not path.is_dir() else path.name


class Submission:
    """What one student has handed in: for each exercise the bytes of its file, or the words why there are none."""

    def __init__(self, name, path):
        self.name = name
        self.sources = dict.fromkeys(NAMES)
        self.problems = {}
        self.hints = []         # (name of another file, why it does not count), in case an answer was meant to be there
        self.count = 0          # files and folders so far
        try:
            if os.path.islink(path):
                raise BadSubmission("The submission is a link, and links are not followed.")
            places = self.places_in_zip(path) if os.path.isfile(path) else self.places_in_folder(path)
        except BadSubmission as problem:
            self.problems = dict.fromkeys(NAMES, str(problem))
            return
        if any(not passed_over(place) for place, _, _ in places):
            places = [entry for entry in places if not passed_over(entry[0])]
        for exercise in NAMES:
            try:
                self.sources[exercise] = self.the_one(exercise + ".py", places)
            except BadSubmission as problem:
                self.problems[exercise] = str(problem)

    def the_one(self, file_name, places):
        """Return the content of the one file with this name. Copies with the same content count as one."""
        found = [(place, read) for place, name, read in places if name == file_name]
        if not found:
            stem = file_name[:-3].lower()
            near = [f"{other}: {why}" for other, why in self.hints
                    if stem in other.lower() or other.lower().endswith(ARCHIVES)]
            raise BadSubmission(f"There is no file {file_name}, but there is {near[0]}." if near
                                else f"There is no file {file_name}.")
        if len(found) > COPIES_LIMIT or len({read() for place, read in found}) > 1:
            where = " and ".join(place for place, _ in found[:3]) + (" and others" if len(found) > 3 else "")
            raise BadSubmission(f"There are {len(found)} different files {file_name}, and only one can count: {where}.")
        return found[0][1]()

    def counted(self, number):
        self.count += number
        if self.count > ENTRY_LIMIT:
            raise BadSubmission(f"There are more than {ENTRY_LIMIT} files in it: hand in the seven files only.")

    def places_in_folder(self, folder):
        """Return (place, file name, function that reads it) for every file in the folder that an exercise may be in."""
        places = []

        def unreadable(error):
            raise BadSubmission(f"The folder {os.path.relpath(error.filename, folder)} cannot be read: {error.strerror}.")
        for parent, folders, files in os.walk(folder, onerror=unreadable):
            self.counted(len(folders) + len(files))
            wanted = [name for name in folders if name in FILE_NAMES]
            deep = os.path.relpath(parent, folder).count(os.sep) >= DEPTH_LIMIT
            folders[:] = [] if deep else sorted(name for name in folders if not name.startswith(".")
                                                and name not in NOT_SEARCHED and name not in wanted)
            for name in sorted(files) + wanted:
                path = os.path.join(parent, name)
                place = os.path.relpath(path, folder).replace(os.sep, "/")
                if name in FILE_NAMES:
                    places.append((place, name, lambda path=path, place=place: read_source(path, place)))
                elif name.lower().endswith(".zip") and not name.startswith("."):
                    places += self.places_in_inner_zip(path, place)
                else:
                    self.hints.append((place, NEARLY))
        return places

    def places_in_inner_zip(self, path, place):
        """The same for a .zip file inside a folder. If it cannot be read, the files beside it count all the same."""
        try:
            return [(f"{place}/{inner}", name, read) for inner, name, read in self.places_in_zip(path, place)]
        except BadSubmission as problem:
            self.hints.append((place, str(problem).rstrip(".")))
            return []

    def places_in_zip(self, path, place="The .zip file"):
        """The same for a .zip file. The entries are read in memory, and only those that are wanted."""
        if os.path.islink(path) or not os.path.isfile(path):
            raise BadSubmission(f"{place} is not a file.")
        if os.path.getsize(path) > ZIP_LIMIT:
            raise BadSubmission(f"{place} is too large: hand in the seven files only.")
        try:
            with zipfile.ZipFile(path) as archive:
                entries = archive.infolist()
        except Exception as error:      # zipfile raises many kinds for a broken file
            raise BadSubmission(f"{place} cannot be read, it is no sound .zip file ({type(error).__name__}).") from None
        self.counted(len(entries))
        places = []
        for entry in entries:
            inner = entry.filename.replace("\\", "/")
            parts = inner.split("/")
            if inner.startswith("/") or ".." in parts or ":" in parts[0]:
                raise BadSubmission(f"{place} holds a path that leads out of it: {inner}.")
            if entry.is_dir() or any(part.startswith(".") or part in NOT_SEARCHED for part in parts):
                continue
            if parts[-1] in FILE_NAMES:
                places.append((inner, parts[-1], lambda entry=entry: read_from_zip(path, entry, place)))
            else:
                self.hints.append((inner, NEARLY))
        return places


def passed_over(place):
    return not PASSED_OVER.isdisjoint(posixpath.dirname(place).split("/"))


def read_source(path, place=None):
    """Return the bytes of a file. Raises BadSubmission unless it is a regular file of sane size."""
    place = place or os.path.basename(path)
    try:
        if os.path.islink(path):
            raise BadSubmission(f"{place} is a link: hand in the file itself.")
        if os.path.isdir(path):
            raise BadSubmission(f"{place} is not a file.")
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        with open(os.open(path, flags), "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise BadSubmission(f"{place} is not a file.")
            if status.st_size > SOURCE_LIMIT:
                raise BadSubmission(f"{place} is too large: {status.st_size:,} bytes, where a few thousand are enough.")
            return file.read(SOURCE_LIMIT)
    except FileNotFoundError:
        raise BadSubmission(f"There is no file {place}.") from None
    except OSError as error:
        raise BadSubmission(f"{place} cannot be read: {error.strerror}.") from None


def read_from_zip(path, entry, place):
    """Return the bytes of an entry of a .zip file, under the same conditions."""
    if stat.S_IFMT(entry.external_attr >> 16) not in (0, stat.S_IFREG):
        raise BadSubmission(f"{entry.filename} in {place} is not a file but a link, or something else.")
    if entry.file_size > SOURCE_LIMIT:
        raise BadSubmission(f"{entry.filename} in {place} is too large: a few thousand bytes are enough.")
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise BadSubmission(f"{place} is packed in an unusual way: make an ordinary .zip file.")
    if entry.flag_bits & 1:
        raise BadSubmission(f"{place} is encrypted: hand it in without a password.")
    try:
        with zipfile.ZipFile(path) as archive, archive.open(entry) as file:
            return file.read(SOURCE_LIMIT)
    except Exception as error:
        raise BadSubmission(f"{entry.filename} in {place} cannot be read: {error}.") from None
