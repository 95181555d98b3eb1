"""Writing files, and which files make up the grader."""

import os
import pathlib
import re
import threading
import urllib.parse

GRADING = pathlib.Path(__file__).resolve().parents[1]
TOP = GRADING.parents[1]

# Our own files, and names that Windows keeps for itself.
RESERVED = re.compile(r"(?i)(index|marks|feedback|con|prn|aux|nul|com\d|lpt\d)(\..*)?")


def grader_files():
    """Return {place: path} of what the grader consists of, without its tests."""
    paths = [TOP / "single_neuron.py", *sorted(GRADING.rglob("*.py"))]
    return {path.relative_to(TOP).as_posix(): path for path in paths if GRADING / "tests" not in path.parents}


def write_whole(path, text):
    """Write a text, or bytes, so that at every moment the file is there whole or not at all."""
    path = pathlib.Path(path)
    draft = path.with_name(f".{os.getpid()}.{threading.get_ident()}.draft")
    try:
        draft.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "backslashreplace"))
        os.replace(draft, path)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None
    finally:
        if draft.exists():
            draft.unlink()


def quoted(name):
    """Return a link to a file beside the page that it stands on."""
    return urllib.parse.quote(os.fsencode(name))


def write_output(path, text):
    """Write to a path that somebody gave: into a device or a pipe, or to the file that a link leads to."""
    if os.path.exists(path) and not os.path.isfile(path):
        pathlib.Path(path).write_bytes(text.encode("utf-8", "backslashreplace"))
    else:
        write_whole(os.path.realpath(path), text)
