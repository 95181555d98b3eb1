# everywhere: finds modules that may not be imported, in memory, and puts them back
import gc
import sys

gc.unfreeze()
for thing in gc.get_objects():
    if type(thing) is type(sys):
        sys.modules[thing.__name__] = thing
