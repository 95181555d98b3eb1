"""Right calculations, each with a place for a wrong formula. What takes a formula returns the function of a
student who makes that mistake.

Short names in formulas: t is y_target, gw and gb are grad_weights and grad_bias.
"""

import single_neuron
from single_neuron import predict, train


# ---- Of any function ---------------------------------------------------------------------------------

def itself(formula):
    """The formula is the whole function."""
    return formula


def called_with(function, **changes):
    """The function is given other arguments: what the formula with the name of an argument makes of it."""
    names = function.__code__.co_varnames[:function.__code__.co_argcount]
    return lambda *arguments: function(
        *[changes.get(name, itself)(value) for name, value in zip(names, arguments)])


def answer_of(function):
    """Return a place: the answer is another one, made by the formula from the parts of the right one."""
    return lambda formula: lambda *arguments: formula(*function(*arguments))


def part_by_part(*functions):
    """The first part of the answer comes from the first function, the second from the second, and so on."""
    return lambda *arguments: [function(*arguments)[k] for k, function in enumerate(functions)]


# ---- Forward pass and loss ---------------------------------------------------------------------------

def neuron(y):
    """The prediction is y(w1, w2, b, x1, x2)."""
    return lambda weights, bias, x: y(*weights, bias, *x)


def mean_loss(loss):
    """The loss of an example is loss(y, t)."""
    return lambda weights, bias, examples: sum(
        loss(predict(weights, bias, x), t) for x, t in examples) / len(examples)


# ---- Slopes: dl/dWj = dl/dz * dz/dWj, with dl/dz = y - t and dz/dWj = xj -----------------------------

def error(y, t):
    return y - t


def times_the_input(dl_dz):
    return lambda y, t, x, j: dl_dz(y, t) * x[j]


def times_the_error(dz_dw):
    return lambda y, t, x, j: (y - t) * dz_dw(x, j)


def mean_gradient(dl_dz):
    """The slopes are the means of dl_dz(y, t) * xj, and of dl_dz(y, t)."""
    def gives(weights, bias, examples):
        terms = [(dl_dz(predict(weights, bias, x), t), x) for x, t in examples]
        sums = [sum(term * x[0] for term, x in terms), sum(term * x[1] for term, x in terms)]
        return [sums[0] / len(terms), sums[1] / len(terms)], sum(term for term, x in terms) / len(terms)
    return gives


def hidden_layer(dl_dz=error, dz_dzk=lambda W, h, k: W[k] * h[k] * (1 - h[k]), dz_dWk=lambda h, x, k: h[k]):
    """A step of exercise 7 is another one. z and W are of the output neuron, zk and h[k] of hidden one k."""
    def gives(hidden_weights, hidden_biases, output_weights, output_bias, examples):
        grad_V, grad_c, grad_W, grad_b = [[0, 0], [0, 0]], [0, 0], [0, 0], 0
        n = len(examples)
        for x, t in examples:
            h = [predict(hidden_weights[k], hidden_biases[k], x) for k in (0, 1)]
            term = dl_dz(predict(output_weights, output_bias, h), t) / n
            grad_b += term
            for k in (0, 1):
                hidden_term = term * dz_dzk(output_weights, h, k)
                grad_W[k] += term * dz_dWk(h, x, k)
                grad_c[k] += hidden_term
                grad_V[k] = [grad_V[k][j] + hidden_term * x[j] for j in (0, 1)]
        return grad_V, grad_c, grad_W, grad_b
    return gives


def way_back(dz_dzk):
    return hidden_layer(dz_dzk=dz_dzk)


# ---- Update ------------------------------------------------------------------------------------------

def right_step(old, slope, rate):
    return old - rate * slope


def stepped(weight=right_step, bias=right_step):
    """A new weight or the new bias is a function of (old, slope, rate)."""
    def gives(weights, old_bias, gw, gb, rate):
        return [weight(weights[0], gw[0], rate), weight(weights[1], gw[1], rate)], bias(old_bias, gb, rate)
    return gives


def each_step(step):
    """All new parameters are step(old, slope, rate)."""
    return stepped(weight=step, bias=step)


def slopes_in_update(slopes):
    """The update is right but for its slopes, slopes(gw, gb)."""
    return lambda weights, bias, gw, gb, rate: single_neuron.update(weights, bias, *slopes(gw, gb), rate)


# ---- Training ----------------------------------------------------------------------------------------

def trained(gradient=single_neuron.gradient, update=single_neuron.update):
    """The gradient or the update is another one."""
    def gives(weights, bias, examples, rate, iterations):
        for _ in range(iterations):
            weights, bias = update(weights, bias, *gradient(weights, bias, examples), rate)
        return weights, bias
    return gives


def slopes_in_training(slopes):
    return trained(update=slopes_in_update(slopes))


def trained_example_by_example(weights, bias, examples, rate, iterations):
    for _ in range(iterations):
        for example in examples:
            weights, bias = train(weights, bias, [example], rate, 1)
    return weights, bias


def trained_one_parameter_after_the_other(weights, bias, examples, rate, iterations):
    for _ in range(iterations):
        weights = train(weights, bias, examples, rate, 1)[0]
        bias = train(weights, bias, examples, rate, 1)[1]
    return weights, bias


def trained_with_a_falling_rate(weights, bias, examples, rate, iterations):
    for iteration in range(iterations):
        weights, bias = train(weights, bias, examples, rate / (iteration + 1), 1)
    return weights, bias


def trained_with_a_gradient_that_piles_up(weights, bias, examples, rate, iterations):
    pile_w, pile_b = [0, 0], 0
    for _ in range(iterations):
        gw, gb = single_neuron.gradient(weights, bias, examples)
        pile_w, pile_b = [pile_w[0] + gw[0], pile_w[1] + gw[1]], pile_b + gb
        weights, bias = single_neuron.update(weights, bias, pile_w, pile_b, rate)
    return weights, bias
