"""The one gate for text on its way to the screen, so that right-to-left text reads right.

Qt does not take a text's base direction from the widget: each line must carry its own. The
mark makes a label align to the right, the isolate sets the order also where buttons ignore
the mark (measured with PySide6 6.11). Catalogues stay free of marks.
"""

import re
from collections.abc import Mapping
from unicodedata import bidirectional

from kiosk.language.languages import Language

LRM, RLM = "\u200e", "\u200f"
LRI, RLI, PDI = "\u2066", "\u2067", "\u2069"
_MARKS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_RIGHT_TO_LEFT = {"R", "AL", "RLO", "RLE"}
PLACEHOLDER = re.compile(r"\{([^{}\n]+)\}")


def bidi(text: str, language: Language) -> str:
    """`text` as a widget needs it in a page of `language`, line by line.

    English that stands for a missing translation keeps its own order, at the right-hand side.
    """
    if not language.rtl:
        return text
    return "\n".join(RLM + _isolated(line) if line else line for line in text.split("\n"))


def isolate(text: str) -> str:
    """A piece of English inside other text: a label, a dose, a telephone number, a date."""
    return f"{LRI}{text}{PDI}"


def isolate_in(template: str, values: Mapping[str, str], language: Language) -> str:
    """`template` with each `{name}` filled by `values[name]`, kept apart in a right-to-left text.

    :raises KeyError: a placeholder without a value (loading has dropped translations whose
        placeholders differ from the English, so this is a fault of the caller).
    """

    def value(place: re.Match[str]) -> str:
        filled = values[place[1]]
        return _isolated(filled) if language.rtl else filled

    return PLACEHOLDER.sub(value, template)


def plain(text: str) -> str:
    """`text` without any mark, for the voice and for records."""
    return _MARKS.sub("", text)


def has_marks(text: str) -> bool:
    """Whether there are direction marks in it; a catalogue must have none."""
    return _MARKS.search(text) is not None


def _isolated(text: str) -> str:
    rtl = any(bidirectional(character) in _RIGHT_TO_LEFT for character in text)
    return f"{RLI}{text}{PDI}" if rtl else isolate(text)
