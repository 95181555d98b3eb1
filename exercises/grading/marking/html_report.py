"""NAME.html: what one student reads, on a phone, on a screen or on paper."""

import re
from collections import Counter
from string import Template

from grading.judging.answer import Outcome, Told, by_exercise, first_problem, points_of
from grading.judging.text import counted
from grading.marking import web_page
from grading.marking.web_page import text

AROUND = 2              # lines of code shown before and after the one that a message points to
LONGEST_LINE = 500      # characters of a line of code that are shown
REVIEW = "Some of this could not be marked yet. A teacher must look at it."
CARRIED_OVER = "Carried over means: right, given another function of yours that is not right yet."

REPORT = Template("""\
<header>
<h1>$name</h1>
<p class="quiet"><span class="figure number">$score</span> of $max_score points</p>
$bar
$about
</header>
$files""")

FILE = Template("""\
<section>
<div class="head"><h2>$file.py</h2> <span class="quiet number">$points</span></div>
$said_once
$answers
</section>
""")

ANSWER = Template("""\
<article$short id="$function">
<div class="head"><h3><code>$function</code></h3> $state <span class="quiet number">$points</span></div>
$details
</article>
""")

CODE = Template("""\
<figure>
<figcaption>Line $line of $file.py</figcaption>
<pre class="code" tabindex="0"><code>$lines</code></pre>
</figure>""")

STYLE = """\
header h1 { margin-bottom: .5rem; }
header .bar { margin: .6rem 0 .9rem; }
header p + p, header ul { margin-top: .35rem; }
header ul { padding-left: 1.2rem; }
.head { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 .9rem; }
.head > .number { margin-left: auto; font-size: .9rem; }
section > .head { padding-bottom: .4rem; border-bottom: 2px solid var(--line); }
article { padding: .8rem 0 .9rem; border-bottom: 1px solid var(--line); }
article.short { padding: .35rem 0; }
.message { margin-top: .25rem; white-space: pre-wrap; tab-size: 4; }
.once { padding: .8rem 0; border-bottom: 1px solid var(--line); }
.warning { padding: .5rem .8rem; border: 1px solid var(--review); border-radius: 4px; font-weight: 600; }
figure { margin: .7rem 0 0; }
figcaption { font-size: .82rem; color: var(--quiet); }
.code { margin: .2rem 0 0; padding: .5rem 0; overflow-x: auto; border: 1px solid var(--line);
  border-radius: 4px; background: var(--soft); line-height: 1.55; overflow-wrap: normal; }
.code code { display: inline-block; min-width: 100%; font-size: .84rem; }
.code span, .code mark { display: block; padding-right: .8rem; color: inherit; background: none; }
.code mark { background: var(--marked); font-weight: 700; }
.code b { display: inline-block; width: 3.6em; padding-right: .4em; text-align: right; font-weight: inherit;
  color: var(--quiet); user-select: none; -webkit-user-select: none; }
.code mark b { color: inherit; }
@media print {
  article, figure, .once { break-inside: avoid; }
  .code span, .code mark { white-space: pre-wrap; overflow-wrap: anywhere; padding-left: 4.2em;
    text-indent: -4.2em; }
  .code b { text-indent: 0; }
  .code mark { outline: 1px solid; }
}
"""


def page(document, sources, name=None, late=False, notes=()):
    """Return the report of one submission; sources holds the bytes of the file of each exercise, or None."""
    name = document.submission if name is None else name
    points = points_in_words(document.answers)
    return web_page.page(f"{name}: {points}", STYLE, REPORT.substitute(
        name=web_page.person(name), score=document.score, max_score=document.max_score,
        bar=web_page.bar([("right", document.score)], document.max_score or 1, points),
        about="\n".join(about(document, late, notes)),
        files="\n".join(file_section(exercise, list(group), sources.get(exercise))
                        for exercise, group in by_exercise(document.answers))))


def points_in_words(answers):
    score, max_score = points_of(answers)
    return f"{score} of {max_score} points"


def about(document, late, notes):
    """Yield what there is to say of the whole submission."""
    if document.needs_review:
        yield f'<p class="warning">{REVIEW}</p>'
    if all(answer.told is not Told.MARKS for answer in document.answers):
        yield from overview(document.answers)
    if late:
        yield "<p>Handed in late.</p>"
    if notes:
        yield "<ul>" + "".join(f"<li>{text(note)}</li>" for note in notes) + "</ul>"


def overview(answers):
    """Yield how many functions are right, wrong and so on, and which one to do next."""
    counts, problem = Counter(answer.outcome.column for answer in answers), first_problem(answers)
    explained = f" {CARRIED_OVER}" if counts[Outcome.CARRIED_OVER.column] else ""
    yield (f"<p>{counted(len(answers), 'function')}: {web_page.counts_in_words(counts)}."
           f"{explained}</p>")
    if problem:
        yield f"<p>Next: {next_step(problem)}</p>"
    elif answers:
        yield "<p>All of this is right. Well done!</p>"


def next_step(problem):
    function, file = text(problem.function), f"{text(problem.exercise)}.py"
    if is_of_the_file(problem):
        return f"the file {file}"
    return f'<a href="#{function}"><code>{function}</code></a> in {file}'


# ---- One file of the student ------------------------------------------------------------------------------

def file_section(exercise, answers, source):
    """Return the answers of one file. What is a fault of the whole file is said once, before them."""
    lines, once = lines_of(source), {}
    for answer in filter(is_of_the_file, answers):      # only the first may have been told the line, too
        once.setdefault((answer.outcome, answer.message.split("\n")[0]), answer)
    return FILE.substitute(
        file=text(exercise), points=points_in_words(answers),
        said_once="\n".join(f'<div class="once">{state(answer)} {details(answer, lines)}</div>'
                            for answer in once.values()),
        answers="".join(answer_article(answer, lines) for answer in answers))


def is_of_the_file(answer):
    return answer.told is Told.OF_THE_FILE or (
        answer.outcome is Outcome.MISSING_FILE and answer.told is not Told.MARKS)


def answer_article(answer, lines):
    once = is_of_the_file(answer)
    shown = "" if once else details(answer, lines)
    return ANSWER.substitute(
        function=text(answer.function), points=f"{answer.score} of {answer.max_score}", details=shown,
        state="" if once else state(answer), short="" if shown else ' class="short"')


def state(answer):
    """Return the outcome in words, unless nothing is to be told but the marks."""
    if answer.told is Told.MARKS:
        return ""
    column = answer.outcome.column
    return web_page.state(column, column if answer.outcome is Outcome.MISSING_FILE else answer.outcome.words)


def details(answer, lines):
    """Return the message, and below it the line of the student's code that it points to."""
    if answer.told in (Told.MARKS, Told.OUTCOME):
        return ""
    message = f'<p class="message">{text(answer.message)}</p>' if answer.message else ""
    return message + code(answer, lines)


# ---- The student's own code -------------------------------------------------------------------------------

def lines_of(source):
    """Return the lines of a file, numbered as Python does: nothing else ends a line."""
    if source is None:
        return []
    try:
        words = source.decode("utf-8-sig")
    except UnicodeDecodeError:
        words = source.decode("latin-1")
    lines = re.split("\r\n|\r|\n", words)
    return lines if lines[-1] else lines[:-1]


def code(answer, lines):
    """Return the line that a message points to, with some around it, or "" if there is no such line."""
    if not answer.line or not 1 <= answer.line <= len(lines):
        return ""
    first, last = max(1, answer.line - AROUND), min(len(lines), answer.line + AROUND)
    shown = "".join(code_line(number, lines[number - 1], number == answer.line)
                    for number in range(first, last + 1))
    return CODE.substitute(line=answer.line, file=text(answer.exercise), lines=shown)


def code_line(number, line, marked):
    words = text(line.expandtabs(4), LONGEST_LINE)
    return (f"<mark><b>&gt; {number}</b> {words}</mark>" if marked else
            f"<span><b>{number}</b> {words}</span>")
