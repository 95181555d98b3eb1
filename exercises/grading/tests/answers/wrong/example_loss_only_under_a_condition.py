# example_loss -> wrong_type in line 4: the `return` is reached only under a condition
def example_loss(y, y_target):
    if y_target == 1:
        return -math.log(y)
