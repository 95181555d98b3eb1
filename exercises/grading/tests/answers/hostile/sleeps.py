# everywhere, slow, only dy_dz, as too_slow: sleeps
import time


def dy_dz(y):
    time.sleep(1000)
