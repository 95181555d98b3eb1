# dy_dz -> exception: An answer needs no package: `import math` is enough.
def dy_dz(y):
    import http.server
    return y * (1 - y)
