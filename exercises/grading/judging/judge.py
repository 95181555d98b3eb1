"""Judges the exercises of a submission: has each run in the sandbox, compares, and finds the words.

    with Judge(seed=0) as judge:
        answers = judge.check("ex3_chain_rule", source)
"""

import re

from grading.judging.answer import Answer, Told
from grading.judging.check import Checks
from grading.judging.sentences import Words, case_of, words_for
from grading.judging.text import in_one_line
from grading.judging.verdict import verdict_on
from grading.questions import EXERCISES, NAMES
from grading.sandbox.judges_end import Sandbox
from grading.sandbox.outcome import Outcome


def review(exercise, question, error):
    """Return the Answer where the grader itself failed. The reason is for the teacher, with any feedback."""
    reason = f"{type(error).__name__}: {error}"
    return Answer(exercise, question.function, 0, question.points, Outcome.NEEDS_REVIEW, mistake=None,
                  message=f"The grader itself failed, so a teacher must look at this: {reason}")


class Judge:
    """Checks some exercises, or all, one after the other, in a sandbox of its own."""

    def __init__(self, seed=0, feedback="full", checks=None, exercises=NAMES, **sandbox_options):
        self.feedback = feedback
        self.checks = Checks(seed) if checks is None else checks
        calls = {question.function: self.checks[question.function].inputs
                 for exercise in EXERCISES if exercise.name in exercises for question in exercise.questions}
        self.sandbox = Sandbox(calls, **sandbox_options)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.sandbox.close()

    def check(self, exercise, source, problem="", seconds=60):
        """Return the Answers for one exercise, from the bytes of its file (or None, and why in words).

        Whatever happens, there is an Answer for every function.
        """
        questions = next(one.questions for one in EXERCISES if one.name == exercise)
        if source is None:
            problem = in_one_line(problem, 400) or f"There is no file {exercise}.py."
            words = Words(problem, told=Told.OF_THE_FILE)
            return [self.answer(exercise, question, Outcome.MISSING_FILE, words) for question in questions]
        try:
            functions = [question.function for question in questions]
            results = self.sandbox.run(exercise, source, functions, seconds)
        except Exception as error:
            return [review(exercise, question, error) for question in questions]
        return [self.judged(exercise, question, results[question.function], source) for question in questions]

    def judged(self, exercise, question, result, source):
        """Return the Answer for what the sandbox sent about one function."""
        try:
            check = self.checks[question.function]
            result = result._replace(fault=possible(result.fault, source),
                                     stopped=possible(result.stopped, source))
            verdict = verdict_on(check, result)
            words = words_for(case_of(check, result, verdict, exercise + ".py"))
            if verdict.outcome is not Outcome.RIGHT and defined_twice(question.function, source):
                words.headline += (f" (There are two functions {question.function} in the file, "
                                   "and the last one counts.)")
                words.told = Told.MESSAGE
            return self.answer(exercise, question, verdict.outcome, words)
        except Exception as error:
            return review(exercise, question, error)

    def answer(self, exercise, question, outcome, words):
        silent = self.feedback == "none"
        return Answer(exercise, question.function, score=question.points if outcome is Outcome.RIGHT else 0,
                      max_score=question.points, outcome=outcome, mistake=None if silent else words.mistake,
                      message=words.message(self.feedback), told=Told.MARKS if silent else words.told)


def possible(fault, source):
    """Return a fault without a line that the source does not have and without a name that is not in it.

    Either could have been made to say something, such as an input that is to stay unknown.
    """
    if fault is None:
        return None
    lines = source.count(b"\n") + source.count(b"\r") + 1
    return fault._replace(
        line=fault.line * (fault.line <= lines), inner_line=fault.inner_line * (fault.inner_line <= lines),
        inner=fault.inner if fault.inner.encode("utf-8", "replace") in source else "")


def defined_twice(function, source):
    return len(re.findall(rb"(?m)^def[ \t]+%s[ \t]*\(" % function.encode(), source)) > 1
