"""Names as platforms, packers and people write them: who it is, and that no name does anything."""

import unicodedata
import zipfile

import pytest

from grading.tests.handed_in import EX1, RIGHT, WRONG, as_zip, marked


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
def test_the_same_place_twice_in_a_zip_file_are_two_files(tmp_path):
    place = f"Ada_101_assignsubmission_file/{EX1}"
    bobs = place.replace("Ada_101", "Bob_2")
    path = as_zip(tmp_path / "class.zip", [(place, RIGHT[EX1]), (place, WRONG), (bobs, WRONG)])
    screen, found = marked(path)
    assert found == {"Ada": "needs review", "Bob": "0"} and screen.status == 2
    assert f"2 different files {EX1}" in screen.err
