"""What one student handed in: which file counts for every exercise, or in words why none does."""

import re
from typing import NamedTuple, Tuple

from grading.marking.listing import ENTRY_LIMIT, BadSubmission, Found, refuse_if, too_many, zip_in
from grading.questions import NAMES, questions_of

COPIES_LIMIT = 10               # files for the same exercise in one submission
INNER_ZIPS_LIMIT = 20           # .zip files in one submission that are looked into
PASSED_OVER = {"solutions", "grading"}      # the project's own folders, in case it was handed in whole

# Computers make of a name: ex1_forward (1).py, ex1_forward-1.py, ex1_forward - Copy.py, Ex1_Forward.py.txt
MEANT_FOR = re.compile(
    rf"(?i)({'|'.join(NAMES)})(?: - copy| copy)?(?:[ _]?\(\d+\)|-\d+| \d+)?\.py(?:\.txt)?")

TOLD = (        # what is not read, and what to do about it
    ((".ipynb",), "a notebook is not marked: copy the functions into the .py files"),
    ((".docx", ".doc", ".odt", ".rtf", ".pdf", ".pages"),
     "a document is not marked: hand in the .py files themselves"),
    ((".html", ".htm"), "a text is not marked: hand in the .py files themselves"),
    ((".zip",), "a .zip file inside a .zip file is not opened: hand in the .py files"),
    ((".rar", ".7z", ".tar", ".gz", ".tgz", ".xz"),
     "it cannot be unpacked here: hand in the .py files, or a .zip file of them"),
)
PACKED = (*TOLD[3][0], *TOLD[4][0])


class Student(NamedTuple):
    """Somebody who is to be marked, with the files, which are not read yet."""

    name: str                       # for people
    id: str = ""                    # the platform's
    key: str = ""                   # a name that nobody else has, also for files
    late: bool = False
    notes: Tuple[str, ...] = ()     # sentences for the report
    files: Tuple[Found, ...] = ()
    problem: str = ""               # why none of it can be read

    @property
    def has_answers(self):
        return bool(self.problem) or any(may_hold_answers(file.name) for file in self.files)


# Files of the project that a student may hand in too.
OF_THE_PROJECT = {"check.py", "conftest.py", "single_neuron.py"}


class Submission:
    """What counts of a Student's files.

    sources has for each exercise the bytes of its file, or None, and then problems has the words why. reviews
    has the words for the exercises at which a teacher must choose. notes are sentences for the report.
    """

    def __init__(self, student):
        self.name, self.student, self.notes = student.key or student.name, student, list(student.notes)
        self.sources, self.problems, self.reviews = dict.fromkeys(NAMES), {}, {}
        try:
            refuse_if(student.problem, student.problem)
            found = opened(student.files)
        except BadSubmission as problem:
            self.problems = dict.fromkeys(NAMES, str(problem))
            return
        answers = [file for file in found if exercise_meant(file.name)]
        answers = [file for file in answers if PASSED_OVER.isdisjoint(file.place.split("/"))] or answers
        for exercise in NAMES:
            self.choose(exercise, [file for file in answers if exercise_meant(file.name) == exercise], found)
        if None in self.sources.values():
            self.notes += unused(found)

    def choose(self, exercise, candidates, found):
        """Find the one file that counts for an exercise."""
        try:
            refuse_if(not candidates, missing(exercise, found))
            versions = the_best(exercise, candidates)
            if len(versions) == 1:
                (self.sources[exercise], copies), = versions.items()
                latest = max(file.attempt for file in found)
                self.notes += notes_on(exercise, copies[0], candidates, latest)
            else:
                places = [file.place for file in candidates
                          if any(file in copies for copies in versions.values()) or not versions]
                self.problems[exercise] = self.reviews[exercise] = different(exercise, places)
        except BadSubmission as problem:
            self.problems[exercise] = str(problem)


def exercise_meant(name):
    """Return the exercise that a file with this name answers, or None."""
    match = MEANT_FOR.fullmatch(name)
    return match and match[1].lower()


def may_hold_answers(name):
    """Return whether a file may be meant for answers, also one with a name that does not count."""
    name = name.lower()
    begins = re.search(r"(?:^|[^a-z])ex\d", name)
    return name.endswith(PACKED) or bool(begins) and name.rfind(".py") > begins.start()


# ---- Choosing ----------------------------------------------------------------------------------------------

def the_best(exercise, candidates):
    """Return {content: the files with it} of what may count, or nothing if there are too many to be read.

    What is worked on comes before what is not, and then the latest before all others.
    """
    candidates = sorted(candidates, key=when, reverse=True)
    if [when(file) for file in candidates].count(when(candidates[0])) > COPIES_LIMIT:
        return {}
    candidates = candidates[:COPIES_LIMIT]
    contents = {file: file.read() for file in candidates}
    worked = [file for file in candidates if not is_untouched(exercise, contents[file])]
    files = worked or [min(candidates, key=lambda file: (file.name != exercise + ".py", file.place))]
    latest, versions = max(map(when, files)), {}
    for file in sorted(files, key=lambda file: file.name != exercise + ".py"):
        if when(file) == latest:
            versions.setdefault(contents[file], []).append(file)
    return versions


def when(file):
    return file.attempt, file.upload


def is_untouched(exercise, source):
    """Return whether all functions of a file only raise NotImplementedError. Nothing is run or parsed."""
    text = re.sub(rb"#[^\r\n]*", b"", re.sub(rb"(?s)(\"\"\"|''').*?\1", b"", source))
    return not source.strip() or all(only_raises(question.function.encode(), text)
                                     for question in questions_of(exercise))


def only_raises(function, text):
    """Return whether a function is there once, in a text without docstrings and comments, and only raises."""
    there = re.findall(rb"(?m)^(?:def[ \t]+)?%s[ \t]*[(=]" % function, text)
    raises = rb"(?m)^def[ \t]+%s[ \t]*\([^)]*\)[^:\r\n]*:\s*raise NotImplementedError\b" % function
    return len(there) == 1 and bool(re.search(raises, text))


def notes_on(exercise, file, candidates, latest_attempt):
    """Return sentences about the file that counts for an exercise, where that may not be expected."""
    if file.name != exercise + ".py":
        yield f"{file.place} counts as {exercise}.py."
    if when(file) < max(map(when, candidates)):
        yield f"{file.place} counts, since the later {exercise}.py is not worked on."
    elif file.attempt < latest_attempt:
        yield f"{exercise}.py is from an earlier attempt, since the latest has none."
    elif file.upload > min(other.upload for other in candidates):
        yield f"There are several uploads of {exercise}.py, and the latest counts."


def unused(found):
    """Return a sentence about files that may be meant for answers and do not count, if there are any."""
    places = [file.place for file in found
              if not exercise_meant(file.name) and PASSED_OVER.isdisjoint(file.place.split("/"))
              and file.name.lower().endswith((".py", *PACKED, *TOLD[0][0], *TOLD[1][0]))
              and file.name not in OF_THE_PROJECT and not file.name.startswith("test_")]
    names = ", ".join(places[:8])
    return [f"Not marked, because of the name or the kind of file: {names}."] if places else []


def different(exercise, places):
    where = " and ".join(places[:3] + ["others"] * (len(places) > 3))
    return f"There are {len(places)} different files {exercise}.py, and only one can count: {where}."


def missing(exercise, found):
    """Return the sentence for an exercise without a file, which names one that may be meant for it."""
    found = [file for file in found if PASSED_OVER.isdisjoint(file.place.split("/"))]
    near = [file for file in found if exercise in file.name.lower()] + [
        file for file in found if file.name.lower().endswith(tuple(end for ends, _ in TOLD for end in ends))]
    if not near:
        return f"There is no file {exercise}.py."
    told = (words for ends, words in TOLD if near[0].name.lower().endswith(ends))
    why_not = near[0].why_not or next(told, f"its name must be {exercise}.py")
    return f"There is no file {exercise}.py, but there is {near[0].place}: {why_not}."


# ---- A student's own .zip files ----------------------------------------------------------------------------

def opened(files):
    """Return the files, and in place of each .zip file those in it. A broken one takes nothing from them."""
    found, left = [], INNER_ZIPS_LIMIT
    for file in files:
        if file.name.lower().endswith(".zip") and left:
            found += inside(file)
            left -= 1
        else:
            found.append(file)
        refuse_if(len(found) > ENTRY_LIMIT, too_many())
    return found


def inside(file):
    """Return what is Found in a .zip file, or the file itself with the words why it cannot be read."""
    try:
        return [inner._replace(place=f"{file.place}/{inner.place}", attempt=file.attempt, upload=file.upload)
                for inner in zip_in(file).files()]
    except BadSubmission as problem:
        return [file._replace(why_not=str(problem).rstrip("."))]
