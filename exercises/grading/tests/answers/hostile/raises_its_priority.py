# complete isolation: asks for more of the processor
import os

os.nice(-10)
