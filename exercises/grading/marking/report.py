"""The report of one submission, which all documents, tables, pages and gradebooks are made from."""

import json
from typing import Dict, List, NamedTuple, Optional, Tuple

from grading.judging.answer import Answer, points_of
from grading.marking import files
from grading.marking.students import Student
from grading.sandbox.outcome import Outcome

ANSWER = ("exercise", "function", "score", "max_score", "outcome", "mistake", "line", "message")
JUDGED = (Outcome.RIGHT, Outcome.CARRIED_OVER, Outcome.WRONG, Outcome.NOT_STARTED)     # each for itself
WHOLE = (Outcome.MISSING_FILE, Outcome.SYNTAX_ERROR)


class Report(NamedTuple):
    """What became of one submission. A page is made from it alone, also in a later run."""

    student: Student
    judged: Dict[str, List[Answer]]                     # by exercise, in order, as the judge has left them
    seed: Optional[int] = None
    carry_forward: bool = False                         # whether what is carried over has its points
    corrections: Dict[str, Tuple[int, str]] = {}        # {function, or "": (points, why)} by the teacher
    code: Dict[str, Tuple[int, List[str]]] = {}         # {function: (number of the first line, lines)}
    made: Dict[str, List[str]] = {}                     # {exercise: [of which file, by which checks]}
    given: List[Dict[str, Optional[int]]] = []          # the points in each marks.csv so far, if they changed

    @property
    def answers(self):
        """The answers in order, with the points that count."""
        return [answer for exercise in self.judged for answer in self.answers_to(exercise)]

    def answers_to(self, exercise):
        points = {answer.function: answer.max_score for answer in self.judged[exercise]
                  if self.carry_forward and answer.outcome is Outcome.CARRIED_OVER}
        points.update((function, points) for function, (points, _) in self.corrections.items())
        return [answer._replace(score=points.get(answer.function, answer.score))
                for answer in self.judged[exercise]]

    @property
    def score(self):
        return self.corrections[""][0] if "" in self.corrections else points_of(self.answers)[0]

    @property
    def max_score(self):
        return points_of(self.answers)[1]

    @property
    def reviews(self):
        """The answers that a teacher must look at, and has not yet given points for."""
        return [answer for answer in self.answers if answer.outcome is Outcome.NEEDS_REVIEW
                and not self.corrections.keys() & {answer.function, ""}]

    @property
    def corrected(self):
        """What the teacher has set, in sentences."""
        return [f"{function or 'The total'}: {points}, set by the teacher{f' ({why})' if why else ''}."
                for function, (points, why) in self.corrections.items()]

    @property
    def points(self):
        """{function: points, "total": points}. The total is None as long as something needs review."""
        return {**{answer.function: answer.score for answer in self.answers},
                "total": None if self.reviews else self.score}

    @property
    def last_given(self):
        """The points in the last marks.csv: nothing if there was none."""
        return self.given[-1] if self.given else {}

    @property
    def totals(self):
        """The totals in each marks.csv so far."""
        return {points["total"] for points in self.given} - {None}

    @property
    def missing(self):
        """The files that are missing."""
        return [f"{exercise}.py" for exercise, answers in self.judged.items()
                if answers[0].outcome is Outcome.MISSING_FILE]

    @property
    def judged_earlier(self):
        """The files whose answers an earlier version of the checks has judged."""
        return [f"{exercise}.py" for exercise, (_, checks) in self.made.items()
                if checks and checks.split()[0] != files.version()]

    @property
    def has_no_file(self):
        return len(self.missing) == len(self.judged)

    def is_of_the_file(self, exercise):
        """Return whether all answers of a file say the same: what is wrong with the file as a whole."""
        first, *others = self.judged[exercise]
        same = all((other.outcome, other.message) == (first.outcome, first.message) for other in others)
        return bool(same and first.message) and (
            first.outcome in WHOLE or first.outcome not in JUDGED and len(others) > 0)


# ---- NAME.json ---------------------------------------------------------------------------------------------

def public(report):
    """Return the document of --format json, which is part of each NAME.json."""
    return {"submission": report.student.key, "score": report.score, "max_score": report.max_score,
            "seed": report.seed, "needs_review": bool(report.reviews),
            "answers": [{**{key: getattr(answer, key) for key in ANSWER}, "outcome": answer.outcome.value}
                        for answer in report.answers]}


def whole(report):
    """Return what NAME.json holds: the document, and what the next run needs."""
    scores = {answer.function: answer.score for answers in report.judged.values() for answer in answers}
    state = report._replace(student=report.student._replace(entries=())._asdict(), judged=scores)._asdict()
    return {**public(report), "state": state}


def as_json(value):
    return json.dumps(value, indent=1) + "\n"


def from_json(text):
    """Return the Report that as_json has written, without corrections: each run reads them again.

    Raises ValueError, KeyError, TypeError, AttributeError.
    """
    data, judged = json.loads(text), {}
    state = data.get("state") or {"student": {"name": data["submission"]}, "judged": {}, "seed": data["seed"]}
    for answer in data["answers"]:
        score = state["judged"].get(answer["function"], answer["score"])
        judged.setdefault(answer["exercise"], []).append(
            Answer(**{**answer, "score": score, "outcome": Outcome(answer["outcome"])}))
    return Report(**{**state, "student": Student(**state["student"]), "judged": judged, "corrections": {}})
