# dy_dz -> wrong, by a ten-thousandth: no mistake of the catalogue is as small
real = dy_dz


def dy_dz(y):
    return real(y) * 1.0001
