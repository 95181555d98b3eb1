# goal: has the interpreter end, and makes a file when the hook is gone
import builtins
import codecs
import os
import sys
import threading

OPEN, MADE = open, FOLDER + "/made"


class Last:
    def __del__(self):
        try:
            OPEN(MADE, "w").close()
        except BaseException:
            pass


os._exit = lambda *_: None
for place in (sys, builtins, threading, os, module("_thread"), Last):
    place.last = Last()
ring = [Last()]
ring.append(ring)
codecs.register(lambda _, last=Last(): None)
codecs.register_error("last", lambda _, last=Last(): None)
local = threading.local()
local.last = Last()
attempts = []
