# posix: locks and removes the folder that it runs in
import os

os.chmod(".", 0)
os.rmdir(".")
