# dL_db -> too_slow: Does a loop never end?
def dL_db(y, y_target):
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass
