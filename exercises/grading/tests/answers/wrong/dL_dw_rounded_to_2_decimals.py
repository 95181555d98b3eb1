# dL_dw -> wrong in line 3: the answer is rounded to 2 decimals
def dL_dw(y, y_target, x, j):
    return round((y - y_target) * x[j], 2)
