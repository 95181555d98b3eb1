"""Which files have been saved. By looking again and again, which works on every system and network folder."""

import os


class SavedFiles:
    """Knows when each file was last taken."""

    def __init__(self, paths):
        self.taken = {path: stamp(path) for path in paths}
        self.seen = dict(self.taken)

    def take(self):
        """Return the paths whose files have changed since they were taken, and are not changing just now."""
        before, self.seen = self.seen, {path: stamp(path) for path in self.taken}
        changed = [path for path in self.taken if self.taken[path] != self.seen[path] == before[path]]
        self.taken.update((path, self.seen[path]) for path in changed)
        return changed


def stamp(path):
    """Return what changes when a file is saved, or None if it is not there: it may be being replaced."""
    try:
        status = os.stat(path)
        return status.st_mtime_ns, status.st_size
    except OSError:
        return None
