"""Exercise 2, the loss: example_loss and loss."""

from math import log

from grading.questions import inputs
from grading.questions.mistakes import averaging_mistakes, mistakes_in, rarer_averaging_mistakes
from grading.questions.places import error, itself, mean_loss
from grading.questions.question import Exercise, MadeOf, Mistake, Part, Question
from grading.questions.slopes import example_loss, squared_error
from single_neuron import loss, predict

IN_BOTH = {     # in example_loss, and so in loss
    "the minus sign is applied to the first term only": lambda y, t: -t * log(y) + (1 - t) * log(1 - y),
    "the two logarithms are swapped": lambda y, t: -(t * log(1 - y) + (1 - t) * log(y)),
    "the logarithm to base 10 is used": lambda y, t: example_loss(y, t) / log(10),
    "the result is halved": lambda y, t: example_loss(y, t) / 2,
}

EXAMPLE_LOSS = Question(
    function="example_loss", points=3, returns="one number", right_is="the right value", parts=["l"],
    inputs=inputs.predictions_with_targets, right=example_loss,
    insight="Only one of the two terms counts, the one for the right answer, "
            "and a sure but wrong answer costs most.",
    look="Compare your line with the formula, term by term and bracket by bracket.",
    mistakes=[
        Mistake("the minus sign in front is missing", lambda y, t: t * log(y) + (1 - t) * log(1 - y)),
        *mistakes_in(itself, IN_BOTH),
        Mistake("the minus sign is applied to the second term only",
                lambda y, t: t * log(y) - (1 - t) * log(1 - y)),
        Mistake("the second term is missing", lambda y, t: -t * log(y)),
        Mistake("the first term is missing", lambda y, t: -(1 - t) * log(1 - y)),
        Mistake("the logarithm to base 2 is used", lambda y, t: example_loss(y, t) / log(2)),
        Mistake("log1p is used, which is ln(1 + y)", lambda y, t: -(t * log(1 + y) + (1 - t) * log(2 - y))),
        Mistake("1 - ln(y) is used in place of ln(1 - y)",
                lambda y, t: -(t * log(y) + (1 - t) * (1 - log(y)))),
        Mistake("ln(y) is in both terms", lambda y, t: -(t * log(y) + (1 - t) * log(y))),
        Mistake("the second logarithm is forgotten", lambda y, t: -(t * log(y) + (1 - t) * (1 - y))),
        Mistake("1 - y is used in place of 1 - y_target", lambda y, t: -(t * log(y) + (1 - y) * log(1 - y))),
        Mistake("y is used in place of y_target", lambda y, t: -(y * log(y) + (1 - y) * log(1 - y))),
        Mistake("the logarithms are forgotten", lambda y, t: -(t * y + (1 - t) * (1 - y))),
        Mistake("the squared error is used", lambda y, t: (y - t) ** 2),
        Mistake("half the squared error is used", lambda y, t: (y - t) ** 2 / 2),
        Mistake("the absolute error is used", lambda y, t: abs(y - t)),
        Mistake("the error is returned, not the loss", error),
        Mistake("the result is the derivative, not the loss", lambda y, t: (y - t) / (y * (1 - y))),
    ])

LOSS = Question(
    function="loss", points=2, returns="one number", right_is="the right value", parts=["L"],
    inputs=inputs.neurons_with_examples, right=loss,
    insight="One number now says how good all three parameters are: "
            "training is the search for its lowest point.",
    look="Add up the losses of all the examples, then divide by how many there are.",
    made_of=MadeOf([Part("example_loss", lambda weights, bias, examples: [
        (predict(weights, bias, x), y_target) for x, y_target in examples])],
        whole=lambda losses: sum(losses) / len(losses)),
    mistakes=[
        *averaging_mistakes(loss),
        *rarer_averaging_mistakes(loss),
        *mistakes_in(mean_loss, {
            "the sign is flipped": lambda y, t: -example_loss(y, t),
            **IN_BOTH,
            "the mean absolute error is used": lambda y, t: abs(y - t),
            "the share of wrong answers is returned": lambda y, t: round(y) != t,
        }),
        Mistake("the mean squared error is used", squared_error),
        Mistake("the largest loss is returned",
                lambda weights, bias, examples: max(loss(weights, bias, [example]) for example in examples)),
        Mistake("every prediction is compared with every target (a loop in a loop?)",
                lambda weights, bias, examples: sum(
                    loss(weights, bias, [(x, t) for x, _ in examples]) for _, t in examples)),
    ])

EXERCISE = Exercise(name="ex2_loss", questions=[EXAMPLE_LOSS, LOSS])
