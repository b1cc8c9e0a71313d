"""Making sure that what was renamed stays renamed after a power cut."""

import os
from pathlib import Path


def sync_folder(folder: Path) -> None:
    """Write the folder's list of names to the disk. Windows does so by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
