"""Files of this tablet in other places, on sticks or where they are sent to, that are not to stay there."""

from collections.abc import Iterable
from pathlib import Path

from kiosk.progress.asked import is_safe
from kiosk.progress.disk import write_safely
from kiosk.progress.events import Kind
from kiosk.progress.joined import epochs_not_for
from kiosk.progress.keys import HubCard
from kiosk.progress.outbox import (
    OutboxError,
    Packed,
    ack_of,
    acks,
    packed,
    read_name,
    superseded,
    words_for,
)
from kiosk.progress.places import RECORDS
from kiosk.progress.read import reading

PART = ".part"
_EPOCHS = "SELECT epoch FROM device"
_OF_THE_FORGOTTEN = """
SELECT epoch, seq FROM event
WHERE kind != :forgotten AND session_id IN (SELECT session_id FROM event WHERE kind = :forgotten)
"""


def outdated(there: Iterable[Path], outbox: Path, hub: HubCard) -> list[Path]:
    """Of the files in another place, those of this tablet that are to go: bundles that were packed anew,
    bundles that the hub has and in which somebody is who was forgotten since, and what was left when a copy
    was cut short. Raises ProgressUnavailable, JoinedError."""
    files = list(there)
    with reading(outbox.parent / RECORDS) as connection:
        mine = {epoch for (epoch,) in connection.execute(_EPOCHS)} - epochs_not_for(outbox.parent, hub.hub)
        events = connection.execute(_OF_THE_FORGOTTEN, {"forgotten": Kind.LEARNER_FORGOTTEN}).fetchall()
    waiting = packed(outbox)
    names = {each.path.name for each in waiting}
    bundles = [each for each in map(read_name, files) if each and each.epoch in mine]
    gone = [
        each.path
        for each in bundles
        if each.path.name not in names and _has_any(each, events) and _is_safe(each, outbox, hub)
    ]
    halves = [path for path in files if path.name.endswith(PART) and _is_half(path, mine)]
    return list(dict.fromkeys([*superseded(files, waiting), *gone, *halves]))


def tidy(outbox: Path, folder: Path, hub: HubCard) -> None:
    """Take those away from a stick or a folder. What the hub told is left there: by it the hub knows to whom
    to answer, when all bundles have gone. Raises KioskError."""
    try:
        for path in outdated(folder.iterdir(), outbox, hub):
            path.unlink(missing_ok=True)
        for ack in acks(outbox, hub):
            if not (folder / ack.name).exists():
                write_safely(folder / ack.name, (outbox / ack.name).read_bytes())
    except OSError as error:
        raise OutboxError(words_for(error, folder)) from error


def _has_any(bundle: Packed, events: Iterable[tuple[str, int]]) -> bool:
    return any(epoch == bundle.epoch and bundle.seq_from <= seq <= bundle.seq_to for epoch, seq in events)


def _is_safe(bundle: Packed, outbox: Path, hub: HubCard) -> bool:
    return is_safe(ack_of(outbox, hub, bundle.epoch), bundle.seq_from, bundle.seq_to)


def _is_half(path: Path, mine: set[str]) -> bool:
    bundle = read_name(path.with_name(path.name.removesuffix(PART)))
    return bundle is not None and bundle.epoch in mine
