"""Turns the document of one submission, or the rows of a class, into what people and platforms read."""

import collections
import csv
import datetime
import io

from exercises import EXERCISES
from judge import NOT_STARTED

LABELS = {(exercise.name, question.function): f"{number}.{part}" for number, exercise in enumerate(EXERCISES, 1)
          for part, question in enumerate(exercise.questions, 1)}
SLOTS = list(LABELS)


def document(name, answers, seed):
    """Return the document of one submission, the one that all others are made from. Scores are integers."""
    return {
        "submission": name,
        "score": sum(answer["score"] for answer in answers),
        "max_score": sum(answer["max_score"] for answer in answers),
        "seed": seed,
        "needs_review": any(answer["outcome"] == "needs_review" for answer in answers),
        "answers": answers,
    }


# ---- For the student ------------------------------------------------------------------------------------------

def text_lines(answers):
    """Return the report as a list of (line, "right", "wrong" or "")."""
    lines, exercise, message = [], None, None
    for answer in answers:
        if answer["exercise"] != exercise:
            exercise, message = answer["exercise"], None
            lines += [("", ""), (f"{exercise}.py", "")]
        outcome = answer["outcome"]
        colour = {"right": "right", "not_started": "", "missing_file": ""}.get(outcome, "wrong")
        lines.append((f"  {answer['function']:24}{state(answer):20}"
                      f"{answer['score']:2} of {answer['max_score']:2} points", colour))
        if answer["message"] == message and "\n" in message:    # one fault of the whole file is said once
            lines.append(("      As above.", ""))
        elif answer["message"] != NOT_STARTED:
            lines += [("      " + line, "") for line in answer["message"].splitlines()]
        message = answer["message"]
    return lines + [("", ""), (progress(answers), "")]


def state(answer):
    """Return the outcome in words. Where the feedback is "none" there is no message, and nothing is told but marks."""
    return answer["outcome"].replace("_", " ") if answer["message"] else ""


def reviews(document):
    """Return a line for each answer at which the grader itself failed."""
    return [f"{document['submission']}, {answer['function']}: {answer['message']}" for answer in document["answers"]
            if answer["outcome"] == "needs_review"]


def progress(answers):
    score = sum(answer["score"] for answer in answers)
    max_score = sum(answer["max_score"] for answer in answers)
    todo = [answer for answer in answers if answer["outcome"] != "right"]
    next_step = f"Next: {todo[0]['function']} in {todo[0]['exercise']}.py" if todo else "All done. Well done!"
    return f"[{'#' * (40 * score // max_score):.<40}] {score} of {max_score} points. {next_step}"


def text(document):
    return "\n".join(line for line, _ in text_lines(document["answers"])).lstrip("\n") + "\n"


def markdown(document):
    """Return the report of one submission as Markdown. Words that a student has had a hand in stand in code blocks."""
    lines = [f"# {code(document['submission'])}: {document['score']} of {document['max_score']} points", ""]
    if document["needs_review"]:
        lines += ["**The grader itself failed here. A teacher must look at this.**", ""]
    exercise = None
    for answer in document["answers"]:
        if answer["exercise"] != exercise:
            exercise = answer["exercise"]
            lines += [f"## {exercise}.py", ""]
        told = f"{state(answer)}, " if state(answer) else ""
        lines += [f"**{answer['function']}**: {told}{answer['score']} of {answer['max_score']}", ""]
        if answer["message"]:
            fence = "`" * max(3, longest_run(answer["message"]) + 1)
            lines += [fence + "text", answer["message"], fence, ""]
    return "\n".join(lines)


def code(words):
    """Return some words as Markdown code, which nothing inside them can end."""
    fence = "`" * (longest_run(words) + 1)
    return f"{fence} {' '.join(words.split())} {fence}"


def longest_run(words):
    run = longest = 0
    for character in words:
        run = run + 1 if character == "`" else 0
        longest = max(longest, run)
    return longest


# ---- For the platforms --------------------------------------------------------------------------------------------

def gradescope(document):
    """Return results.json: https://gradescope-autograders.readthedocs.io/en/latest/specs/"""
    summary = f"{document['score']} of {document['max_score']} points."
    if document["needs_review"]:
        summary += " The autograder itself failed in part: this is not your fault, and a teacher must look at it."
    return {
        "output": summary,
        "output_format": "text",
        "tests": [{
            "name": f"{answer['exercise']}: {answer['function']}",
            "name_format": "text",
            "number": LABELS[answer["exercise"], answer["function"]],
            "score": answer["score"],
            "max_score": answer["max_score"],
            "status": "passed" if answer["outcome"] == "right" else "failed",
            "output": answer["message"],
            "output_format": "text",
        } for answer in document["answers"]],
    }


CLASSROOM50_KEYS = {    # the key in result.json: the environment variable that holds it
    "classroom": "CLASSROOM", "assignment": "ASSIGNMENT", "owner": "OWNER", "submission": "SUBMISSION_TAG",
    "commit": "COMMIT_URL", "release": "RELEASE_URL", "review": "REVIEW_URL"}


def classroom50(document, environment):
    """Return result.json: https://github.com/foundation50/classroom50/wiki/Advanced-Autograding

    Raises ValueError where the environment is not that of Classroom 50.
    """
    missing = [variable for variable in CLASSROOM50_KEYS.values() if not environment.get(variable)]
    if missing:
        raise ValueError(f"The format classroom50 is for Classroom 50, which sets {', '.join(missing)}: not set here.")
    return {
        "schema": "classroom50/result/v1",
        **{key: environment[variable] for key, variable in CLASSROOM50_KEYS.items()},
        "assignment_type": environment.get("ASSIGNMENT_TYPE") or "individual",
        "datetime": datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "score": document["score"],
        "max-score": document["max_score"],
        "tests": [{
            "test-name": f"{answer['exercise']}: {answer['function']}",
            "passed": answer["outcome"] == "right",
            "score": answer["score"],
            "max-score": answer["max_score"],
            "outcome": state(answer),
            "message": answer["message"],
        } for answer in document["answers"]],
    }


# ---- For the teacher ----------------------------------------------------------------------------------------------

REVIEW, NO_FILE = "needs review", "no file"


class ClassTable:
    """Counts a class, one document at a time, without keeping the documents."""

    def __init__(self):
        self.rows = {}      # {submission: (score, max_score, [mark or REVIEW for each function])}
        self.counts = collections.defaultdict(collections.Counter)
        self.mistakes = collections.defaultdict(collections.Counter)
        self.reviews = []

    def add(self, document):
        name = document["submission"]
        marks = []
        for answer in document["answers"]:
            slot, outcome = (answer["exercise"], answer["function"]), answer["outcome"]
            self.counts[slot][{"right": "right", "not_started": "not started", "missing_file": NO_FILE,
                               "needs_review": REVIEW}.get(outcome, "wrong")] += 1
            if answer["mistake"]:
                self.mistakes[slot][answer["mistake"]] += 1
            marks.append(REVIEW if outcome == "needs_review" else answer["score"])
        self.reviews += reviews(document)
        self.rows[name] = (document["score"], document["max_score"], marks)

    def slots(self):
        """Return the functions that were marked, in order."""
        return [slot for slot in SLOTS if slot in self.counts]

    def text(self):
        """Return the table by function: right, wrong, not started (and more where there is any), the commonest mistake."""
        review, no_file = (any(count[column] for count in self.counts.values()) for column in (REVIEW, NO_FILE))
        columns = ["right", "wrong", "not started"] + [NO_FILE] * no_file + [REVIEW] * review
        lines = [f"{'function':24}" + "".join(f"{column:>14}" for column in columns) + "  commonest mistake"]
        for slot in self.slots():
            commonest = min(self.mistakes[slot].items(), key=lambda item: (-item[1], item[0]), default=None)
            lines.append(f"{slot[1]:24}" + "".join(f"{self.counts[slot][column]:14}" for column in columns)
                         + (f"  {commonest[0]} ({commonest[1]})" if commonest else ""))
        scores = [score for score, _, marks in self.rows.values() if REVIEW not in marks]
        most = max((max_score for _, max_score, _ in self.rows.values()), default=0)
        mean = f", on average {sum(scores) / len(scores):.1f} of {most} points" if scores else ""
        left_out = f" ({len(self.rows) - len(scores)} more need review)" if review else ""
        return "\n".join(lines) + f"\n\n{len(scores)} submissions{mean}{left_out}.\n"

    def csv(self):
        """Return marks.csv: a row for each submission, a column for each function, and the total."""
        file = io.StringIO(newline="")
        writer = csv.writer(file)
        writer.writerow(["submission", *(function for _, function in self.slots()), "total"])
        for name in sorted(self.rows):
            score, _, marks = self.rows[name]
            writer.writerow([harmless(name), *marks, REVIEW if REVIEW in marks else score])
        return file.getvalue()


def harmless(cell):
    """Return a cell that no spreadsheet takes for a formula."""
    return "'" + cell if cell.lstrip()[:1] in ("=", "+", "-", "@") or cell[:1] in ("\t", "\r", "\n") else cell
