# complete isolation: a second chroot, to get out of the first
import os

os.mkdir("x")
os.chroot("x")
os.chdir("../../../..")
