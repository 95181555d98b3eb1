"""Which file answers which exercise, among all that one student handed in.

By its name. Where no file with the name is worked on, by what a file defines: the exercise all of whose
functions are in it. What may be an answer and cannot be told needs review, if the exercise has no other file.
"""

import functools
import re
from typing import Dict, List, NamedTuple, Optional

from grading.judging.text import in_one_line
from grading.marking.entries import ENTRY_LIMIT, BadSubmission, NoAnswer, too_many
from grading.marking.files import TOP
from grading.marking.inner_files import opened
from grading.questions import (
    NAMES, QUESTIONS, exercise_of_functions, exercise_of_name, functions_in, questions_of)

COPIES_LIMIT = 10               # files for the same exercise in one submission
READ_LIMIT = 200                # files under other names
PASSED_OVER = {"solutions", "grading"}      # the project's own folders, in case it was handed in whole
GIVEN = {"predict", "loss", "gradient"}     # what files for other exercises have too: we gave it
GIVEN_WHOLE = ("ex5_training", "ex4_gradient")      # the first has all of the second

OF_THE_PROJECT = re.compile(
    r"(?i)(?:check|conftest|picture|single_neuron)(?: - copy|[ _-]?\(?\d+\)?)?\.py|test_.*")
CODE = re.compile(rb"\bdef(?:\s|&nbsp;)+(?:%s)\b" % "|".join(QUESTIONS).encode())
NO_FILE = "There is no file"
TEXTS = (".py", ".py.txt", ".txt")
NOTEBOOK = "of a notebook only cells that begin with %%writefile ex... count: hand in the .py files"
TOLD = (        # what is not read, and what to do about it
    ((".ipynb",), NOTEBOOK),
    ((".docx", ".doc", ".odt", ".rtf", ".pdf", ".pages"),
     "a document is not marked: hand in the .py files themselves"),
    ((".html", ".htm"), "a text is not marked: hand in the .py files themselves"),
    ((".zip",), "a .zip file inside a .zip file is not opened: hand in the .py files"),
    ((".rar", ".7z", ".tar", ".gz", ".tgz", ".xz"),
     "it cannot be unpacked here: hand in the .py files, or a .zip file of them"),
)
PAPERS, PACKED = (*TOLD[1][0], *TOLD[2][0]), (*TOLD[3][0], *TOLD[4][0])


class AnswerFiles(NamedTuple):
    """What counts of a student's files."""

    sources: Dict[str, Optional[bytes]]     # by exercise
    problems: Dict[str, str]                # why an exercise has none
    reviews: Dict[str, str]                 # the same, where a teacher must look
    notes: List[str]                        # sentences for the report
    told: List[str]                         # sentences for the screen


def answer_files(student):
    """Return the AnswerFiles of a student."""
    files = AnswerFiles(dict.fromkeys(NAMES), {}, {}, list(student.notes), [])
    entries, closed = opened(student.entries)
    if len(entries) > ENTRY_LIMIT:
        files.reviews.update(dict.fromkeys(NAMES, too_many()))
    else:
        answers = [entry for entry in entries if exercise_of_name(entry.name)]
        answers = list(filter(is_own, answers)) or answers
        others = Others([entry for entry in entries if not exercise_of_name(entry.name) and is_own(entry)],
                        closed, bool(answers), latest=max((entry.when[0] for entry in entries), default=""))
        for exercise in NAMES:
            named = [entry for entry in answers if exercise_of_name(entry.name) == exercise]
            choose(files, exercise, named, others)
        if None in files.sources.values():
            files.notes.extend(others.unused())
    files.problems.update(files.reviews)
    files.told.extend(sentence for exercise, sentence in files.problems.items()
                      if exercise in files.reviews or not sentence.startswith(NO_FILE))
    return files._replace(told=list(dict.fromkeys(files.told)))


def may_hold_answers(name):
    """Return whether a file may be meant for answers, also one with a name that does not count."""
    name = name.lower()
    return name.endswith((".py", ".py.txt", ".ipynb", *PACKED)) or bool(
        re.search(r"(?:^|[^a-z])ex\d.*\.txt", name))


def is_own(entry):
    """Return whether a file is not in a folder of the project's."""
    return PASSED_OVER.isdisjoint(entry.place.split("/"))


def is_undecided(files, exercise):
    """Return whether there are files for an exercise, and nobody can tell which counts."""
    return exercise in files.reviews and not files.reviews[exercise].startswith(NO_FILE)


def missing(exercise):
    return f"{NO_FILE} {exercise}.py."


# ---- Choosing ----------------------------------------------------------------------------------------------

def choose(files, exercise, named, others):
    """Find the one file that counts for an exercise."""
    candidates, defining = named, others.answers_to(exercise)
    if defining and not any(is_worked(exercise, entry) for entry in named[:COPIES_LIMIT]):
        candidates = [one for one in defining if is_worked(exercise, one)] or named or defining
    try:
        if not candidates:
            others.explain(files, exercise)
            return
        versions = the_best(exercise, candidates)
        if len(versions) == 1:
            (source, chosen, *_), = versions.values()
            files.sources[exercise] = source
            files.told.extend([f"{chosen.place} is empty."] * (not source.strip()))
            files.notes.extend(notes_on(exercise, chosen, candidates, others.latest))
        else:
            places = [entry.place for entry in candidates
                      if any(entry in copies[1:] for copies in versions.values()) or not versions]
            files.reviews[exercise] = different(exercise, places)
    except BadSubmission as problem:
        files.problems[exercise] = str(problem)


def the_best(exercise, candidates):
    """Return {text: [content, the files with it]} of what may count, or nothing if there are too many.

    What is worked on comes before what is not, and then the latest before all others.
    """
    candidates = sorted(candidates, key=lambda entry: entry.when, reverse=True)
    if [entry.when for entry in candidates].count(candidates[0].when) > COPIES_LIMIT:
        return {}
    candidates = candidates[:COPIES_LIMIT]
    contents = {entry: entry.read() for entry in candidates}
    worked = [entry for entry in candidates if not is_untouched(exercise, contents[entry])]
    best = worked or [min(candidates, key=lambda entry: (entry.name != exercise + ".py", entry.place))]
    latest, versions = max(entry.when for entry in best), {}
    for entry in sorted(best, key=lambda entry: entry.name != exercise + ".py"):
        if entry.when == latest:
            text = contents[entry].replace(b"\r\n", b"\n").rstrip()
            versions.setdefault(text, [contents[entry]]).append(entry)
    return versions


def is_worked(exercise, entry):
    """Return whether a file is not as it was given. One that cannot be read is not: that is said later."""
    try:
        return not is_untouched(exercise, entry.read())
    except BadSubmission:
        return True


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


def notes_on(exercise, entry, candidates, latest):
    """Yield sentences about the file that counts for an exercise, where that may not be expected."""
    if entry.name != exercise + ".py":
        yield f"{entry.place} counts as {exercise}.py."
    if entry.when < max(other.when for other in candidates):
        yield f"{entry.place} counts, since the later {exercise}.py is not worked on."
    elif entry.when[0] < latest:
        yield f"{exercise}.py is from an earlier attempt, since the latest has none."
    elif entry.when[1] > min(other.when[1] for other in candidates):
        yield f"There are several uploads of {exercise}.py, and the latest counts."


def different(exercise, places):
    where = " and ".join(places[:3] + ["others"] * (len(places) > 3))
    return f"There are {len(places)} different files {exercise}.py, and only one can count: {where}."


# ---- Files under other names -------------------------------------------------------------------------------

class Others:
    """What else was handed in: some of it may be answers, by what it defines."""

    def __init__(self, entries, closed, beside_answers, latest):
        self.entries, self.closed = entries, closed
        self.beside_answers, self.latest = beside_answers, latest

    @functools.cached_property
    def defined(self):
        """{entry: the functions that are asked for, and stand in it}, of texts under names of their own."""
        texts = [entry for entry in self.entries if not OF_THE_PROJECT.fullmatch(entry.name)
                 and (entry.name.lower().endswith(TEXTS) or "." not in entry.name)]
        return {entry: functions_of(entry) for entry in texts[:READ_LIMIT]}

    def answers_to(self, exercise):
        return [entry for entry, functions in self.defined.items()
                if exercise_of_functions(functions) == exercise]

    def explain(self, files, exercise):
        """Say that an exercise has no file. If another file may be meant for it, a teacher must look."""
        for entry, functions in self.defined.items():
            if may_be_meant(exercise, entry.name, functions):
                files.reviews[exercise] = but_there_is(
                    exercise, entry.place, f"its name must be {exercise}.py")
                return
        files.problems[exercise] = missing(exercise)
        for entry in self.entries:
            closed = self.closed.get(entry.place)
            why = str(closed).rstrip(".") if closed else next(
                (words for ends, words in TOLD if entry.name.lower().endswith(ends)), "")
            is_paper = entry.name.lower().endswith(PAPERS) and (self.beside_answers or is_letter(entry))
            is_none = is_paper or isinstance(closed, NoAnswer)
            if why and (not is_none or files.problems[exercise] == missing(exercise)):
                files.problems[exercise] = but_there_is(exercise, entry.place, why)
                files.told.extend([f"{why}."] * bool(closed))
            if why and not is_none:
                files.reviews[exercise] = files.problems[exercise]
                return

    def unused(self):
        """Return a sentence about files that may be meant for answers and do not count, if there are any."""
        places = [entry.place for entry in self.entries
                  if entry.name.lower().endswith((".py", *PACKED, *TOLD[0][0], *PAPERS))
                  and not OF_THE_PROJECT.fullmatch(entry.name)
                  and not exercise_of_functions(self.defined.get(entry, ()))]
        names = in_one_line(", ".join(places[:8]), 400)
        return [f"Not marked, because of the name or the kind of file: {names}."] if places else []


def but_there_is(exercise, place, why):
    return in_one_line(f"{NO_FILE} {exercise}.py, but there is {place}: {why}.", 400)


def may_be_meant(exercise, name, functions):
    """Return whether a file under a name of its own may answer an exercise that it does not count for."""
    asked, own = {question.function for question in questions_of(exercise)}, exercise_of_functions(functions)
    if own == exercise or (own, exercise) == GIVEN_WHOLE:
        return False
    says_so = re.search(rf"(?i)(?:^|[^a-z])ex(?:ercise)?[ _.-]*0?{exercise[2]}(?!\d)", name)
    return asked <= functions or own is None and bool(says_so or asked & functions - GIVEN)


def is_letter(entry):
    """Return whether a text that a student typed into the platform has none of the functions in it."""
    try:
        return entry.name.lower().endswith(TOLD[2][0]) and not CODE.search(entry.read())
    except BadSubmission:
        return False


def functions_of(entry):
    """Return the functions of all exercises that a file defines. The lesson counts for none: it was given."""
    try:
        source = entry.read()
    except BadSubmission:
        return frozenset()
    return frozenset() if source.split() == lesson() else functions_in(source.decode("latin-1"))


@functools.lru_cache(maxsize=None)
def lesson():
    """Return the words of single_neuron.py, whatever stands between them."""
    return (TOP / "single_neuron.py").read_bytes().split()
