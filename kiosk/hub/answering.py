"""What goes back to the tablets: what has come from them, and whom they are asked to forget."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from kiosk.hub.engine import Engine
from kiosk.hub.hub import Hub
from kiosk.hub.runs import received
from kiosk.progress.ack import ENDING as ACK
from kiosk.progress.ack import Ack, signed
from kiosk.progress.outbox import bundles_in, write_safely


def acks_of(hub: Hub, engine: Engine) -> list[Ack]:
    """One for each epoch of a tablet about which there is something to say."""
    gone = defaultdict(list)
    for device, session in engine.forgotten():
        gone[device].append(session)
    runs = engine.runs()
    up_to = {(device, epoch): last for device, epoch, last in received(runs)}
    acks = [
        Ack(hub.card.hub, device, epoch, up_to.get((device, epoch), 0), tuple(gone[device]))
        for device, epoch in sorted({run[:2] for run in runs})
    ]
    return [ack for ack in acks if ack.to or ack.forget]


def answer(hub: Hub, engine: Engine, paths: Iterable[Path]) -> list[tuple[Path, str]]:
    """Put what concerns the tablets of each folder beside their bundles. Returns the folders into which
    nothing could be written, and why: their tablets will send again."""
    acks, unanswered = acks_of(hub, engine), []
    for folder in filter(Path.is_dir, paths):
        names = "\n".join(path.name for path in (*bundles_in([folder]), *folder.glob(f"*{ACK}")))
        try:
            for ack in acks:
                if ack.epoch in names:
                    write_safely(folder / ack.name, signed(ack, hub.key))
        except OSError as error:
            unanswered.append((folder, error.strerror or str(error)))
    return unanswered
