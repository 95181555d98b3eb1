# update -> right: a copy made by the module copy, and a list in place of the pair
import copy


def update(weights, bias, grad_weights, grad_bias, learning_rate):
    new = copy.deepcopy(weights)
    new[0] += -learning_rate * grad_weights[0]
    new[1] += -learning_rate * grad_weights[1]
    return [new, bias + -learning_rate * grad_bias]
