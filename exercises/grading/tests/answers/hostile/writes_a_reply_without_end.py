# everywhere: writes a line that never ends
import os

for descriptor in range(3, 256):
    try:
        while True:
            os.write(descriptor, b"x" * 60000)
    except OSError:
        pass
