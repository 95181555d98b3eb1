# dz_db -> wrong: b is treated as a constant
def dz_db():
    return 0
