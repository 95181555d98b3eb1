# update -> right: gives the weights back as a list that is called Weights, in a tuple that is called Model
class Weights(list):
    pass


class Model(tuple):
    pass


def update(weights, bias, grad_weights, grad_bias, learning_rate):
    new = Weights(w - learning_rate * g for w, g in zip(weights, grad_weights))
    return Model((new, bias - learning_rate * grad_bias))
