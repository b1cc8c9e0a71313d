"""What goes back to the tablets: what has come from them, and whom they are asked to forget."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from kiosk.hub.engine import Engine
from kiosk.hub.hub import Hub
from kiosk.hub.plain import NotPlain, read_plain
from kiosk.hub.runs import missing, received
from kiosk.hub.taking import MOST_BYTES as MOST_OF_A_BUNDLE
from kiosk.progress.ack import ENDING as ACK
from kiosk.progress.ack import MOST_BYTES, Ack, AckError, read_ack, signed
from kiosk.progress.bundle import BundleError, manifest_of
from kiosk.progress.disk import write_safely
from kiosk.progress.keys import is_signed
from kiosk.progress.outbox import bundles_in, read_name

_MOST_GAPS = 1_000
"""That are told at once: an acknowledgement stays small, and the next one tells of the others."""


def acks_of(hub: Hub, engine: Engine) -> list[Ack]:
    """One for each epoch of a tablet about which there is something to say."""
    gone = _by_tablet(engine.forgotten())
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
            forget=gone.get(place[0], ()),
            missing=tuple(gaps[place][:_MOST_GAPS]),
        )
        for place in sorted({run[:2] for run in runs})
    ]
    return [ack for ack in acks if ack.to or ack.forget or ack.missing]


@dataclass(slots=True)
class Sign:
    """That a folder is on its way to or from a tablet: a bundle or an acknowledgement of an epoch of it lies
    there, which speaks of the events up to number `to`."""

    device: str
    to: int


Signs = dict[Path, dict[str, Sign]]
"""By folder and epoch."""


def answer(hub: Hub, engine: Engine, signs: Signs) -> list[tuple[Path, str]]:
    """Put what concerns the tablets of each folder beside their bundles. Returns the folders into which
    nothing could be written, and why: their tablets will send again."""
    acks, unanswered = {ack.epoch: ack for ack in acks_of(hub, engine)}, []
    gone = _by_tablet(engine.forgotten())
    for folder, epochs in signs.items():
        try:
            for epoch, sign in sorted(epochs.items()):
                ack = acks.get(epoch) or Ack(hub.card.hub, sign.device, epoch, 0, gone.get(sign.device, ()))
                if ack.to or ack.forget or ack.missing:
                    # What nobody brought in a folder is not acknowledged in it: a tablet that was copied
                    # would believe it of events that it has yet to record.
                    told = replace(ack, to=min(ack.to, sign.to))
                    write_safely(folder / ack.name, signed(told, hub.key))
        except OSError as error:
            unanswered.append((folder, error.strerror or str(error)))
    return unanswered


def signs_in(hub: Hub, engine: Engine, paths: Iterable[Path]) -> Signs:
    """What shows in folders, and in all folders within them, of tablets that the hub knows."""
    devices = {run.epoch: run.device for run in engine.runs()}
    signs: Signs = defaultdict(dict)
    for top in filter(Path.is_dir, paths):
        for each in filter(None, map(read_name, bundles_in([top]))):
            there = signs[each.path.parent]
            if each.epoch in there:
                there[each.epoch].to = max(there[each.epoch].to, each.seq_to)
            elif device := devices.get(each.epoch) or _sender(hub, engine, each.path):
                there[each.epoch] = Sign(device, each.seq_to)
        for path in top.rglob(f"*{ACK}"):
            ack, there = _ack_in(hub, path), signs[path.parent]
            device = devices.get(path.stem) or (ack.device if ack else "")
            if device:
                sign = there.setdefault(path.stem, Sign(device, 0))
                sign.to = max(sign.to, ack.to if ack else 0)
    return signs


def _ack_in(hub: Hub, path: Path) -> Ack | None:
    try:
        ack = read_ack(read_plain(path, MOST_BYTES), hub.card)
    except (OSError, NotPlain, AckError):
        return None
    return ack if ack.epoch == path.stem else None


def _sender(hub: Hub, engine: Engine, path: Path) -> str:
    """The tablet that signed a bundle, when the hub knows it; else an empty text."""
    try:
        manifest, told, signature, _ = manifest_of(read_plain(path, MOST_OF_A_BUNDLE), hub.identity)
    except (OSError, NotPlain, BundleError):
        return ""
    key = engine.key_of(manifest.device)
    return manifest.device if key and is_signed(told, signature, key) else ""


def _by_tablet(sessions: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found = defaultdict(list)
    for device, session in sessions:
        found[device].append(session)
    return {device: tuple(names) for device, names in found.items()}
