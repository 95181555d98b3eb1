"""Which exercise a file answers: by its name, or else by the functions that it defines."""

import re

from grading.questions import EXERCISES, NAMES

# Computers make of a name: ex1_forward (1).py, ex1_forward-1.py, ex1_forward - Copy.py, Ex1_Forward.py.txt
NAMED = re.compile(rf"(?i)(?:copy of )?({'|'.join(NAMES)})(?: - copy| copy)?"
                   r"(?:[ _]?\(\d+\)|-\d+| \d+)?\.py(?:\.txt)?")
DEFINITION = re.compile(r"(?m)^def[ \t]+(\w+)[ \t]*\(")


def exercise_named(file_name):
    """Return the exercise that a file with this name answers, or None."""
    match = NAMED.fullmatch(file_name)
    return match and match[1].lower()


def exercise_defined(text):
    """Return the exercise whose functions a text all defines: of several that with the most, None if tied."""
    defined = set(DEFINITION.findall(text))
    whole = [exercise for exercise in EXERCISES
             if all(question.function in defined for question in exercise.questions)]
    most = max((len(exercise.questions) for exercise in whole), default=0)
    names = [exercise.name for exercise in whole if len(exercise.questions) == most]
    return names[0] if len(names) == 1 else None
