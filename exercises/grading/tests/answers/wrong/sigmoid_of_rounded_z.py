# sigmoid -> wrong in line 6, though right for z with one decimal: z is rounded to that
real = sigmoid


def sigmoid(z):
    return real(round(z, 1))
