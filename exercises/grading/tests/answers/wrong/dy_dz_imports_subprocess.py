# dy_dz -> exception: No module named 'subprocess' ... Packages are switched off here
def dy_dz(y):
    from subprocess import run
    return y * (1 - y)
