"""The same class in every layout that platforms export: the same students, with the same files."""

import io
import shutil
import zipfile

import pytest

from grading.marking import layouts
from grading.marking.exports import day_and_time, names_in_gradescope
from grading.marking.listing import BadSubmission
from grading.marking.submission import Submission
from grading.questions import FILE_NAMES, NAMES
from grading.tests.classes import CHAIN_RULE, FLIPPED, hand_in, not_started
from grading.tests.helpers import solution

RIGHT = {name: solution(name) for name in NAMES}

# The class: name, id, what is handed in. Two have the same name; one hands in a .zip file, one a document.
ALL = {f"{name}.py": source for name, source in RIGHT.items()}
BOBS = {**ALL, f"{CHAIN_RULE}.py": FLIPPED}
CLASS = [("Ada Lovelace", "10100", ALL), ("Ada Lovelace", "10101", BOBS),
         ("Bob O'Neil", "10102", {FILE_NAMES[0]: ALL[FILE_NAMES[0]]}),
         ("Carl", "10103", {"my work.zip": ALL}), ("Dora Maar", "10104", {"essay.docx": b"PK"})]
TWINS = ["Ada Lovelace (10100)", "Ada Lovelace (10101)"]
OTHERS = ["Bob O'Neil", "Carl", "Dora Maar"]
DATE = "2024-09-24-21-26-00"


def content(value):
    """Return the bytes of a file, which is a .zip file if it is given as a dictionary."""
    if isinstance(value, bytes):
        return value
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, source in value.items():
            archive.writestr(f"homework/{name}", source)
    return data.getvalue()


# ---- One function for each layout: {place: bytes} -------------------------------------------------

def each(place):
    """Return what makes a layout from a function of (name, id, number, file) that gives a file's place."""
    return {place(name, id, number, file): content(value)
            for number, (name, id, files) in enumerate(CLASS) for file, value in files.items()}


def short(name):
    return "".join(filter(str.isalpha, name.lower()))


def canvas():
    return each(lambda name, id, n, file: f"{short(name)}_{'LATE_' * (id == '10101')}{id}_{555 + n}_{file}")


def canvas_anonymous():
    return each(lambda name, id, n, file: f"anon_x{id}_{555 + n}_{file}")


def moodle_folders():
    return each(lambda name, id, n, file: f"{name}_{id}_assignsubmission_file/{file}")


def moodle_before_4_1():
    return {**each(lambda name, id, n, file: f"{name}_{id}_assignsubmission_file_/{file}"),
            "Dora Maar_10104_assignsubmission_onlinetext_/onlinetext.html": b"<p>"}


def moodle_blind():
    return each(lambda name, id, n, file: f"Participant_{id}_assignsubmission_file/{file}")


def moodle_flat():
    return each(lambda name, id, n, file: f"{name}_{id}_assignsubmission_file_{file}")


def blackboard():
    slips = {f"hw_1_u_{id}_attempt_{DATE}.txt": f"Name: {name} (u_{id})\nAssignment: hw\n".encode()
             for name, id, _ in CLASS}
    return {**each(lambda name, id, n, file: f"hw_1_u_{id}_attempt_{DATE}_{file}"), **slips}


def brightspace_folders():
    return {**each(lambda name, id, n, file: f"{id}-7 - {name} - Sep 24, 2024 926 PM/{file}"),
            "index.html": b"<p>"}


def brightspace_flat():
    return {**each(lambda name, id, n, file: f"{id}-7 - {name} - Sep 24, 2024 926 PM - {file}"),
            "index.html": b"<p>"}


def gradescope():
    lines = [f"submission_{n}:\n  :submitters:\n  - :name: {name}\n    :sid: '{id}'\n    :email: a@b.c\n"
             f"  :created_at: 2024-09-24\n  :history:\n  - :id: 3\n    :submitters:\n    - :name: Nobody\n"
             for n, (name, id, _) in enumerate(CLASS)]
    return {**each(lambda name, id, n, file: f"assignment_5_export/submission_{n}/{file}"),
            "assignment_5_export/submission_metadata.yml": ("---\n" + "".join(lines)).encode()}


def whole_repositories():
    places = each(lambda name, id, n, file: f"hw-1-submissions/hw-1-{short(name)}{id}/exercises/{file}")
    return {**places, "hw-1-submissions/hw-1-carl10103/.git/config": b"",
            "hw-1-submissions/hw-1-carl10103/exercises/solutions/" + FILE_NAMES[0]: b"# not the student's"}


def folders():
    return each(lambda name, id, n, file: f"{name} {id}/deep/{file}")


def zip_files():
    return {f"{name} {id}.zip": content({file: content(value) for file, value in files.items()
                                         if not file.endswith(".zip")} or ALL) for name, id, files in CLASS}


def google_drive():
    return each(lambda name, id, n, file: f"{name} {id} - {file}")


def google_forms():
    return each(lambda name, id, n, file: f"{file[:-3]} - {name} {id}.py" if file.endswith(".py")
                else f"{name} {id} - {file}")


WITH_IDS = [f"{name} {id}" for name, id, _ in CLASS]
IDS = [id for _, id, _ in CLASS]
EXPECTED = {        # layout: what it is called, the keys, the ids
    canvas: ("Canvas export",
             ["adalovelace (10100)", "adalovelace (10101)", "boboneil", "carl", "doramaar"], IDS),
    canvas_anonymous: ("Canvas export", [f"anon x{id}" for id in IDS], [f"anon_x{id}" for id in IDS]),
    moodle_folders: ("Moodle export, folders", TWINS + OTHERS, IDS),
    moodle_before_4_1: ("Moodle export, folders", TWINS + OTHERS, IDS),
    moodle_blind: ("Moodle export, folders", [f"Participant {id}" for id in IDS], IDS),
    moodle_flat: ("Moodle export, flat", TWINS + OTHERS, IDS),
    blackboard: ("Blackboard export",
                 ["Ada Lovelace (u_10100)", "Ada Lovelace (u_10101)"] + OTHERS, [f"u_{id}" for id in IDS]),
    brightspace_folders: ("Brightspace export, folders",
                          ["Ada Lovelace (10100-7)", "Ada Lovelace (10101-7)"] + OTHERS,
                          [f"{id}-7" for id in IDS]),
    brightspace_flat: ("Brightspace export, flat",
                       ["Ada Lovelace (10100-7)", "Ada Lovelace (10101-7)"] + OTHERS,
                       [f"{id}-7" for id in IDS]),
    gradescope: ("Gradescope export", TWINS + OTHERS, IDS),
    whole_repositories: ("repositories of GitHub Classroom",
                         [short(name) + id for name, id, _ in CLASS], [""] * 5),
    folders: ("a folder of folders", WITH_IDS, [""] * 5),
    zip_files: ("a folder of .zip files", WITH_IDS, [""] * 5),
    google_drive: ("Google Drive folder", WITH_IDS, [""] * 5),
    google_forms: ("Google Drive folder", WITH_IDS, [""] * 5),
}
every_layout = pytest.mark.parametrize("layout", EXPECTED,
                                       ids=lambda layout: layout.__name__.replace("_", " "))


def on_disk(path, places):
    for place, data in places.items():
        (path / place).parent.mkdir(parents=True, exist_ok=True)
        (path / place).write_bytes(data)
    return path


def as_zip(path, places):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for place, data in places.items():
            archive.writestr(place, data)
    return path


def in_a_folder(path, places):
    return on_disk(path / "one folder too many", places) and path


def in_a_folder_in_a_zip(path, places):
    return as_zip(path.with_suffix(".zip"), {f"one folder too many/{place}": data
                                             for place, data in places.items()})


def zip_in_a_folder(path, places):
    path.mkdir()
    as_zip(path / "submissions.zip", places)
    return path


def with_a_stray_file(path, places):
    return on_disk(path, {**places, "syllabus.pdf": b"", "desktop.ini": b"", ".DS_Store": b"",
                          "__MACOSX/ex1_forward.py": b""})


def zip_with_a_stray_file(path, places):
    return as_zip(path.with_suffix(".zip"), {**places, "syllabus.pdf": b"", "__MACOSX/ex1_forward.py": b""})


@every_layout
@pytest.mark.parametrize("form", [
    on_disk, lambda path, places: as_zip(path.with_suffix(".zip"), places), in_a_folder, in_a_folder_in_a_zip,
    zip_in_a_folder, with_a_stray_file, zip_with_a_stray_file],
    ids=["folder", "zip", "folder in a folder", "folder in a zip", "zip in a folder", "stray file",
         "zip with a stray file"])
def test_the_same_class_is_found_in_every_layout(layout, form, tmp_path):
    handed_in = layouts.read(form(tmp_path / "class", layout()))
    name, keys, ids = EXPECTED[layout]
    assert handed_in.layout == name and not handed_in.single
    assert [student.key for student in handed_in.students] == keys
    assert [student.id for student in handed_in.students] == ids
    assert [student.late for student in handed_in.students] == [
        layout is canvas and id == "10101" for id in IDS]
    ada, twin, bob, carl, dora = map(Submission, handed_in.students)
    assert ada.sources == carl.sources == RIGHT and ada.problems == carl.problems == {}
    assert twin.sources == {**RIGHT, CHAIN_RULE: FLIPPED}
    assert bob.sources == {**dict.fromkeys(NAMES), NAMES[0]: RIGHT[NAMES[0]]}
    assert dora.sources == dict.fromkeys(NAMES)
    assert "essay.docx: a document is not marked" in dora.problems[CHAIN_RULE]
    assert ada.notes == twin.notes == bob.notes == []
    note, = dora.notes
    assert note.startswith("Not marked, because of the name or the kind of file: ") and "essay.docx" in note


def test_what_was_found_is_said_in_one_sentence(tmp_path):
    path = as_zip(tmp_path / "submissions.zip", {**canvas(), "notes.txt": b""})
    assert layouts.read(path).sentence() == (
        "Canvas export: 5 students, 17 files; 1 student without any file that may hold answers; "
        "1 file left out (notes.txt)")
    assert layouts.read(path, as_one=True).sentence() == "One submission: 18 files"


def test_a_student_without_any_file_stays_in_the_list(tmp_path):
    on_disk(tmp_path / "class", moodle_folders())
    (tmp_path / "class" / "Zoe_10109_assignsubmission_file").mkdir()
    handed_in = layouts.read(tmp_path / "class")
    assert handed_in.students[-1].name == "Zoe" and not handed_in.students[-1].has_answers
    assert "2 students without any file" in handed_in.sentence()


def test_a_student_of_gradescopes_metadata_without_a_folder_stays_in_the_list(tmp_path):
    places = {place: data for place, data in gradescope().items() if "submission_2/" not in place}
    students = layouts.read(on_disk(tmp_path / "x", places)).students
    assert students[2].name == "Bob O'Neil" and students[2].files == ()


def test_a_name_from_inside_a_platforms_file_leads_nowhere(tmp_path):
    places = gradescope()
    metadata = "assignment_5_export/submission_metadata.yml"
    places[metadata] = places[metadata].replace(b"Carl", b"../../.x\\y:z").replace(b"Dora Maar", b".marked")
    students = layouts.read(as_zip(tmp_path / "class.zip", places)).students
    assert {"_.._.x_y_z", "marked"} < {student.key for student in students}
    assert "../../.x\\y:z" in {student.name for student in students}


# ---- Several attempts -----------------------------------------------------------------------------

def the_only(path):
    (student,) = layouts.read(path).students
    return Submission(student)


OLD, NEW = b"# old\n" + RIGHT[CHAIN_RULE], RIGHT[CHAIN_RULE]


@pytest.mark.parametrize("places", [
    ("hw_ada_attempt_2024-09-30-10-00-00_{}", "hw_ada_attempt_2024-10-01-09-00-00_{}"),
    ("7-9 - Ada - Sep 30, 2024 926 PM/{}", "7-9 - Ada - Oct 1, 2024 1026 AM/{}"),
    ("7-9 - Ada - 30 September, 2024 2126/{}", "7-9 - Ada - 1 October, 2024 926/{}"),
    ("7-9 - Ada - Oct 1, 2024 1226 AM - {}", "7-9 - Ada - Oct 1, 2024 126 AM - {}"),
], ids=["Blackboard", "Brightspace, folders", "Brightspace, the day first", "Brightspace, flat"])
def test_of_several_attempts_the_latest_counts_and_that_is_said(places, tmp_path):
    first, second = places
    on_disk(tmp_path / "class", {first.format(f"{CHAIN_RULE}.py"): OLD,
                                 first.format(FILE_NAMES[0]): ALL[FILE_NAMES[0]],
                                 second.format(f"{CHAIN_RULE}.py"): NEW})
    ada = the_only(tmp_path / "class")
    assert ada.sources[CHAIN_RULE] == NEW and ada.sources[NAMES[0]] == RIGHT[NAMES[0]]
    assert ada.reviews == {}
    assert ada.notes[0].startswith("There are 2 attempts, and the latest counts, ")
    assert ada.notes[1:] == [f"{FILE_NAMES[0]} is from an earlier attempt, since the latest has none."]


def test_of_very_many_attempts_the_latest_counts_too(tmp_path):
    on_disk(tmp_path / "class", {f"hw_ada_attempt_2024-09-30-10-00-{n:02}_{CHAIN_RULE}.py": b"# %d" % n
                                 for n in range(30)})
    assert the_only(tmp_path / "class").sources[CHAIN_RULE] == b"# 29"


def test_a_later_attempt_that_is_not_worked_on_does_not_win(tmp_path):
    on_disk(tmp_path / "class", {f"hw_ada_attempt_2024-09-30-10-00-{n:02}_{CHAIN_RULE}.py": source
                                 for n, source in enumerate([NEW, not_started(CHAIN_RULE)])})
    ada = the_only(tmp_path / "class")
    assert ada.sources[CHAIN_RULE] == NEW and "since the later" in ada.notes[-1]


def test_of_several_uploads_to_canvas_the_latest_counts_and_that_is_said(tmp_path):
    on_disk(tmp_path / "class", {f"ada_1_{n}_{CHAIN_RULE}{end}.py": source for n, end, source in [
        (5, "", b"# 0"), (6, "-9", b"# 9"), (7, "-10", NEW)]})
    ada = the_only(tmp_path / "class")
    assert ada.sources[CHAIN_RULE] == NEW and ada.notes == [
        f"{CHAIN_RULE}-10.py counts as {CHAIN_RULE}.py.",
        f"There are several uploads of {CHAIN_RULE}.py, and the latest counts."]


def test_dates_of_brightspace_are_put_in_order():
    dates = ["Dec 31, 2023 1159 PM", "Sep 24, 2024 1226 AM", "Sep 24, 2024 126 AM", "Sep 24, 2024 1226 PM",
             "Sep 24, 2024 926 PM", "24 September, 2024 21:27", "October 1, 2024 9:26 AM"]
    assert sorted(dates, key=day_and_time) == dates
    assert day_and_time(dates[0]) == "2023-12-31 23:59" and day_and_time(dates[-2]) == "2024-09-24 21:27"


def test_the_metadata_of_gradescope_are_read_without_a_library():
    people = names_in_gradescope(
        'submission_7:\n  :submitters:\n  - :name: "Zo\\u00eb \\"Z\\" B"\n    :sid: \'\'\n    :email: z@x.y\n'
        "  - :name: 'O''Neil'\n  :score: 3\n  :name: no\n")
    assert people == {"submission_7": [{"name": 'Zo\u00eb "Z" B', "sid": "", "email": "z@x.y"},
                                       {"name": "O'Neil"}]}


# ---- What nobody can tell is a question -----------------------------------------------------------

def refused(path, **options):
    with pytest.raises(BadSubmission) as error:
        layouts.read(path, **options)
    return str(error.value)


@every_layout
@pytest.mark.parametrize("stray", [f"{CHAIN_RULE}.py", f"{CHAIN_RULE} (1).py", "Ex1.py", "ada.rar"])
def test_a_file_that_may_be_an_answer_and_belongs_to_nobody_is_refused(layout, stray, tmp_path):
    places = layout()
    top = next(iter(places)).split("/")[0] + "/" if layout in (gradescope, whole_repositories) else ""
    path = as_zip(tmp_path / "class.zip", {**places, top + stray: b""})
    assert stray in refused(path) or "--as-class" in refused(path)
    handed_in = layouts.read(path, as_class=True)
    assert [student.key for student in handed_in.students] == EXPECTED[layout][1]
    assert (stray, "nobody can tell whose it is") in handed_in.left_out


@pytest.mark.parametrize("stray", ["Ex1.py", "ada.rar"])
def test_the_same_beside_a_folder_too_many(stray, tmp_path):
    path = on_disk(tmp_path / "class", {stray: b"", "notes.txt": b"",
                                        **{f"wrapper/{place}": data for place, data in canvas().items()}})
    assert stray in refused(path)
    left_out = layouts.read(path, as_class=True).left_out
    assert left_out == [(stray, "nobody can tell whose it is"), ("notes.txt", "it is not an answer")]


def test_files_beside_folders_with_answers_are_a_question(tmp_path):
    hand_in(tmp_path / "x")
    hand_in(tmp_path / "x" / "old")
    words = refused(tmp_path / "x")
    assert words == (f"{tmp_path / 'x'} could be one submission or a class, since there are answers beside "
                     "old/: give --as-one if all is from one student, or --as-class if each folder and .zip "
                     "file is a student's.")
    assert layouts.read(tmp_path / "x", as_one=True).single
    assert [student.name for student in layouts.read(tmp_path / "x", as_class=True).students] == ["old"]


def test_folders_with_different_exercises_are_a_question(tmp_path):
    hand_in(tmp_path / "x" / "week 1", **dict.fromkeys(NAMES[3:]))
    hand_in(tmp_path / "x" / "week 2", **dict.fromkeys(NAMES[:3]))
    words = refused(tmp_path / "x")
    assert "--as-one" in words and "--as-class" in words
    assert Submission(layouts.read(tmp_path / "x", as_one=True).students[0]).sources == RIGHT
    assert len(layouts.read(tmp_path / "x", as_class=True).students) == 2


@pytest.mark.parametrize("as_class", [False, True])
def test_files_with_the_same_name_in_one_folder_are_nobodys(as_class, tmp_path):
    names = [f"ex1_forward{end}.py" for end in ("", "(1)", "(2)", "(3)")]
    on_disk(tmp_path / "x", dict.fromkeys(names, b""))
    words = refused(tmp_path / "x", as_class=as_class)
    assert "ex1_forward(1).py" in words and "--as-one" in words
    assert "put the files of each student in a folder with the student's name" in words


def test_folders_that_are_classes_themselves_are_refused(tmp_path):
    on_disk(tmp_path / "x" / "section 1", canvas())
    on_disk(tmp_path / "x" / "section 2", canvas())
    assert "section 1 in" in refused(tmp_path / "x") and "Canvas export" in refused(tmp_path / "x")
    for section in ("section 1", "section 2"):
        shutil.make_archive(str(tmp_path / "y" / section), "zip", tmp_path / "x" / section)
    assert "section 1.zip in" in refused(tmp_path / "y")


@pytest.mark.parametrize("as_class", [False, True])
def test_a_zip_file_that_cannot_be_read_is_refused_or_said_to_the_student(as_class, tmp_path):
    (tmp_path / "x.zip").write_bytes(b"rubbish")
    assert "it is not a valid .zip file" in refused(tmp_path / "x.zip", as_class=as_class)
    (student,) = layouts.read(tmp_path / "x.zip", as_one=True).students
    assert "it is not a valid .zip file" in Submission(student).problems[CHAIN_RULE]


def test_the_folder_of_the_first_student_is_a_class_of_one(tmp_path):
    hand_in(tmp_path / "class" / "ada" / "homework")
    handed_in = layouts.read(tmp_path / "class")
    assert [student.key for student in handed_in.students] == ["ada"] and not handed_in.single


# ---- What a student cannot do, and what a teacher may overlook ---------------------------------------------

def test_nobody_reaches_another_students_place_with_the_name_of_a_file(tmp_path):
    """The name of a file can look like the beginning of somebody else's."""
    flat = {f"Ada_10100_assignsubmission_file_{FILE_NAMES[0]}": ALL[FILE_NAMES[0]],
            f"Mallory_10200_assignsubmission_file_Ada_10100_assignsubmission_file_{FILE_NAMES[0]}": b"# mine"}
    ada, mallory = map(Submission, layouts.read(on_disk(tmp_path / "class", flat)).students)
    assert (ada.name, ada.sources[NAMES[0]], ada.reviews) == ("Ada", ALL[FILE_NAMES[0]], {})
    assert mallory.sources[NAMES[0]] is None


def test_names_that_no_platform_gives_take_no_time(tmp_path):
    long = content({f"{'1_' * 30_000}{number}/x.py": b"" for number in range(3)})
    places = {**folders(), "mallory.zip": long}
    assert len(layouts.read(as_zip(tmp_path / "class.zip", places)).students) == len(CLASS) + 1


def test_folders_of_classes_are_a_question(tmp_path):
    places = {f"{group}/{name}/{FILE_NAMES[0]}": b"# " + name.encode()
              for group in ("9a", "9b") for name in ("Ann", "Bob")}
    path = on_disk(tmp_path / "school", places)
    with pytest.raises(BadSubmission, match="one class at a time"):
        layouts.read(path)
    assert len(layouts.read(path, as_class=True).students) == 2


def test_pictures_in_a_students_folder_make_it_no_class(tmp_path):
    places = {**folders(), "Eve/Screenshot_20240924_101500_Chrome.jpg": b"",
              "Eve/Shot_20240925_101500_Chrome.jpg": b"", f"Eve/{FILE_NAMES[0]}": ALL[FILE_NAMES[0]]}
    assert len(layouts.read(on_disk(tmp_path / "class", places)).students) == len(CLASS) + 1


def test_a_worked_file_with_a_name_of_its_own_is_said(tmp_path):
    path = on_disk(tmp_path / "Dan", {"my_ex7.py": b"# all my work", FILE_NAMES[0]: ALL[FILE_NAMES[0]]})
    notes = Submission(layouts.read(path).students[0]).notes
    assert notes == ["Not marked, because of the name or the kind of file: my_ex7.py."]


@pytest.mark.parametrize("folder, name, id", [
    ("Ben Bauer_330001_assignsubmission_file_", "Ben Bauer", "330001"),
    ("Participant_330001_assignsubmission_file", "Participant 330001", "330001"),
    ("my homework", "my homework", "")])
def test_the_folder_of_one_student_of_an_export_has_the_students_name(folder, name, id, tmp_path):
    student, = layouts.read(on_disk(tmp_path / folder, {FILE_NAMES[0]: b""})).students
    assert (student.name, student.id) == (name, id)
