# dy_dz -> exception in line 5: name 'slope' is not defined
def dy_dz(y, again=True):
    if again:
        return dy_dz(y, False)
    return y * slope
