"""Classroom 50 runs this once for each submission, in a checkout of the student's repository. It writes result.json.

It stands in the bundle, CLASSROOM/autograders/ASSIGNMENT/, beside single_neuron.py and exercises/grading. It ends with
a status other than 0 only if the grader itself has failed.
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys

OPTIONS = []
BUNDLE = pathlib.Path(os.environ.get("CLASSROOM50_BUNDLE_DIR") or pathlib.Path(__file__).resolve().parent)
GRADING = BUNDLE / "exercises" / "grading"
sys.path.insert(0, str(GRADING))

import reports
from grade import write_whole


def as_root():
    """Return the beginning of a command that runs as root where that needs no password, as on GitHub's runners.

    As root the grader can shut a submission in completely.
    """
    if not hasattr(os, "geteuid") or os.geteuid() == 0 or not shutil.which("sudo"):
        return []
    if subprocess.run(["sudo", "-n", "true"], stdin=subprocess.DEVNULL, capture_output=True).returncode:
        return []
    libraries = os.environ.get("LD_LIBRARY_PATH")
    return ["sudo", "-n", "env"] + ([f"LD_LIBRARY_PATH={libraries}"] if libraries else [])


def remove(name):
    """Remove a file or folder that came with the submission and has the name of one of ours."""
    if os.path.isdir(name) and not os.path.islink(name):
        shutil.rmtree(name)
    elif os.path.lexists(name):
        os.unlink(name)


def main():
    remove("result.json")
    remove("release-body.md")
    command = [sys.executable, "-I", str(GRADING / "grade.py"), ".", "--format", "json", *OPTIONS]
    result = subprocess.run(as_root() + command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
    if result.returncode:
        return result.returncode
    document = json.loads(result.stdout)
    if document["needs_review"]:
        print("The grader itself failed in part, so there is no result.", file=sys.stderr)
        return 1
    try:
        result = reports.classroom50(document, os.environ)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    write_whole("release-body.md", reports.markdown({**document, "submission": result["owner"]}))
    write_whole("result.json", json.dumps(result, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
