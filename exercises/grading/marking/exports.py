"""How learning platforms name what they export: one line for each, and what the parts of a name mean.

A pattern is for a name at the top of the export; that of a folder ends with /. Its groups: name and id of the
student, late, attempt, and file (with its ending), which is the student's own name for it. A name without a
file that is not a folder's either is that of a slip that the platform has written.
"""

import re
from typing import Callable, NamedTuple

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
CANVAS, BLACKBOARD, GRADESCOPE = "Canvas export", "Blackboard export", "Gradescope export"
MOODLE = r"(?P<name>[^/]+?)(?:_(?P<id>\d+))?_assignsubmission_(?:file|onlinetext)_?"
BRIGHTSPACE = (r"(?P<id>\d+-\d+) ?- (?P<name>[^/]+?) ?- "
               r"(?P<attempt>(?:[^\W\d]+\.? \d{1,2}|\d{1,2}\.? [^\W\d]+)\.?,? \d{4},? "
               r"\d{1,2}[:.]?\d\d(?: ?[AP]M)?)")
CANVAS_STUDENT = r"(?:(?P<name>(?!LATE_)[^/]+?)_)?(?:(?P<late>LATE)_)?(?P<id>\d+|anon_[^_/]+)"
OF_A_COPY = r"(?:[^\W\d]+ ){0,3}"     # Copy of ex1_forward, in any language

METADATA = "submission_metadata.yml"    # of Gradescope
HANDED_IN = "Submitted files/"          # of Teams, beside "Working files/"
VERSION = r"(?:^|/)Version (\d+)/"       # of what was handed in to Teams
RETURNED = "Feedback Attachment(s)"     # of Sakai: what the teacher has given back


class Platform(NamedTuple):
    """An export of a learning platform."""

    layout: str
    pattern: str
    sort_key: Callable = str                # of an attempt: the later is the greater
    own_answers_only: bool = False          # only if the files are answers: other files have such names too


def day_and_time(text):
    """Return a text that sorts like the date: "Sep 24, 2024 926 PM" is "2024-09-24 21:26".

    Of a month that is not known it is empty: then nobody can tell which attempt is the later.
    """
    day, year, hour, minute = map(int, re.search(
        r"(\d+)\D+(\d{4}),? (\d{1,2}?)[:.]?(\d\d)(?!\d)", text).groups())
    if text.endswith(("AM", "PM")):
        hour = hour % 12 + 12 * text.endswith("PM")
    month = re.search(r"[^\W\d]+", text)[0][:3].lower()
    return f"{year}-{MONTHS.index(month) + 1:02}-{day:02} {hour:02}:{minute:02}" if month in MONTHS else ""


PLATFORMS = (
    Platform("Moodle export, folders", MOODLE + "/"),
    Platform("Moodle export, flat", MOODLE[:-1] + r"(?P<file>[^/]+)"),
    Platform(BLACKBOARD,
             r"(?P<name>[^/]+?)_attempt_(?P<attempt>\d{4}(?:-\d\d){5})(?:_(?P<file>[^/]+)|\.txt)"),
    Platform("Brightspace export, folders", BRIGHTSPACE + "/", day_and_time),
    Platform("Brightspace export, flat", BRIGHTSPACE + r" ?- (?P<file>[^/]+)", day_and_time),
    Platform(GRADESCOPE, r"(?P<name>submission_(?P<id>\d+))/"),
    Platform("Sakai export", r"(?P<name>[^/()]+, [^/()]+)\((?P<id>[^/()]+)\)/"),
    Platform(CANVAS, r"(?P<name>[^/_]*?)(?P<id>\d+)_question_\d+_\d+_(?P<file>[^/]+)"),     # of a quiz
    Platform(CANVAS, CANVAS_STUDENT + r"_\d+_(?P<file>[^/]+)"),
    Platform(CANVAS, CANVAS_STUDENT + r"_(?P<file>(?:text|link)\.html)"),
    Platform("Google Drive folder", rf"(?P<file>{OF_A_COPY}(?i:ex\d\w*)) - (?P<name>(?!(?i:copy))[^/]+?)"
                                    r"(?: \(\d+\))?(?P<ending>\.\w+)", own_answers_only=True),
    Platform("Google Drive folder", r"(?P<name>(?:(?!(?i:ex\d))[^/])+?) - (?P<file>[^/]+)",
             own_answers_only=True),
)


def names_in_gradescope(text):
    """Return {"submission_1": [{"name": ..., "sid": ..., "email": ...}, ...]} of submission_metadata.yml."""
    found, section, depth = {}, "", 0
    for line in text.splitlines():
        words = line.strip()
        indent = len(line) - len(line.lstrip())
        top = re.fullmatch(r"(submission_\d+):", line.rstrip())
        key = re.fullmatch(r"(- )?:(\w+): *(.*)", words)
        if top:
            people = found.setdefault(top[1], [])
            section, depth = "", None
        elif key and found:
            if not key[1] and (depth is None or indent <= depth):
                section, depth = key[2], indent
            elif section == "submitters":
                if key[1]:
                    people.append({})
                if people:
                    people[-1].setdefault(key[2], unquoted(key[3]))
    return found


def unquoted(text):
    """Return the value of a plain, a 'single' or a "double" quoted word of YAML."""
    if len(text) >= 2 and text[0] == text[-1] == "'":
        return text[1:-1].replace("''", "'")
    if len(text) >= 2 and text[0] == text[-1] == '"':
        return re.sub(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|(.))", lambda match: match[3] or chr(
            int(match[1] or match[2], 16)), text[1:-1])
    return "" if text in ("null", "~") else text
