# ex2_loss -> syntax_error: a * missing
def example_loss(y, y_target):
    return -(y_target math.log(y))
