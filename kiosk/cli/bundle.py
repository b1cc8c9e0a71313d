"""`kiosk join` and `kiosk bundle`: a tablet gets to know its hub, and packs what it has recorded for it."""

import argparse
from pathlib import Path

from kiosk.app import data_folder, database_path
from kiosk.cli.progress_bar import progress_bar
from kiosk.errors import KioskError
from kiosk.progress.keys import (
    TabletCard,
    card_as_text,
    read_hub_card,
    signing_key,
    write_card,
)
from kiosk.progress.places import HUB_FILE, KEY_FILE
from kiosk.progress.read import reading
from kiosk.progress.sticks import to_stick


def run(options: argparse.Namespace) -> int:
    """0 when it is done. Raises KioskError in plain words."""
    data = data_folder(options.data)
    return _join(options, data) if options.what == "join" else _bundle(options, data)


def _join(options: argparse.Namespace, data: Path) -> int:
    card = read_hub_card(options.card)
    with reading(database_path(data)) as connection:
        device = connection.execute("SELECT device_id FROM device ORDER BY rowid DESC").fetchone()
    if device is None:
        raise KioskError(
            "Nothing was recorded on this tablet yet. Start the kiosk once, and touch a language."
        )
    key = signing_key(data / KEY_FILE)
    write_card(data / HUB_FILE, card)
    mine = TabletCard(device[0], key.verify_key.encode().hex())
    write_card(options.out, mine)
    if options.qr is not None:
        import segno

        segno.make(card_as_text(mine), micro=False, error="m").save(options.qr, kind="svg", scale=4)
    print(f"This tablet knows its hub. Take {options.out} there: kiosk hub enrol")
    return 0


def _bundle(options: argparse.Namespace, data: Path) -> int:
    report = to_stick(data, options.to, progress_bar("Bundles"))
    print(f"{report.new} new, {report.in_all} in all, {report.copied} copied to {options.to}.")
    if report.acknowledged:
        print(f"{report.acknowledged} older ones are safe at the hub, and were taken out here.")
    print("Everything was read back. You can take the stick out.")
    return 0
