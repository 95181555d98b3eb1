"""The same class in every layout that platforms export, as a folder and as a .zip file: the same marks."""

import unicodedata
import zipfile

import pytest

from grading.tests.classes import zipped
from grading.tests.handed_in import EX1, EX2, RIGHT, WRONG, as_folder, as_zip, marked, rows

# The class: name, id, what is handed in. Two have the same name; one hands in a .zip file, one a document.
CLASS = [("Ada Lovelace", "10100", {EX1: RIGHT[EX1]}),
         ("Ada Lovelace", "10101", {EX1: WRONG, EX2: RIGHT[EX2]}),
         ("Bob O'Neil", "10102", {EX1: RIGHT[EX1], "notes.txt": b"for you"}),
         ("Carl", "10103", {"my work.zip": {EX1: RIGHT[EX1]}}), ("Dora Maar", "10104", {EX2: RIGHT[EX2]})]
POINTS = ["4", "0", "4", "4", "0"]
DATE = "2024-09-24-21-26-00"


def content(value):
    """Return the bytes of a file, which is a .zip file if it is given as a dictionary."""
    if isinstance(value, bytes):
        return value
    return zipped({f"homework/{name}": source for name, source in value.items()})


def each(place, more=None):
    """Return a layout, from a function of (name, id, number, file) that gives a file's place."""
    return {**{place(name, id, number, file): content(value) for number, (name, id, files) in enumerate(CLASS)
               for file, value in files.items()}, **(more or {})}


def short(name):
    return "".join(filter(str.isalpha, name.lower()))


LAYOUTS = {
    "Canvas": each(lambda name, id, n, file:
                   f"{short(name)}_{'LATE_' * (id == '10101')}{id}_{555 + n}_{file}"),
    "Canvas, anonymous": each(lambda name, id, n, file: f"anon_x{id}_{555 + n}_{file}"),
    "Moodle": each(lambda name, id, n, file: f"{name}_{id}_assignsubmission_file/{file}"),
    "Moodle before 4.1": each(lambda name, id, n, file: f"{name}_{id}_assignsubmission_file_/{file}",
                              {"Dora Maar_10104_assignsubmission_onlinetext_/onlinetext.html": b"<p>"}),
    "Moodle, blind": each(lambda name, id, n, file: f"Participant_{id}_assignsubmission_file/{file}"),
    "Moodle, flat": each(lambda name, id, n, file: f"{name}_{id}_assignsubmission_file_{file}"),
    "Blackboard": each(lambda name, id, n, file: f"hw_1_u_{id}_attempt_{DATE}_{file}", {
        f"hw_1_u_{id}_attempt_{DATE}.txt": f"Name: {name} (u_{id})\nAssignment: hw\n".encode()
        for name, id, _ in CLASS}),
    "Brightspace": each(lambda name, id, n, file: f"{id}-7 - {name} - Sep 24, 2024 926 PM/{file}",
                        {"index.html": b"<p>"}),
    "Brightspace, flat": each(lambda name, id, n, file: f"{id}-7 - {name} - Sep 24, 2024 926 PM - {file}",
                              {"index.html": b"<p>"}),
    "Gradescope": each(lambda name, id, n, file: f"assignment_5_export/submission_{n}/{file}", {
        "assignment_5_export/submission_metadata.yml": ("---\n" + "".join(
            f"submission_{n}:\n  :submitters:\n  - :name: {name}\n    :sid: '{id}'\n    :email: a@b.c\n"
            f"  :created_at: 2024-09-24\n  :history:\n  - :id: 3\n    :submitters:\n    - :name: Nobody\n"
            for n, (name, id, _) in enumerate(CLASS))).encode()}),
    "GitHub Classroom": each(
        lambda name, id, n, file: f"hw-1-submissions/hw-1-{short(name)}{id}/exercises/{file}",
        {"hw-1-submissions/hw-1-carl10103/.git/config": b"",
         f"hw-1-submissions/hw-1-carl10103/exercises/solutions/{EX1}": b"# not the student's"}),
    "folders": each(lambda name, id, n, file: f"{name} {id}/deep/{file}"),
    ".zip files": {f"{name} {id}.zip": content(files if id != "10103" else files["my work.zip"])
                   for name, id, files in CLASS},
    "Google Drive": each(lambda name, id, n, file: f"{name} {id} - {file}"),
    "Google Forms": each(lambda name, id, n, file: f"{file[:-3]} - {name} {id}.py" if file.endswith(".py")
                         else f"{name} {id} - {file}"),
}


@pytest.mark.parametrize("form", [as_folder, as_zip], ids=["folder", "zip"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_same_class_gets_the_same_marks_in_every_layout(layout, form, tmp_path):
    path = form(tmp_path / ("class.zip" if form is as_zip else "class"), LAYOUTS[layout])
    screen, _ = marked(path)
    assert screen.status == 0, screen.err
    assert [row["total"] for row in rows(tmp_path / "marks")] == POINTS
    late = [row["late"] for row in rows(tmp_path / "marks")]
    assert late == ["", "late" if layout == "Canvas" else "", "", "", ""]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_folder_too_many_and_a_file_of_the_teachers_change_nothing(layout, tmp_path):
    places = {f"one folder too many/{place}": data for place, data in LAYOUTS[layout].items()}
    screen, _ = marked(as_zip(tmp_path / "class.zip", {**places, "syllabus.pdf": b"", "__MACOSX/a.py": b""}))
    assert screen.status == 0 and "no answer" in screen.err and "syllabus.pdf" in screen.err, screen.err
    assert [row["total"] for row in rows(tmp_path / "marks")] == POINTS


# ---- Names -------------------------------------------------------------------------------------------------

def test_finders_names_are_read_as_what_they_are(tmp_path):
    path = tmp_path / "class.zip"
    name = unicodedata.normalize("NFD", "J\u00fcrgen M\u00fcller")
    with zipfile.ZipFile(path, "w") as archive:
        entry = zipfile.ZipInfo("x")
        entry.filename = f"{name}_101_assignsubmission_file/{EX1}"
        archive.writestr(entry, RIGHT[EX1])
        archive.writestr(f"Bob_102_assignsubmission_file/{EX1}", RIGHT[EX1])
    data = path.read_bytes()
    path.write_bytes(without_the_mark_of_utf_8(data))
    screen, found = marked(path)
    assert screen.status == 0 and found == {"J\u00fcrgen M\u00fcller": "4", "Bob": "4"}


def without_the_mark_of_utf_8(data):
    """Return a .zip file whose names are not said to be UTF-8, which they are, as Finder writes them."""
    data = bytearray(data)
    for signature, at in ((b"PK\3\4", 7), (b"PK\1\2", 9)):
        place = data.find(signature)
        while place >= 0:
            data[place + at] &= ~8
            place = data.find(signature, place + 1)
    return bytes(data)


@pytest.mark.parametrize("name", ["a;=1+1;b", "=1+1", "a\t=1", "-2+3", "@x"])
def test_a_name_is_no_formula_wherever_the_table_is_opened(name, tmp_path):
    name = name.replace("\t", "\\u0009")
    metadata = f"submission_1:\n  :submitters:\n  - :name: \"{name}\"\n    :sid: '7'\n"
    marked(as_folder(tmp_path / "g", {f"submission_1/{EX1}": RIGHT[EX1],
                                      "submission_metadata.yml": metadata.encode()}))
    text = (tmp_path / "marks" / "marks.csv").read_bytes().decode("utf-8-sig")
    for delimiter in ",;\t":
        for line in text.splitlines():
            assert not any(cell.strip('" ').startswith(("=", "+", "-", "@"))
                           for cell in line.split(delimiter))


def test_on_canvas_names_come_from_the_gradebook_where_the_id_fits(tmp_path):
    path = as_zip(tmp_path / "class.zip", {f"lovelaceada_101_5_{EX1}": RIGHT[EX1],
                                           f"bobby_102_6_{EX1}": WRONG})
    (tmp_path / "grades.csv").write_text(
        'Student,ID,Section,HW (7)\n"Lovelace, Ada",101,A,\n"Hopper, Grace",102,A,\n')
    screen, found = marked(path, "--gradebook", tmp_path / "grades.csv")
    assert found == {"Lovelace, Ada": "4", "bobby": "0"}
    screen, found = marked(path)        # and they stay, without a gradebook in hand
    assert screen.status == 0 and found == {"Lovelace, Ada": "4", "bobby": "0"}


@pytest.mark.parametrize("second, total", [(RIGHT[EX1], "4"), (WRONG, "needs review")], ids=["same", "other"])
def test_two_files_with_one_name_in_a_flat_export_are_both_looked_at(second, total, tmp_path):
    path = as_zip(tmp_path / "class.zip", {f"ada_1_5_{EX1}": RIGHT[EX1], f"ada_1_6_{EX1}": second,
                                           f"bob_2_7_{EX1}": WRONG})
    screen, found = marked(path)
    assert found == {"ada": total, "bob": "0"} and screen.status == (0 if total == "4" else 2)
    if total != "4":
        assert f"ada_1_5/{EX1} and ada_1_6/{EX1}" in screen.err


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_the_same_place_twice_in_a_zip_file_is_told_apart(tmp_path):
    place = f"Ada_101_assignsubmission_file/{EX1}"
    bobs = place.replace("Ada_101", "Bob_2")
    path = as_zip(tmp_path / "class.zip", [(place, RIGHT[EX1]), (place, WRONG), (bobs, WRONG)])
    screen, found = marked(path)
    assert found == {"Ada": "needs review", "Bob": "0"} and screen.status == 2
    assert f"2 different files {EX1}" in screen.err and f"once more/{EX1}" in screen.err
