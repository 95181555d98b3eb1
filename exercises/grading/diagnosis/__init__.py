"""Why an answer is wrong, and where: what is tried on the student's own code, and what is said of it.

The far half (search) runs behind the walls: it makes small changes in the student's syntax tree, the likelier
first, and tells what the function then gives. The judge's half (place) compares, and has what fits a few
inputs confirmed on all. One place (chooser) weighs that against named mistakes and advice, and says what fits
together, or the likelier.

    far half        search <- changes <- expressions, statements, repairs <- scope <- program
    judge's half    place, chooser              both        kinds
"""
