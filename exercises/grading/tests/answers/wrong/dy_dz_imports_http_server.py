# dy_dz -> exception: No module named 'http.server' ... You need no package here: `import math` is enough.
def dy_dz(y):
    import http.server
    return y * (1 - y)
