"""`kiosk join` and `kiosk bundle`: a tablet gets to know its hub, and packs what it has recorded for it."""

import argparse
from pathlib import Path

from kiosk.app import data_folder, database_path
from kiosk.cli.progress_bar import progress_bar
from kiosk.errors import KioskError
from kiosk.progress.keys import (
    TabletCard,
    read_hub_card,
    signing_key,
    write_card,
)
from kiosk.progress.outbox import copy_to, pack_what_is_new, packed, take_acks
from kiosk.progress.places import HUB_FILE, KEY_FILE, OUTBOX
from kiosk.progress.read import reading


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
    write_card(options.out, TabletCard(device[0], key.verify_key.encode().hex()))
    print(f"This tablet knows its hub. Take {options.out} there: kiosk hub enrol")
    return 0


def _bundle(options: argparse.Namespace, data: Path) -> int:
    hub, key, outbox = read_hub_card(data / HUB_FILE), signing_key(data / KEY_FILE), data / OUTBOX
    safe = take_acks(outbox, options.to, hub) if options.to.is_dir() else 0
    made = pack_what_is_new(database_path(data), outbox, key, hub)
    copied = copy_to(outbox, options.to, progress_bar("Bundles"))
    print(f"{len(made)} new, {len(packed(outbox))} in all, {len(copied)} copied to {options.to}.")
    if safe:
        print(f"{safe} older ones are safe at the hub, and were taken out here.")
    print("Everything was read back. You can take the stick out.")
    return 0
