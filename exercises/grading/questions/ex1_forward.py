"""Exercise 1, the forward pass: sigmoid and predict."""

from math import e, exp, tanh

from grading.questions import calculations, inputs
from grading.questions.calculations import changed_numbers
from grading.questions.question import Exercise, Question, mistakes_in
from single_neuron import predict, sigmoid, weighted_sum

# Wrong steps of the sigmoid, and so of predict.
POWERS = {
    "the minus sign in exp(-z) is missing": exp,
    "10**(-z) is used in place of exp(-z)": lambda z: 10 ** -z,
    "2**(-z) is used in place of exp(-z)": lambda z: 2 ** -z,
    "z is doubled, as with tanh(z) in place of tanh(z/2)": lambda z: exp(-2 * z),
    "the absolute value of z is used": lambda z: exp(-abs(z)),
}
FRACTIONS = {
    "the 1 / or the brackets around 1 + exp(-z) are missing": lambda power, z: 1 + power,
    "the 1 + in the denominator is missing": lambda power, z: 1 / power,
    "the 1 is added to -z, inside exp": lambda power, z: 1 / (e * power),
    "only exp(-z) is left": lambda power, z: power,
    "the hyperbolic tangent is used": lambda power, z: tanh(z),
    "the slope of the sigmoid is returned": lambda power, z: power / (1 + power) ** 2,
    "negative numbers become 0 and the others stay as they are": lambda power, z: max(0, z),
    "z itself is returned": lambda power, z: z,
}
SIGN = {"the sign of the result is flipped": changed_numbers(lambda y: -y)}
RESULTS = {
    "the result is rounded to 0 or 1": changed_numbers(lambda y: float(round(y))),
    "y is cut off at 0.0001 and 0.9999": changed_numbers(lambda y: min(max(y, 0.0001), 0.9999)),
}

SIGMOID = Question(
    function="sigmoid", arguments=["z"],
    points=2, returns="one number", right_is="the right value", parts=["y"],
    inputs=inputs.sums, right=sigmoid,
    insight="Any number goes in, and a number between 0 and 1 comes out: "
            "it can be read as how sure the neuron is.",
    look="Compare your line with the formula, bracket by bracket and sign by sign.",
    mistakes=mistakes_in(calculations.sigmoid, power=POWERS, fraction=FRACTIONS, sign=SIGN, result=RESULTS))

PREDICT = Question(
    function="predict", arguments=["weights", "bias", "x"],
    points=2, returns="one number", right_is="the right value", parts=["y"],
    inputs=inputs.neurons_with_inputs, right=predict,
    insight="Weights, bias and sigmoid are the whole neuron: three numbers decide which function it is.",
    look="First the weighted sum z, with every term in it, then the sigmoid of z.",
    made_of=["sigmoid"], composed=lambda sigmoid, weights, bias, x: sigmoid(weighted_sum(weights, bias, x)),
    mistakes=mistakes_in(
        calculations.neuron,
        z={
            "the bias is forgotten": lambda total, b: total,
            "the bias is subtracted": lambda total, b: total - b,
            "the bias is added once for each input": lambda total, b: total + 2 * b,
            "the weighted sum is multiplied by the bias": lambda total, b: total * b,
        },
        output={
            "the sigmoid is forgotten and z returned": lambda sigmoid, z, *numbers: z(*numbers),
            "each pass through the loop overwrites z, so that only the last product is left":
                lambda sigmoid, z, w1, w2, b, x1, x2: sigmoid(w2*x2),
            "the minus sign in exp(-z) applies to the first term of z only":
                lambda sigmoid, z, w1, w2, b, x1, x2: sigmoid(z(w1, -w2, -b, x1, x2)),
            "the sigmoid is taken twice": lambda sigmoid, z, *numbers: sigmoid(sigmoid(z(*numbers))),
            "the bias is added after the sigmoid":
                lambda sigmoid, z, w1, w2, b, x1, x2: sigmoid(z(w1, w2, 0, x1, x2)) + b,
            "each product gets a sigmoid of its own":
                lambda sigmoid, z, w1, w2, b, x1, x2: sigmoid(w1*x1) + sigmoid(w2*x2) + b,
        },
        total={
            "the weights are swapped": lambda w1, w2, x1, x2: w2*x1 + w1*x2,
            "only the first input counts": lambda w1, w2, x1, x2: w1*x1,
            "only the last input counts": lambda w1, w2, x1, x2: w2*x2,
            "the weights are forgotten": lambda w1, w2, x1, x2: x1 + x2,
            "the inputs are forgotten": lambda w1, w2, x1, x2: w1 + w2,
            "weights and inputs are added instead of multiplied": lambda w1, w2, x1, x2: w1 + x1 + w2 + x2,
            "the two products are multiplied instead of added": lambda w1, w2, x1, x2: w1*x1 * w2*x2,
            "the second product is subtracted": lambda w1, w2, x1, x2: w1*x1 - w2*x2,
            "the sum of the weights is multiplied by the sum of the inputs":
                lambda w1, w2, x1, x2: (w1 + w2) * (x1 + x2),
            "the first weight is used for both inputs": lambda w1, w2, x1, x2: w1*x1 + w1*x2,
            "the last weight is used for both inputs": lambda w1, w2, x1, x2: w2*x1 + w2*x2,
            "the first input is used for both weights": lambda w1, w2, x1, x2: w1*x1 + w2*x1,
            "the last input is used for both weights": lambda w1, w2, x1, x2: w1*x2 + w2*x2,
            "the weighted sum is divided by the number of inputs": lambda w1, w2, x1, x2: (w1*x1 + w2*x2) / 2,
        },
        power={"z has the wrong sign": exp, **POWERS}, fraction=FRACTIONS, sign=SIGN, result=RESULTS))

EXERCISE = Exercise(name="ex1_forward", questions=[SIGMOID, PREDICT])
