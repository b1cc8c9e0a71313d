"""A seal on each row of the log: a disk that changes a byte is found out.

SQLite's own check reads structure, not meaning: of 60 flipped bytes it noticed 13. A seal says nothing
about who wrote a row; the signature of a bundle will.
"""

import json
from collections.abc import Sequence
from hashlib import blake2b

SEAL_BYTES = 16
SEALED = (
    "device_id, epoch, seq, id, session_id, kind, lesson, lesson_version, step, way, language, "
    "rung, misses, unaided, detail, wall_ms, mono_ms, boot_id"
)
"""The columns under the seal, in their order, for ever: a row keeps the seal that it was given."""

_AS_TEXT = json.JSONEncoder(ensure_ascii=True, separators=(",", ":"))


def seal_of(row: Sequence[str | int | None]) -> str:
    """32 hex digits for the columns of a row of `event`, in the order of `SEALED`."""
    return _seal(_AS_TEXT.encode(list(row)))


def seals_of(rows: Sequence[Sequence[str | int | None]]) -> list[str]:
    """The same for many rows, in a third of the time. Of rows that hold something else than texts and numbers
    it gives other seals than they have, or another number of seals."""
    return [_seal(f"[{text}]") for text in _AS_TEXT.encode(rows)[2:-2].split("],[")]


def _seal(text: str) -> str:
    return blake2b(text.encode("ascii"), digest_size=SEAL_BYTES).hexdigest()
