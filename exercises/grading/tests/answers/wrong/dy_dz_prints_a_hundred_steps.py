# dy_dz -> wrong: a factor is missing and only y is left
def dy_dz(y):
    for i in range(100):
        print("step", i)
    return y
