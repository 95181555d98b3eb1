"""Finds what gives an answer away: what Python can read as an expression is tried as one.

Code of several lines is not found that way.
"""

import functools
import math
import re
import warnings

from grading.questions import QUESTIONS, exercise_of
from grading.tests.comparing import check_of, close, flat
from grading.tests.helpers import solution

LONGEST_RUN = 14    # words
IN_WORDS = {"times": "*", "plus": "+", "minus": "-", "divided by": "/", "one": "1", "squared": "**2"}
BUILTINS = {function.__name__: function for function in (abs, float, int, len, list, range, sum, tuple, zip)}

# The answer of dz_db is a number that may stand anywhere for anything else.
TELLING = [function for function in QUESTIONS if function != "dz_db"]


# ---- What can be read as code ------------------------------------------------------------------------

def expressions_in(text):
    """Return all runs of words, backticks and lines of a text that are an expression, as {source: code}."""
    in_symbols = re.sub("|".join(rf"\b{word}\b" for word in IN_WORDS), lambda m: IN_WORDS[m.group()], text)
    pieces = set()
    for version in (text, in_symbols):
        words = words_of(version)
        pieces |= {*re.findall("`([^`]*)`", version), *version.split("\n")}
        pieces |= {" ".join(words[start:end]) for start in range(len(words))
                   for end in range(start + 1, min(start + LONGEST_RUN, len(words)) + 1)}
    sources = {piece.strip("`'\":;,.?! ") for piece in pieces} | {piece.strip() for piece in pieces}
    return {source: code for source, code in zip(sources, map(compiled, sources)) if code}


def words_of(text):
    """Return the words of a text, where a single = is a word of its own."""
    return re.sub(r"(?<![=<>!])=(?!=)", " = ", text.replace("`", " ")).split()


@functools.lru_cache(maxsize=None)
def compiled(source):
    # In an expression, no two names follow each other, save for Python's own words.
    names = re.sub(r"\b(and|or|not|in|is|if|else|for|lambda)\b", ",", source)
    if re.search(r"[\w)\]]\s+[A-Za-z_]", names) or source.count("(") != source.count(")"):
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return compile(source, "a hint", "eval")
    except (SyntaxError, ValueError):
        return None


@functools.lru_cache(maxsize=None)
def question_and_names(function):
    """Return the Check of a function, the names of its arguments, and what else an answer to it can use."""
    space = {"__name__": function}
    exec(solution(exercise_of(function).name), space)
    worked = space.pop(function)    # a call of the function itself gives nothing away
    names = worked.__code__.co_varnames[:worked.__code__.co_argcount]
    return check_of(function), names, {
        **space, "__builtins__": BUILTINS, "math": math, "exp": math.exp, "log": math.log, "ln": math.log}


def is_right(code, function):
    """Return whether an expression agrees with the right answer everywhere."""
    check, names, others = question_and_names(function)
    for arguments, right in zip(check.inputs, check.right):
        try:
            given = eval(code, dict(others, **dict(zip(names, arguments))))
            if len(flat(given)) != len(flat(right)) or not close(given, right):
                return False
        except (Exception, SystemExit):
            return False
    return True


def answers_in(text, functions):
    """Return the [(function, expression)] in a text that are right."""
    return [(function, source) for source, code in expressions_in(text).items()
            for function in functions if is_right(code, function)]
