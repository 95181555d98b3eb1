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

from grading.sandbox import surroundings, walls
from grading.sandbox.clock import Clock, look_by_thread, look_by_timers

BUNDLE, SOON = 32, 0.02     # messages that are sent together, or fewer if so many seconds go by


def take(number, descriptor=0, read=os.read):
    """Return so many bytes that the judge has sent."""
    pieces = []
    while number:
        pieces.append(read(descriptor, number))
        if not pieces[-1]:
            raise EOFError
        number -= len(pieces[-1])
    return b"".join(pieces)


def messages(settings, program, sources, clock):
    """Yield (what there is to send about the files one after the other, whether it can wait for more).

    After each file this is whether what all share is as before. What the first file says does not wait: if
    that ends the process, it is known in which call.
    """
    shared = surroundings.Shared()
    for number, (request, source) in enumerate(zip(settings["files"], sources)):
        for message in program.messages(request, source, settings["calls"], clock):
            yield message, number > 0
        same = clock.measured(shared.put_back)
        yield "true" if same else "false", False
        if not same:
            return


def main():
    settings = marshal.loads(take(int(take(8))))
    files, channel, write, leave = os.dup(0), os.dup(1), os.write, os._exit     # kept from the scrubbing
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nothing, descriptor)
    os.close(nothing)

    def send(data):
        while data:
            data = data[write(channel, data):]
    program = __import__(settings["program"], fromlist=["messages"])
    if not settings["filter"]:
        sys.modules.update(dict.fromkeys(walls.NEVER))
    surroundings.load(settings["modules"], [request["encoding"] for request in settings["files"]])
    clock = Clock(settings["limits"])
    (look_by_thread if settings["thread"] else look_by_timers)(clock)
    try:
        stands = walls.put_up(settings["isolate"], settings["filter"])
    except Exception as error:
        send(f"failed: {type(error).__name__}: {error}\n".encode("ascii", "replace"))
        leave(1)
    surroundings.close()
    send(b"shut in %d %d %d\n" % stands)
    sources = [take(request["length"], files) for request in settings["files"]]
    waiting, sent = [], clock.now()
    for message, can_wait in messages(settings, program, sources, clock):
        waiting.append(message)
        if not can_wait or len(waiting) == BUNDLE or clock.now() > sent + SOON:
            send(("[" + ",".join(waiting) + "]\n").encode())
            waiting, sent = [], clock.now()
    leave(0)


if __name__ == "__main__":
    main()
