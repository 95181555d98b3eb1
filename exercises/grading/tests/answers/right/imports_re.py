# dz_dw -> right: begins with re, to find the inputs in a text
import re


def dz_dw(x, j):
    return float(re.findall(r"[-+.\de]+", str(x))[j])
