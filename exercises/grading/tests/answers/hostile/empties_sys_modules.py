# Python alone: puts None in the place of every module
import sys

for name in list(sys.modules):
    sys.modules[name] = None
