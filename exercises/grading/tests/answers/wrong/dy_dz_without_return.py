# dy_dz -> wrong_type: It gave None: no `return` was reached. Did you forget it?
def dy_dz(y):
    y * (1 - y)
