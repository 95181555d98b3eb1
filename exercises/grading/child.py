"""The far end of sandbox.py: a process that is alone with the student's code.

It gets the arguments of the calls and the text of one exercise, calls the student's functions and sends back what they
return. It knows no right value, and nothing that it sends is believed: the judge compares the numbers.

    python -I -S child.py once          runs one exercise: the way on Windows
    python -I -S child.py template      starts once and forks for each exercise: the way on POSIX
"""

import ast
import base64
import gc
import importlib.util
import io
import json
import os
import sys
import types

# What answers may want to import. Here it is loaded before the doors close; after that no file can be seen.
import array, bisect, cmath, collections, copy, decimal, fractions, functools, heapq, itertools, math, numbers  # noqa
import operator, random, statistics, string, time, tokenize, typing, unicodedata  # noqa

try:
    import resource
    import signal
    import socket
except ImportError:     # Windows
    resource = None

OUTPUT_KEPT = 400           # characters of what a call printed that are sent back
OUTPUT_LIMIT = 200_000      # characters that a call may print
MEMORY_LIMIT = 256 * 2**20  # bytes of memory that it may add
NOBODY = 65534
TEXT_LIMIT = 300            # characters of a message that are sent back


class TooMuchOutput(BaseException):
    """Raised inside the student's code by the print that goes over the limit."""


class Output(io.TextIOBase):
    """Stands in for sys.stdout and sys.stderr, and keeps the beginning of what a call prints."""

    def __init__(self):
        self.clear()

    def clear(self):
        self.kept, self.length = "", 0

    def writable(self):
        return True

    def write(self, text):
        self.kept += text[:OUTPUT_KEPT - len(self.kept)]
        self.length += len(text)
        if self.length > OUTPUT_LIMIT:
            raise TooMuchOutput
        return len(text)


def plain(value, depth=0):
    """Return a value as JSON can hold it: numbers and lists of numbers as they are, the rest described."""
    kind = type(value)
    if kind is float or kind is int and abs(value) < 10 ** 300:
        return value
    if (kind is list or kind is tuple) and len(value) <= 50 and depth < 5:
        return [plain(item, depth + 1) for item in value]
    if kind in (list, tuple, dict, set, str, bytes) and len(value) > 50:
        return {"type": kind.__name__, "repr": f"a {kind.__name__} of length {len(value)}"}
    try:
        text = repr(value)[:TEXT_LIMIT]
    except Exception:
        text = ""
    return {"type": kind.__name__, "repr": text}


def fresh(value):
    """Return a copy of the arguments, so that a call cannot change those of the next."""
    if isinstance(value, (list, tuple)):
        return type(value)(fresh(item) for item in value)
    return value


def fault(error, file_name, lines):
    """Describe an exception: which of the faults it is, and the student's line that it came from."""
    kinds = {NotImplementedError: "not_started", SystemExit: "ended_program", MemoryError: "out_of_memory",
             TooMuchOutput: "too_much_output"}
    name = next((kinds[kind] for kind in kinds if isinstance(error, kind)), "exception")
    try:
        message = (isinstance(error, OSError) and error.strerror) or str(error)     # without paths of the grader's
    except Exception:
        message = ""
    places, trace = [], error.__traceback__     # in the student's file, from the call inward
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == file_name:
            places.append((trace.tb_lineno, trace.tb_frame.f_code.co_name))
        trace = trace.tb_next
    number = places[0][0] if places else 0
    if isinstance(error, SyntaxError) and not places:       # the file itself, not something that it evaluates
        name, message, number = "syntax_error", error.msg, error.lineno or 0
    inner_line, inner = places[-1] if len(places) > 1 else (0, "")
    return {"fault": name, "type": type(error).__name__, "message": str(message)[:TEXT_LIMIT],
            "line": number, "text": line_of(lines, number), "inner_line": inner_line, "inner": inner[:TEXT_LIMIT],
            "written": name == "not_started" and written_around(lines, inner_line or number)}


def line_of(lines, number):
    return lines[number - 1].strip()[:TEXT_LIMIT] if 0 < number <= len(lines) else ""


def written_around(lines, number):
    """Return whether code stands directly before or after a line: then `raise NotImplementedError` was left in."""
    before = next((line.strip() for line in reversed(lines[:number - 1]) if line.strip()), "")
    after = next((line for line in lines[number:] if line.strip()), "")
    return not before.startswith("#") and not before.endswith('"""') or after[:1] in (" ", "\t")


class Exercise:
    """One exercise of one submission, and the way to send back what its functions give."""

    def __init__(self, name, source, functions, calls, send):
        self.file_name = name + ".py"
        self.name, self.source, self.functions, self.calls = name, source, functions, calls
        self.lines, self.output, self.space = [], Output(), None
        self.send_bytes, self.waiting, self.at_once = send, [], True

    def collect_replies(self):
        """Send replies together: when a function is done, or every quarter of a second if a call takes long."""
        self.at_once = False
        alarm.append(self.flush)
        signal.setitimer(signal.ITIMER_REAL, 0.25, 0.25)

    def send(self, reply):
        self.waiting.append(reply)
        if self.at_once:
            self.flush()

    def flush(self):
        waiting, self.waiting = self.waiting, []
        if waiting:
            self.send_bytes(json.dumps(waiting).encode() + b"\n")

    def decode(self):
        """Turn the bytes of the file into text, in the encoding that they declare. Returns the fault if that fails."""
        try:
            if self.source.isascii() and b"coding" not in self.source:
                self.text = self.source.decode()    # the quick way for most
            else:
                self.text = importlib.util.decode_source(self.source)
            self.lines = self.text.splitlines()
        except Exception as error:
            message = str(error) or type(error).__name__
            return {"fault": "syntax_error", "type": "encoding", "message": message[:TEXT_LIMIT]}
        return None

    def load(self):
        """Execute the file. Sends {}, or the fault if it cannot be read, or {"stopped": fault} if it stops half-way.

        What is defined by then can still be called: a line for trying things out, below the functions, costs nothing.
        """
        module = types.ModuleType(self.name)
        module.__file__ = self.file_name
        sys.modules[self.name] = module
        self.space = module.__dict__
        try:
            exec(compile(self.text, self.file_name, "exec", dont_inherit=True), self.space)
        except BaseException as error:
            if isinstance(error, ValueError) and error.__traceback__.tb_next is None and "\0" in self.text:
                error = SyntaxError("source code cannot contain null bytes")    # Python before 3.12
            reply = {**fault(error, self.file_name, self.lines), "output": self.output.kept}
            if reply["fault"] == "syntax_error":
                self.send(reply)
                return False
            self.send({"stopped": reply})
            return True
        self.send({})
        return True

    def run(self):
        """Call every function with all its arguments, and then once more in the opposite order."""
        for function in self.functions:
            inputs = self.calls[function]
            answer = self.space.get(function)
            if not callable(answer):
                self.send({"fault": "missing_function", "type": "" if answer is None else type(answer).__name__})
                continue
            for arguments in inputs + inputs[::-1]:
                if not self.call(answer, arguments):
                    break
            self.flush()

    def call(self, answer, arguments):
        """Call the student's function once. Sends what it gave or the fault; returns False after a fault."""
        output = sys.stdout = sys.stderr = self.output
        output.clear()
        given = fresh(arguments)
        try:
            reply = {"value": plain(answer(*given))}
            if output.length > OUTPUT_LIMIT:    # the student's code caught TooMuchOutput
                reply = {"fault": "too_much_output"}
            elif given != arguments:
                reply["changed"] = plain(given)
        except BaseException as error:
            reply = fault(error, self.file_name, self.lines)
        if output.kept:
            reply["output"] = output.kept
        self.send(reply)
        return "value" in reply


def set_up_interpreter(name, output):
    """Give the student's code what it expects of Python: an empty input, its own name, exit and quit."""
    sys.stdin, sys.stdout, sys.stderr = io.StringIO(), output, output
    sys.argv = [name + ".py"]
    for word in ("exit", "quit"):
        setattr(sys.modules["builtins"], word, sys.exit)


def run_exercise(request, calls, send, shut_in=None):
    """Run one exercise from start to end. In a fork, shut_in puts up walls around it."""
    source = base64.b64decode(request["source"])
    exercise = Exercise(request["exercise"], source, request["functions"], calls, send)
    problem = exercise.decode()
    if shut_in:
        try:
            shut_in()
        except Exception as error:
            send(f"failed: {type(error).__name__}: {error}\n".encode("ascii", "replace"))
            return
        exercise.collect_replies()
    send(b"ready\n")    # from here on nothing that is sent is believed
    if problem:
        exercise.send(problem)
    else:
        set_up_interpreter(exercise.name, exercise.output)
        if exercise.load():
            exercise.run()
    exercise.flush()


# ---- Windows: one process for one exercise ----------------------------------------------------------------

def once():
    """Read the request from standard input and answer on standard output, which the student's code never sees."""
    calls = ast.literal_eval(sys.stdin.readline())
    request = json.loads(sys.stdin.readline())
    channel = os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nothing, descriptor)

    def send(line):
        while line:
            line = line[os.write(channel, line):]
    run_exercise(request, calls, send)
    os._exit(0)


# ---- POSIX: a template that forks for each exercise ---------------------------------------------------------

alarm = []      # what to do, every quarter of a second, in a fork that runs an exercise


def set_limits(limits):
    """Bound what the process may use. A limit that the system does not accept is left out."""
    for kind, value in limits:
        try:
            resource.setrlimit(kind, (value, value))
        except (ValueError, OSError):
            pass


def known_limits(**values):
    """Return the limits as pairs for set_limits, without those that this system does not know."""
    return [(getattr(resource, name), value) for name, value in values.items() if hasattr(resource, name)]


def memory_in_use():
    try:
        with open("/proc/self/statm", "rb") as file:
            return int(file.read().split()[0]) * resource.getpagesize()
    except OSError:
        return 256 * 2**20


def reserve_user():
    """Return a small user number that no process has, and a socket whose name keeps other graders off it."""
    for user in range(65533, 65000, -1):
        claim = socket.socket(socket.AF_UNIX)
        try:
            claim.bind(f"\0single-neuron-grader-{user}")     # a name without a file, gone with the process
        except OSError:
            claim.close()
            continue
        if user not in users_of_processes():
            return user, claim
        claim.close()
    raise OSError("every user number is taken")


def users_of_processes():
    users = set()
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                users.add(os.stat("/proc/" + name).st_uid)
            except OSError:
                pass    # it has ended meanwhile
    return users


def become(user):
    """Give up root's rights for those of a user number."""
    os.setgroups([])
    os.setgid(user)
    os.setuid(user)


class Template:
    """Forks for each exercise that the judge asks for.

    root is an empty folder. With a user number the process shuts itself in there: it sees no file and has no rights.
    Without one the isolation is partial.
    """

    def __init__(self, line, root, calls):
        self.line, self.root, self.calls = line, root, calls
        self.user = self.claim = self.prctl = None
        self.limits = known_limits(RLIMIT_CORE=0, RLIMIT_FSIZE=0, RLIMIT_CPU=120, RLIMIT_AS=memory_in_use() + MEMORY_LIMIT)
        self.doors = known_limits(RLIMIT_NPROC=0, RLIMIT_NOFILE=0)      # no process, no file, no network connection
        signal.signal(signal.SIGALRM, lambda *_: [work() for work in alarm])

    def isolate(self):
        """Try to get a user number and to shut a process in with it. Returns whether that works here.

        A number drawn from a thousand million is one's own. Some containers know only those below 65536.
        """
        self.user = random.SystemRandom().randrange(2**30, 2**31)
        if not self.sweep():
            self.user, self.claim = reserve_user()
            if not self.sweep():
                self.user = None
        return self.user is not None

    def shut_in(self):
        """Leave every file and every right behind, as far as that goes."""
        sys.path.clear()
        if self.user is not None:
            os.chroot(self.root)
            os.chdir("/")
            resource.setrlimit(resource.RLIMIT_NPROC, (1, 1))
            become(self.user)
            if 0 in os.getresuid() + os.getresgid():
                raise OSError("still root")
            resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
            return
        if os.geteuid() == 0:       # root without the right to change the root folder, or another system
            try:
                become(NOBODY)
            except OSError:
                pass    # not even that is allowed here
        set_limits(self.doors)
        if self.prctl:
            self.prctl(38, 1, 0, 0, 0)      # PR_SET_NO_NEW_PRIVS: sudo and the like give no rights

    def fork(self, work):
        """Do the work in a process of its own, and return its number."""
        child = os.fork()
        if child == 0:
            try:
                work()
            except BaseException:
                os._exit(1)
            os._exit(0)
        return child

    def sweep(self):
        """End every process of the user number, and return whether that could be done.

        A fork becomes the user and then asks the system to end all that this user may end, but for itself.
        """
        def work():
            self.shut_in()
            os.kill(-1, signal.SIGKILL)
        try:
            return self.user is None or os.waitpid(self.fork(work), 0)[1] == 0
        except OSError:
            return False

    def exercise(self, channel):
        """In the new process: run one exercise and answer on the channel."""
        os.setsid()
        os.closerange(3, channel.fileno())
        os.closerange(channel.fileno() + 1, 256)
        set_limits(self.limits)
        run_exercise(json.loads(receive(channel)), self.calls, channel.sendall, self.shut_in)

    def end(self, child):
        """End the process and its group."""
        for kill in (os.killpg, os.kill):
            try:
                kill(child, signal.SIGKILL)
            except OSError:
                pass    # it has not made its group yet, or it has ended
        os.waitpid(child, 0)

    def serve(self):
        """Obey the judge: "fork", with the channel of the new process; "end" it; "sweep" when a submission is done."""
        child = None
        while True:
            order, descriptors, _, _ = socket.recv_fds(self.line, 16, 1)
            if order == b"fork":
                channel = socket.socket(fileno=descriptors[0])
                child = self.fork(lambda: self.exercise(channel))
                channel.close()
                answer = child
            elif order == b"sweep":
                answer = self.user is None or self.user not in users_of_processes() or self.sweep()
            else:
                if child:
                    self.end(child)
                child, answer = None, 0
            if not order:   # the judge has gone
                self.sweep()
                return
            self.line.sendall(f"{int(answer)}\n".encode())


def linux_prctl():
    """Return Linux's function prctl, or None on another system."""
    try:
        import ctypes
        return ctypes.CDLL(None).prctl
    except Exception:
        return None


def receive(line):
    """Return one line from a socket, without its end."""
    data = b""
    while not data.endswith(b"\n"):
        more = line.recv(65536)
        if not more:
            raise EOFError
        data += more
    return data[:-1]


def template():
    """Start from the judge's settings, say which user number isolates (0: none does), and serve on standard input."""
    line = socket.socket(fileno=os.dup(0))
    os.dup2(os.open(os.devnull, os.O_RDWR), 0)
    settings = ast.literal_eval(receive(line).decode())
    server = Template(line, settings["root"], settings["calls"])
    complete = settings["isolate"] and server.isolate()
    if not complete:
        server.prctl = linux_prctl()
    gc.collect()
    gc.freeze()     # so that the forks share the template's memory and do not copy it
    line.sendall(f"{server.user if complete else 0}\n".encode())
    server.serve()


if __name__ == "__main__":
    {"once": once, "template": template}[sys.argv[1]]()
