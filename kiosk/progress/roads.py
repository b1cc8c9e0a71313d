"""The roads on which bundles travel by themselves: a shared folder, or WebDAV over HTTPS.

Where to send is said once, when the tablet joins its hub. The files are the same as on a stick, and the
hub's acknowledgements come back from where the bundles went.
"""

import json
import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from kiosk.errors import KioskError
from kiosk.progress.ack import ENDING as ACK
from kiosk.progress.ack import MOST_BYTES
from kiosk.progress.disk import write_safely
from kiosk.progress.elsewhere import outdated
from kiosk.progress.keys import HubCard
from kiosk.progress.outbox import acks, clear, packed, take_ack
from kiosk.progress.places import ROAD_FILE, SECRET_FILE

SHORTEST, LONGEST = 60.0, 6 * 60 * 60.0
"""Seconds between two tries."""
_DAY = 24 * 60 * 60.0
_HERE = ("localhost", "127.0.0.1", "::1")


class RoadError(KioskError):
    """Nothing can be sent just now, or not in this way. The bundles wait."""


class Road(Protocol):
    """A place that holds files. Everything raises RoadError with plain words."""

    is_near: bool
    """Whether reading costs next to nothing."""

    def there(self) -> dict[str, int]:
        """The names of its files, with their sizes in bytes."""

    def get(self, name: str) -> bytes:
        """A file."""

    def put(self, name: str, data: bytes) -> None:
        """Whole or not at all, and read back. It takes the place of a file with this name."""

    def remove(self, name: str) -> None:
        """Take a file away; it may have gone already."""

    def stop(self) -> None:
        """From another thread: whatever is being done ends at once, with RoadError."""


class FolderRoad:
    """A folder that the hub sees too. It is never made: where a shared folder is not mounted, there is
    none."""

    is_near = True

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def there(self) -> dict[str, int]:
        try:
            return {each.name: each.stat().st_size for each in self._folder.iterdir() if each.is_file()}
        except OSError as error:
            raise RoadError(f"The folder {self._folder} is not there just now.") from error

    def get(self, name: str) -> bytes:
        try:
            return (self._folder / name).read_bytes()
        except OSError as error:
            raise RoadError(f"A file in {self._folder} cannot be read just now.") from error

    def put(self, name: str, data: bytes) -> None:
        try:
            write_safely(self._folder / name, data)
        except OSError as error:
            what = error.strerror or str(error)
            raise RoadError(f"Nothing can be written to {self._folder} just now: {what}.") from error

    def remove(self, name: str) -> None:
        try:
            (self._folder / name).unlink(missing_ok=True)
        except OSError as error:
            raise RoadError(f"A file in {self._folder} cannot be removed just now.") from error

    def stop(self) -> None:
        """A disk cannot be interrupted."""


def send(
    outbox: Path,
    road: Road,
    hub: HubCard,
    stopped: Callable[[], bool],
    now: Callable[[], float] = time.time,
) -> int:
    """Take the hub's acknowledgements from a road, then send each bundle that is not there whole yet, and
    take away what is not to stay there. Returns how many were sent. `now` is in seconds.

    Raises KioskError, OSError for the outbox."""
    there = road.there()
    epochs = {each.epoch for each in packed(outbox)} | {ack.epoch for ack in acks(outbox, hub)}
    for name in sorted(there):
        if name.endswith(ACK) and name.removesuffix(ACK) in epochs and there[name] <= MOST_BYTES:
            take_ack(outbox, road.get(name), hub)
    clear(outbox, hub)
    sent = 0
    for each in packed(outbox):
        if stopped():
            return sent
        data = each.path.read_bytes()
        if not _is_whole(road, there.get(each.path.name), each.path, data, now()):
            road.put(each.path.name, data)
            _note_seen(each.path, now())
            sent += 1
    for ack in acks(outbox, hub):
        if ack.name not in there:  # by it the hub knows to whom to answer, when all bundles have gone
            road.put(ack.name, (outbox / ack.name).read_bytes())
    for old in outdated(map(Path, there), outbox, hub):
        road.remove(old.name)
    return sent


def _is_whole(road: Road, size: int | None, bundle: Path, data: bytes, now: float) -> bool:
    """Whether the copy in another place, of so many bytes, is as it should be. From a server it is fetched
    once a day only, until the hub has acknowledged it."""
    if size != len(data):
        return False
    if not road.is_near and abs(now - bundle.stat().st_mtime) < _DAY:
        return True
    try:
        whole = road.get(bundle.name) == data
    except RoadError:
        return False  # a file that cannot be read is written anew
    _note_seen(bundle, now)
    return whole


def _note_seen(bundle: Path, now: float) -> None:
    """A bundle never changes, so its time is free to say when its copy was last known to be right."""
    with suppress(OSError):
        os.utime(bundle, (now, now))


def wait_seconds(failures: int, chance: float) -> float:
    """How long to wait after so many failures in a row, twice as long after each; `chance` from 0 to 1
    spreads the tablets of a region, so that they do not come back all at once."""
    longest = min(LONGEST, 2 * SHORTEST * 2 ** min(failures - 1, 20)) if failures else LONGEST
    return longest * (1 + chance) / 2


def keep_road(data: Path, send_to: str, password_file: Path | None) -> None:
    """Remember where this tablet sends its bundles. `password_file` has a user name in its first line and
    the password in its second. Raises RoadError, OSError."""
    where = _checked(send_to)
    secret = _secret(password_file) if password_file else None
    if secret and "://" not in where:
        raise RoadError("A folder needs no password here. Leave --password-file out.")
    data.mkdir(parents=True, exist_ok=True)
    write_safely(data / ROAD_FILE, (json.dumps({"send_to": where}, indent=1) + "\n").encode(), mode=0o600)
    if secret:
        write_safely(data / SECRET_FILE, ("\n".join(secret) + "\n").encode(), mode=0o600)
    else:
        (data / SECRET_FILE).unlink(missing_ok=True)


def leave_road(data: Path) -> None:
    """Send by stick only from now on, and keep no password. Raises OSError."""
    for name in (ROAD_FILE, SECRET_FILE):
        (data / name).unlink(missing_ok=True)


def send_to(data: Path) -> str:
    """Where this tablet sends its bundles: a folder or an address, without secrets; empty for nowhere.
    Raises RoadError."""
    path = data / ROAD_FILE
    try:
        where = json.loads(path.read_text(encoding="utf-8"))["send_to"]
    except FileNotFoundError:
        return ""
    except (OSError, ValueError, TypeError, KeyError, RecursionError) as error:
        raise RoadError(f"The file {path} is damaged. Join the hub again: kiosk join --send-to") from error
    return _checked(str(where), must_be_there=False)


def road_of(data: Path) -> Road | None:
    """The road of a tablet; None when it sends by stick only. Raises RoadError."""
    where = send_to(data)
    if "://" not in where:
        return FolderRoad(Path(where)) if where else None
    from kiosk.progress.webdav import WebDavRoad

    user, password = _secret(data / SECRET_FILE) if (data / SECRET_FILE).exists() else ("", "")
    return WebDavRoad(where, user, password)


def _checked(where: str, *, must_be_there: bool = True) -> str:
    if "://" not in where:
        if must_be_there and not Path(where).is_dir():
            raise RoadError(f"There is no folder {where}. Make it, or connect to it, and join again.")
        return str(Path(where).absolute())
    try:
        address = urlsplit(where)
        wrong = address.port == 0
    except ValueError:
        raise RoadError(f"{where} is no address of a folder: it begins with https://") from None
    if address.username is not None or address.password is not None:
        raise RoadError("Leave name and password out of the address. Put them into a file: --password-file")
    wrong = wrong or bool(address.query or address.fragment) or not address.hostname
    if wrong or address.scheme not in ("http", "https"):
        raise RoadError(f"{where} is no address of a folder: it begins with https://")
    if address.scheme == "http" and address.hostname not in _HERE:
        raise RoadError(f"{where} is not safe: others could read the password. Use https://")
    return where


def _secret(path: Path) -> tuple[str, str]:
    try:
        user, password, *_ = path.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError) as error:
        raise RoadError(
            f"The file {path} cannot be used. Its first line is the user name, its second the password."
        ) from error
    return user, password
