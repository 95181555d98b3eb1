# goal: starts a thread, in each way that there is
import threading


def started(start):
    found = threading.Event()
    start(found.set)
    return found.wait(5)


def by_thread(work):
    threading.Thread(target=work).start()


def by_timer(work):
    threading.Timer(0, work).start()


def by_low_level(work):
    module("_thread").start_new_thread(work, ())


def joinable(work):
    module("_thread").start_joinable_thread(work)


attempts = [lambda way=way: started(way) for way in (by_thread, by_timer, by_low_level, joinable)]
