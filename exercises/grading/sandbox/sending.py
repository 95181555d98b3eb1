"""What the process with the student's code sends: values and faults, as lines of JSON, within bounds.

The bounds are kept once more where it comes in: nothing that is sent is believed.
"""

try:        # the heart of json alone: to import all of it takes longer than to start Python
    from _json import encode_basestring_ascii, make_encoder
    ENCODE = make_encoder(None, None, encode_basestring_ascii, None, ":", ",", False, False, True)
except (ImportError, TypeError):        # another Python than CPython, or a new one
    from json import JSONEncoder
    ENCODE = JSONEncoder().iterencode

TEXT_LIMIT = 400            # characters of any text
LENGTH_LIMIT, DEPTH_LIMIT, COUNT_LIMIT = 50, 8, 1000     # of a list, of lists in lists, of all items


def line(messages):
    """Return the bytes of a line with some messages."""
    return ("".join(ENCODE(messages, 0)) + "\n").encode()


def value(thing, depth=0, room=None):
    """Return what a student's function gave, as it can be sent.

    Numbers, lists and tuples are sent as they are, also those of classes made from int, float, list and
    tuple: what they contain is asked of the base class, never of the student's. Anything else goes as words.
    """
    room = room or [COUNT_LIMIT]
    room[0] -= 1
    kind = type(thing)
    if kind is float:
        return thing
    if kind is not bool and issubclass(kind, int):
        whole = int.__int__(thing)
        return whole if abs(whole) < 10**300 else float("inf" if whole > 0 else "-inf")
    if issubclass(kind, float):
        return float.__float__(thing)
    for base in (list, tuple):
        if issubclass(kind, base):
            return sequence(thing, base, depth, room)
    if kind.__module__ in ("fractions", "decimal"):
        return float(thing)
    return words(kind, thing)


def sequence(thing, base, depth, room):
    length = base.__len__(thing)
    if length > LENGTH_LIMIT or depth >= DEPTH_LIMIT or room[0] <= 0:
        return {"kind": base.__name__, "text": f"a {base.__name__} of length {length}"}
    inside = [value(item, depth + 1, room) for item in base.__iter__(thing)]
    return inside if base is list else {"tuple": inside}


def words(kind, thing):
    """Return the name of the type of something that is no number, and how Python shows it."""
    shown = ""
    if kind in (dict, set, str, bytes) and len(thing) > LENGTH_LIMIT:
        shown = f"a {kind.__name__} of length {len(thing)}"
    else:
        try:
            shown = text(repr(thing))
        except Exception:
            pass
    return {"kind": text(kind.__name__), "text": shown}


def text(thing):
    return f"{thing}"[:TEXT_LIMIT]
