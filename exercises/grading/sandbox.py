"""The judge's end: run a student's functions in another process, and take back nothing but what they return.

    with Sandbox(calls) as sandbox:
        replies = sandbox.run("ex3_chain_rule", source, ["dL_dy", "dy_dz"], seconds=60)

calls is {function: [arguments, ...]}. The replies are {function: {"values": [...]}} with one value for each call and
then, in the opposite order, one more for each; or {function: {"fault": ..., ...}}. See child.py for the other end.
"""

import base64
import json
import os
import pathlib
import queue
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time

CHILD = str(pathlib.Path(__file__).resolve().with_name("child.py"))
COMMAND = [sys.executable, "-I", "-S", "-W", "ignore", CHILD]
# The child gets no variables of ours but those that Python may need to start.
ENVIRONMENT = {name: value for name, value in os.environ.items()
               if name in ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")}
CALL_SECONDS = 2            # a call that takes longer is too slow
START_SECONDS = 10          # and so is a file whose text takes longer to decode
LINE_LIMIT = 200_000        # bytes of one line of replies
FAULTS = {"not_started", "missing_function", "syntax_error", "exception", "ended_program", "out_of_memory",
          "too_much_output"}
TEXT_LIMIT = 400            # characters of any text in a reply

CAN_FORK = hasattr(os, "fork") and hasattr(socket, "send_fds")
CAN_ISOLATE = sys.platform.startswith("linux") and hasattr(os, "geteuid") and os.geteuid() == 0


class GraderFault(Exception):
    """Something of the grader's own went wrong. No student may lose marks by it."""


class Gone(Exception):
    """The process that runs the student's code gave no reply; the argument says which fault that is."""


class Sandbox:
    """Runs exercises, one at a time. Not to be shared between threads: make one for each."""

    def __init__(self, calls, call_seconds=CALL_SECONDS, fork=CAN_FORK, isolate=CAN_ISOLATE):
        self.calls, self.call_seconds = calls, call_seconds
        self.fork, self.isolate = fork, isolate
        self.user = 0       # the user number of the processes if the isolation is complete, else 0
        self.template = self.line = None
        self.make_folder()
        if fork:
            try:
                self.start_template()
            except BaseException:
                self.close()
                raise

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def make_folder(self):
        """Make the empty folder in which answers run."""
        self.folder = tempfile.mkdtemp(prefix="grading-")
        os.chmod(self.folder, 0o755)

    @property
    def isolated(self):
        """Whether the isolation is complete."""
        return self.user != 0

    def start_template(self):
        self.line, far_end = socket.socketpair()
        self.template = subprocess.Popen(COMMAND + ["template"], stdin=far_end, stdout=subprocess.DEVNULL,
                                         stderr=subprocess.DEVNULL, cwd=self.folder, env=ENVIRONMENT,
                                         start_new_session=True)
        far_end.close()
        self.line.settimeout(10)
        settings = {"root": self.folder, "calls": self.calls, "isolate": self.isolate}
        try:
            self.line.sendall(repr(settings).encode() + b"\n")
            self.user = int(self.answer())
        except OSError as error:
            raise GraderFault(f"the process that starts the others could not be started: {error}") from error
        if not self.user:
            hide_memory()

    def answer(self):
        """Return the template's answer to an order."""
        data = b""
        while not data.endswith(b"\n"):
            more = self.line.recv(100)
            if not more:
                raise OSError("the template has ended")
            data += more
        return data.decode().strip()

    def close(self):
        """End everything that was started."""
        if self.line is not None:
            self.line.close()
        if self.template is not None:
            try:
                self.template.wait(10)
            except subprocess.TimeoutExpired:
                self.template.kill()
                self.template.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def sweep(self):
        """Make sure that nothing of the submission is alive any more. Call it when a submission is done."""
        if self.fork:
            try:
                self.line.sendall(b"sweep")
                done = self.answer() == "1"
            except OSError:
                done = not self.user
                self.restart()
            if not done:
                raise GraderFault("processes of the submission could not be ended")

    def restart(self):
        """Put a new template in the place of one that was ended: without root's rights a submission can do that."""
        self.line.close()
        self.template.kill()
        self.template.wait()
        shutil.rmtree(self.folder, ignore_errors=True)
        self.make_folder()      # the old one may be gone, or no longer ours to enter
        self.start_template()

    def run(self, exercise, source, functions, seconds):
        """Run the functions of one exercise and return the replies, after the given number of seconds at most.

        source is the content of the file, bytes. A function that ends the process, or does not come to an end,
        costs itself only: the others go on in a new process. One that is too slow gets a second try.
        """
        replies, rest, patience = {}, list(functions), 1
        deadline = time.monotonic() + seconds
        while rest:
            if time.monotonic() >= deadline:
                replies.update({function: {"fault": "too_slow", "time_up": True} for function in rest})
                break
            child = ForkedChild(self) if self.fork else StartedChild(self.calls, self.folder)
            try:
                child.send({"exercise": exercise, "functions": rest,
                            "source": base64.b64encode(source).decode()})
                self.listen(child, rest, replies, deadline)
            finally:
                child.end()
            slow = [function for function in replies if replies[function].get("fault") == "too_slow"]
            if slow and patience:   # once in an exercise: the computer itself may have paused
                patience -= 1
                rest = [function for function in functions if function in slow or function in rest]
        return replies

    def listen(self, child, rest, replies, deadline):
        """Take the replies of one process. What was replied to, or was being asked when it fell silent, leaves rest."""
        waiting = []

        def next_reply():
            if not waiting:
                waiting.extend(read_replies(child.line(min(deadline, time.monotonic() + self.call_seconds))))
            return waiting.pop(0)

        try:
            wait_until_shut_in(child, deadline)
            loaded = next_reply()
        except Gone as gone:
            loaded = {"fault": str(gone)}
        if "fault" in loaded:
            replies.update({function: {**loaded, "loading": True} for function in rest})
            rest.clear()
        stopped = loaded.get("stopped")
        while rest:
            function, reply = rest.pop(0), {}
            got = []
            try:
                for _ in range(2 * len(self.calls[function])):
                    reply = next_reply()
                    if "value" not in reply:
                        break
                    got.append(reply)
            except Gone as gone:
                replies[function] = {"fault": str(gone), "call": len(got)}
                return
            if stopped and reply.get("fault") == "missing_function" and not reply.get("type"):
                replies[function] = {**stopped, "loading": True}
            elif "fault" in reply:
                replies[function] = {**reply, "call": len(got)}
            elif "value" in reply:
                replies[function] = {"values": got}
            else:       # not a reply to a call at all: the line was tampered with
                replies[function] = {"fault": "ended_program", "call": len(got)}
                return
            if stopped:
                replies[function]["stopped"] = stopped


def hide_memory():
    """On Linux, keep processes of the same user, such as a submission, from reading the memory of this one."""
    try:
        import ctypes
        ctypes.CDLL(None).prctl(4, 0, 0, 0, 0)      # PR_SET_DUMPABLE
    except Exception:
        pass    # another system, or a Python without ctypes


def wait_until_shut_in(child, deadline):
    """Wait for the first line, which is sent before any of the student's code runs."""
    try:
        first = child.line(min(deadline, time.monotonic() + START_SECONDS))
    except Gone as gone:
        if str(gone) == "too_slow":     # a text that takes long to decode
            raise
        raise GraderFault("a process ended before it began") from None
    if first != b"ready":
        raise GraderFault(f"a process could not be shut in: {first.decode('ascii', 'replace')}")


def read_replies(line):
    """Return the replies in one line from the child."""
    try:
        replies = [read_reply(reply) for reply in json.loads(line.decode("ascii"))]
    except Exception:       # the line was tampered with
        replies = []
    if not replies:
        raise Gone("ended_program")
    return replies


def read_reply(reply):
    """Return what one reply says, with nothing in it but what a reply may hold. Raises some exception if it is none."""
    if list(reply) == ["value"]:    # the quick way for most
        return {"value": read_value(reply["value"])}
    if "stopped" in reply:
        return {"stopped": read_fault(reply["stopped"])}
    if "fault" in reply:
        return read_fault(reply)
    clean = {name: read_value(reply[name]) for name in ("value", "changed") if name in reply}
    return {**clean, "output": str(reply.get("output", ""))[:TEXT_LIMIT]}


def read_fault(reply):
    if reply["fault"] not in FAULTS:
        raise ValueError
    clean = {name: str(reply.get(name, ""))[:TEXT_LIMIT] for name in ("type", "message", "text", "inner", "output")}
    for name in ("line", "inner_line"):
        clean[name] = reply[name] if type(reply.get(name)) is int and 0 <= reply[name] < 1_000_000 else 0
    return {"fault": reply["fault"], "written": reply.get("written") is True, **clean}


def read_value(value, depth=0):
    """Return a value from a reply: a number, a list of values, or a description of anything else."""
    if type(value) in (int, float):
        return value
    if isinstance(value, list) and len(value) <= 50 and depth < 6:
        return [read_value(item, depth + 1) for item in value]
    return {"type": str(value["type"])[:TEXT_LIMIT], "repr": str(value["repr"])[:TEXT_LIMIT]}


class Child:
    """A process with the student's code. Subclasses know how it is started, heard and ended."""

    heard = b""     # what has come and is not yet a whole line

    def line(self, deadline):
        """Return the next line that it sends, without its end. Raises Gone with the name of a fault."""
        while b"\n" not in self.heard:
            if len(self.heard) > LINE_LIMIT:
                raise Gone("too_much_output")
            more = self.hear(deadline)
            if not more:
                raise Gone("ended_program")
            self.heard += more
        line, _, self.heard = self.heard.partition(b"\n")
        return line


class ForkedChild(Child):
    """POSIX: a fork of the template."""

    def __init__(self, sandbox):
        self.sandbox = sandbox
        try:
            self.order()
        except OSError:     # the last submission has ended the template
            sandbox.restart()
            self.order()

    def order(self):
        self.channel, far_end = socket.socketpair()
        with far_end:
            socket.send_fds(self.sandbox.line, [b"fork"], [far_end.fileno()])
            self.number = int(self.sandbox.answer())

    def send(self, request):
        self.channel.settimeout(10)
        try:
            self.channel.sendall(json.dumps(request).encode() + b"\n")
        except OSError:
            pass    # it has ended: hear() will say so

    def hear(self, deadline):
        self.channel.settimeout(max(0.001, deadline - time.monotonic()))
        try:
            return self.channel.recv(65536)
        except socket.timeout:
            raise Gone("too_slow") from None
        except OSError:
            return b""

    def end(self):
        self.channel.close()
        try:
            self.sandbox.line.sendall(b"end")
            self.sandbox.answer()
        except OSError:     # the template was ended by the submission: end the submission from here
            for kill in (os.killpg, os.kill):
                try:
                    kill(self.number, 9)
                except OSError:
                    pass
            self.sandbox.restart()


class StartedChild(Child):
    """Windows: a new interpreter for each exercise. A thread listens to it, since a pipe has no time limit there."""

    def __init__(self, calls, folder):
        self.calls = calls
        self.process = subprocess.Popen(COMMAND + ["once"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=subprocess.DEVNULL, cwd=folder, env=ENVIRONMENT)
        self.pieces = queue.Queue(100)
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self):
        while True:
            piece = os.read(self.process.stdout.fileno(), 65536)
            self.pieces.put(piece)
            if not piece:
                return

    def send(self, request):
        try:
            self.process.stdin.write(f"{self.calls!r}\n{json.dumps(request)}\n".encode())
            self.process.stdin.close()
        except OSError:
            pass

    def hear(self, deadline):
        try:
            return self.pieces.get(timeout=max(0.001, deadline - time.monotonic()))
        except queue.Empty:
            raise Gone("too_slow") from None

    def end(self):
        self.process.kill()
        self.process.wait()
        while True:     # let the listening thread come to its end
            try:
                if not self.pieces.get(timeout=1):
                    break
            except queue.Empty:
                break
        self.process.stdout.close()
