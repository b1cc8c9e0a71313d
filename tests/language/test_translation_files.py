"""Bringing .po files up to date without losing a translator's work."""

import random
from collections.abc import Callable
from gettext import GNUTranslations
from pathlib import Path

import pytest

from kiosk.language.messages import Message
from kiosk.language.po import CatalogueError, compile_catalogues, read_texts, update, write_pot

Translate = Callable[..., Path]
BACK = Message("home", "Back", ("The key at the top.",), "kiosk/ui/pages/home.py")
HELP = Message("home", "Help", (), "kiosk/ui/pages/home.py")
STEP = Message("repeat/pick/say", "Tick {item:amlodipine}.", ("Lesson: repeat",), "lessons/repeat.yaml")


def test_an_update_begins_a_file_that_a_translator_can_fill(locales: Path) -> None:
    po = locales / "cy" / "LC_MESSAGES" / "ui.po"
    assert update(po, [STEP, BACK])
    assert po.read_text("utf-8").startswith("# Footbridge, ui, cy.\n")
    assert (
        po.read_text("utf-8").split("\n\n", 1)[1]
        == """\
#. The key at the top.
#: kiosk/ui/pages/home.py
msgctxt "home"
msgid "Back"
msgstr ""

#. Lesson: repeat
#: lessons/repeat.yaml
#, python-brace-format
msgctxt "repeat/pick/say"
msgid "Tick {item:amlodipine}."
msgstr ""
"""
    )


def test_an_update_keeps_translations_flags_and_comments(locales: Path, translate: Translate) -> None:
    po = translate("cy", {("home", "Back"): "Yn ôl"})
    noted = po.read_text("utf-8").replace("\nmsgctxt", "\n# as on signs\n#, fuzzy\nmsgctxt")
    po.write_text("# Thanks to Siân\n" + noted, "utf-8")
    update(po, [BACK, HELP])
    assert read_texts(po) == {("home", "Back"): "Yn ôl"}
    text = po.read_text("utf-8")
    assert text.startswith("# Thanks to Siân\n")
    assert "# as on signs\n#. The key at the top.\n" in text
    assert "#, fuzzy\nmsgctxt" in text
    assert 'msgid "Help"\nmsgstr ""' in text


def test_changed_english_is_untranslated_and_never_guessed(translate: Translate) -> None:
    po = translate("cy", {("home", "Get help"): "Cael cymorth"})
    update(po, [Message("home", "Get more help")])
    assert read_texts(po) == {}
    assert '#~ msgctxt "home"\n#~ msgid "Get help"\n#~ msgstr "Cael cymorth"' in po.read_text("utf-8")


def test_a_text_that_comes_back_brings_its_translation(translate: Translate) -> None:
    po = translate("cy", {("home", "Back"): "Yn ôl"})
    update(po, [HELP])
    assert read_texts(po) == {}
    update(po, [HELP, BACK])
    assert read_texts(po) == {("home", "Back"): "Yn ôl"}
    assert "#~" not in po.read_text("utf-8")


def test_a_vanished_text_without_translation_leaves_no_trace(translate: Translate) -> None:
    po = translate("cy", {("home", "Back"): ""})
    update(po, [])
    assert "Back" not in po.read_text("utf-8")


def test_a_second_update_changes_nothing(translate: Translate) -> None:
    long = Message("promise", "This is practice. Nothing here is real. " * 4, ("A long note. " * 12,), "a.py")
    po = translate("ur", {("home", "Back"): "واپس", ("old", "Gone"): "گیا"})
    assert update(po, [long, BACK, STEP])
    first = po.read_bytes()
    assert not update(po, [STEP, BACK, long])
    assert po.read_bytes() == first


def test_the_order_of_messages_does_not_matter(translate: Translate) -> None:
    many = [Message(f"context {number % 7}", f"Text {number}") for number in range(30)]
    po = translate("cy", {})
    update(po, many)
    first = po.read_bytes()
    random.shuffle(many)
    assert not update(po, many)
    assert po.read_bytes() == first


def test_files_are_free_of_dates_and_line_numbers(translate: Translate, tmp_path: Path) -> None:
    po = translate("pl", {})
    update(po, [BACK])
    write_pot(tmp_path / "ui.pot", [BACK])
    for file in (po, tmp_path / "ui.pot"):
        text = file.read_text("utf-8")
        assert "Date" not in text
        assert "home.py:" not in text
    assert "nplurals=3" in po.read_text("utf-8")


def test_the_template_holds_every_message_untranslated(tmp_path: Path) -> None:
    pot = tmp_path / "ui.pot"
    write_pot(pot, [HELP, BACK])
    assert read_texts(pot) == {}
    assert pot.read_text("utf-8").index('"Back"') < pot.read_text("utf-8").index('"Help"')


def test_a_per_cent_sign_is_no_placeholder_for_tools(translate: Translate) -> None:
    po = translate("cy", {})
    update(po, [Message("battery", "At 5 % charge the tablet")])
    assert "python-format" not in po.read_text("utf-8")


def test_a_file_in_the_folder_of_no_language_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="wrong place"):
        update(tmp_path / "nonsense" / "LC_MESSAGES" / "ui.po", [BACK])


def test_a_broken_file_is_named_and_left_alone(translate: Translate) -> None:
    po = translate("cy", {})
    po.write_text("nonsense")
    with pytest.raises(CatalogueError, match=r"ui\.po cannot be read"):
        update(po, [BACK])
    assert po.read_text() == "nonsense"


def test_compiled_catalogues_are_ordinary_ones(locales: Path, translate: Translate) -> None:
    translate("cy", {("home", "Back"): "Yn ôl"})
    translate("ur", {("home", "Back"): "واپس"}, domain="lessons")
    written = compile_catalogues(locales)
    assert [each.relative_to(locales).as_posix() for each in written] == [
        "cy/LC_MESSAGES/ui.mo",
        "ur/LC_MESSAGES/lessons.mo",
    ]
    with written[0].open("rb") as file:
        assert GNUTranslations(file).pgettext("home", "Back") == "Yn ôl"
    assert not list(locales.rglob("*.new"))
