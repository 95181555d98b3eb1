# ex3_chain_rule -> exception: You need no package here: `import math` is enough.
import subprocess


def dz_db():
    return 1
