"""Somebody wants to be forgotten: their picture code is taken out of all that a hub has.

What was practised stays, as visits of guests. Of the code nothing is kept, not even here: only from which
sessions it was taken, so that an old bundle never brings it back, and so that the tablets forget it too.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.errors import KioskError
from kiosk.hub.answering import answer
from kiosk.hub.arriving import REASON, Receipt, import_bundles
from kiosk.hub.engine import opened_engine
from kiosk.hub.hub import Hub
from kiosk.progress.bundle import BundleError, learners_in
from kiosk.progress.disk import sync_folder
from kiosk.progress.learner import must_be_code
from kiosk.progress.outbox import bundles_in


@dataclass(slots=True)
class Forgotten:
    """How much was taken out, and where nobody could look."""

    sessions: int = 0
    bundles: int = 0
    unreadable: list[Path] = field(default_factory=list)
    """Bundles that are not whole, or for another hub: they are left."""
    receipt: Receipt = field(default_factory=Receipt)
    """What came before: bundles that wait in the folders are taken in first, so that nothing is lost."""


def forget(hub: Hub, code: str, paths: Sequence[Path], tell: Callable[[int, int], None]) -> Forgotten:
    """Take a picture code out of the database, and delete the bundles that have it, in the quarantine and in
    `paths`: files, or folders with them. `tell(done, all)` after each file that is taken in.

    Raises EventError for what is no code, KioskError when nobody has it, and when the database or a file
    cannot be used. It can be run again.
    """
    must_be_code(code)
    done = Forgotten(receipt=import_bundles(hub, paths, tell))
    for path in _stored(hub, paths):
        try:
            if code in learners_in(path.read_bytes(), hub.identity):
                _delete(hub, path)
                done.bundles += 1
        except BundleError:
            done.unreadable.append(path)
    with opened_engine(hub) as engine:
        done.sessions = engine.forget(code)
        done.receipt.unanswered = answer(hub, engine, paths)
    if not done.sessions and not done.bundles:
        raise KioskError("Nobody here has these pictures. Are they right, and in the right order?")
    return done


def _stored(hub: Hub, paths: Sequence[Path]) -> Iterator[Path]:
    if hub.quarantine.is_dir():
        yield from sorted(path for path in hub.quarantine.iterdir() if not path.name.endswith(REASON))
    yield from (path for path in bundles_in(list(paths)) if path.exists())


def _delete(hub: Hub, path: Path) -> None:
    path.unlink()
    if path.parent == hub.quarantine:
        path.with_suffix(REASON).unlink(missing_ok=True)
    sync_folder(path.parent)
