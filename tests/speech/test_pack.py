"""Sounds that were made before, and lines that people have read: found, trusted, or left out with words."""

import json
import math
import shlex
import sys
from array import array
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.speech import NoVoiceError, Said, Span, SpeechError, Utterance, plain
from kiosk.speech.cues import Cue, cues_of
from kiosk.speech.human import FOLDER, keep_recording, line_key, recordings
from kiosk.speech.other_voice import OtherVoice
from kiosk.speech.pack import LIST, Packs, read_list
from kiosk.speech.packing import build, check, faults_of, write_ogg
from kiosk.speech.sound import LOUDNESS, SAMPLE_RATE, Sound, louder, rms, silence
from kiosk.speech.sounds import Sounds
from kiosk.speech.studio import Studio
from kiosk.speech.to_file import track_of

from .listening import TEXTS, cue

CUES = cues_of(plain("Tap the box. Then wait in the room.", "en"))
NOBODY = ("no-such-program",)


def tone(seconds: float = 1.0, loud: float = LOUDNESS) -> bytes:
    """A hum: what a person's voice is here."""
    top = loud * 2**0.5
    frames = range(round(seconds * SAMPLE_RATE))
    return array("h", (round(top * math.sin(frame / 20)) for frame in frames)).tobytes()


def quietly(done: int, total: int) -> None:
    assert 0 < done <= total


@pytest.fixture
def packed(tmp_path: Path, studio: Studio) -> Path:
    """A folder with a small English pack."""
    build(tmp_path / "en", CUES, studio.record, quietly)
    return tmp_path


def test_a_pack_needs_no_voice_on_the_tablet(packed: Path) -> None:
    studio = Studio(NOBODY)
    sounds = Sounds(studio, (packed,))
    track = track_of(plain("Tap the box. Then wait in the room.", "en"), sounds)
    words = [spot.text[spot.start : spot.start + spot.length] for _, spot in track.words]
    assert words == ["Tap", "the", "box.", "Then", "wait", "in", "the", "room."]
    assert studio.worker_pid is None


def test_a_welsh_line_that_quotes_the_phone_is_found_in_two_packs(tmp_path: Path, studio: Studio) -> None:
    line = Said("Tapiwch Next.", (Span("Tapiwch ", "cy"), Span("Next", "en"), Span(".", "cy")))
    for each in cues_of(Utterance((line,))):
        build(tmp_path / each.language, [each], studio.record, quietly)
    track = track_of(Utterance((line,)), Sounds(Studio(NOBODY), (tmp_path,)))
    assert len(track.words) == 2


def test_a_packed_sound_is_as_loud_and_as_long_as_it_was_made(packed: Path, studio: Studio) -> None:
    sound = Packs((packed,)).get(CUES[0])
    assert sound is not None
    assert abs(sound.milliseconds - studio.record(CUES[0]).milliseconds) < 30
    assert rms(array("h", sound.samples)) == pytest.approx(LOUDNESS, rel=0.1)


def test_building_again_makes_only_what_is_new_and_takes_out_what_nobody_says(
    packed: Path, studio: Studio
) -> None:
    other = cues_of(plain("Tap the box. Now go on.", "en"))
    built = build(packed / "en", other, studio.record, quietly)
    assert (built.made, built.kept, built.gone) == (1, 1, 1)
    files = {path.stem for path in (packed / "en").glob("*.ogg")}
    assert files == read_list(packed / "en").keys() == {each.key for each in other}


def test_a_build_that_is_stopped_goes_on_where_it_was(tmp_path: Path, studio: Studio) -> None:
    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(tmp_path, CUES, studio.record, stop)
    built = build(tmp_path, CUES, studio.record, quietly)
    assert (built.made, built.kept) == (len(CUES) - 1, 1)


def test_a_sound_made_for_other_words_is_never_played(packed: Path) -> None:
    packs = Packs((packed,))
    assert packs.get(cue("Tap the boxes.", "en")) is None
    assert packs.get(replace(CUES[0], rate=CUES[0].rate + 1)) is None


@pytest.mark.parametrize("text", ["", "{", "[]", '{"schema": "voice-pack/9", "sounds": {}}', '{"schema": 1}'])
def test_a_broken_pack_is_passed_by_and_logged(
    packed: Path, text: str, caplog: pytest.LogCaptureFixture
) -> None:
    (packed / "en" / LIST).write_text(text)
    assert Packs((packed,)).get(CUES[0]) is None
    assert "is left out" in caplog.text


def test_a_sound_that_cannot_be_read_is_made_anew(packed: Path, studio: Studio) -> None:
    (packed / "en" / f"{CUES[0].key}.ogg").write_bytes(b"rubbish")
    assert Sounds(studio, (packed,)).get(CUES[0]).milliseconds > 300


def test_all_that_a_build_makes_passes_the_check(tmp_path: Path, studio: Studio) -> None:
    for language, text in TEXTS.items():
        cues = cues_of(plain(text, language))
        build(tmp_path / language, cues, studio.record, quietly)
        assert list(check(tmp_path / language, cues, studio, quietly)) == []


def test_a_sound_that_is_not_in_the_pack_is_named(packed: Path, studio: Studio) -> None:
    ((missing, fault),) = check(packed / "en", [*CUES, cue("Something else.", "en")], studio, quietly)
    assert missing.words == "Something else."
    assert "kiosk voices build" in fault


def test_a_text_that_the_voice_reads_in_another_language_is_found(studio: Studio) -> None:
    russian = cue("Это предложение.", "cy")
    faults = list(faults_of(russian, louder(studio.record(russian), LOUDNESS), studio.phonemes(russian)))
    assert any("in another language" in fault for fault in faults)


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (lambda sound: replace(sound, samples=silence(900)), "loudness"),
        (lambda sound: replace(sound, samples=array("h", [32_700] * 20_000).tobytes()), "clipped"),
        (lambda sound: replace(sound, samples=sound.samples * 9), "s for 3 words"),
        (lambda sound: replace(sound, samples=sound.samples[:2000]), "s for 3 words"),
        (
            lambda sound: replace(sound, samples=sound.samples + silence(1_600) + sound.samples),
            "silent for 1.",
        ),
        (lambda sound: replace(sound, marks=sound.marks[::-1]), "not in order"),
        (lambda sound: replace(sound, marks=sound.marks[:1]), "2 of its words have no time"),
    ],
    ids=["silent", "torn", "too long", "cut off", "a gap", "backwards", "words without a time"],
)
def test_each_fault_of_a_sound_is_told(studio: Studio, spoil: object, fault: str) -> None:
    assert callable(spoil)
    sound = louder(studio.record(CUES[0]), LOUDNESS)
    assert list(faults_of(CUES[0], sound, "")) == []
    assert any(fault in each for each in faults_of(CUES[0], spoil(sound), ""))


# People

LINE = plain("Tap the box. Then wait in the room.", "en").lines[0]


def read_aloud(folder: Path, line: Said, studio: Studio | None = None) -> Path:
    """Somebody reads a line in two seconds."""
    track = track_of(Utterance((line,)), Sounds(studio)) if studio else None
    samples = silence(400) + tone(2.0, 900) + silence(700)
    return keep_recording(folder / FOLDER / line.spans[0].language, line, "lesson/step", samples, track)


def test_a_line_that_somebody_has_read_comes_before_every_other_sound(packed: Path, studio: Studio) -> None:
    read_aloud(packed, LINE, studio)
    sounds = Sounds(Studio(NOBODY), (packed,))
    (whole,) = sounds.plan(Utterance((LINE,)))
    sound = sounds.get(whole)
    assert sound.milliseconds == pytest.approx(2_000, abs=60)  # the silence around is gone
    assert rms(array("h", sound.samples)) == pytest.approx(LOUDNESS, rel=0.05)
    moments = [moment for moment, _ in sound.marks]
    assert moments == sorted(moments)
    assert len(moments) == 8


def test_when_the_words_change_the_recording_is_not_played(packed: Path, studio: Studio) -> None:
    read_aloud(packed, plain("Tap the box. Then wait.", "en").lines[0], studio)
    assert len(Sounds(studio, (packed,)).plan(Utterance((LINE,)))) == len(CUES)


def test_a_language_without_a_voice_can_be_read_by_people(tmp_path: Path) -> None:
    somali = plain("Riix badhanka buluugga ah", "so").lines[0]
    with pytest.raises(NoVoiceError):
        Sounds(Studio(NOBODY), (tmp_path,)).plan(Utterance((somali,)))
    read_aloud(tmp_path, somali)
    sounds = Sounds(Studio(NOBODY), (tmp_path,))
    track = track_of(Utterance((somali,)), sounds)
    ((_, spot),) = track.words
    assert spot.length == len(somali.text)


def test_an_english_word_alone_is_never_said_of_a_sentence_without_a_voice(studio: Studio) -> None:
    line = Said("Next riix", (Span("Next", "en"), Span(" riix", "so")))
    with pytest.raises(NoVoiceError, match="no voice for the language “so”"):
        Sounds(studio).plan(Utterance((line,)))


def test_who_says_nothing_is_asked_to_try_again(tmp_path: Path) -> None:
    with pytest.raises(SpeechError, match="Nothing can be heard"):
        keep_recording(tmp_path, LINE, "x", silence(1_000), None)
    assert list(tmp_path.glob("*.*")) == []


@pytest.mark.parametrize(
    "text", ["", "{}", '{"schema": "voice-line/1", "text": "a", "where": "b", "marks": 3}']
)
def test_a_recording_that_cannot_be_read_is_left_out(
    tmp_path: Path, text: str, caplog: pytest.LogCaptureFixture
) -> None:
    path = read_aloud(tmp_path, LINE)
    path.with_suffix(".json").write_text(text)
    assert recordings(path.parent) == {}
    assert "is left out" in caplog.text


def test_a_recording_in_vorbis_is_played_too(tmp_path: Path) -> None:
    path = read_aloud(tmp_path, LINE)
    write_ogg(path.with_suffix(".ogg"), Sound(tone(2.0)))
    path.unlink()
    sounds = Sounds(Studio(NOBODY), (tmp_path,))
    assert sounds.get(sounds.plan(Utterance((LINE,)))[0]).milliseconds == pytest.approx(2_000, abs=60)


def test_a_recording_that_cannot_be_played_is_said_by_the_voice(tmp_path: Path, studio: Studio) -> None:
    read_aloud(tmp_path, LINE).write_bytes(b"rubbish")
    sounds = Sounds(studio, (tmp_path,))
    assert sounds.get(sounds.plan(Utterance((LINE,)))[0]).milliseconds > 1_000


def test_the_sidecar_says_what_was_read_and_not_by_whom(tmp_path: Path) -> None:
    path = read_aloud(tmp_path, LINE)
    told = json.loads(path.with_suffix(".json").read_text())
    assert set(told) == {"schema", "text", "where", "marks"}
    assert path.stem == line_key(LINE)
    assert isinstance(CUES[0], Cue)


# Other voices

HUM = """
import sys, wave, array
words = sys.stdin.read().split()
sound = wave.open(sys.argv[1], "wb")
sound.setparams((2, 2, 16000, 0, "NONE", ""))
seconds = 0.3 * len(words) * float(sys.argv[2])
sound.writeframes(array.array("h", [3000, 3000, -3000, -3000] * int(seconds * 8000)).tobytes())
sound.close()
"""


def test_a_pack_can_be_made_with_another_voice(tmp_path: Path, studio: Studio) -> None:
    program = f"{shlex.quote(sys.executable)} -c {shlex.quote(HUM)} {{out}} {{length}}"
    other = OtherVoice(program, studio)
    slower = cues_of(plain("Tap the box. Then wait in the room.", "en", slower=True))
    build(tmp_path / "en", (*CUES, *slower), other.record, quietly)
    packs = Packs((tmp_path,))
    usual, slow = packs.get(CUES[1]), packs.get(slower[1])
    assert usual is not None
    assert slow is not None
    assert usual.milliseconds == pytest.approx(5 * 300, abs=60)  # at our rate, whatever its own was
    assert slow.milliseconds == pytest.approx(5 * 375, abs=60)
    assert len(usual.marks) == 5
    assert list(check(tmp_path / "en", CUES, studio, quietly)) == []


@pytest.mark.parametrize(
    ("program", "told"),
    [
        ("no-such-voice {out}", "cannot be used"),
        ("sh -c 'echo no model >&2; exit 3'", "failed: no model"),
        ("true", "cannot be read"),
    ],
)
def test_a_voice_program_that_fails_is_told_in_words(studio: Studio, program: str, told: str) -> None:
    with pytest.raises(SpeechError, match=told):
        OtherVoice(program, studio).record(CUES[0])
