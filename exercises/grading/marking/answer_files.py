"""Which file answers which exercise, among all that one student handed in.

By its name. Where no file with the name is worked on, by what a file defines: the exercise all of whose
functions are in it. What may be an answer and cannot be told needs review, if the exercise has no other file.
"""

import functools
import hashlib
import re
from typing import NamedTuple, Optional, Tuple

from grading.judging.text import in_one_line
from grading.marking.entries import BadSubmission, an_empty_folder
from grading.marking.files import TOP
from grading.marking.inner_files import opened
from grading.questions import (
    NAMES, QUESTIONS, exercise_of_functions, exercise_of_name, functions_in, questions_of)

READ_LIMIT = 200                # files for one exercise, and files under other names, in one submission
PASSED_OVER = {"solutions", "grading"}      # the project's own folders, in case it was handed in whole
GIVEN = {"predict", "loss", "gradient"}     # what files for other exercises have too: we gave it
GIVEN_WHOLE = ("ex5_training", "ex4_gradient")      # the first has all of the second
OF_THE_PROJECT = re.compile(
    r"(?i)(?:check|conftest|picture|single_neuron)(?: - copy|[ _-]?\(?\d+\)?)?\.py|test_.*")
CODE = re.compile(rb"\bdef(?:\s|&nbsp;)+(?:%s)\b" % "|".join(QUESTIONS).encode())

TEXTS = (".py", ".py.txt", ".txt")
PAPERS, LETTERS = (".docx", ".doc", ".odt", ".rtf", ".pdf", ".pages"), (".html", ".htm")
PACKED = (".zip", ".rar", ".7z", ".tar", ".gz", ".tgz", ".xz")
NOT_READ = (        # what is not read, and what to do about it
    ((".ipynb",), "of a notebook only cells that begin with %%writefile ex... count: hand in the .py files"),
    (PAPERS, "a document is not marked: hand in the .py files themselves"),
    (LETTERS, "a text is not marked: hand in the .py files themselves"),
    ((".zip",), "a .zip file inside a .zip file is not opened: hand in the .py files"),
    (PACKED, "it cannot be unpacked here: hand in the .py files, or a .zip file of them"),
)


class AnswerFile(NamedTuple):
    """What a student handed in for one exercise."""

    source: Optional[bytes] = None      # None if there is no file
    problem: str = ""                   # why there is none although something was handed in
    review: bool = False                # whether a teacher must look at that
    several: bool = False               # whether there are files, and nobody can tell which counts
    notes: Tuple[str, ...] = ()         # sentences for the report

    @property
    def is_none(self):
        """Whether nothing was handed in that can be marked."""
        return not self.several and not (self.source or b"").strip()

    @property
    def digest(self):
        """A short word for it, however its lines end."""
        content = self.problem.encode("utf-8", "backslashreplace") if self.source is None else self.source
        return hashlib.sha256(in_text(content)).hexdigest()[:16]


def answer_files(student):
    """Return ({exercise: AnswerFile} of what a student handed in, sentences for the report)."""
    entries = opened(student.entries)
    own = [entry for entry in entries if PASSED_OVER.isdisjoint(entry.place.split("/"))]
    named = [entry for entry in own if exercise_of_name(entry.name)] or [
        entry for entry in entries if exercise_of_name(entry.name)]
    others = [entry for entry in own if not exercise_of_name(entry.name)]
    defined = {entry: functions_of(entry) for entry in [*filter(may_be_code, others)][:READ_LIMIT]}
    unread = {entry: why_not_read(entry, beside_answers=bool(named)) for entry in others}
    latest = max((entry.when[0] for entry in entries), default="")
    files = {}
    for exercise in NAMES:
        by_name = sorted((entry for entry in named if exercise_of_name(entry.name) == exercise),
                         key=lambda entry: (entry.name != f"{exercise}.py", entry.place))
        by_content = [entry for entry, functions in defined.items()
                      if exercise_of_functions(functions) == exercise]
        files[exercise] = chosen(exercise, by_name, by_content, latest) if by_name or by_content else none(
            exercise, unread, defined)
    notes = [note for file in files.values() for note in file.notes]
    return files, notes + unused(others, defined) * any(file.source is None for file in files.values())


def may_hold_answers(name):
    """Return whether a file may be meant for answers, also one with a name that does not count."""
    name = name.lower()
    return name.endswith((".py", ".py.txt", ".ipynb", *PACKED)) or bool(
        re.search(r"(?:^|[^a-z])ex\d.*\.txt", name))


# ---- The file that counts ----------------------------------------------------------------------------------

def chosen(exercise, by_name, by_content, latest):
    """Return the AnswerFile of an exercise: the latest that is worked on, if that is one and not two.

    What a file defines counts only where no file with the name is worked on.
    """
    for entries in filter(None, (by_name, by_content)):
        if len(entries) > READ_LIMIT:
            return different(exercise, entries)
        worked = [entry for entry in entries if is_worked(exercise, entry)]
        if worked:
            break
    else:
        entries = by_name or by_content
        worked = [max(entries, key=lambda entry: entry.when)]
    newest = max(entry.when for entry in worked)
    best = [entry for entry in worked if entry.when == newest]
    try:
        sources = [entry.read() for entry in best]
    except BadSubmission as problem:
        return AnswerFile(problem=str(problem))
    versions = dict(zip(map(in_text, reversed(sources)), reversed(best)))
    if len(versions) > 1:
        return different(exercise, sorted(versions.values(), key=lambda entry: entry.place))
    return AnswerFile(sources[0], notes=tuple(notes_on(exercise, best[0], entries, latest)))


def in_text(source):
    """Return the bytes of a text, however its lines end."""
    return source.replace(b"\r\n", b"\n").rstrip()


def different(exercise, entries):
    where = " and ".join([entry.place for entry in entries[:3]] + ["others"] * (len(entries) > 3))
    return AnswerFile(review=True, several=True, problem=(
        f"There are {len(entries)} different files {exercise}.py, and only one can count: {where}."))


def notes_on(exercise, entry, entries, latest):
    """Yield sentences about the file that counts for an exercise, where that may not be expected."""
    if entry.name != f"{exercise}.py":
        yield f"{entry.place} counts as {exercise}.py."
    if entry.when < max(other.when for other in entries):
        yield f"{entry.place} counts, since the later {exercise}.py is not worked on."
    elif entry.when[0] < latest:
        yield f"{exercise}.py is from an earlier attempt, since the latest has none."
    elif entry.when[1] > min(other.when[1] for other in entries):
        yield f"There are several uploads of {exercise}.py, and the latest counts."


def is_worked(exercise, entry):
    """Return whether a file is not as it was given. For one that cannot be read, that is said later."""
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


# ---- Files under other names -------------------------------------------------------------------------------

def may_be_code(entry):
    return not OF_THE_PROJECT.fullmatch(entry.name) and (
        entry.name.lower().endswith(TEXTS) or "." not in entry.name)


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


def none(exercise, unread, defined):
    """Return the AnswerFile of an exercise without a file. If another may be meant, a teacher must look."""
    found = []
    for entry, (why, review) in unread.items():
        if entry in defined and may_be_meant(exercise, entry.name, defined[entry]):
            why, review = f"its name must be {exercise}.py", True
        if why:
            found.append(AnswerFile(review=review, problem=in_one_line(
                f"There is no file {exercise}.py, but there is {entry.place}: {why}.", 400)))
    return min(found, key=lambda file: not file.review, default=AnswerFile())


def may_be_meant(exercise, name, functions):
    """Return whether a file under a name of its own may answer an exercise that it does not count for."""
    asked, own = {question.function for question in questions_of(exercise)}, exercise_of_functions(functions)
    if (own, exercise) == GIVEN_WHOLE:
        return False
    says_so = re.search(rf"(?i)(?:^|[^a-z])ex(?:ercise)?[ _.-]*0?{exercise[2]}(?!\d)", name)
    return asked <= functions or own is None and bool(says_so or asked & functions - GIVEN)


def why_not_read(entry, beside_answers):
    """Return (why a file is not read, or "", whether it may hold answers)."""
    name = entry.name.lower()
    if entry.read is an_empty_folder or beside_answers and name.endswith((*PAPERS, *LETTERS)) or (
            name.endswith(LETTERS) and not holds_code(entry)):
        return "", False
    if entry.place.endswith("/") or name.endswith((".zip", ".ipynb")):
        try:
            entry.read()
        except BadSubmission as problem:
            return str(problem).rstrip("."), not problem.nothing
    why = next((words for endings, words in NOT_READ if name.endswith(endings)), "")
    return why, bool(why)


def holds_code(entry):
    """Return whether any of the functions stands in a text that a student typed into the platform."""
    try:
        return bool(CODE.search(entry.read()))
    except BadSubmission:
        return True


def unused(others, defined):
    """Return a sentence about files that may be meant for answers and do not count, if there are any."""
    places = [entry.place for entry in others if not OF_THE_PROJECT.fullmatch(entry.name)
              and entry.name.lower().endswith((".py", ".ipynb", *PACKED, *PAPERS, *LETTERS))
              and not exercise_of_functions(defined.get(entry, ()))]
    names = in_one_line(", ".join(places[:8]), 400)
    return [f"Not marked, because of the name or the kind of file: {names}."] if places else []
