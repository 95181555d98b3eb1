# dz_db -> right: gives a whole number back that is called One
class One(int):
    pass


def dz_db():
    return One(1)
