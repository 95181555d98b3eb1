# everywhere: finds the objects that are at work above it, and leaves them nothing to work on
found = 0
for thing in objects_of_the_program():
    for name, value in list(getattr(thing, "__dict__", {}).items()):
        try:
            setattr(thing, name, type(value)())
            found += 1
        except BaseException:
            pass

if not found:       # then this probe tries nothing, and must not go unnoticed
    def dy_dz(y):
        return y * (1 - y)
