# goal: starts a process or a program, in each way that there is
import os


def fork(make):
    if make() == 0:
        os._exit(0)
    return 1


def program_of_c():
    ctypes = module("ctypes")
    words = (ctypes.c_char_p * 4)(*[word.encode() for word in PROGRAM], None)
    return system("execve", b"/bin/sh", words, 0)


attempts = [
    lambda: fork(os.fork),
    lambda: fork(lambda: os.forkpty()[0]),
    lambda: fork(lambda: kept("fork")()),
    lambda: fork(lambda: system("clone", 17, 0, 0, 0, 0)),
    lambda: fork_exec(module("_posixsubprocess").fork_exec),
    lambda: os.posix_spawn(PROGRAM[0], PROGRAM, {}),
    lambda: os.system(" ".join(PROGRAM)) + 1,
    lambda: os.popen(PROGRAM[2]).read() or 1,
    lambda: os.startfile("calc"),
    lambda: os.spawnv(os.P_NOWAIT, PROGRAM[0], PROGRAM),
    lambda: module("subprocess").Popen(PROGRAM).pid,
    lambda: module("multiprocessing").Process().start() or 1,
    lambda: module("_winapi").CreateProcess(None, "calc", None, None, 0, 0, None, None, None),
    lambda: kept("execve")(PROGRAM[0], PROGRAM, {}),
    program_of_c,
    lambda: os.execv(PROGRAM[0], PROGRAM),
]
