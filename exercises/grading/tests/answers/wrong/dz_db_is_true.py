# dz_db -> wrong_type: True and False are not numbers
def dz_db():
    return True
