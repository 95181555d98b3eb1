# dy_dz -> exception: No module named 'socket' ... You need no package here: `import math` is enough.
def dy_dz(y):
    import socket
    return y * (1 - y)
