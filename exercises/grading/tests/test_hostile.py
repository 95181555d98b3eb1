"""Hostile submissions, run for real: what they get, and that they do nothing to anything else.

Each probe, a file in answers/hostile, is part of ex3_chain_rule.py in a submission whose other files are the
worked solutions. Most want marks for a dy_dz that is wrong. They are marked as a class is, beside an honest
student, and run in each way that there is here. What wants something beyond its process is in test_goals.py.
"""

import concurrent.futures

import pytest

from grading.tests import doors
from grading.tests.helpers import functions_of, solution
from grading.tests.probes import GENERATED, HONEST, PROBES
from grading.tests.traces import nothing_is_left
from grading.tests.ways import POSIX, WAYS_HERE, fault, is_right, run

BEFORE, ATTACKED, AFTER = EXERCISES = ["ex2_loss", "ex3_chain_rule", "ex4_gradient"]
SLOW_AT_ONCE = 12   # most of them sleep
MARKED = [probe for probe in PROBES if POSIX or probe.where != "posix"]
IN_A_SEARCH = {"float_that_lies", "forges_in_a_call", "forks_without_end", "looks_for_the_right_values",
               "replaces_math", "takes_its_program_apart", "writes_a_change_on_every_descriptor",
               "writes_changes_without_end"}
SEARCHED = [probe for probe in MARKED if probe.name in IN_A_SEARCH]


def test_there_are_many_probes_on_every_system():
    assert sum(probe.where != "posix" for probe in PROBES) >= 35


# ---- Marked by grade.py ---------------------------------------------------------------------------

def files_with(source):
    files = {f"{name}.py": solution(name) for name in EXERCISES}
    return {**files, f"{ATTACKED}.py": source}


def marked(sources, folder, *options):
    """Have a class marked in which each hands in a file of the sources, beside ada, who is honest."""
    students = {name: files_with(source) for name, source in {**sources, "ada": HONEST}.items()}
    with nothing_is_left():
        documents = doors.mark_class(students, folder, "--only", *EXERCISES, *options)
    assert {path.relative_to(folder / "class").as_posix(): path.read_bytes()
            for path in (folder / "class").rglob("*")
            if path.is_file()} == {f"{name}/{file}": content for name, files in students.items()
                                   for file, content in files.items()}
    return documents


@pytest.fixture(scope="module")
def fast(tmp_path_factory):
    """Return the documents of a class with all that ends soon."""
    sources = {probe.name: probe.file() for probe in MARKED if not probe.slow}
    return marked({**sources, **GENERATED}, tmp_path_factory.mktemp("fast"), "--feedback", "brief")


@pytest.fixture(scope="module")
def searched(tmp_path_factory):
    """Return the documents of a class in which the line of each wrong answer is searched for."""
    sources = {probe.name: probe.file() for probe in SEARCHED}
    return marked(sources, tmp_path_factory.mktemp("searched"))


@pytest.fixture(scope="module")
def slow(tmp_path_factory):
    """Return the documents of a class with all that ends when time is up."""
    sources = {probe.name: probe.file() for probe in MARKED if probe.slow}
    return marked(sources, tmp_path_factory.mktemp("slow"), "--jobs", SLOW_AT_ONCE)


def outcomes_in(document):
    return {function: answer["outcome"] for function, answer in doors.answers_of(document).items()}


def expect_nothing_paid(document, lines, costs=()):
    answers = doors.answers_of(document)
    not_right = {function for function, answer in answers.items() if answer["outcome"] != "right"}
    attacked = answers["dy_dz"]
    assert attacked["score"] == 0 and attacked["outcome"] not in ("right", "needs_review"), attacked
    assert not document["needs_review"]
    assert not_right <= set(functions_of(ATTACKED))
    assert not costs or not_right == set(costs)
    for answer in answers.values():
        assert answer["line"] is None or 1 <= answer["line"] <= lines
        assert len(answer["message"]) < 2000
    assert document["score"] == sum(answer["max_score"] for function, answer in answers.items()
                                    if function not in not_right)


@pytest.mark.parametrize("probe", MARKED, ids=lambda probe: probe.name)
def test_a_hostile_file_gets_no_marks_and_takes_none_from_others(probe, request):
    documents = request.getfixturevalue("slow" if probe.slow else "fast")
    expect_nothing_paid(documents[probe.name], probe.file().count(b"\n") + 1, probe.costs)


@pytest.mark.parametrize("probe", SEARCHED, ids=lambda probe: probe.name)
def test_a_search_in_a_hostile_file_changes_no_mark(probe, fast, searched):
    expect_nothing_paid(searched[probe.name], probe.file().count(b"\n") + 1, probe.costs)
    assert outcomes_in(searched[probe.name]) == outcomes_in(fast[probe.name])


@pytest.mark.parametrize("name", GENERATED)
def test_a_file_that_python_can_hardly_read_gets_no_marks_and_takes_none_from_others(name, fast):
    expect_nothing_paid(fast[name], 2)


def test_an_honest_student_in_the_same_class_gets_all_marks(fast, searched, slow):
    for document in (fast["ada"], searched["ada"], slow["ada"]):
        assert set(outcomes_in(document).values()) == {"right"}
        assert document["score"] == document["max_score"] > 0


# ---- Run in each way ------------------------------------------------------------------------------

EXAMPLES = [([0.0, 1.0], 1), ([1.0, 1.0], 0)]
NEURONS = [([2.0, -1.0], 0.5, EXAMPLES), ([0.25, 3.0], -2.0, EXAMPLES)]
PAIRS, INPUTS = [(0.5, 1), (0.2, 0), (0.9, 1)], [[3.0, 5.0], [0.5, 7.0], [2.0, 2.5]]
CALLS = {
    "example_loss": PAIRS, "loss": NEURONS, "gradient": NEURONS,
    "dL_dy": PAIRS, "dL_db": PAIRS, "dy_dz": [(y,) for y, _ in PAIRS], "dz_db": [()],
    "dz_dw": [(x, j) for x in INPUTS for j in (0, 1)],
    "dL_dw": [(*pair, x, j) for pair in PAIRS for x in INPUTS for j in (0, 1)],
}


def expected(exercise):
    """Return {function: what each of its calls gives} with the worked solution, found here."""
    space = {}
    exec(solution(exercise), space)
    return {function: [space[function](*given) for given in CALLS[function]]
            for function in functions_of(exercise)}


EXPECTED = {name: expected(name) for name in EXERCISES}


def not_right(sandbox, exercise, source):
    """Run one file, and return {function: its fault, or ""} of those that are not right."""
    results = run(sandbox, exercise, source, functions_of(exercise))
    return {function: fault(result) for function, result in results.items()
            if not is_right(result, EXPECTED[exercise][function])}


def expect_nothing_lost_but(way, probe):
    """Run a submission with a probe, and expect that it has lost what the probe says, and nothing else."""
    with way.open(CALLS) as sandbox:
        before = not_right(sandbox, BEFORE, solution(BEFORE))
        lost = not_right(sandbox, ATTACKED, probe.file())
        after = not_right(sandbox, AFTER, solution(AFTER))
        again = not_right(sandbox, ATTACKED, HONEST)
    assert before == after == again == {}
    assert "dy_dz" in lost
    assert not probe.costs or set(lost) == set(probe.costs)
    return lost


def in_ways(choose):
    return [pytest.param(way, probe, id=f"{way.name}-{probe.name}") for way in WAYS_HERE
            for probe in PROBES if probe.where in way.harmless and choose(probe)]


@pytest.mark.parametrize("way, probe", in_ways(lambda probe: not probe.slow))
def test_in_no_way_a_hostile_file_takes_or_leaves_anything(way, probe):
    with nothing_is_left():
        expect_nothing_lost_but(way, probe)


@pytest.fixture(scope="module")
def ended():
    """Return {(way, probe): what it has lost, in the future} for those that end only when time is up."""
    choose = [param.values for param in IN_EACH_WAY]
    with nothing_is_left(), concurrent.futures.ThreadPoolExecutor(SLOW_AT_ONCE) as pool:
        return {(way.name, probe.name): pool.submit(expect_nothing_lost_but, way, probe)
                for way, probe in choose}


ENDLESS = {"sleeps", "spins_and_catches_everything", "stops_itself"}
IN_EACH_WAY = in_ways(lambda probe: probe.name in ENDLESS)


@pytest.mark.parametrize("way, probe", IN_EACH_WAY)
def test_in_every_way_what_never_ends_is_ended(way, probe, ended):
    lost = ended[way.name, probe.name].result()
    assert lost["dy_dz"] == "too_slow" or probe.name == "stops_itself"      # which most walls keep it from
