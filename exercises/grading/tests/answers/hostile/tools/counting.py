"""Below a file with attempts: which of them got there, after how many there are."""


def got_there(attempt):
    try:
        return attempt() not in (None, False, 0, "", b"", [])
    except BaseException:
        return False


reached = [number for number, attempt in enumerate(attempts) if got_there(attempt)]


def dz_db():
    return [len(attempts), *reached]
