"""Which files have been saved. By looking again and again, which works on every system and network folder."""

import os


LONG = 5        # looks for which a file must stay away, or empty, before it is taken like that


class SavedFiles:
    """Knows when each file was last taken."""

    def __init__(self, paths):
        self.taken = {path: stamp(path) for path in paths}
        self.seen = dict(self.taken)
        self.same = dict.fromkeys(paths, 0)     # how often it has looked the same

    def take(self):
        """Return the paths whose files have changed since they were taken, and are not changing just now."""
        changed = []
        for path in self.taken:
            before, self.seen[path] = self.seen[path], stamp(path)
            self.same[path] = self.same[path] + 1 if self.seen[path] == before else 0
            patience = 1 if self.seen[path] and self.seen[path][1] else LONG
            if self.seen[path] != self.taken[path] and self.same[path] >= patience:
                self.taken[path] = self.seen[path]
                changed.append(path)
        return changed


def stamp(path):
    """Return what changes when a file is saved, or None if it is not there: it may be being replaced."""
    try:
        status = os.stat(path)
        return status.st_mtime_ns, status.st_size
    except OSError:
        return None
