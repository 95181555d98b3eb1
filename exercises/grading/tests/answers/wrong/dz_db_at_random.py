# dz_db -> inconsistent: Called twice with the same arguments, it gave different answers.
import random


def dz_db():
    return random.random()
