"""What is to be said, line by line as it stands on the screen, and what became of it."""

from dataclasses import dataclass
from enum import StrEnum

from kiosk.speech.voices import Pace


@dataclass(frozen=True, slots=True)
class Span:
    """Words in one language. A Welsh sentence that quotes an English button has three of them."""

    words: str
    language: str


@dataclass(frozen=True, slots=True)
class Said:
    """One line. `text` is what the screen shows; `spans` are what is said, together the same text or, where
    that reads badly (times, telephone numbers), what its author wrote for the ear."""

    text: str
    spans: tuple[Span, ...]

    @property
    def as_written(self) -> bool:
        """Whether each word that is said stands on the screen."""
        return "".join(span.words for span in self.spans) == self.text


@dataclass(frozen=True, slots=True)
class Utterance:
    """Lines to read aloud, to one person who likes a `pace`; `slower` because they ask again."""

    lines: tuple[Said, ...]
    slower: bool = False
    pace: Pace = Pace.CALM

    @property
    def text(self) -> str:
        """All that the screen shows of it."""
        return " ".join(line.text for line in self.lines)


def plain(
    text: str, language: str, spoken: str = "", *, slower: bool = False, pace: Pace = Pace.CALM
) -> Utterance:
    """One line in one language, such as `cy`."""
    return Utterance((Said(text, (Span(spoken or text, language),)),), slower, pace)


@dataclass(frozen=True, slots=True)
class Spot:
    """The words that are being said: `length` characters from `start` of the line with this `text`."""

    line: int
    text: str
    start: int
    length: int


class Outcome(StrEnum):
    """What became of an utterance."""

    HEARD = "heard"
    """The sound device took every frame, and its buffer has passed."""
    CANCELLED = "cancelled"
    """Somebody stopped it, or something else was spoken."""
    SILENT = "silent"
    """Nothing to speak with (no voice, no sound device) or nothing to say. Show the words."""
    FAILED = "failed"
    """It should have worked and did not. Show the words; the next one may be fine."""
