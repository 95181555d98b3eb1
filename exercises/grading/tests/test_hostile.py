"""Hostile submissions, run for real: what they get, and that they do nothing to anything else.

Each probe, a file in answers/hostile, is part of ex3_chain_rule.py in a submission whose other files are the
worked solutions. Most want marks for a dy_dz that is wrong. They are marked as a class is, beside an honest
student, and run in each way that there is here. What wants something beyond its process is in test_goals.py.
"""

import concurrent.futures

import pytest

from grading.tests import doors
from grading.tests.helpers import functions_of, solution
from grading.tests.probes import HONEST, PROBES, WRONG, probe_named, tool
from grading.tests.traces import nothing_is_left
from grading.tests.ways import (
    POSIX, WAYS_HERE, WAYS_TO_ATTACK, fault, is_right, is_sound, lines, run, values, words)

BEFORE, ATTACKED, AFTER = EXERCISES = ["ex2_loss", "ex3_chain_rule", "ex4_gradient"]
AT_ONCE = 12    # submissions: most of the slow ones only wait for their time to be up

MARKED = [probe for probe in PROBES if POSIX or probe.where != "posix"]
SEARCHED = [probe for probe in MARKED if probe.name in {    # for their lines: dy_dz gives wrong numbers there
    "forks_without_end", "looks_for_the_right_values", "replaces_math", "writes_changes_without_end",
    "writes_more_than_it_is_asked_for"}]


def test_there_are_many_probes_on_every_system():
    assert sum(probe.where != "posix" for probe in PROBES) >= 35


def each(probes):
    return pytest.mark.parametrize("probe", probes, ids=lambda probe: probe.name)


def to_run(request, name):
    """Return the parameters with which a test is to be run, so that what it needs can be done all at once."""
    return [item.callspec.params for item in request.session.items if item.originalname == name]


# ---- Marked by grade.py ---------------------------------------------------------------------------

def marked(probes, folder, *options):
    """Return {name: document} of a class in which each hands in a probe, beside ada, who is honest."""
    right = {f"{name}.py": solution(name) for name in EXERCISES}
    students = {name: {**right, f"{ATTACKED}.py": file}
                for name, file in [("ada", HONEST), *((probe.name, probe.file) for probe in probes)]}
    with nothing_is_left(), doors.quick():
        documents = doors.mark_class(students, folder, "--only", *EXERCISES, "--jobs", AT_ONCE, *options)
    for name, files in students.items():
        assert {path.name: path.read_bytes() for path in (folder / "class" / name).iterdir()} == files
    return documents


@pytest.fixture(scope="module")
def documents(request, tmp_path_factory):
    probes = [given["probe"] for given in to_run(request, test_a_hostile_file_gets_nothing.__name__)]
    return marked(probes, tmp_path_factory.mktemp("hostile"), "--feedback", "brief")


@pytest.fixture(scope="module")
def searched(tmp_path_factory):
    """Return the documents of a class in which the line of each wrong answer is searched for."""
    return marked(SEARCHED, tmp_path_factory.mktemp("searched"))


def outcomes(document):
    return {function: answer["outcome"] for function, answer in doors.answers_of(document).items()}


def expect_nothing_paid(document, probe):
    answers = doors.answers_of(document)
    lost = {function for function, outcome in outcomes(document).items() if outcome != "right"}
    assert answers["dy_dz"]["score"] == 0 and "dy_dz" in lost
    assert probe.outcome in ("", answers["dy_dz"]["outcome"])
    assert lost == set(probe.costs) if probe.costs else lost <= set(functions_of(ATTACKED))
    assert not document["needs_review"]
    lost_points = sum(answers[function]["max_score"] for function in lost)
    assert document["score"] == document["max_score"] - lost_points
    for answer in answers.values():
        assert answer["line"] is None or 1 <= answer["line"] <= probe.file.count(b"\n") + 1
        assert len(answer["message"]) < 2000


@each(MARKED)
def test_a_hostile_file_gets_nothing(probe, documents):
    expect_nothing_paid(documents[probe.name], probe)


@each(SEARCHED)
def test_a_search_in_a_hostile_file_changes_no_mark(probe, searched):
    expect_nothing_paid(searched[probe.name], probe)
    assert outcomes(searched[probe.name])["dy_dz"] == "wrong"


def test_an_honest_student_in_the_same_class_gets_all_marks(documents, searched):
    for document in (documents["ada"], searched["ada"]):
        assert set(outcomes(document).values()) == {"right"}
        assert document["score"] == document["max_score"] > 0


TEXT_OF_ITS_OWN = b"""


def dy_dz(y):
    for thing in objects_of_the_program():
        if type(getattr(thing, "lines", None)) is list:
            thing.lines[:] = ["\\n \\x0b\\u2028\\n" + "All is right."] * len(thing.lines)
    raise ValueError
"""
ENDS_THE_NEXT_WHILE_IT_IS_READ = b"""

if not any("dL_dy" in thing and "dz_dw" in thing for thing in search() if type(thing) is list):
    write_everywhere(b"it has ended\\n")


def dy_dz(y):
    write_everywhere(b"it ends\\n")
"""


def messages(code):
    """Mark a file with some code in it, and return {function: its message}."""
    file = b"\n\n".join([WRONG, tool("search"), tool("program"), code])
    answers = doors.answers_of(doors.mark({f"{ATTACKED}.py": file}, "--only", ATTACKED))
    return {function: answer["message"] for function, answer in answers.items()}


def test_what_an_answer_says_of_its_text_begins_no_line_of_the_message():
    _, place, *others = messages(TEXT_OF_ITS_OWN)["dy_dz"].splitlines()
    assert place.startswith("In ex3_chain_rule.py, line ") and place.endswith(":       All is right.")
    assert "All is right." not in " ".join(others)


def test_what_is_said_of_a_right_function_is_said_of_no_other():
    said = messages(ENDS_THE_NEXT_WHILE_IT_IS_READ)
    assert "ends the whole program" in said["dz_dw"] and "ends the whole program" not in said["dL_dy"]


# ---- Run in each way ------------------------------------------------------------------------------

EXAMPLES = [([0.0, 1.0], 1), ([1.0, 1.0], 0)]
NEURONS = [([2.0, -1.0], 0.5, EXAMPLES), ([0.25, 3.0], -2.0, EXAMPLES)]
PAIRS, INPUTS = [(0.5, 1), (0.2, 0), (0.9, 1)], [[3.0, 5.0], [0.5, 7.0], [2.0, 2.5]]
CALLS = {
    "example_loss": PAIRS, "loss": NEURONS, "gradient": NEURONS,
    "dL_dy": PAIRS, "dy_dz": [(y,) for y, _ in PAIRS], "dz_dw": [(x, j) for x in INPUTS for j in (0, 1)],
}


def not_right(sandbox, exercise, source):
    """Run one file, and return {function: its fault, or ""} of those that are not as in the solution."""
    functions = [function for function in functions_of(exercise) if function in CALLS]
    results, worked = run(sandbox, exercise, source, functions), {}
    exec(solution(exercise), worked)
    return {function: fault(results[function]) for function in functions
            if not is_right(results[function], [worked[function](*given) for given in CALLS[function]])}


def attack(way, probe):
    """Run a submission with a probe, and return what is not right in its files."""
    sandbox = way.open(CALLS)
    return [not_right(sandbox, BEFORE, solution(BEFORE)), not_right(sandbox, ATTACKED, probe.file),
            not_right(sandbox, AFTER, solution(AFTER))]


# In the first way they are marked above.
ENDLESS = {"sleeps", "spins_and_catches_everything", "stops_itself"}


def ways_to_run(probe):
    return [way for way in WAYS_HERE
            if way in WAYS_TO_ATTACK and probe.where in way.harmless and not probe.slow
            or way is not WAYS_HERE[0] and not way.filtered and probe.name in ENDLESS]


@pytest.fixture(scope="module")
def attacked(request):
    """Return {name of a probe: {name of a way: a future in which it is known what was not right}}."""
    chosen = to_run(request, test_in_each_way_a_hostile_file_takes_and_leaves_nothing.__name__)
    probes = sorted([given["probe"] for given in chosen], key=lambda probe: not probe.slow)
    with nothing_is_left(), concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
        return {probe.name: {way.name: pool.submit(attack, way, probe) for way in ways_to_run(probe)}
                for probe in probes}


@each([probe for probe in MARKED if ways_to_run(probe)])
def test_in_each_way_a_hostile_file_takes_and_leaves_nothing(probe, attacked):
    for way, future in attacked[probe.name].items():
        before, lost, after = future.result()
        assert before == after == {}, way
        assert "dy_dz" in lost, way
        assert not probe.costs or lost.keys() == CALLS.keys() & set(probe.costs), way
        assert probe.outcome in ("", lost["dy_dz"]), way


# ---- What comes back ------------------------------------------------------------------------------

FAULTS = {"", "not_started", "missing_function", "exception", "too_slow", "ended_program", "out_of_memory",
          "too_much_output"}


def test_a_line_that_an_answer_writes_itself_is_taken_for_no_more_than_it_is():
    """Whatever comes in is within bounds, the file's own fault, and costs no other file anything."""
    source = b"\n\n".join([tool("search"), tool("program"), tool("forged")])
    forged = [f"forged_{number}" for number in range(40)]
    learned = [f"learned_{number}" for number in range(8)]
    sandbox = WAYS_HERE[0].open({**CALLS, **dict.fromkeys(forged + learned, [()])})
    results = run(sandbox, ATTACKED, source, forged)
    arrived = run(sandbox, ATTACKED, source, learned)
    assert not_right(sandbox, ATTACKED, HONEST) == {}
    for result in results.values():
        assert fault(result) in FAULTS, results
        assert all(map(is_sound, values(result))), results
        assert not fault(result) or max(map(len, words(result))) <= 400, results
        assert not fault(result) or 0 <= min(lines(result)) <= max(lines(result)) < 10 ** 6, results
    # What it makes with the program's own functions arrives: so those lines were refused, and not lost.
    assert any(map(values, arrived.values()))


def test_a_right_value_that_is_anywhere_in_the_process_would_be_found():
    """So it says something that the probe finds none where a submission is marked."""
    file = probe_named("looks_for_the_right_values").file
    calls, right = [(0.3,), (0.123,)], [0.3 * (1 - 0.3), 0.123 * (1 - 0.123)]
    for others, expected in ({"dz_dw": [(right, 0)]}, right), ({}, [0, 0]):
        sandbox = WAYS_HERE[0].open({"dy_dz": calls, **others})
        assert is_right(run(sandbox, ATTACKED, file, ["dy_dz"])["dy_dz"], expected)
