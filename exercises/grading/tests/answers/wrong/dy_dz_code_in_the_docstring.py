# dy_dz -> wrong_type in line 5: the code is between the three quotes, so Python reads it as text
def dy_dz(y):
    """Return dy/dz.
    
    return y * (1 - y)
    """
