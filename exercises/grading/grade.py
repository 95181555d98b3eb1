"""Marks the homework: one submission, or a class, as it was downloaded from a learning platform.

    python exercises/grading/grade.py exercises                     your own answers
    python exercises/grading/grade.py submissions.zip --out marks   a class, in any platform's layout
"""

import os
import sys

HERE = os.path.dirname(os.path.realpath(__file__))
# Python's own modules come first: no file here, or beside a student's answers, takes the place of one.
sys.path[:] = [folder for folder in sys.path if folder != HERE] + [os.path.dirname(HERE)]

import argparse
import pathlib
import signal

from grading.judging.answer import FEEDBACK
from grading.judging.text import in_one_line, printable
from grading.marking import class_run, documents, files, judges, layouts
from grading.marking.entries import BadSubmission, refuse_if
from grading.marking.progress import say
from grading.questions import NAMES
from grading.sandbox.process import GraderFault

FORMATS = ("text", "json", "gradescope", "classroom50")
VISIBILITY = ("hidden", "after_due_date", "after_published", "visible")


def arguments(given):
    """Read the command line. Ends with one sentence and status 2 if it cannot be carried out."""
    parser = argparse.ArgumentParser(
        prog="grade.py", description="Marks the homework: one submission, or a class.")
    parser.add_argument("path", metavar="PATH", nargs="?",
                        help="a folder with ex*.py files, or a class: a folder, or the .zip file "
                             "as downloaded")
    of_a_class(parser.add_argument_group("a class"))
    of_the_marks(parser.add_argument_group("what is marked, and how"))
    for_programs(parser.add_argument_group("for programs"))
    options = parser.parse_args(given)
    options.exercises = tuple(name for name in NAMES if name in (options.only or NAMES)
                              and name not in options.skip)
    problem = problem_with(options)
    if problem:
        parser.error(problem)
    return options


def of_a_class(group):
    group.add_argument("--out", metavar="DIR",
                       help="write marks.csv, index.html, and NAME.json and NAME.html for each student")
    group.add_argument("--gradebook", metavar="FILE",
                       help="the platform's gradebook or grading worksheet: it is filled in, and written "
                            "to DIR")
    group.add_argument("--column", metavar="TITLE", help="the column of the gradebook that the marks go to")
    group.add_argument("--student", metavar="NAME",
                       help="PATH, which may be a file, is one student's, who is called this")


def of_the_marks(group):
    group.add_argument("--only", metavar="EXERCISE", type=exercise_named, nargs="+", action="extend",
                       default=[], help=f"mark these exercises: {', '.join(NAMES)}")
    group.add_argument("--skip", metavar="EXERCISE", type=exercise_named, nargs="+", action="extend",
                       default=[], help="leave these exercises out")
    group.add_argument("--feedback", choices=FEEDBACK, default="full",
                       help="what messages reveal: all; the outcome and the named mistake; or nothing "
                            "(default: full)")
    group.add_argument("--carry-forward", action="store_true",
                       help="give the points of answers that are right, given an earlier mistake")
    group.add_argument("--seed", metavar="N", type=int,
                       help="what inputs are drawn from (default: for a class a number that the first run "
                            "draws and keeps; for one submission 0, as students have)")


def for_programs(group):
    group.add_argument("--format", choices=FORMATS, default="text",
                       help="how one submission is reported (default: text)")
    group.add_argument("--output", metavar="FILE", help="write the report to a file")
    group.add_argument("--visibility", choices=VISIBILITY,
                       help="when Gradescope shows students the results (default: Gradescope's own)")
    group.add_argument("--jobs", metavar="N", type=above_0, default=os.cpu_count() or 1,
                       help="submissions marked at the same time (default: one for each core)")


def problem_with(options):
    """Return what to do about options that do not go together, or ""."""
    if not options.path:
        return ("give the PATH of what is to be marked: a folder with a student's files, a .zip file, "
                "or a class of them. To check your own answers: python exercises/check.py")
    if options.out and options.format != "text":
        return "--format is for one submission, and --out for a class: give one of them"
    if options.gradebook and not options.out:
        return "--gradebook needs --out DIR, the folder that the marks are written to"
    if options.column and not options.gradebook:
        return "--column names a column of the --gradebook"
    return "" if options.exercises else "nothing is left to mark: --skip leaves out all exercises"


def exercise_named(word):
    """Return the exercise that a word stands for: ex3_chain_rule, ex3_chain_rule.py or ex3."""
    name = word[:-3] if word.endswith(".py") else word
    found = [one for one in NAMES if name in (one, one.split("_")[0])]
    if not found:
        raise argparse.ArgumentTypeError(f"{word!r} is not an exercise. There are {', '.join(NAMES)}")
    return found[0]


def above_0(text):
    if not text.isascii() or not text.isdigit() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number above 0")
    return int(text)


def mark_one(given):
    """Mark one submission. Returns (what is to be shown of it, sentences, whether all of it was marked).

    On the screen, several people's are told what to add. Raises GraderFault where the grader itself has
    failed, and Gradescope would show that as a score of 0.
    """
    student = layouts.read_one(given.path, given.student)
    if given.format == "text" and not given.student:
        names = layouts.several_people(student, given.path)
        refuse_if(names, f"{given.path} holds the files of several students ({', '.join(names[:5])}): for a "
                         "class, add --out DIR; if all of it is one student's, --student NAME.")
    report, told = judges.report_on(student, given)
    said = [told] * bool(told) + [f"{answer.function} needs review: {in_one_line(answer.message, 400)}"
                                  for answer in report.reviews]
    failed = any(answer.message.startswith(judges.FAILED) for answer in report.reviews)
    if failed and given.format == "gradescope":
        raise GraderFault(said[-1])
    text = {"text": documents.text, "json": documents.json,
            "gradescope": lambda one: documents.gradescope(one, given.visibility),
            "classroom50": documents.classroom50}[given.format](report)
    return text, said, not report.reviews or given.format != "text"     # the others hold it themselves


def main(given=None):
    sys.stdout, sys.stderr = (stream or open(os.devnull, "w", encoding="utf-8")     # 2>&- makes it None
                              for stream in (sys.stdout, sys.stderr))
    given = arguments(given)
    try:
        text, sentences, whole = (class_run.mark_class if given.out else mark_one)(given)
        if given.output:        # whatever it is: a file, a link to one, a pipe, a device
            pathlib.Path(given.output).write_bytes(files.as_bytes(text))
        else:
            print(printable(text, sys.stdout), end="", flush=True)
        for sentence in sentences:
            say(sentence)
        return 0 if whole else 2
    except KeyboardInterrupt:
        say("Stopped." if not given.out else
            "Stopped. What is marked is kept, and the same command goes on from there.")
    except (BadSubmission, ValueError, GraderFault) as error:
        say(f"grade.py: {error}")
    except OSError as error:
        say(f"grade.py: {what_to_do(error, error.filename or given.output or 'a file')}")
    return 2


def what_to_do(error, path):
    """Return a sentence about a file that cannot be written. Windows lets nobody change one that is open."""
    folder = os.path.dirname(path) or "."
    if isinstance(error, PermissionError) and os.path.isfile(path) and os.access(folder, os.W_OK):
        return f"{path} is open in another program: close it there and run the same command again."
    return (f"{path}: {error.strerror or error}. No mark is lost by it. Fix that, and run the same command "
            "again.")


if __name__ == "__main__":
    for name in ("SIGTERM", "SIGHUP"):      # they do what Ctrl-C does, so that nothing is left behind
        number = getattr(signal, name, None)
        if number and signal.getsignal(number) != signal.SIG_IGN:       # nohup has it ignored
            signal.signal(number, signal.default_int_handler)
    sys.exit(main())
