"""The far end's search: which small change of the student's text makes a function right?

It tries one change after the other and sends what the function then gives. It knows no right value: the judge
compares.
"""

import contextlib

from grading.diagnosis.kinds import KINDS
from grading.diagnosis.program import Program
from grading.diagnosis.slips import slips
from grading.sandbox import sending
from grading.sandbox.student_file import StudentFile, fresh

with contextlib.suppress(ImportError):
    import _colorize    # which ast.dump fetches late, since Python 3.15

TRIED = 1500            # changes, on every system
CALL_SECONDS = 0.2      # of computing, for each of them
NOTHING = -1            # in place of values: the change gives no answer, or the same


def messages(request, source, calls, clock):
    """Yield [number, kind, lines, values] for each change from a number on; or for one, and then its replies.

    request has the function, and start or only, a number; calls is {function: inputs}.
    """
    function, = request["functions"]
    file, inputs = StudentFile(request, source, calls, clock), calls[function]
    file.read()
    if file.text is None:
        return
    clock.start_file(request["seconds"])
    program = Program(file.text, function, inputs)
    before = values(file, program, None, inputs)
    for number, slip in enumerate(slips(program)):
        if number == request.get("only"):
            yield told(number, slip, None)
            yield from replies(file, program.load(slip), inputs)
        elif "only" not in request and request["start"] <= number < TRIED:
            found = values(file, program, slip, inputs)
            yield told(number, slip, found if found != before else None)


def told(number, slip, found):
    kind = KINDS.index(slip.kind)
    return f"[{number},{kind},{sending.as_json(list(slip.lines))},{found or NOTHING}]"


def values(file, program, slip, inputs):
    """Return the text of what the function gives for the inputs with a slip undone, or None if it stops."""
    file.fresh_output()
    try:
        file.clock.start(CALL_SECONDS)
        function = program.load(slip)
        found = [sending.value(function(*fresh(arguments))) for arguments in inputs]
        return None if file.clock.stop() else f"[{','.join(found)}]"
    except BaseException:
        return None
    finally:
        file.clock.stop()


def replies(file, function, inputs):
    """Yield a reply for every input, and once more in the opposite order."""
    for arguments in inputs + inputs[::-1]:
        text, fault = file.call(function, arguments)
        yield text or sending.fault(fault)
