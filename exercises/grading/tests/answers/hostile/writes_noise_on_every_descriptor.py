# everywhere, as ended_program: writes noise wherever the line to the judge may be
import os

write_everywhere(os.urandom(5000) + b"\n")
