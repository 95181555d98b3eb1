# dz_db -> wrong: the bias is counted once for each input
# dL_db -> carried_over: Right, given your dz_db, which is not right yet. Fix dz_db first.
def dz_db():
    return 2
