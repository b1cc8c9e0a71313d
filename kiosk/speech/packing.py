"""Makes a voice pack, and says whether each of its sounds can be trusted."""

import io
import re
import unicodedata
from array import array
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from kiosk.errors import KioskError
from kiosk.speech.cues import Cue
from kiosk.speech.errors import SpeechError
from kiosk.speech.pack import decoded, read_list, write_list
from kiosk.speech.sound import LOUDNESS, SAMPLE_RATE, Sound, louder, rms
from kiosk.speech.studio import Studio

QUALITY = 0.3  # Vorbis, of 0 to 1: about 4 kB a second
SAVE_EVERY = 50  # sounds


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did."""

    made: int
    kept: int
    gone: int


def build(
    folder: Path, cues: Collection[Cue], record: Callable[[Cue], Sound], tell: Callable[[int, int], None]
) -> Built:
    """Make the sounds that a pack lacks with `record`, and take out those that nobody says any more.

    `tell(done, all)` after each. It may be stopped at any time: what was made is kept, and the next
    build goes on. Raises SpeechError when the voice fails, OSError when there is no room.
    """
    folder.mkdir(parents=True, exist_ok=True)
    wanted = {cue.key: cue for cue in cues}
    listed = {key: entry for key, entry in read_list(folder).items() if (folder / f"{key}.ogg").exists()}
    gone = listed.keys() - wanted.keys()
    sounds = {key: entry for key, entry in listed.items() if key in wanted}
    missing = [(key, cue) for key, cue in wanted.items() if key not in sounds]
    try:
        for number, (key, cue) in enumerate(missing, 1):
            sound = louder(record(cue), LOUDNESS)
            write_ogg(folder / f"{key}.ogg", sound)
            sounds[key] = {"words": cue.words, "marks": sound.marks}
            tell(number, len(missing))
            if number % SAVE_EVERY == 0:
                write_list(folder, sounds)
    finally:
        write_list(folder, sounds)
    for key in gone:
        (folder / f"{key}.ogg").unlink(missing_ok=True)
    return Built(len(missing), len(sounds) - len(missing), len(gone))


def write_ogg(path: Path, sound: Sound) -> None:
    """An Ogg Vorbis file, in one go. Raises KioskError where the encoder is not installed."""
    try:
        import soundfile
    except ImportError as error:
        raise KioskError(
            "Sounds are packed with soundfile, which is not here: run make test once."
        ) from error
    import numpy

    packed = io.BytesIO()
    samples = numpy.frombuffer(sound.samples, dtype=numpy.int16)
    soundfile.write(
        packed, samples, SAMPLE_RATE, format="OGG", subtype="VORBIS", compression_level=1 - QUALITY
    )
    part = path.with_suffix(".part")
    part.write_bytes(packed.getvalue())
    part.replace(path)


LOUD_ENOUGH, TOO_LOUD = LOUDNESS * 0.6, LOUDNESS * 1.5
CLIPPED = 0.01
"""The share of samples at the very top from which a sound is torn."""
SLOWEST_WORD, FASTEST_LETTER = 1_600, 25
"""Milliseconds: a word that takes longer, or letters that take less, were not said as they should be."""
LONGEST_SILENCE = 1_500


def faults_of(cue: Cue, sound: Sound, phonemes: str) -> Iterator[str]:
    """What is wrong with a sound, in words for the person who builds the pack; nothing when it is fine.

    A language switch shows in the phonemes: espeak reads what it does not know in English, with healthy
    loudness and length.
    """
    samples = array("h", sound.samples)
    loudness = rms(samples)
    if not LOUD_ENOUGH <= loudness <= TOO_LOUD:
        yield f"its loudness is {loudness:.0f}, not {LOUD_ENOUGH:.0f} to {TOO_LOUD:.0f}"
    if sum(abs(sample) >= 32_000 for sample in samples) > CLIPPED * len(samples):
        yield "it is clipped"
    letters = sum(letter.isalnum() for letter in cue.words)
    tokens = len(cue.words.split())
    if sound.milliseconds > SLOWEST_WORD * tokens + 500 or sound.milliseconds < FASTEST_LETTER * letters:
        yield f"it lasts {sound.milliseconds / 1000:.1f} s for {tokens} words"
    if (quiet := _longest_silence(samples)) > LONGEST_SILENCE:
        yield f"it is silent for {quiet / 1000:.1f} s in its middle"
    if switched := _switches(phonemes, cue):
        yield f"part of it is read in another language ({switched})"
    yield from _faults_of_marks(cue, sound)


def _faults_of_marks(cue: Cue, sound: Sound) -> Iterator[str]:
    moments = [moment for moment, _ in sound.marks]
    if moments != sorted(moments) or (moments and moments[-1] >= sound.milliseconds):
        yield "the times of its words are not in order"
    spots = {cue.spot_at(character) for _, character in sound.marks}
    missing = {spot for start, spot in cue.owners if any(map(str.isalnum, _word(cue, start)))} - spots
    if missing:
        yield f"{len(missing)} of its words have no time"


def _word(cue: Cue, start: int) -> str:
    return cue.words[start:].split(" ")[0]


def _switches(phonemes: str, cue: Cue) -> str:
    """The languages other than its own that a voice changes to. Latin letters among others are English,
    and meant so."""
    letters = [unicodedata.name(letter, "") for letter in cue.words if letter.isalpha()]
    mixed = len({name.startswith("LATIN") for name in letters}) == 2
    own = {cue.language.partition("-")[0]} | ({"en"} if mixed else set())
    found = dict.fromkeys(re.findall(r"\(([a-z][a-z-]*)\)", phonemes))
    return ", ".join(tag for tag in found if tag.partition("-")[0] not in own)


def _longest_silence(samples: "array[int]") -> float:
    """Milliseconds."""
    block = SAMPLE_RATE // 50
    longest = run = 0
    for start in range(0, len(samples), block):
        part = samples[start : start + block]
        run = run + 1 if max(part) < 200 and min(part) > -200 else 0
        longest = max(longest, run)
    return longest * 20.0


def check(
    folder: Path, cues: Collection[Cue], studio: Studio, tell: Callable[[int, int], None]
) -> Iterator[tuple[Cue, str]]:
    """(cue, what is wrong) of each sound of a pack; a cue without one is told too."""
    listed = read_list(folder)
    wanted = {cue.key: cue for cue in cues}
    for number, (key, cue) in enumerate(wanted.items(), 1):
        tell(number, len(wanted))
        if key not in listed:
            yield cue, "it is not in the pack: run kiosk voices build"
            continue
        try:
            marks = tuple((int(moment), int(character)) for moment, character in listed[key]["marks"])
            sound = Sound(decoded(folder / f"{key}.ogg"), marks)
            for fault in faults_of(cue, sound, studio.phonemes(cue)):
                yield cue, fault
        except (SpeechError, LookupError, TypeError, ValueError) as error:
            yield cue, str(error)
