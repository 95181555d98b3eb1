# complete isolation: asks for a hundred processes, with a module found in memory
import gc

gc.unfreeze()
for thing in gc.get_objects():
    if type(thing) is type(gc) and thing.__name__ == "resource":
        thing.setrlimit(thing.RLIMIT_NPROC, (100, 100))
