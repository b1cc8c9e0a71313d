"""Invented languages that show at a glance which text never went through a catalogue.

Accents prove that a text was translated, brackets that none of it was cut off, and the
length (+40 %) that longer languages will fit. Right to left comes from an override mark.
"""

from kiosk.language.bidi import PLACEHOLDER

_PLAIN = "acdeghijklnorstuwyzACDEGHIJKLNORSTUWYZ"
_ACCENTED = "åçđéĝĥíĵķļñóŕšŧúŵýžÅÇĐÉĜĤÍĴĶĻÑÓŔŠŦÚŴÝŽ"
_ACCENTS = str.maketrans(_PLAIN, _ACCENTED)
_PADDING = " éxŧŕå"
_OVERRIDE, _END = "\u202e", "\u202c"


def pseudo(text: str) -> str:
    """`text` with accents, in brackets and 40 % longer; placeholders stay as they are."""
    # re.split with one group puts the names of placeholders at the odd places
    pieces = PLACEHOLDER.split(text)
    pieces[0::2] = [piece.translate(_ACCENTS) for piece in pieces[0::2]]
    pieces[1::2] = [f"{{{name}}}" for name in pieces[1::2]]
    more = -(-len(text) * 2 // 5)
    padding = (_PADDING * (more // len(_PADDING) + 1))[:more]
    return f"[{''.join(pieces)}{padding}]"


def pseudo_rtl(text: str) -> str:
    """The same, written from right to left, line by line."""
    return "\n".join(f"{_OVERRIDE}{line}{_END}" for line in pseudo(text).split("\n"))
