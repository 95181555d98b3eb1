"""What the homework asks: every question, with its inputs, right value, points and common mistakes.

A right answer is a calculation of named steps (calculations.py), and a common mistake is a wrong step. Steps
that several questions have share their wrong ones: what is known for one function is known for the others.
Two mistakes in different steps are named together where no single one fits.

To add a mistake, add a line to the table of its step, in the file of the exercise that asks for it first:

    "y is squared": lambda y: y ** 2,

The words go on after "You get this result if" and say what was done, in the words of mathematics. Simpler
mistakes come first: the first that fits is named. A test fails if a mistake is right for all inputs, or if
inputs.py lacks an input that tells it from another one.

To add an exercise, write its file here, after the model of ex4_gradient.py, and add it to EXERCISES. It also
needs the file that students fill in, a solution, hints, and a section of the sheet.
"""

import pathlib
import re
import sys

# Where single_neuron.py is. Last, so that nothing there takes the place of one of Python's own modules.
sys.path.append(str(pathlib.Path(__file__).resolve().parents[3]))

from grading.questions import (
    ex1_forward, ex2_loss, ex3_chain_rule, ex4_gradient, ex5_training, ex6_squared_error, ex7_hidden_layer)

EXERCISES = [module.EXERCISE for module in (
    ex1_forward, ex2_loss, ex3_chain_rule, ex4_gradient, ex5_training, ex6_squared_error, ex7_hidden_layer)]
NAMES = [exercise.name for exercise in EXERCISES]
FILE_NAMES = [f"{name}.py" for name in NAMES]
QUESTIONS = {question.function: question for exercise in EXERCISES for question in exercise.questions}

# Computers make of a name: ex1_forward (1).py, ex1_forward-1.py, ex1_forward - Copy.py, Ex1_Forward.py.txt
NAMED = re.compile(rf"(?i)(?:copy of )?({'|'.join(NAMES)})(?: - copy| copy)?"
                   r"(?:[ _]?\(\d+\)|-\d+| \d+)?\.py(?:\.txt)?")
DEFINITION = re.compile(rf"(?m)^def[ \t]+({'|'.join(QUESTIONS)})[ \t]*\(")


def questions_of(name):
    """Return the Questions of the exercise with a name."""
    return next(exercise.questions for exercise in EXERCISES if exercise.name == name)


def exercise_of(function):
    """Return the Exercise that asks for a function."""
    return next(exercise for exercise in EXERCISES if QUESTIONS[function] in exercise.questions)


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
