"""Marks a class, in one direction.

    students -> for each, which file answers which exercise -> Report -> NAME.json, NAME.html
    the Reports, with those of earlier runs -> marks.csv, index.html, the gradebook, feedback.zip
"""

import concurrent.futures
import hashlib
import os
import queue
import secrets
import sys
import time

from grading.judging.text import in_one_line
from grading.marking import (
    class_page, class_table, corrections, files, folder, give_back, layouts, progress)
from grading.marking.answer_files import is_untouched
from grading.marking.entries import refuse_if
from grading.marking.judges import code_around, files_of, judged_by, judges, told
from grading.marking.progress import say
from grading.marking.report import Report
from grading.marking.students import HandedIn, as_known, decided, with_keys
from grading.questions import NAMES
from grading.sandbox.outcome import Outcome

MOST = 12       # names in a sentence on the screen: the page has all
NOTHING = (Outcome.MISSING_FILE, Outcome.NOT_STARTED)
DECIDING = ("single_neuron.py", "exercises/grading/questions/", "exercises/grading/sandbox/",
            "exercises/grading/judging/")
# Of judging, what decides no mark.
WORDING = ("advice.py", "answer.py", "comparison.py", "sentences.py", "text.py", "unexplained.py")


def mark_class(options):
    """Mark a class. Returns (its marks in a line, sentences, whether all that was found was marked)."""
    refuse_if(os.path.exists(options.out) and not os.path.isdir(options.out),
              f"{options.out} is a file: --out takes a folder, which is made if there is none.")
    book = give_back.read(options.gradebook, options.out, options.column) if options.gradebook else None
    if options.student:
        found = HandedIn("one submission", [layouts.read_one(options.path, options.student)])
    else:
        found = layouts.read_class(options.path, options.out, book.named if book else list)
    for sentence in [found.sentence(), *found.unclear]:
        say(sentence)
    with folder.opened(options.out, say) as out:
        run = ClassRun(options, out)
        lines = corrections.read(out / "corrections.csv", run.exercises)
        run.recognise(found.students)
        by_hand = folder.put_aside_what_was_changed_by_hand(out, run.reports.values())
        run.mark_all()
        unclear = corrections.lay_over(run.reports, lines)
        return outcome_of(run, found, book, unclear, by_hand)


class ClassRun:
    """Marks those who have handed in now, beside the {key: Report} of earlier runs."""

    def __init__(self, options, out):
        """Take the options, as the first run has fixed them. Raises BadSubmission if that cannot be."""
        self.options, self.out, self.only = options, out, options.exercises
        self.reports, self.unreadable = folder.read(out)
        self.exercises, self.seed, self.carry_forward = self.only, options.seed, options.carry_forward
        first = next(iter(self.reports.values()), None)
        if first:
            self.exercises = tuple(exercise for exercise in NAMES if exercise in first.judged)
            refuse_if(set(self.only) - set(self.exercises), f"{out} was marked with --only "
                      f"{' '.join(self.exercises)}: say so again, or give another folder.")
            refuse_if(self.seed not in (None, first.seed), f"{out} was marked with --seed "
                      f"{first.seed}: leave --seed out, or give another folder.")
            self.seed, self.carry_forward = first.seed, self.carry_forward or first.carry_forward
        elif self.seed is None:
            self.seed = secrets.randbits(64)
        self.reports = {key: report._replace(carry_forward=self.carry_forward)
                        for key, report in self.reports.items()}
        self.version = version()
        self.checks = f"{self.version} {options.feedback}"      # what an answer depends on, beside the file
        self.students, self.judges, self.stopped = [], queue.SimpleQueue(), False
        self.told, self.unclear = [], []        # sentences about files, and about who was not marked

    def recognise(self, students):
        """Give each student the key of one who is known, or a new one. Raises BadSubmission."""
        known, name = [report.student for report in self.reports.values()], self.options.student
        if name:
            self.students = [decided(name, students[0], known)]
        else:
            self.students, self.unclear = with_keys(students, known)
        new = [student.key for student in self.students if student.key not in self.reports]
        if name and known and new:
            self.told.append(f"Nobody in {self.out} was called {name} before.")
        names = [f"{key}{ending}" for key in new for ending in (".json", ".html")]
        if self.options.gradebook:
            names.append(give_back.target_of(self.options.gradebook, self.out).name)
        folder.need_room(self.out, names, is_ours=bool(known))

    def mark_all(self):
        """Mark all, some of them side by side. What is marked is written at once."""
        start, jobs, unchanged = time.monotonic(), min(self.options.jobs, len(self.students) or 1), 0
        with judges(self.seed, self.options.feedback, jobs) as some:
            for judge in some:
                self.judges.put(judge)
            with concurrent.futures.ThreadPoolExecutor(len(some)) as pool:
                try:
                    futures = [pool.submit(self.mark, student) for student in self.students]
                    for done, future in enumerate(concurrent.futures.as_completed(futures), 1):
                        said = future.result()
                        unchanged += not said
                        if sys.stderr.isatty():
                            progress.show_progress(done, len(futures), start)
                        elif said:
                            say(said)
                except BaseException:
                    self.stopped = True
                    pool.shutdown(wait=False, cancel_futures=True)
                    progress.show("\nStopping, as soon as the submissions in work are done ...\n")
                    raise
        if unchanged:
            say(f"Marked before, and not changed since: {unchanged}.")

    def mark(self, student):
        """Mark one student and write the files. Returns what to say of it, if it was not marked before."""
        handed_in, notes = files_of(student)
        before = self.reports.get(student.key)
        if before and not self.options.student and may_be_another(student, before, handed_in):
            problem = (f"{student.name} has been marked with other files, and may be somebody else: not "
                       f"marked. Give the path of these files and --student {student.name}, or --student and "
                       "another name.")
            self.unclear.append(problem)
            return problem
        now, kept = self.to_be_judged(before, handed_in)
        judge = self.judges.get()
        try:
            judged = judged_by(judge, handed_in, now)
        finally:
            self.judges.put(judge)
        if self.stopped:    # what stopped the marking may have ended the answers' processes too
            raise concurrent.futures.CancelledError
        student = student._replace(notes=(*student.notes, *notes, *not_again(kept)), entries=())
        report = self.report(student, before or Report(student, {}), judged, handed_in)
        if now:
            folder.write(self.out, report)
        self.reports[student.key] = report
        self.told += [f"{student.name}: {sentence}" for sentence in [told(handed_in)] if sentence]
        return f"{in_one_line(student.name)}: {report.score} of {report.max_score}" if now else ""

    def to_be_judged(self, before, handed_in):
        """Return (exercises to be judged now, those that have no file now and an earlier answer)."""
        now = list(self.exercises)
        if before:
            now = [exercise for exercise in self.only
                   if before.made[exercise] != [handed_in[exercise].digest, self.checks]]
        kept = [exercise for exercise in now if before and handed_in[exercise].is_none
                and before.judged[exercise][0].outcome is not Outcome.MISSING_FILE]
        return [exercise for exercise in now if exercise not in kept], kept

    def report(self, student, before, judged, handed_in):
        """Return the new Report of a student. Where something needs review, the next run judges it again."""
        made, code = dict(before.made), dict(before.code)
        for exercise, file in handed_in.items():
            if exercise not in self.exercises and file.source is not None:
                made[exercise] = [file.digest, ""]
        for exercise, answers in judged.items():
            reviewed = any(answer.outcome is Outcome.NEEDS_REVIEW for answer in answers)
            made[exercise] = [handed_in[exercise].digest, "" if reviewed else self.checks]
            code.update((answer.function, code_around(answer, handed_in[exercise].source))
                        for answer in answers)
        judged = {exercise: judged.get(exercise) or before.judged[exercise] for exercise in self.exercises}
        return before._replace(
            student=as_known(student, before.student), judged=judged, made=made, code=code, seed=self.seed,
            carry_forward=self.carry_forward)

    def by_earlier_checks(self):
        """Return {key: the files of which an earlier version of the checks has judged the answers}."""
        found = {key: ", ".join(f"{exercise}.py" for exercise, (_, checks) in report.made.items()
                                if checks and checks.split()[0] != self.version)
                 for key, report in self.reports.items()}
        return {key: names for key, names in found.items() if names}


def version():
    """Return a short word for what decides marks: the questions, the sandbox, the comparing, and Python."""
    content = [path.read_bytes() for place, path in files.grader_files().items()
               if place.startswith(DECIDING) and path.name not in WORDING]
    return hashlib.sha256(b"".join([*content, sys.version[:4].encode()])).hexdigest()[:12]


def may_be_another(student, before, handed_in):
    """Return whether somebody without an id, with other files than those known, may be another person."""
    if student.id or student.place and student.place == before.student.place:
        return False
    now = {file.digest for exercise, file in handed_in.items()
           if file.source is not None and not is_untouched(exercise, file.source)}
    had_nothing = all(answer.outcome in NOTHING for answer in before.answers)
    return bool(now) and not had_nothing and now.isdisjoint(digest for digest, _ in before.made.values())


def not_again(kept):
    """Return a note on the exercises whose earlier answers are kept."""
    names = ", ".join(f"{exercise}.py" for exercise in kept)
    if len(kept) > 1:
        return [f"{names} were not handed in again: their earlier answers count."]
    return [f"{names} was not handed in again: its earlier answer counts."] * len(kept)


# ---- What is made of all Reports ---------------------------------------------------------------------------

def outcome_of(run, found, book, unclear, by_hand):
    """Write what is made of all Reports. Returns (its marks in a line, sentences, whether all was marked)."""
    everybody = sorted(run.reports.values(), key=lambda one: (one.student.name.casefold(), one.student.key))
    unclear = sorted(run.unclear) + unclear + [
        f"{run.out / name} cannot be read, so its student is in no table: mark that student again, or remove "
        "the file." for name in run.unreadable if name[:-len(".json")] not in run.reports]
    said, earlier = sorted(run.told), run.by_earlier_checks()
    others = len(everybody) - len(run.students)
    said += [f"Students of earlier runs who are not in {run.options.path} keep their marks: {others}."
             ] * (others > 0)
    filled, unwritten = [], []
    if book:
        filled, unwritten = give_back.write_gradebook(everybody, book, run.options.gradebook, run.out)
    changed = write_class(run, everybody, found.unclear + unclear + unwritten + by_hand, earlier)
    said += give_back.write_feedback(everybody, book, run.out)
    names = {report.student.key: report.student.name for report in everybody}
    said += sentence_on("Changed marks", [
        f"{names[key]} ({words.partition(':')[0]})" for key, words in changed.items()])
    said += sentence_on("Judged by an earlier version of the checks, and not handed in again", [
        f"{names[key]} ({files})" for key, files in earlier.items()])
    said += by_hand + unclear
    reviews = [f"{one.student.name}, {answer.function}: {answer.message}"
               for one in everybody for answer in one.reviews]
    if reviews:
        said.append(f"Answers that need review: {len(reviews)}. The first: {in_one_line(reviews[0], 400)}")
    said += [in_one_line(sentence, 2000) for sentence in [*filled, *unwritten]]
    said.append(f"Open {os.path.join(run.options.out, 'index.html')}")
    return class_table.summary(everybody), said, not (reviews or found.unclear or unclear or unwritten)


def write_class(run, everybody, unclear, earlier):
    """Write marks.csv and index.html. Returns {key: how the marks differ from those of the last run}."""
    changed = {report.student.key: class_table.changes(report) for report in everybody}
    changed = {key: words for key, words in changed.items() if words}
    files.write_whole(run.out / "marks.csv", class_table.as_csv(everybody))
    files.write_whole(run.out / "index.html", class_page.page(
        everybody, run.out.resolve().name, unclear, changed, earlier))
    for report in everybody:
        given = report.given if report.points == report.last_given else [*report.given, report.points]
        folder.write(run.out, report._replace(given=given))
    return changed


def sentence_on(what, some):
    """Return a sentence that lists some things, if there are any."""
    more = [f"and {len(some) - MOST} more"] * (len(some) > MOST)
    return [f"{what}: {'; '.join(sorted(some)[:MOST] + more)}."] if some else []
