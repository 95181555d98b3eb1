# sigmoid -> right: asks for UTF-8, and for a number in a main block
import math
import sys

if hasattr(sys.stdout, "reconfigure"):
    sys.stdout.reconfigure(encoding="utf-8")
else:
    print("an old Python", file=sys.stderr)


def sigmoid(z: float) -> float:
    return 1 / (1 + math.exp(-z))


print(f"σ(0) = {sigmoid(0):.3f}")

if __name__ == "__main__":
    print(sigmoid(float(input("z = "))))
