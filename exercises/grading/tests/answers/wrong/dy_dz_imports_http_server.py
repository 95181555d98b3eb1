# dy_dz -> exception: No module named 'http.server' ... Packages are switched off here
def dy_dz(y):
    import http.server
    return y * (1 - y)
