# everywhere, slow: sleeps
import time


def dy_dz(y):
    time.sleep(1000)
