"""The process of a submission: it puts up its walls, says so, and then runs one file after the other.

Settings come in on standard input, then, when the walls stand, the files. Nothing is read after that, and
nothing that is sent after the first line is believed.
"""

import marshal
import os
import sys

from grading.sandbox import sending, surroundings, walls
from grading.sandbox.clock import Clock, look_by_thread, look_by_timers


def bundles(settings, program, sources, clock):
    """Yield lists of messages about the files, one after the other, each to be sent at once.

    The last message of a file is whether what all share is as before. Those of the first do not wait for each
    other: if it ends the process, it is known in which call. Another that does will run once more, alone.
    """
    put_back = surroundings.remember()
    for number, (request, source) in enumerate(zip(settings["files"], sources)):
        messages = program.messages(request, source, settings["calls"], clock)
        yield from [list(messages)] if number else ([message] for message in messages)
        same = bool(clock.result_of(put_back))
        yield [same]
        if not same:
            return


def main():
    incoming, channel = open(os.dup(0), "rb"), os.dup(1)
    write, leave = os.write, os._exit       # kept from the scrubbing
    settings = marshal.loads(incoming.read(int(incoming.read(8))))
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
    sources = [incoming.read(request["length"]) for request in settings["files"]]
    for messages in bundles(settings, program, sources, clock):
        send(sending.line(messages))
    leave(0)
