"""What goes over several lines and makes them unreadable: quotes, brackets, and the columns of lines.

A line can only move to a column that fits the lines above it. Of all moves after which Python reads the text,
the smallest is said: of few lines, and by few spaces.
"""

import re

from grading.diagnosis.slips import Remark, replaced, without

QUOTED = re.compile(r'''("""|\'\'\')(?:\\.|[^\\])*?(?P<end>\1|\Z)'''
                    r'''|(["'])(?:\\.|(?!\3)[^\\\n])*(?P<close>\3?)|\#[^\n]*''', re.S)
SIGNS = "[\"'\u2018-\u201f]"        # of quotes
PROSE = re.compile(rf"\s*{SIGNS}{{0,3}}(?!return |def |if |for )(?:[A-Za-z']+[,.]? +){{2,}}[A-Za-z]")
CLOSING = {"(": ")", "[": "]", "{": "}"}
STATEMENT = re.compile(r"\s*(?:return|for|if|elif|else|while|def|import|raise)\b|\s*\w+ [-+*/]?= ")
NEAR = 12       # lines around the error, from which a move may start
MOVES = 400     # of lines, are tried at most
TABS = (4, 8)   # columns that editors show for a tab
UNFINISHED = re.compile(r"(?:[-+*/%=,<>]|\b(?:and|or|not))\s*$")
GOES_ON = re.compile(r"\s*(?:[-+*/%]|(?:and|or)\b)")
ENDS = re.compile(r"\s*(?:return|else|elif)\b")        # what belongs to no block above it

COLUMNS = {
    "tabs": "Line {line} is indented with a tab, and others with spaces. Replace each tab before {lines} by "
            "{spaces}.",
    "outside": "Line {line} starts at the left edge, outside the function: put {spaces} before {lines}.",
    "inside": "Line {line} belongs inside line {2}, which ends with a colon: put {more} before {lines} "
              "and all else that belongs there.",
    "left": "Line {line} starts too far left to go with the lines above it: put {more} before {lines}.",
    "right": "Line {line} starts further right than the line it goes with: delete {spaces} before {lines}.",
    "between": "Line {line} starts between two columns. If it belongs inside the block above, put {more} "
               "before it, and if not, delete {1}.",
    "a def": "The def in line {line} must start at the left edge: delete {spaces} before {lines}.",
}
SENTENCES = {
    "closing quotes": "Type {1} in a new line above line {line}: "
                      "the quotes that open in line {0} are never closed.",
    "short quotes": "Type {1} in line {line}: the quotes that open in line {0} are never closed.",
    "opening quotes": "The text in line {line} has lost its opening quotes: type \"\"\" before it.",
    "quotes": "The text below the def line belongs in quotes: type \"\"\" before line {line} "
              "and at the end of the text.",
    "quotes too many": "There is one set of quotes {0} too many in line {line}: delete it.",
    "quote": "In line {line}, a quote {0} opens a text and is never closed.",
    "prime": "A name cannot contain a quote {1}. Call {0}{1} something else in line {line}.",
    "bracket never closed": "A bracket {0} that opens in line {line} is never closed. Count them.",
    "bracket never opened": "In line {line}, {0} closes a bracket that was never opened. Count them.",
    "brackets differ": "In line {line}, {1} closes a bracket that was opened with {0}. Count them.",
    "braces": "Python has no braces around a block. End line {line} with a colon, and delete each brace.",
    "goes on": "The formula in line {line} goes on in the next line: put brackets around all of it.",
    **COLUMNS,
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
    """Yield a repair for each way to give a text the quotes that it has lost."""
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
    """Return a repair of lines as they were typed."""
    return Remark(kind, number + 1, words), code_of("\n".join(replaced(texts, lines)))


def ends(texts, opened):
    """Return the numbers of the lines before which a text can end, the likelier first."""
    likely = rf"\s*(?:{SIGNS}{{1,3}}\s*$|raise NotImpl|# TODO)"
    return sorted(range(opened + 1, len(texts)), key=lambda number: (
        not re.match(likely, texts[number]), texts[number - 1].lstrip().startswith(">>>"), number))


def lost_quote(texts, text, one):
    """Yield a repair for each place where a text in one line can end."""
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

def brackets(code):
    """Yield a repair for each way to close, exchange or leave out the first bracket without a partner."""
    opened = []     # (number of a line, match of a bracket in it)
    for number, line in enumerate(code):
        if opened and STATEMENT.match(line):
            break
        for one in re.finditer(r"[()\[\]{}]", line):
            before = opened[-1][1].group() if opened else ""
            sign, missing = one.group(), CLOSING.get(before, "")
            if sign in CLOSING:
                opened.append((number, one))
            elif sign == missing:
                opened.pop()
            else:
                remark = (Remark("brackets differ", number + 1, (before, sign)) if opened else
                          Remark("bracket never opened", number + 1, (sign,)))
                for instead in (missing, missing + sign, "") if opened else ("",):
                    yield remark, without([(number, one)], instead, code)
                return
    if opened:
        first, one = opened[0]
        remark = Remark("bracket never closed", first + 1, (one.group(),))
        missing = "".join(CLOSING[one.group()] for _, one in reversed(opened))
        for number in range(first, len(code)):
            line = code[number].rstrip()
            head = line.rstrip(":")
            for more in (missing + line[len(head):], missing + ":"):
                yield remark, replaced(code, {number: head + more})
        yield remark, without([(first, one)], "", code)


def braces(code):
    """Yield a repair if blocks are written as { ... }."""
    opened = [number for number in range(len(code)) if re.search(r"\{\s*$", code[number])]
    if opened:
        yield Remark("braces", opened[0] + 1), [
            re.sub(r"^(\s*)\}\s*;?\s*", r"\1", re.sub(r"\s*:?\s*\{\s*$", ":", line)) for line in code]


# ---- Columns -----------------------------------------------------------------------------------------------

def fields(line, last, spaces, *_):
    """Return what stands in these sentences, if the lines from one to the last must move by some spaces."""
    return {"lines": "it" if last == line else f"each of the lines {line} to {last}",
            "spaces": f"{spaces} space" + "s" * (spaces != 1),
            "more": f"{spaces} more space" + "s" * (spaces != 1)}


def formulas_that_go_on(code, order):
    """Yield a repair for each pair of lines that only brackets around both would make one."""
    for number in order:
        below = next((k for k in range(number + 1, len(code)) if code[k].strip()), None)
        if below and (UNFINISHED.search(code[number]) or GOES_ON.match(code[below])):
            yield Remark("goes on", number + 1), replaced(code, {
                number: code[number].rstrip() + " " + code[below].lstrip(), below: ""})


def tabs(code):
    """Yield a repair for each width of the tabs that stand before some lines, and spaces before others."""
    found = [number for number, line in enumerate(code) if line.strip() and "\t" in indentation(line)]
    for width in TABS if found and any(line.startswith(" ") for line in code) else ():
        yield Remark("tabs", found[0] + 1, (found[-1] + 1, width)), [
            indentation(line).replace("\t", " " * width) + line.lstrip() for line in code]


def indentation(line):
    return line[:len(line) - len(line.lstrip())]


def moves(code, line):
    """Yield a repair for each way to move some lines to a column that fits those above, the likelier first.

    The code cannot be read from one line on.
    """
    filled = [number for number, one in enumerate(code) if one.strip()]
    columns = [len(indentation(code[number])) for number in filled]
    error = filled.index(line)
    some = [(first, last, column - columns[first])
            for first in range(max(1, error - NEAR), min(len(filled), error + 2))
            for column in columns_that_fit(code[filled[first]], code[filled[first - 1]], columns[:first])
            for last in range(first, len(filled))
            if column != columns[first] and column >= columns[first] - min(columns[first:last + 1])]

    def cost(move):
        first, last, shift = move
        return not is_def(code[filled[first]]), last - first, abs(shift), -first, shift

    for first, last, shift in sorted(some, key=cost)[:MOVES]:
        yield moved(code, filled[first:last + 1], filled[first - 1], shift)


def columns_that_fit(line, above, columns):
    """Return the columns in which a line can start, below another line. The lines above have some columns."""
    if is_def(line):
        return {0}
    if above.rstrip().endswith(":"):
        return {columns[-1] + 4}
    return {column for column in columns if column % 4 == 0}


def is_def(line):
    return line.lstrip().startswith("def ")


def moved(code, numbers, above, shift):
    """Return the repair that moves lines by some columns. above is the number of the line above them."""
    line = code[numbers[0]]
    column, column_above = len(indentation(line)), len(indentation(code[above]))
    if is_def(line):
        kind = "a def"
    elif shift < 0 and len(numbers) == 1 and column - shift == column_above and not ENDS.match(line):
        kind = "between"
    elif shift < 0:
        kind = "right"
    elif code[above].rstrip().endswith(":") and column <= column_above:
        kind = "inside"
    else:
        kind = "left" if column else "outside"
    lines = {number: " " * (len(indentation(code[number])) + shift) + code[number].lstrip()
             for number in numbers}
    return Remark(kind, numbers[0] + 1, (numbers[-1] + 1, abs(shift), above + 1)), replaced(code, lines)
