"""What goes back to the learning platform: its own gradebook with the marks in it, and the reports."""

import os
import pathlib

from grading.judging.text import in_one_line
from grading.marking import files, gradebooks
from grading.marking.listing import refuse_if


def read(path):
    """Return the bytes of the teacher's gradebook. Raises BadSubmission, before anything is marked."""
    refuse_if(not os.path.isfile(path),
              f"There is no file {path}: --gradebook takes the file that you downloaded.")
    return pathlib.Path(path).read_bytes()


def write_gradebook(folder, content, path, column=None):
    """Write the gradebook with the marks to the folder. Returns sentences about it. Raises ValueError.

    The teacher's own file is never written over.
    """
    target = folder.path / os.path.basename(path)
    refuse_if(target.exists() and os.path.samefile(target, path),
              f"{path} would be overwritten: keep the gradebook outside of {folder.path}.")
    everybody = [marked for marked in folder.everybody() if not marked.document.needs_review]
    filled = gradebooks.fill(content, [
        gradebooks.Mark(marked.who.name, marked.who.id, marked.document.score, marked.document.max_score)
        for marked in everybody], column)
    files.write_whole(target, filled.content)
    lists = (("Without marks here, and unchanged in the gradebook", filled.without_submission),
             ("Not in the gradebook", filled.without_row),
             ("Not filled in, because the name fits several rows", filled.ambiguous))
    return [f"{filled.platform} gradebook, filled in: {target}", *filled.warnings,
            *[f"{words}: {in_one_line('; '.join(names), 2000)}" for words, names in lists if names]]


def write_feedback(folder):
    """Write feedback.zip, which Moodle takes as feedback files."""
    reports = []
    for marked in folder.everybody():
        report = (folder.path / f"{marked.stem}.html").read_bytes()
        reports.append((f"{marked.who.name}_{marked.who.id}", f"{marked.stem}.html", report))
    files.write_whole(folder.path / "feedback.zip", gradebooks.feedback_zip(reports))
