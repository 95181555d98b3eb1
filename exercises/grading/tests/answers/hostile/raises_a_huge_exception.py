# Python alone, only dy_dz: an exception with a message of a hundred million letters
def dy_dz(y):
    raise ValueError("x" * 10 ** 8)
