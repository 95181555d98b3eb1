"""The gradebooks that marks go back to: the right cells change, and no other byte does.

Each gradebook stands here as the platform writes it, and {before->after} around each cell that is to change.
"""

import io
import re
import zipfile

import pytest

from grading.marking.gradebooks import Mark, feedback_zip, fill

BOM = "\ufeff"
CHANGE = re.compile("{(.*?)->(.*?)}")


def mark(name, total, id="", feedback=""):
    return Mark(name=name, id=id, total=total, max_score=50, feedback=feedback)


def lines(*rows, end="\n"):
    return "".join(row + end for row in rows)


def check(gradebook, marks, column=None, encoding="utf-8"):
    """Fill in a gradebook, compare every byte with what is wanted, and return what else was said."""
    filled = fill(CHANGE.sub(r"\1", gradebook).encode(encoding), marks, column)
    assert filled.content.decode(encoding) == CHANGE.sub(r"\2", gradebook)
    assert filled.content == CHANGE.sub(r"\2", gradebook).encode(encoding)
    return filled


def said_about(gradebook, marks=(), column=None):
    """Return the sentence with which a gradebook is refused."""
    with pytest.raises(ValueError) as refused:
        fill(gradebook if isinstance(gradebook, bytes) else gradebook.encode(), list(marks), column)
    return str(refused.value)


# ---- The platforms -----------------------------------------------------------------------------------------

ADA, CHARLES = mark("lovelaceada", 47, id="101"), mark("babbagecharles", 0, id="102")


def test_canvas():
    filled = check(lines(
        "Student,ID,SIS User ID,SIS Login ID,Section,Neuron (771),Current Score,Final Score (2026)",
        ",,,,,Manual Posting,,",
        "    Points Possible,,,,,50.00,(read only),(read only)",
        '"Lovelace, Ada",101,s1,ada@uni.edu,"Monday ""A"", 9 am",{->47},91.5,91.5',
        '"Babbage, Charles",102,s2,charles@uni.edu,"two\nlines",{"31.5"->"0"},,',
        '"Student, Test",103,,t,Monday,,,'), [ADA, CHARLES])
    assert (filled.platform, filled.column) == ("Canvas", "Neuron (771)")
    assert filled.without_submission == ["Student, Test"]
    assert (filled.without_row, filled.ambiguous) == ([], [])
    assert filled.warnings == ["Other marks were there before: Babbage, Charles (31.5)."]


def test_canvas_with_semicolons_two_columns_of_names_and_no_newline_at_the_end():
    filled = check(
        BOM + 'LastName;FirstName;ID;SIS Login ID;Section;"Neurons, layers; nets (771)"\r\n'
        "    Points Possible;;;;;50,00\r\nLovelace;Ada;101;ada;A, B;{->47}\r\nBabbage;Charles;102;cb;;{0->0}",
        [ADA, CHARLES])
    assert (filled.platform, filled.warnings) == ("Canvas", [])


def test_moodle():
    filled = check(BOM + lines(
        'Identifier,"Full name","Email address",Status,Grade,"Maximum Grade","Grade can be changed",'
        '"Last modified (submission)","Online text","Last modified (grade)","Feedback comments"',
        '"Participant 10100","Ada Lovelace",ada@uni.edu,"Submitted for grading",{->47},50.00,Yes,'
        '"Monday, 2 March 2026, 9:05 AM","<p class=""a"">1, 2\n</p>",-,{->"Well done, ""Ada""."}',
        '"Participant 10101","Charles Babbage",cb@uni.edu,"No submission",,50.00,Yes,-,,-,"old, kept"',
        '"Participant 10102","Grace Hopper",gh@uni.edu,"No submission",{""->"9"},50.00,Yes,-,,-,"old, kept"',
        end="\r\n"), [mark("Ada Lovelace", 47, "10100", 'Well done, "Ada".'),
                      mark("Grace Hopper", 9, "10102")])
    assert (filled.platform, filled.column) == ("Moodle", "Grade")
    assert (filled.without_submission, filled.warnings) == (["Charles Babbage"], [])


def test_a_translated_moodle_worksheet():
    filled = check(lines(
        'ID,"Vollst\u00e4ndiger Name",E-Mail-Adresse,Status,Gruppe,Bewertung,Bestwertung,'
        '"Bewertung kann ge\u00e4ndert werden","Zuletzt ge\u00e4ndert (Abgabe)","Texteingabe online",'
        '"Zuletzt ge\u00e4ndert (Bewertung)","Feedback als Kommentar"',
        'Teilnehmer/in10100,"Ada L\u00f6we",ada@uni.de,"Zur Bewertung abgegeben",,{"12,00"->"47"},"50,00",Ja,'
        '"Montag, 2. M\u00e4rz 2026, 09:05",,"Dienstag, 3. M\u00e4rz 2026, 10:00",{->gut}',
        'Teilnehmer/in10101,"Bea Li",bea@uni.de,"Keine Abgabe",,{->3},"50,00",Ja,-,,-,'),
        [mark("Ada L\u00f6we", 47, "10100", "gut"), mark("Bea Li", 3, "10101")])
    assert (filled.platform, filled.column) == ("Moodle", "Bewertung")
    assert filled.warnings == ["Other marks were there before: Ada L\u00f6we (12,00)."]


def test_moodle_with_anonymous_submissions_and_no_column_for_comments():
    filled = check(lines(
        "Identifier,Status,Grade,Maximum Grade,Grade can be changed,Last modified (grade)",
        "Participant 7,Submitted for grading,{->47},50,Yes,-",
        "Participant 8,Submitted for grading,,50,Yes,-"), [mark("Participant", 47, "7", "good")])
    assert filled.without_submission == ["Participant 8"]
    assert filled.warnings == [
        "There is no column for comments in this worksheet, so only the marks are written. For comments, "
        'turn on "Feedback comments" in the assignment and download it again.']


def test_moodle_where_all_have_the_same_mark_and_nobody_a_group():
    filled = check(lines(
        "Identifier,Full name,Status,Group,Grade,Maximum Grade,Grade can be changed,Last modified (grade)",
        "Participant 7,Ada,Draft,,{40.00->47},50.00,Yes,-",
        "Participant 8,Bea,Draft,,40.00,50.00,Yes,-"), [mark("Ada", 47, "7")])
    assert (filled.column, filled.without_submission) == ("Grade", ["Bea"])


def test_brightspace():
    filled = check(BOM + lines(
        "OrgDefinedId,Username,Last Name,First Name,Email,"
        "Neuron Points Grade <Numeric MaxPoints:50 Weight:10>,Calculated Final Grade Numerator,"
        "End-of-Line Indicator",
        '#101,#ada,Lovelace,Ada,ada@uni.edu,{->47},"1,5",#',
        "#102,#cb,Babbage,Charles,cb@uni.edu,{->0},,#",
        "#103,#gh,Hopper,Grace,gh@uni.edu,7,,#", end="\r\n"), [ADA, CHARLES])
    assert (filled.platform, filled.without_submission) == ("Brightspace", ["Hopper, Grace"])


@pytest.mark.parametrize("delimiter", ["\t", ","], ids=["tabs", "commas"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_blackboard(delimiter, encoding, end):
    rows = [
        ['"Last Name"', '"First Name"', '"Username"', '"Student ID"', '"Last Access"', '"Availability"',
         '"Weighted Total [Total Pts: up to 100 Percentage] |11"', '"Neuron, one [Total Pts: 50 Score] |12"'],
        ['"L\u00f6we"', '"Ada"', '"al"', '"9001"', '"2026-03-02 09:05:00"', '"Yes"', '""', '{""->"47"}'],
        ['"Babbage"', '"Charles"', '"cb"', '"9002"', '""', '"Yes"', '"12.5"', '{""->"0"}'],
        ['"Hopper"', '"Grace ""G"""', '"gh"', '"9003"', '""', '"No"', '""', '"In Progress"']]
    filled = check(BOM + lines(*map(delimiter.join, rows), end=end),
                   [mark("al", 47, id="al"), mark("cb", 0, id="cb")], encoding=encoding)
    assert (filled.platform, filled.column) == ("Blackboard", "Neuron, one [Total Pts: 50 Score] |12")
    assert filled.without_submission == ['Hopper, Grace "G"']


# ---- Whose mark is whose -----------------------------------------------------------------------------------

HEADING = "Student,ID,SIS User ID,SIS Login ID,Section,Neuron (771)"


@pytest.mark.parametrize("known_as", [
    mark("somebody", 47, id="101"), mark("somebody", 47, id="S1"), mark("somebody", 47, id="Ada@uni.edu"),
    mark("ADA@uni.edu", 47), mark("Ada L\u00f6we", 47), mark("l\u00f6we, ada", 47),
    mark("Lo\u0308we Ada", 47), mark("ADA LOWE", 47), mark("l\u00f6weada", 47), mark("adal\u00f6we", 47)],
    ids=lambda known_as: ascii(known_as.name if known_as.name != "somebody" else known_as.id))
def test_a_student_is_known_by_id_login_e_mail_or_name(known_as):
    filled = check(lines(HEADING, '"L\u00f6we, Ada",101,s1,ada@uni.edu,A,{->47}',
                         '"Babbage, Charles",102,s2,cb@uni.edu,A,'), [known_as])
    assert filled.without_submission == ["Babbage, Charles"]


def test_a_name_that_fits_two_rows_is_not_guessed():
    filled = check(lines(
        HEADING, '"Li, Bo",101,,bo1,A,', '"Bo, Li",102,,bo2,A,', '"Bell, Al",103,,al,A,{->5}'),
        [mark("Bo Li", 40), mark("Al Bell", 5)])
    assert filled.ambiguous == ["Bo Li"]
    assert (filled.without_row, filled.without_submission) == ([], [])


def test_two_marks_that_fit_one_row_are_not_guessed_either():
    filled = check(lines(HEADING, '"Li, Bo",101,,bo,A,'), [mark("Bo Li", 40), mark("Li, Bo", 30)])
    assert filled.ambiguous == ["Bo Li", "Li, Bo"]


def test_the_id_tells_two_students_with_one_name_apart():
    filled = check(lines(HEADING, '"Li, Bo",101,,bo1,A,{->40}', '"Li, Bo",102,,bo2,A,{->30}'),
                   [mark("libo", 30, id="102"), mark("libo", 40, id="101")])
    assert filled.ambiguous == []


def test_where_ids_are_known_another_id_is_another_student_whatever_the_name():
    filled = check(lines(HEADING, '"Li, Bo",101,,bo1,A,', '"Bell, Al",103,,al,A,{->5}'),
                   [mark("libo", 30, id="102"), mark("bellal", 5, id="103")])
    assert (filled.without_row, filled.without_submission) == (["libo"], ["Li, Bo"])


def test_a_row_that_ends_early_changes_nothing_for_the_others():
    filled = check(lines(HEADING, '"Bell, Al",103', '"Li, Bo",102,,bo,A,{->30}'),
                   [mark("somebody", 30, id="bo")])
    assert filled.without_submission == ["Bell, Al"]


def test_names_that_are_the_same_only_when_run_together_are_two():
    filled = check(lines(HEADING, '"Ann, Alee",101,,a,A,'), [mark("Anna Lee", 30)])
    assert filled.without_row == ["Anna Lee"]


# ---- What is written ---------------------------------------------------------------------------------------

CHOICE = lines("Student,ID,SIS Login ID,Section,Neuron (771),Layer (772)",
               '"Lovelace, Ada",101,ada,A,,{->47}')


@pytest.mark.parametrize("column", ["Layer (772)", "layer", "772"])
def test_one_of_several_columns_is_chosen_by_its_heading(column):
    assert check(CHOICE, [ADA], column).column == "Layer (772)"


@pytest.mark.parametrize("gradebook", [
    lines("Student,ID,SIS Login ID,Section,N (1)", "    Points Possible,,,,100.0",
          '"Lovelace, Ada",101,a,A,{->47}'),
    lines("OrgDefinedId,N (1) Points Grade <Numeric MaxPoints:100>,End-of-Line Indicator", "#101,{->47},#"),
    lines("Last Name\tFirst Name\tUsername\tN (1) [Total Pts: 100 Score] |1", "Lovelace\tAda\t101\t{->47}"),
    lines("Identifier,Full name,Status,N (1),Maximum,Changeable", "Participant 101,Ada,,{->47},100.00,Yes")],
    ids=["Canvas", "Brightspace", "Blackboard", "Moodle"])
def test_another_maximum_is_said_and_nothing_is_scaled(gradebook):
    filled = check(gradebook, [ADA])
    assert filled.warnings == [
        f'The gradebook says that "{filled.column}" is out of 100 points, and the marks are out of 50. '
        f"They are written as they are: change that in {filled.platform}."]


@pytest.mark.parametrize("feedback, comment", [
    ("=1+1", "'=1+1"), ("good\n@next", "good<br>@next"), ("y < 0.5 & z", "y &lt; 0.5 &amp; z"),
    ("a\x1b[2J, b", '"a?[2J, b"')])
def test_a_comment_is_harmless_in_a_spreadsheet_and_right_in_html(feedback, comment):
    check(lines("Identifier,Full name,Status,Grade,Maximum,Changed,Comments",
                f"Participant 101,Ada,Draft,{{->47}},50.00,-,{{->{comment}}}"),
          [mark("Ada", 47, "101", feedback)])


def test_a_mark_is_a_number_and_nothing_else():
    assert "format code" in said_about(CHOICE, [mark("Ada Lovelace", "=cmd()")], "Layer")


# ---- What is refused, and how ------------------------------------------------------------------------------

def test_several_columns_for_marks():
    assert said_about(CHOICE) == ('Several columns could take the marks: "Neuron (771)", "Layer (772)". '
                                  'Choose one by its heading, for example: --column "Neuron (771)".')


def test_the_whole_heading_is_better_than_a_part():
    check(lines("Student,ID,SIS Login ID,Section,My Loss (7),Loss (7)", '"Lovelace, Ada",101,ada,A,,{->47}'),
          [ADA], column="Loss (7)")


def test_several_columns_for_what_was_chosen():
    assert said_about(CHOICE, column="77").startswith(
        'Several columns could take the marks: "Neuron (771)", "Layer (772)".')


def test_a_column_that_is_not_there():
    assert said_about(CHOICE, column="Loss") == (
        'No column for marks is called "Loss". There are: "Neuron (771)", "Layer (772)".')


@pytest.mark.parametrize("platform, gradebook", [
    ("Canvas", lines("Student,ID,SIS Login ID,Section,Final Score", '"Lovelace, Ada",101,ada,A,91')),
    ("Moodle", lines("Identifier,Full name,Status,Grade,Scale,Changed",
                     'Participant 1,Ada,Draft,,"fail\npass",-'))])
def test_no_column_for_marks(platform, gradebook):
    assert said_about(gradebook) == (
        f"No column for marks was found in this {platform} gradebook. Create the assignment there, "
        "graded with points, and download the gradebook again.")


@pytest.mark.parametrize("content", ["", "\n", "name,mark\nAda,3\n", HEADING])
def test_what_is_not_a_gradebook(content):
    assert said_about(content) == (
        "This is not a gradebook with students from Canvas, Moodle, Brightspace or Blackboard. Download it "
        "there (in Moodle: the grading worksheet) and keep its headings.")


@pytest.mark.parametrize("content", [b"PK\3\4\0\0", b"L\xf6we,3\n", b"\xff\xfe\0"])
def test_what_is_not_text(content):
    assert said_about(content) == (
        "This file is not text that can be read. Download the gradebook again as CSV (not as .xlsx); if you "
        'saved it in a spreadsheet, save it as "CSV UTF-8".')


def test_quotes_that_never_close():
    assert said_about(HEADING + '\n"Lovelace, Ada,101,,ada,A,\n') == (
        "In line 2, quotes open and never close. Download the gradebook again.")


def test_a_row_that_is_too_short():
    assert said_about(HEADING + '\n"Lovelace, Ada",101\n', [ADA]) == (
        "The row of Lovelace, Ada ends after 2 columns, and column 6 is to be filled. "
        "Download the gradebook again.")


# ---- Moodle's feedback files -------------------------------------------------------------------------------

REPORTS = [("L\u00f6we Bea_8_assignsubmission_file_", "report.html", b"Bea"),
           ("Ada Lovelace_10100_assignsubmission_file", "report.html", b"Ada"),
           ("Participant_9_assignsubmission_file_ex1_forward", "report.html", b"9")]


def test_the_feedback_files_are_called_as_moodle_wants_them():
    with zipfile.ZipFile(io.BytesIO(feedback_zip(REPORTS))) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == {
            "Ada Lovelace_10100_assignsubmission_file_report.html": b"Ada",
            "L\u00f6we Bea_8_assignsubmission_file_report.html": b"Bea",
            "Participant_9_assignsubmission_file_report.html": b"9"}


def test_the_same_reports_make_the_same_file_at_any_time():
    packed = feedback_zip(REPORTS)
    assert packed == feedback_zip(REPORTS[::-1])
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_feedback_files_need_the_names_of_moodles_export():
    with pytest.raises(ValueError, match='"lovelaceada_101_7_ex1" is not from Moodle\'s export'):
        feedback_zip([("lovelaceada_101_7_ex1", "report.html", b"")])
    with pytest.raises(ValueError, match="Two reports would be called Ada_1_assignsubmission_file_a.html"):
        feedback_zip([("Ada_1_assignsubmission_file", "a.html", b"1")] * 2)
