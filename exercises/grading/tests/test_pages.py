"""What people read in a browser or on paper: the report of a student, and the page of a class."""

import re
import time
from collections import Counter
from html.parser import HTMLParser

import pytest

from grading.judging.answer import Answer, Told
from grading.marking import class_page, html_report, web_page
from grading.marking.class_page import Row
from grading.marking.document import Document
from grading.sandbox.outcome import Outcome

VOID = {"meta"}     # the only element in the pages that has no end

RIGHT = Answer("ex1_forward", "sigmoid", 2, 2, Outcome.RIGHT, None, "It has shown that y is between 0 and 1.")
WRONG = Answer("ex1_forward", "predict", 0, 3, Outcome.WRONG, "the bias is forgotten",
               "Not right yet.\n    z = 3, but it is 4\nLook at line 4.", line=4)
CARRIED_OVER = Answer("ex2_loss", "example_loss", 0, 3, Outcome.CARRIED_OVER, None,
                      "Right, given your predict.")
NOT_STARTED = Answer("ex2_loss", "loss", 0, 2, Outcome.NOT_STARTED, None, "Not started: it is still there.",
                     Told.OUTCOME)
ANSWERS = [RIGHT, WRONG, CARRIED_OVER, NOT_STARTED]
SOURCE = b"line one\nline two\nline three\nline four\nline five\nline six\nline seven\n"

HOSTILE = ["</td><script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "' onclick='alert(1)",
           "</title></style><style>*{display:none}", "<!-- ", "&lt;b&gt;", "$name ${title}",
           "javascript:alert(1)"]


class Page(HTMLParser):
    """What is in a page, or an AssertionError if its elements are not one within the other."""

    def __init__(self, page):
        super().__init__()
        self.open, self.tags, self.attributes, self.title, self.words = [], Counter(), [], "", ""
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attributes):
        self.tags[tag] += 1
        self.attributes += attributes
        self.open += [tag] if tag not in VOID else []

    def handle_endtag(self, tag):
        assert self.open and self.open.pop() == tag

    def handle_data(self, data):
        if self.open[-1:] == ["title"]:
            self.title += data
        elif "body" in self.open:
            self.words += f" {data}"

    def said(self):
        """Return the words of the page in one line."""
        return " ".join(self.words.split())

    def all_of(self, name):
        return [value for attribute, value in self.attributes if attribute == name]


def report(*answers, source=SOURCE, **options):
    """Return the report of some answers, with the same text in every file."""
    sources = {answer.exercise: source for answer in answers}
    return html_report.page(Document("ada", 0, list(answers)), sources, **options)


def words_of(*answers, **options):
    return Page(report(*answers, **options)).said()


def student(name="Ada Lovelace", answers=ANSWERS, late=False, notes=(), href="ada.html"):
    return Row(name, "10100", late, Document(name, 0, list(answers)), href, notes)


def class_of(*students):
    return class_page.page(list(students), "Autumn term", 7)


def section(page, heading):
    """Return the words of one section of a page, after its heading."""
    part = next(part for part in page.split("<section>") if f"<h2>{heading}</h2>" in part)
    return " ".join(re.sub("<[^>]*>", " ", part.split("</section>")[0]).split())[len(heading) + 1:]


def missing(exercise="ex2_loss", functions=("example_loss", "loss")):
    return [Answer(exercise, function, 0, 2, Outcome.MISSING_FILE, None, f"There is no file {exercise}.py.",
                   Told.OF_THE_FILE) for function in functions]


# ---- Both pages ------------------------------------------------------------------------------------------

BOTH = {"report": report(*ANSWERS, late=True, notes=["a note"]), "class": class_of(student(), student("Bob"))}
both = pytest.mark.parametrize("page", BOTH.values(), ids=BOTH)


@both
def test_a_page_is_html5_with_a_language_for_every_width_and_both_kinds_of_light(page):
    assert page.startswith('<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n')
    assert '<meta name="viewport" content="width=device-width, initial-scale=1">' in page
    assert '<meta name="color-scheme" content="light dark">' in page
    assert "prefers-color-scheme: dark" in page and "@media print" in page


@both
def test_a_page_loads_nothing_and_runs_nothing(page):
    assert "default-src 'none'; style-src 'unsafe-inline'" in Page(page).all_of("content")
    assert set(Page(page).tags) & {"script", "img", "link", "iframe", "object", "base", "form"} == set()
    assert Page(page).all_of("src") == [] and "url(" not in page and "@import" not in page
    assert all(href.startswith(("#", "./")) for href in Page(page).all_of("href"))


@both
def test_no_attribute_is_there_twice_and_no_name_of_a_template_is_left(page):
    assert not re.search(r"\$[a-z{]", page)
    ids = Page(page).all_of("id")
    assert len(ids) == len(set(ids))


@both
def test_a_drawing_says_in_words_what_it_shows(page):
    assert page.count('class="bar"') == page.count('class="bar" role="img" aria-label="')


@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_that_a_student_wrote_is_more_than_text_in_a_report(words):
    def tags_and_words(words):
        page = Page(report(RIGHT, WRONG._replace(message=words), name=words, notes=[words],
                           source=SOURCE.replace(b"line four", words.encode())))
        return page.tags, page.said().count(" ".join(words.split()))
    assert tags_and_words(words) == tags_and_words("Ada Lovelace") and tags_and_words(words)[1] == 4


@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_that_a_student_wrote_is_more_than_text_on_the_page_of_the_class(words):
    def tags_and_words(words):
        page = Page(class_of(student(words, [WRONG._replace(mistake=words)], notes=[words], href=words)))
        assert set(page.all_of("href")) == {f"./{words}"}
        return page.tags, page.said().count(" ".join(words.split()))
    assert tags_and_words(words) == tags_and_words("Ada Lovelace") and tags_and_words(words)[1] == 5


@pytest.mark.parametrize("character", "\x00 \x1b \x9b \u202e \u2066 \u200f \ufffe \udc80".split(" "))
def test_characters_that_act_on_a_text_are_replaced(character):
    words = f"a{character}b"
    source = f"1\n2\n3\n{words}\n".encode("utf-8", "replace")
    for page in (report(WRONG._replace(message=words), name=words, source=source, notes=[words]),
                 class_of(student(words, [WRONG._replace(mistake=words)], notes=[words]))):
        assert character not in page and "a\ufffdb" in page
        page.encode("utf-8")


def test_a_very_long_name_is_cut_short():
    for page in (report(RIGHT, name="W" * 4000), class_of(student("W" * 4000))):
        assert "W" * 59 + "…" in page and "W" * 60 not in page


def test_a_name_is_in_one_line_and_never_empty():
    assert web_page.person(" Ada\n Lovelace ") == "<bdi>Ada Lovelace</bdi>"
    assert web_page.person("\n") == "<bdi>(no name)</bdi>"


# ---- The report of a student -----------------------------------------------------------------------------

def test_the_report_says_first_who_how_many_points_and_what_is_next():
    assert words_of(*ANSWERS, name="Ada Lovelace").startswith(
        "Ada Lovelace 2 of 10 points 4 functions: 1 right, 1 carried over, 1 wrong, 1 not started. "
        "Carried over means: right, given another function of yours that is not right yet. "
        "Next: predict in ex1_forward.py ex1_forward.py 2 of 5 points sigmoid ✓ right 2 of 2")
    assert Page(report(RIGHT)).title == "ada: 2 of 2 points"


def test_when_all_is_right_it_says_so():
    assert "All of this is right. Well done!" in words_of(RIGHT)


def test_late_and_notes_are_said():
    said = words_of(RIGHT, late=True, notes=["One note.", "Another."])
    assert "Handed in late. One note. Another." in said
    assert "late" not in words_of(RIGHT)


def test_a_right_answer_is_told_what_it_has_shown():
    assert "sigmoid ✓ right 2 of 2 It has shown that y is between 0 and 1." in words_of(RIGHT)


def test_a_message_keeps_its_lines():
    assert ">Not right yet.\n    z = 3, but it is 4\nLook at line 4.</p>" in report(WRONG)


def test_an_answer_that_is_carried_over_is_called_so():
    assert "example_loss ↪ carried over 0 of 3 Right, given your predict." in words_of(CARRIED_OVER)


def test_where_the_outcome_says_all_there_is_no_message():
    assert words_of(NOT_STARTED).endswith("loss ○ not started 0 of 2")


def test_a_message_about_the_whole_file_is_said_once_even_if_only_the_first_is_told_the_line():
    broken = WRONG._replace(outcome=Outcome.SYNTAX_ERROR, message="Is a bracket missing?",
                            told=Told.OF_THE_FILE)
    told = broken._replace(message="Is a bracket missing?\nLook at line 4.", function="sigmoid")
    said = words_of(told, broken)
    assert said.count("Is a bracket missing?") == said.count("syntax error") == said.count("line four") == 1
    assert "Next: the file ex1_forward.py" in said and said.endswith("sigmoid 0 of 3 predict 0 of 3")


def test_a_missing_file_is_said_once():
    for told in (Told.OF_THE_FILE, Told.MESSAGE):       # which is what a document that was saved says
        said = words_of(*[answer._replace(told=told) for answer in missing()])
        assert said.count("There is no file ex2_loss.py.") == 1
        assert said.endswith("– no file There is no file ex2_loss.py. example_loss 0 of 2 loss 0 of 2")


def test_for_the_marks_alone_nothing_is_told_but_the_points():
    marks = [answer._replace(told=Told.MARKS, message="") for answer in ANSWERS]
    assert words_of(*marks) == (
        "ada 2 of 10 points ex1_forward.py 2 of 5 points sigmoid 2 of 2 predict 0 of 3 "
        "ex2_loss.py 0 of 5 points example_loss 0 of 3 loss 0 of 2")


def test_a_report_that_a_teacher_must_look_at_says_so():
    failed = RIGHT._replace(outcome=Outcome.NEEDS_REVIEW, score=0, message="The grader itself failed.")
    assert "Some of this could not be marked yet. A teacher must look at it." in words_of(failed)
    assert "! needs review 0 of 2" in words_of(failed)


# ---- The student's own code ------------------------------------------------------------------------------

def code_for(line, source):
    """Return the lines of code that are shown for a message that points to a line, each in words."""
    lines = re.findall(r"<(?:span|mark)><b>(.*?)</b> (.*?)</(?:span|mark)>",
                       report(WRONG._replace(line=line), source=source))
    return [f"{number} {words}".replace("&gt;", ">") for number, words in lines]


def test_the_line_is_shown_between_two_others_and_marked_in_text():
    assert code_for(4, SOURCE) == ["2 line two", "3 line three", "> 4 line four", "5 line five", "6 line six"]


def test_at_the_ends_of_a_file_there_are_fewer_lines():
    assert code_for(1, b"a\nb\nc\nd") == ["> 1 a", "2 b", "3 c"]
    assert code_for(4, b"a\nb\nc\nd") == ["2 b", "3 c", "> 4 d"]


@pytest.mark.parametrize("line, source", [(None, SOURCE), (0, SOURCE), (99, SOURCE), (4, None), (4, b"")])
def test_where_there_is_no_such_line_no_code_is_shown(line, source):
    assert code_for(line, source) == []


def test_lines_are_numbered_as_python_does():
    source = "1\r\n2\x0c\u2028\x85\r3\n".encode()
    assert code_for(3, source)[-1] == "> 3 3"


def test_a_file_is_read_as_utf_8_with_or_without_a_mark_and_otherwise_as_latin_1():
    for source in ("é = 1".encode(), b"\xef\xbb\xbf" + "é = 1".encode(), "é = 1".encode("latin-1")):
        assert code_for(1, source) == ["> 1 é = 1"]


def test_a_long_line_is_cut_and_tabs_are_shown_as_python_counts_them():
    assert len(code_for(1, b"x" * 100_000)[0]) < 600
    assert code_for(1, b"\tx") == ["> 1     x"]


# ---- The page of a class ---------------------------------------------------------------------------------

def with_score(score):
    return student(f"student {score}", [RIGHT._replace(score=score, max_score=50)])


def test_the_page_says_first_how_many_students_there_are_and_out_of_what():
    assert Page(class_of(student(), student("Bob"))).said().startswith(
        "Autumn term 2 students, 10 points, seed 7 Marks")


def test_marks_are_counted_in_columns_with_mean_and_median():
    said = section(class_of(*map(with_score, (0, 4, 12, 49, 50))), "Marks")
    assert said.startswith("Mean 23.0 Median 12 Lowest and highest 0 to 50 mean 23.0 median 12 "
                           "2 0 –4 5 –9 1 10 –14 15 –19")
    assert said.endswith("1 45 –49 1 50 How many students got how many points.")


@pytest.mark.parametrize("max_score", [1, 7, 10, 50, 100, 333, 5000])
def test_every_maximum_has_few_columns_that_hold_every_student(max_score):
    students = [student(str(score), [RIGHT._replace(score=score, max_score=max_score)])
                for score in range(max_score + 1)]
    counts = re.findall(r"<li><b>(\d*)</b>", class_page.marks(students))
    assert 1 < len(counts) <= 11
    assert sum(int(count or 0) for count in counts) == max_score + 1


def test_who_needs_review_has_no_mark_to_count():
    failed = student("Bob", [RIGHT._replace(outcome=Outcome.NEEDS_REVIEW, score=0)])
    said = section(class_of(student(answers=[RIGHT]), failed), "Marks")
    assert said.startswith("Mean 2.0 Median 2") and said.endswith("Left out: 1 student to review.")
    assert section(class_of(failed), "Marks") == "There are no marks yet."
    assert section(class_of(failed), "All students").endswith("Bob 10100 needs review")


def test_who_handed_in_nothing_counts_as_0_and_that_is_said():
    said = section(class_of(student(answers=missing())), "Marks")
    assert said.endswith("Counted as 0: 1 student without any file.")


def test_for_each_function_the_outcomes_are_counted_in_words():
    gone = [RIGHT, WRONG, *missing()]
    said = section(class_of(student(), student("Bob"), student("Eve", gone)), "Each function")
    assert said == ("right carried over wrong not started no file "
                    "ex1_forward.py sigmoid 3 right predict 3 wrong "
                    "ex2_loss.py example_loss 2 carried over, 1 no file loss 2 not started, 1 no file")


def test_the_parts_of_a_bar_fill_it():
    bars = re.findall('<div class="bar".*?</div>', class_page.functions(a_class_of(60)))
    assert bars
    for bar in bars:
        assert sum(map(float, re.findall(r"width:([\d.e-]+)%", bar))) == pytest.approx(100, abs=0.1)


def test_the_commonest_mistakes_come_first_with_whose_they_are():
    other = WRONG._replace(mistake=None)
    page = class_of(student("Ada"), student("Bob", [other]), student("Eve"))
    said = section(page, "The commonest mistakes")
    assert said == ("2 predict : the bias is forgotten Ada , Eve "
                    "1 predict : wrong, and no common mistake explains it Bob")


def test_a_mistake_without_a_name_goes_by_its_outcome_and_a_fault_of_a_file_counts_once():
    broken = [RIGHT._replace(outcome=Outcome.SYNTAX_ERROR, score=0), WRONG._replace(
        outcome=Outcome.SYNTAX_ERROR, mistake=None), NOT_STARTED._replace(outcome=Outcome.TOO_SLOW)]
    assert section(class_of(student("Ada", broken)), "The commonest mistakes") == (
        "1 ex1_forward.py : syntax error Ada 1 loss : too slow Ada")


def test_what_is_not_a_mistake_is_not_among_them():
    fine = [RIGHT, CARRIED_OVER, NOT_STARTED, *missing(), RIGHT._replace(outcome=Outcome.NEEDS_REVIEW)]
    assert section(class_of(student("Ada", fine)), "The commonest mistakes") == "None: nothing is wrong."


def test_of_many_names_most_are_folded_away_and_none_is_lost():
    names = [f"student {number:02}" for number in range(20)]
    said = section(class_of(*map(student, names)), "The commonest mistakes")
    assert "student 05 and 14 more students student 06" in said
    assert all(said.count(name) == 1 for name in names)


def test_who_needs_a_look_is_listed_by_reason():
    failed = student("Ada", [RIGHT._replace(outcome=Outcome.NEEDS_REVIEW, score=0)])
    page = class_of(failed, student("Bob", missing()), student("Eve", [RIGHT, *missing()], late=True),
                    student("Joe", notes=["renamed.py counts as ex1_forward.py."]), student("Zoe"))
    assert section(page, "Who needs a look") == (
        "Needs review (1) Ada : sigmoid "
        "No file at all (1) Bob Some files are missing (1) Eve : ex2_loss.py "
        "Notes (1) Joe : renamed.py counts as ex1_forward.py. Late (1) Eve")
    assert section(class_of(student()), "Who needs a look") == "Nobody."


def test_the_table_has_a_row_for_each_student_by_name_with_a_link():
    page = class_of(student("Zoe", href="zoe.html"), student("Bob"), student("Eve", missing()),
                    student("ada", late=True, notes=["x"], href="a%20b.html"))
    assert section(page, "All students") == (
        "Student Id Points To know ada 10100 2 of 10 late, note Bob 10100 2 of 10 Eve 10100 0 of 4 no file "
        "Zoe 10100 2 of 10")
    assert {"./zoe.html", "./a%20b.html"} <= set(Page(page).all_of("href"))


def test_students_of_the_same_name_are_told_apart_by_their_id_wherever_they_are_named():
    bob, other = student("Bob", late=True), student("Bob", late=True)._replace(id="10200")
    assert section(class_of(other, bob), "Who needs a look") == "Late (2) Bob (10100) , Bob (10200)"


def test_a_link_cannot_lead_away():
    for href in ("//example.org", "https://example.org", "javascript:alert(1)"):
        assert f'<a href="./{href}">' in class_of(student(href=href))


def test_a_class_of_nobody_has_a_page():
    assert "0 students, 0 points" in Page(class_of()).said()
    assert Page(class_of(student(answers=[]))).tags["tr"] == 2


def a_class_of(number):
    """Return students of all kinds with long names, each in every list that there is."""
    outcomes = [outcome for outcome in Outcome if outcome is not Outcome.NEEDS_REVIEW]
    return [student(f"{'Pippilotta ' * 4}{n:03}", late=True, notes=["renamed.py counts as ex1_forward.py."],
                    href=f"{'Pippilotta%20' * 4}{n:03}.html", answers=[
                        WRONG._replace(function=f"function_{k}", outcome=outcomes[(n + k) % len(outcomes)])
                        for k in range(20)]) for n in range(number)]


def test_the_page_of_a_class_of_300_is_small_and_made_at_once():
    students, start = a_class_of(300), time.perf_counter()
    page = class_of(*students)
    assert time.perf_counter() - start < 1
    assert len(page.encode("utf-8")) < 1_000_000
    assert Page(page).tags["tr"] == 301
