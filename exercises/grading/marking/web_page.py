"""What the two pages share: the frame, the style sheet, and text that can do nothing but be read."""

import html
import re
from string import Template

from grading.judging.answer import Outcome

COLUMNS = list(dict.fromkeys(outcome.column for outcome in Outcome))
SIGNS = {"right": "✓", "carried over": "↪", "wrong": "✗", "not started": "○", "no file": "–",
         "needs review": "!"}

# Control characters, those that end or turn a line, and what is no character at all. Tab and line feed stay.
HARMFUL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"
                     "\ud800-\udfff\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff]")
LONGEST_NAME = 60

PAGE = Template("""\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>$title</title>
<style>
$style</style>
</head>
<body>
<main>
$body
</main>
</body>
</html>
""")

STATE = Template('<span class="state $kind"><span class="sign" aria-hidden="true">$sign</span> $words</span>')

STYLE = """\
:root { --paper: #fff; --soft: #f5f6f7; --line: #dfe3e7; --ink: #1d2126; --quiet: #59626c; --link: #1f5a99;
  --marked: #fff1c9; --right: #1b7f5c; --carried: #b98a1d; --carried-text: #83600c; --wrong: #bf4029;
  --idle: #b4bcc4; --none: #fff; --review: #7a4fa3; }
@media screen and (prefers-color-scheme: dark) {
  :root { --paper: #15181b; --soft: #1e2226; --line: #343a40; --ink: #e5e8eb; --quiet: #9da6af;
    --link: #8ab8ec; --marked: #453a18; --right: #3fae85; --carried: #d3a63b; --carried-text: #dcb250;
    --wrong: #e57a62; --idle: #59626b; --none: #15181b; --review: #b391d8; }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); overflow-wrap: anywhere;
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 2.5rem 1rem 4rem; }
h1, h2, h3, p, ul { margin: 0; }
h1 { font-size: 1.75rem; line-height: 1.25; font-weight: 650; }
h2 { font-size: 1.2rem; line-height: 1.3; font-weight: 650; }
h3 { font-size: 1rem; font-weight: 600; }
section { margin-top: 2.75rem; }
a { color: var(--link); text-underline-offset: .15em; text-decoration-thickness: 1px; }
code, pre { font-family: ui-monospace, "SF Mono", Consolas, "DejaVu Sans Mono", monospace; font-size: .9em; }
.quiet { color: var(--quiet); }
.number { font-variant-numeric: tabular-nums; white-space: nowrap; }
.figure { font-size: 1.75rem; line-height: 1.25; font-weight: 650; color: var(--ink); }
.state { font-weight: 600; white-space: nowrap; }
.state.right { color: var(--right); } .state.wrong { color: var(--wrong); }
.state.carried-over { color: var(--carried-text); } .state.needs-review { color: var(--review); }
.state.not-started, .state.no-file { color: var(--quiet); }
.bar { display: flex; height: .75rem; border-radius: 3px; overflow: hidden; background: var(--soft);
  box-shadow: inset 0 0 0 1px var(--line); }
i { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.bar i { display: block; min-width: 2px; box-shadow: inset -1px 0 var(--paper); }
i.right { background: var(--right); } i.wrong { background: var(--wrong); }
i.carried-over { background: repeating-linear-gradient(45deg, var(--carried) 0 4px, var(--paper) 4px 6px); }
i.not-started { background: var(--idle); } i.needs-review { background: var(--review); }
i.no-file { background: repeating-linear-gradient(135deg, var(--idle) 0 1.5px, var(--none) 1.5px 6px); }
@media print {
  body { font-size: 10.5pt; } main { max-width: none; padding: 0; } section { margin-top: 1.6rem; }
  a { color: inherit; text-decoration: none; } h1, h2, h3 { break-after: avoid; }
}
"""


def page(title, style, body):
    """Return a whole page: the title is plain text, the body is HTML."""
    return PAGE.substitute(title=text(title, LONGEST_NAME), style=STYLE + style, body=body)


def text(words, limit=None):
    """Return words from anybody as HTML that shows them, in which nothing acts, links or turns."""
    words = HARMFUL.sub("\ufffd", str(words))
    if limit and len(words) > limit:
        words = words[:limit - 1] + "…"
    return html.escape(words)


def person(name):
    """Return a name in one line, kept apart from the direction in which the words around it are read."""
    return f"<bdi>{text(' '.join(str(name).split()) or '(no name)', LONGEST_NAME)}</bdi>"


def kind(column):
    """Return the class of the style sheet for a column of the table of a class."""
    return column.replace(" ", "-")


def state(column, words):
    """Return an outcome in words, with a sign before it."""
    return STATE.substitute(kind=kind(column), sign=SIGNS[column], words=text(words))


def bar(parts, total, words):
    """Return a bar of (column, number) parts of a total, with words for those who cannot see it."""
    drawn = "".join(f'<i class="{kind(column)}" style="width:{100 * number / total:.4g}%"></i>'
                    for column, number in parts if number)
    return f'<div class="bar" role="img" aria-label="{text(words)}">{drawn}</div>'


def counts_in_words(counts):
    """Write how many answers have each outcome, without those that no answer has: 3 right, 1 wrong."""
    return ", ".join(f"{counts[column]} {column}" for column in COLUMNS if counts[column])
