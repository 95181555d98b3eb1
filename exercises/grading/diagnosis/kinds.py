"""The kinds of change that can make a wrong answer right, the likelier ones first. Both ends know them."""

KINDS = (
    "bracket",      # a bracket that is missing, or one too many: Python cannot read the file
    "colon",        # a missing colon
    "equals",       # == in place of =
    "star",         # a * between two factors
    "spelling",     # a name that is nearly right: exp for math.exp, x1 for x[0]
    "return",       # the value given back with return
    "whole",        # / in place of //
    "sign",         # the opposite sign of one part
    "call",         # the value itself, without the function around it
    "brackets",     # the brackets set differently
    "start",        # a fresh start in every call
    "copy",         # a copy of the list in place of the list itself
    "slice",        # the whole list or range, from the first to the last
    "condition",    # another condition, or none
    "indent",       # this line indented differently, in the loop or outside it
    "sum",          # += in place of =, or = in place of +=
    "less",         # one part less
    "index",        # another index
    "argument",     # other arguments in a call
    "swap",         # two things exchanged
    "outside",      # the function's own arguments in place of variables from outside it
    "delete",       # this line left out
    "mean",         # a division by the number of examples
    "double",       # a factor 2
    "one minus",    # 1 - in front
    "function",     # another function
    "operator",     # another operator
    "name",         # another variable
    "number",       # something else in place of a number
    "factor",       # one factor more
    "term",         # one term more
)
