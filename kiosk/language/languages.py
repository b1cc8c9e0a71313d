"""The languages we plan for; which of them are shipped is said by what lies in locales/.

Adding a language is adding a .po file: its name, fonts and measures are here already.
"""

import logging
from dataclasses import dataclass
from pathlib import Path

from kiosk.errors import KioskError

log = logging.getLogger(__name__)


class UnknownLanguageError(KioskError):
    """A language tag that our table does not hold."""


@dataclass(frozen=True, slots=True)
class ScriptMetrics:
    """Room that a script's ink needs round its line box, all in em."""

    top: float
    side: float
    line: float
    """Distance from one baseline to the next."""


# WCAG 1.4.12 asks for lines of 1.5; Arabic fonts bring more of their own. Nastaliq ink rises
# 0.60 above the line box and 0.30 past its edge (measured); less room than this clips words.
PLAIN = ScriptMetrics(top=0.0, side=0.0, line=1.5)
ARABIC = ScriptMetrics(top=0.0, side=0.02, line=2.12)
NASTALIQ = ScriptMetrics(top=0.65, side=0.40, line=2.5)


@dataclass(frozen=True, slots=True)
class Language:
    """One language as the learner meets it."""

    tag: str
    """The folder in locales/, as gettext and Babel spell it: `cy`, `pt_PT`."""
    name: str
    """In its own script, for the picker."""
    english_name: str
    rtl: bool = False
    families: tuple[str, ...] = ("Noto Sans",)
    """Font families, the script's own first: else Qt warns that it cannot shape the script."""
    metrics: ScriptMetrics = PLAIN


def _fonts(script: str) -> tuple[str, ...]:
    return (f"Noto {script}", "Noto Sans")


ENGLISH = Language("en", "English", "English")
PSEUDO = Language("qps", "Ƥšéúđó", "Pseudo")
PSEUDO_RTL = Language("qps_rtl", "Ƥšéúđó ←", "Pseudo, right to left", rtl=True)

# By demand for translated NHS letters (e-Referral Service 2024/25), after the two of the law.
PLANNED = (
    ENGLISH,
    Language("cy", "Cymraeg", "Welsh"),
    Language("ur", "اردو", "Urdu", True, ("Footbridge Nastaliq", *_fonts("Sans Arabic")), NASTALIQ),
    Language("bn", "বাংলা", "Bengali", False, _fonts("Sans Bengali")),
    Language("pl", "Polski", "Polish"),
    Language("ar", "العربية", "Arabic", True, _fonts("Sans Arabic"), ARABIC),
    Language("pa", "ਪੰਜਾਬੀ", "Punjabi", False, _fonts("Sans Gurmukhi")),
    Language("ro", "Română", "Romanian"),
    Language("tr", "Türkçe", "Turkish"),
    Language("pt_PT", "Português", "Portuguese"),
    Language("es", "Español", "Spanish"),
    Language("gu", "ગુજરાતી", "Gujarati", False, _fonts("Sans Gujarati")),
    Language("so", "Soomaali", "Somali"),
    Language("ta", "தமிழ்", "Tamil", False, _fonts("Sans Tamil")),
    Language("fa", "فارسی", "Persian", True, _fonts("Sans Arabic"), ARABIC),
    Language("ckb", "کوردیی سۆرانی", "Kurdish (Sorani)", True, _fonts("Sans Arabic"), ARABIC),
)
_BY_TAG = {language.tag: language for language in (*PLANNED, PSEUDO, PSEUDO_RTL)}


def language(tag: str) -> Language:
    """The language of a tag.

    :raises UnknownLanguageError: naming the tags there are.
    """
    try:
        return _BY_TAG[tag]
    except KeyError:
        known = ", ".join(_BY_TAG)
        raise UnknownLanguageError(f"No language has the tag “{tag}”. The tags are: {known}.") from None


def shipped(locales_folder: Path) -> tuple[Language, ...]:
    """English, then every planned language with a catalogue in the folder, in our order."""
    found = {
        file.parent.parent.name
        for ending in ("po", "mo")
        for file in locales_folder.glob(f"*/LC_MESSAGES/*.{ending}")
    }
    fallbacks = {tag for each in PLANNED for tag in chain(each.tag)}
    for tag in sorted(found - fallbacks):
        log.warning("locales/%s is left out: kiosk/language/languages.py has no such language", tag)
    return (ENGLISH, *(each for each in PLANNED[1:] if each.tag in found))


def chain(tag: str) -> tuple[str, ...]:
    """The catalogues to ask, best first; English needs none: `pt_PT` → (`pt_PT`, `pt`)."""
    parts = tag.split("_")
    return tuple("_".join(parts[:length]) for length in range(len(parts), 0, -1))
