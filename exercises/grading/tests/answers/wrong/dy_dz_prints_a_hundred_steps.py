# dy_dz -> wrong: the factor 1 - y is forgotten
def dy_dz(y):
    for i in range(100):
        print("step", i)
    return y
