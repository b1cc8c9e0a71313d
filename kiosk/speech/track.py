"""When which words are said: the sounds of an utterance one after another, with their pauses."""

from bisect import bisect_right
from dataclasses import dataclass, field

from kiosk.speech.cues import Cue
from kiosk.speech.sound import Sound
from kiosk.speech.utterance import Spot

READING_PACE = 110
"""Words a minute at which lines are pointed out that nobody can hear: the pace of a slow reader."""


@dataclass(slots=True)
class Track:
    """Grows at its end while its beginning is played. One thread adds, others look."""

    _moments: list[float] = field(default_factory=list)
    _spots: list[Spot | None] = field(default_factory=list)
    milliseconds: float = 0.0

    def add(self, cue: Cue, sound: Sound) -> None:
        """The next cue, with the sound that was made for it, and its pause."""
        marks = sound.marks or ((0, 0),)
        for moment, character in marks:
            spot = cue.spot_at(character) if sound.marks else whole_of(cue)
            self._note(self.milliseconds + moment, spot)
        self.milliseconds += sound.milliseconds + cue.pause

    def add_silently(self, cue: Cue) -> None:
        """The next cue, when there is no sound: all its words, for as long as it takes to read them."""
        self._note(self.milliseconds, whole_of(cue))
        self.milliseconds += len(cue.words.split()) * 60_000 / READING_PACE + cue.pause

    def end(self) -> None:
        """After the last cue nothing is pointed out."""
        self._note(self.milliseconds, None)

    def at(self, milliseconds: float) -> Spot | None:
        """What is said at that moment, the first words also a moment before; None after the end."""
        place = bisect_right(self._moments, milliseconds) - 1
        return self._spots[max(0, place)] if self._spots else None

    @property
    def words(self) -> tuple[tuple[float, Spot], ...]:
        """(millisecond, words) of all that is said."""
        return tuple((moment, spot) for moment, spot in zip(self._moments, self._spots, strict=True) if spot)

    def _note(self, moment: float, spot: Spot | None) -> None:
        if self._spots and self._spots[-1] == spot:
            return  # a written word may be said as several
        self._spots.append(spot)  # first, so that whoever looks finds a spot for each moment
        self._moments.append(moment)


def whole_of(cue: Cue) -> Spot:
    """All words of the line that a cue says."""
    spots = [spot for _, spot in cue.owners]
    first, last = spots[0], max(spots, key=lambda spot: spot.start)
    return Spot(first.line, first.text, first.start, last.start + last.length - first.start)
