# everywhere: ends the process once more when it ends
import atexit
import os

atexit.register(os._exit, 0)
