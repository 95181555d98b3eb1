# everywhere: changes contents that all files of a submission share, where nobody looks
import copy
import gc
import sys
import warnings

gc.disable()
sys.setrecursionlimit(100)
copy._copy_dispatch.clear()
warnings.filters[:] = [("error", None, Warning, None, 0)]
sys.path_hooks.append(None)


class Loud(type):
    def __eq__(self, other):
        while True:
            pass


for thing in search():
    if type(thing) is dict and len(thing) < 200 and "gc" in thing and "sys" in thing:
        thing["later"] = Loud("Later", (), {})
