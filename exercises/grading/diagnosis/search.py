"""The far half of the search: it makes small changes in a student's text, and tells what the function gives.

It runs behind the walls and knows no right value. Its list of changes has a fixed order and length, and only
computing time ends it early, so that the same text gets the same words however busy the computer is.
"""

import ast

from grading.diagnosis.changes import RANK, changes_of
from grading.diagnosis.program import Program
from grading.diagnosis.remarks import KINDS_OF_REMARK, SURE, UNTRIED, remark_on
from grading.diagnosis.unreadable import why_unreadable
from grading.sandbox import sending
from grading.sandbox.student_file import StudentFile, fresh

FUNCTION_SECONDS = 0.75 # of computing, for all changes of a function
CALL_SECONDS = 0.01     # for one call, with a change made
REMARK_SECONDS = 2      # to find what the text shows by itself
BUNDLE = 20             # values in one message

ast.unparse(ast.parse("0"))     # what Python loads for it must be there before the walls are


def messages(request, source, calls, clock):
    """Yield what there is to tell about a function that is wrong.

    First comes the remark on its text, or []; then [number, kind, lines, values] for each change that gives
    something else. confirm in the request has the numbers of the changes that alone are tried, if there are
    any: then there is no remark, and the values of one change may come in several messages.
    """
    (function, inputs), = calls.items()
    known, confirmed = request["known"], request["confirm"]
    _, untouched, outcome, _ = known
    file = StudentFile(request, source, calls, clock)
    problem = file.read()
    if file.text is None:
        return
    clock.start_file(FUNCTION_SECONDS)
    program = None if problem else Program(file.text, function)
    if not confirmed:
        remark = clock.result_of(lambda: (
            remark_on(program, function, *known) if program else
            why_unreadable(file.text, problem.get("line"))), REMARK_SECONDS)
        yield as_message(remark)
        if remark and remark.kind in SURE or outcome in UNTRIED:
            return
    if not program:
        return

    def given(change=None):
        file.fresh_output()
        return clock.result_of(lambda: values(program, change, inputs), CALL_SECONDS * len(inputs)) or []
    before = given()
    for number, change in enumerate(changes_of(program, untouched)):
        if clock.file_is_over():
            return
        found = given(change) if not confirmed or number in confirmed else before
        for start in range(0, len(found) if found != before else 0, BUNDLE):
            yield [number, RANK[change.kind], list(change.lines), found[start:start + BUNDLE]]


def as_message(remark):
    """Return [number of the kind, line, its words ...], or [] if there is no remark."""
    if not remark:
        return []
    return [KINDS_OF_REMARK.index(remark.kind), remark.line,
            *(word if type(word) is int else {"kind": "", "text": word} for word in remark.words)]


def values(program, change, inputs):
    """Return what the function gives for some inputs with a change made in it.

    There are none if it changes what it is given.
    """
    function, found = program.load(change), []
    for arguments in inputs:
        given = fresh(arguments)
        found.append(sending.value(function(*given)))
        if given != arguments:
            return []
    return found
