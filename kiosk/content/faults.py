"""What is wrong with a file, in words for the person who wrote it."""

from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.errors import KioskError


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A line in a file; the first line is 1, and 0 means that the line is not known."""

    path: str = ""
    line: int = 0


NOWHERE = Place()


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing to mend: where it is, what is wrong, and what would be right."""

    place: Place
    problem: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.place.path}:{self.place.line}: {self.problem}; {self.remedy}"


class ContentError(KioskError):
    """Some content is wrong. Its words are the faults, a line each."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        super().__init__("\n".join(map(str, self.faults)))


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


def place_of(text: str) -> Place:
    """Where this text was written, when it came from a file."""
    return text.place if isinstance(text, Word) else NOWHERE
