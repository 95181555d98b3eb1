# everywhere, slow, only dy_dz: sleeps
import time


def dy_dz(y):
    time.sleep(1000)
