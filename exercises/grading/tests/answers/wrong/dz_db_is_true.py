# dz_db -> wrong_type: True and False are no numbers
def dz_db():
    return True
