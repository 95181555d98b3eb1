# everywhere: writes a number of 90000 digits
import os

for descriptor in range(256):
    try:
        os.write(descriptor, b'[{"loaded": null}, {"value": ' + b"9" * 90000 + b"}]\n")
    except OSError:
        pass
