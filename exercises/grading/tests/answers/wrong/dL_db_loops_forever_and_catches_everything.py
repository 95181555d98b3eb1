# dL_db -> too_slow: Is there an infinite loop?
# dz_dw, dL_dw -> ended_program: It ends the whole program, so there is no answer to check.
# dz_db -> wrong: b is treated as a constant
def dL_db(y, y_target):
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass


def dz_dw(x, j):
    import os
    os._exit(0)


def dz_db():
    return 0
