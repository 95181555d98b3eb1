# goal: renames, makes, changes and removes files, also through a neighbour's folder
import os
import pathlib

THERE = f"/proc/{NEIGHBOUR}/cwd/"       # the same folder
MADE = FOLDER + "/made"


def in_both(work):
    return [lambda place=place: work(place) or 1 for place in (FOLDER + "/", THERE)]


def by_the_system(name, *arguments):
    return [lambda: system(name, *arguments) + 1]


attempts = [
    lambda: open("/note", "w").close() or 1,
    lambda: open("note", "w").close() or 1,
    lambda: open("ex3_chain_rule.py", "a").close() or 1,
    lambda: os.mkdir("/hole") or 1,
    lambda: os.mkdir("hole") or 1,
    lambda: open(QUESTIONS, "a").close() or 1,
    lambda: os.open(QUESTIONS, os.O_RDWR) + 1,
    *in_both(lambda place: os.mkdir(place + "made")),
    *in_both(lambda place: os.symlink("x", place + "made")),
    *in_both(lambda place: os.link(place + "secret", place + "made")),
    *in_both(lambda place: os.chmod(place + "secret", 0o600)),
    *in_both(lambda place: os.utime(place + "secret", (1, 1))),
    *in_both(lambda place: open(place + "made", "w").close()),
    *in_both(lambda place: pathlib.Path(place + "made").touch()),
    *in_both(lambda place: kept("mkfifo")(place + "made")),
    *in_both(lambda place: kept("mknod")(place + "made")),
    *in_both(lambda place: kept("mkdir")(place + "made")),
    *in_both(lambda place: os.rename(place + "secret", place + "made")),
    *in_both(lambda place: kept("rename")(place + "secret", place + "made")),
    *in_both(lambda place: kept("truncate")(place + "secret", 0)),
    *in_both(lambda place: kept("unlink")(place + "secret")),
    *by_the_system("mkdirat", -100, MADE.encode(), 0o777),
    *by_the_system("mknodat", -100, MADE.encode(), 0o10666, 0),
    *by_the_system("fchmodat", -100, (FOLDER + "/secret").encode(), 0o600),
    *by_the_system("renameat", -100, (FOLDER + "/secret").encode(), -100, MADE.encode()),
    *by_the_system("unlinkat", -100, (FOLDER + "/secret").encode(), 0),
]
