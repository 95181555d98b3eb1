"""Compares a student's answers with the right values, and finds the words to say what went wrong.

    with Judge(seed=0) as judge:
        answers = judge.check("ex3_chain_rule", source)

An answer is a dictionary: exercise, function, score, max_score, outcome, mistake (the name of a recognised one in plain
words, or None) and message. The outcome is one of: right, wrong, not_started, missing_file, missing_function,
syntax_error, exception, wrong_type, not_finite, too_slow, ended_program, out_of_memory, too_much_output,
changed_arguments, inconsistent, needs_review.
"""

import builtins
import math
import random
import re

from exercises import EXERCISES
from sandbox import Sandbox

REL_TOL, ABS_TOL = 1e-5, 1e-7
MESSAGE_LINES = 8           # of a message
OUTPUT_LINES = 4            # of these at most for what the student's code printed
NOT_STARTED = "Not started: `raise NotImplementedError` is still there."
FEEDBACK = ("full", "brief", "none")


# ---- The checks: what is asked, and what is right -------------------------------------------------------

class Check:
    """One question with its inputs drawn and its right answers found."""

    def __init__(self, question, seed):
        self.question = question
        self.inputs = question.inputs(random.Random(seed))
        self.right = [question.right(*arguments) for arguments in self.inputs]
        self.shape = shape(self.right[0])
        self.flat_right = [flat(right) for right in self.right]
        self.mistakes = None

    def mistakes_explaining(self, values):
        """Return the names of the common mistakes that give just these values, for every input."""
        if self.mistakes is None:
            self.mistakes = [(name, self.values_of(gives)) for name, gives in self.question.mistakes]
        return [name for name, given in self.mistakes if given and all(map(close, values, given))]

    def values_of(self, gives):
        try:
            return [gives(*arguments) for arguments in self.inputs]
        except (ArithmeticError, ValueError):
            return None     # this mistake does not even give a number here


def flat(answer):
    """Return the numbers of an answer in order, whatever lists and tuples they stand in."""
    if isinstance(answer, (list, tuple)):
        return [number for part in answer for number in flat(part)]
    return [answer]


def close(answer, right):
    """Return whether two answers of the same shape agree, but for rounding."""
    return close_numbers(flat(answer), flat(right))


def close_numbers(numbers, right):
    for a, b in zip(numbers, right):
        if not math.isclose(a, b, rel_tol=REL_TOL, abs_tol=ABS_TOL):
            return False
    return True


def shape(answer):
    """Return the nesting of an answer: None for a number, a list of the parts' shapes for a list or tuple."""
    if isinstance(answer, (list, tuple)):
        return [shape(part) for part in answer]
    return None


def stranger(numbers):
    """Return the first thing among numbers that is none, as the child has described it, or None."""
    return next((number for number in numbers if isinstance(number, dict)), None)


# ---- Words --------------------------------------------------------------------------------------------------

def show(number, other=None):
    """Write a number with 6 digits, or with as many as it takes to tell it from another one."""
    number = number or 0    # never -0
    for digits in (6, 9, 12, 17):
        text = f"{number:.{digits}g}"
        if other is None or text != f"{other:.{digits}g}":
            break
    return text


def show_call(function, arguments):
    return f"{function}({', '.join(map(repr, arguments))})"


def in_one_line(text, limit=160):
    text = " ".join(str(text).split())
    text = "".join(character if character.isprintable() else "?" for character in text)
    return text if len(text) <= limit else text[:limit - 3] + "..."


def printed_lines(output, room):
    """Say what the student's code printed, in as many lines as there is room for, but in one at least."""
    lines = [in_one_line(line) for line in output.splitlines() if line.strip()]
    if not lines:
        return []
    shown = lines[:max(1, min(room, OUTPUT_LINES))]
    if len(lines) > len(shown):
        shown[-1] += "  ..."
    return ["It printed:  " + shown[0]] + ["             " + line for line in shown[1:]]


def where(reply, file_name):
    """Say which line of the student's file a fault comes from: the one in the function that was asked, then the inner one."""
    if not reply.get("line"):
        return f"In {file_name}."
    text = in_one_line(reply.get("text", ""), 100)
    place = f"In {file_name}, line {reply['line']}" + (f":  {text}" if text else ".")
    if reply.get("inner_line"):
        place += f"  (it calls {in_one_line(reply['inner'], 40)}, line {reply['inner_line']})"
    return place


ADVICE = [      # (exception, what its message holds, what to do)
    ("EOFError", "", "Nobody can type during a check: take out input(). The values come as arguments."),
    ("ModuleNotFoundError", "", "An answer needs no package: `import math` is enough."),
    ("ImportError", "", "An answer needs no package: `import math` is enough."),
    ("RecursionError", "", "Does the function call itself without end?"),
    ("TypeError", "for ^", "In Python a power is written **, not ^."),
    ("TypeError", "list' object is not callable", "An element of a list is taken with square brackets: weights[0]."),
    ("TypeError", "object is not callable", "In Python every product needs its *: 2*(y - 1), not 2(y - 1)."),
    ("TypeError", "multiply sequence", "A list cannot be multiplied by a number. Take its numbers one by one: weights[0], weights[1]."),
    ("TypeError", "concatenate list", "Python has no arithmetic for whole lists. Take the numbers one by one: weights[0], weights[1]."),
    ("TypeError", "'list'", "Python has no arithmetic for whole lists, and [ ] always makes a list. Take the numbers one by one."),
    ("TypeError", "'tuple'", "Python has no arithmetic for whole pairs. Take them apart first: x, y_target = example."),
    ("TypeError", "'function'", "A function is called with brackets and its arguments: dy_dz(y), not dy_dz."),
    ("TypeError", "'NoneType'", "A function that this calls gave None: did it forget `return`?"),
    ("TypeError", "'int' object is not iterable", "To repeat something n times: for i in range(n)."),
    ("NameError", "'exp'", "It is called math.exp."),
    ("NameError", "'log'", "It is called math.log."),
    ("NameError", "'ln'", "It is called math.log."),
    ("NameError", "is not defined", "Use the names in the def line, spelled as there; any other name needs a value first."),
    ("AttributeError", "'ln'", "The natural logarithm is called math.log."),
    ("UnboundLocalError", "", "Give it a value before it is used: a sum starts with total = 0, before the loop."),
    ("ValueError", "math domain error", "Is a logarithm taken of 0 or of a negative number?"),
    ("ValueError", "expected a positive input", "Is a logarithm taken of 0 or of a negative number?"),
    ("ValueError", "unpack", "Count the names on the left of the =, and the values that there are for them."),
    ("OSError", "Too many open files", "An answer can open no file and no connection, and it needs none."),
    ("OverflowError", "", "A number grows too large. Is a sign wrong, or does a step go uphill?"),
    ("ZeroDivisionError", "", "Print what you divide by: here it is 0."),
    ("IndexError", "", "The last of n things has the number n - 1. A list that is still empty grows with append."),
]


def exception_advice(reply, function):
    """Say what to do about an exception, where a beginner could not know."""
    kind, message = reply.get("type", ""), reply.get("message", "")
    if kind == "TypeError" and "positional argument" in message:
        if reply.get("line"):
            return "Compare that call with the def line of what it calls: how many values does it need, in which order?"
        return "Keep the line that begins with def as it was given, with all its names."
    if kind == "TypeError" and not reply.get("line"):
        return f"Keep the line that begins with def {function} as it was given."
    return next((advice for name, words, advice in ADVICE if name == kind and words in message), "")


class Words:
    """The sentences for one answer: first what happened, then the details that only full feedback shows."""

    def __init__(self, headline, details=(), mistake=None, advice="", output=""):
        self.headline, self.details, self.mistake = headline, list(details), mistake
        self.advice, self.output = advice, output

    def message(self, feedback):
        """Return the message as text. "brief" shows no input, no right value and nothing that the code printed."""
        if feedback == "none":
            return ""
        lines = [self.headline]
        if feedback == "full":
            lines += self.details
        if self.mistake:
            lines.append(f"That is what comes out if {self.mistake}.")
        if self.advice:
            lines.append(self.advice)
        if feedback == "full":
            lines += printed_lines(self.output, MESSAGE_LINES - len(lines))
        return "\n".join(lines)


def not_started_words(reply, function):
    inner = in_one_line(reply["inner"], 40)
    if inner and inner != function:
        return Words(f"{function} calls {inner}, and that is not written yet.")
    if reply.get("written"):
        line = reply["inner_line"] or reply["line"]
        return Words(f"Line {line} still says `raise NotImplementedError`: take that line out.")
    return Words(NOT_STARTED)


def fault_words(reply, check, file_name):
    """Return the Words for a function that gave no answer."""
    function, outcome, call = check.question.function, reply["fault"], reply.get("call")
    details = [f"It was called as  {show_call(function, called(check, call))}"] if call is not None else []
    named = known(kind_of(reply))
    whole = "The file" if reply.get("loading") else "It"
    while_read = " while Python reads it" if reply.get("loading") else ""
    message, kind = in_one_line(reply.get("message", "")), kind_of(reply)
    place, output = where(reply, file_name), reply.get("output", "")
    placed = [place] if reply.get("line") else []

    if outcome == "not_started":
        return not_started_words(reply, function)
    if outcome == "missing_function" and kind:
        return Words(f"{function} is not a function but a value (of type {named}).",
                     advice=f"Give the value another name: {function} must stay a function.")
    if outcome == "missing_function":
        return Words(f"There is no function {function} in {file_name}.",
                     advice="Was it renamed, or is its def indented? Copy the def line from the original file.")
    if outcome == "syntax_error" and kind == "encoding":
        return Words(f"Python cannot read the text of {file_name}: {message}.",
                     advice="Open it in your editor and save it with the encoding UTF-8.")
    if outcome == "syntax_error":
        advice = "Is a bracket, a colon or an indent missing?"
        if "null bytes" in message:
            advice = "Open it in your editor and save it as plain text, with the encoding UTF-8."
        elif reply["line"]:
            advice = f"Look at line {reply['line']} and at the last line of code before it: a bracket, a colon, an indent?"
        return Words(f"Python cannot read the file: {kind}: {message.rstrip('.?')}.", placed, advice=advice)
    if outcome == "exception":
        return Words(f"{whole} stops with {named}{while_read}.",
                     [f"Python says: {message or kind}" if named == kind else f"Python says: {kind}: {message}", place, *details],
                     advice=exception_advice(reply, function), output=output)
    if outcome == "too_slow" and reply.get("time_up"):
        return Words("No time was left for this: the other answers took all that a submission may take.",
                     advice="Does a loop somewhere never end?")
    if outcome == "too_slow":
        return Words(f"{whole} does not come to an end (stopped after some seconds). Does a loop never end?", details)
    if outcome == "out_of_memory":
        return Words(f"{whole} needs too much memory. Does a list grow without end?", placed + details, output=output)
    if outcome == "too_much_output":
        return Words(f"{whole} prints too much. Is there a print in a loop that never ends?", details, output=output)
    return Words(f"{whole} ends the whole program{while_read}, so there is no answer to check.", placed + details,
                 advice="Give the answer with `return`; exit() and quit() do not belong here.", output=output)


def kind_of(reply):
    return in_one_line(reply.get("type", ""), 60)


def known(kind):
    """Return the name of a type if it is one of Python's own. Any other could have been made to say something."""
    return kind if kind in vars(builtins) or kind in ("NoneType", "function", "generator", "coroutine") else "made here"


def called(check, call):
    """Return the arguments of a call: first all in order, then once more in the opposite order."""
    order = check.inputs + check.inputs[::-1]
    return order[min(call, len(order) - 1)]


def wrong_type_words(check, call, reply, odd):
    question, value = check.question, reply["value"]
    line = f"{show_call(question.function, called(check, call))} gave "
    output = reply.get("output", "")
    if odd is None:
        return Words("It gave numbers, but not in the shape that was asked for.",
                     [line + in_one_line(value)], advice=f"Asked for: {question.returns}.", output=output)
    kind = kind_of(odd)
    if kind == "NoneType" and value == odd:
        if output.strip():
            return Words("It gave None: it prints its result but does not return it.", [line + "None"],
                         advice="print shows a number to you; return gives it back to the caller.", output=output)
        return Words("It gave None: no `return` was reached. Did you forget it?", [line + "None"],
                     advice="If it is there: is it inside a loop, under an if, or in a second def?", output=output)
    advice = f"Asked for: {question.returns}."
    if kind == "bool":
        advice = "True and False are no numbers: a comparison like == or < was returned. " + advice
    elif kind == "str":
        advice = "A text in quotes is no number. " + advice
    return Words(f"It gave something that is no number (of type {known(kind)}).",
                 [line + in_one_line(plain_repr(value)) + ("" if known(kind) == kind else f", a {kind}")],
                 advice=advice, output=output)


def plain_repr(value):
    """Write a value as the student would see it: what is no number in the words that Python had for it."""
    if isinstance(value, list):
        return "[" + ", ".join(map(plain_repr, value)) + "]"
    return str(value.get("repr", "")) if isinstance(value, dict) else repr(value)


def comparison_lines(question, value, right):
    """Return a line for each number that differs, two at most: what was given, and what is right."""
    given, expected = flat(value), flat(right)
    if len(given) == 1:
        return [f"but {question.right_is} is {show(expected[0], given[0])}"]
    differing = [k for k in range(len(given)) if not close(given[k], expected[k])]
    lines = [f"    {question.parts[k]} = {show(given[k], expected[k])}, but {question.right_is} is "
             f"{show(expected[k], given[k])}" for k in differing[:2]]
    return lines + ([f"    and {len(differing) - 2} more of the {len(given)} numbers"] if len(differing) > 2 else [])


def wrong_words(check, replies, wrong):
    """Return the Words for numbers that are not right: the clearest input, and the mistake that explains all of them."""
    question = check.question
    n = len(check.inputs)
    k = min(wrong, key=lambda k: (len(flat(check.inputs[k])), len(show_call("", check.inputs[k])),
                                  -distance(replies[k]["value"], check.right[k])))
    value, right = replies[k]["value"], check.right[k]
    call = show_call(question.function, check.inputs[k])
    first = f"{call} gave {show(flat(value)[0], flat(right)[0])}," if len(flat(value)) == 1 else f"{call} gave"
    values = [reply["value"] for reply in replies[:n]]
    names = check.mistakes_explaining(values) or rounded(values, check.right)
    headline = "Not right yet." if names or len(wrong) == n else (
        f"Right for {n - len(wrong)} of the {n} inputs tried, but not for all.")
    return Words(headline, [first, *comparison_lines(question, value, right)],
                 mistake=" (or if ".join(names[:2]) + (")" if len(names) > 1 else "") if names else None,
                 advice=question.look, output=replies[k].get("output", ""))


def rounded(values, right):
    """Return the mistake that the right answers were rounded, if that is what the values are."""
    pairs = list(zip(flat(values), flat(right)))
    for digits in range(7):
        if all(math.isclose(a, round(b, digits), abs_tol=1e-9) for a, b in pairs):
            return [f"the answer is rounded to {digits} decimals"]
    return []


def distance(value, right):
    """Return how far off an answer is, relative to the right one where that is not small."""
    return max(abs(a - b) / max(abs(b), 0.01) for a, b in zip(flat(value), flat(right)))


# ---- Judging ---------------------------------------------------------------------------------------------------

def judge_replies(check, answer, file_name):
    """Return (outcome, Words) for what the child sent about one function."""
    if "fault" in answer:
        return answer["fault"], fault_words(answer, check, file_name)
    replies = answer["values"]
    given = [flat(reply["value"]) for reply in replies]
    for judge_one in (not_numbers, changed, not_the_same_twice, not_right):
        found = judge_one(check, replies, given)
        if found:
            return found
    return "right", Words(check.question.insight)


def not_numbers(check, replies, given):
    for call, reply in enumerate(replies):
        odd = stranger(given[call])
        if odd or shape(reply["value"]) != check.shape:
            return "wrong_type", wrong_type_words(check, call, reply, odd)
        if not all([abs(number) < 1e300 for number in given[call]]):
            return "not_finite", Words(
                "It gave a number that is infinite or not a number (inf or nan).",
                [f"{show_call(check.question.function, called(check, call))} gave {in_one_line(reply['value'])}"],
                advice="Is something divided by a number that is nearly 0, or is exp taken of a huge one?",
                output=reply.get("output", ""))


def changed(check, replies, given):
    function = check.question.function
    for call, reply in enumerate(replies):
        if "changed" in reply:
            return "changed_arguments", Words(
                "It changes the lists that it is given, and they belong to the caller.",
                [f"It was called as  {show_call(function, called(check, call))}",
                 f"and left behind    {function}({in_one_line(plain_repr(reply['changed']))[1:-1]})"],
                advice="Make a new list and leave the old one alone.", output=reply.get("output", ""))


def not_the_same_twice(check, replies, given):
    for k, arguments in enumerate(check.inputs):
        first, second = k, len(replies) - 1 - k
        if not close_numbers(given[first], given[second]):
            return "inconsistent", Words(
                "Asked the same thing twice, it gave different answers.",
                [f"{show_call(check.question.function, arguments)} gave",
                 f"    {in_one_line(replies[first]['value'])} the first time and",
                 f"    {in_one_line(replies[second]['value'])} the second time"],
                advice="Does it keep something from one call to the next, outside the function? Start afresh each time.")


def not_right(check, replies, given):
    wrong = [k for k, right in enumerate(check.flat_right) if not close_numbers(given[k], right)]
    if wrong:
        return "wrong", wrong_words(check, replies, wrong)


def draw_checks(seed):
    """Return {function: Check} for all functions. Judges that work side by side can share them."""
    return {question.function: Check(question, f"{seed} {question.function}")
            for exercise in EXERCISES for question in exercise.questions}


def review(exercise, question, error):
    """Return the answer where the grader itself failed. The reason is for the teacher, whatever the feedback is."""
    return {"exercise": exercise, "function": question.function, "score": 0, "max_score": question.points,
            "outcome": "needs_review", "mistake": None,
            "message": f"The grader itself failed, so a teacher must look at this: {type(error).__name__}: {error}"}


class Judge:
    """Checks exercises, one after the other, in a sandbox of its own."""

    def __init__(self, seed=0, feedback="full", checks=None, **sandbox_options):
        self.feedback = feedback
        self.checks = checks or draw_checks(seed)
        calls = {function: check.inputs for function, check in self.checks.items()}
        self.sandbox = Sandbox(calls, **sandbox_options)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.sandbox.close()

    def check(self, exercise, source, problem="", seconds=60):
        """Return the answers for one exercise, from the bytes of its file; or None, with the problem in words.

        Whatever happens, there is an answer for every function.
        """
        questions = next(one.questions for one in EXERCISES if one.name == exercise)
        if source is None:
            words = Words(in_one_line(problem, 400) or f"There is no file {exercise}.py.")
            return [self.answer(exercise, question, "missing_file", words) for question in questions]
        try:
            replies = self.sandbox.run(exercise, source, [question.function for question in questions], seconds)
        except Exception as error:
            return [review(exercise, question, error) for question in questions]
        answers = []
        for question in questions:
            try:
                answers.append(self.answer(exercise, question, *self.outcome(exercise, question, replies, source)))
            except Exception as error:
                answers.append(review(exercise, question, error))
        return answers

    def outcome(self, exercise, question, replies, source):
        function = question.function
        outcome, words = judge_replies(self.checks[function], replies[function], exercise + ".py")
        if outcome != "right" and len(re.findall(rb"(?m)^def[ \t]+%s[ \t]*\(" % function.encode(), source)) > 1:
            words.headline += f" (There are two functions {function} in the file, and the last one counts.)"
        if "stopped" in replies[function] and not replies[function].get("loading"):
            stopped = replies[function]["stopped"]
            words.headline += f" (By the way: line {stopped['line']} stops the file with {known(kind_of(stopped))}.)"
        return outcome, words

    def answer(self, exercise, question, outcome, words):
        return {
            "exercise": exercise,
            "function": question.function,
            "score": question.points if outcome == "right" else 0,
            "max_score": question.points,
            "outcome": outcome,
            "mistake": words.mistake if self.feedback != "none" else None,
            "message": words.message(self.feedback),
        }
