"""Writing files, so that each is there whole or not at all, and which files the grader consists of."""

import contextlib
import functools
import hashlib
import io
import os
import pathlib
import sys
import time
import zipfile

GRADING = pathlib.Path(__file__).resolve().parents[1]
TOP = GRADING.parents[1]
DECIDING = ("single_neuron.py", "exercises/grading/questions/", "exercises/grading/sandbox/",
            "exercises/grading/judging/")
# Of judging, what decides no mark.
WORDING = ("advice.py", "answer.py", "comparison.py", "sentences.py", "text.py", "unexplained.py")


def grader_files():
    """Return {place: path} of what the grader consists of, without its tests."""
    paths = [TOP / "single_neuron.py", *sorted(GRADING.rglob("*.py"))]
    return {path.relative_to(TOP).as_posix(): path for path in paths if GRADING / "tests" not in path.parents}


@functools.lru_cache(maxsize=None)
def version():
    """Return a short word for what decides marks: the questions, the sandbox, the comparing, and Python."""
    content = [path.read_bytes() for place, path in grader_files().items()
               if place.startswith(DECIDING) and path.name not in WORDING]
    return hashlib.sha256(b"".join([*content, sys.version[:4].encode()])).hexdigest()[:12]


def write_whole(path, text):
    """Write a text, or bytes, so that at every moment the file is there whole or not at all.

    A file that says this already is left alone.
    """
    path = pathlib.Path(path)
    draft = path.with_name(f".{os.getpid()}.draft")
    content = as_bytes(text)
    try:
        if not path.is_file() or path.read_bytes() != content:
            draft.write_bytes(content)
            os.replace(draft, path)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None
    finally:
        with contextlib.suppress(OSError):
            draft.unlink()


def zipped(contents, scripts=()):
    """Return a .zip file of {name: text or bytes}: the same bytes at any time and on every system.

    scripts are the names of what can be run.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in sorted(contents.items()):
            entry = zipfile.ZipInfo(name)
            entry.create_system, entry.compress_type = 3, zipfile.ZIP_DEFLATED      # 3 is Unix
            entry.external_attr = (0o100755 if name in scripts else 0o100644) << 16
            archive.writestr(entry, as_bytes(content))
    return packed.getvalue()


def as_bytes(text):
    return text if isinstance(text, bytes) else text.encode("utf-8", "backslashreplace")


@contextlib.contextmanager
def only_one(path, wait):
    """Let one process at a time be in here, for each path. wait is called if another is there already.

    The system itself ends this when the process ends, whatever ends it. Some folders on servers cannot do it.
    """
    with open(path, "ab") as file:
        if not locked(file):
            wait()
            while not locked(file):
                time.sleep(0.1)
        yield


def locked(file):
    """Return whether nobody else has the file now. From now on, we have it."""
    try:
        if os.name == "nt":
            import msvcrt
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except (OSError, ImportError):      # nobody can lock anything here
        return True
    return True
