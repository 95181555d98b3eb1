"""POSIX: the template, a process that has everything ready and forks for each exercise.

    python -I -S template.py        serves the judge on the socket that is its standard input
"""

import gc
import os
import signal
import socket
import sys

if __name__ == "__main__":
    sys.path.append(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))

from grading.sandbox import importable
from grading.sandbox.far_end import prepared, student_file
from grading.sandbox.lines import Lines, unpack
from grading.sandbox.system import SET_NO_NEW_PRIVS, kill_group, prctl
from grading.sandbox.walls import Walls, users_of_processes


class Template:
    """Forks a process behind walls for each exercise that the judge asks for."""

    def __init__(self, line, walls, calls):
        self.line, self.walls, self.calls = line, walls, calls

    def isolate(self):
        """Try to shut a process in with a user number of its own. Returns the number, or 0 if that fails.

        The number is made from this process's, which is unique. Some containers know only those below 65536.
        """
        if not os.path.exists("/proc/self"):
            return 0        # no process could be found again
        for user in (2**30 + os.getpid(), 2**15 + os.getpid() % 2**14):
            self.walls.user = user
            if user not in users_of_processes() and self.sweep():
                return user
        self.walls.user = None
        return 0

    def filter_stands(self):
        """Try the filter out, in a process of its own."""
        return self.succeeds(self.walls.try_out_the_filter)

    def succeeds(self, work):
        try:
            return os.waitpid(self.fork(work), 0)[1] == 0
        except OSError:
            return False

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
            self.walls.give_up_rights()
            os.kill(-1, signal.SIGKILL)
        return self.walls.user is None or self.succeeds(work)

    def run_exercise(self, channel):
        """In the new process: run one exercise and answer on the channel."""
        os.setsid()
        os.closerange(3, channel.fileno())
        os.closerange(channel.fileno() + 1, 256)
        self.walls.bound()
        request = unpack(Lines(lambda: channel.recv(65536)).next())
        runs = student_file(request, self.calls, channel.sendall)
        runs.batch = 32
        signal.signal(signal.SIGALRM, runs.on_alarm)
        signal.setitimer(signal.ITIMER_REAL, 0.25, 0.25)
        runs.serve(self.walls.shut_in)

    def serve(self):
        """Obey the judge: "fork", with the child's channel; "end" it; "sweep" when a submission is done."""
        child = None
        while True:
            order, descriptors, _, _ = socket.recv_fds(self.line, 16, 1)
            if order == b"fork":
                channel = socket.socket(fileno=descriptors[0])
                child = self.fork(lambda: self.run_exercise(channel))
                channel.close()
                answer = child
            elif order == b"sweep":
                user = self.walls.user
                answer = user is None or user not in users_of_processes() or self.sweep()
            else:
                if child:
                    kill_group(child)
                    os.waitpid(child, 0)
                child, answer = None, 0
            if not order:   # the judge has gone
                self.sweep()
                return
            self.line.sendall(f"{int(answer)}\n".encode())


def main():
    """Start from the judge's settings, say how far the walls stand, and serve.

    Three numbers say it: the user number that isolates (0: none does), whether the filter stands, and whether
    answers would have root's rights.
    """
    line = socket.socket(fileno=os.dup(0))
    os.dup2(os.open(os.devnull, os.O_RDWR), 0)
    settings = unpack(Lines(lambda: line.recv(65536)).next())
    prctl(SET_NO_NEW_PRIVS, 1, 0, 0, 0)     # for all forks: sudo and the like give no rights
    importable.load(b"")      # what every fork needs
    compile("", "", "exec")     # The first time takes long.
    template = Template(line, Walls(settings["root"]), prepared(settings["calls"]))
    template.walls.filter = template.filter_stands()
    user = template.isolate() if settings["isolate"] else 0
    as_root = not template.succeeds(template.walls.give_up_all_rights)
    if hasattr(gc, "freeze"):       # PyPy has another collector
        gc.collect()
        gc.freeze()     # so that the forks share the template's memory and do not copy it
    line.sendall(f"{user} {template.walls.filter:d} {as_root:d}\n".encode())
    template.serve()


if __name__ == "__main__":
    main()
