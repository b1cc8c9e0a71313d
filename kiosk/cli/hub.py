"""`kiosk hub`: keys, tablets, what they send, and whom to forget."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kiosk.cli.picture_code import told_code
from kiosk.cli.progress_bar import progress_bar
from kiosk.errors import KioskError
from kiosk.figures.report.words import noun
from kiosk.hub.arriving import Receipt, import_bundles
from kiosk.hub.engine import Holder, must_answer, opened_engine
from kiosk.hub.forget import EVERY, Forgotten, forget
from kiosk.hub.hub import Hub, begin_hub, open_hub
from kiosk.hub.plain import shown
from kiosk.hub.tablets import TabletState, tablet_states
from kiosk.progress.keys import CARD_BEGINS, TabletCard, card_from_text, read_tablet_card
from kiosk.progress.outbox import ENDING as BUNDLE
from kiosk.progress.places import HUB_FILE


def run(options: argparse.Namespace) -> int:
    """What was asked for. Raises KioskError in plain words."""
    if options.what == "init":
        return _init(options)
    work = {"enrol": _enrol, "revoke": _revoke, "import": _import, "tablets": _tablets, "forget": _forget}
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
    for card in cards:
        with opened_engine(hub) as engine:
            if not options.again and any(
                each.device == card.device and each.revoked for each in engine.tablets()
            ):
                raise KioskError(
                    f"Tablet {card.device} was revoked. If it is in good hands again: kiosk hub enrol --again"
                )
            engine.enrol(card.device, card.signs_with)
        print(f"Tablet {card.device} is known.")
    return 0


def _cards(told: list[str]) -> Iterator[TabletCard]:
    for each in told:
        if each == "-":
            yield from (card_from_text(line) for line in sys.stdin if line.strip())
        elif each.startswith(CARD_BEGINS):
            yield card_from_text(each)
        else:
            yield read_tablet_card(Path(each))


def _revoke(hub: Hub, options: argparse.Namespace) -> int:
    with opened_engine(hub) as engine:
        engine.revoke(options.device)
    print("Nothing more is believed of that tablet. What has come from it stays.")
    return 0


def _import(hub: Hub, options: argparse.Namespace) -> int:
    """0 when every file was fine."""
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
    for line in lines_of(receipt):
        print(line)
    fine = not (receipt.refused or receipt.swept.left or receipt.trace)
    return 0 if fine else 1


def lines_of(receipt: Receipt) -> list[str]:
    """The receipt, for the coordinator."""
    files = noun(receipt.files, "file", "files")
    lines = [
        f"{receipt.files:,} {files}, {receipt.files_known:,} of them known already",
        f"{receipt.sent:,} events sent = {receipt.received:,} new + {receipt.known_already:,} known already",
    ]
    lines += [f"{shown(path)}: {reason}" for path, reason in receipt.refused]
    lines += [
        f"{shown(path)}: no acknowledgement could be written ({why}). What came is safe in the hub. "
        "Make room, or unlock the stick, and import again."
        for path, why in receipt.unanswered
    ]
    for device, _, first, last in receipt.missing:
        lines.append(f"Missing: tablet {device}, events {first:,} to {last:,}")
    if receipt.swept.deleted:
        lines.append(f"Bundles deleted, of somebody who is forgotten: {receipt.swept.deleted:,}")
    lines += _left(receipt.swept.left)
    return lines + ([receipt.trace] if receipt.trace else [])


def _left(files: Sequence[tuple[Path, str]]) -> list[str]:
    return [
        f"{shown(path)}: it has the pictures of somebody who is forgotten, and was left, because it never "
        f"came in: {why} Put that right and run this again, or delete the file."
        for path, why in files
    ]


def _tablets(hub: Hub, options: argparse.Namespace) -> int:
    with opened_engine(hub) as engine:
        states = tablet_states(engine)
    if not states:
        print("There are no tablets yet: kiosk hub enrol")
        return 0
    heads = ("Tablet", "Last event", "Received up to", "Missing", "")
    rows = [heads, *map(_row_of, states)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    return 0


def _row_of(state: TabletState) -> tuple[str, str, str, str, str]:
    last = "nothing yet"
    if state.last_ms is not None:
        last = f"{_moment(state.last_ms):%Y-%m-%d %H:%M}"
    lost = ", ".join(f"{first:,} to {last:,}" for first, last in state.missing)
    return (state.device, last, f"{state.up_to:,}", lost or "nothing", "revoked" if state.revoked else "")


def _moment(wall_ms: int) -> datetime:
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=wall_ms)


def _forget(hub: Hub, options: argparse.Namespace) -> int:
    """0 when nothing is left."""
    tablet = EVERY if options.every_tablet else options.tablet
    done = forget(hub, told_code(options.code), options.paths, progress_bar("Files"), tablet)
    for line in lines_of(done.receipt) if done.receipt.files else ():
        print(line)
    for line in _asked_which(done.several) if done.several else _said_of(done):
        print(line)
    if hub.address and done.tablets:
        print("The server's own logs and backups keep it until they are renewed. Ask who looks after it.")
    return 1 if done.several or done.left else 0


def _asked_which(holders: Sequence[Holder]) -> list[str]:
    return [
        "Nobody was forgotten yet: these pictures are known on several tablets, and may be several people's.",
        *(
            f"Tablet {each.device}: {each.visits:,} visits, "
            + (
                f"the last on {_moment(each.last_ms):%Y-%m-%d}"
                if each.last_ms is not None
                else "not taken in"
            )
            for each in holders
        ),
        "Ask where they practised, and say it with --tablet ID. If all of them want it: --every-tablet",
    ]


def _said_of(done: Forgotten) -> list[str]:
    return [
        f"Visits that are a guest's now: {done.sessions:,}. Bundles deleted: {done.bundles:,}.",
        *(f"It was on tablet {device}." for device in done.tablets),
        *_left(done.left),
        *(
            f"{shown(path)}: it cannot be read, and was left. Delete it when you do not need it."
            for path in done.unreadable
        ),
        "Take the stick back to the tablet, or leave the folder to it: then it forgets too.",
    ]
