"""The PIN before the staff pages: a gate, not a lock on the records. Who holds the tablet's disk needs none.

Wrong PINs cost time. How many there were in a row is kept in the file, and from that alone follows how long
to wait, counted by the clock that never jumps: after a restart the wait begins again. So nobody gets in
sooner, or is kept out longer, by putting the tablet's clock right or wrong.
"""

import json
import logging
import re
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from itertools import pairwise
from pathlib import Path

from kiosk.errors import KioskError

log = logging.getLogger(__name__)

FREE = 3
"""So many wrong PINs cost no time, for fingers that slip."""
FIRST_WAIT = 30.0
LONGEST_WAIT = 3600.0
"""Seconds."""
SHORTEST, LONGEST = 4, 12

# As the OWASP cheat sheet has it for argon2id: 19 MiB, twice over. About 60 ms (progress page, section 4).
_TIMES, _MEMORY = 2, 19 * 2**20
_HASH = re.compile(
    rf"\$argon2id\$v=19\$m={_MEMORY // 1024},t={_TIMES},p=1\$[A-Za-z0-9+/]{{22}}\$[A-Za-z0-9+/]{{43}}",
    re.ASCII,
)


class PinError(KioskError):
    """There is a file for the PIN, and it cannot be used."""


@dataclass(frozen=True, slots=True)
class Pin:
    """What is kept: never the PIN itself. `failed` were wrong since it was last right."""

    hash: str
    failed: int = 0


def is_pin(text: str) -> bool:
    """Whether it may be a PIN: 4 to 12 digits."""
    return text.isascii() and text.isdecimal() and SHORTEST <= len(text) <= LONGEST


def is_too_easy(pin: str) -> bool:
    """Whether everybody would try it first: digits all the same, in order up or down, or a pair again and
    again."""
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
    return steps <= {0} or steps in ({1}, {9}) or pin == (pin[:2] * len(pin))[: len(pin)]


def check_pin(pin: str) -> None:
    """Raises PinError for what may not be chosen."""
    if not is_pin(pin):
        raise PinError(f"A PIN has {SHORTEST} to {LONGEST} digits, and nothing else.")
    if is_too_easy(pin):
        raise PinError("That PIN is too easy to guess. Choose another.")


def wait_after(failed: int) -> float:
    """Seconds until the next try, after so many wrong ones in a row."""
    if failed < FREE:
        return 0.0
    return min(LONGEST_WAIT, FIRST_WAIT * 2.0 ** min(failed - FREE, 60))


def set_pin(path: Path, pin: str) -> None:
    """From now on it is this one. Slow. Raises PinError for what may not be chosen, OSError."""
    check_pin(pin)
    from nacl.pwhash import argon2id

    hashed = argon2id.str(pin.encode("ascii"), opslimit=_TIMES, memlimit=_MEMORY)
    path.parent.mkdir(parents=True, exist_ok=True)
    _write(path, Pin(hashed.decode("ascii")))


def read_pin(path: Path) -> Pin | None:
    """What is kept; None when no PIN was chosen yet. Raises PinError when the file cannot be used."""
    try:
        told = json.loads(path.read_text(encoding="ascii"))
        pin = Pin(**told)
        sound = _HASH.fullmatch(pin.hash) and type(pin.failed) is int and pin.failed >= 0
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, RecursionError) as error:
        raise PinError(f"The file {path} cannot be read. Choose a new PIN: kiosk pin") from error
    if not sound:
        raise PinError(f"The file {path} is damaged. Choose a new PIN: kiosk pin")
    return pin


def _write(path: Path, pin: Pin) -> None:
    from kiosk.progress.disk import write_safely

    write_safely(path, json.dumps(asdict(pin)).encode("ascii"), mode=0o600)


class Door:
    """Asks for the PIN in `path`. `clock` is one that never jumps, in seconds; `began` is when the program
    did, from when on a wait that was not over is waited again.

    `look` and `opens_with` are slow and may be called from any thread.
    """

    def __init__(
        self, path: Path, clock: Callable[[], float] = time.monotonic, began: float | None = None
    ) -> None:
        self._path, self._clock = path, clock
        self._began = clock() if began is None else began
        self._pin: Pin | None = None
        self._not_before = 0.0
        self._one_at_a_time = threading.Lock()

    def look(self) -> bool:
        """Whether there is a PIN. Raises PinError when it cannot be used."""
        with self._one_at_a_time:
            return self._look() is not None

    def _look(self) -> Pin | None:
        found, known = read_pin(self._path), self._pin
        if found is not None and known is not None and found.hash == known.hash:
            return known  # where the disk is full, only we know of the last tries
        self._pin = found
        self._not_before = self._began + wait_after(found.failed) if found is not None else 0.0
        return found

    @property
    def wait(self) -> float:
        """Seconds until the next try; 0 when it may be now."""
        return max(0.0, self._not_before - self._clock())

    @property
    def failed(self) -> int:
        """How many were wrong in a row."""
        return self._pin.failed if self._pin is not None else 0

    def opens_with(self, text: str) -> bool:
        """Try it. Never while there is a `wait`. Raises PinError when the PIN cannot be used."""
        with self._one_at_a_time:
            pin = self._look()
            if pin is None or self.wait > 0:
                return False
            # Counted before it is looked at: nobody gets a free try by pulling the plug.
            self._keep(replace(pin, failed=pin.failed + 1))
            if not self._looks_right(pin.hash, text):
                self._not_before = self._clock() + wait_after(self.failed)
                return False
            self._keep(replace(pin, failed=0))
            return True

    def _keep(self, pin: Pin) -> None:
        self._pin = pin
        try:
            _write(self._path, pin)
        except OSError as error:
            log.warning("How often a PIN was wrong cannot be kept: %s", error)

    def _looks_right(self, hashed: str, text: str) -> bool:
        from nacl.exceptions import InvalidkeyError
        from nacl.pwhash import argon2id

        if is_pin(text):
            with suppress(InvalidkeyError):
                return bool(argon2id.verify(hashed.encode("ascii"), text.encode("ascii")))
        return False
