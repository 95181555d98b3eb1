# Python alone: finds modules that may not be imported, in memory, and puts them back
import sys

for thing in search():
    if type(thing) is type(sys):
        sys.modules[thing.__name__] = thing
