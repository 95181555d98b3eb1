# complete isolation: takes the rights of root's group
import os

os.setgroups([0])
