# ex1_forward -> syntax_error in line 2: Copy the def line from the original file.
def predict(weights[0], bias, x):
    return weights[0] * x[0] + bias
