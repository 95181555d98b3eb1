# goal: stops and ends another process of the same user, and the grader's own
import os
import signal

attempts = [
    *[lambda number=number: os.kill(number, 0) or 1 for number in OURS],
    *[lambda number=number: system("kill", number, 0) + 1 for number in OURS],
    lambda: os.kill(-1, 0) or 1,
    lambda: os.killpg(os.getpgid(os.getppid()), 0) or 1,
    lambda: os.kill(os.getppid(), 0) or 1,
    lambda: kept("kill")(kept("getppid")(), 0) or 1,
    lambda: system("tgkill", NEIGHBOUR, NEIGHBOUR, 0) + 1,
    lambda: signal.pidfd_send_signal(os.pidfd_open(NEIGHBOUR), 0) or 1,
    lambda: os.setpriority(os.PRIO_PROCESS, NEIGHBOUR, 19) or 1,
    lambda: os.sched_setaffinity(NEIGHBOUR, {0}) or 1,
    lambda: module("resource").prlimit(NEIGHBOUR, 0, (1, 1)),
    lambda: os.kill(NEIGHBOUR, 19) or 1,
    lambda: system("kill", NEIGHBOUR, 19) + 1,
    lambda: os.kill(NEIGHBOUR, 9) or 1,
    lambda: kept("kill")(NEIGHBOUR, 9) or 1,
    lambda: system("kill", NEIGHBOUR, 9) + 1,
]
