"""What a voice says in one breath, in which language, and which words of the screen that are."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.speech import Said, Span, Utterance, plain
from kiosk.speech.cues import LONGER_PAUSE, PAUSE, Cue, cues_of
from kiosk.speech.pieces import LONGEST_PIECE, can_be_spoken
from kiosk.speech.pronounce import pronounce, pronunciations

WELSH = Said(
    "Tapiwch “Prescriptions”. Mae'n hawdd.",
    (Span("Tapiwch “", "cy"), Span("Prescriptions", "en"), Span("”. Mae'n hawdd.", "cy")),
)


def shown(cue: Cue) -> list[str]:
    """The words of the screen that a cue says."""
    return [spot.text[spot.start : spot.start + spot.length] for _, spot in cue.owners]


def test_english_words_of_the_phone_have_an_english_voice_in_a_welsh_sentence() -> None:
    assert [(cue.language, cue.words) for cue in cues_of(Utterance((WELSH,)))] == [
        ("cy", "Tapiwch “"),
        ("en", "Prescriptions"),
        ("cy", "Mae'n hawdd."),
    ]


def test_an_english_sentence_that_quotes_the_phone_keeps_its_melody() -> None:
    line = Said("Tap “Next” now.", (Span("Tap “", "en"), Span("Next", "en"), Span("” now.", "en")))
    assert [cue.words for cue in cues_of(Utterance((line,)))] == ["Tap “Next” now."]


def test_there_is_a_pause_after_each_sentence_and_line_but_none_inside_or_at_the_end() -> None:
    lines = (WELSH, *plain("That worked", "cy").lines, *plain("Go on.", "cy").lines)
    assert [cue.pause for cue in cues_of(Utterance(lines))] == [0, PAUSE, PAUSE, PAUSE, 0]
    assert [cue.pause for cue in cues_of(Utterance(lines, slower=True))][1] == LONGER_PAUSE


def test_each_word_of_the_screen_is_known_again() -> None:
    cues = cues_of(plain("Ring  01632 960100 at 8:30am.", "en"))
    assert shown(cues[0]) == ["Ring", "01632", "960100", "at", "8:30am."]
    start = cues[0].words.index("9 6 0")
    assert cues[0].spot_at(start + 4).start == len("Ring  01632 ")


def test_words_written_for_the_ear_point_at_the_whole_line() -> None:
    (cue,) = cues_of(plain("It opens 8–6 Mon–Fri", "en", "It opens from eight to six on weekdays"))
    assert set(shown(cue)) == {"It opens 8–6 Mon–Fri"}


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Ask your GP.", "Ask your G P."),
        ("Call 111 (free)", "Call one one one (free)"),
        ("at 8:30am", "at 8 30 a m"),
        ("at 8am,", "at 8 a m,"),
        ("on 01632 960100", "on 0 1 6 3 2, 9 6 0 1 0 0,"),
        ("dated 14 November 2026", "dated 14 November 2026"),
        ("take 0 tablets", "take 0 tablets"),
    ],
)
def test_what_is_written_for_the_eye_is_said_well(written: str, said: str) -> None:
    assert " ".join(pronounce(written.split(), "en")) == said


def test_each_language_has_a_list_of_its_own() -> None:
    assert " ".join(pronounce(["999"], "cy")) == "naw naw naw"
    assert " ".join(pronounce(["999"], "pl")) == "999"


@pytest.mark.parametrize("text", ["GP: [a, b]", "111: one", "- GP", "GP: {", "\0"])
def test_a_list_that_cannot_be_read_is_left_out_and_logged(
    text: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "pronunciation.yaml").write_text(text)
    assert pronunciations("en", tmp_path) == {}
    assert "pronunciation.yaml is left out" in caplog.text


@given(st.lists(st.tuples(st.text(max_size=80), st.sampled_from(["en", "cy", "ur", "so"])), max_size=5))
def test_whatever_is_written_is_cut_into_breaths_and_points_at_words_of_its_line(
    spans: list[tuple[str, str]],
) -> None:
    line = Said("".join(text for text, _ in spans), tuple(Span(*span) for span in spans))
    for cue in cues_of(Utterance((line,))):
        assert can_be_spoken(cue.words)
        assert len(cue.words) <= LONGEST_PIECE
        assert [start for start, _ in cue.owners] == sorted({start for start, _ in cue.owners})
        for start, spot in cue.owners:
            assert start <= len(cue.words)
            assert line.text[spot.start : spot.start + spot.length].strip()
