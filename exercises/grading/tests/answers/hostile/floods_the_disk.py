# posix: writes a file without end
def dy_dz(y):
    with open("flood", "wb") as file:
        while True:
            file.write(b"x" * 10 ** 6)
