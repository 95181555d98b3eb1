"""Exercise 3, worked: the chain rule, one factor at a time."""


def dL_dy(y, y_target):
    """Return dl/dy, the first factor."""
    # l = -[y_target * ln(y) + (1 - y_target) * ln(1 - y)]
    #
    # The derivative of ln(y) is 1/y.
    # The derivative of ln(1 - y) is 1/(1 - y) times the derivative of (1 - y),
    # which is -1.
    #
    # dl/dy = -[y_target/y - (1 - y_target)/(1 - y)]
    #
    # Over the common denominator y*(1 - y), the numerator becomes
    #
    # -[y_target*(1 - y) - (1 - y_target)*y] = -[y_target - y] = y - y_target
    #
    # dl/dy = (y - y_target) / (y*(1 - y))
    return -(y_target / y - (1 - y_target) / (1 - y))


def dy_dz(y):
    """Return dy/dz, the second factor."""
    # y = 1/u with u = 1 + exp(-z)
    #
    # dy/du = -1/u**2          du/dz = -exp(-z)
    # dy/dz = exp(-z) / u**2 = 1/u * exp(-z)/u
    #
    # 1/u is y, and exp(-z)/u = (u - 1)/u = 1 - 1/u = 1 - y.
    #
    # dy/dz = y*(1 - y)
    return y * (1 - y)


def dz_dw(x, j):
    """Return dz/dWj, the third factor for a weight."""
    # z = W1*x1 + W2*x2 + b: only one term contains Wj, and in it Wj is
    # multiplied by xj.
    return x[j]


def dz_db():
    """Return dz/db, the third factor for the bias."""
    # z = W1*x1 + W2*x2 + b: the bias stands alone, as if it were multiplied by
    # an input that is always 1.
    return 1


def dL_dw(y, y_target, x, j):
    """Return dl/dWj, the product of the three factors."""
    # dl/dWj = dl/dy * dy/dz * dz/dWj
    return dL_dy(y, y_target) * dy_dz(y) * dz_dw(x, j)


def dL_db(y, y_target):
    """Return dl/db, the product of the three factors."""
    # dl/db = dl/dy * dy/dz * dz/db
    return dL_dy(y, y_target) * dy_dz(y) * dz_db()
