# dL_dw -> right: the product multiplied out on paper
def dL_dw(y, y_target, x, j):
    return (y - y_target) * x[j]
