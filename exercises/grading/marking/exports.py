"""How learning platforms name what they export: one line for each, and the students in such an export.

A pattern is for a name at the top of the export; that of a folder ends with /. Its groups: name and id of the
student, late, attempt, and file (with its ending), which is the student's own name for it. A name without a
file that is not a folder's either is that of a slip that the platform has written.
"""

import re
from collections import Counter
from typing import Callable, NamedTuple

from grading.judging.text import in_one_line
from grading.marking.answer_files import PASSED_OVER, may_hold_answers
from grading.marking.entries import BadSubmission, encodable
from grading.marking.names import contradict
from grading.marking.students import HandedIn, Student, person

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
LONGEST_NAME = 500      # that a platform gives: the patterns take long for a very long one
METADATA_LIMIT = 10 * 2**20
TAKEN_BACK = (".py", ".txt", ".zip")    # what can be sent back in place of what a student has uploaded


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
LAYOUTS = list(dict.fromkeys(platform.layout for platform in PLATFORMS))


# ---- The students ------------------------------------------------------------------------------------------

def an_export(heads):
    """Return a class as a learning platform exports it, or None if most names are not a platform's."""
    layout, matches = max(((layout, matches_of(layout, heads)) for layout in LAYOUTS),
                          key=lambda one: len(one[1]))
    others = [head for head in heads if head not in matches]
    ours, theirs = (sum(holds_answers(head, heads) for head in some) for some in (matches, others))
    if not matches or ours < theirs or not ours and len(matches) < len(others):
        return None
    groups, students, unclear = {}, [], []
    for head, (platform, parts) in matches.items():
        groups.setdefault(parts.get("id") or parts["name"], []).append(
            student_of(head, platform, parts, heads[head]))
    for whose, some in groups.items():
        names = sorted({student.name for student in some})
        if any(contradict(names[0], name) for name in names):
            unclear.append(f"{whose} has several names, so it was not marked: {', '.join(names)}.")
        else:
            students.append(merged(some))
    if layout == BLACKBOARD:
        students = named_by_slips(students, heads)
    if layout == GRADESCOPE and METADATA in others:
        others.remove(METADATA)
        students = named_by_metadata(students, text_of(heads[METADATA]))
    return left_over(heads, HandedIn(layout, students, unclear), others)


def matches_of(layout, heads):
    """Return {name at the top: (Platform, {part: what it is})} of those that a platform may have given."""
    found, own = {}, False
    for platform in (one for one in PLATFORMS if one.layout == layout):
        own = platform.own_answers_only
        for head in heads:
            match = len(head) <= LONGEST_NAME and head not in found and re.fullmatch(platform.pattern, head)
            if match:
                parts = {part: value for part, value in match.groupdict().items() if value}
                parts["file"] = parts.get("file", "") + parts.pop("ending", "")
                found[head] = platform, parts
    answers = any(may_hold_answers(parts["file"]) for _, parts in found.values())
    return found if answers or not own else {}


def of_platform(folder):
    """Return the Student that a folder belongs to, whether or not it was taken out of an export."""
    for layout in LAYOUTS:
        for platform, parts in matches_of(layout, [folder + "/"]).values():
            if layout not in (BLACKBOARD, GRADESCOPE):      # there the name is not in the folder's
                return student_of(folder, platform, parts, [])
    return Student(person(folder))


def student_of(head, platform, parts, entries):
    """Return the Student to whom a name in an export belongs, with what is there."""
    name, id, file = parts.get("name", "").replace("_", " ").strip(), parts.get("id", ""), parts["file"]
    name = f"{name} {id}" if name in ("Participant", "Group") else name or id.replace("_", " ")
    again = re.search(r"-(\d{1,6})\.\w+$", file) if platform.layout == CANVAS else None
    when = (platform.sort_key(parts["attempt"]) if "attempt" in parts else "", int(again[1]) if again else 0)
    if file:
        entries = [entry._replace(place=file) for entry in entries]
    elif not head.endswith("/"):        # a slip
        entries = []
    return Student(person(name), id, "late" in parts, place=head, upload=head if file else "", entries=tuple(
        entry._replace(when=when) for entry in entries if RETURNED not in entry.place.split("/")))


def merged(some):
    """Return one Student out of several, who are the same."""
    attempts, found = sorted({entry.when[0] for one in some for entry in one.entries}), []
    for one in some:
        for entry in one.entries:
            stem = one.place[:-len(entry.place)].rstrip("_- ") if one.upload else ""
            place = f"{entry.when[0]}/{entry.place}" if len(attempts) > 1 else entry.place
            found.append((entry._replace(place=place), stem))
    notes = [f"There are {len(attempts)} attempts, and the latest counts, {last}." for last in attempts[-1:]]
    uploads = sorted((not one.upload.lower().endswith(TAKEN_BACK), one.upload) for one in some if one.upload)
    return some[0]._replace(late=any(one.late for one in some), entries=told_apart(found),
                            notes=tuple(notes * (len(attempts) > 1)), upload=uploads[0][1] if uploads else "")


def told_apart(found):
    """Return the entries of (entry, what to put before its place if another has the same)."""
    count, seen, entries = Counter(entry.place for entry, _ in found), set(), []
    for entry, before in found:
        place = f"{before}/{entry.place}" if before and count[entry.place] > 1 else entry.place
        while place in seen:
            place = f"once more/{place}"
        seen.add(place)
        entries.append(entry._replace(place=place))
    return tuple(entries)


# ---- Names that stand in the platform's own files ----------------------------------------------------------

def named_by_slips(students, heads):
    """Return the students of Blackboard, with the names that are in its .txt files: Name: Ada (ada_1)."""
    slips = {head.partition("_attempt_")[0]: text_of(entries) for head, entries in heads.items()
             if re.fullmatch(r".+_attempt_[\d-]+\.txt", head)}
    stems = [student.place.partition("_attempt_")[0] for student in students]
    parts, shared, named = [stem.split("_") for stem in stems], 0, []
    while all(len(one) > shared + 1 and one[shared] == parts[0][shared] for one in parts):
        shared += 1     # of the name of the assignment
    for student, stem, part in zip(students, stems, parts):
        said = re.search(r"(?m)^Name: (.+) \((.+)\)\s*$", slips.get(stem, ""))
        user = "_".join(part[shared:])
        name, user = (said[1].strip(), said[2]) if said and stem.endswith(f"_{said[2]}") else (user, user)
        named.append(student._replace(name=encodable(name), id=user))
    return named


def named_by_metadata(students, text):
    """Return the students of Gradescope: each of those who handed in together, and those without a folder."""
    people, named = names_in_gradescope(text), []
    found = {f"submission_{student.id}": student for student in students}
    for folder in dict.fromkeys([*found, *people]):
        student = found.get(folder) or Student(
            folder.replace("_", " "), folder.rpartition("_")[2], place=folder)
        for one in people.get(folder) or [{}]:
            named.append(student._replace(name=encodable(one.get("name") or student.name),
                                          id=one.get("sid") or one.get("email") or student.id))
    return named


def text_of(entries):
    try:
        return entries[0].read(limit=METADATA_LIMIT).decode("utf-8-sig", "replace")
    except BadSubmission:
        return ""


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


# ---- What is not a student's -------------------------------------------------------------------------------

def holds_answers(head, heads):
    """Return whether there may be somebody's answers under a name at the top."""
    if not head.endswith("/"):
        return may_hold_answers(head)
    return any(may_hold_answers(entry.name) for entry in heads[head]
               if PASSED_OVER.isdisjoint([head[:-1], *entry.place.split("/")]))


def left_over(heads, found, others):
    """Return what is HandedIn, with what is said about the other names."""
    lost = [head for head in others if holds_answers(head, heads)]
    unclear = [f"Nobody can tell whose this is, so it was not marked: {listed(lost)}. Put it where that "
               "student's files are."] if lost else []
    return found._replace(unclear=unclear + found.unclear,
                          beside=[head for head in others if head not in lost] + found.beside)


def listed(names):
    names = list(names)
    return in_one_line(", ".join(names[:5] + [f"and {len(names) - 5} more"] * (len(names) > 5)), 300)
