"""Whose files are whose: a class as a platform exports it, or one submission.

An export puts the student into the names at its top. Otherwise each folder and each .zip file at the top is a
student's. What is nobody's is listed, and where nothing can be told, nothing is marked.
"""

import functools
import os
import re

from grading.marking.answer_files import PASSED_OVER
from grading.marking.entries import (
    BadSubmission, Entry, an_empty_folder, entries_at, inside, read_file, refuse_if, refused)
from grading.marking.exports import (
    HANDED_IN, PLATFORMS, VERSION, an_export, left_over, listed, of_platform)
from grading.marking.students import HandedIn, Student, one_of_each, person
from grading.questions import exercise_of_name

REPOSITORIES = "repositories of GitHub Classroom or Classroom 50"
ASSIGNMENT = re.compile(r"(.+?)(?:-submissions|_submissions_[\dT_]+)/")     # what they call their folder


def read_class(path, skip=None, named=list):
    """Return what is HandedIn as a class. Raises BadSubmission if nobody can tell whose anything is.

    skip is a folder that is no student's: the one of the marks. named takes the students and returns them
    with the names of the gradebook.
    """
    need(path)
    heads = by_head(entries_at(path, skip))
    refuse_if(not heads, nothing_in(path))
    found = class_in(heads, os.path.basename(os.path.abspath(path)) + "/", not os.path.isdir(path))
    if of_platform(submission_name(path)).id and (found is None or len(found.students) < 2):
        found = HandedIn("one submission", [read_one(path)])
    refuse_if(found is None, f"{path} has an unknown layout: make a folder for each student, with the "
                             "student's files in it, or add --student NAME if all of it is one student's. "
                             f"There are: {listed(heads)}.")
    students, twice = one_of_each(named(found.students))
    return found._replace(unclear=found.unclear + twice, students=[student._replace(
        layout=found.layout, place=place_of(student, found.layout, path)) for student in students])


def place_of(student, layout, path):
    """Return where the files of somebody without an id lie, if that is the same place from run to run."""
    if student.id or layout != REPOSITORIES and not os.path.isdir(path):
        return ""
    above = os.path.realpath(path) if layout != REPOSITORIES else ""
    return os.path.join(above, student.place.rstrip("/"))


def read_one(path, name=""):
    """Return the Student whose submission lies at a path. What is wrong with it is said to the student.

    name is that of the student, if a teacher has said it. Then the path may be that of one file, too.
    """
    need(path, a_file_will_do=bool(name))
    student = of_platform(submission_name(path))
    return student._replace(name=name or student.name, key=name or student.name, place=os.path.realpath(path),
                            entries=tuple(entries_of_one(path)))


def entries_of_one(path):
    place = os.path.basename(os.path.abspath(path)) + "/" * os.path.isdir(path)
    entry = Entry(place, functools.partial(read_file, path, place))
    try:
        if os.path.isdir(path) and not os.path.islink(path):
            return entries_at(path)
        return inside(entry) if place.lower().endswith(".zip") else [entry]
    except BadSubmission as problem:
        return [entry._replace(read=refused(problem))]


def several_people(student, path):
    """Return the names of several students to whom one submission seems to belong. Raises BadSubmission."""
    refuse_if(not student.entries, nothing_in(path))
    found = class_in(by_head(student.entries), "", True)
    names = [one.name for one in found.students if one.has_answers] if found else []
    return names if len(names) > 1 else []


def nothing_in(path):
    return f"In {path} there are no ex*.py files, no folders and no .zip files: there is nothing to mark."


def need(path, a_file_will_do=False):
    refuse_if(not os.path.lexists(path), f"There is no file or folder {path}.")
    refuse_if(not os.path.isdir(path) and not a_file_will_do and not os.fspath(path).lower().endswith(".zip"),
              f"{path} is neither a folder nor a .zip file: give the folder that holds the ex*.py files.")


def submission_name(path):
    """Return what a folder or a .zip file is called, without the ending."""
    name = os.path.basename(os.path.abspath(path))
    return name[:-4] if name.lower().endswith(".zip") and not os.path.isdir(path) else name


# ---- What is at the top ------------------------------------------------------------------------------------

def by_head(entries):
    """Return {name at the top: its entries, with the rest of their places}; that of a folder ends with /."""
    heads = {}
    for entry in entries:
        head, slash, rest = entry.place.partition("/")
        inner = heads.setdefault(head + slash, [])
        if rest or entry.read is not an_empty_folder:
            inner.append(entry._replace(place=rest or head + slash))
    return heads


def packed(heads):
    """Return the folders and .zip files, without the project's own folders."""
    return [head for head in heads if head.endswith("/") and head[:-1] not in PASSED_OVER
            or head.lower().endswith(".zip")]


def class_in(heads, name, in_zip):
    """Return the class that is HandedIn under these names, or None."""
    if HANDED_IN in heads:
        found = folders(by_head(heads[HANDED_IN]), HANDED_IN)
        return found and found._replace(beside=[head for head in heads if head != HANDED_IN] + found.beside)
    found = an_export(heads) or folders(heads, name)
    if found and (len(found.students) > 1 or found.layout in PLATFORMS) or len(packed(heads)) != 1:
        return found
    only, = packed(heads)
    try:
        within = by_head(heads[only] if only.endswith("/") else inside(heads[only][0]))
    except BadSubmission:
        return found
    inner = class_in(within, only, in_zip or not only.endswith("/")) if within != heads else None
    if inner is None or len(inner.students) < 2 and inner.layout not in PLATFORMS:
        return found
    refuse_if(not in_zip and inner.layout not in PLATFORMS and is_spread(inner.students),
              f"Nobody can tell whose the folders in {only} are. If each is a student's, give the path of "
              f"{only}; if all of it is one student's, add --student NAME.")
    return left_over(heads, inner, [head for head in heads if head != only])


def is_spread(students):
    """Return whether no exercise is in two of several folders: they may be one student's."""
    exercises = [{exercise_of_name(entry.name) for entry in student.entries} - {None} for student in students]
    return all(exercises) and len(set().union(*exercises)) == sum(map(len, exercises))


def folders(heads, name):
    """Return a class of folders and .zip files, each a student's, or None."""
    names = packed(heads)
    if not names or len(names) < 2 and any(map(exercise_of_name, heads)):
        return None
    assignment = ASSIGNMENT.fullmatch(name)
    if assignment and all(head.startswith(f"{assignment[1]}-") for head in names):
        layout, cut = REPOSITORIES, len(assignment[1]) + 1
    else:
        layout, cut = "folders and .zip files, one for each student", 0
    students, unclear = [], []
    for head in names:
        export = an_export(by_head(heads[head]))
        if export and len(export.students) > 1:
            unclear.append(f"{head[:-1]} is a class itself ({export.layout}), so it was not marked: give its "
                           "path.")
        else:
            students.append(Student(person(head[cut:-1] if head.endswith("/") else head[cut:-4]), place=head,
                                    entries=tuple(map(versioned, heads[head]))))
    others = [head for head in heads if head not in names]
    return left_over(heads, HandedIn(layout, students, unclear), others)


def versioned(entry):
    """Return an entry with the version of what was handed in to Teams, where the place says it."""
    version = re.search(VERSION, entry.place)
    return entry._replace(when=(f"{int(version[1]):06}", 0)) if version else entry
