# Python alone: listens to every call and every line
import sys

sys.settrace(lambda *a: None)
sys.setprofile(lambda *a: None)
