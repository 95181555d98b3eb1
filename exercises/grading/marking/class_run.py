"""Marks a class, many submissions side by side."""

import concurrent.futures
import contextlib
import threading

from grading.judging.check import Checks
from grading.judging.judge import Judge
from grading.marking import class_table, files, mark, marks_folder, progress, submission


class ClassRun:
    """What is marked already, from the same content and with the same options, is taken over."""

    def __init__(self, found, options, out=None, jobs=1):
        self.found, self.options, self.jobs = found, options, jobs
        self.folder = marks_folder.MarksFolder(out, found, options) if out else None
        self.checks, self.causes = Checks(options.seed), {}     # which the judges share
        self.judges, self.local, self.spare = contextlib.ExitStack(), threading.local(), []
        self.stopped = False

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
            checks=self.checks, feedback=self.options.feedback, causes=self.causes))

    def judge(self):        # one for each thread
        if not hasattr(self.local, "judge"):
            try:
                self.local.judge = self.spare.pop()
            except IndexError:
                self.local.judge = self.new_judge()
        return self.local.judge

    def mark(self, name):
        """Return (document, whether it was marked now) of one submission, and write its files."""
        handed_in = None
        try:
            handed_in = submission.Submission(name, self.found[name])
            document = self.folder and self.folder.find(handed_in)
            if document:
                return document, False
            document = mark.mark(handed_in, self.judge(), self.options)
        except Exception as error:
            document = mark.failed(name, error, self.options)
        if self.stopped:    # what stopped the marking may have ended the answers' processes too
            raise concurrent.futures.CancelledError
        if self.folder:
            self.folder.write(document, handed_in)
        return document, True

    def run(self):
        """Mark all, and return the table of the class."""
        table, bar = class_table.ClassTable(), progress.Progress(len(self.found))
        self.open()
        with self.judges, concurrent.futures.ThreadPoolExecutor(min(self.jobs, len(self.found))) as pool:
            try:    # as_completed lets go of each document when it has been counted, so memory stays flat
                for future in concurrent.futures.as_completed(
                        [pool.submit(self.mark, name) for name in sorted(self.found)]):
                    document, new = future.result()
                    table.add(document)
                    bar.step(document, new)
            except BaseException:
                self.stopped = True
                pool.shutdown(wait=False, cancel_futures=True)
                progress.show("\nStopping, as soon as the submissions in work are done ...\n")
                raise
        if self.folder:
            files.write_whole(self.folder.path / "marks.csv", table.csv())
        return table
