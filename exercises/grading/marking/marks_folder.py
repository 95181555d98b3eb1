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
import sys
import unicodedata
from collections import Counter
from typing import List, NamedTuple

from grading.judging.answer import Told, by_exercise
from grading.judging.text import counted
from grading.marking import document, files
from grading.marking.document import Document
from grading.marking.listing import refuse_if
from grading.questions import questions_of
from grading.sandbox.outcome import Outcome


# Our own files, and names that Windows keeps for itself.
RESERVED = re.compile(r"(?i)(index|marks|feedback|con|prn|aux|nul|com\d|lpt\d)(\..*)?")


class Who(NamedTuple):
    """A student, as the platform knows them."""

    key: str                # no two have the same
    name: str               # for people
    id: str = ""            # the platform's own
    late: bool = False
    notes: List[str] = []   # what is to be said about the files

    @property
    def identity(self):
        """What tells a student from all others in every run: a key may change when a namesake joins."""
        return f"{self.id} {self.name}" if self.id else self.key


def who_is(student):
    """Return Who a student of a platform's export is."""
    return Who(student.key, student.name, student.id, student.late)


class Marked(NamedTuple):
    """A student, the marks, and what the report is called."""

    who: Who
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
            and name.isprintable() and not RESERVED.fullmatch(name)
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
        self.path, self.signs = pathlib.Path(path), pathlib.Path(path, ".marked")
        self.signs.mkdir(parents=True, exist_ok=True)
        if anew:
            self.start_over({who_is(student).identity for student in students})
        self.settings = self.fixed(options)
        self.only, self.options = options.exercises, options._replace(
            exercises=tuple(self.settings["exercises"]))
        self.stems = {who.identity: stem for stem, who in self.known().items()}

    def start_over(self, identities):
        """Forget what is there. Raises BadSubmission if that would lose the marks of somebody else."""
        known = self.known()
        others = [who for who in known.values() if who.identity not in identities]
        students = counted(len(others), "student")
        refuse_if(others, f"--anew would delete the marks of {students} in {self.path} who are not marked "
                          "now: give another folder, or the whole class.")
        for stem in known:
            for path in (self.path / f"{stem}.json", self.path / f"{stem}.html", self.signs / f"{stem}.json"):
                path.unlink(missing_ok=True)
        (self.signs / ".settings").unlink(missing_ok=True)

    def fixed(self, options):
        """Return the settings of the first run, which is this one if there is none. Raises BadSubmission."""
        path, wanted = self.signs / ".settings", settings_of(options)
        try:
            found = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            files.write_whole(path, json.dumps(wanted))
            return wanted
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

    def known(self):
        """Return {what the files are called: Who} of all students in the folder."""
        signs = {path.name[:-5]: self.sign(path.name[:-5]) for path in sorted(self.signs.glob("*.json"))}
        return {stem: Who(*sign["who"]) for stem, sign in signs.items() if sign}

    def sign(self, stem):
        try:
            return json.loads((self.signs / f"{stem}.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None

    def name_files(self, everybody):
        """Choose names for the files of those who have none yet."""
        new = {who.key: who for who in everybody if who.identity not in self.stems}
        used = {folded(stem) for stem in self.stems.values()}
        for key, stem in file_names(new).items():
            who = new[key]
            self.stems[who.identity] = hashed(f"{key} {who.id}") if folded(stem) in used else stem

    def digest(self, handed_in, exercise):
        """Return what the marks of an exercise depend on, as one number."""
        content = [sys.version, self.options, handed_in.sources[exercise], handed_in.problems.get(exercise),
                   handed_in.reviews.get(exercise)]
        return hashlib.sha256(repr(content).encode("utf-8", "backslashreplace")).hexdigest()

    def before(self, who, handed_in):
        """Return {exercise: its answers} of an earlier run, for what need not be marked now."""
        stem, found = self.stems[who.identity], self.document_before(who)
        sign = self.sign(stem)
        if found is None or sign is None or not (self.path / f"{stem}.html").exists():
            return {}
        digests = sign["digests"]
        answers = [answer._replace(told=Told[told]) for answer, told in zip(found.answers, sign["told"])]
        return {exercise: list(group) for exercise, group in by_exercise(answers)
                if exercise in digests and (exercise not in self.only
                                            or digests[exercise] == self.digest(handed_in, exercise))}

    def write(self, marked, handed_in, now, report):
        """Write the files of a student, of whom some exercises were marked now.

        What needs review is to be marked again in the next run.
        """
        stem = self.stems[marked.who.identity]
        sign = self.signs / f"{stem}.json"
        digests = (self.sign(stem) or {}).get("digests", {})
        digests.update((exercise, self.digest(handed_in, exercise)) for exercise in now)
        for answer in marked.document.answers:
            if answer.outcome is Outcome.NEEDS_REVIEW:
                digests.pop(answer.exercise, None)
        sign.unlink(missing_ok=True)
        files.write_whole(self.path / f"{stem}.json", document.to_json(marked.document))
        files.write_whole(self.path / f"{stem}.html", report)
        files.write_whole(sign, json.dumps({
            "who": marked.who, "digests": digests,
            "told": [answer.told.name for answer in marked.document.answers]}))

    def document_before(self, who):
        """Return the Document of an earlier run, or None."""
        try:
            text = (self.path / f"{self.stems[who.identity]}.json").read_text(encoding="utf-8")
            return document.from_json(text)
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def knows(self, who):
        """Return whether all that is known of a student is as it was."""
        sign = self.sign(self.stems[who.identity])
        return sign is not None and sign["who"] == [*who]

    def everybody(self):
        """Return the Marked of all students in the folder, those of earlier runs too, by name."""
        found = []
        for stem, who in self.known().items():
            text = (self.path / f"{stem}.json").read_text(encoding="utf-8")
            found.append(Marked(who, document.from_json(text), stem))
        return sorted(found, key=lambda marked: (marked.who.name.casefold(), marked.who.key))
