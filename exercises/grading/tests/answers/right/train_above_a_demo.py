# train -> right: and below it a demo that prints in every way, and asks for input
import sys

if hasattr(sys.stdout, "reconfigure"):
    sys.stdout.reconfigure(encoding="utf-8")
sys.stdout.flush()
print("π", file=sys.stderr)
if __name__ == "__main__":
    name = input("Your name? ")
    print("Hello", name)
try:
    input("More? ")
except EOFError:
    print("no more")
for step in range(3):
    print(f"{step:>3} {train([0.1, 0.2], 0.3, [([0, 1], 1)], 0.5, step)}")
