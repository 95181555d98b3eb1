"""The folder that the marks of a class are written to. The first run fixes what is marked there.

    marks.csv  index.html       the class
    NAME.json  NAME.html        each student
    .marked/NAME.json           when they are whole: who it is, and what the marks of each exercise depend on
    .marked/.settings           what the first run has fixed
"""

import hashlib
import json
import os
import pathlib
import re
import secrets
import sys
import unicodedata
from collections import Counter
from typing import NamedTuple

from grading.judging.answer import Told, by_exercise
from grading.judging.text import counted
from grading.marking import document, files
from grading.marking.answer_files import is_undecided, is_untouched
from grading.marking.document import Document
from grading.marking.entries import refuse_if
from grading.marking.names import words
from grading.marking.students import Student
from grading.questions import questions_of
from grading.sandbox.outcome import Outcome


class Marked(NamedTuple):
    """A student, the marks, and what the report is called."""

    student: Student
    document: Document
    stem: str = ""


def folded(name):
    return unicodedata.normalize("NFD", name).casefold()


def hashed(name):
    short = "".join(letter if letter.isprintable() else "?" for letter in name[:50])
    return f"{short}-{hashlib.sha256(os.fsencode(name)).hexdigest()[:16]}"


def file_names(names):
    """Return {name: what its files are called}: short enough, and no two the same on any file system."""
    names = list(names)
    count = Counter(map(folded, names))
    # A name that ends like those that are made here is not used either, since it could be one of them.
    return {name: name if count[folded(name)] == 1 and len(os.fsencode(name)) <= 240
            and name.isprintable() and not files.RESERVED.fullmatch(name)
            and not re.search("-[0-9a-f]{16}$", folded(name))
            else hashed(name) for name in names}


def version():
    """Return a short word for what the checks are made of."""
    content = b"".join(path.read_bytes() for path in files.grader_files().values())
    return hashlib.sha256(content).hexdigest()[:12]


def settings_of(options):
    """Return what the first run fixes."""
    return {"exercises": list(options.exercises), "seed": options.seed,
            "carry_forward": options.carry_forward, "maximum": maximum(options.exercises),
            "version": version()}


def maximum(exercises):
    return sum(question.points for exercise in exercises for question in questions_of(exercise))


class MarksFolder:
    """Finds in a folder what is marked already, and adds to it. No mark is ever lost."""

    def __init__(self, path, options, students=(), anew=False):
        self.path, self.signs_path = pathlib.Path(path), pathlib.Path(path, ".marked")
        self.signs_path.mkdir(parents=True, exist_ok=True)
        self.signs = self.read_signs()
        if anew:
            self.start_over({student.identity for student in students})
        self.settings = self.fixed(options)
        self.only, self.options = options.exercises, options._replace(
            exercises=tuple(self.settings["exercises"]), seed=self.settings["seed"])
        self.stems, self.layouts, self.called, self.place = {}, {}, {}, ""      # by the keys of this run

    def start_over(self, identities):
        """Forget what is there. Raises BadSubmission if that would lose the marks of somebody else."""
        others = [stem for stem in self.signs if self.known(stem).identity not in identities]
        students = counted(len(others), "student")
        refuse_if(others, f"--anew would delete the marks of {students} in {self.path} who are not marked "
                          "now: give another folder, or the whole class.")
        for stem in self.signs:
            for path in (self.path / f"{stem}.json", self.path / f"{stem}.html",
                         self.signs_path / f"{stem}.json"):
                path.unlink(missing_ok=True)
        (self.signs_path / ".settings").unlink(missing_ok=True)
        self.signs = {}

    def fixed(self, options):
        """Return the settings of the first run, which is this one if there is none. Raises BadSubmission."""
        path, wanted = self.signs_path / ".settings", settings_of(options)
        try:
            found = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            if options.seed is None:        # nobody knows it in advance
                wanted["seed"] = secrets.randbits(64)
            files.write_whole(path, json.dumps(wanted))
            return wanted
        if options.seed is None:
            wanted["seed"] = found["seed"]
        different = [word for word in ("seed", "carry_forward", "version") if found[word] != wanted[word]]
        if not set(wanted["exercises"]) <= set(found["exercises"]):
            different.insert(0, "exercises")
        words = {"exercises": f"--only {' '.join(found['exercises'])}", "seed": f"--seed {found['seed']}",
                 "carry_forward": "--carry-forward" if found["carry_forward"] else "no --carry-forward",
                 "version": "another version of the checks"}
        others = " and ".join(words[word] for word in different)
        same = "" if "version" in different else "say the same again, "
        refuse_if(different, f"{self.path} was marked with {others}: {same}give another folder, "
                             "or --anew to start over there.")
        return found

    # ---- Who is who ------------------------------------------------------------------------------------

    def read_signs(self):
        """Return {what the files are called: what is known} of all students in the folder."""
        signs = {}
        for path in sorted(self.signs_path.glob("*.json")):
            try:
                signs[path.name[:-5]] = json.loads(path.read_text(encoding="utf-8"))
            except (OSError, ValueError):
                pass
        return {stem: sign for stem, sign in signs.items() if "student" in sign}

    def known(self, stem):
        """Return the Student of an earlier run, without files."""
        key, name, id, late, notes = self.signs[stem]["student"]
        return Student(key, name, id, late, tuple(notes))

    def layout(self, stem):
        return self.signs[stem].get("layout", "")

    def totals(self, stem):
        """Return the totals that a student has been given, in this and in earlier runs."""
        return self.signs[stem].get("totals", [])

    def called_here(self, student):
        """Return what the files of those are called who may be this student."""
        if student.id:
            return [stem for stem in self.signs if self.known(stem).identity == student.identity]
        return [stem for stem in self.signs if not self.known(stem).id
                and student.name in (self.known(stem).name, self.signs[stem].get("called"))]

    def name_files(self, students, layout="", path=""):
        """Choose names for the files of those who have none yet. path is where their folders are."""
        self.layouts.update((student.key, layout) for student in students)
        self.place = os.path.realpath(path) if os.path.isdir(path) else ""
        self.before_now = {student.key: self.called_here(student) for student in students}
        new = {student.key: student for student in students if not self.before_now[student.key]}
        used = {folded(stem) for stem in self.signs}
        for key, stem in file_names(new).items():
            self.stems[key] = hashed(f"{key} {new[key].id}") if folded(stem) in used else stem

    def decide(self, name, student, called):
        """Return the student that a teacher has named, who may be known, with the files that lie here now.

        Raises BadSubmission if several have the name.
        """
        stems = [stem for stem in self.signs if name in self.known(stem)[:3]]
        names = "; ".join(self.known(stem).key for stem in stems)
        refuse_if(len(stems) > 1, f"--student {name} could be several: {names}. Give one of these.")
        if stems:
            student = self.known(stems[0])._replace(late=student.late, notes=student.notes,
                                                    entries=student.entries)
            self.stems[student.key] = stems[0]
        self.called[student.key] = called
        return student

    def stem_of(self, student, answers=None):
        """Return what a student's files are called.

        Somebody without an id who is known from another place, with other files, may be another person.
        Raises BadSubmission.
        """
        if student.key in self.stems:
            return self.stems[student.key]
        stems = self.before_now[student.key]
        if not student.id:
            now = worked_on(answers) if answers else {}
            had = {stem: self.signs[stem].get("files", {}) for stem in stems}
            stems = [stem for stem in stems if now.items() & had[stem].items()] or [
                stem for stem in stems if self.place and self.signs[stem]["place"] == self.place] or [
                stem for stem in stems if not now or not had[stem]]
        refuse_if(len(stems) != 1, (
            f"{student.name} has been marked with other files, and may be somebody else: not marked. Give "
            f"the path of these files and --student {student.name}, or --student and another name."))
        return stems[0]

    def as_known(self, student, stem):
        """Return a student under the name of an earlier run, if that is the better one."""
        known = self.known(stem) if stem in self.signs else student
        if not student.id or len(words(known.name)) > len(words(student.name)):
            return student._replace(key=known.key, name=known.name)
        return student

    # ---- What is marked --------------------------------------------------------------------------------

    def digest(self, answers, exercise):
        """Return what the marks of an exercise depend on, as one number."""
        content = [sys.version, self.options, answers.sources[exercise], answers.problems.get(exercise),
                   answers.reviews.get(exercise)]
        return hashlib.sha256(repr(content).encode("utf-8", "backslashreplace")).hexdigest()

    def before(self, stem, answers):
        """Return ({exercise: its answers} of an earlier run, for what need not be marked now, those kept).

        Kept is what has no file now, or an empty one.
        """
        found, sign = self.document_before(stem), self.signs.get(stem)
        if found is None or sign is None:
            return {}, []
        earlier = {exercise: list(group) for exercise, group in by_exercise(
            answer._replace(told=Told[told]) for answer, told in zip(found.answers, sign["told"]))}
        kept = [exercise for exercise in self.only if exercise in earlier and exercise in sign["digests"]
                and not (answers.sources[exercise] or b"").strip() and not is_undecided(answers, exercise)
                and sign["digests"][exercise] != self.digest(answers, exercise)
                and earlier[exercise][0].outcome is not Outcome.MISSING_FILE]
        has_page = (self.path / f"{stem}.html").exists()
        return {exercise: group for exercise, group in earlier.items() if exercise in kept or has_page
                and exercise in sign["digests"] and (exercise not in self.only or sign["digests"][exercise]
                                                     == self.digest(answers, exercise))}, kept

    def write(self, marked, answers, now, report):
        """Write the files of a student, of whom some exercises were marked now.

        What needs review is to be marked again in the next run.
        """
        stem, student = marked.stem, marked.student
        path, sign = self.signs_path / f"{stem}.json", self.signs.get(stem, {})
        digests = dict(sign.get("digests", {}))
        digests.update((exercise, self.digest(answers, exercise)) for exercise in now)
        for answer in marked.document.answers:
            if answer.outcome is Outcome.NEEDS_REVIEW:
                digests.pop(answer.exercise, None)
        score, totals = marked.document.score, sign.get("totals", [])
        path.unlink(missing_ok=True)
        files.write_whole(self.path / f"{stem}.json", document.to_json(marked.document._replace(seed=None)))
        files.write_whole(self.path / f"{stem}.html", report)
        self.signs[stem] = {
            "student": [*student[:4], list(student.notes)], "digests": digests,
            "told": [answer.told.name for answer in marked.document.answers],
            "files": {**sign.get("files", {}), **(worked_on(answers) if answers else {})},
            "layout": self.layouts.get(student.key, "") or sign.get("layout", ""),
            "called": self.called.get(student.key) or sign.get("called"), "place": self.place,
            "totals": totals if score in totals else [*totals, score]}
        files.write_whole(path, json.dumps(self.signs[stem]))

    def document_before(self, stem):
        """Return the Document of an earlier run, or None."""
        try:
            text = (self.path / f"{stem}.json").read_text(encoding="utf-8")
            return document.from_json(text)
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def knows(self, student, stem):
        """Return whether all that is known of a student is as it was."""
        return stem in self.signs and self.known(stem)[:5] == student[:5]

    def everybody(self):
        """Return the Marked of all students in the folder, those of earlier runs too, by name."""
        self.signs, found = self.read_signs(), []       # another run may have added some
        for stem in self.signs:
            text = (self.path / f"{stem}.json").read_text(encoding="utf-8")
            found.append(Marked(self.known(stem), document.from_json(text), stem))
        return sorted(found, key=lambda marked: (marked.student.name.casefold(), marked.student.key))


def worked_on(answers):
    """Return {exercise: a short word for its file} of the files that are not as they were given."""
    return {exercise: hashlib.sha256(source.replace(b"\r\n", b"\n").rstrip()).hexdigest()[:16]
            for exercise, source in answers.sources.items()
            if source is not None and not is_untouched(exercise, source)}
