# dL_db -> wrong: the loss itself is returned, not its derivative (in dl/dy)
import math


def dL_db(y, y_target):
    return -(y_target * math.log(y) + (1 - y_target) * math.log(1 - y)) * dy_dz(y) * dz_db()
