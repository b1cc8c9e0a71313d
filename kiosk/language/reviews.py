"""Who has checked which translation. It lies outside the .po, bound to the words themselves.

The key is a fingerprint of context, English and translation: whoever changes any of the three
makes another key, and the text is a draft again without anybody having to remember it.
"""

import csv
import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import blake2b
from pathlib import Path

from kiosk.language.catalogue import Words
from kiosk.language.languages import ENGLISH

log = logging.getLogger(__name__)

COLUMNS = ("key", "level", "reviewer", "date")


class Level(StrEnum):
    """How far a translation has been checked, worst first."""

    DRAFT = "draft"
    HUMAN = "human"
    NATIVE_CHECKED = "native-checked"
    READ_ALOUD_CHECKED = "read-aloud-checked"


_CHECKED = {Level.NATIVE_CHECKED, Level.READ_ALOUD_CHECKED}


def review_key(context: str, message: str, text: str) -> str:
    """What a row of reviews.csv calls one translation: 16 hexadecimal digits."""
    return blake2b("\0".join((context, message, text)).encode(), digest_size=8).hexdigest()


@dataclass(frozen=True, slots=True)
class Reviews:
    """The review status of one language's words."""

    words: Words
    levels: Mapping[str, Level] = field(default_factory=dict, repr=False)

    def level(self, context: str, message: str) -> Level:
        """How far the text that is shown for this message has been checked."""
        text = self.words.pgettext(context, message)
        return self.levels.get(review_key(context, message, text), Level.DRAFT)

    def is_draft(self, context: str, message: str) -> bool:
        """Whether the screen must say "draft". English never is, nor English in a gap."""
        if self.words.language == ENGLISH or not self.words.has(context, message):
            return False
        return self.level(context, message) not in _CHECKED

    def draft_share(self, messages: Iterable[tuple[str, str]] | None = None) -> float:
        """Drafts among these (context, English) messages, or among all translations; 0 to 1."""
        asked = list(self.words.texts if messages is None else messages)
        return sum(self.is_draft(*each) for each in asked) / len(asked) if asked else 0.0


def is_unchecked(tag: str, locales_folder: Path) -> bool:
    """Whether nobody has checked anything of a language yet: quick, no words are read."""
    try:
        with (locales_folder / tag / "reviews.csv").open("rb") as lines:
            return sum(1 for line in lines if line.strip()) < 2
    except OSError:
        return True


def load_reviews(words: Words, locales_folder: Path) -> Reviews:
    """`locales/<tag>/reviews.csv`; rows that make no sense are logged and count as drafts."""
    file = locales_folder / words.language.tag / "reviews.csv"
    if not file.is_file():
        return Reviews(words)
    levels: dict[str, Level] = {}
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            for row in csv.DictReader(lines):
                _take(row, levels, file)
    except (OSError, ValueError, csv.Error) as error:
        log.warning("%s cannot be read, its texts count as drafts: %s", file, error)
        levels = {}
    return Reviews(words, levels)


def _take(row: Mapping[str, str | None], levels: dict[str, Level], file: Path) -> None:
    key, level, reviewer, date = (row.get(column) or "" for column in COLUMNS)
    # a check that nobody signed is not a check
    if level not in set(Level) or not (key and reviewer and date):
        log.warning("%s: this row is left out: %s", file, ",".join((key, level, reviewer, date)))
        levels.pop(key, None)
        return
    levels[key] = Level(level)
