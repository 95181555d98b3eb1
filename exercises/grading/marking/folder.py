"""The folder that the marks of a class are in.

    NAME.json       all that is known of a student: read once, at the start of a run
    NAME.html       what the student reads
    marks.csv  index.html  feedback.zip     the class, made at the end of a run from what is in memory
    corrections.csv     what the teacher gives in place of our marks
"""

import contextlib
import os
import pathlib

from grading.marking import class_page, class_table, files, student_page, web
from grading.marking.entries import refuse_if
from grading.marking.progress import say
from grading.marking.report import as_json, from_json, whole

OURS = ("marks.csv", "index.html", "feedback.zip")


@contextlib.contextmanager
def opened(path):
    """Have a folder, which is made, for one run. Another run into it waits until this one has ended."""
    folder = pathlib.Path(path)
    folder.mkdir(parents=True, exist_ok=True)
    with files.only_one(folder / ".lock", lambda: say(f"Another run is writing to {path}: waiting for it.")):
        for draft in folder.glob(".*.draft"):       # of a run that was killed
            draft.unlink()
        yield folder


def read(folder):
    """Return ({key of the student: Report}, the names of files that cannot be read)."""
    reports, unreadable = {}, []
    for path in sorted(folder.glob("*.json")):
        try:
            report = from_json(path.read_text(encoding="utf-8"))
            if not report.judged or report.judged.keys() - report.made.keys():
                raise ValueError("not from here")
            reports[path.stem] = report._replace(student=report.student._replace(key=path.stem))
        except (ValueError, KeyError, TypeError, AttributeError):
            unreadable.append(path.name)
    return reports, unreadable


def write(folder, report):
    """Write the files of a student: the page first, so that a run that is killed leaves no old page."""
    files.write_whole(folder / f"{report.student.key}.html", student_page.page(report))
    files.write_whole(folder / f"{report.student.key}.json", as_json(whole(report)))


def write_class(folder, reports, unclear):
    """Write marks.csv and index.html, and into each report which points were given there."""
    files.write_whole(folder / "marks.csv", class_table.as_csv(reports))
    files.write_whole(folder / "index.html", class_page.page(reports, folder.resolve().name, unclear))
    for report in reports:
        given = report.given if report.points == report.last_given else [*report.given, report.points]
        write(folder, report._replace(given=given))


def need_room(folder, names, is_ours):
    """Raise BadSubmission if files would be written over that are somebody's own.

    is_ours says that there are marks in the folder.
    """
    paths = [folder / name for name in [*OURS, *names] if (folder / name).exists()]
    others = [path.name for path in paths
              if not web.is_page(path) and (not is_ours or path.suffix == ".html")]
    refuse_if(others, f"{folder} holds {', '.join(others[:3])}, which is not ours, so nothing is written "
                      "there: give another folder, or move that.")


def put_aside_what_was_changed_by_hand(folder, reports):
    """Keep a marks.csv that somebody has changed, under another name. Returns sentences about it."""
    path, kept = folder / "marks.csv", folder / "marks-changed-by-hand.csv"
    found = class_table.changed_by_hand(path.read_bytes(), reports) if path.is_file() else []
    if found:
        os.replace(path, kept)
    return [f"{path} was changed by hand: {'; '.join(found)}. That does not count, and is now in {kept}. "
            f"Write such changes to {folder / 'corrections.csv'}: student,function,points,reason."
            ] if found else []
