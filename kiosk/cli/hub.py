"""`kiosk hub`: keys, tablets, and what they send."""

import argparse

from kiosk.cli.progress_bar import progress_bar
from kiosk.hub.arriving import Receipt, import_bundles
from kiosk.hub.engine import opened_engine
from kiosk.hub.hub import begin_hub, open_hub
from kiosk.progress.keys import read_tablet_card
from kiosk.progress.places import HUB_FILE


def run(options: argparse.Namespace) -> int:
    """What was asked for: init, enrol, revoke or import."""
    work = {"init": _init, "enrol": _enrol, "revoke": _revoke, "import": _import}[options.what]
    return work(options)


def _init(options: argparse.Namespace) -> int:
    hub = begin_hub(options.hub)
    print(f"Take {hub.folder / HUB_FILE} to each tablet, and there: kiosk join hub.json --out tablet.json")
    print(f"Keep a copy of {hub.folder} in a safe place: without its keys nothing can be read.")
    return 0


def _enrol(options: argparse.Namespace) -> int:
    hub = open_hub(options.hub)
    for path in options.cards:
        card = read_tablet_card(path)
        with opened_engine(hub) as engine:
            engine.enrol(card.device, card.signs_with)
        print(f"Tablet {card.device} is known.")
    return 0


def _revoke(options: argparse.Namespace) -> int:
    with opened_engine(open_hub(options.hub)) as engine:
        engine.revoke(options.device)
    print("Nothing more is believed of that tablet. What has come from it stays.")
    return 0


def _import(options: argparse.Namespace) -> int:
    """0 when every file was fine."""
    receipt = import_bundles(open_hub(options.hub), options.paths, progress_bar("Files"))
    for line in lines_of(receipt):
        print(line)
    return 1 if receipt.refused else 0


def lines_of(receipt: Receipt) -> list[str]:
    """The receipt, for the coordinator."""
    lines = [
        f"{receipt.files:,} files, {receipt.files_known:,} of them known already",
        f"{receipt.sent:,} events sent = {receipt.received:,} new + {receipt.known_already:,} known already",
    ]
    lines += [f"{path}: {reason}" for path, reason in receipt.refused]
    lines += [f"{path}: no acknowledgement could be written ({why})" for path, why in receipt.unanswered]
    for device, _, first, last in receipt.missing:
        lines.append(f"Missing: tablet {device}, events {first:,} to {last:,}")
    return lines
