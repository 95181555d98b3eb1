# dy_dz -> exception in line 6: return 1 / (y - y)
NOTE = """pasted from a page:   a line separator, and  a form feed"""


def dy_dz(y):
    return 1 / (y - y)
