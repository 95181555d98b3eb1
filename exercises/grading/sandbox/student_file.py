"""Runs one file of a student: executes it, calls its functions, and tells what they give.

It knows the arguments of the calls and the text of the file, and no right value.
"""

import io
import sys

from grading.sandbox import sending
from grading.sandbox.clock import Stopped

OUTPUT_LIMIT = 200_000      # characters that a call may print
ONLY_PARSED, FUTURE_FLAGS = 0x400, 0x1FF0000    # for compile; of compiled code, what it has from __future__


OUTCOMES = {NotImplementedError: "not_started", SystemExit: "ended_program", MemoryError: "out_of_memory",
            Stopped: "too_slow"}


class Output(io.StringIO):
    """Stands in for sys.stdout and sys.stderr. What goes over the limit ends the student's code."""

    encoding, errors = "utf-8", "strict"

    def write(self, text):
        if not self.is_too_long():      # to be caught again and again must not fill the memory
            super().write(text)
        if self.is_too_long():
            raise Stopped
        return len(text)

    def close(self):
        """Stay open, whatever the student's code asks for."""

    def reconfigure(self, **_):
        """Stay as it is: any text can be written here."""

    def is_too_long(self):
        return self.tell() > OUTPUT_LIMIT

    def beginning(self):
        return self.getvalue()[:sending.TEXT_LIMIT]


def messages(request, source, calls, clock):
    """Yield all that there is to send about a file: the fault that stopped it, or null; then for each
    function which others it uses, and a reply to each call, and once more in the opposite order, or a fault.

    request has the exercise, the functions, the encoding, and the seconds that the file may compute;
    calls is {function: [arguments, ...]}.
    """
    clock.start_file(request["seconds"])
    file = StudentFile(request, source, calls, clock)
    stopped = file.read() or file.execute()
    yield stopped and {"fault": stopped}
    for function in request["functions"]:
        yield file.uses(function)
        yield from file.replies(function)


def fresh(arguments):
    """Return a copy of arguments: a call may change what it is given."""
    if type(arguments) not in (list, tuple):
        return arguments
    return type(arguments)([fresh(item) if type(item) in (list, tuple) else item for item in arguments])


class StudentFile:
    """One exercise of one submission."""

    def __init__(self, request, source, calls, clock):
        self.request, self.source, self.calls, self.clock = request, source, calls, clock
        self.name, self.file_name = request["exercise"], request["exercise"] + ".py"
        self.text, self.lines, self.space, self.output = None, [], {}, Output()
        self.called = False     # whether a function is, or the file is still executed
        self.missing = {}       # {name: the error with which its import failed}

    def read(self):
        """Turn the bytes of the file into text, and compile that. Returns the fault if there is one."""
        try:
            with self.clock.start():
                text = self.source.decode(self.request["encoding"])
                self.text = text.replace("\r\n", "\n").replace("\r", "\n")
                self.lines = self.text.split("\n")
                self.code = compile(self.text, self.file_name, "exec", dont_inherit=True)
        except BaseException as error:
            if isinstance(error, (UnicodeError, LookupError)):
                return {"outcome": "syntax_error", "kind": "encoding", "message": sending.text(error)}
            if isinstance(error, ValueError) and "\0" in (self.text or ""):
                error = SyntaxError("source code cannot contain null bytes")    # Python before 3.12
            return self.fault(error)

    def execute(self):
        """Execute the file. Returns the fault that stopped it, if any.

        What is defined by then can be called: a line for trying things out, below the functions, costs
        nothing. Nor does an import that fails, or an input that nobody types: the file goes on after it.
        """
        module, sys.stdin, sys.argv = type(sys)(self.name), io.StringIO(), [self.file_name]
        sys.modules.update({self.name: module, "__main__": module})     # that is what doctest tests
        module.__file__ = self.file_name
        self.space = module.__dict__
        self.space.update(self.request.get("space", {}))
        self.fresh_output()
        try:
            with self.clock.start():
                try:
                    exec(self.code, self.space)
                except (ImportError, EOFError) as error:
                    self.execute_rest(error.__traceback__.tb_next.tb_lineno)
        except BaseException as error:
            return self.fault(error)

    def execute_rest(self, line):
        """Execute what comes after the line of an import that failed, or of an input, one by one.

        Each name of an import stands for itself, since others may be there. What fails is remembered.
        """
        tree = compile(self.text, self.file_name, "exec", ONLY_PARSED, dont_inherit=True)
        for node in tree.body:
            is_import = type(node).__name__ in ("Import", "ImportFrom")
            if node.end_lineno < line or node.lineno <= line and not is_import:
                continue
            for alias in node.names if is_import else [None]:
                tree.body = [type(node)(**{**vars(node), "names": [alias]}) if is_import else node]
                try:
                    exec(compile(tree, self.file_name, "exec", self.code.co_flags & FUTURE_FLAGS,
                                 dont_inherit=True), self.space)
                except (ImportError, EOFError) as error:
                    if is_import:
                        self.missing[alias.asname or alias.name.partition(".")[0]] = error

    def fresh_output(self):
        """Let what is printed from here on go to an Output that is empty."""
        if self.output.tell():
            self.output = Output()
        sys.stdout = sys.stderr = self.output

    def uses(self, function):
        """Return the numbers of the functions whose names stand in the code of one."""
        answer = self.space.get(function)
        names = names_in(answer.__code__) if type(answer) is type(fresh) else ()
        return [number for number, name in enumerate(self.calls) if name in names]

    def replies(self, function):
        """Yield what a function gives for all its arguments, and then once more in the opposite order."""
        answer = self.space.get(function)
        if not callable(answer):
            kind = "" if answer is None else type(answer).__name__
            yield {"fault": {"outcome": "missing_function", "kind": sending.text(kind)}}
            return
        inputs = self.calls[function]
        for number, arguments in enumerate(inputs + inputs[::-1]):
            if self.clock.file_is_over():
                yield {"fault": {"outcome": "too_slow", "no_time": number == 0}}
                return
            message = self.call(answer, arguments)
            yield message
            if "fault" in message:
                return

    def call(self, answer, arguments):
        """Call the student's function once, with a copy of the arguments. Returns the reply or the fault."""
        given, self.called = fresh(arguments), True
        self.fresh_output()
        try:
            with self.clock.start():
                value = sending.value(answer(*given))
                changed = sending.value(given) if given != arguments else None
            if self.output.is_too_long():       # what was raised then has been caught
                raise Stopped
            return {"value": value, "changed": changed, "printed": self.output.beginning()}
        except BaseException as error:
            return {"fault": self.fault(error)}

    def fault(self, error):
        """Describe an exception: which of the faults it is, and the student's line that it came from."""
        outcome = next((OUTCOMES[kind] for kind in OUTCOMES if isinstance(error, kind)), "exception")
        if outcome == "too_slow" and self.output.is_too_long() and not self.clock.is_over():
            outcome = "too_much_output"
        places = [] if outcome == "too_slow" and self.called else self.places(error)    # by chance, in a loop
        line, name = places[0] if places else (0, "")
        inner_line, inner = places[-1] if len(places) > 1 else (0, "")
        if type(error) is NameError:        # the import of that name may have failed
            name = str(error).partition("'")[2].partition("'")[0]
            error = self.missing.get(name) or self.missing.get("*") or error
        message = message_of(error)
        if isinstance(error, SyntaxError) and not places:   # the file itself, not something that it evaluates
            outcome, message, line = "syntax_error", error.msg, error.lineno or 0
        text = self.lines[line - 1].rstrip() if 0 < line <= len(self.lines) else ""
        written = outcome == "not_started" and written_around(self.lines, inner_line or line)
        said = {"outcome": outcome, "kind": type(error).__name__, "message": message, "line": line,
                "text": text, "inner_line": inner_line, "inner": inner, "written": written,
                "printed": self.output.beginning()}
        return {word: thing if type(thing) in (int, bool) else sending.text(thing)
                for word, thing in said.items() if thing}

    def places(self, error):
        """Return (line, function) for each place in the file where an error was, from the call inward."""
        places, trace = [], error.__traceback__
        while trace is not None:
            if trace.tb_frame.f_code.co_filename == self.file_name:
                places.append((trace.tb_lineno, trace.tb_frame.f_code.co_name))
            trace = trace.tb_next
        return places


def names_in(code):
    """Return the names that stand in the code of a function, and in those inside it."""
    inner = [name for constant in code.co_consts if type(constant) is type(code)
             for name in names_in(constant)]
    return [*code.co_names, *inner]


def message_of(error):
    try:
        # strerror leaves out the path, which may be one of the grader's.
        return str((isinstance(error, OSError) and error.strerror) or str(error))
    except Exception:
        return ""


def written_around(lines, number):
    """Return whether code comes directly before or after a line: `raise NotImplementedError` was left in."""
    before = next((line.strip() for line in reversed(lines[:number - 1]) if line.strip()), "")
    after = next((line for line in lines[number:] if line.strip() and not line.lstrip().startswith("#")), "")
    return not before.startswith(("#", "def ")) and not before.endswith('"""') or after[:1] in (" ", "\t")
