"""Cuts an utterance into cues: what a voice says in one breath, in one language, and the pause after it.

A cue is what a sound is made and kept for: a sentence, or the part of it in one language. The same
sentence in two lessons is one sound.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from kiosk.speech.pieces import LONGEST_PIECE, can_be_spoken, tidy
from kiosk.speech.pronounce import pronounce
from kiosk.speech.utterance import Said, Span, Spot, Utterance
from kiosk.speech.voices import ENGINE, voice_for

PAUSE = 500
"""Milliseconds between sentences: older listeners name pauses as what helps (speech research)."""
LONGER_PAUSE = 750

_TOKEN = re.compile(r"\S+")
_SENTENCE_END = re.compile(r"[.!?…۔؟।。！？][\"'”’»)\]\u2069]*\Z")


@dataclass(frozen=True, slots=True)
class Cue:
    """`words` are for the voice. `owners` tell which words of the line on the screen are said from which
    character of `words` on: (character, spot), ascending, the first at 0. `pause` is milliseconds."""

    words: str
    language: str
    rate: int
    owners: tuple[tuple[int, Spot], ...]
    pause: int = 0

    @property
    def key(self) -> str:
        """The same for two cues exactly when they sound the same (64 hex digits)."""
        voice = voice_for(self.language)
        parts = (self.language, voice.id if voice else "", ENGINE, str(self.rate), self.words)
        return hashlib.sha256("|".join(parts).encode()).hexdigest()

    def spot_at(self, character: int) -> Spot:
        """What is said at a character of `words`."""
        return [spot for start, spot in self.owners if start <= character][-1]


def with_every_word(
    cue: Cue, marks: tuple[tuple[int, int], ...], milliseconds: int
) -> tuple[tuple[int, int], ...]:
    """(millisecond, character) of every word, of a sound that lasts `milliseconds`. A voice says some words
    in one (“in the”) and tells one time for them: the others are put between, by letters."""
    found = []
    for (moment, character), (later, behind) in pairwise((*marks, (milliseconds, len(cue.words)))):
        found.append((moment, character))
        for start, _ in cue.owners:
            if character < start < behind and can_be_spoken(cue.words[start:].split(" ")[0]):
                share = (start - character) / (behind - character)
                found.append((round(moment + (later - moment) * share), start))
    return tuple(found)


def cues_of(utterance: Utterance) -> tuple[Cue, ...]:
    """Everything to say, in order; nothing where there is not one letter or digit."""
    pause = LONGER_PAUSE if utterance.slower else PAUSE
    found: list[Cue] = []
    for number, line in enumerate(utterance.lines):
        for cue in _cues_of_line(number, line, utterance, pause):
            if can_be_spoken(cue.words):
                found.append(cue)
            elif found:  # a full stop behind a quoted word: nothing to say, but a pause
                found[-1] = replace(found[-1], pause=max(found[-1].pause, cue.pause))
        if found:
            found[-1] = replace(found[-1], pause=max(found[-1].pause, pause))
    if found:
        found[-1] = replace(found[-1], pause=0)
    return tuple(found)


def _cues_of_line(number: int, line: Said, utterance: Utterance, pause: int) -> Iterator[Cue]:
    whole = None if line.as_written else Spot(number, line.text, 0, len(line.text))
    start = 0
    for span in _merged(line.spans):
        voice = voice_for(span.language)
        rate = voice.pace(utterance.slower, utterance.pace) if voice else 0
        tokens = [
            (match.group(), whole or Spot(number, line.text, start + match.start(), len(match.group())))
            for match in _TOKEN.finditer(span.words)
        ]
        for words, owners, ended in _breaths(tokens, span.language):
            yield Cue(words, span.language, rate, owners, pause if ended else 0)
        start += len(span.words)


def _merged(spans: tuple[Span, ...]) -> list[Span]:
    """Neighbours in the same language are one: a sentence keeps its melody."""
    merged: list[Span] = []
    for span in spans:
        if merged and merged[-1].language == span.language:
            merged[-1] = Span(merged[-1].words + span.words, span.language)
        else:
            merged.append(span)
    return merged


Owners = tuple[tuple[int, Spot], ...]


def _breaths(tokens: list[tuple[str, Spot]], language: str) -> Iterator[tuple[str, Owners, bool]]:
    """(the words, their owners, whether a sentence ends with them), each short enough for the voice."""
    said = pronounce([token for token, _ in tokens], language)
    words = ""
    owners: list[tuple[int, Spot]] = []
    for (token, spot), spoken in zip(tokens, said, strict=True):
        for part in _short(tidy(spoken)):
            if words and len(words) + 1 + len(part) > LONGEST_PIECE:
                yield words, tuple(owners), False
                words, owners = "", []
            owners.append((len(words) + 1 if words else 0, spot))
            words += f" {part}" if words else part
        if words and _SENTENCE_END.search(token):
            yield words, tuple(owners), True
            words, owners = "", []
    if words:
        yield words, tuple(owners), False


def _short(word: str) -> Iterator[str]:
    """A word in parts that a voice can manage; of most words there is one."""
    for start in range(0, len(word), LONGEST_PIECE):
        yield word[start : start + LONGEST_PIECE]
