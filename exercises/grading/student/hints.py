"""Hints of hints.md, one at a time, and worked answers."""

import re

from grading.judging.answer import first_problem
from grading.judging.judge import Judge
from grading.questions import exercise_of
from grading.sandbox.outcome import Outcome
from grading.student import asked, console
from grading.student.asked import FOLDER, NotChecked

RIGHT, NOT_RIGHT = 0, 1     # exit statuses


def show_hint(words, wanted):
    """Show the hint that the words name: a function or an exercise, and a number.

    Without a name, it is for the first thing in what is wanted that is not right.
    """
    names = [word for word in words if not word.isdigit()]
    number = next((int(word) for word in words if word.isdigit()), 1)
    wanted = [asked.asked_for(names[0])] if names else wanted
    functions = [function for one in wanted for function in one.functions]
    if len(functions) > 1:
        with Judge(exercises=[one.exercise for one in wanted], own=True) as judge:
            problem = first_problem(asked.checked(judge, wanted))
        if problem is None:
            print("All of this is right: no hint is needed.")
            return RIGHT
        functions = [problem.function]
    hints = hints_for(functions[0])
    if not 1 <= number <= len(hints):
        raise NotChecked(f"{functions[0]} has {len(hints)} hints.")
    print(f"Hint {number} of {len(hints)} for {functions[0]}:\n\n{hints[number - 1]}\n")
    if number < len(hints):
        print(f"For the next one, type  {console.hint_command(functions[0], number + 1)}")
    return RIGHT


def hints_for(function):
    """Return the hints for a function, gentle first. Code with a space in it keeps its marks."""
    path = FOLDER / "hints.md"
    if not path.exists():
        raise NotChecked("There are no hints here: the file hints.md is missing.")
    section = re.search(rf"(?ms)^## {function}$(.*?)(?=^## |\Z)", path.read_text(encoding="utf-8"))[1]
    hints = re.split(r"(?m)^\d+\. ", re.sub(r"`([^`\s]+)`", r"\1", section))[1:]
    return [hint.strip().replace("\n   ", "\n") for hint in hints]


def show_solution(words):
    """Show the worked answer to a function, if the student's own is right."""
    if not words:
        raise NotChecked("Say which function, for example:  solution dL_dy")
    wanted = asked.asked_for(words[0])
    function = wanted.functions[0]
    with Judge(exercises=[wanted.exercise], own=True) as judge:
        answer, = asked.checked(judge, [wanted._replace(functions=[function])])
    if answer.outcome is not Outcome.RIGHT:
        print(f"{function} is not right yet. When it is, this shows the worked answer.\n"
              f"For a hint, type  {console.hint_command(function)}")
        return NOT_RIGHT
    path = FOLDER / "solutions" / f"{exercise_of(function).name}.py"
    if not path.exists():
        raise NotChecked("The worked answers are not included here: your teacher has them.")
    worked = re.search(rf"(?ms)^def {function}\(.*?(?=^\S|\Z)", path.read_text(encoding="utf-8"))[0]
    print(worked.rstrip())
    return RIGHT
