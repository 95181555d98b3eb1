"""Why an answer is wrong, and where: what its text shows, what is tried on it, and what is said of all that.

The far half (search) runs behind the walls. It looks for what the text shows by itself (remarks), makes
small changes in the student's syntax tree, the likelier first, and tells what the function then gives. The
judge's half (place) compares, and has what fits a few inputs confirmed on all. Patterns are seen in the
numbers alone. One place (chooser) weighs all that against named mistakes and advice, and says what fits.

    far half        search <- changes <- expressions, statements <- program
                    search <- remarks <- readable, stopping <- program
                    search <- unreadable <- slips, multiline
    judge's half    place, patterns, chooser        both        the words of changes and remarks
"""
