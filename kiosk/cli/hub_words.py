"""What `kiosk hub` says to a coordinator: receipts, tablets, and who was forgotten."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kiosk.figures.report.words import noun
from kiosk.hub.arriving import Receipt
from kiosk.hub.engine import Holder
from kiosk.hub.forget import Forgotten
from kiosk.hub.plain import shown
from kiosk.hub.tablets import TabletState

Called = Callable[[str], str]
"""From the id of a tablet to how people know it."""


def receipt_lines(receipt: Receipt, called: Called) -> list[str]:
    """What came, and what did not."""
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
        lines.append(f"Missing: tablet {called(device)}, events {first:,} to {last:,}")
    if receipt.swept.deleted:
        lines.append(f"Bundles deleted, of somebody who is forgotten: {receipt.swept.deleted:,}")
    lines += _left(receipt.swept.left)
    return lines + ([receipt.trace] if receipt.trace else [])


def tablet_lines(states: Sequence[TabletState]) -> list[str]:
    """A table."""
    if not states:
        return ["There are no tablets yet: kiosk hub enrol"]
    heads = ("Name", "Tablet", "Last event", "Received up to", "Missing", "")
    rows = [heads, *map(_row_of, states)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    ]
    if not any(state.known.name for state in states):
        lines.append("Give them names, such as Front desk: kiosk hub name TABLET NAME")
    return lines


def _row_of(state: TabletState) -> tuple[str, ...]:
    last = "nothing yet"
    if state.last_ms is not None:
        last = f"{_moment(state.last_ms):%Y-%m-%d %H:%M}"
    lost = ", ".join(f"{first:,} to {last:,}" for first, last in state.missing)
    known = state.known
    revoked = "revoked" if known.revoked else ""
    return known.name, known.device, last, f"{state.up_to:,}", lost or "nothing", revoked


def which_lines(holders: Sequence[Holder], called: Called) -> list[str]:
    """The same pictures are known on several tablets: whose are meant?"""
    return [
        "Nobody was forgotten yet: these pictures are known on several tablets, and may be several people's.",
        *(_holder_line(each, called) for each in holders),
        "Ask where they practised, and say it with --tablet TABLET. If all of them want it: --every-tablet",
    ]


def _holder_line(holder: Holder, called: Called) -> str:
    last = "not taken in" if holder.last_ms is None else f"the last on {_moment(holder.last_ms):%Y-%m-%d}"
    visits = noun(holder.visits, "visit", "visits")
    return f"Tablet {called(holder.device)}: {holder.visits:,} {visits}, {last}"


def forgotten_lines(done: Forgotten, called: Called) -> list[str]:
    """What was taken out, and what was left."""
    return [
        f"Visits that are a guest's now: {done.sessions:,}. Bundles deleted: {done.bundles:,}.",
        *(f"It was on tablet {called(device)}." for device in done.tablets),
        *_left(done.left),
        *(
            f"{shown(path)}: it cannot be read, and was left. Delete it when you do not need it."
            for path in done.unreadable
        ),
        "Take the stick back to the tablet, or leave the folder to it: then it forgets too.",
    ]


def _left(files: Sequence[tuple[Path, str]]) -> list[str]:
    return [
        f"{shown(path)}: it has the pictures of somebody who is forgotten, and was left, because it never "
        f"came in: {why} Put that right and run this again, or delete the file."
        for path, why in files
    ]


def _moment(wall_ms: int) -> datetime:
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=wall_ms)
