# update -> inconsistent in line 6: velocity is kept outside the function
velocity = [0, 0, 0]


def update(weights, bias, grad_weights, grad_bias, learning_rate):
    global velocity
    velocity = [0.9 * v + g for v, g in zip(velocity, [*grad_weights, grad_bias])]
    new_weights = [w - learning_rate * v for w, v in zip(weights, velocity)]
    return new_weights, bias - learning_rate * velocity[2]
