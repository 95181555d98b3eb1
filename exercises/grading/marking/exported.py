"""Finds the students in what a learning platform exports."""

import os
import re
from typing import NamedTuple

from grading.marking.exports import CANVAS, PLATFORMS, Platform, names_in_gradescope
from grading.marking.handed_in import a_class
from grading.marking.listing import BadSubmission
from grading.marking.submission import Student, exercise_meant

LAYOUTS = list(dict.fromkeys(platform.layout for platform in PLATFORMS))
METADATA = "submission_metadata.yml"
LOOKED_AT = 10 * 2**20              # bytes of a file with the names of the students
LONGEST_NAME = 500      # that a platform gives: the patterns take long for a very long one


class Part(NamedTuple):
    """A name in an export, and what its parts are."""

    name: str
    platform: Platform
    parts: dict

    @property
    def whose(self):
        return self.parts.get("id") or self.parts["name"]

    def student(self):
        """Return the Student whose it is, without any files."""
        name = (self.parts.get("name") or self.whose).replace("_", " ").strip()
        if name in ("Participant", "Group"):        # a blind or a group assignment of Moodle
            name = f"{name} {self.parts['id']}"
        return Student(name, self.parts.get("id") or "")

    @property
    def attempt(self):
        attempt = self.parts.get("attempt")
        return self.platform.sort_key(attempt) if attempt else ""

    @property
    def file(self):
        file = self.parts.get("file")
        return file and file + (self.parts.get("ending") or "")

    @property
    def upload(self):
        """The number that Canvas puts before the ending, if the same file is there again."""
        again = re.search(r"-(\d{1,6})\.\w+$", self.file or "") if self.platform.layout == CANVAS else None
        return int(again[1]) if again else 0


def an_export(level, names, as_class):
    """Return a class as a learning platform exports it, or None."""
    parts = max((parts_of(layout, names) for layout in LAYOUTS), key=len)
    others = [name for name in names if name not in parts]
    if len(parts) < len(list(filter(level.may_hold_answers, others))) or not parts:
        return None
    groups = {}
    for part in parts.values():
        groups.setdefault(part.whose, []).append(part)
    layout = next(iter(parts.values())).platform.layout
    students = [student_in_export(level, group) for group in groups.values()]
    if layout in NAMED_BY:
        students = NAMED_BY[layout](level, students, groups, others)
    return a_class(level, layout, students, others, as_class)


def parts_of(layout, names):
    """Return {name: Part} of the names that a platform may have given."""
    found = {}
    for platform in (one for one in PLATFORMS if one.layout == layout):
        for name in names:
            match = len(name) <= LONGEST_NAME and re.fullmatch(platform.pattern, name)
            if match and name not in found:
                found[name] = Part(name, platform, match.groupdict())
    if platform.own_answers_only and not any(exercise_meant(part.file) for part in found.values()):
        return {}
    return found


def student_in_export(level, parts):
    """Return the Student to whom these names belong."""
    attempts = sorted({part.attempt for part in parts})
    files, problems = [], []
    for part in parts:
        found, problem = files_of(level, part, len(attempts) > 1)
        files += found
        problems += [problem] if problem else []
    notes = [f"There are {len(attempts)} attempts, and the latest counts, {attempts[-1]}."]
    return parts[0].student()._replace(
        late=any(part.parts.get("late") for part in parts),
        notes=tuple(notes * (len(attempts) > 1) + problems * bool(files)),
        files=tuple(files), problem="" if files else " ".join(problems))


def files_of(level, part, several):
    """Return (what is Found under a name of an export, why it cannot be read)."""
    if part.name.endswith("/"):
        files, problem = level.files(part.name)
    elif part.file:
        files, problem = [level.file(part.name, part.file)], ""
    else:
        return [], ""       # the platform's own slip
    place = f"{part.attempt}/" if several else ""
    return [file._replace(place=place + file.place, attempt=part.attempt, upload=part.upload)
            for file in files], problem


def named_by_slips(level, students, groups, others):
    """Return the students of Blackboard, with the names that are in its .txt files: Name: Ada (ada_1)."""
    stems = list(groups)
    cut = os.path.commonprefix(stems).rpartition("_")[0] if len(stems) > 1 else stems[0].rpartition("_")[0]
    named = []
    for student, (stem, parts) in zip(students, groups.items()):
        user = stem[len(cut):].lstrip("_")
        slips = [part.name for part in parts if not part.file]
        said = re.search(r"(?m)^Name: (.+) \((.+)\)\s*$", text_of(level, slips[0])) if slips else None
        if said and stem.endswith("_" + said[2]):
            named.append(student._replace(name=said[1].strip(), id=said[2]))
        else:
            named.append(student._replace(name=user, id=user))
    return named


def named_by_metadata(level, students, groups, others):
    """Return the students of Gradescope, with the names in its metadata, and those without a folder."""
    if METADATA not in others:
        return students
    others.remove(METADATA)
    people = names_in_gradescope(text_of(level, METADATA))
    found = {f"submission_{student.id}": student for student in students}
    found = {name: found.get(name) or Student(name.replace("_", " "), name.rpartition("_")[2])
             for name in dict.fromkeys([*found, *people])}
    return [student._replace(name=joined(people.get(folder, ()), "name") or student.name,
                             id=joined(people.get(folder, ()), "sid", "email") or student.id)
            for folder, student in found.items()]


def joined(people, *keys):
    """Return the first of the keys that is there for each of the people of one submission."""
    values = [next((one[key] for key in keys if one.get(key)), "") for one in people]
    return " and ".join(filter(None, values))


NAMED_BY = {"Blackboard export": named_by_slips, "Gradescope export": named_by_metadata}


def text_of(level, name):
    try:
        return level.file(name).read(limit=LOOKED_AT).decode("utf-8-sig", "replace")
    except BadSubmission:
        return ""
