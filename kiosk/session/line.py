"""A line of the coach: words in the learner's language that quote English words of the phone."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from string import Formatter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.phone.phone import Phone
    from kiosk.speech.utterance import Said

PHONE = "en"  # the language of everything on the practice phone


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a line; a `quoted` piece stands on the phone exactly so."""

    text: str
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line to be shown and spoken; `spoken` is said instead where the author wrote it for the ear."""

    pieces: tuple[Piece, ...]
    spoken: tuple[Piece, ...] = ()

    @property
    def text(self) -> str:
        """Without any marks, as it is spoken."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def quoted(self) -> tuple[str, ...]:
        """The English words that it quotes."""
        return tuple(piece.text for piece in self.pieces if piece.quoted)


ValueOf = Callable[[str, str], Piece]


def said(line: Line, language: str) -> "Said":
    """A line for the voice: what it quotes from the phone is English, whatever the learner's language."""
    from kiosk.speech.utterance import Said, Span

    pieces = line.spoken or line.pieces
    return Said(line.text, tuple(Span(each.text, PHONE if each.quoted else language) for each in pieces))


def lesson_line(template: str, phone: "Phone", spoken: str = "") -> Line:
    """A text of a lesson, with {label:…}, {item:…} and {person:first} filled; `spoken` is its text for the
    ear."""
    from kiosk.phone.label import reference_label  # here, because the welcome page has labels but no phone

    def value(kind: str, reference: str) -> Piece:
        if kind == "label":
            return Piece(reference_label(phone, reference), quoted=True)
        if kind == "item":
            record = phone.item(reference)
            return Piece(record.title if record else reference, quoted=True)
        return Piece(" ".join(phone.person.get(reference, (reference,))))

    return Line(tuple(_pieces(template, value_of=value)), tuple(_pieces(spoken, value_of=value)))


def coach_line(template: str, quotes: Mapping[str, str]) -> Line:
    """A sentence of the coach's own, with {label} and the like filled by words of the phone."""
    pieces = []
    for text, name, _, _ in Formatter().parse(template):
        pieces.append(Piece(text))
        pieces.append(Piece(quotes.get(name or "", ""), quoted=True))
    return Line(tuple(piece for piece in pieces if piece.text))


def _pieces(template: str, value_of: ValueOf) -> Iterable[Piece]:
    from kiosk.content.labels import PLACEHOLDER

    start = 0
    for match in PLACEHOLDER.finditer(template):
        if match.start() > start:
            yield Piece(template[start : match.start()])
        yield value_of(match[1], match[2])
        start = match.end()
    if start < len(template):
        yield Piece(template[start:])
