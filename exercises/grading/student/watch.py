"""Check a file again whenever it has been saved. By looking again and again, which works everywhere."""

import collections
import os
import sys
import time

from grading.judging.answer import first_problem, points
from grading.judging.judge import Judge
from grading.questions import NAMES
from grading.sandbox.outcome import Outcome
from grading.student import asked, commands, console, hints, screen
from grading.student.asked import NotChecked

LOOK_SECONDS = 0.15


def watch(wanted):
    """Check files again whenever they have been saved, until Ctrl-C. Return the exit status."""
    if sys.platform == "emscripten":
        raise NotChecked("A browser's Python cannot watch files. Run the check again after a change.")
    by_path = {one.path: one for one in wanted}
    answers, wrong = {}, collections.Counter()
    with Judge(own=True) as judge:
        try:
            for changed in saved(by_path):
                for path in changed:
                    answers[by_path[path].exercise] = asked.checked(judge, [by_path[path]])
                show_saved(judge, [by_path[path].exercise for path in changed], answers, wrong)
        except KeyboardInterrupt:
            print("\n" + points(sum(answers.values(), [])))
    return commands.status_of(sum(answers.values(), []))


def show_saved(judge, names, answers, wrong):
    """Show the screen of the exercises that were saved, and what is next in all of them.

    What is not right for the second time gets its first hint, then the second. wrong counts how often.
    """
    now = [answer for name in NAMES if name in names for answer in answers[name]]
    problem = first_problem(now)
    next_one = first_problem([answer for name in NAMES for answer in answers.get(name, [])])
    console.clear()
    print(f"---- {time.strftime('%H:%M:%S')}  {names[0] if len(names) == 1 else ''}")
    commands.show_all(judge, now, next_one and next_one.function, with_hint=False, height=screen.HEIGHT - 8)
    if problem and wrong[problem.function]:
        found = hints.hints_for(problem.function)
        number = min(wrong[problem.function], len(found))
        print(f"Hint {number} of {len(found)}:\n{found[number - 1]}")
    print("Watching: save a file, and it is checked again. Ctrl-C ends this.", flush=True)
    for answer in now:
        tried = answer.outcome not in (Outcome.RIGHT, Outcome.NOT_STARTED, Outcome.MISSING_FILE)
        wrong[answer.function] = wrong[answer.function] + 1 if tried else 0


def saved(paths):
    """Yield all paths, and then those whose files have changed and are not changing just now, for ever."""
    taken = seen = {path: stamp(path) for path in paths}
    changed = list(paths)
    while True:
        if changed:
            yield changed
        time.sleep(LOOK_SECONDS)
        before, seen = seen, {path: stamp(path) for path in paths}
        changed = [path for path in paths if seen[path] == before[path] != taken[path]]
        taken = {**taken, **{path: seen[path] for path in changed}}


def stamp(path):
    """Return what changes when a file is saved, or None if it is not there: it may be being replaced."""
    try:
        status = os.stat(path)
        return status.st_mtime_ns, status.st_size
    except OSError:
        return None
