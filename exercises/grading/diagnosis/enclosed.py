"""Quotes and brackets that make a text unreadable, and the code of a text without what stands in quotes."""

import re

from grading.diagnosis.slips import Repair, replaced

QUOTED = re.compile(r'''("""|\'\'\')(?:\\.|[^\\])*?(?P<end>\1|\Z)'''
                    r'''|(["'])(?:\\.|(?!\3)[^\\\n])*(?P<close>\3?)|\#[^\n]*''', re.S)
OPENING = {")": "(", "]": "[", "}": "{"}
SIGNS = "[\"'\u2018-\u201f]"        # of quotes
PROSE = re.compile(rf"\s*{SIGNS}{{0,3}}(?!return |def |if |for )(?:[A-Za-z']+[,.]? +){{2,}}[A-Za-z]")
CLOSING = {"(": ")", "[": "]", "{": "}"}
STATEMENT = re.compile(r"\s*(?:return|for|if|elif|else|while|def|import|raise)\b|\s*\w+ [-+*/]?= ")

SENTENCES = {
    "closing quotes": "Type {1} in a new line above line {line}: "
                      "the quotes that open in line {0} are never closed.",
    "short quotes": "Type {1} in line {line}: the quotes that open in line {0} are never closed.",
    "opening quotes": "The text in line {line} has lost its opening quotes: type \"\"\" before it.",
    "quotes": "The text below the def line belongs in quotes: type \"\"\" before line {line} "
              "and at the end of the text.",
    "quotes too many": "The quotes {0} in line {line} are one too many: delete them.",
    "quote": "In line {line}, a quote {0} opens a text and is never closed.",
    "prime": "A name cannot contain a quote {1}. Call {0}{1} something else in line {line}.",
    "bracket never closed": "A bracket {0} that opens in line {line} is never closed. Count them.",
    "bracket never opened": "In line {line}, {0} closes a bracket that was never opened. Count them.",
    "brackets differ": "In line {line}, {1} closes a bracket that was opened with {0}. Count them.",
}


def code_of(text):
    """Return the lines of a text with underscores for what stands in quotes, and spaces for comments.

    A text of several lines leaves the lines after its first one empty.
    """
    def blank(one):
        first, *others = one.group().split("\n")
        sign = " " if first.startswith("#") else "_"
        return "\n".join([sign * len(first), *(" " * len(line) for line in others)])
    return QUOTED.sub(blank, text).split("\n")


# ---- Quotes ------------------------------------------------------------------------------------------------

def quotes(texts):
    """Yield a Repair for each way to give a text the quotes that it has lost."""
    text = "\n".join(texts)
    open_ended = [one for one in QUOTED.finditer(text) if one.group("end") == ""]
    filled = [number for number, line in enumerate(texts) if line.strip()]
    below = filled[texts[filled[0]].startswith("def")] if len(filled) > 1 else filled[0]
    starts_with_quotes = texts[below].lstrip().startswith(('"""', "'''"))
    for one in open_ended:
        opened, three = text.count("\n", 0, one.start()), one.group(1)
        if not starts_with_quotes:
            new = re.sub(rf"^(\s*){SIGNS}*", r'\1"""', texts[below])
            yield repair("opening quotes", texts, below, (), {below: new})
        elif opened == below:
            for number in ends(texts, opened):
                short = re.match(rf"\s*{SIGNS}+\s*$", texts[number])
                kind = "short quotes" if short else "closing quotes"
                yield repair(kind, texts, number, (opened + 1, three), {
                    number - 1: texts[number - 1] + three, **({number: ""} if short else {})})
        else:
            yield repair("quotes too many", texts, opened, (three,), {
                opened: texts[opened].replace(three, "", 1)})
    if not open_ended and not starts_with_quotes and PROSE.match(texts[below]):
        first = re.sub(rf"^(\s*){SIGNS}*", r'\1"""', texts[below])
        for number in ends(texts, below):
            last = first if number == below + 1 else texts[number - 1]
            after = re.sub(rf"^\s*{SIGNS}+\s*$", "", texts[number])
            yield repair("quotes", texts, below, (), {below: first, number - 1: last + '"""', number: after})
    for one in QUOTED.finditer(text):
        if one.group("close") == "":
            yield from lost_quote(texts, text, one)


def repair(kind, texts, number, words, lines):
    """Return a Repair of lines as they were typed."""
    return Repair(kind, number, words, code_of("\n".join(replaced(texts, lines))))


def ends(texts, opened):
    """Return the numbers of the lines before which a text can end, the likelier first."""
    likely = rf"\s*(?:{SIGNS}{{1,3}}\s*$|raise NotImpl|# TODO)"
    return sorted(range(opened + 1, len(texts)), key=lambda number: (
        not re.match(likely, texts[number]), texts[number - 1].lstrip().startswith(">>>"), number))


def lost_quote(texts, text, one):
    """Yield a Repair for each place where a text in one line can end."""
    number, start = text.count("\n", 0, one.start()), one.start() - text.rfind("\n", 0, one.start()) - 1
    line, quote = texts[number], one.group(3)
    name = re.search(r"\w+$", line[:start])
    if name:
        new = (line[:start] + "_" + line[start + 1:]).replace(name.group() + quote, name.group() + "_")
        yield repair("prime", texts, number, (name.group(), quote), {number: new})
    for end in [len(line), *(k for k in range(len(line) - 1, start, -1) if line[k] in "),]:")]:
        yield repair("quote", texts, number, (quote,), {number: line[:end] + quote + line[end:]})
    if PROSE.match(line):
        yield repair("note", texts, number, (), {number: re.sub(r"\S.*", "pass", line)})


# ---- Brackets ----------------------------------------------------------------------------------------------

def brackets(code, texts, order):
    """Yield a Repair for each way to close, exchange or leave out the first bracket without a partner."""
    found = lone_bracket(code)
    if found is None:
        return
    kind, number, column, words, missing = found
    line, after = code[number][:column], code[number][column + 1:]
    if kind == "bracket never closed":
        for below in range(number, len(code)):
            end = code[below].rstrip()
            head = end.rstrip(":")
            for more in (missing + end[len(head):], missing + ":"):
                yield Repair(kind, number, words, replaced(code, {below: head + more}))
    for sign in (missing, missing + words[-1], "") if kind == "brackets differ" else ("",):
        yield Repair(kind, number, words, replaced(code, {number: line + sign + after}))


def lone_bracket(code):
    """Return (kind, line, column, words, what would close it) of the first bracket without a partner."""
    opened = []
    for number, line in enumerate(code):
        if opened and STATEMENT.match(line):
            break
        for one in re.finditer(r"[()\[\]{}]", line):
            sign = one.group()
            if sign in CLOSING:
                opened.append((number, one.start(), sign))
            elif not opened:
                return "bracket never opened", number, one.start(), (sign,), ""
            else:
                before = opened.pop()[2]
                if before != OPENING[sign]:
                    return "brackets differ", number, one.start(), (before, sign), CLOSING[before]
    if opened:
        number, column, sign = opened[0]
        return "bracket never closed", number, column, (sign,), "".join(
            CLOSING[one[2]] for one in reversed(opened))
    return None
