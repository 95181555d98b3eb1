# sigmoid -> exception: No module named 'nothing_like_this' ... even if they are installed
# predict -> exception: Packages are switched off here
import nothing_like_this as nn


def sigmoid(z):
    return nn.sigmoid(z)


def predict(weights, bias, x):
    return sigmoid(nn.dot(weights, x) + bias)
