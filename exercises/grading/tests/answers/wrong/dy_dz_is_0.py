# dy_dz -> wrong, and says nothing of how: It gives 0 for every input.
def dy_dz(y):
    return 0
