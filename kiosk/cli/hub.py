"""`kiosk hub`: keys, tablets, what they send, and whom to forget."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

from kiosk.cli.hub_words import Called, forgotten_lines, receipt_lines, tablet_lines, which_lines
from kiosk.cli.picture_code import told_code
from kiosk.cli.progress_bar import progress_bar
from kiosk.errors import KioskError
from kiosk.hub.arriving import import_bundles
from kiosk.hub.engine import must_answer, opened_engine
from kiosk.hub.forget import EVERY, forget
from kiosk.hub.hub import Hub, begin_hub, open_hub
from kiosk.hub.plain import shown
from kiosk.hub.tablets import called, name_tablet, tablet_called, tablet_states, usable_name
from kiosk.progress.keys import CARD_BEGINS, TabletCard, card_from_text, read_tablet_card
from kiosk.progress.outbox import ENDING as BUNDLE
from kiosk.progress.places import HUB_FILE


def run(options: argparse.Namespace) -> int:
    """What was asked for. Raises KioskError in plain words."""
    if options.what == "init":
        return _init(options)
    work = {
        "enrol": _enrol,
        "name": _name,
        "revoke": _revoke,
        "import": _import,
        "tablets": _tablets,
        "forget": _forget,
    }
    return work[options.what](open_hub(options.hub, options.database), options)


def _init(options: argparse.Namespace) -> int:
    if options.database:
        must_answer(options.database)  # before there are keys
    hub = begin_hub(options.hub, options.database)
    print(f"Take {hub.folder / HUB_FILE} to each tablet, and there: kiosk join hub.json --out tablet.json")
    print(f"Keep a copy of {hub.folder} in a safe place, and copy it again after each import.")
    return 0


def _enrol(hub: Hub, options: argparse.Namespace) -> int:
    cards = list(_cards(options.cards))
    if not cards:
        raise KioskError("Nothing was scanned.")
    if options.name and len({card.device for card in cards}) > 1:
        raise KioskError("A name is for one tablet. Enrol them one by one, or without --name.")
    with opened_engine(hub) as engine:
        for card in cards:
            known = engine.tablets()
            if not options.again and any(each.device == card.device and each.revoked for each in known):
                raise KioskError(
                    f"Tablet {card.device} was revoked. If it is in good hands again: kiosk hub enrol --again"
                )
            name = usable_name(known, card.device, options.name)
            engine.enrol(card.device, card.signs_with)
            if name:
                engine.name(card.device, name)
            print(f"Tablet {called(engine.tablets(), card.device)} is known.")
    return 0


def _cards(told: list[str]) -> Iterator[TabletCard]:
    for each in told:
        if each == "-":
            yield from (card_from_text(line) for line in sys.stdin if line.strip())
        elif each.startswith(CARD_BEGINS):
            yield card_from_text(each)
        else:
            yield read_tablet_card(Path(each))


def _name(hub: Hub, options: argparse.Namespace) -> int:
    with opened_engine(hub) as engine:
        device = name_tablet(engine, options.tablet, options.name)
        print(f"The tablet is {called(engine.tablets(), device)} now.")
    return 0


def _called(hub: Hub) -> Called:
    with opened_engine(hub) as engine:
        return partial(called, engine.tablets())


def _revoke(hub: Hub, options: argparse.Namespace) -> int:
    with opened_engine(hub) as engine:
        engine.revoke(tablet_called(engine.tablets(), options.tablet))
    print("Nothing more is believed of that tablet. What has come from it stays.")
    return 0


def _import(hub: Hub, options: argparse.Namespace) -> int:
    for path in options.paths:
        if not path.exists():
            raise KioskError(f"There is no file or folder {shown(path)}. Is the stick in?")
        if path.is_file() and path.suffix != BUNDLE:
            raise KioskError(
                f"{shown(path)} is not from a tablet. Name the stick, or the folder that it is in."
            )
    receipt = import_bundles(hub, options.paths, progress_bar("Files"))
    if not receipt.files:
        places = ", ".join(shown(path) for path in options.paths)
        raise KioskError(f"There is nothing from a tablet in {places}. Is it the right folder?")
    print(*receipt_lines(receipt, _called(hub)), sep="\n")
    fine = not (receipt.refused or receipt.swept.left or receipt.trace)
    return 0 if fine else 1


def _tablets(hub: Hub, options: argparse.Namespace) -> int:
    with opened_engine(hub) as engine:
        print(*tablet_lines(tablet_states(engine)), sep="\n")
    return 0


def _forget(hub: Hub, options: argparse.Namespace) -> int:
    """0 when nothing is left."""
    name = _called(hub)
    tablet = EVERY if options.every_tablet else options.tablet
    if tablet:
        with opened_engine(hub) as engine, suppress(KioskError):  # perhaps it is not enrolled yet
            tablet = tablet_called(engine.tablets(), tablet)
    done = forget(hub, told_code(options.code), options.paths, progress_bar("Files"), tablet)
    lines = receipt_lines(done.receipt, name) if done.receipt.files else []
    lines += which_lines(done.several, name) if done.several else forgotten_lines(done, name)
    print(*lines, sep="\n")
    if hub.address and done.tablets:
        print("The server's own logs and backups keep it until they are renewed. Ask who looks after it.")
    return 1 if done.several or done.left else 0
