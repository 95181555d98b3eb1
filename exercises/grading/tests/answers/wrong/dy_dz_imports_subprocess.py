# dy_dz -> exception: An answer needs no package: `import math` is enough.
def dy_dz(y):
    from subprocess import run
    return y * (1 - y)
