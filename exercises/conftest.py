"""Shows the checks of test_exercises.py as check.py shows them."""

import pathlib
import sys

import pytest

# Last, so that a student's random.py takes no module's place.
sys.path.append(str(pathlib.Path(__file__).resolve().parent))

collect_ignore = ["grading"]    # the grader's own tests, which `python -m pytest` without a folder runs

answers = []


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    """Let the report of a check know the answer that it is about."""
    outcome = yield
    outcome.get_result().answer = getattr(item, "answer", None) if call.when == "call" else None


def pytest_report_teststatus(report):
    """Leave these checks out of pytest's dots and its list of failures: they are shown below, in full."""
    answer = getattr(report, "answer", None)
    if answer:
        return answer.outcome.words, "", ""


def pytest_runtest_logreport(report):
    if getattr(report, "answer", None):
        answers.append(report.answer)


def pytest_terminal_summary(terminalreporter):
    """Print what check.py prints: what is right, the first thing that is not, and what is next."""
    if answers:
        from grading.student import screen
        for line in screen.overview(answers) + screen.message(answers) + screen.next_lines(answers):
            terminalreporter.write_line(line)
