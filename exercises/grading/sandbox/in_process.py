"""Where no process can be started, as in a browser: a student's own check runs in this very process.

There are no walls. What takes too long is stopped at its next line, and what was changed is put back.
"""

import builtins
import importlib
import marshal
import os
import sys
import time

from grading.sandbox import surroundings
from grading.sandbox.clock import TraceClock
from grading.sandbox.messages import Done, decode
from grading.sandbox.outcome import Outcome
from grading.sandbox.process import Gone
from grading.sandbox.shared import Shared


class InProcess:
    """Stands in for a Process."""

    def __init__(self, settings, sources):
        self.settings, self.sources, self.deadline = settings, sources, float("inf")
        self.messages = self.run()

    def next(self):
        """Return the next message. Raises Gone."""
        if time.monotonic() > self.deadline:
            raise Gone(Outcome.TOO_SLOW)
        return next(self.messages)

    def run(self):
        """Yield what a process would send."""
        program = importlib.import_module(self.settings["program"])
        calls, clock = marshal.loads(self.settings["calls"]), TraceClock(self.settings["limits"])
        surroundings.load(self.settings["modules"])
        for request, source in zip(self.settings["files"], self.sources):
            shared, space = Shared(), {"__builtins__": self.builtins()}
            os._exit = os.abort = sys.exit      # else they would end the judge
            try:
                for message in program.messages({**request, "space": space}, source, calls, clock):
                    yield decode(f"[{message}]".encode())[0]
            finally:
                shared.put_back()
            yield Done(same=True)

    def builtins(self):
        """Return the built-in names for a student's file, with the same modules to import as elsewhere."""
        def only_importable(name, *arguments, **named):
            if name.partition(".")[0] not in self.settings["importable"]:
                raise ModuleNotFoundError(f"No module named {name!r}", name=name)
            return builtins.__import__(name, *arguments, **named)
        return {**vars(builtins), **surroundings.AT_HOME, "__import__": only_importable}

    def close(self):
        self.messages.close()
