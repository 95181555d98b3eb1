# dz_db -> right: and below it something goes on for ever, which is stopped
def dz_db():
    return 1


while True:
    pass
