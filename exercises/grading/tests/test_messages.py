"""What exactly a student is told."""

import ast
import re

import pytest

import single_neuron
from grading.judging.advice import advice_on_syntax
from grading.judging.judge import Judge
from grading.judging.screen import next_lines, verdict, wrapped
from grading.judging.sentences import comparison_lines
from grading.questions import QUESTIONS
from grading.sandbox.outcome import Outcome
from grading.sandbox.replies import Fault
from grading.tests.giving_away import TELLING, answers_in
from grading.tests.helpers import answer_for, names_in, student_answer


@pytest.fixture
def lines_for(answers_to):
    """Return a function that returns the lines of the message to an answer for one function."""
    def lines_for(name):
        function, = student_answer(name).functions
        return answers_to(name)[function].message.splitlines()
    return lines_for


def asked(line, function):
    """Return the arguments in a line such as `gradient([1, 2], 3, [([4, 5], 1)]) gave`."""
    return ast.literal_eval(re.fullmatch(rf"{function}(\(.*\)) gave", line).group(1))


# ---- Right and wrong numbers ---------------------------------------------------------------------

def test_a_right_answer_is_told_what_it_has_shown(lines_for):
    assert lines_for("right/dy_dz_multiplied_out.py") == [QUESTIONS["dy_dz"].insight]
    assert "1/4" in QUESTIONS["dy_dz"].insight


def test_a_wrong_number_is_shown_with_its_call_the_right_one_the_mistake_and_where_to_look(lines_for):
    assert lines_for("wrong/dL_dy_sign_flipped.py") == [
        "Not right yet.",
        "dL_dy(0.5, 0) gave -2,",
        "but the slope of the loss there is 2",
        "You get this result if the sign is flipped.",
        "Take y_target = 1, then y_target = 0: one term of the loss is 0 each time.",
    ]


def test_of_three_wrong_numbers_two_are_shown_and_one_is_counted(lines_for):
    assert lines_for("wrong/update_uphill.py") == [
        "Not right yet.",
        "update([-1, -1], 1, [0.5, -0.25], 0.3, 2) gave",
        "    W1 = 0, but the right value is -2",
        "    W2 = -1.5, but the right value is -0.5",
        "    and 1 more of the 3 numbers",
        "You get this result if the step goes uphill: + in place of -.",
        QUESTIONS["update"].look,
    ]


def test_two_wrong_numbers_are_both_shown_and_none_is_counted(lines_for):
    _, call, first, second, *rest = lines_for("wrong/update_weights_1_too_large.py")
    (w1, w2), _ = single_neuron.update(*asked(call, "update"))
    assert first == f"    W1 = {w1 + 1:.6g}, but the right value is {w1:.6g}"
    assert second == f"    W2 = {w2 + 1:.6g}, but the right value is {w2:.6g}"
    assert rest == [QUESTIONS["update"].look]


def test_the_numbers_shown_are_those_that_are_wrong_and_not_the_first_ones(lines_for):
    _, call, first, second, *rest = lines_for("wrong/gradient_second_slope_and_bias_are_0.py")
    (slope_w1, slope_w2), slope_b = single_neuron.gradient(*asked(call, "gradient"))
    assert first == f"    dL/dW2 = 0, but the slope of the loss there is {slope_w2:.6g}"
    assert second == f"    dL/db = 0, but the slope of the loss there is {slope_b:.6g}"
    assert rest == [QUESTIONS["gradient"].look]


def test_of_nine_wrong_numbers_two_are_shown_and_seven_counted(lines_for):
    lines = lines_for("wrong/hidden_layer_gradient_out_of_the_air.py")
    assert lines[2].startswith("    hidden_weights[0][0] = 1, but the slope is")
    assert lines[3].startswith("    hidden_weights[0][1] = 2, but the slope is")
    assert lines[4] == "    and 7 more of the 9 numbers"


def test_an_unknown_mistake_is_not_guessed_at(answers_to, lines_for):
    assert answers_to("wrong/dL_dy_unknown_mistake.py")["dL_dy"].mistake is None
    lines = lines_for("wrong/dL_dy_unknown_mistake.py")
    assert [line for line in lines if "You get this result if" in line] == []


def test_numbers_that_differ_in_the_fifth_digit_are_shown_so_that_they_differ(lines_for):
    message = "\n".join(lines_for("wrong/dy_dz_off_in_the_fifth_digit.py"))
    gave, right = re.search(r"gave (\S+),\nbut the slope of the sigmoid there is (\S+)\n", message).groups()
    assert gave != right


def test_an_answer_that_is_right_only_sometimes_is_told_how_often(lines_for, judge):
    inputs = judge.checks["dz_dw"].inputs
    right = sum(x[j] >= 0 for x, j in inputs)
    assert lines_for("wrong/dz_dw_sign_dropped.py")[0] == (
        f"Right for {right} of the {len(inputs)} inputs tried, but not for all.")


@pytest.mark.parametrize("name", ["wrong/dy_dz_is_0.py", "wrong/dy_dz_of_rounded_y.py"])
def test_an_answer_that_is_the_same_everywhere_is_told_so_first_and_gets_no_other_name(name, answers_to):
    answer = answers_to(name)["dy_dz"]
    assert answer.message.startswith("It gives 0 for every input.\n")
    assert answer.mistake is None


def test_a_mistake_that_is_itself_a_constant_is_named_after_that(lines_for):
    first, *_, mistake, look = lines_for("wrong/dz_dw_is_0.py")
    assert first == "It gives 0 for every input."
    assert mistake == "You get this result if the weight is treated as a constant."


def test_where_brackets_are_missing_the_message_speaks_of_division_and_not_of_derivatives(lines_for):
    assert lines_for("wrong/dL_dy_brackets_missing_in_a_sum.py")[-1] == (
        "Python divides before it subtracts. Check what each denominator is.")


def test_where_the_right_value_is_the_whole_answer_it_is_not_shown(lines_for):
    assert lines_for("wrong/dz_db_is_0.py")[1] == "dz_db() gave 0, and that is not the slope of z."
    assert lines_for("wrong/dz_dw_is_0.py")[1].endswith(" gave 0, and that is not the slope of z there.")


def test_of_the_nine_slopes_those_that_are_right_are_named_and_the_next_step_is_said(lines_for):
    first, *_, look = lines_for("wrong/hidden_layer_gradient_hidden_layer_left_at_0.py")
    assert first == "Right for every input: output_weights, output_bias."
    assert look == "The output neuron is right. Go one step further back, to the hidden ones."
    first, *_, look = lines_for("wrong/hidden_layer_gradient_right_but_for_the_hidden_weights.py")
    assert first == "Right for every input: hidden_biases, output_weights, output_bias."
    assert look.startswith("Only the hidden weights are left.")


def test_a_measured_slope_of_nearly_0_is_shown_as_0():
    assert comparison_lines(QUESTIONS["dL_dw"], "dL_dw(...)", 1, -3.7e-14)[-1].endswith(" is 0")


@pytest.mark.parametrize("name", [
    "right/dL_dy_measured.py", "right/dy_dz_measured.py", "right/gradient_measured.py",
    "right/hidden_layer_gradient_measured.py"])
def test_a_measured_slope_counts_and_is_asked_for_the_formula(name, lines_for):
    assert lines_for(name) == ["Right, and it counts. It seems to measure the slope: the last digits are a "
                               "little off. Can you find the formula too?"]


@pytest.mark.parametrize("name", [name for name in names_in("right") if "measured" not in name])
def test_no_formula_is_taken_for_a_measured_slope(name, answers_to):
    for function in student_answer(name).functions:
        assert "measure the slope" not in answers_to(name)[function].message


# ---- What is not said ----------------------------------------------------------------------------

@pytest.mark.parametrize("function", QUESTIONS)
def test_neither_where_to_look_nor_the_name_of_a_mistake_contains_an_answer(function):
    question = QUESTIONS[function]
    texts = [question.look, *(look for _, look in question.looks)]
    texts += [text for mistake in question.mistakes for text in (mistake.name, mistake.look)]
    assert [found for text in texts for found in answers_in(text, dict.fromkeys([function, *TELLING]))] == []


@pytest.mark.parametrize("name", names_in("wrong"))
def test_no_message_contains_an_answer(name, answers_to):
    """The student's own line and the calls are left out: they are theirs, and what the example shows."""
    for function, answer in answers_to(name).items():
        if function in TELLING and answer.outcome is not Outcome.RIGHT:
            said = [line for line in answer.message.splitlines() if not line.startswith("In ex")]
            assert answers_in("\n".join(said), [function]) == []


# ---- What was printed ----------------------------------------------------------------------------

def test_what_the_student_printed_is_shown_but_not_all_of_it(lines_for):
    lines = lines_for("wrong/dy_dz_prints_a_hundred_steps.py")
    first = lines.index("It printed:  step 0")
    assert lines[first + 1:first + 3] == ["             step 1", "             step 2  ..."]
    assert lines[-1] == QUESTIONS["dy_dz"].look


def test_in_a_long_message_what_was_printed_is_cut_short(lines_for):
    assert "It printed:  0  ..." in lines_for("wrong/hidden_layer_gradient_out_of_the_air.py")


@pytest.mark.parametrize("name", names_in("wrong"))
def test_a_message_fits_in_eight_lines_of_the_screen(name, answers_to):
    for function in student_answer(name).functions:
        assert len(wrapped(answers_to(name)[function].message)) <= 8


# ---- Faults --------------------------------------------------------------------------------------

def test_an_exception_is_shown_with_pythons_words_the_line_and_the_call(lines_for):
    _, said, place, called, advice = lines_for("wrong/dy_dz_exp_without_math.py")
    assert said == "Python says: name 'exp' is not defined"
    assert re.fullmatch(r"In ex3_chain_rule\.py, line \d+:      return exp\(-y\)", place)
    assert called == "It was called as  dy_dz(0.3)"
    assert advice == "It is called math.exp."


def test_a_fault_further_in_is_shown_from_the_line_of_the_function_that_was_asked(lines_for):
    place = lines_for("wrong/dL_dw_arguments_swapped_in_a_call.py")[2]
    assert re.sub(r"line \d+", "line N", place) == (
        "In ex3_chain_rule.py, line N:      return dL_dy(y, y_target) * dy_dz(y) * dz_dw(j, x)"
        "  (it calls dz_dw, line N)")


def test_a_fault_in_a_function_that_was_given_is_shown_at_the_students_line_only(lines_for):
    place = lines_for("wrong/train_keeps_a_pair_as_weights.py")[2]
    assert place.endswith(":          grad_weights, grad_bias = gradient(weights, bias, examples)")


def test_the_fault_of_a_file_is_shown_as_that_of_the_file_and_not_of_its_first_function(answers_to):
    answers = list(answers_to("wrong/file_with_a_colon_missing.py").values())
    lines = [line.text for line in verdict(answers) + next_lines(answers)]
    assert "ex3_chain_rule.py: syntax error" in lines
    assert lines[-1] == "Next: the file ex3_chain_rule.py"


@pytest.mark.parametrize("message, advice", [
    ("invalid syntax. Perhaps you forgot a comma?", "Is a * missing between them, or a comma?"),
    ("invalid syntax. Maybe you meant '==' or ':=' instead of '='?", "Use == to compare two things."),
    ("cannot assign to expression here. Maybe you meant '=='?", "must be on the left of the ="),
    ("expected ':'", "Put a colon at the end of line 7."),
    ("'(' was never closed", "A bracket that opens in line 7 is never closed."),
    ("unmatched ')'", "Count the brackets in line 7"),
    ("unexpected indent", "Should both start in the same column?"),
    ("invalid decimal literal", "every product needs its *"),
    ("invalid syntax", "Is a bracket, a colon or a * missing?"),
])
def test_a_syntax_error_gets_the_advice_that_fits_pythons_words(message, advice):
    fault = Fault(Outcome.SYNTAX_ERROR, kind="SyntaxError", message=message, line=7)
    assert advice in advice_on_syntax(fault)


def test_pythons_own_guess_is_passed_on_and_no_other_is_added(lines_for, answers_to):
    message = answers_to("wrong/file_with_one_equals_sign.py")["dL_dy"].message
    assert ("Maybe you meant '=='" in message) == message.endswith(
        "Use == to compare two things. A single = gives a name a value.")


@pytest.mark.parametrize("last_line, kind", [
    (b"print(dL_dy(0, 1))", "ZeroDivisionError"), (b"exit()", "SystemExit")])
def test_what_stops_the_file_below_its_functions_is_mentioned_by_the_way(last_line, kind, judge):
    source = student_answer("right/dz_db_as_a_float.py").source + last_line
    line = len(source.splitlines())
    assert answer_for("dL_dy", judge.check("ex3_chain_rule", source)).message == (
        f"{QUESTIONS['dL_dy'].insight} (By the way: line {line} stops the file with {kind}.)")


# ---- How much is told ----------------------------------------------------------------------------

def message_with(feedback):
    with Judge(feedback=feedback) as judge:
        student = student_answer("wrong/dL_dy_sign_flipped_and_a_secret_printed.py")
        return answer_for("dL_dy", judge.check(student.exercise, student.source))


def test_full_feedback_shows_the_call_and_what_was_printed():
    message = message_with("full").message
    assert "dL_dy(0.5, 0) gave -2" in message and "secret" in message


def test_brief_feedback_names_the_mistake_and_shows_neither_numbers_nor_what_was_printed():
    assert message_with("brief").message.splitlines() == [
        "Not right yet.", "You get this result if the sign is flipped.", QUESTIONS["dL_dy"].look]


def test_no_feedback_is_none():
    answer = message_with("none")
    assert (answer.message, answer.mistake) == ("", None)
