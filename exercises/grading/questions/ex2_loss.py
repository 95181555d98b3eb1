"""Exercise 2, the loss: example_loss and loss."""

from math import log1p, log2, log10

from grading.questions import calculations, inputs
from grading.questions.calculations import (
    ALL_BUT_FIRST, ALL_BUT_LAST, FIRST, LAST, averaged, changed_numbers, example_loss)
from grading.questions.question import Exercise, Mistake, Question, mistakes_in
from single_neuron import loss, predict

# Wrong steps of example_loss, and so of loss.
LOGARITHMS = {
    "the logarithm to base 10 is used": log10,
    "the logarithm to base 2 is used": log2,
    "log1p is used, which is ln(1 + y)": log1p,
    "the logarithms are forgotten": lambda y: y,
}
TERMS = {
    "the minus sign is applied to the first term only":
        lambda y, t, log: -t * log(y) + (1 - t) * log(1 - y),
    "the minus sign is applied to the second term only": lambda y, t, log: t * log(y) - (1 - t) * log(1 - y),
    "the two logarithms are swapped": lambda y, t, log: -(t * log(1 - y) + (1 - t) * log(y)),
    "the second term is missing": lambda y, t, log: -t * log(y),
    "the first term is missing": lambda y, t, log: -(1 - t) * log(1 - y),
    "1 - ln(y) is used in place of ln(1 - y)": lambda y, t, log: -(t * log(y) + (1 - t) * (1 - log(y))),
    "the sign in ln(1 - y) is wrong": lambda y, t, log: -(t * log(y) + (1 - t) * log(1 + y)),
    "ln(y) is in both terms": lambda y, t, log: -(t * log(y) + (1 - t) * log(y)),
    "ln(1 - y) is in both terms": lambda y, t, log: -(t * log(1 - y) + (1 - t) * log(1 - y)),
    "the first logarithm is forgotten": lambda y, t, log: -(t * y + (1 - t) * log(1 - y)),
    "the second logarithm is forgotten": lambda y, t, log: -(t * log(y) + (1 - t) * (1 - y)),
    "1 - y is used in place of 1 - y_target": lambda y, t, log: -(t * log(y) + (1 - y) * log(1 - y)),
    "y is used in place of y_target": lambda y, t, log: -(y * log(y) + (1 - y) * log(1 - y)),
    "the squared error is used": lambda y, t, log: (y - t) ** 2,
    "the absolute error is used": lambda y, t, log: abs(y - t),
    "the error is returned, not the loss": lambda y, t, log: y - t,
    "the derivative is returned, not the loss": lambda y, t, log: (y - t) / (y * (1 - y)),
}
SIGN = {"the sign is flipped": changed_numbers(lambda number: -number)}       # of many functions, as SIZES
SIZES = {
    "the result is halved": changed_numbers(lambda number: number / 2),
    "the result is doubled": changed_numbers(lambda number: 2 * number),
}

EXAMPLE_LOSS = Question(
    function="example_loss", arguments=["y", "y_target"],
    points=3, returns="one number", right_is="the right value", parts=["l"],
    inputs=inputs.predictions_with_targets, right=calculations.example_loss,
    insight="Only one of the two terms counts, the one for the right answer, "
            "and a sure but wrong answer costs most.",
    look="Compare your line with the formula, term by term and bracket by bracket.",
    mistakes=mistakes_in(
        calculations.loss_of_one, sign={"the minus sign in front is missing": changed_numbers(lambda l: -l)},
        log=LOGARITHMS, terms=TERMS, result={
            **SIZES, "the result is squared": changed_numbers(lambda l: l ** 2)}))

# Of all means over the examples.
NOT_DIVIDED = {"the sum is not divided by the number of examples": averaged(times=lambda n: n)}
LAST_IN_SUM = {"only the last example is in the sum": averaged(LAST, times=lambda n: 1 / n)}
LAST_COUNTS = {"only the last example counts": averaged(LAST)}
AVERAGING = {
    **NOT_DIVIDED,
    "the sum is divided by 4, however many examples there are": averaged(times=lambda n: n / 4),
    "the sum is divided by the number of examples twice": averaged(times=lambda n: 1 / n),
    **LAST_COUNTS,
    **LAST_IN_SUM,
    "only the first example counts": averaged(FIRST),
    "only the first example is in the sum, as with a return inside the loop":
        averaged(FIRST, times=lambda n: 1 / n),
    "the sum is divided by the number of inputs": averaged(times=lambda n: n / 2),
    "the first example is left out of the sum": averaged(ALL_BUT_FIRST, times=lambda n: (n - 1) / n),
    "the last example is left out of the sum": averaged(ALL_BUT_LAST, times=lambda n: (n - 1) / n),
}

LOSS = Question(
    function="loss", arguments=["weights", "bias", "examples"],
    points=2, returns="one number", right_is="the right value", parts=["L"],
    inputs=inputs.neurons_with_examples, right=loss,
    insight="One number now says how good all three parameters are: "
            "training is the search for its lowest point.",
    look="Add up the losses of all the examples, then divide by how many there are.",
    made_of=["example_loss"], composed=lambda example_loss, weights, bias, examples: sum(
        example_loss(predict(weights, bias, x), t) for x, t in examples) / len(examples),
    mistakes=[
        *mistakes_in(calculations.mean_loss, averaging=AVERAGING,
                     sign=SIGN, result=SIZES,
                     log=LOGARITHMS, terms={
                         **TERMS, "the share of wrong answers is returned": lambda y, t, log: round(y) != t}),
        Mistake("the loss is taken of the mean prediction and the mean target",
                lambda weights, bias, examples: example_loss(
                    sum(predict(weights, bias, x) for x, _ in examples) / len(examples),
                    sum(t for _, t in examples) / len(examples))),
        Mistake("every prediction is compared with every target, as in a loop inside a loop",
                lambda weights, bias, examples: sum(
                    loss(weights, bias, [(x, t) for x, _ in examples]) for _, t in examples)),
    ])

EXERCISE = Exercise(name="ex2_loss", questions=[EXAMPLE_LOSS, LOSS])
