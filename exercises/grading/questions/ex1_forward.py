"""Exercise 1, the forward pass: sigmoid and predict."""

import math
from math import exp, log

from grading.questions import inputs
from grading.questions.mistakes import mistakes_in
from grading.questions.places import neuron
from grading.questions.question import Exercise, MadeOf, Mistake, Part, Question
from single_neuron import predict, sigmoid, weighted_sum

SIGMOID = Question(
    function="sigmoid", points=2, returns="one number", right_is="the right value", parts=["y"],
    inputs=inputs.sums, right=sigmoid,
    insight="Any number goes in, and a number between 0 and 1 comes out: "
            "it can be read as how sure the neuron is.",
    look="Compare your line with the formula, bracket by bracket and sign by sign.",
    mistakes=[
        Mistake("the minus sign in exp(-z) is missing", lambda z: 1 / (1 + exp(z))),
        Mistake("the 1 / is missing, or the brackets around 1 + exp(-z)", lambda z: 1 + exp(-z)),
        Mistake("the 1 + in the denominator is missing", lambda z: 1 / exp(-z)),
        Mistake("the sign of the result is flipped", lambda z: -1 / (1 + exp(-z))),
        Mistake("z is on top of the fraction, in place of 1", lambda z: z / (1 + exp(-z))),
        Mistake("the 1 / is missing, and exp(-z) is subtracted", lambda z: 1 - exp(-z)),
        Mistake("10**(-z) is used in place of exp(-z)", lambda z: 1 / (1 + 10 ** -z)),
        Mistake("2**(-z) is used in place of exp(-z)", lambda z: 1 / (1 + 2 ** -z)),
        Mistake("the hyperbolic tangent is used", math.tanh),
        Mistake("the result is rounded to 0 or 1", lambda z: float(round(sigmoid(z)))),
        Mistake("the result is the slope of the sigmoid", lambda z: sigmoid(z) * sigmoid(-z)),
        Mistake("negative numbers become 0 and the others stay as they are", lambda z: max(0, z)),
        Mistake("the result is the logarithm ln(1 + exp(z))", lambda z: log(1 + exp(z))),
        Mistake("z itself is returned", lambda z: z),
        Mistake("y is cut off at 0.0001 and 0.9999", lambda z: min(max(sigmoid(z), 0.0001), 0.9999)),
    ])

PREDICT = Question(
    function="predict", points=2, returns="one number", right_is="the right value", parts=["y"],
    inputs=inputs.neurons_with_inputs, right=predict,
    insight="Weights, bias and sigmoid are the whole neuron: three numbers decide which function it is.",
    look="First the weighted sum z, with every term in it, then the sigmoid of z.",
    made_of=MadeOf([Part("sigmoid", lambda weights, bias, x: [(weighted_sum(weights, bias, x),)])],
                   whole=lambda y: y[0]),
    mistakes=mistakes_in(neuron, {
        "the bias is forgotten": lambda w1, w2, b, x1, x2: sigmoid(w1*x1 + w2*x2),
        "the bias is subtracted": lambda w1, w2, b, x1, x2: sigmoid(w1*x1 + w2*x2 - b),
        "the sigmoid is forgotten and z returned": lambda w1, w2, b, x1, x2: w1*x1 + w2*x2 + b,
        "the minus sign in exp(-z) is missing": lambda w1, w2, b, x1, x2: sigmoid(-(w1*x1 + w2*x2 + b)),
        "the weights are swapped": lambda w1, w2, b, x1, x2: sigmoid(w2*x1 + w1*x2 + b),
        "only the first input counts": lambda w1, w2, b, x1, x2: sigmoid(w1*x1 + b),
        "only the last input counts": lambda w1, w2, b, x1, x2: sigmoid(w2*x2 + b),
        "the bias is added once for each input": lambda w1, w2, b, x1, x2: sigmoid(w1*x1 + b + w2*x2 + b),
        "the weights are forgotten": lambda w1, w2, b, x1, x2: sigmoid(x1 + x2 + b),
        "the inputs are forgotten": lambda w1, w2, b, x1, x2: sigmoid(w1 + w2 + b),
        "weights and inputs are added instead of multiplied":
            lambda w1, w2, b, x1, x2: sigmoid(w1 + x1 + w2 + x2 + b),
        "the two products are multiplied instead of added":
            lambda w1, w2, b, x1, x2: sigmoid(w1*x1 * w2*x2 + b),
        "the second product is subtracted": lambda w1, w2, b, x1, x2: sigmoid(w1*x1 - w2*x2 + b),
        "the weighted sum is multiplied by the bias": lambda w1, w2, b, x1, x2: sigmoid((w1*x1 + w2*x2) * b),
        "the bias is added after the sigmoid": lambda w1, w2, b, x1, x2: sigmoid(w1*x1 + w2*x2) + b,
        "the sigmoid is taken twice": lambda w1, w2, b, x1, x2: sigmoid(sigmoid(w1*x1 + w2*x2 + b)),
        "each product gets a sigmoid of its own":
            lambda w1, w2, b, x1, x2: sigmoid(w1*x1) + sigmoid(w2*x2) + b,
        "the weighted sum is divided by the number of inputs":
            lambda w1, w2, b, x1, x2: sigmoid((w1*x1 + w2*x2) / 2 + b),
        "the result is rounded to 0 or 1": lambda w1, w2, b, x1, x2: float(round(sigmoid(w1*x1 + w2*x2 + b))),
    }))

EXERCISE = Exercise(name="ex1_forward", questions=[SIGMOID, PREDICT])
