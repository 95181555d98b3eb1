"""What can be special about the arguments of a call, so that an answer may be wrong only there."""

import itertools

from grading.tests.comparing import flat

SIGN = {"negative": lambda value: value < 0, "0": lambda value: value == 0,
        "positive": lambda value: value > 0}


def special_numbers(names, limits):
    """Yield (words, condition) for arguments that are flattened to the numbers with these names."""
    for k, name in enumerate(names):
        for sign, holds in SIGN.items():
            yield f"{name} is {sign}", lambda *a, k=k, holds=holds: holds(flat(a)[k])
        for limit in limits:
            yield f"{name} is beyond {limit}", lambda *a, k=k, limit=limit: flat(a)[k] > limit
            yield f"{name} is beyond -{limit}", lambda *a, k=k, limit=limit: flat(a)[k] < -limit
    for (k, one), (i, other) in itertools.combinations(enumerate(names), 2):
        for (sign, p), (other_sign, q) in itertools.product(SIGN.items(), repeat=2):
            yield (f"{one} is {sign} and {other} {other_sign}",
                   lambda *a, k=k, i=i, p=p, q=q: p(flat(a)[k]) and q(flat(a)[i]))


def combined_signs(names):
    """Yield (words, condition) for every combination of signs of the first numbers of the arguments."""
    for signs in itertools.product(SIGN, repeat=len(names)):
        yield (" and ".join(f"{name} {sign}" for name, sign in zip(names, signs)),
               lambda *a, signs=signs: all(SIGN[sign](value) for sign, value in zip(signs, flat(a))))


def special_examples():
    """Yield (words, condition on examples)."""
    for n in range(1, 13):
        yield f"there are {n} examples", lambda examples, n=n: len(examples) == n
        yield f"there are more than {n} examples", lambda examples, n=n: len(examples) > n
    for t in (0, 1):
        yield f"all targets are {t}", lambda examples, t=t: {target for _, target in examples} == {t}
        yield (f"there are several and all targets are {t}",
               lambda examples, t=t: len(examples) > 1 and {target for _, target in examples} == {t})
        yield f"the first target is {t}", lambda examples, t=t: examples[0][1] == t
        yield f"the last target is {t}", lambda examples, t=t: examples[-1][1] == t
    yield "targets differ", lambda examples: len({target for _, target in examples}) == 2
    yield "an example comes twice", lambda examples: len(examples) > len(set(map(repr, examples)))
    yield "all examples are the same", lambda examples: len(examples) > 1 == len(set(map(repr, examples)))
    yield "the inputs are always the same", lambda examples: len({repr(x) for x, _ in examples}) == 1
    yield "two inputs are equal", lambda examples: any(x[0] == x[1] for x, _ in examples)
    yield "two inputs are 0", lambda examples: any(x[0] == 0 == x[1] for x, _ in examples)
    for sign, p in SIGN.items():
        for j in (0, 1):
            yield f"some x{j + 1} is {sign}", lambda examples, j=j, p=p: any(p(x[j]) for x, _ in examples)
            yield f"every x{j + 1} is {sign}", lambda examples, j=j, p=p: all(p(x[j]) for x, _ in examples)
        yield f"every input is {sign}", lambda examples, p=p: all(p(v) for x, _ in examples for v in x)
    for size in (2, 3, 5, 9):
        yield (f"an input is beyond {size}",
               lambda examples, s=size: max(abs(v) for x, _ in examples for v in x) > s)


def equal_first_two(pair, *_):
    return pair[0] == pair[1]
