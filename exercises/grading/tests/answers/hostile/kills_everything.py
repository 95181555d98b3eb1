# complete isolation: ends every process that it may end
import os

os.kill(-1, 9)
