# dy_dz -> wrong, and nothing is named: It gives 0 for every input.
# dL_dw, dL_db -> wrong, and is told: Fix dy_dz first.
def dy_dz(y):
    return 0
