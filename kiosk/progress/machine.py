"""Whether the records are still on the machine on which they were: a tablet may have been copied as a whole.

Both copies would go on with the same numbers, and the hub could believe only one. The one that finds itself
on another machine begins a new epoch: then all that either records is counted, and what both had, once. It
stays the same tablet to the hub, with the same key, so that nobody need enrol it again, and a disk that only
moved to another case is right too. What is kept of the machine is a hash with a salt; it is never sent.
"""

import hmac
import json
import logging
import os
import secrets
import sys
import uuid
from hashlib import blake2b
from pathlib import Path

from kiosk.progress.places import MACHINE_FILE

log = logging.getLogger(__name__)

_SYSTEM = Path("/etc/machine-id")
_DEVICES = Path("/sys/dev/block")
_SERIALS = ("device/cid", "device/serial", "device/wwid", "wwid", "serial")  # of an eMMC, an SSD, a disk


def this_machine(folder: Path) -> str:
    """What tells this machine from a copy of it: the system's own id, and the number of the disk on which
    `folder` lies. Parts that cannot be found out are empty."""
    if sys.platform != "linux":
        return f"{uuid.getnode():x}"
    return f"{_text(_SYSTEM)}/{_disk(folder)}"


def _disk(folder: Path) -> str:
    there = next((each for each in (folder, *folder.parents) if each.exists()), None)
    if there is None:
        return ""
    number = there.stat().st_dev
    device = (_DEVICES / f"{os.major(number)}:{os.minor(number)}").resolve()
    while below := sorted(device.glob("slaves/*")):  # an encrypted disk lies on another one
        device = below[0].resolve()
    disk = device.parent if (device / "partition").exists() else device
    return next((found for name in _SERIALS if (found := _text(disk / name))), "")


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""


def has_moved(data: Path, machine: str) -> bool:
    """Whether the folder was on another machine when it was last remembered; True also when that cannot be
    read any more. A folder that remembers nothing has not moved."""
    path = data / MACHINE_FILE
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        return not hmac.compare_digest(str(kept["hash"]), _hash(machine, str(kept["salt"])))
    except FileNotFoundError:
        return False
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return True


def remember(data: Path, machine: str) -> None:
    """From now on the folder is on this machine. A disk that refuses is asked again at the next start."""
    path, salt = data / MACHINE_FILE, secrets.token_hex(16)
    part = path.with_name(f"{MACHINE_FILE}.part")
    try:
        with part.open("w", encoding="utf-8") as file:
            json.dump({"salt": salt, "hash": _hash(machine, salt)}, file)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        log.warning("%s could not be written: %s", path, error)


def _hash(machine: str, salt: str) -> str:
    return blake2b(f"{salt}/{machine}".encode(), digest_size=16).hexdigest()
