"""A tablet that goes to another hub begins anew there: what was practised before stays where it was sent."""

import json
from collections.abc import Sequence
from pathlib import Path

from kiosk.errors import KioskError
from kiosk.progress.places import JOINED_FILE


class JoinedError(KioskError):
    """Nobody can tell what the hub is to get."""


def as_json(hub: str, ended: Sequence[str], *, with_history: bool) -> bytes:
    """What is to be remembered of joining a hub: which epochs had ended, and whether it gets them too."""
    return (json.dumps({"hub": hub, "ended": list(ended), "with_history": with_history}) + "\n").encode()


def joined_hub(data: Path) -> str:
    """The id of the hub that this tablet joined last; empty when it does not remember any. Raises
    JoinedError."""
    return _read(data)[0]


def ended_epochs(data: Path) -> frozenset[str]:
    """Those of the time before: nothing more is recorded in them. None when the file is damaged."""
    try:
        return _read(data)[1]
    except JoinedError:
        return frozenset()


def epochs_not_for(data: Path, hub: str) -> frozenset[str]:
    """Those that are not packed for a hub. Raises JoinedError."""
    joined, ended, with_history = _read(data)
    return ended if joined == hub and not with_history else frozenset()


def _read(data: Path) -> tuple[str, frozenset[str], bool]:
    path = data / JOINED_FILE
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        return str(told["hub"]), frozenset(map(str, told["ended"])), bool(told["with_history"])
    except FileNotFoundError:
        return "", frozenset(), True
    except (OSError, ValueError, TypeError, LookupError, RecursionError) as error:
        raise JoinedError(f"The file {path} is damaged. Join the hub again: kiosk join") from error
