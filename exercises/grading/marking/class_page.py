"""index.html: the class at a glance, for the teacher, with a link to the report of each student."""

import math
import statistics
from collections import Counter, defaultdict
from string import Template
from typing import NamedTuple, Sequence

from grading.judging.answer import Outcome, Told, by_exercise
from grading.judging.text import counted
from grading.marking import web_page
from grading.marking.document import Document
from grading.marking.web_page import COLUMNS, person, text

STEPS = (1, 2, 5, 10, 20, 25, 50, 100)      # how many marks may make one column of the histogram
MOST_COLUMNS = 11
MOST_MISTAKES = 12
LONGEST_NOTE = 300      # letters
NAMES_SHOWN = 6         # in a list of names, before the others are folded away
ROWS_SHOWN = 12         # in a list with one line for each student
NO_NAME = {Outcome.WRONG: "wrong, and no common mistake explains it"}
NO_FILE, REVIEW = Outcome.MISSING_FILE.column, Outcome.NEEDS_REVIEW.column


class Row(NamedTuple):
    """What the page shows of one student."""

    name: str
    id: str                     # the platform's, or ""
    late: bool
    document: Document
    href: str                   # the link to the report, relative to the page
    notes: Sequence[str]        # what the teacher should know: a renamed file, and so on


PAGE = Template("""\
<header>
<h1>$title</h1>
<p class="quiet">$students, $max_score points, seed $seed</p>
</header>
$marks
<section>
<h2>Each function</h2>
<div class="legend">$legend</div>
$functions
</section>
<section>
<h2>The commonest mistakes</h2>
$mistakes
</section>
<section>
<h2>Who needs a look</h2>
$looks
</section>
<section>
<h2>All students</h2>
<div class="wide"><table class="students">
<thead><tr><th>Student</th><th>Id</th><th class="points">Points</th><td></td><th>To know</th></tr></thead>
<tbody>
$rows
</tbody>
</table></div>
</section>""")

MARKS = Template("""\
<section>
<h2>Marks</h2>
<dl class="figures">
<div><dt>Mean</dt><dd class="figure number">$mean</dd></div>
<div><dt>Median</dt><dd class="figure number">$median</dd></div>
<div><dt>Lowest and highest</dt><dd class="figure number">$lowest to $highest</dd></div>
</dl>
<div class="histogram" role="group" aria-label="How many students have how many points">
<div class="above" aria-hidden="true">$mean_line$median_line</div>
<ol>
$columns
</ol>
</div>
<p class="quiet small">How many students got how many points.$left_out</p>
</section>""")

COLUMN = Template('<li><b>$count</b><i style="height:$height%"></i><span>$points</span></li>')

LINE = Template('<div class="at $side $name" style="left:$place%"><span>$name $value</span></div>')

FUNCTION = Template("""\
<div class="function"><h4><code>$function</code></h4>
<div>$bar<p class="quiet small">$words</p></div></div>""")

MISTAKE = Template("""\
<li><div class="times number"><b>$count</b></div>
<div><code>$place</code>: $mistake<div class="small quiet">$names</div></div></li>""")

FOLDED = Template("<details><summary>$summary</summary>$rest</details>")

STUDENT = Template("""\
<tr><td>$link</td><td class="quiet">$id</td><td class="points number">$points</td><td>$bar</td>\
<td class="small">$to_know</td></tr>""")

STYLE = """\
main { max-width: 54rem; }
h2 { padding-bottom: .4rem; border-bottom: 2px solid var(--line); margin-bottom: .9rem; }
h3 { margin: 1.3rem 0 .35rem; }
h4 { margin: 0; font-weight: 400; }
dl, dd, ol { margin: 0; padding: 0; }
.small { font-size: .86rem; }
.figures { display: flex; flex-wrap: wrap; gap: .2rem 2.5rem; }
.figures dt { font-size: .86rem; color: var(--quiet); }
.histogram { margin: 1rem 0 .5rem; }
.histogram ol { display: flex; list-style: none; height: 11.5rem; }
.histogram li { flex: 1 1 0; min-width: 0; display: flex; flex-direction: column; justify-content: flex-end;
  text-align: center; font-size: .8rem; line-height: 1.5; white-space: nowrap; }
.histogram li b { position: relative; font-weight: 600; background: var(--paper); }
.histogram li i { margin: 0 8%; background: var(--link); border-radius: 2px 2px 0 0; opacity: .85; }
.histogram li em { font-style: normal; }
.histogram li span { flex: none; border-top: 1px solid var(--quiet); padding-top: .15rem; color: var(--quiet);
  font-variant-numeric: tabular-nums; }
.above { position: relative; height: 2.9rem; font-size: .8rem; color: var(--quiet); }
.at { position: absolute; top: 0; height: 13rem; border-left: 1.5px dashed var(--quiet); }
.at.median { top: 1.4rem; height: 11.6rem; border-left-style: solid; }
.at span { position: absolute; top: -.2rem; left: .25rem; padding: 0 .2rem; white-space: nowrap;
  line-height: 1.3; background: var(--paper); }
.at.left span { left: auto; right: .25rem; }
.legend { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; font-size: .86rem; }
.legend i { display: inline-block; width: 1.4rem; height: .75rem; margin-right: .4rem; border-radius: 3px; }
.function { display: grid; grid-template-columns: 14.5rem 1fr; gap: 0 1rem; padding: .3rem 0; }
.function .bar { margin: .4rem 0 .1rem; }
.mistakes { list-style: none; }
.mistakes > li { display: grid; grid-template-columns: 2.6rem 1fr; padding: .5rem 0;
  border-bottom: 1px solid var(--line); }
.times { font-size: 1.15rem; line-height: 1.3; }
.looks { padding: 0; list-style: none; }
.looks li { padding: .12rem 0; }
summary { cursor: pointer; color: var(--link); }
.wide { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
th:nth-child(1) { width: 40%; } th:nth-child(3) { width: 6rem; }
th { text-align: left; font-size: .86rem; font-weight: 600; color: var(--quiet); }
th, td { padding: .32rem .8rem .32rem 0; border-bottom: 1px solid var(--line); vertical-align: baseline; }
.points { text-align: right; }
td .bar { width: 6rem; max-width: 100%; height: .55rem; }
@media (max-width: 40rem) {
  .function { grid-template-columns: 1fr; }
  .histogram li em { display: none; }
  .students :nth-child(4) { display: none; } th, td { padding-right: .5rem; }
  th:nth-child(2), th:nth-child(5) { width: 18%; } th:nth-child(3) { width: 24%; }
}
@media print {
  .function, .mistakes > li, .histogram, tr { break-inside: avoid; }
  details::details-content { content-visibility: visible; display: block; height: auto; }
  summary { display: none; }
}
"""


def page(students, title, seed):
    """Return the page of a class, from a Row for each student."""
    students = told_apart(sorted(students, key=lambda student: (student.name.casefold(), str(student.id))))
    return web_page.page(title, STYLE, PAGE.substitute(
        title=text(title, web_page.LONGEST_NAME), seed=text(seed), max_score=highest_score(students),
        students=counted(len(students), "student"), marks=marks(students), legend=legend(students),
        functions=functions(students), mistakes=mistakes(students), looks=looks(students),
        rows="\n".join(map(student_row, students))))


def told_apart(students):
    """Return the students, those of the same name with their id behind it."""
    count = Counter(student.name for student in students)
    return [student._replace(name=f"{student.name} ({student.id})") if count[student.name] > 1 and student.id
            else student for student in students]


def highest_score(students):
    return max((student.document.max_score for student in students), default=0)


def link(student):
    """Return a student's name as a link, which cannot lead out of the folder of the page."""
    return f'<a href="./{text(student.href)}">{person(student.name)}</a>'


def fold(items, shown, join, what):
    """Return the first of many items, with the others folded away under their number."""
    if len(items) <= shown + 2:     # no fold for a few
        return join(items)
    rest = FOLDED.substitute(summary=f"and {len(items) - shown} more {what}", rest=join(items[shown:]))
    return join(items[:shown]) + rest


# ---- Marks ------------------------------------------------------------------------------------------------

def marks(students):
    """Return the histogram of the marks. Where something needs review, there is no mark to count."""
    scores = [student.document.score for student in students if not student.document.needs_review]
    if not scores:
        return '<section><h2>Marks</h2><p>There are no marks yet.</p></section>'
    mean, median, max_score = statistics.mean(scores), statistics.median(scores), highest_score(students)
    step = step_for(max_score)
    counts, width = Counter(score // step for score in scores), step * (max_score // step + 1)
    return MARKS.substitute(
        mean=f"{mean:.1f}", median=f"{median:g}", lowest=min(scores), highest=max(scores),
        mean_line=line("mean", f"{mean:.1f}", mean / width),
        median_line=line("median", f"{median:g}", median / width),
        columns="\n".join(column(first, step, counts, max_score) for first in range(0, width, step)),
        left_out=left_out(students))


def step_for(max_score):
    return next((step for step in STEPS if max_score // step < MOST_COLUMNS),
                math.ceil((max_score + 1) / MOST_COLUMNS))


def column(first, step, counts, max_score):
    """Return one column of the histogram. On a phone, only the first of its marks stands below it."""
    count, last = counts[first // step], min(max_score, first + step - 1)
    return COLUMN.substitute(count=count or "", points=first if first == last else f"{first}<em>–{last}</em>",
                             height=f"{75 * count / max(counts.values()):.4g}")


def line(name, value, place):
    """Return a line through the histogram at a place from 0 to 1, named on the side with more room."""
    return LINE.substitute(name=name, value=value, place=f"{100 * place:.4g}",
                           side="left" if place > 0.5 else "right")


def left_out(students):
    reviewed = sum(student.document.needs_review for student in students)
    empty = sum(nothing_handed_in(student) for student in students)
    return ((f" Left out: {counted(reviewed, 'student')} to review." if reviewed else "")
            + (f" Counted as 0: {counted(empty, 'student')} without any file." if empty else ""))


# ---- Functions and mistakes -------------------------------------------------------------------------------

def legend(students):
    """Return what the parts of the bars mean, for those that there are."""
    there = {answer.outcome.column for student in students for answer in student.document.answers}
    return " ".join(f'<span><i class="{web_page.kind(column)}"></i>{column}</span>'
                    for column in COLUMNS if column in there)


def functions(students):
    """Return a bar for each function, under the name of its file."""
    counts = defaultdict(lambda: defaultdict(Counter))      # of outcomes, by file and function
    for student in students:
        for answer in student.document.answers:
            counts[answer.exercise][answer.function][answer.outcome.column] += 1
    return "\n".join(f"<h3>{text(exercise)}.py</h3>\n" + "\n".join(
        function_bar(function, columns) for function, columns in of_file.items())
        for exercise, of_file in counts.items())


def function_bar(function, columns):
    words = web_page.counts_in_words(columns)
    parts = [(column, columns[column]) for column in COLUMNS]
    return FUNCTION.substitute(function=text(function), words=words,
                               bar=web_page.bar(parts, sum(columns.values()), f"{function}: {words}"))


def mistakes(students):
    """Return the commonest mistakes, with whose they are. Those without a name go by their outcome."""
    whose = defaultdict(list)
    for student in students:
        for mistake in dict.fromkeys(map(mistake_in, student.document.answers)):
            if mistake:
                whose[mistake].append(student)
    commonest = sorted(whose.items(), key=lambda item: -len(item[1]))
    if not commonest:
        return "<p>None: nothing is wrong.</p>"
    more = len(commonest) - MOST_MISTAKES
    return ('<ol class="mistakes">' + "\n".join(map(mistake_item, commonest[:MOST_MISTAKES])) + "</ol>"
            + (f'<p class="quiet small">{counted(more, "rarer mistake")} not shown.</p>' if more > 0 else ""))


def mistake_in(answer):
    """Return (where, what) of a mistake, or None. A fault of a whole file is not one of each function."""
    if answer.outcome.column != Outcome.WRONG.column and not answer.mistake:
        return None
    of_the_file = answer.told is Told.OF_THE_FILE or answer.outcome is Outcome.SYNTAX_ERROR
    return (f"{answer.exercise}.py" if of_the_file else answer.function,
            answer.mistake or NO_NAME.get(answer.outcome, answer.outcome.words))


def mistake_item(item):
    (place, mistake), whose = item
    names = fold([link(student) for student in whose], NAMES_SHOWN, ", ".join, "students")
    return MISTAKE.substitute(count=len(whose), place=text(place), mistake=text(mistake), names=names)


# ---- Students ---------------------------------------------------------------------------------------------

def looks(students):
    """Return who needs a look, and why: one list for each reason that there is."""
    groups = {"Needs review": review, "No file at all": no_file_at_all,
              "Some files are missing": some_files_missing, "Notes": notes, "Late": late}
    lists = [look_list(reason, [(student, say(student)) for student in students if say(student) is not None])
             for reason, say in groups.items()]
    return "\n".join(filter(None, lists)) or "<p>Nobody.</p>"


def look_list(reason, found):
    """Return the students that there is a reason to look at: their names, or a line each if there is more."""
    def join_lines(lines):
        return f'<ul class="looks">{"".join(lines)}</ul>'
    if not found:
        return ""
    if any(words for _, words in found):
        lines = [f"<li>{link(student)}: {text(words, LONGEST_NOTE)}</li>" for student, words in found]
        shown = fold(lines, ROWS_SHOWN, join_lines, "students")
    else:
        shown = fold([link(student) for student, _ in found], ROWS_SHOWN, ", ".join, "students")
    return f"<h3>{reason} ({len(found)})</h3>{shown}"


def review(student):
    names = [answer.function for answer in student.document.answers
             if answer.outcome is Outcome.NEEDS_REVIEW]
    return ", ".join(names) if names else None


def missing_files(student):
    return [f"{exercise}.py" for exercise, group in by_exercise(student.document.answers)
            if all(answer.outcome is Outcome.MISSING_FILE for answer in group)]


def nothing_handed_in(student):
    return bool(student.document.answers) and all(
        answer.outcome is Outcome.MISSING_FILE for answer in student.document.answers)


def no_file_at_all(student):
    return "" if nothing_handed_in(student) else None


def some_files_missing(student):
    return None if nothing_handed_in(student) else ", ".join(missing_files(student)) or None


def notes(student):
    return " ".join(student.notes) if student.notes else None


def late(student):
    return "" if student.late else None


def student_row(student):
    score, whole = student.document.score, student.document.max_score
    points, reviewed = f"{score} of {whole}", student.document.needs_review
    return STUDENT.substitute(
        link=link(student), id=text(student.id, web_page.LONGEST_NAME), to_know=", ".join(to_know(student)),
        points=REVIEW if reviewed else points,
        bar="" if reviewed else web_page.bar([("right", score)], whole or 1, f"{points} points"))


def to_know(student):
    """Return in a few words what the lists above say of a student."""
    said = {"late": student.late, "note": student.notes, NO_FILE: nothing_handed_in(student)}
    return [words for words, holds in said.items() if holds]
