# dz_db -> exception in line 3: dz_db is given nothing, so b has no value here
def dz_db():
    return b
