# dz_db -> right: begins with textwrap, to print a long thought
import textwrap


def dz_db():
    print(textwrap.fill("The bias acts like the weight of an input that is always 1. " * 3))
    return 1
