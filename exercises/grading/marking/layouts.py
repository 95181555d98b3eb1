"""Finds the students at a path: one, or a class in any of the layouts that platforms export.

    handed_in = read("submissions.zip")
    handed_in.sentence()        "Canvas export: 25 students, 168 files; 1 file left out (plan.pdf)"
    Submission(handed_in.students[0])

A layout is recognised from names only. Nothing is lost silently: a file that may be somebody's answer and
belongs to nobody is refused, and so is a path that could be one submission or a class, until the teacher says
which.
"""

import functools
import os
from collections import Counter

from grading.marking.exported import LAYOUTS, NAMED_BY, an_export, parts_of
from grading.marking.handed_in import HandedIn, a_class, left_out_of, listed
from grading.marking.level import Level, answers_and_students, inside, student_of, submission_name
from grading.marking.listing import ZIP_LIMIT, BadSubmission, Folder, Zip, refuse_if, too_large
from grading.marking.submission import PASSED_OVER, Student, exercise_meant, may_hold_answers

ONE = "one submission"
REPOSITORIES = "-submissions"       # what GitHub Classroom calls the folder of an assignment


def read(path, as_one=False, as_class=False, skip=None):
    """Return what is HandedIn at a path. skip is a folder that is no student's: the one of the marks.

    Raises BadSubmission, with a sentence that says what to do, where that cannot be told.
    """
    path = os.fspath(path)
    refuse_if(not os.path.lexists(path), f"There is no file or folder {path}.")
    refuse_if(not os.path.isdir(path) and not path.lower().endswith(".zip"),
              f"{path} is neither a folder nor a .zip file: give the folder that holds the ex*.py files.")
    if as_one:
        return one_submission(path)
    is_folder = os.path.isdir(path)
    level = Level(Folder(path) if is_folder else Zip(
        functools.partial(open, path, "rb"), os.path.basename(path), of_a_class=True), path)
    names = level.names(skip)
    found = find(level, names, as_class, skip)
    if found:
        return found
    answers, students = answers_and_students(names)
    refuse_if(not answers and not students,
              f"In {path} there are no ex*.py files, no folders and no .zip files: there is nothing to mark.")
    refuse_if(as_class and not students, nobodys(level, answers))
    if as_class or is_folder and not answers:
        return class_of(level, students, names, as_class)
    return one_submission(path)


def one_submission(path):
    """Return what one student has handed in. What is wrong with it is said to the student."""
    name, problem, files = submission_name(path), "", ()
    try:
        refuse_if(os.path.islink(path), "The submission is a link, and links are not followed.")
        if os.path.isdir(path):
            files = Folder(path).files()
        else:
            refuse_if(os.path.getsize(path) > ZIP_LIMIT,
                      too_large("The .zip file", os.path.getsize(path), ZIP_LIMIT))
            files = Zip(functools.partial(open, path, "rb")).files()
    except BadSubmission as error:
        problem = str(error)
    student = named_by_platform(name)._replace(files=tuple(files), problem=problem)
    return HandedIn(ONE, [student], [], True)


def named_by_platform(folder):
    """Return the Student that a folder belongs to, taken out of an export or not."""
    for layout in LAYOUTS:
        for part in parts_of(layout, [folder + "/"]).values():
            if layout not in NAMED_BY:      # there the name is not in the folder's
                student = part.student()
                return student._replace(key=student.name)
    return Student(folder, key=folder)


def find(level, names, as_class, skip=None):
    """Return what is HandedIn as a class of several or as an export, or None if it is neither."""
    for recognise in (an_export, repositories, folders_and_zips):
        found = recognise(level, names, as_class)
        if found:
            return found
    inner = the_only_one_in(level, names)
    found = inner and find(inner, inner.names(skip), as_class, skip)
    if not found:
        return None
    beside = left_out_of(level, found.layout, not_folders_and_zips(names), as_class)
    return found._replace(left_out=beside + found.left_out)


def repositories(level, names, as_class):
    """Return a class as GitHub Classroom clones it: hw1-submissions/hw1-ada. None if it is something else."""
    assignment = level.name[:-len(REPOSITORIES)] + "-"
    folders = [name for name in names if name.startswith(assignment) and name.endswith("/")]
    if not level.name.endswith(REPOSITORIES) or not folders:
        return None
    students = [student_of(level, name)._replace(name=name[len(assignment):-1]) for name in folders]
    return a_class(level, "repositories of GitHub Classroom", students,
                   [name for name in names if name not in folders], as_class)


def folders_and_zips(level, names, as_class):
    """Return a class of folders and .zip files, or None if there are not several."""
    answers, students = answers_and_students(names)
    if answers and (level.is_inner or not as_class):
        if not level.is_inner:
            refuse_if_ambiguous(level, answers, students)
        return None
    if not students or len(students) == 1 and not answers:
        return None
    if not as_class:
        refuse_classes(level, students)
    return class_of(level, students, names, as_class)


def class_of(level, students, names, as_class):
    """Return the class of those who have handed in folders and .zip files."""
    found = [student_of(level, name) for name in students]
    for name, count in Counter(student.name for student in found).items():
        refuse_if(count > 1, f"{name} and {name}.zip would be the same student, {name}: "
                             "rename or remove one.")
    if not as_class:
        refuse_if_spread(level, found)
        refuse_classes_of_folders(level, found)
    kinds = sorted({"folders" if name.endswith("/") else ".zip files" for name in students}, reverse=True)
    return a_class(level, f"a folder of {' and '.join(kinds)}", found, not_folders_and_zips(names), as_class)


def not_folders_and_zips(names):
    students = set(answers_and_students(names)[1])
    return [name for name in names if name not in students]


def refuse_classes(level, names):
    """Raise BadSubmission if what would be one student's is the export of a class."""
    for name in names:
        inner = inside(level, name)
        for layout in LAYOUTS if inner else ():
            people = {part.whose for name, part in parts_of(layout, inner.names()).items()
                      if name.endswith("/") or may_hold_answers(part.file or "")}
            refuse_if(len(people) > 1, f"{name.rstrip('/')} in {level.path} is a class itself ({layout}): "
                                       "give the path of one class at a time.")


def refuse_if_ambiguous(level, answers, students):
    """Raise BadSubmission if files with answers may be those of one student or not."""
    twice = [files for files in by_exercise(answers).values() if len(files) > 1]
    refuse_if(twice and not students, nobodys(level, twice[0] if twice else ()))
    beside = [name for name in students
              if name.rstrip("/") not in PASSED_OVER and level.may_hold_answers(name)]
    refuse_if(beside, f"{level.path} could be one submission or a class, since there are answers beside "
                      f"{listed(beside)}: give --as-one if all is from one student, or --as-class if each "
                      "folder and .zip file is a student's.")


def refuse_if_spread(level, students):
    """Raise BadSubmission if the folders may be one student's, with other exercises in each."""
    exercises = [{exercise_meant(file.name) for file in student.files} - {None}
                 for student in students if student.has_answers]
    packed = not all(exercises)
    refuse_if(len(exercises) > 1 and not packed and len(set().union(*exercises)) == sum(map(len, exercises)),
              f"{level.path} could be one submission or a class, since no exercise is in two of its folders: "
              "give --as-one if all is from one student, or --as-class if each folder is a student's.")


def refuse_classes_of_folders(level, students):
    """Raise BadSubmission if the folders may be classes, with a folder for each student in them."""
    inner = [{file.place.partition("/")[0] for file in student.files
              if exercise_meant(file.name) and PASSED_OVER.isdisjoint(file.place.split("/"))}
             for student in students if student.has_answers]
    several = [names for names in inner if len(names) > 1 and not any(map(exercise_meant, names))]
    refuse_if(several and 2 * len(several) >= len(inner),
              f"The folders in {level.path} hold folders with answers of their own. If each is a class, give "
              "the path of one class at a time. If each is a student's, give --as-class.")


def nobodys(level, names):
    return (f"Nobody can tell whose the files in {level.path} are ({listed(names)}): put the files of each "
            "student in a folder with the student's name, or give --as-one if all are from one student.")


def by_exercise(names):
    groups = {}
    for name in names:
        groups.setdefault(exercise_meant(name), []).append(name)
    return groups


def the_only_one_in(level, names):
    """Return the Level in the only folder or .zip file of another, or None."""
    answers, students = answers_and_students(names)
    return inside(level, students[0]) if len(students) == 1 and not answers else None
