"""The words of one language, message by message; what is missing is shown in English.

Welsh and Urdu began as machine drafts. They are shown, with a draft mark (reviews.py), so
drafts are part of what is loaded here.
"""

import logging
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from gettext import GNUTranslations
from pathlib import Path

from kiosk.language.bidi import PLACEHOLDER
from kiosk.language.languages import (
    ENGLISH,
    PSEUDO,
    PSEUDO_RTL,
    Language,
    UnknownLanguageError,
    chain,
    language,
)
from kiosk.language.po import STAMP, CatalogueError, Texts, read_texts, stamp
from kiosk.language.pseudo import pseudo, pseudo_rtl

log = logging.getLogger(__name__)

DOMAINS = ("ui", "lessons")
# What gettext raises for a file that is cut short, overwritten or of another kind.
_BROKEN = (OSError, ValueError, LookupError, AttributeError, OverflowError, struct.error)


def N_(context: str, message: str) -> tuple[str, str]:  # noqa: N802 (gettext's own name)
    """Mark a text for translators that is looked up later: `words.pgettext(*TITLE)`."""
    return context, message


@dataclass(frozen=True, slots=True)
class Words:
    """All that can be said in one language. The English text is the key to its translation."""

    language: Language
    texts: Mapping[tuple[str, str], str] = field(default_factory=dict, repr=False)
    """(context, English) → translation, fallbacks included."""

    def pgettext(self, context: str, message: str) -> str:
        """The text in this language, or the English message itself."""
        return self.texts.get((context, message), message)

    def has(self, context: str, message: str) -> bool:
        """Whether there is a translation, so that no English shows through."""
        return (context, message) in self.texts


class PseudoWords(Words):
    """An invented language that knows every text."""

    def pgettext(self, context: str, message: str) -> str:
        return pseudo_rtl(message) if self.language.rtl else pseudo(message)

    def has(self, context: str, message: str) -> bool:
        return True


ENGLISH_WORDS = Words(ENGLISH)


def load(tag: str, locales_folder: Path) -> Words:
    """The words of a language. Never fails: what cannot be read is logged and is English."""
    try:
        wanted = language(tag)
    except UnknownLanguageError as error:
        log.warning("%s English is shown.", error)
        return ENGLISH_WORDS
    if wanted in (PSEUDO, PSEUDO_RTL):
        return PseudoWords(wanted)
    if wanted == ENGLISH:
        return ENGLISH_WORDS
    texts: Texts = {}
    for each in reversed(chain(tag)):
        for domain in DOMAINS:
            texts |= _sound(_texts(locales_folder / each / "LC_MESSAGES" / f"{domain}.po"), each)
    return Words(wanted, texts)


def _texts(po: Path) -> Texts:
    """The compiled catalogue when it was made from this very .po, else the .po itself.

    Compared by content and not by time: wheels, archives and USB sticks lose file times.
    """
    made_from = None
    try:
        if po.is_file():
            made_from = stamp(po.read_bytes())
        compiled = _compiled(po.with_suffix(".mo"))
        compiled_from = compiled.pop(STAMP, None)
        if compiled and made_from in (None, compiled_from):
            return compiled
    except _BROKEN as error:
        log.warning("%s cannot be read: %s", po.with_suffix(".mo"), error)
    if made_from is None:
        return {}
    try:
        return read_texts(po)
    except CatalogueError as error:
        log.warning("%s English is shown.", error)
        return {}


class _Compiled(GNUTranslations):
    _catalog: Mapping[object, str]

    def texts(self) -> Texts:
        pairs = (
            (key.split("\x04", 1), text)
            for key, text in self._catalog.items()
            if isinstance(key, str) and "\x04" in key
        )
        return {(context, message): text for (context, message), text in pairs}


def _compiled(mo: Path) -> Texts:
    if not mo.is_file():
        return {}
    with mo.open("rb") as file:
        return _Compiled(file).texts()


def _sound(texts: Texts, tag: str) -> Texts:
    """Without the translations that would lose or invent a placeholder: those show English."""
    unsound = [
        key
        for key, text in texts.items()
        if ("{" in text or "{" in key[1])
        and set(PLACEHOLDER.findall(text)) != set(PLACEHOLDER.findall(key[1]))
    ]
    for key in unsound:
        log.warning("%s: the translation of “%s” (%s) has other placeholders", tag, key[1], key[0])
        del texts[key]
    return texts
