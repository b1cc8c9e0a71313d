"""Real translation files in a folder of the test's own."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from kiosk.language.plurals import PLURALS


def po_text(tag: str, texts: Mapping[tuple[str, str], str]) -> str:
    """A .po file as a translator's tool would save it."""
    plural = PLURALS.get(tag, PLURALS["en"])
    head = (
        f'msgid ""\nmsgstr ""\n"Language: {tag}\\n"\n'
        f'"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: {plural}\\n"\n'
    )
    entries = [
        f'\nmsgctxt "{context}"\nmsgid "{english}"\nmsgstr "{text}"\n'
        for (context, english), text in texts.items()
    ]
    return head + "".join(entries)


@pytest.fixture
def locales(tmp_path: Path) -> Path:
    return tmp_path / "locales"


@pytest.fixture
def translate(locales: Path) -> Callable[..., Path]:
    """`translate("cy", {(context, english): text}, domain="ui")` writes the .po and returns it."""

    def write(tag: str, texts: Mapping[tuple[str, str], str], domain: str = "ui") -> Path:
        po = locales / tag / "LC_MESSAGES" / f"{domain}.po"
        po.parent.mkdir(parents=True, exist_ok=True)
        po.write_text(po_text(tag, texts), encoding="utf-8")
        return po

    return write
