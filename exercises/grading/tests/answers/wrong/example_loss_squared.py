# example_loss -> wrong: the squared error is used
# loss -> carried_over: Right, given your example_loss, which is not right yet. Fix example_loss first.
def example_loss(y, y_target):
    return (y - y_target) ** 2
