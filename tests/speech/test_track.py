"""Which words are pointed out, and when."""

from dataclasses import replace

from kiosk.speech import plain
from kiosk.speech.cues import cues_of
from kiosk.speech.sound import SAMPLE_RATE, Sound
from kiosk.speech.track import Track
from kiosk.speech.utterance import Spot

SECOND = bytes(2 * SAMPLE_RATE)
CUES = cues_of(plain("Tap the box. Then wait.", "en"))


def words(spot: Spot | None) -> str:
    return spot.text[spot.start : spot.start + spot.length] if spot else ""


def test_words_are_pointed_out_as_they_are_said_with_pauses_between_sentences() -> None:
    track = Track()
    track.add(CUES[0], Sound(SECOND, ((0, 0), (300, 4), (600, 8))))
    track.add(CUES[1], Sound(SECOND, ((50, 0), (500, 5))))
    track.end()
    moments = (0, 299, 300, 900, 1_499, 1_551, 2_100, 2_499, 2_500)
    assert [words(track.at(moment)) for moment in moments] == [
        *("Tap", "Tap", "the", "box.", "box.", "Then", "wait.", "wait.", ""),
    ]


def test_a_sound_that_does_not_know_its_words_points_at_all_of_them() -> None:
    track = Track()
    track.add(CUES[0], Sound(SECOND))
    assert words(track.at(500)) == "Tap the box."


def test_what_cannot_be_heard_is_pointed_out_sentence_by_sentence_at_the_pace_of_a_slow_reader() -> None:
    track = Track()
    for cue in CUES:
        track.add_silently(cue)
    track.end()
    assert words(track.at(0)) == "Tap the box."
    assert 1_500 < next(moment for moment in range(9_000) if words(track.at(moment)) == "Then wait.") < 2_500
    assert track.at(track.milliseconds) is None


def test_a_word_that_is_said_as_several_is_pointed_out_once() -> None:
    (cue,) = cues_of(plain("Ring 01632960100", "en"))
    track = Track()
    track.add(cue, Sound(SECOND, tuple((n * 50, n) for n in range(len(cue.words)))))
    assert [words(spot) for _, spot in track.words] == ["Ring", "01632960100"]


def test_an_empty_track_points_at_nothing() -> None:
    assert Track().at(0) is None
    assert replace(CUES[0], pause=0).key == CUES[0].key
