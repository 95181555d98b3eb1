"""Packs the grader for a platform, without the solutions.

    python exercises/grading/bundle.py gradescope autograder.zip
    python exercises/grading/bundle.py classroom50 CLASSROOM/autograders/ASSIGNMENT

Options for the marking, such as --feedback brief, may follow.
"""

import argparse
import pathlib
import shlex
import sys
import zipfile

from grade import arguments, write_whole

GRADING = pathlib.Path(__file__).resolve().parent
TOP = GRADING.parents[1]
PLATFORMS = GRADING / "platforms"


def grader_files():
    """Return {place: content} of what the marking needs."""
    paths = [TOP / "single_neuron.py", *sorted(GRADING.glob("*.py"))]
    return {path.relative_to(TOP).as_posix(): path.read_text(encoding="utf-8") for path in paths
            if not path.name.startswith("test_") and path != pathlib.Path(__file__).resolve()}


def gradescope_files(options):
    """Return the files of autograder.zip: two scripts at its root, and the grader."""
    run = (PLATFORMS / "run_autograder").read_text(encoding="utf-8")
    return {"setup.sh": (PLATFORMS / "setup.sh").read_text(encoding="utf-8"),
            "run_autograder": run.replace('OPTIONS=""', f'OPTIONS="{shlex.join(options)}"'), **grader_files()}


def classroom50_files(options):
    """Return the files of the bundle's folder: autograder.py, and the grader that travels with it."""
    script = (PLATFORMS / "autograder.py").read_text(encoding="utf-8")
    return {"autograder.py": script.replace("OPTIONS = []", f"OPTIONS = {options!r}"), **grader_files()}


def write_zip(path, files):
    """Write a .zip file, with Unix line ends and scripts that can be run, on whatever system this is."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for place, content in files.items():
            entry = zipfile.ZipInfo(place)
            entry.external_attr = (0o100644 if place.endswith(".py") else 0o100755) << 16
            entry.create_system = 3     # Unix
            archive.writestr(entry, content.replace("\r\n", "\n"), zipfile.ZIP_DEFLATED)


def main(given=None):
    parser = argparse.ArgumentParser(prog="bundle.py", description="Packs the grader for a platform.",
                                     usage="bundle.py gradescope|classroom50 TARGET [options of grade.py, after the target]")
    parser.add_argument("platform", choices=("gradescope", "classroom50"))
    parser.add_argument("target", help="the .zip file to write (gradescope) or the folder to fill (classroom50)")
    parsed, options = parser.parse_known_args(given)
    marking = arguments([".", *options])        # says what is wrong with them
    if marking.out or marking.output or marking.format != "text":
        parser.error("--out, --output and --format are set by the platform")
    target = pathlib.Path(parsed.target)
    try:
        if parsed.platform == "gradescope":
            write_zip(target, gradescope_files(options))
        else:
            for place, content in classroom50_files(options).items():
                (target / place).parent.mkdir(parents=True, exist_ok=True)
                write_whole(target / place, content)
    except OSError as error:
        print(f"bundle.py: {error.filename} cannot be written: {error.strerror}.", file=sys.stderr)
        return 2
    print(f"Written: {target}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
