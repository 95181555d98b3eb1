"""The students of a class: who they are, and that no two are mixed up.

What could be two people's is listed and not guessed.
"""

import re
import unicodedata
from collections import Counter
from typing import List, NamedTuple, Tuple

from grading.judging.text import counted, in_one_line
from grading.marking.answer_files import may_hold_answers
from grading.marking.entries import Entry, printable
from grading.marking.names import letters


class Student(NamedTuple):
    """Somebody who is to be marked, everywhere."""

    key: str                        # a name that nobody else has in this run, also for files
    name: str                       # for people
    id: str = ""                    # the platform's
    late: bool = False
    notes: Tuple[str, ...] = ()     # sentences for the report
    entries: Tuple[Entry, ...] = ()

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
                 if re.fullmatch(r".+-\d", name) and name[:-2] in names]    # as GitHub Classroom makes them
        return "; ".join(parts) + "." + f" These may be one person each: {', '.join(twice)}." * bool(twice)


def person(place):
    """Return the name that is part of a place. Finder writes letters and their accents apart."""
    return unicodedata.normalize("NFC", printable(place))


def told_apart(found):
    """Return the entries of (entry, what to put before its place if another has the same)."""
    count, seen, entries = Counter(entry.place for entry, _ in found), set(), []
    for entry, before in found:
        place = f"{before}/{entry.place}" if before and count[entry.place] > 1 else entry.place
        while place in seen:
            place = f"once more/{place}"
        seen.add(place)
        entries.append(entry._replace(place=place))
    return tuple(entries)


def with_keys(students):
    """Return (the students in order, each with a key that nobody else has; sentences about those left out).

    Two with one identity are left out: they may be two people, or one.
    """
    same = {}
    for student in students:
        same.setdefault(student.identity, []).append(student)
    twice = [f"{' and '.join(sorted(student.key.rstrip('/') for student in some))} would all be "
             f"{some[0].name}{f' ({some[0].id})' if some[0].id else ''}, so none was marked. Rename them or "
             "remove some." for some in same.values() if len(some) > 1]
    students = [some[0] for some in same.values() if len(some) == 1]
    count, keyed = Counter(student.name for student in students), {}
    for student in sorted(students, key=lambda one: (one.name.casefold(), one.name, one.id)):
        plain = count[student.name] == 1 or not student.id
        key = wanted = safe(student.name if plain else f"{student.name} ({student.id})")
        number = 1
        while key in keyed:
            number += 1
            key = f"{wanted} ({number})"
        keyed[key] = student._replace(key=key)
    return list(keyed.values()), twice


def safe(name):
    """Return a name that can be that of a file: some names of people come from inside a platform's files."""
    return re.sub(r'[\\/:*?"<>|\0]', "_", name).lstrip(".") or "_"
