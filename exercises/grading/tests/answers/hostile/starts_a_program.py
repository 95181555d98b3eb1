# complete isolation: starts a shell, in two ways
import os

os.system("echo")
os.posix_spawn("/bin/sh", ["sh", "-c", "echo"], {})
