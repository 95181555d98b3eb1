"""The same class gets the same marks in every layout that platforms export, as a folder and as a .zip."""

from typing import Callable, Dict, List, NamedTuple

import pytest

from grading.tests.classes import (
    FILE, FILES, HALF, ONLY, RIGHT, STUB, as_zip, gradescope, page, rows, totals, zipped)
from grading.tests.doors import grade, hand_in

# The class: name, id, what is handed in. Two have the same name. One hands in a .zip file, one a photo.
CLASS = [("Ada Lovelace", "10100", FILES), ("Ada Lovelace", "10101", {**FILES, FILE: HALF}),
         ("Bob O'Neil", "10102", {"ex2_loss.py": FILES["ex2_loss.py"]}),
         ("Carl", "10103", {"my work.zip": zipped({f"homework/{name}": FILES[name] for name in FILES})}),
         ("Dora Maar", "10104", {"photo.jpg": b"\xff\xd8"})]
NAMES = [name for name, _, _ in CLASS]
IDS = [id for _, id, _ in CLASS]
TOTALS = ["4", "2", "0", "4", "0"]
DATE = "2024-09-24-21-26-00"
RUBBISH = {"syllabus.pdf": b"", "desktop.ini": b"", ".DS_Store": b"", f"__MACOSX/{FILE}": b"\0\5\x16\7"}


class Layout(NamedTuple):
    """How a platform exports the class."""

    called: str                         # on the screen
    names: List[str]                    # of the students, as the platform gives them
    ids: List[str]
    place: Callable = None              # of (name, id, file): where a student's file is
    beside: Dict[str, bytes] = {}       # what else is in it

    def files(self):
        """Return {place: bytes}."""
        return {**{self.place(name, id, file): content for name, id, files in CLASS if self.place
                   for file, content in files.items()}, **self.beside}


def short(name):
    return "".join(filter(str.isalpha, name.lower()))


WITH_IDS, NO_IDS = [f"{name} {id}" for name, id, _ in CLASS], [""] * 5
REPOSITORY = "hw-1-submissions/hw-1-{}{}/exercises/{}"
LAYOUTS = {
    "Canvas": Layout("Canvas", list(map(short, NAMES)), IDS, lambda name, id, file:
                     f"{short(name)}_{'LATE_' * (id == '10101')}{id}_555_{file}"),
    "Canvas, anonymous": Layout("Canvas", [f"anon x{id}" for id in IDS], [f"anon_x{id}" for id in IDS],
                                lambda name, id, file: f"anon_x{id}_555_{file}"),
    "Moodle, folders": Layout("Moodle", NAMES, IDS, lambda name, id, file:
                              f"{name}_{id}_assignsubmission_file/{file}"),
    "Moodle before 4.1": Layout("Moodle", NAMES, IDS, lambda name, id, file:
                                f"{name}_{id}_assignsubmission_file_/{file}",
                                {"Dora Maar_10104_assignsubmission_onlinetext_/onlinetext.html": b"<p>"}),
    "Moodle, blind": Layout("Moodle", [f"Participant {id}" for id in IDS], IDS, lambda name, id, file:
                            f"Participant_{id}_assignsubmission_file/{file}"),
    "Moodle, flat": Layout("Moodle", NAMES, IDS, lambda name, id, file:
                           f"{name}_{id}_assignsubmission_file_{file}"),
    "Blackboard": Layout("Blackboard", NAMES, [f"u_{id}" for id in IDS], lambda name, id, file:
                         f"hw_1_u_{id}_attempt_{DATE}_{file}",
                         {f"hw_1_u_{id}_attempt_{DATE}.txt": f"Name: {name} (u_{id})\nAssignment: hw".encode()
                          for name, id, _ in CLASS}),
    "Brightspace, folders": Layout("Brightspace", NAMES, [f"{id}-7" for id in IDS], lambda name, id, file:
                                   f"{id}-7 - {name} - Sep 24, 2024 926 PM/{file}", {"index.html": b"<p>"}),
    "Brightspace, flat": Layout("Brightspace", NAMES, [f"{id}-7" for id in IDS], lambda name, id, file:
                                f"{id}-7 - {name} - Sep 24, 2024 926 PM - {file}", {"index.html": b"<p>"}),
    "Gradescope": Layout("Gradescope", NAMES, IDS, beside=gradescope(CLASS)),
    "GitHub Classroom": Layout("GitHub Classroom", [short(name) + id for name, id, _ in CLASS], NO_IDS,
                               lambda name, id, file: REPOSITORY.format(short(name), id, file), {
                                   "hw-1-submissions/hw-1-carl10103/.git/config": b"",
                                   REPOSITORY.format("carl", "10103", f"solutions/{FILE}"): b"# not Carl's"}),
    "folders": Layout("olders", WITH_IDS, NO_IDS, lambda name, id, file: f"{name} {id}/deep/{file}"),
    "zip files": Layout(".zip files", WITH_IDS, NO_IDS, beside={
        f"{name} {id}.zip": files.get("my work.zip") or zipped(files) for name, id, files in CLASS}),
    "Google Drive": Layout("Google Drive", WITH_IDS, NO_IDS, lambda name, id, file: f"{name} {id} - {file}"),
    "Google Forms": Layout("Google Drive", WITH_IDS, NO_IDS, lambda name, id, file: f"{name} {id} - {file}"
                           if not file.endswith(".py") else f"{file[:-3]} - {name} {id}.py"),
}
CANVAS, MOODLE = LAYOUTS["Canvas"].files(), LAYOUTS["Moodle, folders"].files()
every_layout = pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)


def a_zip(path, places):
    return as_zip(path.with_suffix(".zip"), places)


def in_a_zip_with_rubbish(path, places):
    return as_zip(path.with_suffix(".zip"), {**{f"one folder too many/{place}": data
                                                for place, data in places.items()}, **RUBBISH})


def zip_in_a_folder(path, places):
    return as_zip(path / "submissions.zip", places).parent


def in_a_folder_with_rubbish(path, places):
    return hand_in(path, {**{f"one folder too many/{place}": data for place, data in places.items()},
                          **RUBBISH})


def with_rubbish(path, places):
    return hand_in(path, {**places, **RUBBISH})


MARKS_ALONE = (*ONLY, "--feedback", "none")


def check_marks(out, layout):
    """Check who is in marks.csv, and with which marks."""
    assert [(row["name"], row["id"], row["total"]) for row in rows(out)] == list(
        zip(layout.names, layout.ids, TOTALS))
    assert [row["late"] for row in rows(out)] == ["", "late" * (layout is LAYOUTS["Canvas"]), "", "", ""]
    assert [row["predict"] for row in rows(out)] == ["2", "wrong", "no file", "2", "no file"]


@every_layout
@pytest.mark.parametrize("form", [hand_in, in_a_zip_with_rubbish], ids=["folder", "zip"])
def test_the_same_class_gets_the_same_marks_in_every_layout(form, layout, tmp_path):
    screen = grade(form(tmp_path / "class", layout.files()), "--out", tmp_path / "marks", *MARKS_ALONE)
    assert (screen.status, layout.called in screen.err, "5 students" in screen.err) == (0, True, True)
    check_marks(tmp_path / "marks", layout)


@pytest.mark.parametrize("form, layout", [
    (form, layout) for form in (a_zip, zip_in_a_folder, in_a_folder_with_rubbish, with_rubbish)
    for layout in ("Canvas", "Moodle, folders")] + [(zip_in_a_folder, "Gradescope"), (a_zip, "zip files")],
    ids=lambda made: made if isinstance(made, str) else made.__name__.replace("_", " "))
def test_and_in_every_form_of_a_download(form, layout, tmp_path):
    path = form(tmp_path / "class", LAYOUTS[layout].files())
    screen = grade(path, "--out", tmp_path / "marks", *MARKS_ALONE)
    assert screen.status == 0 and ("syllabus.pdf" in screen.err) is ("rubbish" in form.__name__)
    check_marks(tmp_path / "marks", LAYOUTS[layout])


@pytest.mark.parametrize("places", [
    {**MOODLE, "Zoe_10109_assignsubmission_file/.keep": b""}, gradescope([*CLASS, ("Zoe", "10109", {})]),
    {**LAYOUTS["folders"].files(), "Zoe/.keep": b""}], ids=["Moodle", "Gradescope", "folders"])
def test_who_handed_in_nothing_stays_in_the_list(places, tmp_path):
    screen = grade(hand_in(tmp_path / "class", places), "--out", tmp_path / "marks", *ONLY)
    assert "6 students" in screen.err and "2 students without any file" in screen.err
    assert (rows(tmp_path / "marks")[-1]["name"], totals(tmp_path / "marks")["Zoe"]) == ("Zoe", "0")


# ---- Several attempts -----------------------------------------------------------------------------

def attempts(path, places, *options):
    """Have a class marked, and return {name: (total, the report)}."""
    screen = grade(hand_in(path / "class", places), "--out", path / "marks", *(options or ONLY))
    assert screen.status == 0, screen.err
    return {name: (total, page(path / "marks", name)) for name, total in totals(path / "marks").items()}


@pytest.mark.parametrize("first, second", [
    ("hw_ada_attempt_2024-09-30-10-00-00_{}", "hw_ada_attempt_2024-10-01-09-00-00_{}"),
    ("7-9 - ada - Sep 30, 2024 926 PM/{}", "7-9 - ada - Oct 1, 2024 1026 AM/{}"),
    ("7-9 - ada - 30 September, 2024 2126/{}", "7-9 - ada - 1 October, 2024 926/{}"),
    ("7-9 - ada - Oct 1, 2024 1226 AM - {}", "7-9 - ada - Oct 1, 2024 126 AM - {}"),
], ids=["Blackboard", "Brightspace, folders", "Brightspace, the day first", "Brightspace, flat"])
def test_of_several_attempts_the_latest_counts_and_that_is_said(first, second, tmp_path):
    (total, report), = attempts(tmp_path, {
        first.format(FILE): HALF, first.format("ex2_loss.py"): FILES["ex2_loss.py"],
        second.format(FILE): RIGHT}, "--only", "ex1", "ex2").values()
    assert total == "9" and "2 attempts" in report
    assert "ex2_loss.py is from an earlier attempt" in report


def test_dates_are_put_in_order_and_a_later_stub_or_very_many_attempts_change_nothing(tmp_path):
    """Each student has two attempts, and the later is better."""
    dates = ["Dec 31, 2023 1159 PM", "Sep 24, 2024 1226 AM", "Sep 24, 2024 126 AM", "Sep 24, 2024 1226 PM",
             "Sep 24, 2024 926 PM", "24 September, 2024 2127", "October 1, 2024 926 AM"]
    places = {f"{n}-9 - s{n} - {date}/{FILE}": source for n, pair in enumerate(zip(dates, dates[1:]))
              for date, source in zip(pair, (HALF, RIGHT))}
    places.update((f"8-9 - many - Sep 24, 2024 10{n:02} AM/{FILE}", b"# %d" % n) for n in range(10, 40))
    places[f"8-9 - many - Sep 24, 2024 1040 AM/{FILE}"] = RIGHT
    places.update({f"9-9 - stub - {date}/{FILE}": source for date, source in zip(dates, (RIGHT, STUB))})
    marked = attempts(tmp_path, places)
    assert {name: total for name, (total, _) in marked.items()} == dict.fromkeys(
        [f"s{n}" for n in range(6)] + ["many", "stub"], "4")
    assert "is not worked on" in marked["stub"][1]


def test_of_several_uploads_to_canvas_the_latest_counts_and_that_is_said(tmp_path):
    (total, report), = attempts(tmp_path, {f"ada_1_{n}_ex1_forward{end}.py": source for n, end, source in [
        (5, "", HALF), (6, "-9", b"# 9"), (7, "-10", RIGHT)]}).values()
    assert total == "4" and "ex1_forward-10.py counts as" in report and "several uploads" in report


def test_who_handed_in_one_of_several_files_late_is_late(tmp_path):
    path = as_zip(tmp_path / "class.zip", {f"ada_1_5_{FILE}": RIGHT,
                                           "ada_LATE_1_6_ex2_loss.py": FILES["ex2_loss.py"]})
    assert grade(path, "--out", tmp_path / "marks", "--only", "ex1", "ex2").status == 0
    assert [(row["total"], row["late"]) for row in rows(tmp_path / "marks")] == [("9", "late")]


# ---- Names that come from inside a platform's files -----------------------------------------------

def test_gradescopes_metadata_are_read_without_a_library(tmp_path):
    metadata = """\
submission_7:
  :submitters:
  - :name: "Zo\\u00eb \\"Z\\" B"
    :sid: ''
    :email: z@x.y
  :score: 3
  :name: no
submission_8:
  :submitters:
  - :name: 'Ann O''Neil'
    :sid: 8
  - :name: Bea
    :sid: 9
"""
    as_zip(tmp_path / "class.zip", {"submission_metadata.yml": metadata.encode(),
                                    f"submission_7/{FILE}": RIGHT, f"submission_8/{FILE}": HALF})
    assert grade(tmp_path / "class.zip", "--out", tmp_path / "marks", *ONLY).status == 0
    found = [(row["name"], row["id"], row["total"]) for row in rows(tmp_path / "marks")]
    assert ('Zo\u00eb "Z" B', "z@x.y", "4") in found
    for member in ("Ann O'Neil", "Bea"):        # a team
        assert any(member in name and total == "2" for name, _, total in found)


def test_a_name_leads_nowhere(tmp_path):
    people = [("../../.x\\y:z", "1", {FILE: RIGHT}), (".marked", "2", {FILE: RIGHT}), ("ada", "3", {})]
    as_zip(tmp_path / "class.zip", gradescope(people))
    assert grade(tmp_path / "class.zip", "--out", tmp_path / "deep" / "er" / "marks", *ONLY).status == 0
    assert totals(tmp_path / "deep" / "er" / "marks") == {"../../.x\\y:z": "4", ".marked": "4", "ada": "0"}
    assert sorted(path.name for path in tmp_path.rglob("*.html")) == sorted(
        path.name for path in (tmp_path / "deep" / "er" / "marks").glob("*.html"))
    assert len(list(tmp_path.rglob("*.html"))) == 4
