"""Small pieces of text that are safe to show: in one line, and nothing in them acts on a screen."""


def in_one_line(text, limit=160):
    text = " ".join(str(text).split())
    text = "".join(character if character.isprintable() else "?" for character in text)
    return text if len(text) <= limit else text[:limit - 3] + "..."


def printable(text, stream):
    """Return a text as a stream can show it."""
    encoding = getattr(stream, "encoding", None) or "ascii"
    return text.encode(encoding, "backslashreplace").decode(encoding)


def show(number, other=None):
    """Write a number with 6 digits, or with as many as it takes to tell it from another one."""
    number = number or 0    # never -0
    for digits in (6, 9, 12, 17):
        text = f"{number:.{digits}g}"
        if other is None or text != f"{other:.{digits}g}":
            break
    return text


def bar(done, total, width=40):
    """Draw how much of a whole is done."""
    return f"[{'#' * (width * done // total):.<{width}}]"


def counted(number, one, many=None):
    """Write a number with its noun: 1 student, 2 students."""
    return f"{number} {one if number == 1 else many or one + 's'}"
