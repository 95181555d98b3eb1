# goal: takes the rights of root, of another group or folder, or of more processes and files
import os

MORE = (100, 100)

attempts = [
    lambda: os.setuid(0) or 1,
    lambda: os.seteuid(0) or 1,
    lambda: os.setgid(0) or 1,
    lambda: os.setgroups([0]) or 1,
    lambda: os.setgroups([os.getgid()]) or 1,
    lambda: kept("setuid")(0) or 1,
    lambda: kept("setgroups")([0]) or 1,
    lambda: os.nice(-10) + 100,
    lambda: os.nice(1) + 100,
    lambda: os.mkdir("x") or os.chroot("x") or 1,
    lambda: os.chroot("/") or 1,
    lambda: os.chdir("/") or 1,
    lambda: os.chdir("..") or 1,
    lambda: kept("chroot")("/") or 1,
    lambda: module("resource").setrlimit(module("resource").RLIMIT_NPROC, MORE) or 1,
    lambda: module("resource").setrlimit(module("resource").RLIMIT_NOFILE, MORE) or 1,
    lambda: system("setrlimit", 7, b"\x64" + b"\0" * 7 + b"\x64" + b"\0" * 7) + 1,
]
