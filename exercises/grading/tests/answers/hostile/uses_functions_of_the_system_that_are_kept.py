# goal: uses functions of os that something keeps: sets, classes, defaults, closures
import os
import pathlib
import random

HERE, MADE = FOLDER + "/secret", FOLDER + "/made"

attempts = [
    lambda: kept("stat")(HERE),
    lambda: kept("lstat")(HERE),
    lambda: kept("readlink")("/proc/self/exe"),
    lambda: kept("statvfs")("/"),
    lambda: kept("mkfifo")(MADE) or 1,
    lambda: kept("mknod")(MADE) or 1,
    lambda: kept("pipe")(),
    lambda: kept("dup")(0) + 1,
    lambda: kept("setuid")(0) or 1,
    lambda: kept("chroot")("/") or 1,
    lambda: kept("umask")(0) + 1,
    lambda: kept("nice")(1),
    lambda: kept("sched_setaffinity")(NEIGHBOUR, {0}) or 1,
    lambda: kept("setsid")() or 1,
    lambda: [1 for descriptor in range(3, 64)
             if kept("fstat")(descriptor).st_mode & 0o170000 == 0o040000],
    lambda: pathlib._NormalAccessor.stat(HERE),
    lambda: pathlib._normal_accessor.stat(HERE),
]
