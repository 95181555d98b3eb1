# Python alone, only dy_dz: returns an object of a class whose name is a number
class Meta(type):
    __name__ = 7


class Odd(metaclass=Meta):
    pass


def dy_dz(y):
    return Odd()
