"""Small disks for a test, where this computer lets us have some."""

import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest


def tmpfs(size: int) -> Sequence[str]:
    """A disk of so many bytes, in memory."""
    return ("-t", "tmpfs", "-o", f"size={size}", "none")


def image(path: Path, options: str = "loop") -> Sequence[str]:
    """The disk in a file."""
    return ("-o", options, str(path))


@contextmanager
def mounted(place: Path, *what: str) -> Iterator[Path]:
    """A disk at a place. Skips the test where only somebody else may do that."""
    place.mkdir(exist_ok=True)
    try:
        done = subprocess.run(["mount", *what, str(place)], capture_output=True, text=True, check=False)
    except FileNotFoundError:
        pytest.skip("no disk can be mounted here: there is no mount")
    if done.returncode:
        pytest.skip(f"no disk can be mounted here: {done.stderr.strip()}")
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


def blank(path: Path, kib: int) -> None:
    """An empty ext2 disk in a file: it has no journal, like most sticks."""
    try:
        subprocess.run(["mkfs.ext2", "-q", "-F", str(path), str(kib)], check=True)
    except FileNotFoundError:
        pytest.skip("no disk can be made here: there is no mkfs.ext2")
