# dy_dz -> exception: No module named 'socket' ... Packages are switched off here
def dy_dz(y):
    import socket
    return y * (1 - y)
