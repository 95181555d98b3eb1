"""The far end: alone with the student's code, which it executes and calls.

It knows the arguments of the calls and the text of one exercise, and no right value. Nothing that it sends is
believed: the judge compares the numbers.

    python -I -S far_end.py     runs one exercise, in a process of its own: the way on Windows
"""

import importlib
import importlib.util
import io
import math
import os
import sys
import time
import types

if __name__ == "__main__":
    sys.path.append(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))

from grading.sandbox import audit_hook, importable
from grading.sandbox.lines import unpack
from grading.sandbox.outcome import Outcome
from grading.sandbox.replies import DEPTH_LIMIT, ITEM_LIMIT, TEXT_LIMIT, Fault, Loaded, Reply, Thing, encode

OUTPUT_LIMIT = 200_000      # characters that a call may print


class TooLong(BaseException):
    """Raised inside the student's code by the alarm, while the file is executed."""


class TooMuchOutput(BaseException):
    """Raised inside the student's code by the print that goes over the limit."""


class Output(io.StringIO):
    """Stands in for sys.stdout and sys.stderr."""

    def write(self, text):
        written = super().write(text)
        if self.is_too_long():
            raise TooMuchOutput
        return written

    def close(self):
        """Stay open, whatever the student's code asks for."""

    def reconfigure(self, **_):
        """Stay as it is: any text can be written here."""

    def is_too_long(self):
        return self.tell() > OUTPUT_LIMIT

    def beginning(self):
        return self.getvalue()[:TEXT_LIMIT]


def plain(value, depth=0):
    """Return a value as it can be sent: numbers and lists of them as they are, anything else as a Thing."""
    kind = type(value)
    if kind is float or kind is int and abs(value) < 10 ** 300:
        return value
    if (kind is list or kind is tuple) and len(value) <= ITEM_LIMIT and depth < DEPTH_LIMIT:
        return [item if type(item) is float else plain(item, depth + 1) for item in value]
    if kind is int:
        return math.copysign(math.inf, value > 0 or -1)
    if kind.__module__ in ("fractions", "decimal"):
        return float(value)
    if isinstance(value, tuple) and kind is not tuple:      # a named tuple
        return plain(tuple(tuple.__iter__(value)), depth)
    if kind in (list, tuple, dict, set, str, bytes) and len(value) > ITEM_LIMIT:
        return Thing(kind.__name__, f"a {kind.__name__} of length {len(value)}")
    try:
        return Thing(kind.__name__, repr(value)[:TEXT_LIMIT])
    except Exception:
        return Thing(kind.__name__, "")


def prepared(calls):
    """Return {function: (inputs, copies of them)}: a call may change what it is given."""
    return {function: (inputs, fresh(inputs)) for function, inputs in calls.items()}


def fresh(value):
    """Return a copy of arguments."""
    if type(value) not in (list, tuple):
        return value
    return type(value)([fresh(item) if type(item) in (list, tuple) else item for item in value])


def names_in(code):
    """Return the names that stand in the code of a function, and of those inside it."""
    inner = [name for constant in code.co_consts if type(constant) is types.CodeType
             for name in names_in(constant)]
    return [*code.co_names, *inner][:ITEM_LIMIT]


OUTCOMES = {NotImplementedError: Outcome.NOT_STARTED, SystemExit: Outcome.ENDED_PROGRAM,
            MemoryError: Outcome.OUT_OF_MEMORY, TooLong: Outcome.TOO_SLOW,
            TooMuchOutput: Outcome.TOO_MUCH_OUTPUT}


def fault(error, file_name, lines, output=""):
    """Describe an exception: which of the faults it is, and the student's line that it came from."""
    outcome = next((OUTCOMES[kind] for kind in OUTCOMES if isinstance(error, kind)), Outcome.EXCEPTION)
    try:
        # strerror leaves out the path, which may be one of the grader's.
        message = (isinstance(error, OSError) and error.strerror) or str(error)
    except Exception:
        message = ""
    places, trace = [], error.__traceback__     # in the student's file, from the call inward
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == file_name:
            places.append((trace.tb_lineno, trace.tb_frame.f_code.co_name))
        trace = trace.tb_next
    line = places[0][0] if places else 0
    if isinstance(error, SyntaxError) and not places:       # the file itself, not something that it evaluates
        outcome, message, line = Outcome.SYNTAX_ERROR, error.msg, error.lineno or 0
    inner_line, inner = places[-1] if len(places) > 1 else (0, "")
    return Fault(outcome, kind=type(error).__name__, message=str(message)[:TEXT_LIMIT], output=output,
                 line=line, text=lines[line - 1].rstrip()[:TEXT_LIMIT] if 0 < line <= len(lines) else "",
                 inner_line=inner_line, inner=inner[:TEXT_LIMIT],
                 written=outcome is Outcome.NOT_STARTED and written_around(lines, inner_line or line))


def written_around(lines, number):
    """Return whether code comes directly before or after a line: `raise NotImplementedError` was left in."""
    before = next((line.strip() for line in reversed(lines[:number - 1]) if line.strip()), "")
    after = next((line for line in lines[number:] if line.strip()), "")
    return not before.startswith("#") and not before.endswith('"""') or after[:1] in (" ", "\t")


class StudentFile:
    """One exercise of one submission, and the way to send back what its functions give."""

    def __init__(self, request, calls, send_bytes):
        self.name, self.source = request["exercise"], request["source"]
        self.file_name, self.functions = self.name + ".py", request["functions"]
        self.calls = prepared(request["calls"]) if request["calls"] else calls
        self.send_bytes = send_bytes
        self.lines, self.space, self.waiting, self.output = [], {}, [], Output()
        self.batch = 1          # so many replies are sent together, or fewer if a call takes long
        self.calling = False
        self.interrupt_at = math.inf        # when the execution of the file has taken too long
        self.load_seconds = request["load_seconds"]

    def send(self, reply):
        self.waiting.append(reply)
        if len(self.waiting) >= self.batch:
            self.flush()

    def on_alarm(self, *_):
        """Send what waits, or end an execution of the file that takes too long."""
        if self.calling:        # between calls the list may be about to change
            self.flush()
        if time.monotonic() > self.interrupt_at:
            raise TooLong

    def flush(self):
        """Send together what waits."""
        waiting, self.waiting = self.waiting, []
        if waiting:
            self.send_bytes(encode(waiting))

    def decode(self):
        """Turn the bytes of the file into text, in the encoding that they declare. Returns the Fault."""
        try:
            self.text = importlib.util.decode_source(self.source)
            self.lines = self.text.split("\n")
        except Exception as error:
            message = str(error) or type(error).__name__
            return Fault(Outcome.SYNTAX_ERROR, kind="encoding", message=message[:TEXT_LIMIT])

    def compile(self):
        """Compile the text, of which nothing is executed yet. Returns the fault if Python cannot."""
        try:
            self.code = compile(self.text, self.file_name, "exec", dont_inherit=True)
        except BaseException as error:
            if isinstance(error, ValueError) and "\0" in self.text:
                error = SyntaxError("source code cannot contain null bytes")    # Python before 3.12
            return fault(error, self.file_name, self.lines)

    def serve(self, put_up_walls):
        """Do the whole work of this process: put up the walls, say so, and run the file.

        The first lines say whether the walls stand and whether the file can be executed at all. Up to there,
        what is sent is this program's own.
        """
        importable.load(self.source)
        problem = self.decode()
        try:
            put_up_walls()
        except Exception as error:
            self.send_bytes(f"failed: {type(error).__name__}: {error}\n".encode("ascii", "replace"))
            return
        importable.close()
        self.send_bytes(b"shut in\n")
        self.run(problem)

    def run(self, problem):
        """Compile the file, execute it and call its functions; or send the problem that there is before."""
        problem = problem or self.compile()
        self.send_bytes(encode([problem]) if problem else b"ready\n")
        if not problem:
            self.set_up_interpreter()
            self.send(Loaded(self.execute(), self.uses()))
            self.flush()        # before the first call, which may end the process
            self.call_all()
        self.flush()

    def set_up_interpreter(self):
        """Give the student's code what it expects of Python: an empty input, its own name, exit and quit."""
        sys.stdin, sys.argv = io.StringIO(), [self.file_name]
        builtins = importable.BUILTINS
        builtins.exit = builtins.quit = sys.exit

    def fresh_output(self):
        """Let what is printed from here on go to an Output that is empty, and return that."""
        if self.output.tell():
            self.output = Output()
        sys.stdout = sys.stderr = self.output
        return self.output

    def execute(self):
        """Execute the file. Returns the fault that stopped it, if any.

        What is defined by then can be called: a line for trying things out, below the functions, costs
        nothing, and one that takes too long is interrupted.
        """
        module = sys.modules[self.name] = types.ModuleType(self.name)
        module.__file__ = self.file_name
        self.space, output = module.__dict__, self.fresh_output()
        try:
            self.interrupt_at = time.monotonic() + self.load_seconds
            exec(self.code, self.space)
            self.interrupt_at = math.inf
        except BaseException as error:
            self.interrupt_at = math.inf
            return fault(error, self.file_name, self.lines, output.beginning())

    def uses(self):
        """Return {function: the names that stand in it}."""
        found = {function: self.space.get(function) for function in self.functions}
        return {function: names_in(answer.__code__) for function, answer in found.items()
                if type(answer) is types.FunctionType}

    def call_all(self):
        """Call every function with all its arguments, and then once more in the opposite order."""
        for function in self.functions:
            answer = self.space.get(function)
            if not callable(answer):
                kind = "" if answer is None else type(answer).__name__
                self.send(Fault(Outcome.MISSING_FUNCTION, kind))
                continue
            inputs, copies = self.calls[function]
            for arguments, given in zip(inputs + inputs[::-1], copies + copies[::-1]):
                reply = self.call(answer, arguments, given if given == arguments else fresh(arguments))
                self.send(reply)
                if isinstance(reply, Fault):
                    break
            self.flush()

    def call(self, answer, arguments, given):
        """Call the student's function once, with a copy of the arguments. Returns the Reply or the Fault."""
        output = self.fresh_output()
        try:
            self.calling = True
            value = answer(*given)
            self.calling = False
            value = plain(value)
            if output.is_too_long():    # the student's code caught TooMuchOutput
                return Fault(Outcome.TOO_MUCH_OUTPUT, output=output.beginning())
            return Reply(value, plain(given) if given != arguments else None, output.beginning())
        except BaseException as error:
            self.calling = False
            return fault(error, self.file_name, self.lines, output.beginning())


def student_file(request, calls, send):
    """Return what runs a file, or what searches it for a change that makes it right."""
    if request["search"] is None:
        return StudentFile(request, calls, send)
    return importlib.import_module("grading.sandbox.search").Search(request, calls, send)


def main():
    """Read the request from standard input and answer on standard output, which student code never sees."""
    calls = prepared(unpack(sys.stdin.readline())["calls"])
    request = unpack(sys.stdin.readline())
    channel = os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nothing, descriptor)

    def send(line, write=os.write):     # kept from the scrubbing
        while line:
            line = line[write(channel, line):]
    student_file(request, calls, send).serve(audit_hook.put_up_alone)
    os._exit(0)


if __name__ == "__main__":
    main()
