# hidden_layer_gradient -> right: nine slopes, measured, and other names for the arguments
import math


def hidden_layer_gradient(V, c, W, b, examples):
    def loss(p):
        total = 0
        for x, y_target in examples:
            h = [predict(p[0:2], p[4], x), predict(p[2:4], p[5], x)]
            y = predict(p[6:8], p[8], h)
            total -= math.log(y) if y_target else math.log(1 - y)
        return total / len(examples)

    p, step, slopes = [*V[0], *V[1], *c, *W, b], 1e-5, []
    for k in range(9):
        up, down = p[:], p[:]
        up[k] += step
        down[k] -= step
        slopes.append((loss(up) - loss(down)) / (2 * step))
    return (slopes[0:2], slopes[2:4]), slopes[4:6], slopes[6:8], slopes[8]
