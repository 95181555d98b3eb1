"""Shows the checks of test_exercises.py as a list of what is done and what is to do, in place of pytest's report."""

collect_ignore = ["grading"]    # the grader's own tests, which `python -m pytest` without a folder runs

answers = []


def answer_of(report):
    """Return the answer that a report is about, or None if it is about another test."""
    properties = dict(report.user_properties)
    return properties if report.when == "call" and "max_score" in properties else None


def pytest_report_teststatus(report):
    """Leave these checks out of pytest's dots and its list of failures: they are shown below, in full."""
    answer = answer_of(report)
    if answer:
        return answer["outcome"].replace("_", " "), "", ""


def pytest_runtest_logreport(report):
    answer = answer_of(report)
    if answer:
        answers.append(answer)


def pytest_terminal_summary(terminalreporter):
    """Print a line for each function, the words for it, and how far the homework is."""
    write = terminalreporter.write_line
    exercise = None
    for answer in answers:
        if answer["exercise"] != exercise:
            exercise = answer["exercise"]
            write(f"\n{exercise}.py", bold=True)
        right, started = answer["outcome"] == "right", answer["outcome"] != "not_started"
        state = answer["outcome"].replace("_", " ")
        write(f"  {answer['function']:24}{state:20}{answer['score']:2} of {answer['max_score']:2} points",
              green=right, red=started and not right)
        if started:
            for line in answer["message"].splitlines():
                write("      " + line)
    if answers:
        write("\n" + progress(answers))


def progress(answers):
    score = sum(answer["score"] for answer in answers)
    max_score = sum(answer["max_score"] for answer in answers)
    bar = "#" * (40 * score // max_score)
    todo = [answer for answer in answers if answer["outcome"] != "right"]
    next_step = f"Next: {todo[0]['function']} in exercises/{todo[0]['exercise']}.py" if todo else "All done. Well done!"
    return f"[{bar:.<40}] {score} of {max_score} points. {next_step}"
