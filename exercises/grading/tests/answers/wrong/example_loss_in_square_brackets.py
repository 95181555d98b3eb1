# example_loss -> exception in line 3: Square brackets make a list
def example_loss(y, y_target):
    return -[y_target * math.log(y) + (1 - y_target) * math.log(1 - y)]
