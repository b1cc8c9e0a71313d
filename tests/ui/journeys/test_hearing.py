"""A learner who listens: when it speaks, in which voice, and which words it points out."""

from dataclasses import replace

import pytest
from miniaudio import Backend
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.player.play import Way
from kiosk.session.comfort import Comfort, Reading, TextSize
from kiosk.speech.loudspeaker import Loudspeaker
from kiosk.speech.sounds import Sounds
from kiosk.speech.studio import Studio
from kiosk.speech.utterance import Outcome, Spot
from kiosk.speech.voice_speaker import VoiceSpeaker
from kiosk.ui.words_label import WordsLabel

from .conftest import Kiosk


@pytest.fixture
def silent_kiosk(kiosk: Kiosk) -> Kiosk:
    """As a tablet begins: it says nothing by itself."""
    kiosk.shell.session.usual = kiosk.shell.session.comfort = Comfort()
    kiosk.shell.rebuild_soon()
    kiosk.settle()
    return kiosk


def marked(kiosk: Kiosk) -> list[str]:
    """The words that are pointed out now."""
    kiosk.shell.highlight.look()
    QApplication.processEvents()
    return [label.marked for label in kiosk.shell.findChildren(WordsLabel) if label.marked]


def speak(kiosk: Kiosk, language: str) -> None:
    """In the middle of a lesson."""
    kiosk.shell.session.choose_language(language)
    kiosk.shell.rebuild_soon()
    kiosk.settle()


def point_at(kiosk: Kiosk, word: str, line: int = 0) -> None:
    text = kiosk.speaker.spoken[-1].lines[line].text
    kiosk.speaker.spot = Spot(line, text, text.index(word), len(word))


def test_nothing_is_spoken_before_the_learner_wants_it(silent_kiosk: Kiosk) -> None:
    silent_kiosk.begin(Way.ALONE)
    assert silent_kiosk.speaker.spoken == []


def test_the_first_touch_of_the_speaker_reads_this_page_and_all_that_come(silent_kiosk: Kiosk) -> None:
    kiosk = silent_kiosk
    kiosk.tap("language_en")
    assert kiosk.find("bar_sound").accessibleName() == "Read to me"
    kiosk.tap("bar_sound")
    assert kiosk.speaker.spoken[-1].text.startswith("How sure do you feel")
    kiosk.speaker.outcome = Outcome.HEARD
    kiosk.tap("skip")
    assert "What would you like to practise?" in kiosk.speaker.spoken[-1].text
    assert kiosk.find("bar_sound").accessibleName() == "Sound on"
    kiosk.tap("bar_sound")
    assert kiosk.shell.session.comfort.reading is Reading.OFF
    assert kiosk.speaker.stops > 0


def test_who_wants_to_ask_hears_each_page_only_when_they_ask(silent_kiosk: Kiosk) -> None:
    kiosk = silent_kiosk
    kiosk.speaker.outcome = Outcome.HEARD
    kiosk.shell.session.set_comfort(Comfort(reading=Reading.ASKED))
    kiosk.arrive()
    assert kiosk.speaker.spoken == []
    kiosk.tap("bar_sound")
    assert len(kiosk.speaker.spoken) == 1
    kiosk.tap("bar_sound")
    assert len(kiosk.speaker.spoken) == 2
    assert kiosk.shell.session.comfort.reading is Reading.ASKED


def test_say_again_turns_the_sound_on_and_is_slower_the_second_time(silent_kiosk: Kiosk) -> None:
    kiosk = silent_kiosk
    kiosk.speaker.outcome = Outcome.HEARD
    kiosk.begin(Way.ALONE)
    kiosk.tap("say_again")
    assert kiosk.find("bar_sound").accessibleName() == "Sound on"
    kiosk.tap("say_again")
    kiosk.do(kiosk.next_action())
    kiosk.tap("say_again")
    assert [said.slower for said in kiosk.speaker.spoken] == [False, True, False, False]


@pytest.mark.parametrize("language", ["en", "cy", "ur"])
def test_english_words_of_the_phone_are_said_by_an_english_voice(kiosk: Kiosk, language: str) -> None:
    kiosk.begin(Way.ALONE)
    speak(kiosk, language)
    spans = kiosk.speaker.spoken[-1].lines[0].spans
    assert [span.words for span in spans if span.language == "en" and "Prescriptions" in span.words]
    assert language == "en" or {span.language for span in spans} == {"en", language}


def test_the_word_that_is_said_is_pointed_out_and_none_afterwards(kiosk: Kiosk) -> None:
    kiosk.begin(Way.ALONE)
    point_at(kiosk, "Tap")
    assert marked(kiosk) == ["Tap"]
    point_at(kiosk, "Prescriptions")
    assert marked(kiosk) == ["Prescriptions"]
    kiosk.speaker.spot = None
    assert marked(kiosk) == []


def test_in_urdu_the_right_word_is_pointed_out_whichever_way_it_runs(kiosk: Kiosk) -> None:
    kiosk.begin(Way.ALONE)
    speak(kiosk, "ur")
    for word in kiosk.speaker.spoken[-1].lines[0].text.split():
        point_at(kiosk, word)
        assert [shown.strip("“”") for shown in marked(kiosk)] == [word]


def test_words_stay_pointed_out_when_the_page_is_drawn_anew(kiosk: Kiosk) -> None:
    kiosk.arrive()
    point_at(kiosk, "practise?")
    assert marked(kiosk) == ["practise?"]
    kiosk.shell.rebuild_soon()
    kiosk.settle()
    assert marked(kiosk) == ["practise?"]


def test_where_the_words_have_to_be_slid_the_line_that_is_said_is_in_view(kiosk: Kiosk) -> None:
    kiosk.begin(Way.ALONE)
    kiosk.shell.session.set_comfort(
        replace(kiosk.shell.session.comfort, text=TextSize.LARGEST, language="cy")
    )
    kiosk.shell.rebuild_soon()
    kiosk.settle()
    kiosk.do(kiosk.next_action())
    said = kiosk.speaker.spoken[-1].lines
    for number in range(1, len(said)):  # praise stands above
        point_at(kiosk, said[number].text.split()[0], number)
        marked(kiosk)
        (label,) = (each for each in kiosk.shell.findChildren(WordsLabel) if each.marked)
        assert not label.visibleRegion().isEmpty()


def test_when_the_voice_has_stopped_for_good_the_strip_says_so(kiosk: Kiosk) -> None:
    kiosk.speaker.off = True
    kiosk.arrive()
    assert kiosk.find("voice_off").accessibleName() == "The voice has stopped. You can read everything."
    kiosk.shell.finish()
    kiosk.settle()
    assert not kiosk.speaker.off  # another person, another try


def test_a_finger_that_rests_on_the_phone_has_its_words_read_in_english(kiosk: Kiosk) -> None:
    kiosk.begin(Way.ALONE)
    speak(kiosk, "cy")
    target = kiosk.page.phone.target(kiosk.next_action())
    assert target is not None
    words = target.accessibleName()
    kiosk.finger.hold(target)
    kiosk.settle()
    read = [said.lines[0] for said in kiosk.speaker.spoken if said.lines[0].text == words]
    assert [{span.language for span in line.spans} for line in read] == [{"en"}]


def test_words_that_lead_nowhere_can_be_heard_too(kiosk: Kiosk) -> None:
    kiosk.begin(Way.ALONE)
    kiosk.do(kiosk.next_action())
    heading = next(
        each for each in kiosk.page.phone.findChildren(QWidget)
        if getattr(each, "heard_as", "") == "heading" and each.isVisible()
    )  # fmt: skip
    play = kiosk.play
    kiosk.finger.hold(heading)
    kiosk.settle()
    assert kiosk.speaker.spoken[-1].text == heading.accessibleName()
    assert kiosk.play == play


def test_with_the_sound_off_a_resting_finger_stays_silent(silent_kiosk: Kiosk) -> None:
    silent_kiosk.begin(Way.ALONE)
    target = silent_kiosk.page.phone.target(silent_kiosk.next_action())
    assert target is not None
    silent_kiosk.finger.hold(target)
    silent_kiosk.settle()
    assert silent_kiosk.speaker.spoken == []


def test_a_real_voice_points_out_every_word_in_its_order(kiosk: Kiosk) -> None:
    """The whole way: a voice, a clocked device that stands for a sound card, and the page."""
    voice = VoiceSpeaker(Sounds(Studio(patience=10)), Loudspeaker((Backend.NULL,), stall=5))
    kiosk.shell.session.speaker = voice
    try:
        kiosk.begin(Way.ALONE)
        outcomes: list[Outcome] = []
        kiosk.shell.spoke.connect(outcomes.append)
        seen: dict[str, None] = {}
        while Outcome.HEARD not in outcomes:
            with kiosk.qtbot.waitSignal(kiosk.shell.spoke, timeout=40, raising=False):
                pass
            seen |= dict.fromkeys(
                label.marked.strip("“”.")
                for label in kiosk.shell.findChildren(WordsLabel)
                if label.marked
            )  # fmt: skip
        lines = kiosk.shell.session.band
        assert lines is not None
        assert list(seen) == list(dict.fromkeys(word.strip(".") for word in lines.text.split()))
        assert kiosk.find("bar_sound").accessibleName() == "Sound on"
        kiosk.qtbot.waitUntil(lambda: not kiosk.shell.highlight.looking)
    finally:
        voice.close()


def test_a_learner_tries_how_fast_the_voice_speaks(kiosk: Kiosk) -> None:
    kiosk.arrive()
    kiosk.tap("bar_comfort")
    kiosk.tap("part_sound")
    kiosk.tap("hear")
    (line,) = kiosk.speaker.spoken[-1].lines
    assert line.text
