"""Where the practice's own monthly figures are kept: one small file, that people can read too."""

import json
import re
from pathlib import Path
from typing import Any

from kiosk.errors import KioskError
from kiosk.figures.impact import HOURS_A_DAY, MINUTES, Practice
from kiosk.progress.disk import write_safely

MOST_ORDERS = 100_000  # a month: more is a slip of the finger
MINUTES_RANGE = (0.1, 60.0)
HOURS = (1.0, 24.0)
_MONTH = re.compile(r"20[0-9]{2}-(0[1-9]|1[0-2])")
_KEYS = {"orders", "started", "minutes", "hours_a_day"}


class PracticeError(KioskError):
    """The practice's figures cannot be right, or cannot be read or written."""


def read_practice(path: Path) -> Practice | None:
    """What was typed in, or None when nothing was. Raises PracticeError."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=_once)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise PracticeError(f"{path} cannot be read: {error.strerror or error}.") from error
    except ValueError as error:
        raise PracticeError(f"{path} is damaged. Remove it and type the figures in again.") from error
    if not isinstance(found, dict) or not {"orders", "started"} <= found.keys() <= _KEYS:
        raise PracticeError(
            f"{path} must have orders and started, and may have minutes and hours_a_day; nothing else."
            " Remove it and type the figures in again."
        )
    orders = found["orders"]
    if not isinstance(orders, dict):
        raise PracticeError(f'{path}: orders must be like {{"2026-05": 410}}.')
    practice = Practice(
        orders, found["started"], found.get("minutes", MINUTES), found.get("hours_a_day", HOURS_A_DAY)
    )
    check_practice(practice)
    return practice


def write_practice(path: Path, practice: Practice) -> None:
    """Keep what was typed in; the file is whole or as it was. Raises PracticeError."""
    check_practice(practice)
    kept = {
        "orders": dict(sorted(practice.orders.items())),
        "started": practice.started,
        "minutes": practice.minutes,
        "hours_a_day": practice.hours_a_day,
    }
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_safely(path, (json.dumps(kept, indent=2) + "\n").encode())
    except OSError as error:
        raise PracticeError(
            f"{path} cannot be written: {error.strerror or error}. Is there space?"
        ) from error


def check_practice(practice: Practice) -> None:
    """Raises PracticeError, which says what would be right, unless all of it can be."""
    for month in (practice.started, *practice.orders):
        if not isinstance(month, str) or not _MONTH.fullmatch(month):
            raise PracticeError(f"{month!r} is not a month. Write the year and the month, such as 2026-05.")
    for month, count in practice.orders.items():
        if not _is_number(count, whole=True) or not 0 <= count <= MOST_ORDERS:
            raise PracticeError(
                f"{month}: {count!r} orders cannot be right. Give a whole number from 0 to {MOST_ORDERS:,}."
            )
    if not _is_number(practice.minutes) or not MINUTES_RANGE[0] <= practice.minutes <= MINUTES_RANGE[1]:
        raise PracticeError(f"{practice.minutes!r} minutes cannot be right. Give 0.1 to 60.")
    if not _is_number(practice.hours_a_day) or not HOURS[0] <= practice.hours_a_day <= HOURS[1]:
        raise PracticeError(
            f"A working day of {practice.hours_a_day!r} hours cannot be right."
            f" Give {HOURS[0]:g} to {HOURS[1]:g}."
        )


def _is_number(value: object, *, whole: bool = False) -> bool:
    return isinstance(value, int if whole else int | float) and not isinstance(value, bool)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A month that stands there twice is a slip, and one of the two would be lost."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("twice the same key")
    return found
