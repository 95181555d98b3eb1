# dL_dw -> wrong: the answer is rounded to 0 decimals
def dL_dw(y, y_target, x, j):
    return round((y - y_target) * x[j], 0)
