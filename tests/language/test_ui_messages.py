"""Finding the texts of our own source."""

from pathlib import Path

import pytest

from kiosk.language.messages import Message, UnclearMessageError, extract_ui, merged

SOURCE = """
from kiosk.language.catalogue import N_

TITLE = N_("home", "My medicines")


def page(words, key):
    # Note: the key below the phone. Keep it short.
    help_key = words.pgettext("help key", "Where is it?")
    # an ordinary comment
    long = words.pgettext(
        "promise",
        "This is practice. "
        "Nothing here is real.",
    )
    return help_key, long, words.pgettext(*TITLE), words.pgettext(key.context, key.text)
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "app"
    (folder / "pages").mkdir(parents=True)
    (folder / "pages" / "home.py").write_text(SOURCE)
    return folder


def test_texts_are_found_with_context_note_and_file(source: Path) -> None:
    where = "app/pages/home.py"
    assert extract_ui(source) == [
        Message("help key", "Where is it?", ("the key below the phone. Keep it short.",), where),
        Message("home", "My medicines", (), where),
        Message("promise", "This is practice. Nothing here is real.", (), where),
    ]


def test_the_same_text_in_two_files_is_one_message(source: Path) -> None:
    (source / "menu.py").write_text('N_("home", "My medicines")\n')
    (found,) = [each for each in extract_ui(source) if each.context == "home"]
    assert found.location == "app/menu.py app/pages/home.py"


def test_a_context_must_be_written_out(source: Path) -> None:
    (source / "menu.py").write_text('\nwords.pgettext(step.id, "Tap")\n')
    with pytest.raises(UnclearMessageError, match=r"app/menu.py:2: .*“Tap”"):
        extract_ui(source)


def test_our_own_source_can_be_extracted() -> None:
    found = extract_ui(Path(__file__).parents[2] / "kiosk")
    assert ("progress", "Step {number} of {total}") in {(each.context, each.text) for each in found}
    assert all(each.context for each in found)


def test_merging_keeps_every_comment_once() -> None:
    twice = [Message("a", "b", ("one",), "y"), Message("a", "b", ("one", "two"), "x")]
    assert merged(twice) == [Message("a", "b", ("one", "two"), "x y")]
