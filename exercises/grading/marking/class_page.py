"""index.html: the class at a glance, for the teacher, with a link to the report of each student."""

import statistics
from collections import Counter, defaultdict

from grading.judging.answer import Outcome
from grading.judging.text import counted
from grading.marking import web
from grading.marking.class_table import REVIEW, changes
from grading.marking.web import fill, in_words, text

MOST_COLUMNS = 11       # of the histogram
LONGEST_NOTE = 300      # letters
SHOWN = 12              # of a list, before the others are folded away
MISTAKES_SHOWN = 12
NAMES_SHOWN = 6         # with a mistake
NO_NAME = {Outcome.WRONG: "wrong, and no common mistake explains it"}


def page(reports, title, unclear):
    """Return the page of a class, from the Reports in order, and sentences on what was not marked."""
    links, seed, max_score = links_to(reports), "", 0
    for report in reports[:1]:
        seed, max_score = report.seed, report.max_score
    return web.page(title, "class", fill(
        "class", title=text(title, web.LONGEST_NAME), seed=text(seed), max_score=max_score,
        students=counted(len(reports), "student"), looks=looks(reports, links, unclear),
        marks=marks(reports), functions=functions(reports), mistakes=mistakes(reports, links),
        rows="\n".join(row(report, links) for report in reports)))


def links_to(reports):
    """Return {key: a student's name as a link}. Those of the same name have their id behind it."""
    count = Counter(report.student.name for report in reports)
    return {student.key: web.link(f"{student.key}.html", f"{student.name} ({student.id})"
                                  if count[student.name] > 1 and student.id else student.name)
            for student in (report.student for report in reports)}


def fold(items, shown, join):
    """Return the first of many items, with the others folded away under their number."""
    if len(items) <= shown + 2:     # no fold for a few
        return join(items)
    return fill("fold", shown=join(items[:shown]), number=len(items) - shown, rest=join(items[shown:]))


def lines(some):
    return fill("lines", lines="".join(some))


# ---- Who needs a look --------------------------------------------------------------------------------------

REASONS = (     # with a word for the table of students, or "", and what to say of whom it concerns
    ("Needs review", "", lambda one: ", ".join(answer.function for answer in one.reviews)),
    ("No file that counts", "no file", lambda one: one.has_no_file),
    ("Some files are missing", "", lambda one: "" if one.has_no_file else ", ".join(one.missing)),
    ("Changed marks", "changed", changes),
    ("Set by the teacher", "set by the teacher", lambda one: " ".join(one.corrected)),
    ("Judged by an earlier version of the checks", "", lambda one: ", ".join(one.judged_earlier)),
    ("Late", "late", lambda one: one.student.late),
    ("Notes", "note", lambda one: " ".join(one.student.notes)),
)


def looks(reports, links, unclear):
    """Return who needs a look, and why: a list for each reason that there is."""
    found = {"Not clear": [fill("line", words=text(sentence)) for sentence in unclear]}
    for reason, _, say in REASONS:
        said = [(links[one.student.key], say(one)) for one in reports if say(one)]
        found[reason] = [fill("name_alone", link=link) if words is True else
                         fill("line", words=f"{link}: {text(words, LONGEST_NOTE)}") for link, words in said]
    return "\n".join(fill("look", reason=reason, number=len(some), students=fold(some, SHOWN, lines))
                     for reason, some in found.items() if some) or "<p>Nobody.</p>"


# ---- Marks -------------------------------------------------------------------------------------------------

def marks(reports):
    """Return the histogram of the marks. Where something needs review, there is no mark to count."""
    scores = [report.score for report in reports if not report.reviews]
    if not scores:
        return fill("no_marks")
    most = reports[0].max_score
    step = -(-(most + 1) // MOST_COLUMNS)
    counts = Counter(score // step for score in scores)
    columns = [column(first, min(most, first + step - 1), counts[first // step], max(counts.values()))
               for first in range(0, most + 1, step)]
    empty = sum(report.has_no_file for report in reports)
    left_out = [f" Left out: {counted(len(reports) - len(scores), 'student')} to review."
                ] * (len(scores) < len(reports))
    left_out += [f" Counted as 0: {counted(empty, 'student')} without a file that counts."] * bool(empty)
    return fill("marks", mean=f"{statistics.mean(scores):.1f}", median=f"{statistics.median(scores):g}",
                lowest=min(scores), highest=max(scores), columns="\n".join(columns),
                left_out="".join(left_out))


def column(first, last, count, highest):
    """Return one column of the histogram. On a phone, only the first of its marks stands below it."""
    return fill("column", count=count or "", height=f"{75 * count / highest:.4g}",
                points=first if first == last else f"{first}<em>\u2013{last}</em>")


# ---- Functions and mistakes --------------------------------------------------------------------------------

def functions(reports):
    """Return what the bars mean, and a bar for each function, under the name of its file."""
    counts = defaultdict(Counter)       # of outcomes, by function
    for answer in (answer for report in reports for answer in report.answers):
        counts[answer.function][answer.outcome.column] += 1
    judged = reports[0].judged if reports else {}
    files = [fill("file", file=exercise, functions="\n".join(
        fill("function", function=name, words=in_words(counts[name]),
             bar=web.bar(counts[name], len(reports), f"{name}: {in_words(counts[name])}"))
        for name in (answer.function for answer in answers))) for exercise, answers in judged.items()]
    legend = " ".join(fill("legend", kind=web.kind(column), column=column)
                      for column, _ in web.in_order(sum(counts.values(), Counter())))
    return fill("functions", legend=legend, functions="\n".join(files))


def mistakes(reports, links):
    """Return the commonest mistakes, with whose they are. Those without a name go by their outcome."""
    whose = defaultdict(list)
    for report in reports:
        for mistake in dict.fromkeys(mistakes_of(report)):
            whose[mistake].append(links[report.student.key])
    commonest = sorted(whose.items(), key=lambda item: -len(item[1]))
    if not commonest:
        return "<p>There is no wrong answer.</p>"
    shown = [fill("mistake", count=len(some), place=text(place), mistake=text(mistake),
                  names=fold(some, NAMES_SHOWN, "; ".join)) for (place, mistake), some in commonest]
    return fold(shown, MISTAKES_SHOWN, lambda some: fill("mistakes", mistakes="\n".join(some)))


def mistakes_of(report):
    """Yield (where, what) of each mistake. A fault of a whole file is not one of each function."""
    for answer in report.answers:
        if answer.outcome.column == Outcome.WRONG.column or answer.mistake:
            yield (f"{answer.exercise}.py" if report.is_of_the_file(answer.exercise) else answer.function,
                   answer.mistake or NO_NAME.get(answer.outcome, answer.outcome.words))


# ---- Students ----------------------------------------------------------------------------------------------

def row(report, links):
    """Return the row of a student, with a word for each of the lists above that the student is in."""
    points = f"{report.score} of {report.max_score}"
    return fill("row", link=links[report.student.key], id=text(report.student.id, web.LONGEST_NAME),
                points=REVIEW if report.reviews else points, bar="" if report.reviews else web.bar(
                    {"right": report.score}, report.max_score or 1, f"{points} points"),
                to_know=", ".join(word for _, word, say in REASONS if word and say(report)))
