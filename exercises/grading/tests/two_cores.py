"""Runs the files of tests in two processes, where a system can fork and has two cores.

Each takes the next file when it is done with one, the longest first. The second notes its reports, and the
first hands them on to pytest as if they were its own.
"""

import contextlib
import itertools
import marshal
import os
import tempfile

ENOUGH = 300    # tests: for fewer it is not worth it
DONE = 77       # the status with which the second process ends, and no test by accident


def pytest_runtestloop(session):
    option = session.config.option
    if (len(session.items) < ENOUGH or not hasattr(os, "fork") or (os.cpu_count() or 1) < 2
            or option.collectonly or option.usepdb or option.maxfail):
        return None     # pytest runs them itself
    files = [list(items) for _, items in itertools.groupby(session.items, key=lambda item: item.path)]
    files.sort(key=lambda items: -items[0].path.stat().st_size)
    numbers, write = os.pipe()
    os.write(write, bytes(range(len(files))))
    os.close(write)
    with tempfile.TemporaryFile() as notes:
        second = os.fork()
        if not second:
            run_as_second(session.config, taken(files, numbers), notes)
        run(taken(files, numbers))
        _, status = os.waitpid(second, 0)
        notes.seek(0)
        hand_on(session.config, notes)
    if status != DONE << 8:
        raise session.Failed("the second process that runs tests has ended early")
    if session.testsfailed:
        raise session.Failed(f"{session.testsfailed} failed")
    return True


def taken(files, numbers):
    """Yield the tests of one file after the other, each file for one of the processes."""
    while True:
        number = os.read(numbers, 1)
        if not number:
            return
        yield from files[number[0]]


def run(tests):
    for test, following in pairs(tests):
        test.ihook.pytest_runtest_protocol(item=test, nextitem=following)


def pairs(tests):
    """Yield (test, the one after it, or None)."""
    tests, following = itertools.tee(tests)
    return zip(tests, itertools.chain(itertools.islice(following, 1, None), [None]))


def run_as_second(config, tests, notes):
    """Run tests without showing anything, note their reports, and end this process."""
    capture = config.pluginmanager.getplugin("capturemanager")
    capture.stop_global_capturing()     # the files for it are shared with the first process
    capture.start_global_capturing()
    reporter = config.pluginmanager.unregister(name="terminalreporter")
    config.pluginmanager.register(Notes(config, notes, reporter), name="terminalreporter")
    run(tests)
    notes.flush()
    os._exit(DONE)


def hand_on(config, notes):
    """Give pytest the reports that were noted."""
    with contextlib.suppress(EOFError):
        while True:
            report = config.hook.pytest_report_from_serializable(config=config, data=marshal.load(notes))
            config.hook.pytest_runtest_logreport(report=report)


class Notes:
    """Writes down each report, in the place of what shows them."""

    def __init__(self, config, file, reporter):
        self.config, self.file = config, file
        self._tw = reporter._tw     # what knows the width of the terminal, for the words of a failure

    def pytest_runtest_logreport(self, report):
        data = self.config.hook.pytest_report_to_serializable(config=self.config, report=report)
        marshal.dump(data, self.file)
