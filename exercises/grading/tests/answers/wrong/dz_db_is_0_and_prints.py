# dz_db -> wrong: b is taken for a constant whose derivative is 0
def dz_db():
    print("one")
    return 0
