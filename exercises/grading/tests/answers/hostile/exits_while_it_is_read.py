# everywhere: ends the process before anything is called
import os

os._exit(0)
