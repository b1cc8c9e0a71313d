"""A tablet that goes to another hub begins anew there: what was practised before stays where it was sent."""

import json
from collections.abc import Sequence
from pathlib import Path

from kiosk.errors import KioskError
from kiosk.progress.places import JOINED_FILE


class JoinedError(KioskError):
    """Nobody can tell what the hub is to get."""


def joined_hub(data: Path) -> str:
    """The id of the hub that this tablet joined last; empty when it does not remember any."""
    try:
        return _read(data)[0]
    except JoinedError:
        return ""


def as_json(hub: str, before: Sequence[str]) -> bytes:
    """What is to be remembered: the hub, and the epochs that it is not to get."""
    return (json.dumps({"hub": hub, "before": list(before)}) + "\n").encode()


def ended_epochs(data: Path) -> frozenset[str]:
    """Those of the time before: nothing more is recorded in them. None when the file is damaged."""
    try:
        return frozenset(_read(data)[1])
    except JoinedError:
        return frozenset()


def epochs_not_for(data: Path, hub: str) -> frozenset[str]:
    """Those that are not packed for a hub. Raises JoinedError when nobody can tell."""
    joined, before = _read(data)
    return frozenset(before if joined == hub else ())


def _read(data: Path) -> tuple[str, list[str]]:
    try:
        told = json.loads((data / JOINED_FILE).read_text(encoding="utf-8"))
        return str(told["hub"]), list(map(str, told["before"]))
    except FileNotFoundError:
        return "", []
    except (OSError, ValueError, TypeError, LookupError, RecursionError) as error:
        raise JoinedError(
            f"The file {data / JOINED_FILE} is damaged. Join the hub again: kiosk join"
        ) from error
