# example_loss -> right: begins with enum, for the two targets
import math
from enum import Enum


class Target(Enum):
    NO = 0
    YES = 1


def example_loss(y, y_target):
    return -math.log(y if Target(y_target) is Target.YES else 1 - y)
