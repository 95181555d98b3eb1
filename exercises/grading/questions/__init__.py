"""What the homework asks: every question, with its inputs, right value, points and common mistakes.

To add a mistake, add a line to the `mistakes` of its question, in the file of its exercise. The words go on
after "if" and say what was done, in the words of mathematics. Simpler mistakes come first.

    Mistake("y is squared", lambda y: y ** 2),      a mistake by itself: what the function then gives
    "the sign is flipped": lambda y, t: t - y,      in mistakes_in(place, {...}): the wrong formula alone

The places are in places.py; what several questions share is in mistakes.py. A test fails if a mistake agrees
with the right answer or with another mistake: then inputs.py lacks an input that tells the two apart.

To add an exercise, write its file here, after the model of ex4_gradient.py, and add it to EXERCISES. It also
needs the file that students fill in, a solution, hints, and a part of the sheet.
"""

import pathlib
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


def questions_of(name):
    """Return the Questions of the exercise with a name."""
    return next(exercise.questions for exercise in EXERCISES if exercise.name == name)


def exercise_of(function):
    """Return the Exercise that asks for a function."""
    return next(exercise for exercise in EXERCISES if QUESTIONS[function] in exercise.questions)
