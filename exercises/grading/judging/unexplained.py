"""A wrong answer whose cause is still to be looked for in its text."""

from typing import Any, NamedTuple

from grading.diagnosis.place import Wrong
from grading.judging.check import Verdict, agrees, flat, is_none
from grading.sandbox.messages import Result
from grading.sandbox.outcome import Outcome

TELLING = 6             # inputs on which every change is tried
DEAREST = 40            # numbers in such an input, for each iteration


class Unexplained(NamedTuple):
    """What is kept of a wrong answer for that."""

    source: bytes
    verdict: Verdict
    result: Result
    words: Any          # the Words with what is known before that


def can_be_explained(outcome):
    return outcome in (Outcome.WRONG, Outcome.EXCEPTION, Outcome.SYNTAX_ERROR, Outcome.WRONG_TYPE,
                       Outcome.NOT_FINITE, Outcome.CHANGED_ARGUMENTS, Outcome.INCONSISTENT,
                       Outcome.TOO_SLOW)


def wrong_answer(check, unexplained):
    """Return the Wrong for a search."""
    question, verdict, fault = check.question, unexplained.verdict, unexplained.result.fault
    error = fault and (fault.kind, fault.message, fault.inner_line or fault.line)
    nothing = verdict.outcome is Outcome.WRONG_TYPE and is_none(unexplained.result.values[verdict.call])
    outcome = "nothing" if nothing else verdict.outcome.value
    return Wrong(question.function, question.arguments, outcome, error, check.inputs,
                 telling_inputs(check, verdict),
                 agrees=lambda number, value: agrees(value, check.right[number], question.rel_tol))


def telling_inputs(check, verdict):
    """Return the numbers of inputs that are quickly tried: the clearest that is wrong, and others."""
    number = len(check.inputs)
    clearest = min(verdict.call, 2 * number - 1 - verdict.call) if verdict.call < 2 * number else 0
    quick = [k for k in range(number) if work_for(check.question.function, check.inputs[k]) <= DEAREST]
    wrong = [k for k in quick if k in verdict.wrong] or [clearest]
    first = clearest if clearest in quick else wrong[0]
    chosen = [first, *wrong[::max(1, len(wrong) // 3)][:3], *quick[::max(1, len(quick) // 3)]]
    return list(dict.fromkeys(chosen))[:TELLING]


def work_for(function, arguments):
    """Return how many numbers a call is given, times the iterations that it makes with them."""
    return len(flat(arguments)) * (1 + arguments[-1] if function == "train" else 1)
