"""What people read: the report of a student, on a screen and as Markdown, and the table of a class."""

import csv
import io
import json

import pytest

from grading.judging.answer import Answer, Told
from grading.marking.class_table import ClassTable, harmless
from grading.marking.marks_folder import Marked, Who
from grading.marking.document import Document, from_json, to_json
from grading.marking.report import markdown, text, text_lines
from grading.sandbox.outcome import Outcome

RIGHT = Answer("ex1_forward", "sigmoid", 2, 2, Outcome.RIGHT, None, "That is so.")
WRONG = Answer("ex1_forward", "predict", 0, 3, Outcome.WRONG, "the bias is forgotten",
               "Not right yet.\nYou get this result if the bias is forgotten.")
NOT_STARTED = Answer("ex2_loss", "loss", 0, 10, Outcome.NOT_STARTED, None, "Not started: it is still there.",
                     Told.OUTCOME)
REVIEW = Answer("ex2_loss", "example_loss", 0, 3, Outcome.NEEDS_REVIEW, None, "The grader itself failed.")


def broken(function, words="It cannot be read.\nIs a bracket missing?", told=Told.OF_THE_FILE):
    return Answer("ex2_loss", function, 0, 1, Outcome.SYNTAX_ERROR, None, words, told)


def for_the_marks_alone(answer):
    return answer._replace(message="", mistake=None, told=Told.MARKS)


def lines(*answers):
    """Return the lines between the name of the file and the bar."""
    return [line for line, _ in text_lines(answers)][2:-2]


# ---- The report on a screen ----------------------------------------------------------------------

def test_the_report_has_a_line_for_each_answer_with_its_message_below():
    assert text(Document("ada", 0, [RIGHT, WRONG, NOT_STARTED])) == """\
ex1_forward.py
  sigmoid                 right                2 of  2 points
      That is so.
  predict                 wrong                0 of  3 points
      Not right yet.
      You get this result if the bias is forgotten.

ex2_loss.py
  loss                    not started          0 of 10 points

[#####...................................] 2 of 15 points. Next: predict in ex1_forward.py
"""


def test_when_all_is_right_the_bar_is_full():
    assert text(Document("ada", 0, [RIGHT])).splitlines()[-1] == (
        "[########################################] 2 of 2 points. All done. Well done!")


def test_a_message_about_the_whole_file_is_said_once():
    assert lines(broken("example_loss"), broken("loss"), broken("third")) == [
        "  example_loss            syntax error         0 of  1 points",
        "      It cannot be read.",
        "      Is a bracket missing?",
        "  loss                    syntax error         0 of  1 points",
        "      As above.",
        "  third                   syntax error         0 of  1 points",
        "      As above."]


def test_a_message_of_one_line_is_as_short_as_saying_that_it_is_above():
    assert lines(broken("example_loss", "There is no file."), broken("loss", "There is no file."))[3] == (
        "      There is no file.")


def test_above_means_directly_above():
    other = WRONG._replace(exercise="ex2_loss")
    assert lines(broken("example_loss"), other, broken("loss"))[-2:] == [
        "      It cannot be read.", "      Is a bracket missing?"]


def test_above_is_never_in_another_file():
    assert [line for line, _ in text_lines([broken("loss"), broken("x")._replace(exercise="ex3")])][-3] == (
        "      Is a bracket missing?")


def test_messages_about_single_functions_are_all_said_even_where_they_are_the_same():
    twice = broken("loss", told=Told.MESSAGE)
    for pair in ([twice, twice], [broken("loss"), twice], [twice, broken("loss")]):
        assert "      As above." not in lines(*pair)


def test_for_the_marks_alone_nothing_is_told_but_the_points():
    assert lines(*map(for_the_marks_alone, (RIGHT, WRONG))) == [
        "  sigmoid                                      2 of  2 points",
        "  predict                                      0 of  3 points"]


def test_colours_tell_what_is_done_from_what_is_wrong_and_what_is_to_do():
    missing = NOT_STARTED._replace(outcome=Outcome.MISSING_FILE)
    shown = dict(text_lines([RIGHT, WRONG, NOT_STARTED, missing, REVIEW]))
    assert [colour for line, colour in shown.items() if "points" in line and "[" not in line] == [
        "right", "wrong", "", "", "wrong"]


# ---- Markdown ------------------------------------------------------------------------------------

def test_the_report_as_markdown():
    assert markdown(Document("ada", 0, [RIGHT, for_the_marks_alone(WRONG), NOT_STARTED])) == """\
# ` ada `: 2 of 15 points

## ex1_forward.py

**sigmoid**: right, 2 of 2

```text
That is so.
```

**predict**: 0 of 3

## ex2_loss.py

**loss**: not started, 0 of 10

```text
Not started: it is still there.
```
"""


def test_a_report_that_a_teacher_must_look_at_says_so():
    assert markdown(Document("ada", 0, [REVIEW])).splitlines()[2] == (
        "**Some of this could not be marked. A teacher must look at it.**")


def test_nothing_that_a_student_wrote_is_more_than_text():
    printed = WRONG._replace(message="It printed:\n    ```\n    <img src=x onerror=alert(1)> ````")
    shown = markdown(Document("`a` <b>\n\x1b[2J", 0, [printed])).splitlines()
    assert shown[0] == "# `` `a` <b> ?[2J ``: 0 of 3 points"
    assert shown.count("`````") == 1 and "`````text" in shown


# ---- The document --------------------------------------------------------------------------------

def test_the_document_as_json():
    document = Document("ada", 7, [WRONG])
    assert json.loads(to_json(document)) == {
        "submission": "ada", "score": 0, "max_score": 3, "seed": 7, "needs_review": False,
        "answers": [{"exercise": "ex1_forward", "function": "predict", "score": 0, "max_score": 3,
                     "outcome": "wrong", "mistake": "the bias is forgotten", "line": None,
                     "message": WRONG.message}]}
    assert from_json(to_json(document)) == document


def test_a_document_with_nothing_but_marks_stays_one_when_it_is_read():
    document = Document("ada", 0, [for_the_marks_alone(WRONG)])
    assert from_json(to_json(document)) == document


def test_a_document_needs_review_if_one_of_its_answers_does():
    assert Document("ada", 0, [RIGHT, REVIEW]).needs_review
    assert not Document("ada", 0, [RIGHT, WRONG]).needs_review


# ---- The table of a class ------------------------------------------------------------------------

def table_of(**students):
    table = ClassTable()
    for name, answers in students.items():
        table.add(Marked(Who(name, name, id="7", late=name == "bob"), Document(name, 0, answers)))
    return table


def test_the_table_counts_by_function_and_names_the_commonest_mistake():
    other = WRONG._replace(mistake="a mistake that is as common")
    no_name = WRONG._replace(mistake=None)
    table = table_of(a=[RIGHT, WRONG], b=[RIGHT, WRONG], c=[RIGHT, other], d=[RIGHT, other],
                     e=[RIGHT, no_name], f=[RIGHT, no_name], g=[RIGHT, no_name])
    assert table.text() == """\
function                         right         wrong   not started  commonest mistake
sigmoid                              7             0             0
predict                              0             7             0  a mistake that is as common (2)

7 submissions, on average 2.0 of 5 points.
"""


def test_columns_that_are_seldom_needed_come_only_then():
    missing = NOT_STARTED._replace(outcome=Outcome.MISSING_FILE)
    assert table_of(a=[missing], b=[NOT_STARTED]).text().startswith(
        "function                         right         wrong   not started       no file  "
        "commonest mistake\n"
        "loss                                 0             0             1             1\n")


def test_what_needs_review_counts_in_no_average():
    table = table_of(a=[REVIEW, RIGHT], b=[REVIEW._replace(outcome=Outcome.RIGHT, score=3), RIGHT])
    assert table.text().splitlines()[0].split("  ")[-2].strip() == "needs review"
    assert table.text().endswith("\n\n1 submission, on average 5.0 of 5 points (1 more need review).\n")
    assert table.reviews == ["a, example_loss: The grader itself failed."]
    assert table_of(a=[REVIEW]).text().endswith("\n\n0 submissions (1 more need review).\n")


def test_every_outcome_is_counted_somewhere():
    table = table_of(**{outcome.value: [WRONG._replace(outcome=outcome, mistake=None)]
                        for outcome in Outcome})
    assert sum(map(int, table.text().splitlines()[1].split()[1:])) == len(Outcome)


def test_marks_csv_has_a_row_for_each_student_and_says_why_there_are_no_points():
    table = table_of(ada=[RIGHT, REVIEW._replace(outcome=Outcome.WRONG)], bob=[RIGHT, REVIEW])
    written = table.csv({"maximum": 5, "seed": 3, "version": "a1b2"})
    assert list(csv.reader(io.StringIO(written, newline=""))) == [
        ["name", "id", "late", "sigmoid", "example_loss", "total", "maximum", "seed", "checks"],
        ["ada", "7", "", "2", "wrong", "2", "5", "3", "a1b2"],
        ["bob", "7", "late", "2", "needs review", "needs review", "5", "3", "a1b2"]]


@pytest.mark.parametrize("cell", [
    "=1+1", "+1", "-1", "@SUM(A1)", "  =1", "\u3000=1", "\uff1d1+1", "\uff0b1", "\uff0d1", "\uff20SUM(A1)",
    " \uff1d1"], ids=ascii)
def test_a_cell_that_a_spreadsheet_would_run_is_escaped(cell):
    assert harmless(cell) == "'" + cell


@pytest.mark.parametrize("cell, shown", [
    ("\t=1", "?=1"), ("\r=1", "?=1"), ("\n=1", "?=1"), ("a\x1b[2Jb", "a?[2Jb"), ("a\x7f\x9b1mb", "a??1mb"),
    ("a\u2028b", "a?b"), ("a\u202eb", "a?b"), ("a\u2066b", "a?b")], ids=ascii)
def test_what_does_something_to_a_screen_is_taken_out_of_a_cell(cell, shown):
    assert harmless(cell) == shown


@pytest.mark.parametrize("name", [
    "ada", "H\u00e9l\u00e8ne O'Neil", "\u5c71\u7530\u3000\u592a\u90ce", "a=b", "", "a-b", "'x"], ids=ascii)
def test_an_ordinary_cell_is_left_as_it_is(name):
    assert harmless(name) == name
