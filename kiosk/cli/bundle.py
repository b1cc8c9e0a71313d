"""`kiosk join` and `kiosk bundle`: a tablet gets to know its hub, and packs what it has recorded for it."""

import argparse
from dataclasses import replace
from pathlib import Path

from kiosk.app import data_folder, database_path
from kiosk.cli.alone import must_be_alone
from kiosk.cli.progress_bar import progress_bar
from kiosk.errors import KioskError
from kiosk.progress.clock import SystemClock, new_id
from kiosk.progress.database import open_database
from kiosk.progress.disk import write_safely
from kiosk.progress.forget import asked_to_forget, forget_sessions
from kiosk.progress.joined import JoinedError, as_json, joined_hub
from kiosk.progress.keys import (
    KeysError,
    TabletCard,
    card_as_text,
    read_hub_card,
    signing_key,
    write_card,
)
from kiosk.progress.outbox import empty
from kiosk.progress.places import HUB_FILE, JOINED_FILE, KEY_FILE, OUTBOX
from kiosk.progress.read import reading
from kiosk.progress.roads import RoadError, keep_road, leave_road, road_of
from kiosk.progress.sticks import to_stick


def run(options: argparse.Namespace) -> int:
    """0 when it is done. Raises KioskError in plain words."""
    data = data_folder(options.data)
    return _join(options, data) if options.what == "join" else _bundle(options, data)


def _join(options: argparse.Namespace, data: Path) -> int:
    card = read_hub_card(options.card)
    with reading(database_path(data)) as connection:
        known = connection.execute("SELECT device_id, epoch FROM device ORDER BY rowid").fetchall()
    if not known:
        raise KioskError(
            "Nothing was recorded on this tablet yet. Start the kiosk once, and touch a language."
        )
    key = signing_key(data / KEY_FILE)
    before = _hub_before(data)
    anew = bool(before) and (before != card.hub or options.with_history)
    if anew:
        must_be_alone(database_path(data))
    if options.send_to:
        keep_road(data, options.send_to, options.password_file)
    elif options.password_file:
        raise KioskError("Say also where to send: --send-to https://…")
    elif anew and before != card.hub:
        leave_road(data)
    if anew or before != card.hub:
        empty(data / OUTBOX)  # another hub could not read it
        ended = [epoch for _, epoch in known] if anew else []
        write_safely(data / JOINED_FILE, as_json(card.hub, ended, with_history=options.with_history))
    write_card(data / HUB_FILE, card)
    mine = TabletCard(known[-1][0], key.verify_key.encode().hex())
    write_card(options.out, mine)
    if options.qr is not None:
        import segno

        segno.make(card_as_text(mine), micro=False, error="m").save(options.qr, kind="svg", scale=4)
    print(f"This tablet knows its hub. Take {options.out} there: kiosk hub enrol")
    if options.send_to:
        print("Bundles are sent by themselves from now on, whenever there is a network.")
        print(_tried(data))
    return 0


def _tried(data: Path) -> str:
    """Whether the road is open just now: whoever has mistyped it is still here."""
    try:
        road = road_of(data)
        if road is not None:
            road.there()
    except RoadError as error:
        return f"Just now it does not work, and will be tried again and again. {error}"
    return "It was tried, and works."


def _hub_before(data: Path) -> str:
    """Its id; empty for none."""
    try:
        joined = joined_hub(data)
        return read_hub_card(data / HUB_FILE).hub
    except JoinedError:
        return "nobody knows"  # perhaps another one: it does not get what was before
    except KeysError:
        return joined


def _forget(data: Path, sessions: list[str]) -> str:
    path, clock = database_path(data), SystemClock()
    try:
        must_be_alone(path)
    except KioskError:
        return "Somebody wants to be forgotten: the kiosk, which is running, does it in the next minutes."
    opened = open_database(path, clock, new_id)
    try:
        done = forget_sessions(opened, sessions, clock, new_id)
    finally:
        opened.db.close()
    return f"Somebody wanted to be forgotten. Visits that are a guest's now: {len(done.sessions)}."


def _bundle(options: argparse.Namespace, data: Path) -> int:
    if not (data / HUB_FILE).exists():
        raise KioskError(
            "This tablet does not know its hub yet. Bring hub.json, and type: kiosk join hub.json"
        )
    if not options.to.is_dir():
        raise KioskError(
            f"There is no stick or folder {options.to}. Put it in, wait until it is shown, and try again."
        )
    report = to_stick(data, options.to, progress_bar("Bundles"))
    if wanted := asked_to_forget(database_path(data)):
        print(_forget(data, wanted))
        report = replace(to_stick(data, options.to, progress_bar("Bundles")), new=report.new)
    print(f"{report.new} new, {report.in_all} in all, {report.copied} copied to {options.to}.")
    if report.acknowledged:
        print(f"Safe at the hub already, and taken out here: {report.acknowledged}.")
    if report.copied:
        print("Everything was read back. You can take the stick out.")
    else:
        print(
            "Nothing had to be copied: all that the hub needs is there already. You can take the stick out."
        )
    return 0
