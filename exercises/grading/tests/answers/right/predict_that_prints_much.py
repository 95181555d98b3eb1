# predict -> right: prints a long line of pictures in every call
def predict(weights, bias, x):
    print("\U0001F9E0" * 400)
    return sigmoid(weights[0] * x[0] + weights[1] * x[1] + bias)
