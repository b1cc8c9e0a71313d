"""Making sure that what was written is on the disk, whole, also after a power cut."""

import os
from contextlib import suppress
from pathlib import Path

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)  # the last one on Windows


def write_safely(path: Path, data: bytes, mode: int = 0o666) -> None:
    """Whole or not at all, also when a stick is pulled: written, synced, renamed, synced, read back.

    `mode` is who may read it, as in open(2). Raises OSError; then there is no file of this name that was not
    there before.
    """
    part = path.with_name(f"{path.name}.part")
    try:
        part.unlink(missing_ok=True)
        # Never through a link that somebody has put there.
        with os.fdopen(os.open(part, _NEW, mode), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            _read_anew(file.fileno())
        part.replace(path)
        sync_folder(path.parent)
        if path.read_bytes() != data:
            path.unlink()
            raise OSError(f"What was written to {path} cannot be read back")
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _read_anew(handle: int) -> None:
    """Let go of what is in memory, so that reading back asks the stick itself. Windows has no such call."""
    if hasattr(os, "posix_fadvise"):
        with suppress(OSError):
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)


def sync_folder(folder: Path) -> None:
    """Write the folder's list of names to the disk, so that what was renamed stays so. Windows does so by
    itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
