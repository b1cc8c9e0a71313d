"""What lies in a folder that others can write to may be anything: it is looked at before it is read."""

import os
import stat
from pathlib import Path

from kiosk.errors import KioskError

# It may become a pipe or a link while it is looked at. Not every system has every flag.
_WITHOUT_WAITING = os.O_RDONLY | sum(
    getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY")
)


class NotPlain(KioskError):  # noqa: N818 - a kind of file
    """Something that is not read: it could be without end, or somebody else's."""


def read_plain(path: Path, most: int) -> bytes:
    """All of a file that is no link, pipe or folder, up to `most` bytes. Raises NotPlain, OSError."""
    about = path.lstat()
    if not stat.S_ISREG(about.st_mode):
        raise NotPlain("It is not a plain file, and was not read.")
    if about.st_size > most:
        raise NotPlain(f"It is larger than {most // 1_000_000} MB, and was not read.")
    with os.fdopen(os.open(path, _WITHOUT_WAITING), "rb") as file:
        data = file.read(most + 1)  # it may have grown
    if len(data) > most:
        raise NotPlain(f"It is larger than {most // 1_000_000} MB, and was not read.")
    return data


def shown(path: Path) -> str:
    """The path, with codes for what a terminal would obey or could not write."""
    return "".join(
        each if each.isprintable() else each.encode("unicode_escape").decode() for each in str(path)
    )
