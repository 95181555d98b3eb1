"""Checks a file again whenever it has been saved. By reading again and again, which works everywhere."""

import sys
import time

from grading.judging.answer import points
from grading.judging.judge import Judge
from grading.student import asked, commands, screen
from grading.student.asked import NotChecked

LOOK_SECONDS = 0.15
CLEAR = "\033[2J\033[3J\033[H"


def watch(what):
    """Check files again whenever they have been saved, until Ctrl-C. Return the exit status."""
    if sys.platform == "emscripten":
        raise NotChecked("A browser's Python cannot watch files. Run the check again after a change.")
    answers = {}
    judge = Judge(own=True)
    try:
        for changed in saved(what):
            now = asked.checked(judge, changed, what)
            answers.update((answer.function, answer) for answer in now)
            print(CLEAR * screen.is_terminal() + f"---- {time.strftime('%H:%M:%S')}")
            screen.show_all(judge, now)
            screen.show(["Type commands in another terminal. Ctrl-C ends this.",
                         "Watching: save a file, and it is checked again."])
    except KeyboardInterrupt:
        print("\n" + points(answers.values()))
    return commands.status_of(answers.values())


def saved(what):
    """Yield what all files contain, and then, for ever, what is new and is not being written just now."""
    taken = seen = asked.read_all(what)
    yield taken
    while True:
        time.sleep(LOOK_SECONDS)
        before, seen = seen, asked.read_all(what)
        changed = {name: file for name, file in seen.items() if before[name] == file != taken[name]}
        if changed:
            taken = {**taken, **changed}
            yield changed
