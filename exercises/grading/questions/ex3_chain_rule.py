"""Exercise 3, the chain rule: dL_dy, dy_dz, dz_dw and dz_db, and their products dL_dw and dL_db."""

from math import exp, log

from grading.questions import inputs
from grading.questions.mistakes import left_over, mistakes_in, mistakes_in_the_error, mistakes_in_the_factors
from grading.questions.places import error, itself, times_the_error, times_the_input
from grading.questions.question import Exercise, MadeOf, Mistake, Part, Question
from grading.questions.slopes import example_loss, example_slope, slope
from single_neuron import sigmoid, weighted_sum

BRACKETS = "Python divides before it subtracts. Check what each denominator is."

DL_DY = Question(
    function="dL_dy", points=4, returns="one number", right_is="the slope of the loss there", parts=["dl/dy"],
    inputs=inputs.predictions_with_targets,
    rel_tol=4e-4,       # a slope measured with a step of 1e-5 is off by 3e-5 at y = 0.001
    right=lambda y, t: slope(lambda y: example_loss(y, t), at=y, room=min(y, 1 - y)),
    insight="The loss is steepest where the answer is sure and wrong, "
            "and its slope says which way y should move.",
    look="Take y_target = 1, then y_target = 0: one term of the loss is 0 each time.",
    mistakes=[
        Mistake("the sign is flipped", lambda y, t: t / y - (1 - t) / (1 - y)),
        Mistake("the inner derivative of ln(1 - y) is forgotten",
                lambda y, t: -(t / y + (1 - t) / (1 - y))),
        Mistake("the inner derivative is forgotten and the sign in front too",
                lambda y, t: t / y + (1 - t) / (1 - y)),
        Mistake("only the first term is differentiated", lambda y, t: -t / y),
        Mistake("only the second term is differentiated", lambda y, t: (1 - t) / (1 - y)),
        Mistake("dy/dz is already multiplied in", error),
        Mistake("dy/dz is already multiplied in, and the sign is flipped", lambda y, t: t - y),
        Mistake("it is multiplied by the denominator instead of divided", lambda y, t: (y - t) * y * (1 - y)),
        Mistake("the brackets around the whole denominator are missing",
                lambda y, t: (y - t) / y * (1 - y), BRACKETS),
        Mistake("the brackets around 1 - y are missing", lambda y, t: -(t / y - (1 - t) / 1 - y), BRACKETS),
        Mistake("the brackets around the denominator 1 - y are missing",
                lambda y, t: -t / y + (1 - t) / 1 - y, BRACKETS),
        Mistake("only y is in the denominator", lambda y, t: (y - t) / y),
        Mistake("only 1 - y is in the denominator", lambda y, t: (y - t) / (1 - y)),
        Mistake("1/y is in both terms", lambda y, t: -(t / y - (1 - t) / y)),
        Mistake("1/y is used, whatever the target is", lambda y, t: 1 / y),
        Mistake("-1/y is used, whatever the target is", lambda y, t: -1 / y),
        Mistake("the denominators are swapped", lambda y, t: -(t / (1 - y) - (1 - t) / y)),
        Mistake("1/y**2 is used in place of 1/y", lambda y, t: -(t / y ** 2 - (1 - t) / (1 - y) ** 2)),
        Mistake("the loss itself is returned, not its derivative", example_loss),
        Mistake("the derivative of the squared error is used", lambda y, t: 2 * (y - t)),
        Mistake("the derivative of the logarithm to base 10 is used",
                lambda y, t: (y - t) / (y * (1 - y)) / log(10)),
        Mistake("the logarithms are still there", lambda y, t: -(t * log(y) - (1 - t) * log(1 - y))),
        Mistake("the fraction is upside down", lambda y, t: y * (1 - y) / (y - t)),
        Mistake("the result is doubled", lambda y, t: 2 * (y - t) / (y * (1 - y))),
    ])

DY_DZ = Question(
    function="dy_dz", points=4, returns="one number", right_is="the slope of the sigmoid there",
    parts=["dy/dz"], inputs=inputs.predictions, right=lambda y: slope(sigmoid, at=log(y / (1 - y))),
    insight="y*(1 - y) is largest at y = 1/2, where it is 1/4, and nearly 0 where the neuron is sure.",
    look="Differentiate y by the chain rule, then write the result in terms of y.",
    mistakes=[
        Mistake("the sign is flipped", lambda y: y * (y - 1)),
        Mistake("y is used as if it were z",
                lambda y: sigmoid(y) * (1 - sigmoid(y))),
        Mistake("a factor is missing and only y is left", lambda y: y),
        Mistake("a factor is missing and only 1 - y is left", lambda y: 1 - y),
        Mistake("1 + y is used in place of 1 - y", lambda y: y * (1 + y)),
        Mistake("1 - y is squared", lambda y: (1 - y) ** 2),
        Mistake("y is squared", lambda y: y ** 2),
        Mistake("there is one factor y too many", lambda y: y ** 2 * (1 - y)),
        Mistake("the right result is squared", lambda y: (y * (1 - y)) ** 2),
        Mistake("the slope of the hyperbolic tangent is used", lambda y: 1 - y ** 2),
        Mistake("the result is upside down: that is dz/dy", lambda y: 1 / (y * (1 - y))),
        Mistake("it is differentiated once more", lambda y: 1 - 2 * y),
        Mistake("exp(-y) is used", lambda y: exp(-y)),
        Mistake("the inner derivative is forgotten, and y is used as if it were z",
                lambda y: 1 / (1 + exp(-y)) ** 2),
        Mistake("the inner derivative is forgotten", lambda y: -y ** 2),
        Mistake("the sigmoid of y is returned", sigmoid),
        Mistake("the result is doubled", lambda y: 2 * y * (1 - y)),
        Mistake("the value at y = 1/2 is used for every y", lambda y: 0.25),
    ])

WRONG_INPUTS = {    # in dz_dw, and so in dL_dw
    "the inputs are swapped (j counts from 0)": lambda x, j: x[1 - j],
    "the first input is used, whatever j is": lambda x, j: x[0],
    "the last input is used, whatever j is": lambda x, j: x[1],
}

DZ_DW = Question(
    function="dz_dw", points=1, returns="one number", right_is="the slope of z there", parts=["dz/dW"],
    shows_right=False, inputs=inputs.inputs_with_j,
    right=lambda x, j: slope(lambda w: weighted_sum([w if i == j else 0.7 for i in (0, 1)], 0.3, x), at=0.5),
    insight="A weight moves z as much as its input is large: "
            "where the input is 0, the weight changes nothing.",
    look="Which terms of W1*x1 + W2*x2 + b contain the weight with the number j?",
    mistakes=[
        *mistakes_in(itself, WRONG_INPUTS),
        Mistake("the inputs are added up", lambda x, j: x[0] + x[1]),
        Mistake("the inputs are multiplied", lambda x, j: x[0] * x[1]),
        Mistake("the sign is flipped", lambda x, j: -x[j]),
        Mistake("the input is squared", lambda x, j: x[j] ** 2),
        Mistake("the input is halved", lambda x, j: x[j] / 2),
        Mistake("the factor that multiplies the weight is forgotten", lambda x, j: 1),
        Mistake("the weight is treated as a constant", lambda x, j: 0),
        Mistake("j itself is returned", lambda x, j: j),
    ])

DZ_DB = Question(
    function="dz_db", points=1, returns="one number", right_is="the slope of z", parts=["dz/db"],
    shows_right=False, inputs=inputs.no_arguments,
    right=lambda: slope(lambda b: weighted_sum([0.7, -0.4], b, [0.5, 2.0]), at=0.3),
    insight="The bias acts like the weight of an input that is always 1.",
    look="Only b changes here: the weights and the inputs are constants.",
    mistakes=[
        Mistake("b is treated as a constant", lambda: 0),
        Mistake("b is subtracted from the sum instead of added", lambda: -1),
        Mistake("it is counted once for each input", lambda: 2),
    ])



def product(*factors):
    """Return the product of three factors, each the only value of its function."""
    (a,), (b,), (c,) = factors
    return a * b * c


WRONG_PRODUCTS = {  # in dL_dw and dL_db
    "the factor dy/dz is there twice": left_over,
    "the first factor has a wrong sign where the target is 0 (the inner derivative of ln(1 - y))":
        lambda y, t: -abs(y - t),
}

DL_DW = Question(
    function="dL_dw", points=3, returns="one number", right_is="the slope of the loss there", parts=["dl/dW"],
    inputs=inputs.examples_with_j, right=lambda y, t, x, j: example_slope(y, t, x[j]),
    insight="Three small derivatives, multiplied, are the slope: that is the chain rule. "
            "Two of them nearly cancel: see exercise 4.",
    look="Multiply your dL_dy, dy_dz and dz_dw. Is each of them right by itself?",
    made_of=MadeOf([Part("dL_dy", lambda y, t, x, j: [(y, t)]), Part("dy_dz", lambda y, t, x, j: [(y,)]),
                    Part("dz_dw", lambda y, t, x, j: [(x, j)])], whole=product),
    mistakes=[
        *mistakes_in_the_error(times_the_input),
        *mistakes_in_the_factors(times_the_input),
        *mistakes_in(times_the_input, WRONG_PRODUCTS),
        *mistakes_in(times_the_error, WRONG_INPUTS),
        Mistake("the factor dz/dW is forgotten", lambda y, t, x, j: y - t),
        Mistake("both inputs are added up", lambda y, t, x, j: (y - t) * (x[0] + x[1])),
        Mistake("the factors are added instead of multiplied",
                lambda y, t, x, j: (y - t) / (y * (1 - y)) + y * (1 - y) + x[j]),
        Mistake("the loss is multiplied by the input, not its derivative",
                lambda y, t, x, j: example_loss(y, t) * x[j]),
        Mistake("y is rounded to 0 or 1", lambda y, t, x, j: (round(y) - t) * x[j]),
    ])

DL_DB = Question(
    function="dL_db", points=2, returns="one number", right_is="the slope of the loss there", parts=["dl/db"],
    inputs=inputs.predictions_with_targets, right=lambda y, t: example_slope(y, t, 1),
    insight="The same product as for a weight, with 1 in place of the input: "
            "a prediction that is too high pulls the bias down.",
    look="Multiply your dL_dy, dy_dz and dz_db. Is each of them right by itself?",
    made_of=MadeOf([Part("dL_dy", lambda y, t: [(y, t)]), Part("dy_dz", lambda y, t: [(y,)]),
                    Part("dz_db", lambda y, t: [()])], whole=product),
    mistakes=[
        *mistakes_in_the_error(itself),
        *mistakes_in_the_factors(itself),
        *mistakes_in(itself, WRONG_PRODUCTS),
        Mistake("0 is used for dz/db", lambda y, t: 0),
        Mistake("the factors are added instead of multiplied",
                lambda y, t: (y - t) / (y * (1 - y)) + y * (1 - y) + 1),
        Mistake("the loss itself is returned", example_loss),
        Mistake("the error is squared", lambda y, t: (y - t) ** 2),
    ])

EXERCISE = Exercise(name="ex3_chain_rule", questions=[DL_DY, DY_DZ, DZ_DW, DZ_DB, DL_DW, DL_DB])
