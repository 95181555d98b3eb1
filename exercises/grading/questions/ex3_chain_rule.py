"""Exercise 3, the chain rule: dL_dy, dy_dz, dz_dw and dz_db, and their products dL_dw and dL_db."""

from math import exp, log

from grading.questions import calculations, inputs
from grading.questions.calculations import (
    example_loss, example_slope, formula_alone, multiplied_out, right_dl_dy, right_dy_dz,
    slope, z_of)
from grading.questions.ex2_loss import SIGN, SIZES
from grading.questions.question import Exercise, Question, in_step, mistakes_in
from single_neuron import sigmoid, weighted_sum

BRACKETS = "Python divides before it subtracts, and works through * and / from the left."

DL_DY_FORMULAS = {
    "the inner derivative of ln(1 - y) is forgotten": lambda y, t: -(t / y + (1 - t) / (1 - y)),
    "the inner derivative and the sign in front are forgotten": lambda y, t: t / y + (1 - t) / (1 - y),
    "only the first term is differentiated": lambda y, t: -t / y,
    "only the second term is differentiated": lambda y, t: (1 - t) / (1 - y),
    "dy/dz is already multiplied in": lambda y, t: y - t,
    "the error is multiplied by the denominator instead of divided by it": lambda y, t: (y - t) * y * (1 - y),
    "the brackets around the whole denominator are missing": lambda y, t: (y - t) / y * (1 - y),
    "the brackets around 1 - y are missing": lambda y, t: -(t / y - (1 - t) / 1 - y),
    "the brackets around the denominator 1 - y are missing": lambda y, t: -t / y + (1 - t) / 1 - y,
    "only y is in the denominator": lambda y, t: (y - t) / y,
    "only 1 - y is in the denominator": lambda y, t: (y - t) / (1 - y),
    "1/y is in both terms": lambda y, t: -(t / y - (1 - t) / y),
    "1/(1 - y) is in both terms": lambda y, t: -(t / (1 - y) - (1 - t) / (1 - y)),
    "1/y is used, whatever the target is": lambda y, t: 1 / y,
    "-1/y is used, whatever the target is": lambda y, t: -1 / y,
    "1/4 is used for the denominator, its value at y = 1/2": lambda y, t: 4 * (y - t),
    "the cases y_target = 1 and y_target = 0 are swapped": lambda y, t: (y - (1 - t)) / (y * (1 - y)),
    "both terms are used, whatever the target is": lambda y, t: -(1 / y - 1 / (1 - y)),
    "the denominators are swapped": lambda y, t: -(t / (1 - y) - (1 - t) / y),
    "1/y**2 is used in place of 1/y": lambda y, t: -(t / y ** 2 - (1 - t) / (1 - y) ** 2),
    "the loss itself is returned, not its derivative": example_loss,
    "the derivative of the squared error is used": lambda y, t: 2 * (y - t),
    "the derivative of the logarithm to base 10 is used": lambda y, t: (y - t) / (y * (1 - y)) / log(10),
    "the derivative of the logarithm to base 2 is used": lambda y, t: (y - t) / (y * (1 - y)) / log(2),
    "the logarithms are still there": lambda y, t: -(t * log(y) - (1 - t) * log(1 - y)),
    "the fraction is upside down": lambda y, t: y * (1 - y) / (y - t),
}

DL_DY = Question(
    function="dL_dy", arguments=["y", "y_target"],
    points=4, returns="one number", right_is="the slope of the loss there", parts=["dl/dy"],
    inputs=inputs.predictions_with_targets,
    rel_tol=4e-4,       # a slope measured with a step of 1e-5 is off by 3e-5 at y = 0.001
    right=lambda y, t: slope(lambda y: example_loss(y, t), at=y, room=min(y, 1 - y)),
    insight="The loss is steepest where the answer is sure and wrong, "
            "and its slope says which way y should move.",
    look="Take y_target = 1, then y_target = 0: one term of the loss is 0 each time.",
    mistakes=[mistake._replace(look=BRACKETS) if "brackets" in mistake.name else mistake
              for mistake in mistakes_in(formula_alone(right_dl_dy),
                                         sign=SIGN, result=SIZES, formula=DL_DY_FORMULAS)])

DY_DZ_FORMULAS = {
    "y is used as if it were z": lambda y: sigmoid(y) * (1 - sigmoid(y)),
    "z is used in place of y": lambda y: z_of(y) * (1 - z_of(y)),
    "the factor 1 - y is forgotten": lambda y: y,
    "the factor y is forgotten": lambda y: 1 - y,
    "the sign in 1 - y is wrong": lambda y: y * (1 + y),
    "1 - y is squared": lambda y: (1 - y) ** 2,
    "y is divided by 1 - y": lambda y: y / (1 - y),
    "y is squared": lambda y: y ** 2,
    "there is one factor y too many": lambda y: y ** 2 * (1 - y),
    "there is one factor 1 - y too many": lambda y: y * (1 - y) ** 2,
    "the slope of the hyperbolic tangent is used": lambda y: 1 - y ** 2,
    "the result is upside down: that is dz/dy": lambda y: 1 / (y * (1 - y)),
    "the result is differentiated once more": lambda y: 1 - 2 * y,
    "exp(-y) is used": lambda y: exp(-y),
    "only exp(-z) is returned": lambda y: 1 / y - 1,
    "the inner derivative is forgotten, and y is used as if it were z": lambda y: 1 / (1 + exp(-y)) ** 2,
    "the inner derivative is forgotten": lambda y: -y ** 2,
    "the sigmoid of y is returned": sigmoid,
    "the value at y = 1/2 is used for every y": lambda y: 0.25,
}

DY_DZ = Question(
    function="dy_dz", arguments=["y"],
    points=4, returns="one number", right_is="the slope of the sigmoid there",
    parts=["dy/dz"], inputs=inputs.predictions, right=lambda y: slope(sigmoid, at=log(y / (1 - y))),
    insight="y*(1 - y) is largest at y = 1/2, where it is 1/4, and nearly 0 where the neuron is sure.",
    look="Differentiate y by the chain rule, then write the result in terms of y.",
    mistakes=mistakes_in(formula_alone(right_dy_dz), sign=SIGN, result=SIZES, formula={
        **DY_DZ_FORMULAS, "the right result is squared": lambda y: (y * (1 - y)) ** 2}))

DZ_DW_FORMULAS = {
    "the inputs are swapped: j counts from 0": lambda x, j: x[1 - j],
    "the first input is used, whatever j is": lambda x, j: x[0],
    "the last input is used, whatever j is": lambda x, j: x[1],
    "the inputs are added up": lambda x, j: x[0] + x[1],
    "the inputs are multiplied": lambda x, j: x[0] * x[1],
    "the input is squared": lambda x, j: x[j] ** 2,
    "the absolute value of the input is used": lambda x, j: abs(x[j]),
    "the factor that multiplies the weight is forgotten": lambda x, j: 1,
}

DZ_DW = Question(
    function="dz_dw", arguments=["x", "j"],
    points=1, returns="one number", right_is="the slope of z there", parts=["dz/dW"],
    shows_right=False, inputs=inputs.inputs_with_j,
    right=lambda x, j: slope(lambda w: weighted_sum([w if i == j else 0.7 for i in (0, 1)], 0.3, x), at=0.5),
    insight="A weight moves z as much as its input is large: "
            "where the input is 0, the weight changes nothing.",
    look="Which terms of W1*x1 + W2*x2 + b contain the weight with the number j?",
    mistakes=mistakes_in(formula_alone(calculations.right_dz_dw), sign=SIGN, result=SIZES, formula={
        **DZ_DW_FORMULAS,
        "the weight is treated as a constant": lambda x, j: 0,
        "j itself is returned": lambda x, j: j,
    }))

DZ_DB = Question(
    function="dz_db", arguments=[],
    points=1, returns="one number", right_is="the slope of z", parts=["dz/db"],
    shows_right=False, inputs=inputs.no_arguments,
    right=lambda: slope(lambda b: weighted_sum([0.7, -0.4], b, [0.5, 2.0]), at=0.3),
    insight="The bias acts like the weight of an input that is always 1.",
    look="Only b changes here: the weights and the inputs are constants.",
    mistakes=mistakes_in(formula_alone(calculations.right_dz_db), formula={
        "b is treated as a constant": lambda: 0,
        "b is subtracted from the sum instead of added": lambda: -1,
        "the bias is counted once for each input": lambda: 2,
    }))


# ---- Products: wrong steps of dL_dw and dL_db, and of the gradients that are made of them -----------------

ERRORS = {name: multiplied_out(dl_dz) for name, dl_dz in {
    "the target is forgotten": lambda y, t: y,
    "every target is taken as 1": lambda y, t: y - 1,
    "the absolute error is used": lambda y, t: abs(y - t),
    "the squared error is used as the loss": lambda y, t: 2 * (y - t) * y * (1 - y),
    "there is one factor dy/dz too many": lambda y, t: (y - t) * y * (1 - y),
    "the loss is used, not its derivative": example_loss,
    "the error is squared": lambda y, t: (y - t) ** 2,
    "y is rounded to 0 or 1": lambda y, t: round(y) - t,
    "z is used in place of y": lambda y, t: z_of(y) - t,
    "a factor y is left over": lambda y, t: (y - t) * y,
    "a factor 1 - y is left over": lambda y, t: (y - t) * (1 - y),
}.items()}
SUMS = {
    "the factors are added instead of multiplied": lambda dl_dy, dy_dz, y, t, c: dl_dy(y, t) + dy_dz(y) + c,
    "the first factor is added instead of multiplied":
        lambda dl_dy, dy_dz, y, t, c: dl_dy(y, t) + dy_dz(y) * c,
    "the last factor is added instead of multiplied":
        lambda dl_dy, dy_dz, y, t, c: dl_dy(y, t) * dy_dz(y) + c,
}
CALLS = {
    "dy_dz is called with the result of dL_dy, where the two should be multiplied":
        lambda dl_dy, dy_dz, y, t, c: dy_dz(dl_dy(y, t)) * c,
    "dL_dy is called with the result of dy_dz, where the two should be multiplied":
        lambda dl_dy, dy_dz, y, t, c: dl_dy(dy_dz(y), t) * c,
}
OF_DL_DY = {
    "the factor dl/dy is forgotten": lambda y, t: 1,
    **in_step("dl/dy", DL_DY_FORMULAS),
}
OF_DY_DZ = {
    "the factor dy/dz is forgotten": lambda y: 1,
    **in_step("dy/dz", DY_DZ_FORMULAS),
}
OF_DZ_DW = in_step("dz/dW", DZ_DW_FORMULAS)


DL_DW = Question(
    function="dL_dw", arguments=["y", "y_target", "x", "j"],
    points=3, returns="one number", right_is="the slope of the loss there", parts=["dl/dW"],
    inputs=inputs.examples_with_j, right=lambda y, t, x, j: example_slope(y, t, x[j]),
    insight="Three small derivatives, multiplied, are the slope: that is the chain rule. "
            "Two of them nearly cancel: see exercise 4.",
    look="Multiply your dL_dy, dy_dz and dz_dw. Is each of them right by itself?",
    made_of=["dL_dy", "dy_dz", "dz_dw"],
    composed=lambda dL_dy, dy_dz, dz_dw, y, t, x, j: dL_dy(y, t) * dy_dz(y) * dz_dw(x, j),
    mistakes=mistakes_in(
        calculations.dl_dw, sign=SIGN, result=SIZES, chain={**ERRORS, **SUMS, **CALLS},
        dy_dz=OF_DY_DZ, dl_dy=OF_DL_DY,
        dz_dw={"the factor dz/dW is forgotten": lambda x, j: 1, **OF_DZ_DW}))

DL_DB = Question(
    function="dL_db", arguments=["y", "y_target"],
    points=2, returns="one number", right_is="the slope of the loss there", parts=["dl/db"],
    inputs=inputs.predictions_with_targets, right=lambda y, t: example_slope(y, t, 1),
    insight="The same product as for a weight, with 1 in place of the input: "
            "a prediction that is too high pulls the bias down.",
    look="Multiply your dL_dy, dy_dz and dz_db. Is each of them right by itself?",
    made_of=["dL_dy", "dy_dz", "dz_db"],
    composed=lambda dL_dy, dy_dz, dz_db, y, t: dL_dy(y, t) * dy_dz(y) * dz_db(),
    mistakes=mistakes_in(
        calculations.dl_db, sign=SIGN, result=SIZES, chain={**ERRORS, **SUMS, **CALLS},
        dy_dz=OF_DY_DZ, dl_dy=OF_DL_DY, dz_db={"one of the factors is 0": lambda: 0}))

EXERCISE = Exercise(name="ex3_chain_rule", questions=[DL_DY, DY_DZ, DZ_DW, DZ_DB, DL_DW, DL_DB])
