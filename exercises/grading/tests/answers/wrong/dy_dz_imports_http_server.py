# dy_dz -> exception: You need no package here: `import math` is enough.
def dy_dz(y):
    import http.server
    return y * (1 - y)
