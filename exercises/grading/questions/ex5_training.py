"""Exercise 5, downhill step by step: update and train."""

from math import copysign

from grading.questions import inputs
from grading.questions.mistakes import mistakes_in, not_divided
from grading.questions.places import (
    called_with, each_step, slopes_in_training, slopes_in_update, stepped, trained,
    trained_example_by_example, trained_one_parameter_after_the_other, trained_with_a_falling_rate,
    trained_with_a_gradient_that_piles_up)
from grading.questions.question import Exercise, Mistake, Question
from single_neuron import gradient, train, update

PARAMETERS = ["W1", "W2", "b"]

UPDATE = Question(
    function="update", points=3, returns="a pair: the list of the two new weights, then the new bias",
    right_is="the right value", parts=PARAMETERS, inputs=inputs.neurons_with_slopes, right=update,
    insight="A step against the slope lowers the loss, and a steep slope makes a long step.",
    look="Each parameter takes its own step, from its own old value and slope.",
    mistakes=[
        *mistakes_in(each_step, {
            "the step goes uphill: + in place of -": lambda old, slope, rate: old + rate * slope,
            "the learning rate is forgotten": lambda old, slope, rate: old - slope,
            "the slope is forgotten": lambda old, slope, rate: old - rate,
            "only the sign of the slope counts": lambda old, slope, rate: old - copysign(rate, slope),
            "the slope is divided by the learning rate": lambda old, slope, rate: old - slope / rate,
            "the old values are forgotten and only the step is returned":
                lambda old, slope, rate: -rate * slope,
            "nothing is changed": lambda old, slope, rate: old,
            "the parameter is multiplied by the step": lambda old, slope, rate: old * (1 - rate * slope),
            "the learning rate multiplies the old value too": lambda old, slope, rate: rate * (old - slope),
            "the difference is the wrong way round": lambda old, slope, rate: rate * slope - old,
            "the step is halved": lambda old, slope, rate: old - rate * slope / 2,
            "a learning rate of 5 is used, whatever it should be": lambda old, slope, rate: old - 5 * slope,
            "a learning rate of 0.1 is used, whatever it should be":
                lambda old, slope, rate: old - 0.1 * slope,
        }),
        *mistakes_in(slopes_in_update, {
            "the bias is not updated": lambda gw, gb: (gw, 0),
            "the weights are not updated": lambda gw, gb: ([0, 0], gb),
            "only the first weight is updated": lambda gw, gb: ([gw[0], 0], gb),
            "only the last weight is updated": lambda gw, gb: ([0, gw[1]], gb),
            "the slopes of the weights are swapped": lambda gw, gb: ([gw[1], gw[0]], gb),
            "the first slope is used for both weights": lambda gw, gb: ([gw[0], gw[0]], gb),
            "the slope of the bias is used for the weights": lambda gw, gb: ([gb, gb], gb),
            "the bias goes uphill: + in place of -": lambda gw, gb: (gw, -gb),
            "the bias is changed once for each weight": lambda gw, gb: (gw, 2 * gb),
        }),
        Mistake("the learning rate is forgotten for the bias",
                stepped(bias=lambda old, slope, rate: old - slope)),
        Mistake("the learning rate is forgotten for the weights",
                stepped(weight=lambda old, slope, rate: old - slope)),
        Mistake("the bias itself is used as its slope",
                stepped(bias=lambda old, slope, rate: old - rate * old)),
    ])

TRAIN = Question(
    function="train", points=3, returns="a pair: the list of the two weights, then the bias",
    right_is="the right value", parts=PARAMETERS, inputs=inputs.neurons_to_train, right=train,
    insight="Many steps, each from a fresh gradient, lead downhill: that is all that training is.",
    look="In each turn, find the gradient at the current parameters, then update them.",
    mistakes=[
        Mistake("nothing is changed: the start is returned", called_with(train, iterations=lambda n: 0)),
        Mistake("only one step is taken", called_with(train, iterations=lambda n: 1)),
        Mistake("there is one iteration too few", called_with(train, iterations=lambda n: n - 1)),
        Mistake("there is one iteration too many", called_with(train, iterations=lambda n: n + 1)),
        Mistake("the gradient is found only once, before the loop",
                lambda weights, bias, examples, rate, n: train(weights, bias, examples, n * rate, 1)),
        Mistake("the steps go uphill", called_with(train, learning_rate=lambda rate: -rate)),
        Mistake("the learning rate is forgotten", called_with(train, learning_rate=lambda rate: 1)),
        Mistake("a learning rate of 0.1 is used, whatever it should be",
                called_with(train, learning_rate=lambda rate: 0.1)),
        Mistake("a learning rate of 5 is used, whatever it should be",
                called_with(train, learning_rate=lambda rate: 5)),
        Mistake("100 iterations are made, whatever is asked", called_with(train, iterations=lambda n: 100)),
        Mistake("the parameters are changed after every single example", trained_example_by_example),
        Mistake("the bias is updated with a gradient that was found at the new weights",
                trained_one_parameter_after_the_other),
        Mistake("the learning rate gets smaller in each iteration", trained_with_a_falling_rate),
        Mistake("the gradients of all iterations so far are added up",
                trained_with_a_gradient_that_piles_up),
        Mistake("the gradient is not divided by the number of examples",
                trained(gradient=not_divided(gradient))),
        Mistake("only the last example is used", called_with(train, examples=lambda examples: examples[-1:])),
        Mistake("only the first example is used", called_with(train, examples=lambda examples: examples[:1])),
        *mistakes_in(slopes_in_training, {
            "only the weights are trained": lambda gw, gb: (gw, 0),
            "only the bias is trained": lambda gw, gb: ([0, 0], gb),
            "the bias goes uphill": lambda gw, gb: (gw, -gb),
        }),
        Mistake("the learning rate is forgotten for the bias",
                trained(update=stepped(bias=lambda old, slope, rate: old - slope))),
        Mistake("each iteration takes two steps", called_with(train, iterations=lambda n: 2 * n)),
        Mistake("it starts with weights -1, -1 and bias 1, whatever is given",
                called_with(train, weights=lambda weights: [-1, -1], bias=lambda bias: 1)),
        Mistake("it starts with zeros, whatever is given",
                called_with(train, weights=lambda weights: [0, 0], bias=lambda bias: 0)),
        Mistake("the gradient at the end is returned",
                lambda weights, bias, examples, rate, n: gradient(
                    *train(weights, bias, examples, rate, n), examples)),
    ])

EXERCISE = Exercise(name="ex5_training", questions=[UPDATE, TRAIN])
