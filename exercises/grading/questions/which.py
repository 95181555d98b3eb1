"""Which exercise a file answers: by its name, or else by the functions that it defines."""

import re

from grading.questions import NAMES, QUESTIONS, questions_of

# Computers make of a name: ex1_forward (1).py, ex1_forward-1.py, ex1_forward - Copy.py, Ex1_Forward.py.txt
NAMED = re.compile(rf"(?i)(?:copy of )?({'|'.join(NAMES)})(?: - copy| copy)?"
                   r"(?:[ _]?\(\d+\)|-\d+| \d+)?\.py(?:\.txt)?")
DEFINITION = re.compile(rf"(?m)^def[ \t]+({'|'.join(QUESTIONS)})[ \t]*\(")


def exercise_of_name(file_name):
    """Return the exercise that a file with this name answers, or None."""
    match = NAMED.fullmatch(file_name)
    return match and match[1].lower()


def functions_in(text):
    """Return the functions of all exercises that a text defines."""
    return frozenset(DEFINITION.findall(text))


def exercise_of_functions(functions):
    """Return the exercise all of whose functions are there: of several that with the most, None if tied."""
    whole = [(len(questions_of(name)), name) for name in NAMES
             if all(question.function in functions for question in questions_of(name))]
    most = [name for number, name in whole if number == max(whole)[0]]
    return most[0] if len(most) == 1 else None
