# dz_db -> wrong: b is treated as a constant
def dz_db():
    print("one")
    return 0
