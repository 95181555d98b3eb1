"""A folder in which a class may be, on the disk or in a .zip file."""

import os
from typing import NamedTuple

from grading.marking.listing import BadSubmission, Folder, zip_in
from grading.marking.submission import Student, exercise_meant, may_hold_answers


class Level(NamedTuple):
    """A folder that may hold a class: the path itself, or one in it, if there is nothing beside it."""

    tree: object
    path: str           # for sentences
    place: str = ""     # in the tree, with / at the end
    is_inner: bool = False

    @property
    def name(self):
        return self.place.rstrip("/").rpartition("/")[2] or submission_name(self.path)

    def names(self, skip=None):
        """Return the names in it, but for the folder of the marks."""
        try:
            names = self.tree.names(self.place)
        except OSError as error:
            raise BadSubmission(f"The folder {self.path} cannot be read: {error.strerror}.") from None
        return [name for name in names if not (skip and isinstance(self.tree, Folder) and os.path.realpath(
            os.path.join(self.tree.path, self.place, name)) == os.path.realpath(skip))]

    def may_hold_answers(self, name):
        """Return whether a file, or one in a folder, may be somebody's answer."""
        if not name.endswith("/"):
            return may_hold_answers(name)
        files, problem = self.files(name)
        return bool(problem) or any(may_hold_answers(file.name) for file in files)

    def file(self, name, shown=None):
        return self.tree.file(self.place + name, shown)

    def files(self, name):
        """Return (what is Found in a folder, why it cannot be read)."""
        try:
            return self.tree.files(self.place + name), ""
        except BadSubmission as problem:
            return [], str(problem)


def inside(level, name):
    """Return the Level in a folder or .zip file of another, or None if it cannot be read."""
    path = os.path.join(level.path, name.rstrip("/"))
    try:
        if name.endswith("/"):
            inner = Level(level.tree, path, level.place + name, True)
            inner.names()
            return inner
        return Level(zip_in(level.file(name)), path, is_inner=True)
    except BadSubmission:
        return None


def answers_and_students(names):
    """Return the names that are those of answers, and those of folders and .zip files."""
    return ([name for name in names if exercise_meant(name)],
            [name for name in names if name.endswith("/") or name.lower().endswith(".zip")])


def student_of(level, name):
    """Return the Student who has handed in a folder or a .zip file."""
    if not name.endswith("/"):
        return Student(os.path.splitext(name)[0], files=(level.file(name),))
    files, problem = level.files(name)
    return Student(name[:-1], files=tuple(files), problem=problem)


def submission_name(path):
    """Return what a folder or a .zip file is called, without the ending."""
    path = os.path.abspath(path)
    name = os.path.basename(path)
    return os.path.splitext(name)[0] if name.lower().endswith(".zip") and not os.path.isdir(path) else name
