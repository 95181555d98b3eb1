"""Judges the exercises of a submission: has each run in the sandbox, compares, and finds the words.

    judge = Judge(seed=0)
    answers = judge.check("ex3_chain_rule", source)
    answers = judge.explain(answers)        # looks for the lines, which takes longer
"""

import re

from grading.diagnosis.place import find_causes
from grading.judging.answer import Answer, Words
from grading.judging.check import check_of, verdict_on
from grading.judging.follow_through import calls_of_parts, followed_through, may_be_carried_over
from grading.judging.sentences import line_of, words_for
from grading.judging.text import in_one_line
from grading.judging.unexplained import Unexplained, can_be_explained, wrong_answer
from grading.questions import NAMES, questions_of
from grading.sandbox.host import File, Sandbox
from grading.sandbox.outcome import Outcome


def review(exercise, question, error):
    """Return the Answer where the grader itself failed. The reason is for the teacher, with any feedback."""
    reason = f"{type(error).__name__}: {error}"
    return Answer(exercise, question.function, 0, question.points, Outcome.NEEDS_REVIEW, mistake=None,
                  message=f"The grader itself failed, so a teacher must look at this: {reason}")


class Judge:
    """Checks some exercises, or all, one after the other, in a sandbox of its own.

    Judges can share the causes that were found.
    """

    def __init__(self, seed=0, feedback="full", exercises=NAMES, causes=None, **sandbox_options):
        self.seed, self.feedback = seed, feedback
        self.causes = {} if causes is None else causes
        calls = {question.function: check_of(question.function, seed).inputs
                 for exercise in exercises for question in questions_of(exercise)}
        self.sandbox = Sandbox(calls, **sandbox_options)

    def check(self, exercise, source, problem=""):
        """Return the Answers for one exercise, from the bytes of its file (or None, and why in words)."""
        return self.check_all({exercise: (source, problem)})[exercise]

    def check_all(self, handed_in):
        """Return {exercise: its Answers} for {exercise: (the bytes of its file or None, and why in words)}.

        Whatever happens, there is an Answer for every function. Raises GraderFault where nothing can run.
        """
        files = [File(exercise, source, functions_of(exercise))
                 for exercise, (source, _) in handed_in.items() if source is not None]
        answers = {exercise: self.missing(exercise, problem)
                   for exercise, (source, problem) in handed_in.items() if source is None}
        try:
            answers.update(self.judged_files(files))
        except Exception as error:
            if self.sandbox.stands is None:
                raise
            for file in files:      # one may be at fault, and costs no other
                answers[file.exercise] = (
                    self.check(file.exercise, file.source) if len(files) > 1 else
                    [review(file.exercise, question, error) for question in questions_of(file.exercise)])
        return {exercise: answers[exercise] for exercise in handed_in}

    def missing(self, exercise, problem):
        """Return the Answers for an exercise without a file."""
        problem = in_one_line(problem, 400) or f"There is no file {exercise}.py."
        words = Words(problem, of_file=True)
        return [self.answer(exercise, question, Outcome.MISSING_FILE, words)
                for question in questions_of(exercise)]

    def judged_files(self, files):
        """Return {exercise: its Answers}."""
        results = self.sandbox.run(files, is_right=self.is_right)
        verdicts = {function: self.verdict(result) for function, result in results.items()}
        return {file.exercise: self.judged_file(file, results, verdicts) for file in files}

    def verdict(self, result):
        return verdict_on(check_of(result.function, self.seed), result)

    def is_right(self, result):
        return self.verdict(result).outcome is Outcome.RIGHT

    def judged_file(self, file, results, verdicts):
        """Return the Answers for one file, once it is known what is right but for what it is made of."""
        exercise, source, functions = file
        outcomes = {function: verdicts[function].outcome for function in functions}
        for function in functions:
            check = check_of(function, self.seed)
            if may_be_carried_over(check, verdicts[function], outcomes):
                calls = calls_of_parts(check)
                parts = self.sandbox.run([File(exercise, source, list(calls))], calls)
                outcomes[function] = followed_through(check, results[function].values, parts)
        return [self.judged(exercise, source, results[function],
                            verdicts[function]._replace(outcome=outcomes[function]), outcomes)
                for function in functions]

    def judged(self, exercise, source, result, verdict, outcomes):
        """Return the Answer for what the sandbox sent about one function."""
        check = check_of(result.function, self.seed)
        result = result._replace(fault=possible(result.fault, source),
                                 stopped=possible(result.stopped, source))
        words = words_for(check, result, verdict, outcomes)
        if verdict.outcome is not Outcome.RIGHT and defined_twice(result.function, source):
            words = words._replace(of_file=False, headline=f"{words.headline} (There are two functions "
                                   f"{result.function} in the file, and the last one counts.)")
        answer = self.answer(exercise, check.question, verdict.outcome, words,
                             line_of(result.fault, result.function))
        said_above = result.of_file and result.function != next(iter(outcomes))       # by the first
        if (said_above or words.evidence.first or self.feedback != "full"
                or not can_be_explained(verdict.outcome)):
            return answer
        return answer._replace(unexplained=Unexplained(source, verdict, result, words))

    def answer(self, exercise, question, outcome, words, line=None):
        if self.feedback == "brief" and outcome is not Outcome.MISSING_FILE:
            words, line = words.in_brief(outcome), None
        answer = Answer(
            exercise, question.function, score=question.points if outcome is Outcome.RIGHT else 0,
            max_score=question.points, outcome=outcome, mistake=words.said().cause, message=words.message(),
            of_file=words.of_file, line=line)
        return answer._replace(mistake=None, message="", line=None) if self.feedback == "none" else answer

    def explain(self, answers):
        """Return answers with what their texts show: a remark, or where a small change makes one right.

        Those of one file are looked for together, and the same text only once.
        """
        wanted = {}
        for answer in answers:
            if answer.unexplained and (answer.function, answer.unexplained.source) not in self.causes:
                wanted.setdefault((answer.exercise, answer.unexplained.source), []).append(answer)
        for (exercise, source), some in wanted.items():
            wrongs = [wrong_answer(check_of(one.function, self.seed), one.unexplained) for one in some]
            found = find_causes(self.sandbox, exercise, source, wrongs)
            self.causes.update(((one.function, source), found[one.function]) for one in some)
        explained = [self.explained(answer) if answer.unexplained else answer for answer in answers]
        first = {answer.exercise: answer for answer in reversed(explained)}
        return [as_above(answer, first[answer.exercise]) for answer in explained]

    def explained(self, answer):
        """Return an answer with what was found, as far as it is said."""
        found = self.causes[answer.function, answer.unexplained.source]
        words = answer.unexplained.words
        said = words.said(found)
        return answer._replace(message=words.message(found), mistake=said.cause,
                               line=said.line or answer.line, unexplained=None)


def as_above(answer, first):
    """Return an answer with what the first of its file is told, if that is about the whole file."""
    if not (answer.of_file and first.of_file):
        return answer
    return answer._replace(message=first.message, mistake=first.mistake, line=first.line)


def functions_of(exercise):
    return [question.function for question in questions_of(exercise)]


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
