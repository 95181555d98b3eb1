"""What lies at a path: the students, and what was left out."""

import re
from collections import Counter
from typing import List, NamedTuple, Tuple

from grading.judging.text import counted, in_one_line
from grading.marking.listing import refuse_if
from grading.marking.submission import Student


class HandedIn(NamedTuple):
    """What lies at a path."""

    layout: str                         # in words
    students: List[Student]
    left_out: List[Tuple[str, str]]     # (name, why) of what is no answer
    single: bool                        # one submission, not a class

    def sentence(self):
        """Return what was found, to be said before marking."""
        files = sum(len(student.files) for student in self.students)
        without = sum(not student.has_answers for student in self.students)
        parts = [f"{self.layout[:1].upper()}{self.layout[1:]}: "
                 + ("" if self.single else f"{counted(len(self.students), 'student')}, ")
                 + counted(files, "file")]
        if without and not self.single:
            parts.append(f"{counted(without, 'student')} without any file that may hold answers")
        if self.left_out:
            names = in_one_line(", ".join(name for name, _ in self.left_out), 200)
            parts.append(f"{counted(len(self.left_out), 'file')} left out ({names})")
        return "; ".join(parts)


def a_class(level, layout, students, others, as_class):
    """Return what is HandedIn. Raises BadSubmission if one of the other names may be a student's."""
    left_out = left_out_of(level, layout, others, as_class)
    return HandedIn(layout, with_keys(students), left_out, False)


def left_out_of(level, layout, others, as_class):
    """Return [(name, why)] of names that are no student's. Raises BadSubmission if one may be."""
    lost = [name for name in others if level.may_hold_answers(name) or name.lower().endswith(".py")]
    refuse_if(lost and not as_class,
              f"In {level.path} there is {listed(lost)}: nobody can tell whose that is, and it may be "
              f"somebody's answers ({layout}). Put it where that student's files are, or give --as-class "
              "to leave it out.")
    return [(name, "nobody can tell whose it is" if name in lost else "it is not an answer")
            for name in others]


def listed(names):
    names = list(names)
    return in_one_line(", ".join(names[:3] + [f"and {len(names) - 3} more"] * (len(names) > 3)), 300)


def with_keys(students):
    """Return the students in order, each with a key that nobody else has: the name, maybe with the id."""
    count, keyed = Counter(student.name for student in students), {}
    for student in sorted(students, key=lambda one: (one.name.casefold(), one.name, one.id)):
        plain = count[student.name] == 1 or not student.id
        key = wanted = safe(student.name if plain else f"{student.name} ({student.id})")
        number = 1
        while key in keyed:
            number += 1
            key = f"{wanted} ({number})"
        keyed[key] = student._replace(key=key)
    return list(keyed.values())


def safe(name):
    """Return a name that can be that of a file: some names of people come from inside a platform's files."""
    return re.sub(r'[\\/:*?"<>|\0]', "_", name).lstrip(".") or "_"
