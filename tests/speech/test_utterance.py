"""What is said, and when two sayings sound the same."""

import pytest

from kiosk.speech import Outcome, SilentSpeaker, Speaker, Utterance, plain
from kiosk.speech.cues import cues_of
from kiosk.speech.pieces import LONGEST_PIECE, can_be_spoken, pieces, tidy
from kiosk.speech.voices import SLOWEST, VOICES, voice_for

from .listening import Listener


def keys(utterance: Utterance) -> list[str]:
    return [cue.key for cue in cues_of(utterance)]


def test_the_same_sound_has_the_same_key() -> None:
    shown = plain("Ring 0300 123 4567", "en", spoken="Ring the number on the screen")
    assert keys(shown) == keys(plain("Something else", "en", "Ring  the number\non the screen "))


@pytest.mark.parametrize(
    "other",
    [plain("Press Next", "cy"), plain("Press Back", "en"), plain("Press Next", "en", slower=True)],
)
def test_another_sound_has_another_key(other: Utterance) -> None:
    assert keys(other) != keys(plain("Press Next", "en"))


def test_a_region_does_not_change_the_voice_and_no_language_borrows_one() -> None:
    assert voice_for("en-GB") == voice_for("en_gb") == VOICES["en"]
    assert voice_for("so") is None
    assert voice_for("") is None


def test_slower_is_slower_but_never_too_slow_to_follow() -> None:
    for voice in VOICES.values():
        assert SLOWEST <= voice.pace(slower=True) < voice.pace(slower=False)


def test_tidying_takes_out_what_hurts_and_keeps_what_shapes_words() -> None:
    assert tidy("a\0b\x1b[0m\u202ec\ud800 \n\t d") == "a b [0m c d"
    assert tidy("می\u200cروم") == "می\u200cروم"


def test_pieces_end_with_sentences_and_are_never_too_long() -> None:
    sentence = "This is a sentence of nine words, give or take."
    found = pieces(" ".join([sentence] * 100))
    assert all(piece.endswith("take.") and len(piece) <= LONGEST_PIECE for piece in found)
    assert " ".join(found).count(sentence) == 100


def test_no_letter_is_lost_from_a_sentence_or_a_word_that_is_too_long() -> None:
    text = "word " * 300 + "x" * 1500
    found = pieces(text)
    assert max(map(len, found)) <= LONGEST_PIECE
    assert "".join(found).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize("text", ["", "  \n", "...", "—", "🙂", "\0"])
def test_there_is_nothing_to_say_without_a_letter_or_a_digit(text: str) -> None:
    assert not can_be_spoken(text)
    assert pieces(text) == []


@pytest.mark.parametrize("outcome", list(Outcome))
def test_the_silent_speaker_remembers_and_answers_once(outcome: Outcome) -> None:
    silent = SilentSpeaker(outcome)
    speaker: Speaker = silent
    listener = Listener()
    speaker.prepare(plain("Two", "en"))
    speaker.speak(plain("One", "en"), listener)
    speaker.stop()
    speaker.close()
    assert listener.outcomes == [outcome]
    assert (silent.spoken, silent.prepared) == ([plain("One", "en")], [plain("Two", "en")])
    assert (silent.stops, silent.closed) == (1, True)
