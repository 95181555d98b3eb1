"""The students in what a learning platform exports, as the table in exports.py says."""

import os
import re
from typing import NamedTuple, Tuple

from grading.judging.text import in_one_line
from grading.marking.answer_files import PASSED_OVER, may_hold_answers
from grading.marking.entries import BadSubmission, printable
from grading.marking.exports import (
    BLACKBOARD, CANVAS, GRADESCOPE, METADATA, PLATFORMS, RETURNED, names_in_gradescope)
from grading.marking.names import contradict
from grading.marking.students import HandedIn, Student, person, told_apart

LAYOUTS = list(dict.fromkeys(platform.layout for platform in PLATFORMS))
LONGEST_NAME = 500      # that a platform gives: the patterns take long for a very long one
METADATA_LIMIT = 10 * 2**20


class Part(NamedTuple):
    """A name in an export, and what its parts are."""

    head: str
    whose: str
    name: str
    id: str
    late: bool
    file: str
    when: Tuple[str, int]       # the attempt, and Canvas's number of a file that is there again

    def student(self):
        """Return the Student whose it is, without any files."""
        name = f"{self.name} {self.id}" if self.name in ("Participant", "Group") else self.name
        return Student(self.head, person(name or self.whose.replace("_", " ")), self.id, self.late)


def parts_of(layout, heads):
    """Return {name: Part} of the names that a platform may have given."""
    found, own = {}, False
    for platform in (one for one in PLATFORMS if one.layout == layout):
        own = platform.own_answers_only
        for head in heads:
            match = len(head) <= LONGEST_NAME and head not in found and re.fullmatch(platform.pattern, head)
            if match:
                said = {key: value or "" for key, value in match.groupdict().items()}
                file = said.get("file", "") + said.get("ending", "")
                again = re.search(r"-(\d{1,6})\.\w+$", file) if layout == CANVAS else None
                attempt = said.get("attempt")
                found[head] = Part(
                    head, said.get("id") or said["name"], said.get("name", "").replace("_", " ").strip(),
                    said.get("id", ""), bool(said.get("late")), file,
                    (platform.sort_key(attempt) if attempt else "", int(again[1]) if again else 0))
    return {} if own and not any(may_hold_answers(part.file) for part in found.values()) else found


def an_export(heads):
    """Return a class as a learning platform exports it, or None if most names are not a platform's."""
    layout, parts = max(((layout, parts_of(layout, heads)) for layout in LAYOUTS),
                        key=lambda one: len(one[1]))
    others = [head for head in heads if head not in parts]
    ours, theirs = (sum(holds_answers(head, heads) for head in some) for some in (parts, others))
    if not parts or ours < theirs or not ours and len(parts) < len(others):
        return None
    groups, unclear = {}, []
    for part in parts.values():
        groups.setdefault(part.whose, []).append(part)
    for whose, group in list(groups.items()):
        names = sorted({part.name for part in group if part.name})
        if any(contradict(names[0], other) for other in names[1:]):
            unclear.append(f"{whose} has several names, so it was not marked: {', '.join(names)}.")
            del groups[whose]
    students = [student_in(heads, group) for group in groups.values()]
    if layout == BLACKBOARD:
        students = named_by_slips(students, groups, heads)
    if layout == GRADESCOPE and METADATA in others:
        others.remove(METADATA)
        students = named_by_metadata(students, text_of(heads[METADATA]))
    return left_over(heads, layout, students, others, HandedIn(layout, [], unclear))


def of_platform(folder):
    """Return the Student that a folder belongs to, whether or not it was taken out of an export."""
    for layout in LAYOUTS:
        for part in parts_of(layout, [folder + "/"]).values():
            if layout not in (BLACKBOARD, GRADESCOPE):      # there the name is not in the folder's
                return part.student()
    return Student(folder, person(folder))


def student_in(heads, group):
    """Return the Student to whom some names of an export belong."""
    attempts, found = sorted({part.when[0] for part in group}), []
    for part in group:
        for entry in heads[part.head] if part.head.endswith("/") or part.file else ():      # not a slip
            place = part.file or entry.place
            if RETURNED not in place.split("/"):
                place = f"{part.when[0]}/{place}" if len(attempts) > 1 else place
                found.append((entry._replace(place=place, when=part.when),
                              part.head[:-len(part.file)].rstrip("_- ") if part.file else ""))
    notes = [f"There are {len(attempts)} attempts, and the latest counts, {attempts[-1]}."]
    return group[0].student()._replace(late=any(part.late for part in group), entries=told_apart(found),
                                       notes=tuple(notes * (len(attempts) > 1)))


def named_by_slips(students, groups, heads):
    """Return the students of Blackboard, with the names that are in its .txt files: Name: Ada (ada_1)."""
    stems, named = list(groups), []
    cut = os.path.commonprefix(stems).rpartition("_")[0] if len(stems) > 1 else stems[0].rpartition("_")[0]
    for student, stem in zip(students, stems):
        slips = [text_of(heads[part.head]) for part in groups[stem] if not part.file]
        said = re.search(r"(?m)^Name: (.+) \((.+)\)\s*$", slips[0]) if slips else None
        user = stem[len(cut):].lstrip("_")
        name, user = (said[1].strip(), said[2]) if said and stem.endswith("_" + said[2]) else (user, user)
        named.append(student._replace(name=printable(name), id=user))
    return named


def named_by_metadata(students, text):
    """Return the students of Gradescope: each of those who handed in together, and those without a folder."""
    people, named = names_in_gradescope(text), []
    found = {f"submission_{student.id}": student for student in students}
    for folder in dict.fromkeys([*found, *people]):
        student = found.get(folder) or Student(folder, folder.replace("_", " "), folder.rpartition("_")[2])
        for one in people.get(folder) or [{}]:
            named.append(student._replace(name=printable(one.get("name") or student.name),
                                          id=one.get("sid") or one.get("email") or student.id))
    return named


def text_of(entries):
    try:
        return entries[0].read(limit=METADATA_LIMIT).decode("utf-8-sig", "replace")
    except BadSubmission:
        return ""


# ---- What is not a student's -------------------------------------------------------------------------------

def holds_answers(head, heads):
    """Return whether there may be somebody's answers under a name at the top."""
    if not head.endswith("/"):
        return may_hold_answers(head)
    return any(may_hold_answers(entry.name) for entry in heads[head]
               if PASSED_OVER.isdisjoint([head[:-1], *entry.place.split("/")]))


def left_over(heads, layout, students, others, inner=HandedIn("", [])):
    """Return the class, with what is said about the other names."""
    lost = [head for head in others if holds_answers(head, heads)]
    unclear = [f"Nobody can tell whose this is, so it was not marked: {listed(lost)}. Put it where that "
               "student's files are."] if lost else []
    return HandedIn(layout, students, unclear + inner.unclear,
                    [head for head in others if head not in lost] + inner.beside)


def listed(names):
    names = list(names)
    return in_one_line(", ".join(names[:5] + [f"and {len(names) - 5} more"] * (len(names) > 5)), 300)
