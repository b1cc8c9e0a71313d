"""What a hub knows of each tablet, and what has come from it."""

from typing import NamedTuple

from kiosk.hub.engine import Engine
from kiosk.hub.runs import missing, received


class TabletState(NamedTuple):
    """One epoch of a tablet. `last_ms` is when, by the tablet's clock, the last event happened that has come;
    up to and with number `up_to` nothing is missing; `missing` are (from, to)."""

    device: str
    revoked: bool
    last_ms: int | None
    up_to: int
    missing: tuple[tuple[int, int], ...]


def tablet_states(engine: Engine) -> list[TabletState]:
    """By tablet and epoch; a tablet from which nothing has come has one, too."""
    runs, moments = engine.runs(), engine.last_moments()
    up_to = {(device, epoch): last for device, epoch, last in received(runs)}
    gaps = missing(runs)
    states = []
    for device, revoked in engine.tablets():
        epochs = sorted({run.epoch for run in runs if run.device == device}) or [""]
        for epoch in epochs:
            lost = tuple((gap.first, gap.last) for gap in gaps if gap[:2] == (device, epoch))
            place = (device, epoch)
            states.append(TabletState(device, revoked, moments.get(place), up_to.get(place, 0), lost))
    return states
