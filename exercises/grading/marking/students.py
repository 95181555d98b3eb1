"""The students of a class: who they are, and who of them was known before."""

import hashlib
import os
import re
import unicodedata
from collections import Counter
from typing import List, NamedTuple, Tuple

from grading.judging.text import counted, in_one_line
from grading.marking.answer_files import may_hold_answers
from grading.marking.entries import Entry, refuse_if
from grading.marking.names import letters, same_name, words

# Our own files, and names that Windows keeps for itself.
RESERVED = re.compile(r"(?i)(index|marks|corrections|feedback|con|prn|aux|nul|com\d|lpt\d)(\..*)?")


class Student(NamedTuple):
    """Somebody who is to be marked, everywhere."""

    name: str                       # for people
    id: str = ""                    # the platform's
    late: bool = False
    notes: Tuple[str, ...] = ()     # sentences for the report
    entries: Tuple[Entry, ...] = ()
    layout: str = ""                # what it was handed in to: "Canvas export"
    upload: str = ""                # what that calls a file of the student's, which it takes back
    place: str = ""                 # where the files lie: in the class, and without an id from run to run
    key: str = ""                   # what the files of this student are called, and nobody else's

    @property
    def identity(self):
        """What tells a student from all others in every run, however a platform writes the name."""
        return (self.id, letters(self.name)) if self.id else ("", self.name)

    @property
    def has_answers(self):
        return any(may_hold_answers(entry.name) for entry in self.entries)


class HandedIn(NamedTuple):
    """What lies at a path."""

    layout: str                 # in words
    students: List[Student]
    unclear: List[str] = []     # sentences about what is not marked, since nobody can tell whose it is
    beside: List[str] = []      # names of what is no answer

    def sentence(self):
        """Return what was found, to be said before marking."""
        files = sum(not entry.place.endswith("/") for student in self.students for entry in student.entries)
        without = sum(not student.has_answers for student in self.students)
        parts = [f"{self.layout[:1].upper()}{self.layout[1:]}: {counted(len(self.students), 'student')}, "
                 f"{counted(files, 'file')}"]
        if without:
            parts.append(f"{counted(without, 'student')} without any file that may hold answers")
        if self.beside:
            verb = "is no answer" if len(self.beside) == 1 else "are no answers"
            parts.append(f"{counted(len(self.beside), 'file')} that {verb} "
                         f"({in_one_line(', '.join(self.beside), 200)})")
        names = {student.name for student in self.students if not student.id}
        twice = [f"{name[:-2]} and {name}" for name in sorted(names)
                 if re.fullmatch(r".+-\d", name) and name[:-2] in names]    # as GitHub Classroom made them
        return "; ".join(parts) + "." + f" These may be one person each: {', '.join(twice)}." * bool(twice)


def person(text):
    """Return a name as people write it. Finder writes letters and their accents apart."""
    return unicodedata.normalize("NFC", text)


def one_of_each(students):
    """Return (the students in order, sentences about those left out: two with one identity)."""
    same = {}
    for student in students:
        same.setdefault(student.identity, []).append(student)
    twice = [f"{' and '.join(sorted(student.place.rstrip('/') for student in some))} would all be "
             f"{with_id(some[0])}, so none was marked. Rename them or remove some."
             for some in same.values() if len(some) > 1]
    return sorted((some[0] for some in same.values() if len(some) == 1),
                  key=lambda one: (one.name.casefold(), one.name, one.id)), twice


# ---- Across runs -------------------------------------------------------------------------------------------

def with_keys(students, known):
    """Return (the students, each with a key, sentences about those left out: two who may be the same).

    The key is that of the known one, of the Students of earlier runs, who may be the same, or a new one.
    """
    keyed = [student._replace(key=known_as(student, known)) for student in students]
    new = new_keys([student for student in keyed if not student.key], [one.key for one in known])
    keyed = [student._replace(key=student.key or new[student.identity]) for student in keyed]
    whose = {}
    for student in keyed:
        whose.setdefault(student.key, []).append(student.name)
    return [student for student in keyed if len(whose[student.key]) == 1], [
        f"{' and '.join(names)} may both be {key}, so neither was marked: mark each alone, with --student."
        for key, names in whose.items() if len(names) > 1]


def known_as(student, known):
    """Return the key of the known one with the same id, or none, and the same place, or else name; or ""."""
    same = [one for one in known if one.id == student.id]
    named = [one for one in same if one.identity == student.identity]
    there = [one for one in named + same if student.place and one.place == student.place]
    return next((one.key for one in there + named), "")


def decided(name, student, known):
    """Return the student whom a teacher has named. Raises BadSubmission if several are called that."""
    found = [one for one in known if name in (one.key, one.name, one.id)] or [
        one for one in known if same_name(name, one.name)]
    refuse_if(len(found) > 1, f"--student {name} could be several: "
                              f"{'; '.join(one.key for one in found)}. Give one of these.")
    if found:
        return found[0]._replace(late=found[0].late or student.late, entries=student.entries, notes=(),
                                 place=student.place)
    return student._replace(key=new_keys([student], [one.key for one in known])[student.identity])


def as_known(student, before):
    """Return a student under the name of an earlier run, if that is the better one."""
    if not student.id or len(words(before.name)) > len(words(student.name)):
        student = student._replace(name=before.name)
    return student._replace(layout=student.layout or before.layout, upload=student.upload or before.upload)


# ---- What files are called ---------------------------------------------------------------------------------

def new_keys(students, used):
    """Return {identity: key} for students who are new: the first of these that nobody else has.

    The name; with the id; with a number of its own. No two are the same on any file system, and none is too
    long, or a name that a system keeps for itself.
    """
    keys = {}
    for make in (lambda one: safe(one.name), lambda one: safe(with_id(one)), numbered):
        made = {one.identity: make(one) for one in students if one.identity not in keys}
        count = Counter(map(folded, [*used, *keys.values(), *made.values()]))
        keys.update((identity, key) for identity, key in made.items()
                    if make is numbered or is_good(key) and count[folded(key)] == 1)
    return keys


def is_good(key):
    """Return whether files can be called that, and it is not like one with a number of its own."""
    return (len(os.fsencode(key)) <= 240 and key.isprintable() and not RESERVED.fullmatch(key)
            and not re.search("-[0-9a-f]{16}$", folded(key)))


def with_id(student):
    return f"{student.name} ({student.id})" if student.id else student.name


def numbered(student):
    short = "".join(letter if letter.isprintable() else "?" for letter in with_id(student)[:50])
    return f"{safe(short)}-{hashlib.sha256(repr(student.identity).encode()).hexdigest()[:16]}"


def safe(name):
    """Return a name that can be that of a file: some names of people come from inside a platform's files."""
    return re.sub(r'[\\/:*?"<>|\0]', "_", name).lstrip(".") or "_"


def folded(name):
    return unicodedata.normalize("NFD", name).casefold()
