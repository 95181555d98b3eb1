"""The slips that make a line unreadable: what stands there, what Python reads in its place, and what is said.

A slip is found by trying: the text with something else in its place is one that Python reads.
"""

import difflib
import functools
import keyword
import re
from typing import Dict, NamedTuple, Tuple, Union

LONGEST_LINE = 300      # that is looked at
HEADER = r"(?:if|elif|else|for|while|def|class|try|except|finally|with)\b"
EQUALS = r"(?<![=<>!+\-*/%:])=(?!=)"
WORDS = "return|if|elif|else|for|in|while|and|or|not|is|def|import|from|lambda|print"
NAME = rf"(?<![\w.])(?!(?:{WORDS})\b)[\w.]+"
GETS = r"[-+*/]?=(?!=)"         # = or += after a name
CALLED = "range|len|sum|exp|log|sqrt|abs|zip|enumerate|predict|sigmoid|loss|gradient|update|print"


class Remark(NamedTuple):
    """What a text shows by itself: a key of SENTENCES, a line, and words that stand in it, or numbers.

    A repair is a Remark, and the lines of code that Python may be able to read then: as many as there were.
    """

    kind: str
    line: int
    words: Tuple[Union[str, int], ...] = ()


class Slip(NamedTuple):
    """What may stand in a line of code by mistake. Groups without a name are words of the sentence."""

    kind: str
    pattern: str
    instead: str        # as for re.sub
    sentence: str = ""  # none if another slip of the kind has one


# The first that makes the text readable is said: what cannot be Python comes before what may be.
SLIPS = [
    Slip("note", r"^(?P<indent>\s*)(?:Delete this line|TODO\b|raise NotImplementedError\s+\w).*",
         r"\g<indent>pass", "Line {line} is not Python. Delete it, or start it with # if it is a note."),
    Slip("prompt", r"^(?P<indent>\s*)>>> ?", r"\g<indent>",
         "Delete the >>> in line {line}: only Python itself shows it."),
    Slip("minus sign", "[\u2010-\u2015\u2212]", "-",
         "The minus sign in line {line} was pasted and only looks right. Type - on the keyboard."),
    Slip("division sign", "[\u00f7\u2044\u2215]", "/",
         "In Python, a division is written /. Type it in line {line}."),
    Slip("times sign", "[\u00b7\u00d7\u2022\u2217\u22c5]", "*",
         "In Python, a product is written *. Type it in line {line}."),
    Slip("raised number", "[\u00b9\u00b2\u00b3\u2070-\u2079]+", "**2",
         "In Python, a power is written **, as in 10**2. Type it in line {line}."),
    Slip("comparison", "[\u2264\u2265\u2260]|=[<>]|[!=]==|<>", "<=",
         "Python compares with ==, !=, <, >, <= and >=. Type one of these in line {line}."),
    Slip("curly quotes", "[\u2018-\u201f\u00ab\u00bb\u00b4`][^\u2018-\u201f\u00ab\u00bb\u00b4`]*"
         "[\u2018-\u201f\u00ab\u00bb\u00b4`]", "_",
         "The quotes in line {line} were pasted. Type straight ones on the keyboard."),
    Slip("invisible", "[\u00a0\u00ad\u2000-\u200f\u2028\u2029\u202f\u205f\u3000\ufeff]", " ",
         "An invisible character was pasted into line {line}. Delete the line and type it again."),
    Slip("else if", r"\b(?:else\s+if|else?s?if)\b", "elif",
         "In Python, else if is one word: `elif`. Look at line {line}."),
    Slip("logic", r"&&|\|\|", " and ",
         "Python has the words `and`, `or` and `not`. Type one of them in line {line}."),
    Slip("logic", "!(?!=)", " not "),
    Slip("question mark", r"\?([^:?]+):", r" if \1 else ",
         "Python has no ? and : for a choice. Use `if` and `else` in line {line}."),
    Slip("split", r"(?<=[-+*/<>=!]) +(?=[*=])", "",
         "In line {line}, a space splits an operator in two. Delete the space."),
    Slip("colon and equals", r":\s*=", "=",
         "A name gets a value with = alone. Delete the colon before it in line {line}."),
    Slip("increment", r"(?<=[\w\])])\s*(\+\+|--)(?=[\s;]*$)", " += 1",
         "Python has no {0}. To count up or down by 1, write += 1 or -= 1 in line {line}."),
    Slip("comment", r"(//|/\*|%|--).*", "",
         "In Python, a comment starts with # and not with {0}. Look at line {line}."),
    Slip("type", r"^(?P<indent>\s*)(int|float|double|var|let|const|auto)\s+(?=\w+\s*(?:=|;|$))",
         r"\g<indent>",
         "In Python, a name needs no `{0}` before it. Delete that in line {line}."),
    Slip("then", r"\s*\b(then|do)\b\s*:?\s*$", ":",
         "Python has no `{0}`. Put a colon in its place in line {line}."),
    Slip("return and equals", rf"\breturn\b[\w\[\]., ]*{GETS}", "return ",
         "`return` gives a value back, and = gives a name a value. Write only one of them in line {line}."),
    Slip("return and equals", r"=\s*return\b", "= "),
    Slip("return and a colon", r"\breturn\s*:", "return ",
         "Delete the colon after the `return` in line {line}."),
    Slip("in", r"\b(?P<head>for\s+\w[\w, ]*?)\s+(of|on|from|to)\s", r"\g<head> in ",
         "In Python, a loop is written with `in` and not with `{0}`. Look at line {line}."),
    Slip("colon", rf"^(?P<head>\s*{HEADER}.*?|.*\))\s*[;,.]?(?=\s*$)", r"\g<head>:",
         "Line {line} must end with a colon."),
    Slip("colon inside", rf"^(?P<head>\s*(?:if|elif|else|while|for)\b.*?)\s+(?=(return|break|\w+\s*{GETS}))",
         r"\g<head>: ", "In line {line}, a colon is missing before `{0}`, which belongs in the next line."),
    Slip("else in the line", r"^(?P<indent>\s*)(?P<head>if\b[^:]*:.*?)\s+(else|elif)\b(?P<tail>.*)",
         "\\g<indent>\\g<head>\n\\g<indent>\\3\\g<tail>", "In line {line}, begin a new line before `{0}`."),
    Slip("else and a condition", r"\belse\b[^:]+(?::|$)", "else:",
         "An `else` has no condition. In line {line}, write `else:` alone, or `elif`."),
    Slip("def missing", r"^(\w+)(?P<head>\s*\(.*\)\s*:)(?=\s*$)", r"def \1\g<head>",
         "Line {line} has lost its `def`: type that before {0}."),
    Slip("no colon", r":(?=\s*$)", "", "Delete the colon at the end of line {line}."),
    Slip("equals", rf"(?P<head>\b(?:if|elif|while|assert)\b.*?){EQUALS}", r"\g<head>==",
         "Use == to compare two things. The = in line {line} would give a name a value."),
    Slip("name with a stroke", r"\b(d\w*)/(d\w+)(?=\s*=(?!=))", r"\1_\2",
         "A name cannot contain the sign /. Write {0}_{1} in line {line}."),
    Slip("left side", rf"^(?P<indent>\s*)(?P<sum>[^=]*[-+*/][^=]*?)\s*{EQUALS}\s*(?P<name>\w+)\s*$",
         r"\g<indent>\g<name> = \g<sum>",
         "In line {line}, the name that gets the value must be on the left of the =."),
    Slip("name of two words", rf"^(?P<indent>\s*)([A-Za-z]\w*)(?: +|-)(\w+)(?=\s*{GETS})", r"\g<indent>\2_\3",
         "A name is one word. Write {0}_{1} in line {line}."),
    Slip("print", r"\bprint\s+(?!=)([^;]+)", r"print(\1)",
         "`print` needs brackets in line {line}: print(...)."),
    Slip("call", rf"\b({CALLED})\s+([\w.]+(?:\[\w+\])?)", r"\1(\2)",
         "`{0}` needs brackets in line {line}: {0}({1})."),
    Slip("reserved", r"\b(lambda|in|is|class|from|del|with|global)\b", "_",
         "`{0}` is a word of Python's own. Choose another name in line {line}."),
    Slip("number and name", r"(?<![\w.])(\d+\.?\d*)([A-Za-z_]\w*)", r"\1*\2",
         "In Python, every product needs its *. One is missing between {0} and {1} in line {line}."),
    Slip("two statements", rf"(?<=[\w)\]])\s+(?=((?:return|import|break|raise)\b|[A-Za-z_][\w.]*(?:\[\w+\])*"
         rf"(?=\s*{GETS})))", "; ", "Line {line} contains two statements. Begin a new line before `{0}`."),
    Slip("name of two words",
         r"\b(learning|grad|new|y|hidden|output)[ -](rate|weights|bias|biases|target|W\w?|b)\b", r"\1_\2"),
    Slip("comparison", r"\bis equal to\b|\bequals\b", "=="),
    Slip("times sign", r"(?<=[\w)\]])\s+x\s+(?=[\w(])", " * "),
    Slip("full stop", r"(?<=[\w)\]])\s*(\.|;;)(?=\s*$)", "", "Delete the {0} at the end of line {line}."),
    Slip("note at the end", r"\s*\((?:[A-Za-z']+ ){2,}[^()]*\)\s*$", "",
         "The end of line {line} is not Python. If it is a note, put # before it."),
    Slip("for", r"^(?P<indent>\s*)(?:foreach|from|loop|repeat)\b.*:\s*$", r"\g<indent>for _ in _:"),
    Slip("note", r"^(?P<indent>\s*)(?!return|def|el|import|from|if|for|while)[A-Za-z][\w']*"
         r"(?:[ ,.:;]+[\w'/-]+){2,}[ .!?:;]*$", r"\g<indent>pass"),
    Slip("star", rf"({NAME}|[)\]])\s+(?=({NAME}|[([]))", r"\1 * ",
         "Something is missing between {0} and {1} in line {line}: a * or a comma?"),
    Slip("star", r"([)\]])(?=(\w+))", r"\1 * "),
    Slip("comma", rf"({NAME}|[)\]])\s+(?=({NAME}|[([]))", r"\1, ",
         "Is a comma missing between {0} and {1} in line {line}?"),
    Slip("no comma", r",(?=\s*(?:for|if|in)\b)|,(?=\s*,)", "", "There is a comma too many in line {line}."),
    Slip("if without else", r"(?<=\S)\s*\bif\b[^)\]]*", r"\g<0> else 0 ",
         "In line {line}, an `if` in the middle needs an `else` too: A if condition else B."),
    Slip("operand", r"(\*\*|//|[-+*/%<>]|[=!<>]=|=|\b(?:and|or|not|in|is))\s*(?=$|[)\],:*/])", r"\1 _ ",
         "Something is missing next to the {0} in line {line}."),
    Slip("no operator", r"(?<=[-+*/=]) *([-+*/])", "", "There may be one {0} too many in line {line}."),
    Slip("backslash", r"(\\).*", "",
         "In Python, a division is written /. Nothing may follow a {0} at the end of line {line}."),
    Slip("for", r"^(?P<indent>\s*)for\b.*", r"\g<indent>for _ in _:",
         "In line {line}, write the loop like this: for x in numbers: or for k in range(10):"),
    Slip("def", r"^(?P<indent>\s*)def\b.*", r"\g<indent>def _():",
         "Line {line} is not as it was given to you. Copy the def line from the original file."),
    Slip("left side", rf"^(?P<indent>\s*)[^=]+?\s*{GETS}", r"\g<indent>_ ="),
    Slip("character", r"([^\x00-\x7f]|[$?`])", "_",
         "Python does not know the character {0} in line {line}. Delete it, and type what you mean."),
    Slip("else alone", r"^(?P<indent>\s*)(else|elif)\b.*:", r"\g<indent>if _:",
         "The `{0}` in line {line} needs an `if` above it that starts in the same column."),
    Slip("empty", r":\s*$", ": pass",
         "Line {line} ends with a colon, and nothing is inside. Write what belongs there, indented."),
]
MEANT = ("return", "for", "in", "if", "elif", "else", "while", "def", "import", "and", "or", "not", "lambda")

SENTENCES: Dict[str, str] = {
    **{slip.kind: slip.sentence for slip in SLIPS if slip.sentence},
    **{f"spelled {word}": f"`{{0}}` in line {{line}} is not a word of Python. Write `{word}`."
       for word in MEANT},
}


def slips(code, texts, order):
    """Yield a repair for each place in lines of code where a slip can be, and for several at once.

    texts are the same lines as they were typed, and order is the numbers of the lines, the likelier first.
    """
    order = [number for number in order if len(code[number]) <= LONGEST_LINE]
    yield from spellings(code, order)
    for slip in SLIPS:
        pattern = re.compile(slip.pattern)
        places = [(number, one) for number in order for one in pattern.finditer(code[number])]
        together = [[place for place in places if place[0] == number] for number in order] + [places]
        for some in [[place] for place in places] + [some for some in together if len(some) > 1]:
            number, first = min(some, key=lambda place: place[0])
            words = [texts[number][first.start(k):first.end(k)] for k in sentence_groups(pattern)]
            yield Remark(slip.kind, number + 1, tuple(words)), without(some, slip.instead, code)


def sentence_groups(pattern):
    """Return the numbers of the groups that have no name."""
    return [k for k in range(1, pattern.groups + 1) if k not in pattern.groupindex.values()][:3]


def without(places, instead, code):
    """Return lines of code with something else in some places, [(number of a line, match in it)]."""
    lines = list(code)
    for number, one in reversed(places):
        lines[number] = lines[number][:one.start()] + one.expand(instead) + lines[number][one.end():]
    return lines


def replaced(code, lines):
    return [lines.get(number, line) for number, line in enumerate(code)]


def spellings(code, order):
    """Yield a repair for each word that is nearly one of Python's."""
    for number in order:
        for one in re.finditer(r"[A-Za-z]{2,10}\b", code[number]):
            for meant in nearly(one.group()):
                yield Remark(f"spelled {meant}", number + 1, (one.group(),)), without(
                    [(number, one)], meant, code)


@functools.lru_cache(maxsize=1000)
def nearly(word):
    """Return the words of Python that a word may be meant for."""
    return [] if keyword.iskeyword(word) else difflib.get_close_matches(word.lower(), MEANT, 2, 0.6)
