"""The kinds of small change that can make a wrong answer right, the likelier first, and what was wrong then.

Nothing is added to what the student wrote but a minus sign: with one factor more, much fits by accident.
"""

import itertools

# Words that go on after "In line 12, ". A kind without words would give the answer away: the line is all.
KINDS = {
    "spelling": "a name is not spelled as it should be",
    "return": "the result is not given back",
    "whole": "// drops the fraction",
    "sign": "a sign is wrong",
    "minus": "a sign is wrong",
    "call": "a function is applied that is not needed",
    "brackets": "brackets are missing, or in the wrong place",
    "called": "a number or a list is called as if it were a function",
    "start": "something is left over from an earlier call",
    "copy": "a list that was given is changed",
    "slice": "a range or a slice starts or ends in the wrong place",
    "elements": "the loop gives the elements, but what follows needs their numbers",
    "uncalled": "a function is named but not called",
    "argument": "a call has an argument too many, or one too few",
    "swap": "two things have changed places",
    "shift": "something is counted from 1, and Python counts from 0",
    "index": "an index is wrong",
    "indent": "the indentation is wrong: what belongs into the block above, and what does not?",
    "overwrite": "each turn overwrites what was there before",
    "add up": "each turn adds to what was there before",
    "condition": "the condition is wrong",
    "delete": "something is changed that should stay as it is",
    "less": "there is a factor or a term too many",
    "number": "a number is wrong",
    "operator": "",
    "function": "",
    "one minus": "",
    "name": "the wrong variable is used",
}
# Two of these at once are tried last: {(kind, kind): the kind of both}.
IN_PAIRS = ("sign", "call", "brackets", "index")
PAIRS = {pair: " and ".join(pair) for pair in itertools.combinations_with_replacement(IN_PAIRS, 2)}
KINDS.update({both: f"two things are wrong at once: {KINDS[one]}, and {KINDS[other]}"
              for (one, other), both in PAIRS.items()})
CHANGED_LINES = 8       # of one change, at most
