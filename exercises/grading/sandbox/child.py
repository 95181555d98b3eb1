"""The process of a submission: it puts up its walls, says so, and then runs one file after the other.

    python -I -S child.py

Settings come in on standard input, then, when the walls stand, the files. Nothing is read after that, and
nothing that is sent after the first line is believed.
"""

import marshal
import os
import sys

if __name__ == "__main__":
    sys.path.append(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))

from grading.sandbox import audit_hook, surroundings, walls
from grading.sandbox.clock import ThreadClock, TimerClock
from grading.sandbox.shared import Shared

BUNDLE = 32         # messages that are sent together, or fewer if time goes by


def take(number, descriptor=0, read=os.read):
    """Return so many bytes that the judge has sent."""
    pieces = []
    while number:
        pieces.append(read(descriptor, number))
        if not pieces[-1]:
            raise EOFError
        number -= len(pieces[-1])
    return b"".join(pieces)


class Line:
    """The line to the judge, which student code never sees."""

    def __init__(self):
        self.channel, self.write = os.dup(1), os.write      # kept from the scrubbing
        self.waiting, self.bundle, self.sent = [], 1, 0.0

    def send(self, data):
        while data:
            data = data[self.write(self.channel, data):]

    def add(self, message, now):
        """Send a message, perhaps together with the next ones."""
        self.waiting.append(message)
        if len(self.waiting) >= self.bundle or now > self.sent + 0.02:
            self.flush(now)

    def flush(self, now):
        self.sent, waiting = now, self.waiting
        self.waiting = []
        if waiting:
            self.send(("[" + ",".join(waiting) + "]\n").encode())


def main():
    settings = marshal.loads(take(int(take(8))))
    calls, line, files = marshal.loads(settings["calls"]), Line(), os.dup(0)
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nothing, descriptor)
    os.close(nothing)
    program = __import__(settings["program"], fromlist=["messages"])
    surroundings.load(settings["modules"], never=() if settings["filter"] else audit_hook.NEVER)
    surroundings.load_codecs(settings["codecs"])
    clock = (ThreadClock if settings["thread"] else TimerClock)(settings["limits"])
    leave = os._exit
    try:
        stands = walls.put_up(settings["root"], settings["isolate"], settings["filter"])
    except Exception as error:
        line.send(f"failed: {type(error).__name__}: {error}\n".encode("ascii", "replace"))
        leave(1)
    surroundings.close(settings["importable"])
    line.send(b"shut in %d %d %d\n" % stands)
    sources = [take(request["length"], files) for request in settings["files"]]
    shared = Shared()
    for request, source in zip(settings["files"], sources):
        for message in program.messages(request, source, calls, clock):
            line.add(message, clock.now())
        same = clock.measured(shared.is_as_before)
        line.add('{"same":%s}' % ("true" if same else "false"), clock.now())
        line.flush(clock.now())
        line.bundle = BUNDLE
        if not same:
            break
    leave(0)


if __name__ == "__main__":
    main()
