"""The table of a class, for the teacher: by function on the screen, by student in marks.csv."""

import csv
import io
import re
from collections import Counter

from grading.judging.answer import Outcome
from grading.judging.text import counted
from grading.questions import questions_of

ALWAYS_SHOWN = ("right", "wrong", "not started")
REVIEW = Outcome.NEEDS_REVIEW.column


class ClassTable:
    """Collects the marks of a class, without the messages."""

    def __init__(self):
        self.marked, self.reviews = [], []

    def add(self, marked):
        self.reviews += marked.document.reviews
        answers = [answer._replace(message="") for answer in marked.document.answers]
        self.marked.append(marked._replace(document=marked.document._replace(answers=answers)))

    @property
    def documents(self):
        return [marked.document for marked in self.marked]

    def text(self):
        """Return how often each function is right, wrong and so on, and the commonest mistake."""
        answers = [answer for document in self.documents for answer in document.answers]
        counts = Counter((answer.function, answer.outcome.column) for answer in answers)
        mistakes = Counter((answer.function, answer.mistake) for answer in answers if answer.mistake)
        columns = [column for column in dict.fromkeys(outcome.column for outcome in Outcome)
                   if column in ALWAYS_SHOWN or any(column == counted for _, counted in counts)]
        lines = [f"{'function':24}" + "".join(f"{column:>14}" for column in columns) + "  commonest mistake"]
        for function in dict.fromkeys(answer.function for answer in answers):
            commonest = sorted((-count, name) for (of, name), count in mistakes.items() if of == function)[:1]
            lines.append(f"{function:24}" + "".join(f"{counts[function, column]:14}" for column in columns)
                         + "".join(f"  {name} ({-count})" for count, name in commonest))
        return "\n".join(lines) + f"\n\n{self.summary()}\n"

    def summary(self):
        scores = [document.score for document in self.documents if not document.needs_review]
        mean = (f", on average {sum(scores) / len(scores):.1f} of {self.documents[0].max_score} points"
                if scores else "")
        left_out = f" ({len(self.documents) - len(scores)} more need review)" if self.reviews else ""
        return f"{counted(len(scores), 'submission')}{mean}{left_out}."

    def csv(self, settings):
        """Return marks.csv: a row for each student, a column for each function, and the total."""
        functions = [question.function for exercise in settings["exercises"]
                     for question in questions_of(exercise)]
        rows = [["name", "id", "late", *functions, "total", "maximum", "seed", "checks"]]
        for student, document, _ in self.marked:
            rows.append([harmless(student.name), harmless(student.id), "late" if student.late else "",
                         *map(cell, document.answers), REVIEW if document.needs_review else document.score,
                         settings["maximum"], settings["seed"], settings["version"]])
        file = io.StringIO(newline="")
        csv.writer(file).writerows(rows)
        return file.getvalue()


def cell(answer):
    """Return the points of an answer, or in place of 0 the reason."""
    return answer.score or answer.outcome.column


def harmless(cell):
    """Return a cell that no spreadsheet takes for a formula, and that does nothing to a screen.

    A part of it after a ; counts as a cell: some spreadsheets take that for the end of one.
    """
    # Control characters, and those that end or turn a line. The wide forms of = + - @ count as the plain.
    cell = re.sub("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]", "?", cell)
    return re.sub(r"(?:^|(?<=[;,]))(?=\s*[=+\-@\uff1d\uff0b\uff0d\uff20])", "'", cell)
