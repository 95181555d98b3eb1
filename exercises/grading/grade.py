"""Marks the homework: one submission, or a class.

    python exercises/grading/grade.py exercises                     your own answers
    python exercises/grading/grade.py hw.zip --format json          one submission, for a program
    python exercises/grading/grade.py class --out marks             a folder of folders or .zip files
"""

import os
import sys

HERE = os.path.dirname(os.path.realpath(__file__))
# Python's own modules come first: no file here, or beside a student's answers, takes the place of one.
sys.path[:] = [folder for folder in sys.path if folder != HERE] + [os.path.dirname(HERE)]

import argparse
import contextlib
import signal
import threading

from grading.judging.answer import FEEDBACK
from grading.judging.text import in_one_line, printable
from grading.marking import class_run, document, files, find, mark, platforms, report, submission
from grading.marking.progress import say
from grading.questions import NAMES
from grading.sandbox.judges_end import GraderFault, need_processes

FORMATS = {"text": report.text, "json": document.to_json, "gradescope": platforms.gradescope,
           "classroom50": lambda marked: platforms.classroom50(marked, os.environ)}


def arguments(given):
    """Read the command line. Ends with one sentence and status 2 if it cannot be carried out."""
    parser = argparse.ArgumentParser(
        prog="grade.py", description="Marks the homework: one submission, or a class.")
    parser.add_argument("path", metavar="PATH", nargs="?",
                        help="a folder with ex*.py files, a .zip file, or a folder of such")
    parser.add_argument("--out", metavar="DIR",
                        help="write marks.csv, and NAME.json and NAME.md for each submission")
    parser.add_argument("--only", metavar="EXERCISE", choices=NAMES,
                        help=f"mark one exercise: {', '.join(NAMES)}")
    parser.add_argument("--seed", metavar="N", type=int, default=0,
                        help="draw other inputs (default: 0, as students have)")
    parser.add_argument("--jobs", metavar="N", type=lambda text: above_0(text, int, "a whole number"),
                        default=os.cpu_count() or 1,
                        help="submissions marked at the same time (default: one for each core)")
    parser.add_argument("--timeout", metavar="S", type=above_0, default=60.0,
                        help="seconds for a submission (default: 60)")
    parser.add_argument("--feedback", choices=FEEDBACK, default="full",
                        help="what messages reveal: all; the outcome and the named mistake; or nothing "
                             "(default: full)")
    parser.add_argument("--format", choices=FORMATS, default="text",
                        help="how one submission is reported (default: text)")
    parser.add_argument("--output", metavar="FILE", help="write the report to a file")
    options = parser.parse_args(given)
    if not options.path:
        parser.error("give the PATH of what is to be marked: a folder with a student's files, a .zip file, "
                     "or a class of them. To check your own answers: python exercises/check.py")
    if options.out and options.format != "text":
        parser.error("--format is for one submission, and --out for a class: give one of them")
    return options


def above_0(text, kind=float, what="a number of seconds"):
    with contextlib.suppress(ValueError):
        if 0 < kind(text) < float("inf"):
            return kind(text)
    raise argparse.ArgumentTypeError(f"{text!r} is not {what} above 0")


def report_on(given):
    """Mark what lies at the path, and return what is to be shown of it."""
    submission.refuse_if(given.out and os.path.exists(given.out) and not os.path.isdir(given.out),
                         f"{given.out} is a file: --out takes a folder, which is made if there is none.")
    found, single = find.find_submissions(given.path, given.format != "text", given.out)
    others = [] if single else find.not_taken(given.path)
    if others:
        say(f"Not marked, because neither a folder nor a .zip file: {in_one_line(', '.join(others))}")
    run = class_run.ClassRun(found, mark.Options(
        exercises=(given.only,) if given.only else tuple(NAMES), seed=given.seed, timeout=given.timeout,
        feedback=given.feedback), given.out, given.jobs)
    if single and not given.out:
        run.open()
        with run.judges:
            marked, _ = run.mark(*found)
        reviews, text = marked.reviews, FORMATS[given.format](marked)
    else:
        if single:
            say(f"Taken as one submission, because of the files in it: {given.path}")
        table = run.run()
        reviews, text = table.reviews, table.text()
    if reviews:
        say(f"Answers that need review, because the grader itself failed: {len(reviews)}. "
            f"The first: {in_one_line(reviews[0], 400)}")
    return text


def main(given=None):
    sys.stdout, sys.stderr = (stream or open(os.devnull, "w", encoding="utf-8")     # 2>&- makes it None
                              for stream in (sys.stdout, sys.stderr))
    given = arguments(given)
    try:
        need_processes()
        with ended_by_signals():
            text = report_on(given)
            if given.output:
                files.write_output(given.output, text)
            else:
                print(printable(text, sys.stdout), end="", flush=True)
        return 0
    except KeyboardInterrupt:
        say("Stopped." if not given.out else
            "Stopped. What is marked is kept, and the same command goes on from there.")
    except (submission.BadSubmission, ValueError, GraderFault) as error:
        say(f"grade.py: {error}")
    except OSError as error:
        say(f"grade.py: {error.filename or given.output or 'a file'}: {error.strerror or error}. "
            "Nothing was marked wrongly by it; mend that and run it again.")
    return 2


def ended_by_signals():
    """Return a context in which signals do what Ctrl-C does, so that nothing is left behind."""
    context = contextlib.ExitStack()
    for number in {signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)}:
        before = signal.getsignal(number)       # nohup has it ignored
        if threading.current_thread() is threading.main_thread() and before not in (signal.SIG_IGN, None):
            signal.signal(number, signal.default_int_handler)
            context.callback(signal.signal, number, before)
    return context


if __name__ == "__main__":
    sys.exit(main())
