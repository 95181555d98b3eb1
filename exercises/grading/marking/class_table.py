"""marks.csv: a row for each student, for the teacher."""

import csv
import io
import re

from grading.judging.answer import Outcome
from grading.judging.text import counted
from grading.marking.delimited import parse

COLUMNS = [*dict.fromkeys(outcome.column for outcome in Outcome)]
REVIEW = Outcome.NEEDS_REVIEW.column
BOM = "\ufeff"      # without it Excel takes the text for something else


def summary(reports):
    """Return the class in one line."""
    scores = [report.score for report in reports if not report.reviews]
    mean = f", on average {sum(scores) / len(scores):.1f} of {reports[0].max_score} points" if scores else ""
    reviewed = f" ({len(reports) - len(scores)} more need review)" if len(scores) < len(reports) else ""
    return f"{counted(len(scores), 'submission')}{mean}{reviewed}.\n"


def as_csv(reports):
    functions = [answer.function for report in reports[:1] for answer in report.answers]
    rows = [["name", "id", "late", *functions, "total", "maximum", "seed", "corrections"]]
    for report in reports:
        student = report.student        # in place of 0 points, the reason
        cells = {answer.function: answer.score or answer.outcome.column for answer in report.answers}
        rows.append([harmless(student.name), harmless(student.id), "late" if student.late else "",
                     *map(cells.get, functions), REVIEW if report.reviews else report.score, report.max_score,
                     report.seed, harmless(" ".join(report.corrected))])
    file = io.StringIO(newline="")
    csv.writer(file).writerows(rows)
    return BOM + file.getvalue()


def harmless(cell):
    """Return a cell that no spreadsheet takes for a formula, and that does nothing to a screen.

    A part of it after a ; counts as a cell: some spreadsheets take that for the end of one.
    """
    # Control characters, and those that end or turn a line. The wide forms of = + - @ count as the plain.
    cell = re.sub("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]", "?", cell)
    return re.sub(r"(?:^|(?<=[;,]))(?=\s*[=+\-@\uff1d\uff0b\uff0d\uff20])", "'", cell)


def changed_by_hand(content, reports):
    """Return who has other points in a marks.csv than the last run has written, and than there are now."""
    try:
        heading, *rows = [[cell.says for cell in row] for row in parse(content)[0]]
    except ValueError:      # it is not text, or has no rows
        return []
    found = []
    cells = {(row.get("name"), row.get("id")): row for row in (dict(zip(heading, row)) for row in rows)}
    for report in reports:
        own = cells.get((harmless(report.student.name), harmless(report.student.id)), {})
        now = report.points
        for name, points in report.last_given.items():
            said = own.get(name, "")
            if said and ("0" if said in COLUMNS else said) not in (str(points or 0), str(now.get(name) or 0)):
                found.append(f"{report.student.name} ({name}: {said}, was {shown(points)})")
    return found


def shown(points):
    return REVIEW if points is None else points


def changes(report):
    """Return in words how a student's points differ from those in the last marks.csv, or ""."""
    was, now = report.last_given, report.points
    changed = [name for name in now if was and was.get(name) != now[name]]
    functions = ", ".join(f"{name} {shown(now[name])} (was {shown(was.get(name))})" for name in changed
                          if name != "total")
    total = f"{shown(now['total'])}, was {shown(was.get('total'))}" if changed else ""
    return total + f": {functions}" * bool(functions)
