"""What the process with the student's code sends: values and faults as JSON texts, within bounds.

The bounds are kept once more where it comes in: nothing that is sent is believed. (To import json takes
longer than to start Python, so the texts are made here.)
"""

try:
    from _json import encode_basestring_ascii as quoted
except ImportError:     # PyPy
    from json.encoder import encode_basestring_ascii as quoted

TEXT_LIMIT = 400            # characters of any text
LENGTH_LIMIT, DEPTH_LIMIT, COUNT_LIMIT = 50, 8, 1000     # of a list, of lists in lists, of all items


def value(thing, depth=0, room=None):
    """Return a text for what a student's function gave.

    Numbers, lists and tuples are sent as they are, also those of classes made from int, float, list and
    tuple: what they contain is asked of the base class, never of the student's. Anything else goes as words.
    """
    room = room or [COUNT_LIMIT]
    room[0] -= 1
    kind = type(thing)
    if kind is float:
        return number(thing)
    if kind is not bool and issubclass(kind, int):
        whole = int.__int__(thing)
        return repr(whole) if abs(whole) < 10**300 else number(float("inf" if whole > 0 else "-inf"))
    if issubclass(kind, float):
        return number(float.__float__(thing))
    for base in (list, tuple):
        if issubclass(kind, base):
            return sequence(thing, base, depth, room)
    if kind.__module__ in ("fractions", "decimal"):
        return number(float(thing))
    return words(kind, thing)


def number(thing):
    if thing - thing == 0:
        return repr(thing)
    return "NaN" if thing != thing else "Infinity" if thing > 0 else "-Infinity"


def sequence(thing, base, depth, room):
    length = base.__len__(thing)
    if length > LENGTH_LIMIT or depth >= DEPTH_LIMIT or room[0] <= 0:
        return as_json({"kind": base.__name__, "text": f"a {base.__name__} of length {length}"})
    inside = "[" + ",".join([value(item, depth + 1, room) for item in base.__iter__(thing)]) + "]"
    return inside if base is list else '{"tuple":' + inside + "}"


def words(kind, thing):
    """Return a text for something that is no number, with its type and how Python shows it."""
    text = ""
    if kind in (dict, set, str, bytes) and len(thing) > LENGTH_LIMIT:
        text = f"a {kind.__name__} of length {len(thing)}"
    else:
        try:
            text = repr(thing)
        except Exception:
            pass
    return as_json({"kind": f"{kind.__name__}", "text": text})


def reply(given, changed, printed):
    """Return a text for one call: what it gave, the arguments if it changed them, and what it printed."""
    if changed is None and not printed:
        return given
    more = (',"changed":' + changed if changed else "") + (',"printed":' + quoted(printed) if printed else "")
    return '{"value":' + given + more + "}"


def as_json(thing):
    """Return the JSON text of our own dictionaries, lists, texts, numbers, True, False and None."""
    if type(thing) is str:
        return quoted(thing[:TEXT_LIMIT])
    if type(thing) is dict:
        return "{" + ",".join([quoted(name) + ":" + as_json(item) for name, item in thing.items()]) + "}"
    if type(thing) is list:
        return "[" + ",".join(map(as_json, thing)) + "]"
    if thing is None or type(thing) is bool:
        return {None: "null", True: "true", False: "false"}[thing]
    return repr(thing)
