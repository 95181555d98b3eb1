"""Compares a student's answers with the right values, and finds the words to say what went wrong.

    with Judge(seed=0) as judge:
        answers = judge.check("ex3_chain_rule", source)

An answer is one entry of the document that DESIGN calls `answers`: a dictionary with exercise, function, score,
max_score, outcome, mistake and message.
"""

import math
import random

from exercises import EXERCISES
from sandbox import Sandbox

REL_TOL, ABS_TOL = 1e-5, 1e-7
OUTPUT_LINES = 4            # lines of what the student's code printed that are shown
FEEDBACK = ("full", "brief", "none")


# ---- The checks: what is asked, and what is right -------------------------------------------------------

class Check:
    """One question with its inputs drawn and its right answers found."""

    def __init__(self, question, seed):
        self.question = question
        self.inputs = question.inputs(random.Random(seed))
        self.right = [question.right(*arguments) for arguments in self.inputs]
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
    return all(math.isclose(a, b, rel_tol=REL_TOL, abs_tol=ABS_TOL) for a, b in zip(flat(answer), flat(right)))


def shape(answer):
    """Return the nesting of an answer: None for a number, a list of the parts' shapes for a list or tuple."""
    if isinstance(answer, (list, tuple)):
        return [shape(part) for part in answer]
    return None


def stranger(value):
    """Return the first thing in a value that is no number, as the child has described it, or None."""
    if isinstance(value, list):
        return next(filter(None, map(stranger, value)), None)
    if type(value) in (int, float):
        return None
    return value if isinstance(value, dict) else {"type": type(value).__name__, "repr": repr(value)}


# ---- Words --------------------------------------------------------------------------------------------------

def show(number, other=None):
    """Write a number with 6 digits, or with as many as it takes to tell it from another one."""
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


def printed_lines(output):
    """Say what the student's code printed, in a few lines at most."""
    lines = [in_one_line(line) for line in output.splitlines() if line.strip()]
    if not lines:
        return []
    more = ["..."] if len(lines) > OUTPUT_LINES else []
    return ["It printed:"] + ["    " + line for line in lines[:OUTPUT_LINES] + more]


def where(reply, file_name):
    """Say which line of the student's file a fault comes from."""
    if not reply.get("line"):
        return f"In {file_name}."
    text = in_one_line(reply.get("text", ""))
    return f"In {file_name}, line {reply['line']}" + (f":  {text}" if text else ".")


def exception_advice(reply):
    """Say what to do about an exception, where a beginner could not know."""
    kind, message = reply.get("type", ""), reply.get("message", "")
    if kind == "EOFError":
        return "Nobody can type during a check: take out input(), the values come as arguments."
    if kind in ("ModuleNotFoundError", "ImportError"):
        return "An answer needs no package: `import math` is enough."
    if kind == "RecursionError":
        return "Does the function call itself without end?"
    if kind == "TypeError" and "positional argument" in message:
        return "Keep the line that begins with def as it was given, with all its names."
    if kind == "ZeroDivisionError":
        return "Which denominator becomes 0? The inputs never make it so by themselves."
    if kind in ("IndexError",):
        return "Python counts from 0: of two numbers the last has the number 1."
    return ""


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
            lines += printed_lines(self.output)
        return "\n".join(lines)


def fault_words(reply, check, file_name):
    """Return (outcome, Words) for a function that gave no answer."""
    question = check.question
    function, outcome = question.function, reply["fault"]
    output = reply.get("output", "")
    call = reply.get("call")
    asked = f"It was called as  {show_call(function, called(check, call))}" if call is not None else ""
    details = [asked] if asked else []
    loading = reply.get("loading")
    message = in_one_line(reply.get("message", ""))
    kind = in_one_line(reply.get("type", ""), 60)
    place = where(reply, file_name)

    if outcome == "not_started":
        return outcome, Words("Not started: `raise NotImplementedError` is still there." if not loading else
                              "Not started: the file raises NotImplementedError while Python reads it.")
    if outcome == "missing_function":
        if kind:
            return outcome, Words(f"{function} is not a function but a value (of type {kind}).",
                                  advice=f"Give the value another name: {function} must stay a function.")
        return outcome, Words(f"There is no function {function} in {file_name}.",
                              advice="Was it renamed, or is its def indented? Copy the def line from the original file.")
    if outcome == "syntax_error":
        if kind == "encoding":
            return outcome, Words(f"Python cannot read the text of {file_name}: {message}.",
                                  advice="Open it in your editor and save it with the encoding UTF-8.")
        return outcome, Words(f"Python cannot read the file: {kind}: {message}.", [place],
                              advice="Look at that line and at the one above it: a bracket, a colon, an indent?")
    if outcome == "exception":
        what = f"The file stops with {kind} while Python reads it" if loading else f"It stops with {kind}"
        return outcome, Words(f"{what}.", [f"Python says: {message or kind}", place, *details],
                              advice=exception_advice(reply), output=output)
    if outcome == "too_slow":
        if reply.get("time_up"):
            return outcome, Words("No time was left for this: the other answers took all that a submission may take.",
                                  advice="Does a loop somewhere never end?")
        what = "The file does not come to an end" if loading else "It does not come to an end"
        return outcome, Words(f"{what} (stopped after some seconds). Does a loop never end?", details)
    if outcome == "out_of_memory":
        return outcome, Words("It needs too much memory. Does a list grow without end?",
                              ([place] if reply.get("line") else []) + details, output=output)
    if outcome == "too_much_output":
        return outcome, Words("It prints too much. Is there a print in a loop that never ends?", details, output=output)
    return "ended_program", Words(
        "It ends the whole program, so there is no answer to check.",
        ([place] if reply.get("line") else []) + details,
        advice="Give the answer with `return`; exit() and quit() do not belong here.", output=output)


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
                     [line + in_one_line(value), ], advice=f"Asked for: {question.returns}.", output=output)
    kind = in_one_line(odd.get("type", ""), 60)
    if kind == "NoneType" and value == odd:
        if output.strip():
            return Words("It gave None: it prints its result but does not return it.", [line + "None"],
                         advice="print shows a number to you; return gives it back to the caller.", output=output)
        return Words("It gave None: did you forget `return`?", [line + "None"], output=output)
    advice = f"Asked for: {question.returns}."
    if kind == "bool":
        advice = "True and False are no numbers: a comparison like == or < was returned. " + advice
    elif kind == "str":
        advice = "A text in quotes is no number. " + advice
    return Words(f"It gave something that is no number (of type {kind}).", [line + in_one_line(plain_repr(value))],
                 advice=advice, output=output)


def plain_repr(value):
    """Write a value as the student would see it: what is no number in the words that Python had for it."""
    if isinstance(value, list):
        return "[" + ", ".join(map(plain_repr, value)) + "]"
    return str(value.get("repr", "")) if isinstance(value, dict) else repr(value)


def comparison_lines(question, value, right):
    """Return a line for each number that differs, three at most: what was given, and what is right."""
    given, expected = flat(value), flat(right)
    if len(given) == 1:
        return [f"but {question.right_is} is {show(expected[0], given[0])}"]
    differing = [k for k in range(len(given)) if not close(given[k], expected[k])]
    lines = [f"    {question.parts[k]} = {show(given[k], expected[k])}, but {question.right_is} is "
             f"{show(expected[k], given[k])}" for k in differing[:3]]
    return lines + ([f"    and {len(differing) - 3} more of the {len(given)} numbers differ"] if len(differing) > 3 else [])


def wrong_words(check, replies, wrong):
    """Return the Words for numbers that are not right: the clearest input, and the mistake that explains all of them."""
    question = check.question
    n = len(check.inputs)
    k = min(wrong, key=lambda k: (len(flat(check.inputs[k])), len(show_call("", check.inputs[k])),
                                  -distance(replies[k]["value"], check.right[k])))
    value, right = replies[k]["value"], check.right[k]
    call = show_call(question.function, check.inputs[k])
    first = f"{call} gave {show(flat(value)[0], flat(right)[0])}," if len(flat(value)) == 1 else f"{call} gave"
    names = check.mistakes_explaining([reply["value"] for reply in replies[:n]])
    some = len(wrong) < n
    headline = "Not right yet." if not some else f"Right for {n - len(wrong)} of the {n} inputs tried, but not for all."
    return Words(headline, [first, *comparison_lines(question, value, right)],
                 mistake=" (or if ".join(names[:2]) + (")" if len(names) > 1 else "") if names else None,
                 advice=question.look, output=replies[k].get("output", ""))


def distance(value, right):
    """Return how far off an answer is, relative to the right one where that is not small."""
    return max(abs(a - b) / max(abs(b), 0.01) for a, b in zip(flat(value), flat(right)))


# ---- Judging ---------------------------------------------------------------------------------------------------

def judge_replies(check, reply, file_name):
    """Return (outcome, Words) for what the child sent about one function."""
    if "fault" in reply:
        return fault_words(reply, check, file_name)
    question, n = check.question, len(check.inputs)
    replies = reply["values"]
    rights = check.right + check.right[::-1]
    for call, (reply, right) in enumerate(zip(replies, rights)):
        value = reply["value"]
        odd = stranger(value)
        if odd is not None or shape(value) != shape(right):
            return "wrong_type", wrong_type_words(check, call, reply, odd)
        if not all(abs(number) < 1e300 for number in flat(value)):
            return "not_finite", Words(
                "It gave a number that is infinite or not a number (inf or nan).",
                [f"{show_call(question.function, called(check, call))} gave {in_one_line(value)}"],
                advice="Is something divided by a number that is nearly 0, or is exp taken of a huge one?",
                output=reply.get("output", ""))
    for call, reply in enumerate(replies):
        if "changed" in reply:
            return "changed_arguments", Words(
                "It changes the lists that it is given, and they belong to the caller.",
                [f"It was called as  {show_call(question.function, called(check, call))}",
                 f"and left behind    {question.function}({in_one_line(plain_repr(reply['changed']))[1:-1]})"],
                advice="Make a new list and leave the old one alone.", output=reply.get("output", ""))
    right = [close(reply["value"], expected) for reply, expected in zip(replies, rights)]
    wrong = [k for k in range(n) if not right[k]]
    for k in range(n):
        first, second = replies[k]["value"], replies[2 * n - 1 - k]["value"]
        if not close(first, second):
            return "inconsistent", Words(
                "Asked the same thing twice, it gave different answers.",
                [f"{show_call(question.function, check.inputs[k])} gave",
                 f"    {in_one_line(first)} the first time and", f"    {in_one_line(second)} the second time"],
                advice="Does it keep something from one call to the next, outside the function? Start afresh each time.")
    if wrong:
        return "wrong", wrong_words(check, replies, wrong)
    return "right", Words(question.insight)


def draw_checks(seed):
    """Return {function: Check} for all functions. Judges that work side by side can share them."""
    return {question.function: Check(question, f"{seed} {question.function}")
            for exercise in EXERCISES for question in exercise.questions}


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
            words = Words(problem or f"There is no file {exercise}.py.")
            return [self.answer(exercise, question, "missing_file", words) for question in questions]
        try:
            replies = self.sandbox.run(exercise, source, [question.function for question in questions], seconds)
            return [self.answer(exercise, question, *self.outcome(exercise, question, replies)) for question in questions]
        except Exception as error:
            words = Words(f"The grader itself failed, so a teacher must look at this: {type(error).__name__}: {error}")
            return [self.answer(exercise, question, "needs_review", words) for question in questions]

    def outcome(self, exercise, question, replies):
        return judge_replies(self.checks[question.function], replies[question.function], exercise + ".py")

    def answer(self, exercise, question, outcome, words):
        return {
            "exercise": exercise,
            "function": question.function,
            "score": question.points if outcome == "right" else 0,
            "max_score": question.points,
            "outcome": outcome,
            "mistake": words.mistake,
            "message": words.message(self.feedback),
        }
