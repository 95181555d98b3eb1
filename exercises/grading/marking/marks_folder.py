"""The folder that the marks of a class are written to."""

import hashlib
import os
import pathlib
import re
import sys
import unicodedata
from collections import Counter

from grading.marking import document, files, report


def file_names(names):
    """Return {name: what its files are called}: short enough, and no two the same on any file system."""
    folded = {name: unicodedata.normalize("NFD", name).casefold() for name in names}
    count = Counter(folded.values())
    # A name that ends like those that are made here is not used either, since it could be one of them.
    return {name: name
            if count[fold] == 1 and len(os.fsencode(name)) <= 240 and not re.search("-[0-9a-f]{16}$", fold)
            else f"{name[:50]}-{hashlib.sha256(os.fsencode(name)).hexdigest()[:16]}"
            for name, fold in folded.items()}


class MarksFolder:
    """NAME.json and NAME.md for each submission; and in .marked, once they are whole, what they depend on."""

    def __init__(self, path, names, options):
        self.path, self.names, self.options = pathlib.Path(path), file_names(names), options
        self.grader = b"".join(path.read_bytes() for path in files.grader_files().values())
        (self.path / ".marked").mkdir(parents=True, exist_ok=True)

    def paths(self, submission):
        """Return the paths of the two files, and of the sign that they are whole."""
        name = self.names[submission]
        return self.path / f"{name}.json", self.path / f"{name}.md", self.path / ".marked" / name

    def digest(self, handed_in):
        """Return what the marks depend on, as one number: grader, Python, options and submission."""
        content = [sys.version, self.options, handed_in.name, handed_in.problems, handed_in.sources]
        return hashlib.sha256(self.grader + repr(content).encode("utf-8", "backslashreplace")).hexdigest()

    def find(self, handed_in):
        """Return the Document of an earlier run that was made from the same, or None."""
        json, markdown, sign = self.paths(handed_in.name)
        try:
            before = document.from_json(json.read_text(encoding="utf-8"))
            whole = markdown.exists() and sign.read_text(encoding="utf-8") == self.digest(handed_in)
            return before if whole and before.submission == handed_in.name and before.answers else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def write(self, marked, handed_in):
        """Write the files of a submission. What needs review is to be marked again in the next run."""
        json, markdown, sign = self.paths(marked.submission)
        sign.unlink(missing_ok=True)
        files.write_whole(json, document.to_json(marked))
        files.write_whole(markdown, report.markdown(marked))
        if not marked.needs_review:
            files.write_whole(sign, self.digest(handed_in))
