"""What a student reads: the report of one submission, as lines on a screen and as Markdown."""

import re

from grading.judging.answer import Outcome, Told, by_exercise, points
from grading.judging.text import in_one_line

COLOURS = {"right": "right", "not started": "", "no file": ""}      # by column; all others are wrong


def state(answer):
    """Return the outcome in words, unless nothing is to be told but the marks."""
    return "" if answer.told is Told.MARKS else answer.outcome.words


def text_lines(answers):
    """Return the report as a list of (line, "right", "wrong" or "")."""
    lines = []
    for exercise, group in by_exercise(answers):
        lines += [("", ""), (f"{exercise}.py", "")]
        told = None             # what there was to tell of the answer before
        for answer in group:
            lines.append((f"  {answer.function:24}{state(answer):20}"
                          f"{answer.score:2} of {answer.max_score:2} points",
                          COLOURS.get(answer.outcome.column, "wrong")))
            words = [] if answer.told is Told.OUTCOME else answer.message.splitlines()
            if len(words) > 1 and told is answer.told is Told.OF_THE_FILE:
                words = ["As above."]
            lines += [("      " + line, "") for line in words]
            told = answer.told
    return lines + [("", ""), (progress(answers), "")]


def progress(answers):
    next_step = next((f"Next: {answer.function} in {answer.exercise}.py" for answer in answers
                      if answer.outcome is not Outcome.RIGHT), "All done. Well done!")
    return f"{points(answers)}. {next_step}"


def text(document):
    return "\n".join(line for line, _ in text_lines(document.answers)).lstrip("\n") + "\n"


def markdown(document):
    """Return the report of one submission as Markdown, with what a student has had a hand in as code."""
    fence = fence_around(document.submission)
    lines = [f"# {fence} {in_one_line(document.submission, 400)} {fence}: "
             f"{document.score} of {document.max_score} points", ""]
    if document.needs_review:
        lines += ["**Some of this could not be marked. A teacher must look at it.**", ""]
    for exercise, group in by_exercise(document.answers):
        lines += [f"## {exercise}.py", ""]
        for answer in group:
            told = f"{state(answer)}, " if state(answer) else ""
            lines += [f"**{answer.function}**: {told}{answer.score} of {answer.max_score}", ""]
            if answer.message:
                fence = fence_around(answer.message, 3)
                lines += [fence + "text", answer.message, fence, ""]
    return "\n".join(lines)


def fence_around(words, shortest=1):
    """Return so many ` that nothing inside them can end what they begin."""
    return "`" * max([shortest] + [len(run) + 1 for run in re.findall("`+", words)])
