"""Files with the pictures of somebody who is forgotten are deleted, unless something would be lost."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from kiosk.hub.engine import Engine, NotYet
from kiosk.hub.hub import Hub
from kiosk.hub.plain import NotPlain, read_plain
from kiosk.hub.taking import MOST_BYTES, REFUSED, take
from kiosk.progress.bundle import BundleError, links_in
from kiosk.progress.disk import sync_folder
from kiosk.progress.outbox import bundles_in

REASON = ".reason.txt"
"""How the file ends that says why another was put aside."""


class Linked(NamedTuple):
    """A bundle's file with picture codes; `links` are (session, code)."""

    path: Path
    sha256: str
    device: str
    links: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class Swept:
    """What became of the files."""

    deleted: int = 0
    left: list[tuple[Path, str]] = field(default_factory=list)
    """Those that have the pictures and are still there, and why: they can be taken in later."""


def linked_in(hub: Hub, paths: Sequence[Path]) -> tuple[list[Linked], list[Path]]:
    """The bundles with codes in the quarantine and in `paths`, and the files that cannot be read."""
    found, unreadable = [], []
    for path in _stored(hub, paths):
        try:
            data = read_plain(path, MOST_BYTES)
            device, links = links_in(data, hub.identity)
        except (BundleError, NotPlain, OSError):
            unreadable.append(path)
        else:
            if links:
                found.append(Linked(path, sha256(data).hexdigest(), device, links))
    return found, unreadable


def sweep(hub: Hub, engine: Engine, files: Sequence[Linked], goes: Callable[[Linked], bool]) -> Swept:
    """Delete those of the files that are to go. What was not taken in is taken in first; what can never be is
    deleted all the same, and what perhaps can be is left."""
    swept = Swept()
    for each in filter(goes, files):
        try:
            data = read_plain(each.path, MOST_BYTES)
            with engine.together():
                _take_if_ever(hub, engine, data)
            _delete(hub, each.path)
            swept.deleted += 1
        except (NotYet, NotPlain) as error:
            swept.left.append((each.path, str(error)))
        except OSError as error:
            swept.left.append((each.path, error.strerror or str(error)))
    return swept


def _take_if_ever(hub: Hub, engine: Engine, data: bytes) -> None:
    """Raises NotYet."""
    try:
        take(hub, engine, data)
    except NotYet:
        raise
    except REFUSED:
        return


def _stored(hub: Hub, paths: Sequence[Path]) -> Iterator[Path]:
    seen = set()
    if hub.quarantine.is_dir():
        seen = {path for path in hub.quarantine.iterdir() if not path.name.endswith(REASON)}
        yield from sorted(seen)
    yield from (path for path in bundles_in(list(paths)) if path not in seen and path.exists())


def _delete(hub: Hub, path: Path) -> None:
    path.unlink()
    if path.parent == hub.quarantine:
        path.with_suffix(REASON).unlink(missing_ok=True)
    sync_folder(path.parent)
