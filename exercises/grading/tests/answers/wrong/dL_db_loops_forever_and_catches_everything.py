# dL_db -> too_slow: Is there an infinite loop?
def dL_db(y, y_target):
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass
