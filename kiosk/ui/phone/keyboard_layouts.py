"""Which keys the phone's keyboard has, row by row. Pure data; widths in tenths of the keyboard's width."""

from dataclasses import dataclass
from typing import Literal

Does = Literal["type", "shift", "delete", "page", "done"]
Row = tuple["Key", ...]
Rows = tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Key:
    """One key. `char` is what it types, `face` what stands on it when that is something else.

    `wide` is all that can be touched; `left` and `right` are the parts of it that stay bare.
    """

    char: str = ""
    face: str = ""
    does: Does = "type"
    wide: float = 1.0
    left: float = 0.0
    right: float = 0.0

    @property
    def doubles(self) -> bool:
        """Whether two quick taps mean two: “tt”. A trembling hand must not end up in another page."""
        return self.does == "delete" or (self.does == "type" and self.char != " ")


@dataclass(frozen=True, slots=True)
class Board:
    """A page of keys; `pad` has three large ones in a row, as a telephone has."""

    rows: Rows
    pad: bool = False


def _keys(chars: str, bare: float = 0.0) -> Row:
    """A row of single keys; at both ends the outer keys take the `bare` room with them."""
    last = len(chars) - 1
    return tuple(
        Key(
            char,
            wide=1 + bare * ((at == 0) + (at == last)),
            left=bare if at == 0 else 0,
            right=bare if at == last else 0,
        )
        for at, char in enumerate(chars)
    )


def _space(wide: float) -> Key:
    return Key(" ", "space", wide=wide)


def _done(wide: float) -> Key:
    return Key(face="Done", does="done", wide=wide)


_SHIFT, _DELETE = Key(does="shift", wide=1.5), Key(does="delete", wide=1.5)
_TO_SYMBOLS = Key(face="123", does="page", wide=2)
_TO_LETTERS = Key(face="ABC", does="page", wide=2)
_LETTERS: Rows = (_keys("qwertyuiop"), _keys("asdfghjkl", 0.5), (_SHIFT, *_keys("zxcvbnm"), _DELETE))
_CAPITALS: Rows = (
    _keys("QWERTYUIOP"),
    _keys("ASDFGHJKL", 0.5),
    (Key("Z", wide=1.5, left=0.5), *_keys("XCVBNM"), Key(does="delete", wide=2.5, right=0.5)),
)
_SYMBOLS: Rows = (
    _keys("1234567890"),
    _keys('-/:;()£&@"'),
    (*_keys(".,?!'_#+"), Key(does="delete", wide=2)),
)
_DIGITS: Rows = tuple(tuple(Key(char, wide=10 / 3) for char in row) for row in ("123", "456", "789"))

_PLAIN_FOOT: Row = (_TO_SYMBOLS, _space(4.5), Key("."), _done(2.5))
_EMAIL_ROW: Row = (*(Key(char, wide=2) for char in "@.-_"), Key(".com", wide=2))
_EMAIL_FOOT: Row = (_TO_SYMBOLS, _space(5.5), _done(2.5))
_EMAIL_ONLY_FOOT: Row = (_TO_SYMBOLS, *_keys("@.-_"), Key(".com", wide=1.75), _done(2.25))

_DIGIT_PAD = Board(
    (
        *_DIGITS,
        (Key(does="delete", wide=10 / 3), Key("0", wide=10 / 3), _done(10 / 3)),
    ),
    pad=True,
)
_POSTCODE = Board((_keys("1234567890"), *_CAPITALS, (_space(7), _done(3))))
_POSTCODE_LOW = Board((*_CAPITALS, (_TO_SYMBOLS, _space(5.5), _done(2.5))))


def board(kind: str, *, symbols: bool = False, low: bool = False) -> Board:
    """The keys for a kind of field (`FieldFace.kind`, or "text").

    symbols: the page with numbers and signs. low: at most four rows, where the glass has no room for five.
    """
    if kind in ("code", "number"):
        return _DIGIT_PAD
    if symbols:
        return Board((*_SYMBOLS, (_TO_LETTERS, _space(5.5), _done(2.5))))
    if kind == "postcode":
        return _POSTCODE_LOW if low else _POSTCODE
    if kind == "email":
        if low:
            return Board((*_LETTERS, _EMAIL_ONLY_FOOT))
        return Board((_EMAIL_ROW, *_LETTERS, _EMAIL_FOOT))
    if kind == "password" and not low:
        return Board((_keys("1234567890"), *_LETTERS, _PLAIN_FOOT))
    return Board((*_LETTERS, _PLAIN_FOOT))


_NAMES = {
    " ": "space",
    "@": "at sign",
    ".": "full stop",
    "-": "hyphen",
    "_": "underscore",
    ".com": "dot com",
    "/": "slash",
    ":": "colon",
    ";": "semicolon",
    "(": "opening bracket",
    ")": "closing bracket",
    "£": "pound sign",
    "&": "and sign",
    '"': "quotation mark",
    ",": "comma",
    "?": "question mark",
    "!": "exclamation mark",
    "'": "apostrophe",
    "#": "hash",
    "+": "plus",
}


def spoken(key: Key, *, shift: bool = False) -> str:
    """What a screen reader says."""
    match key.does:
        case "shift":
            return "Shift, on" if shift else "Shift"
        case "delete":
            return "Delete"
        case "done":
            return "Done"
        case "page":
            return "Letters" if key.face == "ABC" else "Numbers and signs"
    if key.char.isdigit():
        return f"number {key.char}"
    if key.char.isalpha():
        capital = shift or key.char.isupper()
        return f"capital letter {key.char.lower()}" if capital else f"letter {key.char}"
    return _NAMES[key.char]
