# ex2_loss -> syntax_error in line 3: missing between y_target and math.log in line 3: a * or a comma?
def example_loss(y, y_target):
    return -(y_target math.log(y))
