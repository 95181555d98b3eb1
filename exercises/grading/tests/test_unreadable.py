"""What is said of a text that Python cannot read: the cause and the line, and what helps if it is obeyed.

The sentences are found by trying, so they are the same for every version of Python.
"""

import re

import pytest

from grading.tests import doors
from grading.tests.helpers import FOLDER

FIRST = 10          # the line of an answer's first line
WIDTH = 76
HEAD = '''def dL_dy(y, y_target):
    """Return the derivative of the loss of one example.

        l = -[y_target * ln(y) + (1 - y_target) * ln(1 - y)]

    >>> dL_dy(0.5, 1)
    -2.0
    """
    # TODO: write your code below this line, and return dl/dy.
'''
MORE = '''


def dz_db():
    """Return the derivative of z with respect to the bias b."""
    raise NotImplementedError    # Delete this line.
    # TODO: write your code below this line, and return dz/db.


if __name__ == "__main__":      # Run this file to check it.
    import check    # check.py must stay beside this file
    check.run()
'''
MOVES = ("tabs", "outside", "inside", "left", "right", "between", "a def")     # kinds about columns
STUB = (FOLDER / "ex3_chain_rule.py").read_text(encoding="utf-8")


def error_of(text):
    try:
        compile(text, "answer.py", "exec", dont_inherit=True)
    except SyntaxError as error:
        return error
    return None


def told(text):
    """Return the Remark on a text that Python cannot read, and its sentence."""
    error = error_of(text)
    assert error, "Python reads it."
    remark = doors.remark(text, error)
    assert remark, error
    assert all(type(word) is int or word in text for word in remark.words), remark
    return remark, doors.sentence(*remark)


# ---- What stands in a line ------------------------------------------------------------------------

# kind, line from 1: the answer, with ~ between its lines
SLIPS = """
spelled return, 1:          retrun y
spelled return, 1:          Return y
spelled return, 1:          retrun 2y
spelled for, 1:             For i in range(2):~        y += 1~    return y
spelled while, 1:           whlie y < 1:~        y += 1~    return y
spelled elif, 3:            if y == 1:~        return y~    elfi y == 2:~        return 3
else if, 3:                 if y == 1:~        return y~    else if y == 2:~        return 3
spelled elif, 3:            if y == 1:~        return y~    elseif y == 2:~        return 3
else and a condition, 3:    if y == 1:~        return y~    else y == 2:~        return 3
else in the line, 1:        if y == 1: return y else: return 2
return and equals, 1:       return z = y - y_target
return and equals, 1:       z = return y - y_target
return and equals, 1:       return = y
return and a colon, 1:      return: y
no colon, 1:                return y:
colon, 1:                   if y == 1~        return y~    return 2
colon, 1:                   for i in range(2)~        y += i~    return y
colon, 1:                   if y == 1;~        return y~    return 2
colon inside, 1:            if y == 1 return y
equals, 1:                  if y = 1:~        return y~    return 2
comparison, 1:              if y => 1:~        return y~    return 2
comparison, 1:              if y === 1:~        return y~    return 2
comparison, 1:              if y <> 1:~        return y~    return 2
colon and equals, 1:        z := y~    return z
minus sign, 1:              return (y \u2212 1) \u00f7 y
division sign, 1:           return (y - 1) \u00f7 y
times sign, 2:              z = y~    return 2 \u00d7 z
raised number, 1:           return y\u00b2
comparison, 1:              if y \u2264 1:~        return y~    return 2
curly quotes, 1:            print(\u201cy is\u201d, y)~    return y
invisible, 1:               return\u00a0y * 2
character, 1:               return \u221ay
number and name, 1:         return 2y
number and name, 2:         z = 3 * y~    return 2z + 1
star, 1:                    return (1 - y) y
star, 1:                    return 2 y
equals, 1:                  return 3 y_target if y = 1 else 2
comma, 1:                   for a b in y:~        return a
no comma, 1:                return [z - 2, for z in y]
operand, 1:                 return (y - ) / y
operand, 1:                 return y -
split, 1:                   return y * * 2
increment, 1:               y++~    return y
backslash, 1:               return y \\ (1 - y)
left side, 1:               y - y_target = error~    return error
name with a stroke, 1:      dL/dy = y - y_target~    return dL/dy
name of two words, 1:       new W = y - y_target~    return new W
reserved, 1:                lambda = 3~    return lambda * y
prime, 1:                   y' = y~    return y'
print, 1:                   print "y", y~    return y
call, 1:                    for i in range 2:~        y += 1~    return y
two statements, 1:          z = y return z
if without else, 1:         return y if y_target == 1
goes on, 1:                 return y *~        (1 - y)
goes on, 1:                 return y~        + (1 - y)
in, 1:                      return sum(z - 2 for z of y)
logic, 1:                   if y == 1 && y > 0:~        return y~    return 2
logic, 1:                   if y == 1 || y > 0:~        return y~    return 2
logic, 1:                   if !y:~        return y~    return 2
question mark, 1:           return y ? 1 : 0
comment, 1:                 return y // the result of it
comment, 1:                 // I don't know~    return y
braces, 1:                  if (y == 1) {~        return y;~    } else {~        return 2;~    }
for, 1:                     for (int i = 0; i < 2; i++) {~        y += 1;~    }~    return y
for, 1:                     for i = 1:2~        y = y + 1~    return y
then, 1:                    if y == 1 then~        return y~    return 2
type, 1:                    double z = y;~    return z
bracket never closed, 1:    return (y - 1 / (y * (1 - y))
bracket never closed, 1:    z = (y - 1~    w = y * (1 - y)~    return z / w
bracket never closed, 1:    for i in range(len(y):~        y += i~    return y
bracket never opened, 1:    return (y - 1)) / (y * (1 - y))
brackets differ, 1:         return (y - 1] / (y * (1 - y))
quote, 1:                   print("y is, y)~    return y
in quotes, 1:               print("C:\\Users")~    return y
note, 1:                    Delete this line.~    return y
prompt, 1:                  >>> return y
note, 1:                    this is my result~    return y
note, 1:                    I don't know this~    return y
name of two words, 1:       z = 2 - learning rate * y~    return z
comparison, 1:              if y is equal to 1:~        return 1~    return 2
times sign, 1:              return y x (1 - y)
full stop, 1:               return y * (1 - y).
note at the end, 1:         return 1 (because b appears alone)
for, 1:                     repeat y times:~        y += 1~    return y
braces, 1:                  for i in range(2): {~        y += 1~    }~    return y
star, 1:                    return dL_dy(y 1) - [y 2]
def missing, 3:             return y~~dy_dz(y):~    return y
spelled def, 3:             return y~~Def dy_dz(y):~    return y
def, 3:                     return y~~def dy_dz(weights[0]):~    return y
def, 3:                     return y~~def dy/dz(y):~    return y
empty, 1:                   if y == 1:
"""


def test_the_cause_and_its_line_are_said():
    expected, found = {}, {}
    for case in SLIPS.strip().splitlines():
        kind, line, code = re.match(r"([\w ]+), (\d+): +(.*)", case).groups()
        remark, _ = told(HEAD + "    " + code.replace("~", "\n") + MORE)
        expected[code], found[code] = (kind, int(line)), (remark.kind, remark.line - FIRST + 1)
    assert found == expected


def test_of_two_mistakes_in_two_functions_python_s_own_is_said():
    text = HEAD + "    return 2y\n\n\ndef dz_db():\n    retrun 1\n"
    assert told(text)[0].kind == "number and name"
    assert told(text.replace("2y", "2 * y"))[0].kind == "spelled return"


def test_a_function_that_begins_right_below_pythons_error_is_not_the_one_that_is_meant():
    text = "def f(x):\n    return x x\ndef g(x):\n    return x +\n"
    kind, line, _ = doors.remark(text, error_of(text))
    assert (kind, line) == ("star", 2)


def test_a_text_for_which_nothing_fits_has_no_remark():
    text = HEAD + "    ) if ( = return : [ for" + MORE
    for unclear in (text, "x" * 30_000 + " y"):
        assert doors.remark(unclear, error_of(unclear)) is None


def test_a_sentence_takes_two_lines_at_most():
    for kind in doors.kinds_of_remark():
        words = (112, 4, 100) if kind in MOVES else ("dL_dw_1", "dL_dw_2")
        assert len(doors.sentence(kind, 100, words)) <= 2 * WIDTH, kind


# ---- Quotes ---------------------------------------------------------------------------------------

TEXT = STUB.index('    """Return', STUB.index("def dy_dz"))
END = STUB.index('    """\n', TEXT)


@pytest.mark.parametrize("kind, text, line", [
    ("closing quotes", STUB[:END] + STUB[END + 8:], "    raise NotImplementedError    # Delete this line."),
    ("short quotes", STUB[:END] + '    ""\n' + STUB[END + 8:], '    ""'),
    ("opening quotes", STUB[:TEXT + 4] + STUB[TEXT + 7:],
     "    Return the derivative of the prediction y with respect to z, written in"),
    ("opening quotes", STUB[:TEXT + 4] + STUB[TEXT + 6:],
     '    "Return the derivative of the prediction y with respect to z, written in'),
    ("opening quotes", STUB[3:], "Exercise 3, the heart: the chain rule, one factor at a time."),
    ("quotes", STUB[:TEXT + 4] + STUB[TEXT + 7:END] + STUB[END + 8:],
     "    Return the derivative of the prediction y with respect to z, written in"),
    ("quotes too many", STUB[:END] + STUB[END:END + 8] + STUB[END:], '    """'),
])
def test_a_docstring_that_has_lost_its_quotes_is_found_where_it_is(kind, text, line):
    remark, _ = told(text)
    assert (remark.kind, text.split("\n")[remark.line - 1]) == (kind, line)


# ---- Indentation: who obeys a message never comes back to it -----------------------------------------

# a name: the answer, with ~ between its lines
COLUMNS = r"""
all at the edge:            error = y~slope = y * (1 - y)~return error / slope
return at the edge:         ~    error = y~return error
first at the edge:          error = y~    return error
a loop at the edge:         total = 0~for i in [1, 2]:~    total += i~return total
a loop, not its return:     ~    total = 0~for i in [1, 2]:~    total += i~    return total
a choice at the edge:       if y == 1:~    return y~else:~    return 2
after a loop:               ~    total = 0~    for i in [1]:~        total += i~n = 3~return total / n
in a loop:                  ~    for i in [1]:~        a = y~b = a~        c = b~    return c
blank lines:                ~    a = y~~b = a~~c = b~    return c
comments:                   # mine~error = y~# done~    return error
in brackets:                total = (y +~    y_target)~    return total
long:                       a = y~b = y~c = y~d = y~e = y~f = y~g = y~h = y~i = y~j = y~k = y~return a
a body not inside:          ~    for i in [1, 2]:~    y += i~    return y
a long body not inside:     ~    for i in [1, 2]:~    y += i~    y += 2~    return y
a body at the edge:         ~    for i in [1, 2]:~y += i~    return y
two bodies not inside:      ~    if y:~    return y~    else:~    return 2
two bodies at the edge:     ~    if y:~return y~    else:~return 2
a loop in a loop:           ~    for i in [1]:~    for j in [2]:~        y += j~    return y
bodies in bodies:           ~    for i in [1]:~    for j in [2]:~    y += j~    return y
else too far in:            ~    if y:~        return y~        else:~        return 2
else in between:            ~    if y:~        return y~      else:~        return 2
else too far out:           ~    if y:~        return y~  else:~        return 2
else at the edge:           ~    if y:~        return y~else:~    return 2
3 spaces:                   ~    error = y~   return error
5 spaces:                   ~    error = y~     return error
6 spaces after a loop:      ~    for i in [1]:~        y += 1~      return y
12 spaces after a loop:     ~    for i in [1]:~        y += 1~            return y
all with 3:                 ~   error = y~   y = error~   return error
all with 5:                 ~     error = y~     y = error~     return error
all with 8:                 ~        error = y~        y = error~        return error
all with 2:                 ~  error = y~  if y:~    y = error~  return error
7 and 8:                    ~    if y:~       a = 1~        b = 2~    return y
two lines:                  ~     error = y~    y = 2~  return y
zigzag:                     ~    a = y~      b = a~    c = b~     d = c~   return d
a tab:                      ~    error = y~\treturn error
tabs:                       \terror = y~\treturn error
a tab in a loop:            ~    for i in [1]:~\ty += i~    return y
tabs in a loop:             \tfor i in [1]:~\t\ty += i~\treturn y
tabs and 3 spaces:          ~    error = y~\tif y:~\t\ty += 1~   return y
a def with 1 space:         ~    return y~~~ def dy_dz(y):~    return y
a def with 4 spaces:        ~    return y~~~    def dy_dz(y):~    return y
a whole def with 2 spaces:  ~    return y~~~  def dy_dz(y):~      "Doc."~      return y
a print below:              ~    return y~~  print(3)~  print(4)
"""


def obeyed(text, remark):
    """Return a text in which just what a message about indentation names is done."""
    lines = text.split("\n")
    last, spaces = remark.words[:2]
    for number in range(remark.line - 1, last):
        code = lines[number].lstrip()
        indent = lines[number][:len(lines[number]) - len(code)]
        if remark.kind == "tabs":
            indent = indent.replace("\t", " " * spaces)
        elif remark.kind in ("right", "a def"):
            indent = indent[spaces:]
        else:
            indent += " " * spaces
        lines[number] = code and indent + code
    return "\n".join(lines)


@pytest.mark.parametrize("case", COLUMNS.strip().splitlines())
def test_who_obeys_a_message_about_indentation_does_not_come_back_to_it(case):
    code = re.match(r"[\w ,]+: +~?(.*)", case).group(1).replace("~", "\n").replace(r"\t", "\t")
    text, said = HEAD + code + MORE, []
    while error_of(text):
        remark, sentence = told(text)
        assert remark.kind in MOVES, sentence
        assert sentence not in said and all(remark.line >= line for line, _ in said)
        said.append((remark.line, sentence))
        text = obeyed(text, remark)
    assert 1 <= len(said) <= 3


def test_a_function_without_a_docstring_is_indented_as_a_whole():
    text = "def dL_dy(y, y_target):\nerror = y\nreturn error" + MORE
    remark, sentence = told(text)
    assert "put 4 more spaces before each of the lines 2 to 3" in sentence
    assert error_of(obeyed(text, remark)) is None
