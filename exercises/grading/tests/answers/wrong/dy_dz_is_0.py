# dy_dz -> wrong: Nothing uses y
# dL_dw, dL_db -> wrong, and is told: Fix dy_dz first.
def dy_dz(y):
    return 0
