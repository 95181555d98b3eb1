# ex2_loss -> syntax_error: Is a * missing between them
def example_loss(y, y_target):
    return -(y_target math.log(y))
