"""What a hub knows of each tablet: what it is called, and what has come from it."""

from collections.abc import Sequence
from typing import NamedTuple

from kiosk.errors import KioskError
from kiosk.hub.engine import Engine, Known
from kiosk.hub.runs import missing, received

MOST_LETTERS = 40


class TabletState(NamedTuple):
    """One epoch of a tablet. `last_ms` is when, by the tablet's clock, the last event happened that has come;
    up to and with number `up_to` nothing is missing; `missing` are (from, to)."""

    known: Known
    last_ms: int | None
    up_to: int
    missing: tuple[tuple[int, int], ...]


def tablet_states(engine: Engine) -> list[TabletState]:
    """By tablet and epoch; a tablet from which nothing has come has one, too."""
    runs, moments = engine.runs(), engine.last_moments()
    up_to = {(device, epoch): last for device, epoch, last in received(runs)}
    gaps = missing(runs)
    states = []
    for known in engine.tablets():
        epochs = sorted({run.epoch for run in runs if run.device == known.device}) or [""]
        for epoch in epochs:
            place = (known.device, epoch)
            lost = tuple((gap.first, gap.last) for gap in gaps if gap[:2] == place)
            states.append(TabletState(known, moments.get(place), up_to.get(place, 0), lost))
    return states


def called(tablets: Sequence[Known], device: str) -> str:
    """For people: the name, and the id by which it is known everywhere else."""
    name = next((each.name for each in tablets if each.device == device), "")
    return f"“{name}” ({device})" if name else device


def tablet_called(tablets: Sequence[Known], told: str) -> str:
    """The id of the tablet with this id or this name, however it is spelt. Raises KioskError."""
    wanted = _plain(told)
    for each in tablets:
        if each.device == told.strip() or (each.name and _plain(each.name) == wanted):
            return each.device
    raise KioskError(f"There is no tablet {told} at this hub. kiosk hub tablets shows them all.")


def usable_name(tablets: Sequence[Known], device: str, name: str) -> str:
    """The name without needless spaces. Raises KioskError when the tablet cannot be called so."""
    name = " ".join(name.split())
    if len(name) > MOST_LETTERS or not name.isprintable():
        raise KioskError(f"A name has up to {MOST_LETTERS} letters, such as Front desk.")
    others = (each for each in tablets if each.device != device)
    if any(_plain(name) in (_plain(each.name), each.device) for each in others if name):
        raise KioskError(f"Another tablet is called {name} already. Choose another name.")
    return name


def name_tablet(engine: Engine, told: str, name: str) -> str:
    """Call the tablet with this id or name so from now on; returns its id. An empty name takes the old one
    away. Raises KioskError for a tablet that is not known, and for a name that cannot be used."""
    tablets = engine.tablets()
    device = tablet_called(tablets, told)
    engine.name(device, usable_name(tablets, device, name))
    return device


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
