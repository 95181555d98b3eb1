"""What goes back to the learning platform: its own gradebook with the marks in it, and the reports."""

import os
import pathlib
import re

from grading.marking import documents, files, gradebooks, student_page
from grading.marking.entries import refuse_if
from grading.marking.students import RESERVED, safe

SEVERAL = re.compile(r"(?i)\d|group|team|gruppe|groupe|grupo|gruppo|groep")     # in the name of a team


def read(path, out, column=None):
    """Return the teacher's Gradebook. Raises BadSubmission or ValueError, before anything is marked."""
    refuse_if(not os.path.isfile(path),
              f"There is no file {path}: --gradebook takes the file that you downloaded.")
    target = target_of(path, out)
    refuse_if(target.exists() and os.path.samefile(target, path),
              f"{path} would be overwritten: keep the gradebook outside of {out}.")
    return gradebooks.Gradebook(pathlib.Path(path).read_bytes(), column)


def target_of(path, out):
    """Return where a gradebook is written to: under its own name, if that is not one of ours."""
    name = os.path.basename(path)
    is_ours = RESERVED.fullmatch(name) or name.lower().endswith((".json", ".html"))
    return pathlib.Path(out, f"gradebook-{name}" if is_ours else name)


def write_gradebook(reports, book, path, out):
    """Write the gradebook with the marks to the folder. Returns (sentences, those on what was not written).

    The teacher's own file is never written over.
    """
    target = target_of(path, out)
    content, sentences, unwritten = book.filled([report for report in reports if not report.reviews])
    files.write_whole(target, content)
    reviews = "; ".join(report.student.name for report in reports if report.reviews)
    unwritten += [f"Not written, since a teacher must look at it: {reviews}"] * bool(reviews)
    return [f"The gradebook, filled in: {target}", *sentences], unwritten


# ---- Feedback ----------------------------------------------------------------------------------------------

def write_feedback(reports, book, out):
    """Write feedback.zip, in the form that Moodle or Canvas takes. Returns sentences on who is not in it."""
    packed, left_out = {}, {}
    for report in reports:
        for platform, form in (("Moodle", for_moodle), ("Canvas", for_canvas)):
            if report.student.layout.startswith(platform):
                name, content = form(report, book)
                if content is None:
                    left_out.setdefault(name, []).append(report.student.name)
                else:
                    packed[name] = content
    if packed or left_out:
        files.write_whole(out / "feedback.zip", files.zipped(packed))
    return [f"Not in feedback.zip: {'; '.join(names)} ({why})." for why, names in left_out.items()]


def for_moodle(report, book):
    """Return (name, content) of a student's feedback, or (why there is none, None).

    Moodle goes by the number alone, and a team's is not a participant's. The worksheet says whose it is.
    """
    student = report.student
    is_blind = student.name == f"Participant {student.id}"
    sure = len(book.by_id(student)) == 1 if book else student.id and (
        is_blind or not SEVERAL.search(student.name))
    if not sure:
        return ("they have no row in the worksheet" if book else
                "they may be teams: add --gradebook with the grading worksheet"), None
    name = "Participant" if is_blind else safe(student.name)
    return f"{name}_{student.id}_assignsubmission_file_{student.key}.html", student_page.page(report)


def for_canvas(report, book):
    """The same for Canvas, which takes files under the names it gave, and shows them as the student's were.

    So a .zip file is sent back for a .zip file, and comments that any editor shows for a .py file.
    """
    name = report.student.upload
    if name.lower().endswith(".zip"):
        return name, files.zipped({f"{report.student.key}.html": student_page.page(report)})
    if name.lower().endswith((".py", ".txt")):
        return name, "".join(f"# {line}".rstrip() + "\n" for line in documents.text(report).splitlines())
    return "Canvas takes back only what replaces a .py or .zip file", None
