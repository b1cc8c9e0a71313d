"""A disk whose power can be cut, for APSW's SQLite: what was not synced may or may not be there afterwards.

It keeps what each file was when it was last synced, and which sectors were written since. At a cut a random
part of those sectors survives, in any order, as disks really do it. A sector is never torn: SQLite expects
that of a disk, and so does ours of the tablet's.
"""

import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import apsw

SECTOR = 512


class PowerCut(OSError):  # noqa: N818 - it is what happens
    """From now on the disk does nothing."""


@dataclass
class File:
    """A file as programs see it (`now`) and as it surely is after a cut (`safe`)."""

    now: bytearray = field(default_factory=bytearray)
    safe: bytearray = field(default_factory=bytearray)
    written: set[int] = field(default_factory=set)
    listed: bool = False
    """Whether its name is sure to be there too."""

    def write(self, data: bytes, place: int) -> None:
        if len(self.now) < place:
            self.now.extend(bytes(place - len(self.now)))
        self.now[place : place + len(data)] = data
        self.written.update(range(place // SECTOR, (place + len(data) - 1) // SECTOR + 1))

    def sync(self) -> None:
        self.safe = _overlaid(self.safe, self.now, self.written)
        del self.safe[len(self.now) :]
        self.written.clear()

    def left_over(self, chance: random.Random, share: float) -> bytearray:
        """What a cut leaves: about `share` of the sectors that were not synced."""
        survived = [sector for sector in self.written if chance.random() < share]
        left = _overlaid(self.safe, self.now, survived)
        if len(self.now) < len(left) and chance.random() < share:
            del left[len(self.now) :]
        return left


def _overlaid(below: bytearray, above: bytearray, sectors: Iterable[int]) -> bytearray:
    image = bytearray(below)
    for sector in sorted(sectors):
        start = sector * SECTOR
        piece = above[start : start + SECTOR]
        if piece:
            image.extend(bytes(max(0, start - len(image))))
            image[start : start + len(piece)] = piece
    return image


class Disk(apsw.VFS):
    """Files in memory, under the name by which SQLite asks for this disk. Only one program uses it."""

    def __init__(self, name: str) -> None:
        super().__init__(name, base="")
        self.name = name
        self.files: dict[str, File] = {}
        self._deleted: dict[str, File] = {}  # gone, and the folder not synced yet
        self._left = 0
        self.off = True

    def power_on(self, left: int) -> None:
        """Until `left` writes, syncs and the like have begun."""
        self._left, self.off = left, False

    def cut(self, chance: random.Random) -> None:
        """Forget what did not reach the platter."""
        self.off = True
        share = chance.choice((0.0, 0.1, 0.5, 0.9, 1.0))
        found = {name: file for name, file in self._deleted.items() if chance.random() < 0.5}
        found |= self.files
        self.files = {
            name: File(left, bytearray(left), listed=True)
            for name, file in found.items()
            if file.listed or chance.random() < share
            for left in (file.left_over(chance, share),)
        }
        self._deleted = {}

    def copy_to(self, folder: Path) -> None:
        """The files of the disk, for programs that know only folders."""
        folder.mkdir(parents=True)
        for name, file in self.files.items():
            (folder / Path(name).name).write_bytes(file.now)

    def sync_folder(self) -> None:
        """Its list of names is on the platter: what was made is there, what was deleted is gone."""
        self._deleted.clear()
        for file in self.files.values():
            file.listed = True

    def spend(self) -> None:
        """One more use of the disk. Raises PowerCut."""
        if self.off or self._left == 0:
            self.off = True
            raise PowerCut("The power is off")
        self._left -= 1

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> apsw.VFSFile:  # noqa: N802
        if self.off:
            raise PowerCut("The power is off")
        called = name.filename() if isinstance(name, apsw.URIFilename) else name
        file = File(listed=True) if called is None else self.files.setdefault(called, File())
        return cast(apsw.VFSFile, _Handle(self, file, scratch=called is None))

    def xDelete(self, name: str, synced: bool) -> None:  # noqa: N802
        if name not in self.files:
            raise apsw.IOError
        self._deleted[name] = self.files.pop(name)
        self.spend()
        if synced:
            self.sync_folder()

    def xAccess(self, name: str, flags: int) -> bool:  # noqa: N802
        return name in self.files

    def xFullPathname(self, name: str) -> str:  # noqa: N802
        return name


class _Handle:
    """An open file. Its names are those that APSW calls."""

    def __init__(self, disk: Disk, file: File, *, scratch: bool) -> None:
        self._disk, self._file, self._scratch = disk, file, scratch

    def _spend(self) -> None:
        if not self._scratch:
            self._disk.spend()

    def xRead(self, amount: int, place: int) -> bytes:  # noqa: N802
        return bytes(self._file.now[place : place + amount])

    def xWrite(self, data: bytes, place: int) -> None:  # noqa: N802
        if not self._disk.off:
            self._file.write(data, place)  # before the power goes: some of it may have got through
        self._spend()

    def xTruncate(self, size: int) -> None:  # noqa: N802
        if not self._disk.off:
            del self._file.now[size:]
        self._spend()

    def xSync(self, flags: int) -> None:  # noqa: N802
        self._spend()
        self._file.sync()
        if not self._file.listed:  # SQLite syncs the folder of a file that it has made
            self._disk.sync_folder()

    def xFileSize(self) -> int:  # noqa: N802
        return len(self._file.now)

    def xClose(self) -> None:  # noqa: N802
        pass

    def xLock(self, level: int) -> None:  # noqa: N802
        pass

    def xUnlock(self, level: int) -> None:  # noqa: N802
        pass

    def xCheckReservedLock(self) -> bool:  # noqa: N802
        return False

    def xFileControl(self, op: int, pointer: int) -> bool:  # noqa: N802
        return False

    def xSectorSize(self) -> int:  # noqa: N802
        return SECTOR

    def xDeviceCharacteristics(self) -> int:  # noqa: N802
        return apsw.SQLITE_IOCAP_POWERSAFE_OVERWRITE  # as SQLite believes of the disks of Linux and Windows
