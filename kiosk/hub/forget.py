"""Somebody wants to be forgotten: their picture code is taken out of all that a hub has.

What was practised stays, as visits of guests. Of the code nothing is kept, not even here: only from which
sessions it was taken, so that an old bundle never brings it back, and so that the tablets forget it too.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.errors import KioskError
from kiosk.hub.answering import answer, signs_in
from kiosk.hub.arriving import Receipt, clear_up, take_in
from kiosk.hub.engine import Engine, Holder, opened_engine
from kiosk.hub.hub import Hub
from kiosk.hub.nameless import may_be_session
from kiosk.hub.sweeping import Linked, linked_in, sweep
from kiosk.progress.learner import must_be_code

EVERY = ""
"""In place of a tablet's id: all that have the code."""


@dataclass(slots=True)
class Forgotten:
    """How much was taken out, and where nobody could look."""

    several: list[Holder] = field(default_factory=list)
    """When not empty, nothing was forgotten: the same pictures on several tablets are several people."""
    tablets: tuple[str, ...] = ()
    sessions: int = 0
    bundles: int = 0
    left: list[tuple[Path, str]] = field(default_factory=list)
    """Bundles that have the code and could not be deleted, and why."""
    unreadable: list[Path] = field(default_factory=list)
    """Bundles that are not whole, or for another hub: they are left."""
    receipt: Receipt = field(default_factory=Receipt)
    """What came before: bundles that wait in the folders are taken in first, so that nothing is lost."""


def forget(
    hub: Hub, code: str, paths: Sequence[Path], tell: Callable[[int, int], None], tablet: str | None = None
) -> Forgotten:
    """Take the picture code of somebody at one tablet out of the database, and delete the bundles that have
    it, in the quarantine and in `paths`: files, or folders with them. `tell(done, all)` after each file that
    is taken in. `tablet` is needed when several have the code; EVERY means all of them.

    Raises EventError for what is no code, KioskError when nobody has it, and when the database cannot be
    used. It can be run again.
    """
    must_be_code(code)
    with opened_engine(hub) as engine:
        done = Forgotten(receipt=take_in(hub, engine, paths, tell))
        signs = signs_in(hub, engine, paths)  # before anything is deleted
        files, done.unreadable = linked_in(hub, paths)
        holders = _holders(engine, code, files)
        chosen = holders if not tablet else [each for each in holders if each.device == tablet]
        if len(chosen) > 1 and tablet is None:
            done.several = chosen
        elif chosen:
            done.tablets = tuple(each.device for each in chosen)
            _take_out(hub, engine, code, files, done)
        if done.receipt.forgotten and not done.tablets:
            clear_up(hub, engine, paths, done.receipt)
        done.receipt.unanswered = answer(hub, engine, signs)
        if not chosen:
            where = "Nobody at this tablet" if tablet else "Nobody here"
            raise KioskError(f"{where} has these pictures. Are they right, and in the right order?")
        if done.tablets:
            engine.leave_no_trace()
    return done


def _holders(engine: Engine, code: str, files: Iterable[Linked]) -> list[Holder]:
    """Also those from which only a file is there, such as one that is not believed."""
    known = {each.device: each for each in engine.holders(code)}
    for each in files:
        visits = sum(code == other for _, other in each.links)
        if visits and each.device not in known:
            known[each.device] = Holder(each.device, visits, None)
    return [known[device] for device in sorted(known)]


def _take_out(hub: Hub, engine: Engine, code: str, files: Sequence[Linked], done: Forgotten) -> None:
    theirs = [each for each in files if each.device in done.tablets and _sessions_of(code, each)]
    done.sessions = engine.forget(code, done.tablets)
    # Also of what is not believed yet: it may come again, when its tablet is known.
    engine.never_link(
        [
            (each.device, session)
            for each in theirs
            if not engine.has(each.sha256)
            for session in _sessions_of(code, each)
            if may_be_session(session)
        ]
    )
    gone = frozenset(engine.forgotten())
    swept = sweep(
        hub,
        engine,
        files,
        lambda each: each in theirs or any((each.device, s) in gone for s, _ in each.links),
    )
    done.bundles, done.left = swept.deleted, swept.left


def _sessions_of(code: str, file: Linked) -> list[str]:
    return [session for session, other in file.links if other == code]
