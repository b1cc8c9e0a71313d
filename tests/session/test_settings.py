"""The settings of a tablet: they stay, nonsense never stops the kiosk, and the command line wins."""

import json
from dataclasses import asdict
from pathlib import Path

import pytest

from kiosk.paths import locales_folder
from kiosk.progress.memory import MemoryRecorder
from kiosk.session.comfort import Colours, Reading, Scan, TextSize
from kiosk.session.coordinator import Coordinator
from kiosk.session.session import Session
from kiosk.session.settings import (
    Given,
    Kept,
    Settings,
    SettingsError,
    read_settings,
    settings_at_start,
    write_settings,
)
from kiosk.session.shelf import Shelf
from kiosk.speech.silent import SilentSpeaker
from tests.sample import sample_folder

OTHER = Settings(
    "hilltop",
    "tiles",
    False,
    TextSize.LARGEST,
    Colours.YELLOW_ON_BLACK,
    Reading.AUTO,
    Scan.SLOW,
)


@pytest.fixture
def session() -> Session:
    return Session(Shelf(sample_folder()), SilentSpeaker(), MemoryRecorder(), locales_folder())


def test_a_tablet_that_nobody_has_set_is_as_usual(tmp_path: Path) -> None:
    assert settings_at_start(tmp_path / "settings.json", Given()) == Kept(Settings(), Given(), False)


@pytest.mark.parametrize("settings", [Settings(), OTHER], ids=["usual", "other"])
def test_settings_stay(tmp_path: Path, settings: Settings) -> None:
    write_settings(tmp_path / "new" / "settings.json", settings)
    assert read_settings(tmp_path / "new" / "settings.json") == settings


def test_a_file_of_an_older_program_may_say_less(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"text": "larger"}')
    assert read_settings(tmp_path / "settings.json") == Settings(text=TextSize.LARGER)


@pytest.mark.parametrize(
    "damage",
    [
        "",
        "{",
        "[]",
        "null",
        "\udcff",
        '{"text": "enormous"}',
        '{"text": ["large"]}',
        '{"skin": "none"}',
        '{"skin": 3}',
        '{"surgery": 7}',
        '{"drafts": "no"}',
        '{"drafts": null}',
        '{"volume": 11}',
        pytest.param("[" * 100_000, id="deep"),
    ],
)
def test_a_damaged_file_is_told_and_the_usual_settings_are_taken(
    tmp_path: Path, damage: str, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(damage.encode("utf-8", "surrogateescape"))
    with pytest.raises(SettingsError):
        read_settings(path)
    kept = settings_at_start(path, Given(scan="fast"))
    assert (kept.settings, kept.damaged, kept.now.scan) == (Settings(), True, Scan.FAST)
    assert "settings" in caplog.text


def test_what_was_said_at_the_start_wins_and_is_not_kept(tmp_path: Path, session: Session) -> None:
    write_settings(tmp_path / "settings.json", OTHER)
    kept = settings_at_start(tmp_path / "settings.json", Given("riverside", "tabs", "fast", speak=True))
    assert kept.now == Settings(
        "riverside",
        "tabs",
        False,
        TextSize.LARGEST,
        Colours.YELLOW_ON_BLACK,
        Reading.AUTO,
        Scan.FAST,
    )
    assert kept.given.names == {"surgery", "skin", "scan", "reading"}
    coordinator = Coordinator(session, tmp_path, kept)
    coordinator.change(kept.settings)
    coordinator.keep()
    assert json.loads((tmp_path / "settings.json").read_text()) == asdict(OTHER)


def test_a_change_is_for_the_next_person(tmp_path: Path, session: Session) -> None:
    coordinator = Coordinator(session, tmp_path, Kept())
    before = session.comfort
    assert not coordinator.change(Settings(text=TextSize.LARGEST, reading=Reading.AUTO))
    assert session.comfort == before
    session.finish()
    assert (session.comfort.text, session.comfort.reading) == (TextSize.LARGEST, Reading.AUTO)


def test_languages_that_nobody_has_checked_can_be_left_out(tmp_path: Path, session: Session) -> None:
    coordinator = Coordinator(session, tmp_path, Kept())
    assert {"en", "cy", "ur"} <= {each.tag for each in session.languages}
    coordinator.change(Settings(drafts=False))
    assert [each.tag for each in session.languages] == ["en"]


def test_a_language_that_was_checked_is_offered_all_the_same(tmp_path: Path, session: Session) -> None:
    from kiosk.language.catalogue import load
    from kiosk.language.reviews import review_key

    folder = tmp_path / "locales" / "cy" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "ui.po").write_text(
        'msgid ""\nmsgstr ""\n"Language: cy\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
        'msgctxt "bar"\nmsgid "Back"\nmsgstr "Yn ôl"\n',
        encoding="utf-8",
    )
    session = Session(session.shelf, session.speaker, session.recorder, tmp_path / "locales")
    session.drafts = False
    reviews = tmp_path / "locales" / "cy" / "reviews.csv"
    assert [each.tag for each in session.languages] == ["en"]

    text = load("cy", tmp_path / "locales").pgettext("bar", "Back")
    row = f"{review_key('bar', 'Back', text)},native-checked,a,2026-11-26"
    reviews.write_text(f"key,level,reviewer,date\n{row}\n", encoding="utf-8")

    session._drafts.clear()
    assert [each.tag for each in session.languages] == ["en", "cy"]


def test_another_surgery_offers_other_lessons_once_nobody_is_here(tmp_path: Path, session: Session) -> None:
    from kiosk.paths import lessons_folder

    session.shelf = Shelf(lessons_folder())
    every = {str(lesson.id) for lesson in session.shelf.lessons}
    coordinator = Coordinator(session, tmp_path, Kept())
    assert set(coordinator.surgeries()) == {"riverside", "hilltop"}
    assert coordinator.change(Settings(surgery="hilltop"))
    shelf = coordinator.new_shelf()
    session.arrive()
    assert not coordinator.put_up(shelf)
    assert {str(lesson.id) for lesson in session.shelf.lessons} == every
    session.finish()
    assert coordinator.put_up(shelf)
    assert {str(lesson.id) for lesson in session.shelf.lessons} < every


@pytest.mark.parametrize("place", ["settings.json.part", "settings.json"])
def test_settings_that_cannot_be_written_are_told_in_plain_words(tmp_path: Path, place: str) -> None:
    (tmp_path / place).mkdir()
    (tmp_path / place / "something").touch()
    with pytest.raises(SettingsError, match="cannot be kept"):
        write_settings(tmp_path / "settings.json", OTHER)
