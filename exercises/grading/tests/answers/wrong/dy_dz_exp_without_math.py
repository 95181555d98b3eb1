# dy_dz -> exception in line 3: name 'exp' is not defined ... dy_dz(0.3) ... it is called math.exp.
def dy_dz(y):
    return exp(-y)
