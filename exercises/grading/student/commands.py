"""What check.py does, all of it from words: check and show, give hints and worked answers, watch."""

import re
import sys

from grading.judging.answer import first_problem
from grading.judging.judge import Judge
from grading.questions import exercise_of
from grading.sandbox.outcome import Outcome
from grading.sandbox.process import GraderFault
from grading.student import asked, screen
from grading.student.asked import FOLDER, NotChecked

RIGHT, NOT_RIGHT, NOT_CHECKED = 0, 1, 2     # exit statuses


def main(words, help_text):
    """Do what some words ask for, say in a sentence what is in the way, and return the exit status.

    Functions stand for their names, as in check.hint(gradient).
    """
    words = words.split() if isinstance(words, str) else [getattr(one, "__name__", str(one)) for one in words]
    try:
        if sys.stdout is None:
            raise NotChecked("Nothing can be shown: the output is closed.")
        status = do(words, help_text)
        sys.stdout.flush()
        return status
    except (NotChecked, GraderFault) as error:
        said = str(error)
    except KeyboardInterrupt:
        said = "Stopped."
    except BrokenPipeError:         # Nobody reads on, as with `| head`.
        said = ""
    except OSError as error:
        said = f"The check cannot go on: {error.filename or 'the output'}: {error.strerror}."
    try:
        print(said, file=sys.stderr, end="\n" * bool(said))
        sys.stdout.flush()
    except (OSError, AttributeError):
        sys.stdout = None   # Otherwise Python writes what is left once more.
    return NOT_CHECKED


def do(words, help_text):
    """Do what some words ask for, and return the exit status. Raises NotChecked."""
    if {"help", "-h", "--help"} & set(words):
        print(help_text)
        return RIGHT
    if words == ["run"]:
        return check(asked.that_is_run())
    command = next((word for word in words if word in asked.COMMANDS), "check")
    rest = [word for word in words if word != command]
    if command == "watch":
        from grading.student import watch
        return watch.watch(asked.in_words(rest))
    if command == "hint":
        return show_hint(rest)
    if command == "solution":
        return show_solution(asked.in_words(rest))
    return check(asked.in_words(rest))


def check(what):
    """Check what is asked for, and show the screen."""
    files = asked.read_all(what)
    judge = Judge(exercises=list(files), own=True)
    answers = asked.checked(judge, files, what)
    screen.show_all(judge, answers)
    for remark in list(remarks(what, files, answers))[:1]:
        screen.show(screen.wrapped(remark, 4))
    return status_of(answers)


def remarks(what, files, answers):
    """Yield sentences that are worth a line below the screen."""
    for exercise, path in asked.paths(what).items():
        name, text = path.name, (files[exercise][0] or b"check.run()").decode("utf-8", "replace")
        if name != f"{exercise}.py":
            yield f"{name} is checked as exercise {exercise[2]}. Hand it in as {exercise}.py."
        if not re.search(r"(?m)^check\.run\(\)|^if __name__.*\n(?:.*\n)*?[^#\n]*check\.run\(\)", text):
            yield f"Run shows nothing in {name}: copy the last three lines of another exercise to its end."
        if re.search(r"(?m)^[ \t]+def ", text.rpartition("check.run()")[2]):
            yield f"In {name}, move what is below check.run() up: functions do not count there."
    if "train" in what and first_problem(answers) is None:
        yield f"See your own neuron learn:  {screen.picture_command()}"


def status_of(answers):
    outcomes = {answer.outcome for answer in answers}
    return (NOT_CHECKED if Outcome.NEEDS_REVIEW in outcomes else
            RIGHT if outcomes <= {Outcome.RIGHT} else NOT_RIGHT)


# ---- Hints and worked answers -----------------------------------------------------------------------------

def show_hint(words):
    """Show the hint that the words name: a function or an exercise, and a number.

    Of several functions, it is for the first one that is not right. Without a name, it is for what is next.
    """
    number = next((int(word) for word in words if word.isdigit()), 1)
    what = asked.in_words([word for word in words if not word.isdigit()])
    function = next(iter(what))
    if len(what) > 1:
        problem = problem_of(what)
        if problem is None:
            print("All of this is right: no hint is needed.")
            return RIGHT
        function = problem.function
    hints = hints_for(function)
    if not 1 <= number <= len(hints):
        raise NotChecked(f"{function} has {len(hints)} hints.")
    print(f"Hint {number} of {len(hints)} for {function}:\n\n{hints[number - 1]}\n")
    if number < len(hints):
        print(f"For the next one, type  {screen.hint_command(function, number + 1)}")
    return RIGHT


def hints_for(function):
    """Return the hints for a function, gentle first. Code with a space in it keeps its marks."""
    path = FOLDER / "hints.md"
    if not path.exists():
        raise NotChecked("There are no hints here: the file hints.md is missing.")
    section = re.search(rf"(?ms)^## {function}$(.*?)(?=^## |\Z)", path.read_text(encoding="utf-8"))[1]
    hints = re.split(r"(?m)^\d+\. ", re.sub(r"`([^`\s]+)`", r"\1", section))[1:]
    return [hint.strip().replace("\n   ", "\n") for hint in hints]


def show_solution(what):
    """Show the worked answers to what is asked for, if all of it is right."""
    problem = problem_of(what)
    if problem:
        print(f"{problem.function} is not right yet. When it is, this shows the worked answer.\n"
              f"For a hint, type  {screen.hint_command(problem.function)}")
        return NOT_RIGHT
    for function in what:
        path = FOLDER / "solutions" / f"{exercise_of(function).name}.py"
        if not path.exists():
            raise NotChecked("The worked answers are not included here: your teacher has them.")
        worked = re.search(rf"(?ms)^def {function}\(.*?(?=^\S|\Z)", path.read_text(encoding="utf-8"))[0]
        print(worked.rstrip())
    return RIGHT


def problem_of(what):
    """Check what is asked for, and return the first problem or None."""
    files = asked.read_all(what)
    judge = Judge(exercises=list(files), own=True)
    return first_problem(asked.checked(judge, files, what))
