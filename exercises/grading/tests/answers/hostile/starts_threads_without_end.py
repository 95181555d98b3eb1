# posix, only dy_dz: starts one thread after the other
import threading
import time


def dy_dz(y):
    while True:
        threading.Thread(target=time.sleep, args=(100,)).start()
