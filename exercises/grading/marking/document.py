"""The document of one submission, the one that all others are made from."""

import json
from typing import List, NamedTuple, Optional

from grading.judging.answer import Answer, Outcome, Told, points_of


ANSWER = ("exercise", "function", "score", "max_score", "outcome", "mistake", "line", "message")


class Document(NamedTuple):
    """What became of one submission, with an answer for every function that is marked, in order."""

    submission: str
    seed: Optional[int]     # None in the documents of a class, whose seed nobody is to know
    answers: List[Answer]

    @property
    def score(self):
        return points_of(self.answers)[0]

    @property
    def max_score(self):
        return points_of(self.answers)[1]

    @property
    def needs_review(self):
        return bool(self.reviews)

    @property
    def reviews(self):          # a line for each answer at which the grader itself failed
        return [f"{self.submission}, {answer.function}: {answer.message}" for answer in self.answers
                if answer.outcome is Outcome.NEEDS_REVIEW]


def as_json(value):
    return json.dumps(value, indent=1) + "\n"


def to_json(document):
    return as_json({
        "submission": document.submission,
        "score": document.score,
        "max_score": document.max_score,
        "seed": document.seed,
        "needs_review": document.needs_review,
        "answers": [{**{key: getattr(answer, key) for key in ANSWER}, "outcome": answer.outcome.value}
                    for answer in document.answers],
    })


def from_json(text):
    """Return the Document that to_json has written, or raise ValueError, KeyError or TypeError."""
    data = json.loads(text)
    return Document(data["submission"], data["seed"], [Answer(**{
        **answer,
        "outcome": Outcome(answer["outcome"]),
        "told": Told.MESSAGE if answer["message"] else Told.MARKS,
    }) for answer in data["answers"]])
