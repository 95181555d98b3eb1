# dz_db -> inconsistent: Asked the same thing twice, it gave different answers.
import random


def dz_db():
    return random.random()
