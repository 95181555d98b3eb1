# Python alone, only dy_dz: returns something that must be awaited
async def dy_dz(y):
    return y * (1 - y)
