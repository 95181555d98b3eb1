"""Classroom 50 runs this once for each submission, in a checkout of the student's repository.

It writes result.json, and ends with a status other than 0 only if the grader itself has failed. It is in the
bundle, CLASSROOM/autograders/ASSIGNMENT/, beside single_neuron.py and exercises/grading.
"""

import os
import sys

# Nothing in the student's repository may take the place of a module, so this starts itself again, isolated,
# before it imports any other. (What Python imports before that, like a sitecustomize.py, cannot be helped.)
if not sys.flags.isolated:
    quoted = '"%s"' if os.name == "nt" else "%s"        # Windows joins the words as they are
    words = [sys.executable, "-I", __file__]
    sys.exit(os.spawnv(os.P_WAIT, sys.executable, [quoted % word for word in words]))

import shutil
import subprocess

# bundle.py puts options for the marking into the next line.
OPTIONS = []
BUNDLE = os.environ.get("CLASSROOM50_BUNDLE_DIR") or os.path.dirname(os.path.realpath(__file__))
sys.path.append(os.path.join(BUNDLE, "exercises"))

from grading.marking import documents, files, report


def as_root():
    """Return the beginning of a command that runs as root, if that needs no password, as on GitHub's runners.

    As root the grader can shut a submission in completely.
    """
    if not hasattr(os, "geteuid") or os.geteuid() == 0 or not shutil.which("sudo") or subprocess.run(
            ["sudo", "-n", "true"], stdin=subprocess.DEVNULL, capture_output=True).returncode:
        return []
    libraries = [f"LD_LIBRARY_PATH={path}" for path in [os.environ.get("LD_LIBRARY_PATH")] if path]
    return ["sudo", "-n", "env", *libraries]


for name in ("result.json", "release-body.md"):     # whatever the submission has under these names
    shutil.rmtree(name, ignore_errors=True)
    if os.path.lexists(name):
        os.unlink(name)
result = subprocess.run(
    [*as_root(), sys.executable, "-I", os.path.join(BUNDLE, "exercises", "grading", "grade.py"),
     ".", "--format", "json", *OPTIONS], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
if result.returncode:
    sys.exit(result.returncode)
marked = report.from_json(result.stdout)
if marked.reviews:
    sys.exit("The grader itself failed in part, so there is no result.")
try:
    text = documents.classroom50(marked)
except ValueError as error:
    sys.exit(str(error))
files.write_whole("release-body.md", documents.markdown(marked))
files.write_whole("result.json", text)
