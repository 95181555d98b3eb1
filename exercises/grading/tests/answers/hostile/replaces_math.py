# Python alone: replaces all of math
import math

for name in dir(math):
    setattr(math, name, lambda *a, **k: True)
