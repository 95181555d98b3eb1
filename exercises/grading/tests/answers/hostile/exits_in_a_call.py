# everywhere, only dy_dz, as ended_program: ends the process when it is called
import os


def dy_dz(y):
    os._exit(0)
