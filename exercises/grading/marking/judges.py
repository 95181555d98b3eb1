"""Judges submissions, one or many side by side."""

import io
import queue

from grading.judging.answer import Answer
from grading.judging.judge import Judge, review
from grading.marking import progress
from grading.marking.answer_files import AnswerFile, answer_files
from grading.marking.report import Report
from grading.questions import NAMES, questions_of
from grading.sandbox.outcome import Outcome

AROUND = 2                              # lines of code shown before and after the one a message points to
LONGEST_LINE = 500                      # characters of a line of code that are shown
FAILED = "The grader itself failed"     # how the message begins where that is so


def judges(seed, feedback, jobs=1):
    """Return a queue of judges, each for one submission at a time, and say how far their walls stand.

    Without walls there is only one, since an answer could reach the process of another. Raises GraderFault
    where none can run.
    """
    causes, free = {}, queue.SimpleQueue()
    first = Judge(seed, feedback, causes=causes)
    user, filtered, as_root = first.sandbox.walls()
    if not (user or filtered):
        progress.say(progress.PARTIAL)
    elif as_root:
        progress.say(progress.AS_ROOT)
    free.put(first)
    for _ in range(jobs - 1 if user or filtered else 0):
        free.put(Judge(seed, feedback, causes=causes))
    return free


def report_on(student, options):
    """Return the Report of one submission, and a sentence about its files, or ""."""
    files, notes = files_of(student)
    judged = judged_by(judges(options.seed or 0, options.feedback), files, options.exercises)
    student = student._replace(notes=(*student.notes, *notes), entries=())
    return Report(student, judged, options.seed or 0, options.carry_forward), told(files)


def files_of(student):
    """Return what answer_files does. Whatever is wrong with a student's files costs nobody else anything."""
    try:
        return answer_files(student)
    except Exception as error:
        why = f"{FAILED}, so a teacher must look at this: {type(error).__name__}: {error}"
        return dict.fromkeys(NAMES, AnswerFile(problem=why, review=True, several=True)), []


def told(files):
    """Return what a teacher should know of a student's files: a sentence, or ""."""
    said = [file.problem or f"{exercise}.py is empty." for exercise, file in files.items()
            if file.problem or file.source is not None and not file.source.strip()]
    said = list(dict.fromkeys(said))
    return "".join(said[:1]) + f" (and {len(said) - 1} more)" * (len(said) > 1)


def judged_by(free, files, exercises):
    """Return {exercise: its Answers} for some exercises of a student's AnswerFiles, by one of the judges."""
    judged = {exercise: [
        Answer(exercise=exercise, function=question.function, score=0, max_score=question.points,
               outcome=Outcome.NEEDS_REVIEW, mistake=None, message=files[exercise].problem)
        for question in questions_of(exercise)] for exercise in exercises if files[exercise].review}
    clear = {exercise: (files[exercise].source, files[exercise].problem)
             for exercise in exercises if exercise not in judged}
    judge = free.get()
    try:
        found = judge.check_all(clear) if clear else {}
        judged.update({exercise: judge.explain(answers) for exercise, answers in found.items()})
    except Exception as error:      # of the grader itself
        judged.update({exercise: [review(exercise, question, error) for question in questions_of(exercise)]
                       for exercise in clear})
    finally:
        free.put(judge)
    return {exercise: judged[exercise] for exercise in exercises}


def code_around(answer, source):
    """Return (number of the first, lines) of the student's code around the line that a message points to."""
    lines = lines_of(source or b"")
    if not answer.line or not 1 <= answer.line <= len(lines):
        return None
    first, last = max(1, answer.line - AROUND), min(len(lines), answer.line + AROUND)
    return first, [line.expandtabs(4)[:LONGEST_LINE] for line in lines[first - 1:last]]


def lines_of(source):
    """Return the lines of a file, numbered as Python does: nothing else ends a line."""
    try:
        text = source.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = source.decode("latin-1")
    return [line.rstrip("\n") for line in io.StringIO(text, newline=None)]
