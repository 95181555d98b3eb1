"""Right calculations, each made of steps, and right slopes, each measured.

A calculation is given wrong steps by name, and returns the function of a student who makes these mistakes:

    mean_gradient(dy_dz=lambda y: y ** 2)       the gradient of a student for whom dy/dz is y squared

What one wrong step gives is so known for every function that has this step, and for any two steps together.

Short names: t is y_target, c is dz/dW or dz/db, gw and gb are grad_weights and grad_bias.
"""

from math import exp, log

import single_neuron
from single_neuron import predict

# What a gradient looks like, in words, and the names of its numbers.
GRADIENT = "a pair: the list [dL/dW1, dL/dW2], then the number dL/db"
GRADIENT_PARTS = ["dL/dW1", "dL/dW2", "dL/db"]


# ---- Measured slopes: the right value of a derivative is the slope of the loss itself ----------------

def slope(f, at, room=1.0):
    """Return the slope of f at a point, right to about 1e-12, from four values of f near it.

    room is the distance to the nearest point where f or a derivative of it grows without bound. The step is a
    thousandth of it, so that the formula holds near y = 0 and y = 1 too.
    """
    h = room / 1000
    return (f(at - 2 * h) - 8 * f(at - h) + 8 * f(at + h) - f(at + 2 * h)) / (12 * h)


def slopes(f, parameters):
    """Return the slopes of f(parameters), one for each parameter in the list."""
    def slope_of(j):
        return slope(lambda value: f(parameters[:j] + [value] + parameters[j + 1:]), parameters[j])
    return [slope_of(j) for j in range(len(parameters))]


def example_loss(y, t):
    return -(t * log(y) + (1 - t) * log(1 - y))


def example_slope(y, t, shift):
    """Return the slope of the loss of one example when z moves by shift for each unit of a parameter."""
    z = log(y / (1 - y))
    return slope(lambda parameter: single_neuron.loss([parameter], z, [([shift], t)]), at=0.0)


def squared_error(weights, bias, examples):
    return sum((predict(weights, bias, x) - t) ** 2 for x, t in examples) / len(examples)


def gradient_of(loss):
    """Return the gradient of a loss(weights, bias, examples), as a function of the same three."""
    def gradient(weights, bias, examples):
        *grad_weights, grad_bias = slopes(lambda p: loss(p[:-1], p[-1], examples), [*weights, bias])
        return grad_weights, grad_bias
    return gradient


def hidden_layer_gradient(hidden_weights, hidden_biases, output_weights, output_bias, examples):
    def loss(p):
        seen = [([predict(p[0:2], p[4], x), predict(p[2:4], p[5], x)], t) for x, t in examples]
        return single_neuron.loss(p[6:8], p[8], seen)
    g = slopes(loss, [*hidden_weights[0], *hidden_weights[1], *hidden_biases, *output_weights, output_bias])
    return [g[0:2], g[2:4]], g[4:6], g[6:8], g[8]


# ---- Steps around a whole calculation: each makes another function of a function ---------------------

def unchanged(function):
    return function


def with_steps_around(calculation):
    """Give a calculation more steps: the sum over the examples, what it is given, and what it returns."""
    def with_steps(averaging=unchanged, arguments=unchanged,
                   parts=unchanged, sign=unchanged, result=unchanged, **steps):
        return result(sign(parts(arguments(averaging(calculation(**steps))))))
    return with_steps


def changed_arguments(change):
    """The function is given what change(...) returns, in place of its arguments."""
    return lambda function: lambda *given: function(*change(*given))


def changed_parts(change):
    """The answer has several parts, and is what change(...) makes of them."""
    return lambda function: lambda *given: change(*function(*given))


def changed_numbers(change):
    """Each number of the answer is what change(number) makes of it."""
    def changed(answer):
        return list(map(changed, answer)) if isinstance(answer, (list, tuple)) else change(answer)
    return lambda function: lambda *given: changed(function(*given))


ALL, FIRST, LAST = slice(None), slice(1), slice(-1, None)
ALL_BUT_FIRST, ALL_BUT_LAST = slice(1, None), slice(-1)


def averaged(kept=ALL, times=lambda n: 1):
    """The mean is taken of the examples that are kept, times a factor: a function of the number of all."""
    def averaging(mean):
        def gives(*given):
            *parameters, examples = given
            # If the only example is left out, the factor is 0, whatever it multiplies.
            scaled = changed_numbers(lambda number, factor=times(len(examples)): number * factor)(mean)
            return scaled(*parameters, examples[kept] or examples)
        return gives
    return averaging


def partly(change, *where):
    """The function is changed where it says so: 1 or 0 for each number of the answer, in the same lists."""
    def chosen(where, changed, right):
        if isinstance(where, (list, tuple)):
            return list(map(chosen, where, changed, right))
        return changed if where else right
    return lambda function: lambda *given: chosen(where, change(function)(*given), function(*given))


def formula_alone(right):
    """Return a calculation that is one formula."""
    return with_steps_around(lambda formula=right: formula)


# ---- Forward pass and loss ---------------------------------------------------------------------------

@with_steps_around
def sigmoid(power=lambda z: exp(min(-z, 700)), fraction=lambda power, z: 1 / (1 + power)):
    """The power is exp(-z), and the result a fraction with it."""
    return lambda z: fraction(power(z), z)


@with_steps_around
def neuron(total=lambda w1, w2, x1, x2: w1*x1 + w2*x2, z=lambda total, b: total + b,
           output=lambda sigmoid, z, w1, w2, b, x1, x2: sigmoid(z(w1, w2, b, x1, x2)), **of_sigmoid):
    """The sigmoid and z, with a total and the bias, are functions that the output is made of."""
    function = sigmoid(**of_sigmoid)

    def whole_z(w1, w2, b, x1, x2):
        return z(total(w1, w2, x1, x2), b)
    return lambda weights, bias, x: output(function, whole_z, *weights, bias, *x)


@with_steps_around
def loss_of_one(log=log, terms=lambda y, t, log: -(t * log(y) + (1 - t) * log(1 - y))):
    return lambda y, t: terms(y, t, log)


@with_steps_around
def mean_loss(**of_one):
    of_one = loss_of_one(**of_one)
    return lambda weights, bias, examples: sum(
        of_one(predict(weights, bias, x), t) for x, t in examples) / len(examples)


# ---- The chain rule: dl/dW = dl/dy * dy/dz * dz/dW ---------------------------------------------------

def z_of(y):
    """Return the weighted sum that gives y. Where y is rounded to 1, it is not as large as it was."""
    return log(y / max(1 - y, 1e-16))


def right_dl_dy(y, t):
    return (y - t) / (y * (1 - y))


def right_dy_dz(y):
    return y * (1 - y)


def right_dz_dw(x, j):
    return x[j]


def right_dz_db():
    return 1


def product(dl_dy, dy_dz, y, t, c):
    return dl_dy(y, t) * dy_dz(y) * c


def multiplied_out(dl_dz):
    """The first two factors are one: dl_dz(y, t), which is y - t if it is right."""
    return lambda dl_dy, dy_dz, y, t, c: dl_dz(y, t) * c


@with_steps_around
def dl_dw(chain=product, dl_dy=right_dl_dy, dy_dz=right_dy_dz, dz_dw=right_dz_dw):
    return lambda y, t, x, j: chain(dl_dy, dy_dz, y, t, dz_dw(x, j))


@with_steps_around
def dl_db(chain=product, dl_dy=right_dl_dy, dy_dz=right_dy_dz, dz_db=right_dz_db):
    return lambda y, t: chain(dl_dy, dy_dz, y, t, dz_db())


@with_steps_around
def mean_gradient(chain=product, dl_dy=right_dl_dy, dy_dz=right_dy_dz, dz_dw=right_dz_dw, dz_db=right_dz_db,
                  inputs=lambda x, weights, last: x):
    """inputs are what the slopes for the weights are multiplied by; last is the x of the last example."""
    def gives(weights, bias, examples):
        last, sums = examples[-1][0], [0, 0, 0]
        for x, t in examples:
            y, seen = predict(weights, bias, x), inputs(x, weights, last)
            for k, c in enumerate((dz_dw(seen, 0), dz_dw(seen, 1), dz_db())):
                sums[k] += chain(dl_dy, dy_dz, y, t, c)
        W1, W2, b = (number / len(examples) for number in sums)
        return [W1, W2], b
    return gives


@with_steps_around
def hidden_layer(chain=multiplied_out(lambda y, t: y - t), weight=lambda W, k: W[k], dh_dz=right_dy_dz,
                 back=lambda weight, dh_dz, W, h, k, y: weight(W, k) * dh_dz(h[k]), seen=lambda h, x, W: h,
                 inputs=lambda x, h, V: x):
    """W are the output weights, h the hidden outputs, k is the number of one hidden neuron, V its weights."""
    def gives(hidden_weights, hidden_biases, output_weights, output_bias, examples):
        grad_V, grad_c, grad_W, grad_b = [[0, 0], [0, 0]], [0, 0], [0, 0], 0
        n = len(examples)
        for x, t in examples:
            h = [predict(hidden_weights[k], hidden_biases[k], x) for k in (0, 1)]
            y, outputs = predict(output_weights, output_bias, h), seen(h, x, output_weights)
            grad_b += chain(right_dl_dy, right_dy_dz, y, t, 1) / n
            for k in (0, 1):
                grad_W[k] += chain(right_dl_dy, right_dy_dz, y, t, outputs[k]) / n
                dz_dzk = back(weight, dh_dz, output_weights, h, k, y)
                term = chain(right_dl_dy, right_dy_dz, y, t, dz_dzk) / n
                grad_c[k] += term
                for j, xj in enumerate(inputs(x, h, hidden_weights[k])):
                    grad_V[k][j] += term * xj
        return grad_V, grad_c, grad_W, grad_b
    return gives


# ---- Update and training -----------------------------------------------------------------------------

def right_step(old, slope, rate):
    return old - rate * slope


@with_steps_around
def updated(step=right_step, weight_step=None, bias_step=None, slopes=lambda gw, gb: (gw, gb)):
    """All parameters take the step, unless the weights or the bias have one of their own."""
    weight_step, bias_step = weight_step or step, bias_step or step

    def gives(weights, bias, gw, gb, rate):
        gw, gb = slopes(gw, gb)
        return ([weight_step(weights[0], gw[0], rate), weight_step(weights[1], gw[1], rate)],
                bias_step(bias, gb, rate))
    return gives


def one_step(gradient, update, weights, bias, examples, rate):
    return update(weights, bias, *gradient(weights, bias, examples), rate)


@with_steps_around
def trained(iteration=one_step, chain=multiplied_out(lambda y, t: y - t), summed=unchanged, **of_update):
    """summed is the averaging of the gradient."""
    gradient, update = mean_gradient(chain=chain, averaging=summed), updated(**of_update)

    def gives(weights, bias, examples, rate, iterations):
        for _ in range(iterations):
            weights, bias = iteration(gradient, update, weights, bias, examples, rate)
        return weights, bias
    return gives
