# dy_dz -> wrong: the slope of the hyperbolic tangent is used
def dy_dz(y):
    return 1 - y ** 2
