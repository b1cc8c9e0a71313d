"""What goes back to the tablets: what has come from them, and whom they are asked to forget."""

from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from kiosk.hub.engine import Engine
from kiosk.hub.hub import Hub
from kiosk.hub.runs import missing, received
from kiosk.progress.ack import ENDING as ACK
from kiosk.progress.ack import Ack, AckError, read_ack, signed
from kiosk.progress.outbox import bundles_in, read_name, write_safely

_MOST_GAPS = 1_000
"""That are told at once: an acknowledgement stays small, and the next one tells of the others."""


def acks_of(hub: Hub, engine: Engine) -> list[Ack]:
    """One for each epoch of a tablet about which there is something to say."""
    gone = defaultdict(list)
    for device, session in engine.forgotten():
        gone[device].append(session)
    runs = engine.runs()
    copied = set(engine.copied())  # neither of the two may throw anything away
    up_to = {(device, epoch): last for device, epoch, last in received(runs) if (device, epoch) not in copied}
    gaps = defaultdict(list)
    for gap in missing(runs):
        gaps[gap[:2]].append((gap.first, gap.last))
    acks = [
        Ack(
            hub.card.hub,
            *place,
            to=up_to.get(place, 0),
            forget=tuple(gone[place[0]]),
            missing=tuple(gaps[place][:_MOST_GAPS]),
        )
        for place in sorted({run[:2] for run in runs})
    ]
    return [ack for ack in acks if ack.to or ack.forget or ack.missing]


def answer(hub: Hub, engine: Engine, paths: Iterable[Path]) -> list[tuple[Path, str]]:
    """Put what concerns the tablets of each folder beside their bundles. Returns the folders into which
    nothing could be written, and why: their tablets will send again."""
    acks, unanswered = acks_of(hub, engine), []
    for folder in filter(Path.is_dir, paths):
        known = _known_in(hub, folder)
        try:
            for ack in acks:
                if ack.epoch in known:
                    told = replace(ack, to=min(ack.to, known[ack.epoch]))
                    write_safely(folder / ack.name, signed(told, hub.key))
        except OSError as error:
            unanswered.append((folder, error.strerror or str(error)))
    return unanswered


def _known_in(hub: Hub, folder: Path) -> dict[str, int]:
    """By epoch, the highest number that a folder speaks of: what nobody brought in it is not acknowledged in
    it. A tablet that was copied would believe it of events that it has yet to record."""
    known: dict[str, int] = {}
    for each in filter(None, map(read_name, bundles_in([folder]))):
        known[each.epoch] = max(each.seq_to, known.get(each.epoch, 0))
    for path in folder.glob(f"*{ACK}"):
        known.setdefault(path.stem, 0)
        with suppress(OSError, AckError):
            known[path.stem] = max(read_ack(path.read_bytes(), hub.card).to, known[path.stem])
    return known
