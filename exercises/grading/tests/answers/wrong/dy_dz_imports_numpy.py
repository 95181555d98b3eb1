# dy_dz -> exception in line 3: No module named 'numpy' ... You need no package here: `import math` is enough.
def dy_dz(y):
    import numpy
    return y * (1 - y)
