# everywhere: closes everything that is open
import os

os.closerange(0, 256)
