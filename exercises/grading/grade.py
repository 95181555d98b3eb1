"""Marks the homework: one submission, or a class.

    python exercises/grading/grade.py exercises                     your own answers
    python exercises/grading/grade.py hw.zip --format json          one submission, for a program
    python exercises/grading/grade.py class --out marks             a folder of folders or .zip files
"""

import argparse
import concurrent.futures
import hashlib
import json
import math
import os
import pathlib
import signal
import sys
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import reports
from exercises import EXERCISES
from judge import FEEDBACK, Judge, draw_checks, in_one_line, review
from sandbox import GraderFault
from submissions import NAMES, BadSubmission, Submission, find_submissions, not_taken

COULD = ("delete or rename your files and end your programs" if hasattr(os, "fork") else
         "read and change your files and outlive the check")
PARTIAL = (f"Note: answers run with your own rights here, so they could {COULD}. "
           "For work you do not trust, see exercises/grading/README.md.")


def arguments(given):
    """Read the command line. Ends with one sentence and status 2 if it cannot be carried out."""
    parser = argparse.ArgumentParser(prog="grade.py", description="Marks the homework: one submission, or a class.")
    parser.add_argument("path", metavar="PATH", help="a folder with ex*.py files, a .zip file, or a folder of such")
    parser.add_argument("--out", metavar="DIR", help="write marks.csv, and NAME.json and NAME.md for each submission")
    parser.add_argument("--only", metavar="EXERCISE", choices=NAMES, help=f"mark one exercise: {', '.join(NAMES)}")
    parser.add_argument("--seed", metavar="N", type=int, default=0, help="draw other inputs (default: 0, as students have)")
    parser.add_argument("--jobs", metavar="N", type=positive_int, default=os.cpu_count() or 1,
                        help="submissions marked at the same time (default: one for each core)")
    parser.add_argument("--timeout", metavar="S", type=positive, default=60.0, help="seconds for a submission (default: 60)")
    parser.add_argument("--feedback", choices=FEEDBACK, default="full",
                        help="what messages reveal: all; the outcome and the named mistake; or nothing (default: full)")
    parser.add_argument("--format", choices=("text", "json", "gradescope", "classroom50"), default="text",
                        help="how one submission is reported (default: text)")
    parser.add_argument("--output", metavar="FILE", help="write the report to a file")
    options = parser.parse_args(given)
    if options.out and options.format != "text":
        parser.error("--format is for one submission, and --out for a class: give one of them")
    return options


def positive(text, kind=float, what="a number of seconds above 0"):
    try:
        value = kind(text)
    except ValueError:
        value = 0
    if not 0 < value < math.inf:
        raise argparse.ArgumentTypeError(f"{text!r} is not {what}")
    return value


def positive_int(text):
    return positive(text, int, "a whole number above 0")


# ---- Marking ----------------------------------------------------------------------------------------------------

def mark(submission, judge, options):
    """Return the document of one submission. Takes little longer than the time limit, whatever the submission does."""
    deadline = time.monotonic() + options.timeout
    answers = []
    for exercise in [options.only] if options.only else NAMES:
        answers += judge.check(exercise, submission.sources[exercise], submission.problems.get(exercise, ""),
                               deadline - time.monotonic())
    try:
        judge.sandbox.sweep()
    except GraderFault as fault:
        return failed(submission.name, fault, options)
    return reports.document(submission.name, answers, options.seed)


def failed(name, error, options):
    """Return the document of a submission at which the grader itself failed."""
    answers = [review(exercise.name, question, error) for exercise in EXERCISES
               if options.only in (None, exercise.name) for question in exercise.questions]
    return reports.document(name, answers, options.seed)


def write_whole(path, content):
    """Write a text file so that at every moment it is there whole or not at all."""
    path = pathlib.Path(path)
    draft = path.with_name(f".{os.getpid()}.{threading.get_ident()}.draft")
    try:
        with open(draft, "w", encoding="utf-8", errors="backslashreplace", newline="") as file:
            file.write(content)
        os.replace(draft, path)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None
    finally:
        if draft.exists():
            draft.unlink()


def as_json(document):
    return json.dumps(document, indent=1) + "\n"


# ---- One submission ------------------------------------------------------------------------------------------------

def mark_one(name, path, options):
    """Mark one submission and return its report in the format that was asked for."""
    try:
        with Judge(options.seed, options.feedback) as judge:
            say_how_isolated(judge)
            document = mark(Submission(name, path), judge, options)
    except Exception as error:
        document = failed(name, error, options)
    say_what_needs_review(reports.reviews(document))
    if options.format == "json":
        return as_json(document)
    if options.format == "gradescope":
        return as_json(reports.gradescope(document))
    if options.format == "classroom50":
        return as_json(reports.classroom50(document, os.environ))
    return reports.text(document)


def say_how_isolated(judge):
    if not judge.sandbox.isolated:
        print(PARTIAL, file=sys.stderr)


def say_what_needs_review(reviews):
    if reviews:
        print(f"Answers that need review, because the grader itself failed: {len(reviews)}. "
              f"The first: {in_one_line(reviews[0], 400)}", file=sys.stderr)


# ---- A class --------------------------------------------------------------------------------------------------------

class ClassRun:
    """Marks many submissions side by side. What is marked already, from the same content and options, is taken over."""

    def __init__(self, found, options):
        self.found, self.options = found, options
        self.out = pathlib.Path(options.out) if options.out else None
        self.checks = draw_checks(options.seed)
        self.grader = hashlib.sha256()
        for path in [*sorted(HERE.glob("*.py")), HERE.parents[1] / "single_neuron.py"]:
            self.grader.update(path.read_bytes())
        self.judges, self.local, self.lock = [], threading.local(), threading.Lock()
        self.stopped = False

    def digest(self, submission):
        """Return what the marks depend on: the submission, the checks, the options and Python's version, as one number."""
        options = self.options
        content = [submission.name, sorted(submission.problems.items()), options.only, options.seed, options.timeout,
                   options.feedback, sys.version, [submission.sources[name] for name in NAMES]]
        return hashlib.sha256(self.grader.digest() + repr(content).encode("utf-8", "backslashreplace")).hexdigest()

    def judge(self):
        """Return the judge of this thread."""
        if not hasattr(self.local, "judge"):
            judge = Judge(checks=self.checks, feedback=self.options.feedback)
            with self.lock:
                if all(other.sandbox.isolated for other in self.judges):
                    say_how_isolated(judge)
                self.judges.append(judge)
            self.local.judge = judge
        return self.local.judge

    def mark(self, name):
        """Return (document, whether it was marked now) of one submission, and write its files."""
        if self.stopped:
            raise concurrent.futures.CancelledError
        try:
            submission = Submission(name, self.found[name])
            digest = self.digest(submission)
            document = self.marked_before(name, digest)
            if document:
                return document, False
            document = mark(submission, self.judge(), self.options)
        except Exception as error:
            document, digest = failed(name, error, self.options), ""
        if self.out:
            self.forget(name)
            write_whole(self.file(name, ".json"), as_json(document))
            write_whole(self.file(name, ".md"), reports.markdown(document))
            if not document["needs_review"]:
                write_whole(self.file(name, "", ".marked"), digest)
        return document, True

    def forget(self, name):
        """Take away the sign that a submission is marked, for as long as its files are being written."""
        try:
            self.file(name, "", ".marked").unlink()
        except FileNotFoundError:
            pass

    def file(self, name, ending, folder="."):
        """Return the path of a file for a submission. A name that is too long for a file is cut, and made unique."""
        data = os.fsencode(name)
        if len(data) > 240:
            name = f"{name[:50]}-{hashlib.sha256(data).hexdigest()[:8]}"
        return self.out / folder / (name + ending)

    def marked_before(self, name, digest):
        """Return the document of an earlier run that had the same digest, or None."""
        if not self.out:
            return None
        try:
            if self.file(name, "", ".marked").read_text(encoding="utf-8") != digest or not self.file(name, ".md").exists():
                return None
            document = json.loads(self.file(name, ".json").read_text(encoding="utf-8"))
            return document if document["submission"] == name and document["answers"] else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def run(self):
        """Mark all, and return the table of the class."""
        if self.out:
            (self.out / ".marked").mkdir(parents=True, exist_ok=True)
        table, progress = reports.ClassTable(), Progress(len(self.found))
        pool = concurrent.futures.ThreadPoolExecutor(min(self.options.jobs, len(self.found)))
        try:    # as_completed lets go of each document when it has been counted, so memory stays flat
            for future in concurrent.futures.as_completed([pool.submit(self.mark, name) for name in sorted(self.found)]):
                document, new = future.result()
                table.add(document)
                progress.step(document, new)
        except BaseException:
            self.stopped = True
            print("\nStopping, as soon as the submissions in work are done ...", file=sys.stderr)
            raise
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
            for judge in self.judges:
                judge.sandbox.close()
            progress.end()
        if self.out:
            write_whole(self.out / "marks.csv", table.csv())
        return table


class Progress:
    """On a terminal a bar with the time that is left, otherwise a line for each submission. Goes to standard error."""

    def __init__(self, total):
        self.total, self.done, self.start = total, 0, time.monotonic()
        self.terminal = sys.stderr.isatty()

    def step(self, document, new):
        self.done += 1
        if self.terminal:
            left = (time.monotonic() - self.start) / self.done * (self.total - self.done)
            bar = "#" * (30 * self.done // self.total)
            print(f"\r[{bar:.<30}] {self.done} of {self.total}, about {left:.0f} s left   ", end="", file=sys.stderr,
                  flush=True)
        else:
            print(f"{printable(in_one_line(document['submission']), sys.stderr)}: {document['score']} of {document['max_score']}"
                  + ("" if new else " (marked before)"), file=sys.stderr)

    def end(self):
        if self.terminal:
            print(file=sys.stderr)


def printable(text, stream):
    """Return a text as a stream can show it."""
    encoding = getattr(stream, "encoding", None) or "ascii"
    return text.encode(encoding, "backslashreplace").decode(encoding)


def interrupt(*_):
    raise KeyboardInterrupt


def main(given=None):
    options = arguments(given)
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, interrupt)    # so that nothing is left behind then either
    try:
        if options.out and os.path.exists(options.out) and not os.path.isdir(options.out):
            raise BadSubmission(f"{options.out} is a file: --out takes a folder, which is made if there is none.")
        found, single = find_submissions(options.path, options.format != "text", options.out)
        others = [] if single else not_taken(options.path)
        if others:
            print(f"Not marked, because neither a folder nor a .zip file: "
                  f"{printable(in_one_line(', '.join(others)), sys.stderr)}",
                  file=sys.stderr)
        if single and not options.out:
            report = mark_one(*next(iter(found.items())), options)
        else:
            if single:
                print(f"Taken as one submission, because of the files in it: {printable(options.path, sys.stderr)}", file=sys.stderr)
            table = ClassRun(found, options).run()
            report = table.text()
            say_what_needs_review(table.reviews)
        if options.output:
            write_whole(options.output, report)
        else:
            print(printable(report, sys.stdout), end="")
    except KeyboardInterrupt:
        print("Stopped. What is marked is kept, and the same command goes on from there." if options.out else "Stopped.",
              file=sys.stderr)
        return 2
    except (BadSubmission, ValueError) as error:
        print(f"grade.py: {error}", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"grade.py: {error.filename or 'a file'}: {error.strerror or error}. Nothing was marked wrongly by it; "
              "mend that and run it again.", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
