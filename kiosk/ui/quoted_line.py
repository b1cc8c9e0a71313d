"""How a line of the coach is written: what it quotes from the phone stands out, in its own order."""

from kiosk.language.bidi import LRI, PDI, bidi
from kiosk.language.languages import Language
from kiosk.session.line import Line

Places = tuple[tuple[int, int], ...]


def quoted_line(line: Line, language: Language) -> tuple[str, Places, Places]:
    """(the text as it is drawn, (start, length) of each quote in it, which is bold, (start in the line's own
    text, start in what is drawn) of each piece)."""
    # `bidi` puts two marks before the words; English words inside are kept together by isolates.
    start = len(bidi("x", language).partition("x")[0])
    shown, bold, own = "", [], 0
    places: list[tuple[int, int]] = []
    for piece in line.pieces:
        words = f"{LRI}“{piece.text}”{PDI}" if language.rtl and piece.quoted else piece.text
        words = f"“{piece.text}”" if piece.quoted and not language.rtl else words
        if piece.quoted:
            bold.append((start + len(shown), len(words)))
        places.append((own, start + len(shown) + words.index(piece.text)))
        own += len(piece.text)
        shown += words
    return bidi(shown, language), tuple(bold), tuple(places)
