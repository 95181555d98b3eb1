# ex3_chain_rule -> exception: An answer needs no package: `import math` is enough.
import subprocess


def dz_db():
    return 1
