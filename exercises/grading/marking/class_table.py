"""The table of a class, for the teacher: by function on the screen, by student in marks.csv."""

import csv
import io
import re
from collections import Counter

from grading.judging.answer import Outcome

ALWAYS_SHOWN = ("right", "wrong", "not started")
REVIEW = Outcome.NEEDS_REVIEW.column


class ClassTable:
    """Collects the documents of a class, without their messages."""

    def __init__(self):
        self.documents, self.reviews = [], []

    def add(self, document):
        self.reviews += document.reviews
        self.documents.append(document._replace(
            answers=[answer._replace(message="") for answer in document.answers]))

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
        scores = [document.score for document in self.documents if not document.needs_review]
        mean = (f", on average {sum(scores) / len(scores):.1f} of {self.documents[0].max_score} points"
                if scores else "")
        left_out = f" ({len(self.documents) - len(scores)} more need review)" if self.reviews else ""
        return "\n".join(lines) + f"\n\n{len(scores)} submissions{mean}{left_out}.\n"

    def csv(self):
        """Return marks.csv: a row for each submission, a column for each function, and the total."""
        rows = [["submission", *[answer.function for answer in self.documents[0].answers], "total"]]
        for document in sorted(self.documents):
            rows.append([harmless(document.submission),
                         *[REVIEW if answer.outcome is Outcome.NEEDS_REVIEW else answer.score
                           for answer in document.answers],
                         REVIEW if document.needs_review else document.score])
        file = io.StringIO(newline="")
        csv.writer(file).writerows(rows)
        return file.getvalue()


def harmless(cell):
    """Return a cell that no spreadsheet takes for a formula, and that does nothing to a screen."""
    # Control characters, and those that end or turn a line. The wide forms of = + - @ count as the plain.
    cell = re.sub("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]", "?", cell)
    return "'" + cell if re.match(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]", cell) else cell
