"""What is said of a wrong answer: one place weighs all that was found, so that no two sentences contradict.

Of a cause and a place that do not fit each other, the likelier is said. Of a place it is said what is wrong
there, never what to type; where its kind would be the answer itself, the line alone.
"""

import re
from typing import List, NamedTuple, Optional

from grading.diagnosis.changes import KINDS
from grading.diagnosis.place import Found
from grading.diagnosis.remarks import SENTENCES, SURE, in_words
from grading.questions.question import Mistake

# From this kind on they fit by accident, or only make up for something else: a named mistake and advice come
# before them. Those above it are said beside advice on an exception in the same line: they say why.
WEAK = set(list(KINDS)[list(KINDS).index("condition"):])
# Beside a place of one of these kinds, a named mistake is said only if it means the same, in these words.
SIGN = "sign|minus|uphill|subtract|wrong way round|inner derivative"
SURE_PLACES = {"sign": SIGN, "minus": SIGN, "call": "round|cut off|absolute"}
# Remarks that say no more than a named mistake does. Others say how it was made, and are said beside it.
BESIDE_NONE = {"one_list", "twins", "unused"}


class Evidence(NamedTuple):
    """What is known of one wrong answer, from all readers."""

    function: str = ""
    def_line: str = ""              # as it was handed out
    first: str = ""                 # follow-through: which other function is to be fixed first, in a sentence
    mistakes: List[Mistake] = []    # of the catalogue, each of which explains all that the function gives
    advice: str = ""                # on Python's words for an exception
    asked: str = ""                 # what is asked for, which is said with anything else
    general: str = ""               # where to look if nothing else is known
    line: Optional[int] = None      # that Python names
    found: Found = Found()          # what came of a search in the text


class Said(NamedTuple):
    """What a student is told, and what a document keeps of it."""

    sentences: List[str]
    cause: Optional[str] = None     # in plain words, without the line
    line: Optional[int] = None


def choose(evidence):
    """Return what is Said on all the evidence."""
    if evidence.first:
        return Said([evidence.first], line=evidence.line)
    remark = evidence.found.remark
    mistakes, place = evidence.mistakes, evidence.found.place
    if place and place.kind in SURE_PLACES:
        mistakes = [one for one in mistakes if re.search(SURE_PLACES[place.kind], one.name)]
    if remark and (remark.kind in SURE or not evidence.advice and is_likelier(remark, mistakes, place)):
        return said_of(remark, mistakes, evidence)
    advice, place = advice_or_place(evidence, place)
    # The line alone is said, if its kind would say more than is certain, or again what is said anyway.
    says_less = place and (
        mistakes or advice and place.kind in WEAK or evidence.asked and place.kind == "return")
    kind = KINDS[place.kind] if place and not says_less else ""
    names = " (or if ".join(mistake.name for mistake in mistakes[:2]) + ")" * (len(mistakes) > 1)
    sentences = [f"You get this result if {names}." if mistakes else "",
                 mistakes[0].look if mistakes else "", advice, evidence.asked,
                 sentence_on(place, kind) if place else "",
                 "" if mistakes or kind or advice else evidence.general]
    line = place.lines[0] if place else evidence.line
    return Said([one for one in sentences if one], names or kind or None, line)


def is_likelier(remark, mistakes, place):
    """Return whether a remark explains what is wrong, beside a named mistake and better than a place."""
    if mistakes:
        return remark.kind not in BESIDE_NONE
    return not place or place.kind in WEAK or remark.line in place.lines


def said_of(remark, mistakes, evidence):
    """Return what is Said if the text shows by itself what is wrong."""
    form, line = SENTENCES[remark.kind], remark.line
    words = in_words(remark, function=evidence.function, def_line=evidence.def_line)
    cause = words.split(". ")[0].rstrip(".")
    if line not in (0, evidence.line) and "{line}" not in form:
        words = f"In line {line}, {words}"
    elif form[0] != "{":
        words = words[0].upper() + words[1:]
        cause = words[:len(cause)]
    if mistakes:
        return Said([f"You get this result if {mistakes[0].name}.", words], mistakes[0].name, line or None)
    return Said([one for one in (words, evidence.asked) if one], cause, line or None)


def advice_or_place(evidence, place):
    """Return the advice on Python's words, and the place; one of the two may go."""
    if not place or not evidence.advice:
        return evidence.advice, place
    if evidence.line in place.lines:
        return evidence.advice, None if place.kind in WEAK else place
    return evidence.advice if place.kind in WEAK else "", place


def sentence_on(place, kind):
    where = " or ".join(lines_in_words(lines) for lines in (place.lines, place.or_lines) if lines)
    return f"In {where}, {kind}" + ("" if kind.endswith("?") else ".") if kind else f"Look at {where}."


def lines_in_words(lines):
    """Return "line 12" or "lines 14, 15 and 16"."""
    *others, last = map(str, lines)
    return f"lines {', '.join(others)} and {last}" if others else f"line {last}"
