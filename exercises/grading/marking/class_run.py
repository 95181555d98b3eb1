"""Marks a class, many submissions side by side."""

import concurrent.futures
import contextlib
import threading

from grading.judging.check import Checks
from grading.judging.judge import Judge
from grading.marking import class_page, class_table, files, html_report, mark, progress, submission
from grading.marking.marks_folder import Marked, who_is


BOM = "\ufeff"      # without it Excel takes the text for something else


class ClassRun:
    """Marks students. With a folder, what is marked already, from the same content, is taken over."""

    def __init__(self, students, options, folder=None, jobs=1):
        self.students, self.folder, self.jobs = students, folder, jobs
        self.options = folder.options if folder else options
        self.checks, self.causes = Checks(options.seed), {}     # which the judges share
        self.judges, self.local, self.spare = contextlib.ExitStack(), threading.local(), []
        self.stopped, self.lower = False, []    # lower: whose marks are lower than before
        if folder:
            folder.name_files([who_is(student) for student in students])

    def open(self):
        """Start the first judge, and say how far its walls stand. Raises GraderFault where none can run."""
        self.spare.append(self.new_judge())
        sandbox = self.spare[0].sandbox
        if not sandbox.isolated:
            self.jobs = 1       # so that one submission cannot reach the process of another
            progress.say(progress.PARTIAL)
        elif sandbox.as_root:
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
        """Return (Marked, whether anything was marked now) of one student, and write the files."""
        who, handed_in, before = who_is(student), None, {}
        try:
            handed_in = submission.Submission(student)
            who = who._replace(notes=handed_in.notes)
            before = self.folder.before(who, handed_in) if self.folder else {}
            if len(before) < len(self.options.exercises):
                document = mark.mark(handed_in, self.judge(), self.options, before)
            else:
                document = mark.document_of(student.key, before, self.options)
        except Exception as error:
            document = mark.failed(student.key, error, self.options)
        if self.stopped:    # what stopped the marking may have ended the answers' processes too
            raise concurrent.futures.CancelledError
        now = [exercise for exercise in self.options.exercises if exercise not in before]
        marked = Marked(who, document)
        earlier = self.folder.document_before(who) if self.folder and now else None
        if earlier and document.score < earlier.score and not document.needs_review:
            self.lower.append(f"{who.name} ({document.score}, was {earlier.score})")
        if self.folder and (now or not self.folder.knows(who)):
            self.write(marked, handed_in, now)
        return marked, bool(now)

    def write(self, marked, handed_in, now):
        sources = handed_in.sources if handed_in else {}
        who = marked.who
        report = html_report.page(marked.document, sources, who.name, who.late, who.notes)
        self.folder.write(marked, handed_in, now if handed_in else [], report)

    def run(self):
        """Mark all, and return the table of the class."""
        table, bar = class_table.ClassTable(), progress.Progress(len(self.students))
        self.open()
        workers = min(self.jobs, len(self.students))
        with self.judges, concurrent.futures.ThreadPoolExecutor(workers) as pool:
            try:    # as_completed lets go of each document when it has been counted, so memory stays flat
                for future in concurrent.futures.as_completed(
                        [pool.submit(self.mark, student) for student in self.students]):
                    marked, new = future.result()
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
        rows = [class_page.Row(marked.who.name, marked.who.id, marked.who.late, marked.document,
                               files.quoted(f"{marked.stem}.html"), marked.who.notes) for marked in everybody]
        files.write_whole(self.folder.path / "index.html",
                          class_page.page(rows, self.folder.path.name, self.folder.settings["seed"]))
        return table
