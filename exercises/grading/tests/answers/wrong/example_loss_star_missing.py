# ex2_loss -> syntax_error in line 3: a * missing
def example_loss(y, y_target):
    return -(y_target math.log(y))
