"""NAME.html: what one student reads, on a phone, on a screen or on paper."""

from collections import Counter

from grading.judging.answer import Outcome, first_problem, points_of
from grading.judging.text import counted
from grading.marking import web
from grading.marking.web import fill, text

REVIEW = "Some of this could not be marked yet. A teacher must look at it."
CARRIED_OVER = "Carried over means: right, given another function of yours that is not right yet."


def page(report):
    points = f"{report.score} of {report.max_score} points"
    return web.page(f"{report.student.name}: {points}", "student", fill(
        "report", name=web.person(report.student.name), score=report.score, max_score=report.max_score,
        bar=web.bar({"right": report.score}, report.max_score or 1, points),
        about="\n".join(about(report)),
        files="\n".join(file_section(report, exercise) for exercise in report.judged)))


def about(report):
    """Yield what there is to say of the whole submission."""
    if report.reviews:
        yield fill("warning", words=REVIEW)
    if all(answer.message for answer in report.answers):     # not only the marks
        yield from overview(report)
    if report.student.late:
        yield fill("paragraph", words="Handed in late.")
    notes = [*report.corrected, *report.student.notes]
    if notes:
        yield fill("notes", notes="".join(fill("note", words=text(note)) for note in notes))


def overview(report):
    """Yield how many functions are right, wrong and so on, and which one to do next."""
    answers, problem = report.answers, first_problem(report.answers)
    counts = Counter(answer.outcome.column for answer in answers)
    words = f"{counted(len(answers), 'function')}: {web.in_words(counts)}."
    yield fill("paragraph", words=f"{words} {CARRIED_OVER}" if counts["carried over"] else words)
    if not problem:
        yield fill("paragraph", words="All of this is right. Well done!")
    elif report.is_of_the_file(problem.exercise):
        yield fill("paragraph", words=f"Next: the file {text(problem.exercise)}.py")
    else:
        yield fill("next", function=text(problem.function), file=f"{text(problem.exercise)}.py")


# ---- One file of the student -------------------------------------------------------------------------------

def file_section(report, exercise):
    """Return the answers of one file. What is a fault of the whole file is said once, before them."""
    answers, once = report.answers_to(exercise), report.is_of_the_file(exercise)
    score, max_score = points_of(answers)
    said = fill("once", state=web.state(answers[0].outcome), details=details(report, answers[0]))
    return fill("answers_of_file", file=text(exercise), points=f"{score} of {max_score} points",
                said_once=said if once else "",
                answers="".join(article(report, answer, once) for answer in answers))


def article(report, answer, once):
    shown = "" if once else details(report, answer)
    state = "" if once or not answer.message else web.state(answer.outcome)
    points = f"{answer.score} of {answer.max_score}"
    points += ", set by the teacher" * (answer.function in report.corrections)
    return fill("answer", function=text(answer.function), points=points, details=shown, state=state,
                short="" if shown else ' class="short"')


def details(report, answer):
    """Return the message, and below it the lines of the student's code that it points to."""
    if not answer.message or answer.outcome is Outcome.NOT_STARTED:
        return ""
    return fill("message", words=text(answer.message)) + code(answer, report.code.get(answer.function))


def code(answer, around):
    """Return the student's lines around the one of an answer, from (number of the first, lines) or None."""
    if not around:
        return ""
    first, lines = around
    shown = [fill("marked_line" if number == answer.line else "code_line", number=number, words=text(line))
             for number, line in enumerate(lines, first)]
    return fill("code", line=answer.line, file=text(answer.exercise), lines="".join(shown))
