"""Packs what students get, or the grader for a platform, without the worked answers.

    python exercises/grading/bundle.py students homework.zip
    python exercises/grading/bundle.py gradescope autograder.zip
    python exercises/grading/bundle.py classroom50 CLASSROOM/autograders/ASSIGNMENT

Options for the marking, such as --feedback brief, may follow the last two.
"""

import os
import sys

sys.path.append(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))
from grading.grade import arguments     # first, since it takes this folder off Python's path

import argparse
import pathlib
import shlex

from grading.homework import homework_files, worked_on
from grading.marking.files import GRADING, grader_files, write_whole, zipped

SCRIPTS = ("setup.sh", "run_autograder")


def bundle_files(platform, options):
    """Return {place: text}: what the platform starts, with options for the marking in it, and the grader."""
    paths = {path.name: path for path in (GRADING / "platforms" / platform).iterdir() if path.is_file()}
    paths.update((place, path) for place, path in grader_files().items()
                 if path.name not in ("bundle.py", "homework.py")
                 and "/platforms/" not in place and "/student/" not in place)
    return {place: path.read_text(encoding="utf-8")
            .replace("\nset --\n", f"\n{shlex.join(['set', '--', *options])}\n")
            .replace("\nOPTIONS = []\n", f"\nOPTIONS = {options!r}\n") for place, path in paths.items()}


def main(given=None):
    parser = argparse.ArgumentParser(
        prog="bundle.py", description="Packs what students get, or the grader for a platform.",
        usage="bundle.py students|gradescope|classroom50 TARGET [options of grade.py, after the target]")
    parser.add_argument("what", choices=("students", "gradescope", "classroom50"))
    parser.add_argument("target", help="the .zip file to write, or the folder to fill (classroom50)")
    parsed, options = parser.parse_known_args(given)
    if options and parsed.what == "students":
        parser.error("students get no options")
    marking = arguments([".", *options])        # says what is wrong with them
    if marking.out or marking.output or marking.format != "text":
        parser.error("--out, --output and --format are set by the platform")
    target, worked = pathlib.Path(parsed.target), worked_on() if parsed.what == "students" else ""
    if worked:
        print(f"bundle.py: {worked} is not as it was handed out: students would get your answers. "
              "Take a fresh copy of the project.", file=sys.stderr)
        return 2
    try:
        files = homework_files() if parsed.what == "students" else bundle_files(parsed.what, options)
        if parsed.what != "classroom50":
            write_whole(target, zipped(files, SCRIPTS))
        else:
            for place, content in files.items():
                (target / place).parent.mkdir(parents=True, exist_ok=True)
                write_whole(target / place, content)
    except OSError as error:
        print(f"bundle.py: {error.filename} cannot be read or written: {error.strerror}.", file=sys.stderr)
        return 2
    print(f"Written: {target}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
