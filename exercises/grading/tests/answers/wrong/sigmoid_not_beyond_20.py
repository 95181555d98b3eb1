# sigmoid -> wrong in line 6, though right between -20 and 20: beyond them it gives 0.5
real = sigmoid


def sigmoid(z):
    return real(z) if abs(z) < 20 else 0.5
