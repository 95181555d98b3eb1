"""A wrong answer whose cause is still to be looked for in its text."""

from typing import Any, NamedTuple

from grading.diagnosis.place import Wrong
from grading.judging.check import Verdict, agrees, flat, is_none
from grading.sandbox.messages import Result
from grading.sandbox.outcome import Outcome

TELLING = 6             # inputs on which every change is tried
DEAREST = 40            # numbers in such an input, for each iteration
BETWEEN = 6             # inputs with targets between 0 and 1
ONE_TARGET = {"example_loss", "dL_dy", "dL_dw", "dL_db"}        # functions with a target as second argument


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


def wrong_answer(check, other, unexplained):
    """Return the Wrong for a search. other is a Check of the same question, drawn otherwise."""
    question, verdict, fault = check.question, unexplained.verdict, unexplained.result.fault
    error = fault and (fault.kind, fault.message, fault.inner_line or fault.line)
    nothing = verdict.outcome is Outcome.WRONG_TYPE and is_none(unexplained.result.values[verdict.call])
    inputs = check.inputs + [one for one in other.inputs if one not in check.inputs]
    between = [with_targets_between(question.function, arguments) for arguments in inputs[:BETWEEN]]
    between = [arguments for arguments in between if arguments not in inputs]
    right = check.right + [question.right(*arguments) for arguments in inputs[len(check.inputs):] + between]
    outcome = "nothing" if nothing else verdict.outcome.value
    return Wrong(question.function, question.arguments, outcome, error, inputs, between,
                 telling_inputs(check, verdict),
                 agrees=lambda number, value: agrees(value, right[number], question.rel_tol))


def telling_inputs(check, verdict):
    """Return the numbers of inputs that are quickly tried: the clearest that is wrong, and others."""
    number = len(check.inputs)
    clearest = min(verdict.call, 2 * number - 1 - verdict.call) if verdict.call < 2 * number else 0
    quick = [k for k in range(number) if work_for(check.question.function, check.inputs[k]) <= DEAREST]
    wrong = [k for k in quick if k in verdict.wrong] or [clearest]
    first = clearest if clearest in quick else wrong[0]
    chosen = [first, *wrong[::max(1, len(wrong) // 3)][:3], *quick[::max(1, len(quick) // 3)]]
    return list(dict.fromkeys(chosen))[:TELLING]


def with_targets_between(function, arguments):
    """Return arguments with targets 0.3 and 0.8 for 0 and 1, which what fits by accident does not fit."""
    if function in ONE_TARGET:
        return (arguments[0], 0.8 if arguments[1] else 0.3, *arguments[2:])
    return tuple([(x, 0.8 if target else 0.3) for x, target in part] if is_examples(part) else part
                 for part in arguments)


def is_examples(argument):
    return isinstance(argument, list) and isinstance(argument[0], tuple)


def work_for(function, arguments):
    """Return how many numbers a call is given, times the iterations that it makes with them."""
    return len(flat(arguments)) * (1 + arguments[-1] if function == "train" else 1)
