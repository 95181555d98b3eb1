"""How learning platforms name what they export: the patterns for each, and the students in such an export.

A pattern is for a name at the top of the export; that of a folder ends with /. Its groups: name and id of the
student, late, attempt, and file (with its ending), which is the student's own name for it. A name without a
file that is not a folder's either is that of a slip that the platform has written.
"""

import re
from collections import Counter

from grading.judging.text import in_one_line
from grading.marking.answer_files import PASSED_OVER, may_hold_answers
from grading.marking.entries import ZIP_LIMIT, BadSubmission
from grading.marking.names import contradict
from grading.marking.students import HandedIn, Student, person

CANVAS, BLACKBOARD, GRADESCOPE = "Canvas export", "Blackboard export", "Gradescope export"
DRIVE = "Google Drive folder"
DATE = r"(?:[^\W\d]+\.? \d{1,2}|\d{1,2}\.? [^\W\d]+)\.?,? \d{4},? \d{1,2}[:.]?\d\d(?: ?[AP]M)?"
OF_A_COPY = r"(?:[^\W\d]+ ){0,3}"     # Copy of ex1_forward, in any language
PLATFORMS = {
    "Moodle export": [
        r"(?P<name>[^/]+?)(?:_(?P<id>\d+))?_assignsubmission_(?:file|onlinetext)_?(?:/|(?P<file>[^/]+))"],
    BLACKBOARD: [
        r"(?P<name>[^/]+?)_attempt_(?P<attempt>\d{4}(?:-\d\d){5})(?:_(?P<file>[^/]+)|\.txt)"],
    "Brightspace export": [
        rf"(?P<id>\d+-\d+) ?- (?P<name>[^/]+?) ?- (?P<attempt>{DATE})(?:/| ?- (?P<file>[^/]+))"],
    GRADESCOPE: [r"(?P<name>submission_(?P<id>\d+))/"],
    "Sakai export": [r"(?P<name>[^/()]+, [^/()]+)\((?P<id>[^/()]+)\)/"],
    CANVAS: [
        r"(?P<name>[^/_]*?)(?P<id>\d+)_question_\d+_\d+_(?P<file>[^/]+)",       # of a quiz
        r"(?:(?P<name>(?!LATE_)[^/]+?)_)?(?:(?P<late>LATE)_)?(?P<id>\d+|anon_[^_/]+)_"
        r"(?:\d+_|(?=(?:text|link)\.html\Z))(?P<file>[^/]+)"],
    DRIVE: [
        rf"(?P<file>{OF_A_COPY}(?i:ex\d\w*)) - (?P<name>(?!(?i:copy))[^/]+?)(?: \(\d+\))?(?P<ending>\.\w+)",
        r"(?P<name>(?:(?!(?i:ex\d))[^/])+?) - (?P<file>[^/]+)"],
}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

METADATA = "submission_metadata.yml"    # of Gradescope
HANDED_IN = "Submitted files/"          # of Teams, beside "Working files/"
VERSION = r"(?:^|/)Version (\d+)/"       # of what was handed in to Teams
LONGEST_NAME = 500      # that a platform gives: the patterns take long for a very long one
TAKEN_BACK = (".py", ".txt", ".zip")    # what can be sent back in place of what a student has uploaded


# ---- The students ------------------------------------------------------------------------------------------

def an_export(heads):
    """Return a class as a learning platform exports it, or None if most names are not a platform's."""
    layout, found = max(((layout, named_by(layout, heads)) for layout in PLATFORMS),
                        key=lambda one: len(one[1]))
    others = [head for head in heads if head not in found]
    ours, theirs = (sum(holds_answers(head, heads) for head in some) for some in (found, others))
    if not found or ours < theirs or not ours and len(found) < len(others):
        return None
    groups, students, unclear = {}, [], []
    for student in found.values():
        groups.setdefault(student.id or student.name, []).append(student)
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


def named_by(layout, heads):
    """Return {name at the top: Student} of those names that a platform may have given."""
    found = {}
    for head in heads:
        for pattern in PLATFORMS[layout] if len(head) <= LONGEST_NAME else ():
            match = re.fullmatch(pattern, head)
            if match and head not in found:
                found[head] = student_of(layout, head, match.groupdict(""), heads[head])
    if layout == DRIVE and not any(student.has_answers for student in found.values()):
        return {}       # other files have such names, too
    return found


def student_of(layout, head, parts, entries):
    """Return the Student to whom a name in an export belongs, with what is there."""
    name, id = parts.get("name", "").replace("_", " ").strip(), parts.get("id", "")
    name = f"{name} {id}" if name in ("Participant", "Group") else name or id.replace("_", " ")
    file = parts.get("file", "") + parts.get("ending", "")
    again = re.search(r"-(\d{1,6})\.\w+$", file) if layout == CANVAS else None
    when = (day_and_time(parts.get("attempt", "")), int(again[1]) if again else 0)
    if file:
        entries = [entry._replace(place=file) for entry in entries]
    elif not head.endswith("/"):        # a slip
        entries = []
    return Student(person(name), id, bool(parts.get("late")), place=head,
                   upload=head if file.lower().endswith(TAKEN_BACK) else "",
                   entries=tuple(entry._replace(when=when) for entry in entries))


def day_and_time(date):
    """Return a text that sorts like the date: "Sep 24, 2024 926 PM" is "2024-09-24 21:26".

    Of a month that is not known it is empty: then nobody can tell which attempt is the later.
    """
    parts = re.search(r"(\d+)\D+(\d{4}),? (\d{1,2}?)[:.]?(\d\d)(?!\d)", date)
    if not parts:       # it does so already
        return date
    day, year, hour, minute = map(int, parts.groups())
    if date.endswith(("AM", "PM")):
        hour = hour % 12 + 12 * date.endswith("PM")
    month = re.search(r"[^\W\d]+", date)[0][:3].lower()
    return f"{year}-{MONTHS.index(month) + 1:02}-{day:02} {hour:02}:{minute:02}" if month in MONTHS else ""


def of_platform(folder):
    """Return the Student that a folder belongs to, whether or not it was taken out of an export."""
    found = an_export({f"{folder}/": []})
    if found is None or found.layout == GRADESCOPE:     # there the name is not in the folder's
        return Student(person(folder))
    return found.students[0]


def merged(some):
    """Return one Student out of several, who are the same."""
    entries, notes = [entry for one in some for entry in one.entries], ()
    count = Counter(entry.place for entry in entries)
    if max(count.values(), default=0) > 1:      # then what the platform calls them says which is which
        entries = [entry._replace(place=f"{one.place[:-len(entry.place)].rstrip('_- ')}/{entry.place}")
                   if count[entry.place] > 1 and one.place.endswith(entry.place) else entry
                   for one in some for entry in one.entries]
    attempts = sorted({entry.when[0] for entry in entries})
    if len(attempts) > 1:
        entries = [entry._replace(place=f"{entry.when[0]}/{entry.place}") for entry in entries]
        notes = (f"There are {len(attempts)} attempts, and the latest counts, {attempts[-1]}.",)
    return some[0]._replace(late=any(one.late for one in some), notes=notes, entries=tuple(entries),
                            upload=min((one.upload for one in some if one.upload), default=""))


# ---- Names that stand in the platform's own files ----------------------------------------------------------

def named_by_slips(students, heads):
    """Return the students of Blackboard, with the names that its .txt files begin with: Name: Ada (ada_1)."""
    slips = {head.partition("_attempt_")[0]: text_of(entries) for head, entries in heads.items()
             if re.fullmatch(r".+_attempt_[\d-]+\.txt", head)}
    named = []
    for student in students:
        stem = student.place.partition("_attempt_")[0]
        said = re.match(r"(?m)[^:\n]+: (.+) \((.+)\)\s*$", slips.get(stem, ""))
        if said and stem.endswith(f"_{said[2]}"):
            student = student._replace(name=said[1].strip(), id=said[2])
        named.append(student)
    return named


def named_by_metadata(students, text):
    """Return the students of Gradescope: each of those who handed in together, and those without a folder."""
    people, named = names_in_gradescope(text), []
    found = {f"submission_{student.id}": student for student in students}
    for folder in dict.fromkeys([*found, *people]):
        student = found.get(folder) or Student(
            folder.replace("_", " "), folder.rpartition("_")[2], place=folder)
        for one in people.get(folder) or [{}]:
            named.append(student._replace(name=one.get("name") or student.name,
                                          id=one.get("sid") or one.get("email") or student.id))
    return named


def text_of(entries):
    try:
        return entries[0].read(limit=ZIP_LIMIT).decode("utf-8-sig", "replace")
    except BadSubmission:
        return ""


def names_in_gradescope(text):
    """Return {"submission_1": [{"name": ..., "sid": ..., "email": ...}, ...]} of submission_metadata.yml."""
    found = {}
    for folder, indent, block in re.findall(r"(?ms)^(submission_\d+):\s*\n(?=( *))(.*?)(?=^\S|\Z)", text):
        # Deeper, there are the submitters of earlier submissions.
        people = re.search(rf"(?m)^{indent}:submitters:.*\n((?:{indent}[- ].*(?:\n|\Z))*)", block)
        found[folder] = [
            {key: unquoted(value) for key, value in re.findall(r"(?m)^ *:(\w+): *(.*?)\s*$", one)}
            for one in re.split(r"(?m)^ *- ", people[1] if people else "")[1:]]
    return found


def unquoted(text):
    """Return the value of a plain, a 'single' or a "double" quoted word of YAML."""
    if len(text) >= 2 and text[0] == text[-1] == "'":
        return text[1:-1].replace("''", "'")
    if len(text) >= 2 and text[0] == text[-1] == '"':
        text = re.sub(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|(.))",
                      lambda match: match[3] or chr(int(match[1] or match[2], 16)), text[1:-1])
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")    # two halves are a letter
    return "" if text in ("null", "~") else text


# ---- What is not a student's -------------------------------------------------------------------------------

def holds_answers(head, heads):
    """Return whether there may be somebody's answers under a name at the top."""
    return any(may_hold_answers(entry.name) for entry in heads[head]
               if PASSED_OVER.isdisjoint([head.rstrip("/"), *entry.place.split("/")]))


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
