"""Marks a class, in one direction.

    students -> for each, which file answers which exercise -> Report -> NAME.json, NAME.html
    the Reports, with those of earlier runs -> marks.csv, index.html, the gradebook, feedback.zip
"""

import concurrent.futures
import os
import secrets
import sys
import time

from grading.judging.text import in_one_line
from grading.marking import (
    class_table, corrections, files, folder, give_back, layouts, progress)
from grading.marking.answer_files import is_untouched
from grading.marking.entries import refuse_if
from grading.marking.judges import code_around, files_of, judged_by, judges, told
from grading.marking.progress import say
from grading.marking.report import Report
from grading.marking.students import HandedIn, as_known, decided, with_keys
from grading.sandbox.outcome import Outcome

MOST = 12       # names in a sentence on the screen: the page has all
NOTHING = (Outcome.MISSING_FILE, Outcome.NOT_STARTED)


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
    with folder.opened(options.out) as out:
        reports, unreadable = folder.read(out)
        reports = as_in_the_first_run(options, reports)
        lines = corrections.read(out / "corrections.csv", options.marked)
        students, twice = recognised(options, out, found.students, reports)
        work, notes, others = take_in(options, students, reports)
        unclear = sorted(twice + others) + corrections.lay_over(reports, lines)
        mark_all(options, out, work, reports)
        unclear += [
            f"{out / name} cannot be read, so its student is in no table: mark that student again, or remove "
            "the file." for name in unreadable if name[:-len(".json")] not in reports]
        absent = len(reports) - len(students)
        notes += [f"Students of earlier runs who are not in {options.path} keep their marks: {absent}."
                  ] * (absent > 0)
        return give_out(options, out, book, reports, notes, found.unclear, unclear)


def as_in_the_first_run(options, reports):
    """Return the {key: Report}, and add to the options what the first run fixed. Raises BadSubmission."""
    options.marked = options.exercises      # in this folder; the exercises are those of this run
    first = next(iter(reports.values()), None)
    if first:
        options.marked = tuple(first.judged)
        refuse_if(set(options.exercises) - set(options.marked), f"{options.out} was marked with --only "
                  f"{' '.join(options.marked)}: say so again, or give another folder.")
        refuse_if(options.seed not in (None, first.seed), f"{options.out} was marked with --seed "
                  f"{first.seed}: leave --seed out, or give another folder.")
        options.seed, options.carry_forward = first.seed, options.carry_forward or first.carry_forward
    if options.seed is None:
        options.seed = secrets.randbits(64)
    options.checks = f"{files.version()} {options.feedback}"    # what an answer depends on, beside the file
    return {key: report._replace(carry_forward=options.carry_forward) for key, report in reports.items()}


def recognised(options, out, students, reports):
    """Return (the students with their keys, sentences on those who are not clear). Raises BadSubmission."""
    known, unclear = [report.student for report in reports.values()], []
    if options.student:
        students = [decided(options.student, students[0], known)]
    else:
        students, unclear = with_keys(students, known)
    new = [student.key for student in students if student.key not in reports]
    names = [f"{key}{ending}" for key in new for ending in (".json", ".html")]
    if options.gradebook:
        names.append(give_back.target_of(options.gradebook, out).name)
    folder.need_room(out, names, is_ours=bool(known))
    return students, unclear


# ---- What was handed in ------------------------------------------------------------------------------------

def take_in(options, students, reports):
    """Bring the Reports of students up to date, but for the answers that are to be judged.

    Returns ({key: (its AnswerFiles, the exercises to be judged)}, notes, sentences on who is not marked).
    """
    work, notes, unclear = {}, [], []
    if options.student and reports and students[0].key not in reports:
        notes.append(f"Nobody in {options.out} was called {options.student} before.")
    for student in students:
        handed_in, remarks = files_of(student)
        before = reports.get(student.key) or Report(student, {}, options.seed, options.carry_forward)
        if not options.student and may_be_another(student, before, handed_in):
            unclear.append(f"{student.name} has been marked with other files, and may be somebody else: not "
                           f"marked. Give the path of these files and --student {student.name}, or --student "
                           "and another name.")
            continue
        now, kept = to_be_judged(options, before, handed_in)
        if kept:
            names = ", ".join(f"{exercise}.py" for exercise in kept)
            remarks.append(f"Not handed in again, so the earlier answers count: {names}.")
        student = student._replace(notes=(*student.notes, *remarks), entries=())
        others = {exercise: [file.digest, ""] for exercise, file in handed_in.items()
                  if exercise not in options.marked and file.source is not None}
        reports[student.key] = before._replace(
            student=as_known(student, before.student), made={**before.made, **others})
        notes += [f"{student.name}: {sentence}" for sentence in [told(handed_in)] if sentence]
        if now:
            work[student.key] = handed_in, now
    for sentence in unclear:
        say(sentence)
    unchanged = len(students) - len(unclear) - len(work)
    if unchanged:
        say(f"Marked before, and not changed since: {unchanged}.")
    return work, sorted(notes), unclear


def may_be_another(student, before, handed_in):
    """Return whether somebody without an id, with other files than those known, may be another person."""
    if student.id or student.place and student.place == before.student.place:
        return False
    now = {file.digest for exercise, file in handed_in.items()
           if file.source is not None and not is_untouched(exercise, file.source)}
    had_nothing = all(answer.outcome in NOTHING for answer in before.answers)
    return bool(now) and not had_nothing and now.isdisjoint(digest for digest, _ in before.made.values())


def to_be_judged(options, before, handed_in):
    """Return (exercises to be judged now, those that have no file now and an earlier answer)."""
    now = options.exercises if before.judged else options.marked
    now = [exercise for exercise in now
           if before.made.get(exercise) != [handed_in[exercise].digest, options.checks]]
    kept = [exercise for exercise in now if before.judged and handed_in[exercise].is_none
            and before.judged[exercise][0].outcome is not Outcome.MISSING_FILE]
    return [exercise for exercise in now if exercise not in kept], kept


# ---- Marking -----------------------------------------------------------------------------------------------

def mark_all(options, out, work, reports):
    """Mark all, some of them side by side. What is marked is written at once."""
    start = time.monotonic()
    free = judges(options.seed, options.feedback, min(options.jobs, len(work) or 1))
    with concurrent.futures.ThreadPoolExecutor(free.qsize()) as pool:
        try:
            futures = {pool.submit(judged_by, free, *work[key]): key for key in work}
            for done, future in enumerate(concurrent.futures.as_completed(futures), 1):
                key = futures[future]
                report = with_answers(options, reports[key], future.result(), work[key][0])
                folder.write(out, report)
                reports[key] = report
                if sys.stderr.isatty():
                    progress.show_progress(done, len(work), start)
                else:
                    say(f"{in_one_line(report.student.name)}: {report.score} of {report.max_score}")
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            progress.show("\nStopping, as soon as the submissions in work are done ...\n")
            raise


def with_answers(options, report, judged, handed_in):
    """Return a Report with new Answers. Where something needs review, the next run judges it again."""
    made, code = dict(report.made), dict(report.code)
    for exercise, answers in judged.items():
        reviewed = any(answer.outcome is Outcome.NEEDS_REVIEW for answer in answers)
        made[exercise] = [handed_in[exercise].digest, "" if reviewed else options.checks]
        code.update((answer.function, code_around(answer, handed_in[exercise].source)) for answer in answers)
    return report._replace(judged={**report.judged, **judged}, made=made, code=code)


# ---- What is made of all Reports ---------------------------------------------------------------------------

def give_out(options, out, book, reports, notes, said_before, unclear):
    """Write what is made of all Reports. Returns what mark_class does."""
    everybody = sorted(reports.values(), key=lambda one: (one.student.name.casefold(), one.student.key))
    filled, unwritten = [], []
    if book:
        filled, unwritten = give_back.write_gradebook(everybody, book, options.gradebook, out)
    by_hand = folder.put_aside_what_was_changed_by_hand(out, everybody)
    folder.write_class(out, everybody, said_before + unclear + unwritten + by_hand)
    said = notes + give_back.write_feedback(everybody, book, out)
    said += list_of("Changed marks", everybody, lambda one: class_table.changes(one).partition(":")[0])
    said += list_of("Judged by an earlier version of the checks, and not handed in again", everybody,
                    lambda one: ", ".join(one.judged_earlier))
    said += by_hand + unclear
    reviews = [f"{one.student.name}, {answer.function}: {answer.message}"
               for one in everybody for answer in one.reviews]
    if reviews:
        said.append(f"Answers that need review: {len(reviews)}. The first: {in_one_line(reviews[0], 400)}")
    said += filled + unwritten + [f"Open {os.path.join(options.out, 'index.html')}"]
    return class_table.summary(everybody), said, not (reviews or said_before or unclear or unwritten)


def list_of(what, reports, words):
    """Return a sentence that lists the students of whom there is something to say, if there are any."""
    some = sorted(f"{one.student.name} ({words(one)})" for one in reports if words(one))
    more = [f"and {len(some) - MOST} more"] * (len(some) > MOST)
    return [f"{what}: {'; '.join(some[:MOST] + more)}."] if some else []
