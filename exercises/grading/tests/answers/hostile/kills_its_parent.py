# complete isolation: ends the process that started it
import os

os.kill(os.getppid(), 9)
