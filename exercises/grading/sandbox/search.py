"""The far end's search: which small change of the student's text makes a function right?

It tries one change after the other and sends what the function then gives. It knows no right value: the judge
compares.
"""

import time

from grading.sandbox.far_end import StudentFile, TooLong, fresh, plain
from grading.sandbox.program import Program
from grading.sandbox.replies import Change, Reply
from grading.sandbox.slips import slips

TRIED = 1500            # changes, on every system
CALL_SECONDS = 0.2      # for each of them, where there is an alarm


class Search(StudentFile):
    """Tries changes of one function of a file, from a number on, or one alone on all inputs."""

    def __init__(self, request, calls, send_bytes):
        super().__init__(request, calls, send_bytes)
        self.function, = self.functions
        self.inputs = self.calls[self.function][0]
        self.start, self.only = request["search"]["start"], request["search"]["only"]

    def on_alarm(self, *_):
        """Send what waits, and end a change that takes too long."""
        if time.monotonic() > self.interrupt_at:
            self.flush()
            raise TooLong

    def run(self, problem):
        """Try the changes in order, if the text could be read."""
        if problem:
            return
        self.set_up_interpreter()
        program = Program(self.text, self.function, self.inputs)
        before = self.values(program, None)
        for number, slip in enumerate(slips(program)):
            if number == self.only:
                self.send(Change(number, slip.kind, slip.lines, None))
                self.send_all(program, slip)
            elif self.only is None and self.start <= number < TRIED:
                values = self.values(program, slip)
                self.send(Change(number, slip.kind, slip.lines, values if values != before else None))
        self.flush()

    def values(self, program, slip):
        """Return what the function gives for the inputs with a slip undone, or None if it stops."""
        self.fresh_output()
        try:
            self.interrupt_at = time.monotonic() + CALL_SECONDS
            function = program.load(slip)
            return [plain(function(*fresh(arguments))) for arguments in self.inputs]
        except BaseException:
            return None
        finally:
            self.interrupt_at = float("inf")

    def send_all(self, program, slip):
        """Send a Reply for every input, and once more in the opposite order."""
        function = program.load(slip)
        for arguments in self.inputs + self.inputs[::-1]:
            self.send(self.call(function, arguments, fresh(arguments)))
