"""Loading the words of a language from real files, sound and broken."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.language.catalogue import N_, load
from kiosk.language.messages import Message
from kiosk.language.po import compile_catalogues, update

Translate = Callable[..., Path]
MEDICINES = ("home", "My medicines")


def test_english_is_the_message_itself(locales: Path) -> None:
    words = load("en", locales)
    assert words.pgettext(*MEDICINES) == "My medicines"
    assert not words.has(*MEDICINES)


def test_a_translation_is_found_by_its_context(locales: Path, translate: Translate) -> None:
    translate("cy", {("verb", "Order"): "Archebu", ("noun", "Order"): "Archeb"})
    words = load("cy", locales)
    assert words.pgettext("verb", "Order") == "Archebu"
    assert words.pgettext("noun", "Order") == "Archeb"
    assert words.pgettext("elsewhere", "Order") == "Order"


def test_both_domains_are_loaded(locales: Path, translate: Translate) -> None:
    translate("cy", {("home", "Back"): "Yn ôl"})
    translate("cy", {("a-lesson/one/say", "Tap."): "Tapiwch."}, domain="lessons")
    words = load("cy", locales)
    assert words.pgettext("home", "Back") == "Yn ôl"
    assert words.pgettext("a-lesson/one/say", "Tap.") == "Tapiwch."


def test_each_message_falls_back_by_itself(locales: Path, translate: Translate) -> None:
    translate("pt_PT", {("a", "Phone"): "Telemóvel"})
    translate("pt", {("a", "Phone"): "Celular", ("a", "Step"): "Passo"})
    words = load("pt_PT", locales)
    assert [words.pgettext("a", each) for each in ("Phone", "Step", "Lesson")] == [
        "Telemóvel",
        "Passo",
        "Lesson",
    ]
    assert [words.has("a", each) for each in ("Phone", "Step", "Lesson")] == [True, True, False]


def test_a_translation_equal_to_the_english_is_still_a_translation(
    locales: Path, translate: Translate
) -> None:
    translate("cy", {("a", "NHS App"): "NHS App", ("a", "Help"): ""})
    words = load("cy", locales)
    assert words.has("a", "NHS App")
    assert not words.has("a", "Help")
    assert words.pgettext("a", "Help") == "Help"


def test_a_draft_marked_fuzzy_is_shown(locales: Path, translate: Translate) -> None:
    po = translate("cy", {MEDICINES: "Fy meddyginiaethau"})
    po.write_text(po.read_text("utf-8").replace("\nmsgctxt", "\n#, fuzzy\nmsgctxt"), "utf-8")
    assert load("cy", locales).pgettext(*MEDICINES) == "Fy meddyginiaethau"
    compile_catalogues(locales)
    po.unlink()
    assert load("cy", locales).pgettext(*MEDICINES) == "Fy meddyginiaethau"


def test_what_a_tool_guessed_from_older_english_is_not_shown(locales: Path, translate: Translate) -> None:
    po = translate("cy", {MEDICINES: "Fy apwyntiadau"})
    guess = '\n#, fuzzy\n#| msgid "My appointments"\nmsgctxt'
    po.write_text(po.read_text("utf-8").replace("\nmsgctxt", guess), "utf-8")
    assert load("cy", locales).pgettext(*MEDICINES) == "My medicines"


def test_a_translation_that_breaks_a_placeholder_shows_english(
    locales: Path, translate: Translate, caplog: pytest.LogCaptureFixture
) -> None:
    translate("cy", {("a", "Tap {label:home/back}."): "Tapiwch {labl:home/back}."})
    assert load("cy", locales).pgettext("a", "Tap {label:home/back}.") == "Tap {label:home/back}."
    assert "placeholders" in caplog.text


def test_an_edited_catalogue_wins_over_its_compiled_one(locales: Path, translate: Translate) -> None:
    po = translate("cy", {MEDICINES: "Hen eiriau"})
    (mo,) = compile_catalogues(locales)
    po = translate("cy", {MEDICINES: "Geiriau newydd"})
    os.utime(po, (1, 1))
    assert mo.stat().st_mtime > po.stat().st_mtime
    assert load("cy", locales).pgettext(*MEDICINES) == "Geiriau newydd"


def test_a_compiled_catalogue_stays_in_use_when_file_times_are_lost(
    locales: Path, translate: Translate
) -> None:
    translate("cy", {MEDICINES: "Fy meddyginiaethau"})
    (mo,) = compile_catalogues(locales)
    os.utime(mo, (1, 1))
    said = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from pathlib import Path; from kiosk.language.catalogue import load\n"
            "print(load('cy', Path(sys.argv[1])).has('home', 'My medicines'), 'babel' in sys.modules)",
            str(locales),
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.split() == ["True", "False"]


def test_the_mark_of_origin_is_not_a_message(locales: Path, translate: Translate) -> None:
    translate("cy", {MEDICINES: "Fy meddyginiaethau"})
    from_po = load("cy", locales)
    compile_catalogues(locales)
    assert load("cy", locales) == from_po
    assert dict(from_po.texts) == {MEDICINES: "Fy meddyginiaethau"}


def test_loading_writes_nothing_so_the_folder_may_be_read_only(locales: Path, translate: Translate) -> None:
    translate("cy", {MEDICINES: "Fy meddyginiaethau"})
    before = sorted(locales.rglob("*"))
    load("cy", locales)
    assert sorted(locales.rglob("*")) == before


def test_a_broken_catalogue_is_english_and_a_line_in_the_log(
    locales: Path, translate: Translate, caplog: pytest.LogCaptureFixture
) -> None:
    po = translate("cy", {MEDICINES: "Fy meddyginiaethau"})
    po.write_text("<html>not a catalogue</html>")
    assert load("cy", locales).pgettext(*MEDICINES) == "My medicines"
    assert len(caplog.records) == 1
    assert str(po) in caplog.text


def test_a_broken_domain_leaves_the_other_one(locales: Path, translate: Translate) -> None:
    translate("cy", {MEDICINES: "Fy meddyginiaethau"})
    translate("cy", {}, domain="lessons").write_bytes(b"\xff\xfe\x00")
    assert load("cy", locales).pgettext(*MEDICINES) == "Fy meddyginiaethau"


def test_a_broken_compiled_catalogue_gives_way_to_the_po(locales: Path, translate: Translate) -> None:
    po = translate("cy", {MEDICINES: "Fy meddyginiaethau"})
    po.with_suffix(".mo").write_bytes(b"cut sh")
    assert load("cy", locales).pgettext(*MEDICINES) == "Fy meddyginiaethau"


def test_a_language_that_is_gone_is_english(locales: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert load("xx", locales).language.tag == "en"
    assert "xx" in caplog.text
    assert load("ur", locales).pgettext(*MEDICINES) == "My medicines"


def test_a_marked_text_can_be_looked_up_later(locales: Path, translate: Translate) -> None:
    title = N_("home", "My medicines")
    translate("cy", {MEDICINES: "Fy meddyginiaethau"})
    assert load("cy", locales).pgettext(*title) == "Fy meddyginiaethau"


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """A folder with nothing but a compiled catalogue, and the sound content of that."""
    folder = tmp_path_factory.mktemp("compiled")
    po = folder / "cy" / "LC_MESSAGES" / "ui.po"
    update(po, [Message("home", "Step"), Message("home", "Back")])
    po.write_text(po.read_text("utf-8").replace('"Step"\nmsgstr ""', '"Step"\nmsgstr "Cam"'), "utf-8")
    (mo,) = compile_catalogues(folder)
    po.unlink()
    return mo, mo.read_bytes()


@given(data=st.data())
def test_no_damage_to_a_compiled_catalogue_stops_the_kiosk(
    compiled: tuple[Path, bytes], data: st.DataObject
) -> None:
    mo, sound = compiled
    content = bytearray(sound)
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), max_size=4)):
        content[place] = data.draw(st.integers(0, 255))
    mo.write_bytes(content[: data.draw(st.integers(0, len(content)))])
    load("cy", mo.parents[2]).pgettext("home", "Step")


KEYWORDS = (
    "msgid|msgid ''|msgstr|msgstr ''|msgctxt|msgid_plural|msgstr[1]|msgstr[x]|#|#~|#~ msgid|#,|#:|#.|é|"
)
TEXTS = r"|'|''|'a'|'\\'|fuzzy|'Plural-Forms: x\n'|'Language: !\n'|'Content-Type: text/plain; charset=none\n'"
LINES = st.lists(
    st.tuples(*(st.sampled_from(each.replace("'", '"').split("|")) for each in (KEYWORDS, TEXTS)))
)


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("broken") / "cy" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    return folder / "ui.po"


@given(lines=LINES)
def test_no_damage_to_a_po_file_stops_the_kiosk(broken: Path, lines: list[tuple[str, str]]) -> None:
    broken.write_text("\n".join(" ".join(line) for line in lines), encoding="utf-8")
    assert load("cy", broken.parents[2]).pgettext("home", "Help") == "Help"
