# Python alone: takes away the places to print to
import sys

sys.stdout = sys.stderr = None
