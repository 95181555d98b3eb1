# dy_dz -> exception: No module named 'subprocess' ... You need no package here: `import math` is enough.
def dy_dz(y):
    from subprocess import run
    return y * (1 - y)
