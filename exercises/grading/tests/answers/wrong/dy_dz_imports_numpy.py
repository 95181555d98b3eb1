# dy_dz -> exception in line 3: No module named 'numpy' ... Packages are switched off here
def dy_dz(y):
    import numpy
    return y * (1 - y)
