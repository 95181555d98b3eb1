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

TRIED = 1000            # changes of one function
FUNCTION_SECONDS = 0.75 # of computing, for all of them
CHANGE_SECONDS = 0.05   # for one of them
REMARK_SECONDS = 2      # to find what the text shows by itself
BUNDLE = 20             # values in one message
ASKING = (ast.If, ast.IfExp, ast.Compare, ast.While)

ast.unparse(ast.parse("0"))     # what Python loads for it must be there before the walls are


def messages(request, source, calls, clock):
    """Yield what there is to tell about a function that is wrong.

    First comes the remark on its text, or []; then [number, kind, lines, values] for each change that gives
    something else. confirm in the request has the numbers of the changes that alone are tried, if there are
    any: then there is no remark, all inputs come twice, as for a mark, and the values in several messages.
    between is how many of the inputs, the last ones, make no sense if the code asks what a value is.
    """
    (function, inputs), = calls.items()
    known, confirmed, between = request["known"], request["confirm"], request["between"]
    file = StudentFile(request, source, calls, clock)
    problem = file.read()
    if file.text is None:
        return
    clock.start_file(FUNCTION_SECONDS)
    _, untouched, outcome, _ = known
    program = None if problem else Program(file.text, function)
    if not confirmed:
        remark = within_time(clock, lambda: remark_on(program, function, *known) if program else
                             why_unreadable(file.text, problem.get("line")))
        yield sending.as_json(as_numbers(remark, source, request["encoding"]))
        if remark and remark.kind in SURE or outcome in UNTRIED:
            return
    if not program:
        return
    if between and asks(program):
        inputs = inputs[:-between]
    before = [] if confirmed else values(file, program, None, inputs)
    for number, change in enumerate(changes_of(program, untouched)[:TRIED]):
        if clock.file_is_over():
            return
        if not confirmed or number in confirmed:
            found = values(file, program, change, inputs, twice=bool(confirmed))
            for start in range(0, len(found) if found != before else 0, BUNDLE):
                bundle = ",".join(found[start:start + BUNDLE])
                yield f"[{number},{RANK[change.kind]},{sending.as_json(list(change.lines))},[{bundle}]]"


def as_numbers(remark, source, encoding):
    """Return [number of the kind, line, two numbers for each word, ...], or [] if there is no remark.

    They are where a word stands in the source, and its length; for a word that is a number, it and 0.
    """
    places = []
    for word in remark.words if remark else ():
        text = b"" if type(word) is int else word.encode(encoding)
        places.append([source.find(text), len(text)] if text else [word, 0])
    if not remark or any(place < 0 for place, _ in places):
        return []
    return [KINDS_OF_REMARK.index(remark.kind), remark.line, *sum(places, [])]


def within_time(clock, look):
    """Return what look() finds, or None if that takes too long."""
    clock.start(REMARK_SECONDS)
    try:
        found = look()
        return None if clock.stop() else found
    except BaseException:
        return None
    finally:
        clock.stop()


def asks(program):
    """Return whether the function, or one that it uses, asks what a value is: others may then be wrong."""
    return any(isinstance(node, ASKING) for name in program.reached()
               for node in ast.walk(program.functions[name]))


def values(file, program, change, inputs, twice=False):
    """Return the texts of what the function gives for some inputs with a change made in it.

    There are none if it stops, changes what it is given, or gives something else the second time.
    """
    file.fresh_output()
    file.clock.start(CHANGE_SECONDS * (10 if twice else 1))
    try:
        function, found = program.load(change), []
        for arguments in inputs + inputs[::-1] * twice:
            given = fresh(arguments)
            found.append(sending.value(function(*given)))
            if given != arguments:
                return []
        first = found[:len(inputs)]
        return [] if file.clock.stop() or twice and found[::-1] != found else first
    except BaseException:
        return []
    finally:
        file.clock.stop()
