"""Marks a class, many submissions side by side."""

import concurrent.futures
import contextlib
import threading

from grading.judging.check import Checks
from grading.judging.judge import Judge
from grading.marking import class_page, class_table, files, html_report, mark, progress
from grading.marking.answer_files import answer_files
from grading.marking.entries import BadSubmission
from grading.marking.marks_folder import Marked

BOM = "\ufeff"      # without it Excel takes the text for something else


class ClassRun:
    """Marks students. With a folder, what is marked already, from the same content, is taken over."""

    def __init__(self, students, options, folder=None, jobs=1):
        self.students, self.folder, self.jobs = students, folder, jobs
        self.options = folder.options if folder else options
        self.checks, self.causes = Checks(options.seed), {}     # which the judges share
        self.judges, self.local, self.spare = contextlib.ExitStack(), threading.local(), []
        self.stopped, self.lower = False, []    # lower: whose marks are lower than before
        self.told, self.unclear = [], []    # sentences about files, and about students who were not marked

    def open(self):
        """Start the first judge, and say how far its walls stand. Raises GraderFault where none can run."""
        self.spare.append(self.new_judge())
        user, filtered, as_root = self.spare[0].sandbox.walls()
        if not (user or filtered):
            self.jobs = 1       # so that one submission cannot reach the process of another
            progress.say(progress.PARTIAL)
        elif as_root:
            progress.say(progress.AS_ROOT)

    def new_judge(self):
        return self.judges.enter_context(Judge(
            checks=self.checks, feedback=self.options.feedback, causes=self.causes,
            carry_forward=self.options.carry_forward))

    def judge(self):        # one for each thread
        if not hasattr(self.local, "judge"):
            try:
                self.local.judge = self.spare.pop()
            except IndexError:
                self.local.judge = self.new_judge()
        return self.local.judge

    def mark(self, student):
        """Return (Marked, whether anything was marked now) of one student, and write the files.

        Raises BadSubmission if nobody can tell who it is.
        """
        answers, before, kept, stem = None, {}, [], ""
        try:
            answers = answer_files(student)
            if self.folder:
                stem = self.folder.stem_of(student, answers)
                student = self.folder.as_known(student, stem)
                before, kept = self.folder.before(stem, answers)
            notes = [f"{name}.py was not handed in again: its earlier answer counts." for name in kept]
            student = student._replace(notes=tuple(answers.notes + notes), entries=())
            if len(before) < len(self.options.exercises):
                document = mark.mark(student.key, answers, self.judge(), self.options, before)
            else:
                document = mark.document_of(student.key, before, self.options)
        except BadSubmission:
            raise
        except Exception as error:
            document = mark.failed(student.key, error, self.options)
            stem = stem or self.folder and self.folder.stem_of(student)
        if self.stopped:    # what stopped the marking may have ended the answers' processes too
            raise concurrent.futures.CancelledError
        self.told += [f"{student.name}: {sentence}" for sentence in answers.told] if answers else []
        now = [exercise for exercise in self.options.exercises if exercise not in before]
        marked = Marked(student, document, stem)
        earlier = self.folder.document_before(stem) if self.folder and now else None
        if earlier and document.score < earlier.score and not document.needs_review:
            self.lower.append(f"{student.name} ({document.score}, was {earlier.score})")
        if self.folder and (now or not self.folder.knows(student, stem)):
            sources = answers.sources if answers else {}
            report = html_report.page(document, sources, student.name, student.late, student.notes)
            self.folder.write(marked, answers, now if answers else [], report)
        return marked, bool(now)

    def run(self):
        """Mark all, and return the table of the class."""
        table, bar = class_table.ClassTable(), progress.Progress(len(self.students))
        self.open()
        workers = max(1, min(self.jobs, len(self.students)))
        with self.judges, concurrent.futures.ThreadPoolExecutor(workers) as pool:
            try:    # as_completed lets go of each document when it has been counted, so memory stays flat
                for future in concurrent.futures.as_completed(
                        [pool.submit(self.mark, student) for student in self.students]):
                    try:
                        marked, new = future.result()
                    except BadSubmission as problem:
                        self.unclear.append(str(problem))
                        bar.skip()
                        continue
                    table.add(marked)
                    bar.step(marked, new)
            except BaseException:
                self.stopped = True
                pool.shutdown(wait=False, cancel_futures=True)
                progress.show("\nStopping, as soon as the submissions in work are done ...\n")
                raise
        return self.write_class(table.reviews) if self.folder else table

    def write_class(self, reviews):
        """Write what shows the whole class, and return its table, with the students of earlier runs."""
        table = class_table.ClassTable()
        everybody = self.folder.everybody()
        for marked in everybody:
            table.add(marked)
        files.write_whole(self.folder.path / "marks.csv", BOM + table.csv(self.folder.settings))
        rows = [class_page.Row(marked.student.name, marked.student.id, marked.student.late, marked.document,
                               files.quoted(f"{marked.stem}.html"), marked.student.notes)
                for marked in everybody]
        files.write_whole(self.folder.path / "index.html",
                          class_page.page(rows, self.folder.path.name, self.folder.settings["seed"]))
        return table
