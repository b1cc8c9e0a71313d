"""What is wrong with a file, in words for the person who wrote it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A line in a file; the first line is 1, and 0 means that the line is not known."""

    path: str = ""
    line: int = 0


NOWHERE = Place()
LONGEST_QUOTE = 60


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing to mend: where it is, what is wrong, and what would be right.

    A `harmless` one leaves everything that it speaks of playable.
    """

    place: Place
    problem: str
    remedy: str
    harmless: bool = False

    def __str__(self) -> str:
        return f"{self.place.path}:{self.place.line}: {self.problem}; {self.remedy}"


class Word(str):
    """A piece of text that remembers the line on which it was written.

    It is equal to, and hashes like, the plain text, so it can be used as any `str`.
    """

    __slots__ = ("place",)
    place: Place

    def __new__(cls, text: str, place: Place = NOWHERE) -> "Word":
        word = super().__new__(cls, text)
        word.place = place
        return word


def clipped(text: str) -> str:
    """What an author wrote, short enough to be quoted in a fault."""
    return text if len(text) <= LONGEST_QUOTE else text[:LONGEST_QUOTE] + "…"


def place_of(text: str) -> Place:
    """Where this text was written, when it came from a file."""
    return text.place if isinstance(text, Word) else NOWHERE
