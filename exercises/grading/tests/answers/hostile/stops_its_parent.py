# complete isolation: stops the process that started it
import os

os.kill(os.getppid(), 19)
