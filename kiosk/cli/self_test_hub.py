"""The part of `kiosk self-test` that goes from a tablet to a hub and to a report, as a coordinator would."""

import sqlite3
from pathlib import Path

from kiosk.errors import KioskError


def try_hub(room: Path) -> str:
    """Records become a bundle, the bundle becomes figures, the figures become files. Raises KioskError."""
    import ssl

    import psycopg

    from kiosk.figures.build import figures_of
    from kiosk.figures.files.write import FileKind, write_files
    from kiosk.figures.report.page import report_html
    from kiosk.hub.arriving import import_bundles
    from kiosk.hub.engine import hub_source, opened_engine
    from kiosk.hub.hub import begin_hub
    from kiosk.progress.keys import signing_key
    from kiosk.progress.outbox import pack_what_is_new

    records, key, hub = room / "progress.sqlite3", signing_key(room / "tablet.key"), begin_hub(room / "hub")
    device = _record(records)
    with opened_engine(hub) as engine:
        engine.enrol(device, key.verify_key.encode().hex())
    pack_what_is_new(records, room / "outbox", key, hub.card)
    receipt = import_bundles(hub, [room / "outbox"], lambda done, total: None)
    with hub_source(hub) as source:
        shown = figures_of(source, {}, shareable=False, today="2027-01-01")
        write_files(room / "files", shown, source, list(FileKind))
    if receipt.received != 2 or shown.value("visits") != 1 or "Visits" not in report_html(shown, None):
        raise KioskError("What a tablet recorded did not come to the hub whole.")
    return f"from a tablet to a report; {ssl.OPENSSL_VERSION}, PostgreSQL by psycopg {psycopg.__version__}"


def _record(records: Path) -> str:
    """Two events; returns the id of the tablet."""
    from kiosk.progress.events import Event, Kind
    from kiosk.progress.writer import ProgressWriter

    writer = ProgressWriter(records)
    for kind in (Kind.SESSION_STARTED, Kind.SESSION_ENDED):
        writer.record(Event(kind, "self-test", language="en"))
    if not writer.close(30.0):
        raise KioskError("Nothing was saved. Is the disk full?")
    connection = sqlite3.connect(records)
    try:
        (device,) = connection.execute("SELECT device_id FROM device").fetchone()
    finally:
        connection.close()
    return str(device)
