"""Finds the submissions at a path: one, or a class of them."""

import os
import pathlib

from grading.marking.submission import ARCHIVES, NOT_SEARCHED, refuse_if
from grading.questions import FILE_NAMES


def find_submissions(path, as_one, skip=None):
    """Return {name: path} of the submissions at a path, and whether the path is a single one.

    as_one says that it is a single one, whatever it looks like. skip is a folder that is none: the one of the
    marks. Raises BadSubmission if there is none.
    """
    path = pathlib.Path(path)
    refuse_if(not path.exists(), f"There is no file or folder {path}.")
    refuse_if(not path.is_dir() and path.suffix.lower() != ".zip",
              f"{path} is neither a folder nor a .zip file: give the folder that holds the ex*.py files.")
    if as_one or not path.is_dir() or any(
            entry.name in FILE_NAMES and entry.is_file() for entry in path.iterdir()):
        return {submission_name(path): path}, True
    found = {}
    for entry in sorted(path.iterdir()):
        left_out = (entry.name.startswith(".") or entry.name in NOT_SEARCHED
                    or skip and entry.resolve() == pathlib.Path(skip).resolve())
        if not left_out and (entry.is_dir() or entry.suffix.lower() == ".zip"):
            name = submission_name(entry)
            refuse_if(found.setdefault(name, entry) is not entry,
                      f"{found[name].name} and {entry.name} would be the same submission, {name}: "
                      "rename or remove one.")
    refuse_if(not found, f"In {path} there are no ex*.py files, no folders and no .zip files: "
                         "there is nothing to mark.")
    return found, False


def not_taken(path):
    """Return the names of what may be meant for submissions, but is neither folder nor .zip file."""
    return sorted(entry.name for entry in pathlib.Path(path).iterdir()
                  if entry.is_file() and entry.name.lower().endswith(ARCHIVES[1:] + (".py",)))


def submission_name(path):
    path = pathlib.Path(os.path.abspath(path))
    return path.stem if path.suffix.lower() == ".zip" and not path.is_dir() else path.name
