"""Notices that an author saved a file, whichever way their editor saves."""

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

QUIET_MS = 150  # an editor writes, renames and touches a file several times for one save

Seen = dict[Path, tuple[int, int]]


class SavedFiles(QObject):
    """Watches the YAML below a folder; `changed` comes once for each save, when all is quiet again.

    Some editors write a new file and put it in the place of the old one, which ends the watch of that
    file: so folders are watched too, and what is watched is renewed each time.
    """

    changed = Signal()

    def __init__(self, root: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._root = root
        self._watcher = QFileSystemWatcher(self)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MS)
        self._quiet.timeout.connect(self._look)
        self._watcher.fileChanged.connect(self._quiet.start)
        self._watcher.directoryChanged.connect(self._quiet.start)
        self._watch()
        self._seen = self._files()

    def _look(self) -> None:
        self._watch()
        seen = self._files()  # after the watch is renewed, so that nothing slips between
        if seen != self._seen:
            self._seen = seen
            self.changed.emit()

    def _watch(self) -> None:
        folders = [self._root, *(each for each in self._visible() if each.is_dir())]
        wanted = {str(path) for path in (*folders, *self._files())}
        missing = wanted - {*self._watcher.files(), *self._watcher.directories()}
        if missing:
            self._watcher.addPaths(sorted(missing))

    def _files(self) -> Seen:
        found = {}
        for path in self._visible():
            if path.suffix in (".yaml", ".yml"):
                try:
                    stat = path.stat()
                except OSError:
                    continue  # it was put away at this very moment
                found[path] = (stat.st_mtime_ns, stat.st_size)
        return found

    def _visible(self) -> list[Path]:
        return [
            path
            for path in self._root.rglob("*")
            if not any(part.startswith(".") for part in path.relative_to(self._root).parts)
        ]
