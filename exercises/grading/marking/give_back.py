"""What goes back to the learning platform: its own gradebook with the marks in it, and the reports."""

import io
import os
import pathlib
import re
import zipfile

from grading.judging.text import in_one_line
from grading.marking import files, gradebooks
from grading.marking.entries import refuse_if
from grading.marking.students import safe

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
    is_ours = files.RESERVED.fullmatch(name) or name.lower().endswith((".json", ".html"))
    return pathlib.Path(out, f"gradebook-{name}" if is_ours else name)


def write_gradebook(folder, book, path):
    """Write the gradebook with the marks to the folder. Returns (sentences, those on what was not written).

    The teacher's own file is never written over.
    """
    everybody, target = folder.everybody(), target_of(path, folder.path)
    filled = book.filled([
        gradebooks.Mark(marked.student, marked.document.score, marked.document.max_score,
                        tuple(folder.totals(marked.stem)))
        for marked in everybody if not marked.document.needs_review])
    files.write_whole(target, filled.content)
    reviews = "; ".join(marked.student.name for marked in everybody if marked.document.needs_review)
    shorter = [[in_one_line(sentence, 2000) for sentence in some] for some in (
        [f"The gradebook, filled in: {target}", *filled.sentences], filled.unclear
        + [f"Not written, since a teacher must look at it: {reviews}"] * bool(reviews))]
    return tuple(shorter)


def write_feedback(folder, book=None):
    """Write feedback.zip, which Moodle takes as feedback files, and return sentences about who is not in it.

    Moodle goes by the number alone, and a team's is not a participant's. The worksheet says whose it is.
    """
    packed, left_out = io.BytesIO(), []
    with zipfile.ZipFile(packed, "w") as archive:
        for marked in folder.everybody():
            student = marked.student
            sure = len(book.by_id(student)[1]) == 1 if book else student.id and (
                student.name == f"Participant {student.id}" or not SEVERAL.search(student.name))
            if folder.layout(marked.stem).startswith("Moodle") and sure:
                name = "Participant" if student.name == f"Participant {student.id}" else safe(student.name)
                entry = zipfile.ZipInfo(f"{name}_{student.id}_assignsubmission_file_{marked.stem}.html")
                entry.create_system, entry.external_attr = 3, 0o644 << 16       # the same on Windows
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, (folder.path / f"{marked.stem}.html").read_bytes())
            elif folder.layout(marked.stem).startswith("Moodle"):
                left_out.append(student.name)
    files.write_whole(folder.path / "feedback.zip", packed.getvalue())
    why = "they have no row in the worksheet" if book else (
        "they may be teams: add --gradebook with the grading worksheet")
    return [in_one_line(f"Not in feedback.zip: {'; '.join(left_out)} ({why}).", 2000)] if left_out else []
