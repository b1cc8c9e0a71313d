"""Which answer a typed text is. The text itself is never kept: only this verdict goes on."""

import re
from collections.abc import Iterable

from kiosk.content.answers import MALFORMED, WRONG

_SHAPES = {
    "email": re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+\Z"),
    "code": re.compile(r"[0-9]{6}\Z"),
    "number": re.compile(r"[0-9]+\Z"),
    "postcode": re.compile(r"[A-Z]{1,2}[0-9][0-9A-Z]?([0-9][A-Z]{2})?\Z"),
}


def answer_of(kind: str, answers: Iterable[tuple[str, str]], typed: str) -> str:
    """The id of the answer, `wrong`, `malformed`, or nothing for an empty box.

    Case and spaces do not matter, except in a password.
    """
    plain = _plain(kind, typed)
    if not plain:
        return ""
    for name, text in answers:
        if plain == _plain(kind, text):
            return name
    shape = _SHAPES.get(kind)
    return MALFORMED if shape and not shape.match(plain) else WRONG


def has_shape(kind: str) -> bool:
    """Whether something of this kind can be malformed."""
    return kind in _SHAPES


def _plain(kind: str, text: str) -> str:
    if kind == "password":
        return text
    if kind == "email":
        return text.strip().lower()
    return "".join(text.split()).upper()
