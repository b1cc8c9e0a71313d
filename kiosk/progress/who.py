"""Which sessions in a bundle that waits have the same picture code, noted beside it.

The records can be lost before the bundle comes to the hub. Then nobody could say any more which sessions in
it are of somebody who wants to be forgotten: a tablet cannot read what it has packed. The code does not stand
here, only a hash of it with the tablet's key.
"""

import json
from collections.abc import Iterable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from nacl.signing import SigningKey

ENDING = ".who"


def note(links: Iterable[tuple[str, str]], key: SigningKey) -> bytes:
    """What is kept of (session, picture code)."""
    return json.dumps({session: _hash(code, key) for session, code in links}).encode()


def beside(bundle: Path) -> Path:
    """The note of a bundle."""
    return bundle.with_suffix(ENDING)


def sessions_with(outbox: Path, codes: Iterable[str], sessions: Iterable[str], key: SigningKey) -> list[str]:
    """Of those in bundles that wait, the ones with one of these codes, or with that of one of `sessions`."""
    notes = {session: told for path in outbox.glob(f"*{ENDING}") for session, told in _read(path).items()}
    wanted = {_hash(code, key) for code in codes} | {notes[each] for each in sessions if each in notes}
    return [session for session, told in notes.items() if told in wanted]


def without(path: Path, sessions: Iterable[str]) -> bytes:
    """What a note says when these are taken out of it; empty for nothing."""
    gone = set(sessions)
    left = {session: told for session, told in _read(path).items() if session not in gone}
    return json.dumps(left).encode() if left else b""


def _hash(code: str, key: SigningKey) -> str:
    return blake2b(code.encode(), key=key.encode(), digest_size=16).hexdigest()


def _read(path: Path) -> dict[str, str]:
    with suppress(OSError, ValueError, RecursionError):
        told = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(told, dict):
            return {session: str(hashed) for session, hashed in told.items()}
    return {}
