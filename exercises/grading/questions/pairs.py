"""Rows of a table in which conditions meet: each two values of different conditions in some row."""

from itertools import combinations, product


def all_pairs(together=(), **conditions):
    """Return rows {condition: value} such that each two values of different conditions meet in a row.

    The conditions named in together even meet in every combination.
    """
    missing = {pair: None for pair in combinations(((name, value) for name in conditions
                                                    for value in conditions[name]), 2)
               if pair[0][0] != pair[1][0]}
    begun = [dict(zip(together, values)) for values in product(*[conditions[name] for name in together])]
    rows = []
    while begun or missing:
        row = begun.pop(0) if begun else dict(next(iter(missing)))
        for name in conditions:
            if name not in row:
                row[name] = most_wanted(name, list(conditions[name]), row, missing, turn=len(rows))
        rows.append({name: row[name] for name in conditions})
        for pair in combinations(rows[-1].items(), 2):
            missing.pop(pair, None)
    return rows


def most_wanted(name, values, row, missing, turn):
    """Return the value that makes the most missing pairs with a row. Where several do, they take turns."""
    def wanted(value):
        item = (name, value)
        return sum((item, other) in missing or (other, item) in missing for other in row.items())
    start = turn % len(values)
    return max([*values[start:], *values[:start]], key=wanted)
