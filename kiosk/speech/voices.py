"""Which voice reads which language, and how fast.

Ids are espeak-ng's own: asking it for a language tag such as `en-gb` is refused.
Rates are espeak's, which are not words a minute: at the same rate Welsh and Urdu take a third
longer than English. These give about 145 real words a minute with the pauses, inside the
150-ish that both younger and older adults find most comfortable (Sutton et al. 1995).
"""

from dataclasses import dataclass
from enum import StrEnum

ENGINE = "espeak-ng 1.52.0"

SLOWEST = 100
"""Below this, slowing makes words harder to understand, not easier."""


class Pace(StrEnum):
    """How fast a learner likes to be spoken to."""

    SLOW = "slow"
    CALM = "calm"
    BRISK = "brisk"


_PACES = {Pace.SLOW: 0.87, Pace.CALM: 1.0, Pace.BRISK: 1.25}


@dataclass(frozen=True, slots=True)
class Voice:
    """`id` in espeak-ng's words, `rate` in its unit (not words per minute)."""

    id: str
    rate: int = 120

    def pace(self, slower: bool, pace: Pace = Pace.CALM) -> int:
        """The rate to speak at: a fifth slower on request, never below `SLOWEST`."""
        return max(SLOWEST, round(self.rate * _PACES[pace] * (0.8 if slower else 1)))


VOICES = {
    "en": Voice("gmw/en"),
    "cy": Voice("cel/cy", 138),
    "ur": Voice("inc/ur", 138),
}


def voice_for(language: str) -> Voice | None:
    """The voice for a language tag such as `cy` or `en-GB`; None, never another language's voice."""
    return VOICES.get(language.replace("_", "-").split("-")[0].lower())
