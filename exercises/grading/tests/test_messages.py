"""What exactly a student is told."""

import ast
import re

import pytest

import single_neuron
from grading.judging.judge import Judge
from grading.questions import QUESTIONS
from grading.tests.helpers import answer_for, student_answer


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
        "Take y_target = 1 first, then y_target = 0: each time, one term of the loss is 0.",
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
    assert lines[2].startswith("    the slope for hidden_weights[0][0] = 1, but the slope of the loss there")
    assert lines[3].startswith("    the slope for hidden_weights[0][1] = 2, but the slope of the loss there")
    assert lines[4] == "    and 7 more of the 9 numbers"


def test_an_unknown_mistake_is_not_guessed_at(answers_to, lines_for):
    assert answers_to("wrong/dL_dy_unknown_mistake.py")["dL_dy"].mistake is None
    assert [line for line in lines_for("wrong/dL_dy_unknown_mistake.py") if "comes out if" in line] == []


def test_numbers_that_differ_in_the_fifth_digit_are_shown_so_that_they_differ(lines_for):
    message = "\n".join(lines_for("wrong/dy_dz_off_in_the_fifth_digit.py"))
    gave, right = re.search(r"gave (\S+),\nbut the slope of the sigmoid there is (\S+)\n", message).groups()
    assert gave != right


def test_an_answer_that_is_right_only_sometimes_is_told_how_often(lines_for, judge):
    inputs = judge.checks["dz_dw"].inputs
    right = sum(x[j] >= 0 for x, j in inputs)
    assert lines_for("wrong/dz_dw_sign_dropped.py")[0] == (
        f"Right for {right} of the {len(inputs)} inputs tried, but not for all.")


# ---- What was printed ----------------------------------------------------------------------------

def test_what_the_student_printed_is_shown_but_not_all_of_it(lines_for):
    lines = lines_for("wrong/dy_dz_prints_a_hundred_steps.py")
    first = lines.index("It printed:  step 0")
    assert lines[first + 1:first + 3] == ["             step 1", "             step 2  ..."]
    assert lines[-1] == QUESTIONS["dy_dz"].look


def test_a_long_message_has_eight_lines_with_what_was_printed_cut_short(lines_for):
    lines = lines_for("wrong/hidden_layer_gradient_out_of_the_air.py")
    assert len(lines) == 8
    assert lines[-3:-1] == ["It printed:  0", "             1  ..."]


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
