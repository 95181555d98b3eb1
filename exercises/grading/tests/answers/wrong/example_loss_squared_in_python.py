# example_loss -> wrong in no line: the squared error is used
def example_loss(y, y_target):
    return (y - y_target)**2
