# complete isolation: leaves a folder
import os

os.mkdir("/hole")
