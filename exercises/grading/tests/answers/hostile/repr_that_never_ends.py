# everywhere, slow, only dy_dz, as too_slow: returns what cannot be written down
class Slow:
    def __repr__(self):
        while True:
            pass


def dy_dz(y):
    return Slow()
