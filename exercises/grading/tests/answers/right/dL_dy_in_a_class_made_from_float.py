# dL_dy -> right: gives a number back that is called Slope and shows itself in its own way
class Slope(float):
    def __repr__(self):
        return f"slope {float(self):.2f}"


def dL_dy(y, y_target):
    return Slope((y - y_target) / (y * (1 - y)))
