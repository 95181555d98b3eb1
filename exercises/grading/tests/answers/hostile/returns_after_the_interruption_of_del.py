# everywhere, slow, only dy_dz: is interrupted where Python itself catches everything, and then returns
class Falls:
    def __del__(self):
        while True:
            pass


def dy_dz(y):
    Falls()
    return y * (1 - y)
