"""How words are said that are written for the eye: abbreviations, telephone numbers, times.

A list for each language, `locales/<language>/pronunciation.yaml`, gives the spoken words of a written one;
translators mend it without touching code. Telephone numbers are said digit by digit in every language.
"""

import logging
import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import yaml

from kiosk.paths import locales_folder

log = logging.getLogger(__name__)

FILE = "pronunciation.yaml"
TELEPHONE = 9
"""Digits from which a number that begins with 0 is a telephone number."""

_OPENING, _CLOSING = r"[\"'“”‘’«»(\[\u2066-\u2069]*", r"[\"'“”‘’«»)\]\u2066-\u2069,;:.!?…۔؟،]*"
_EDGES = re.compile(rf"(?P<before>{_OPENING})(?P<word>.*?)(?P<after>{_CLOSING})\Z", re.S)
_DIGITS = re.compile(r"[0-9]+\Z")
_TIME = re.compile(r"(?P<hour>[0-9]{1,2})(?:[:.](?P<minute>[0-9]{2}))?(?P<half>[ap])m\Z", re.I)


def pronounce(tokens: Sequence[str], language: str) -> list[str]:
    """What is said for each word that is written; as many as there are words."""
    listed = pronunciations(language.replace("_", "-").split("-")[0].lower())
    telephone = _telephones(tokens)
    return [
        _digits(token) if number in telephone else _said(token, listed) for number, token in enumerate(tokens)
    ]


@cache
def pronunciations(language: str, folder: Path | None = None) -> Mapping[str, str]:
    """The list of a language, by written word; empty where there is none. A list that cannot be read is
    logged and left out: words said badly are better than none."""
    path = (folder or locales_folder()) / language / FILE
    try:
        listed = yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else {}
    except (OSError, ValueError, yaml.YAMLError) as error:
        log.warning("%s is left out: %s", path, error)
        return {}
    if not isinstance(listed, dict) or not all(
        isinstance(word, str) and isinstance(said, str) for word, said in listed.items()
    ):
        log.warning(
            "%s is left out: it must have lines such as GP: gee pee, in quotes where they are numbers", path
        )
        return {}
    return listed


def _said(token: str, listed: Mapping[str, str]) -> str:
    parts = _EDGES.match(token)
    assert parts is not None  # it matches everything
    word = parts["word"]
    if word in listed:
        return f"{parts['before']}{listed[word]}{parts['after']}"
    if time := _TIME.match(word):
        minute = "" if time["minute"] in (None, "00") else f" {time['minute']}"
        return f"{parts['before']}{int(time['hour'])}{minute} {time['half']} m{parts['after']}"
    return token


def _telephones(tokens: Sequence[str]) -> set[int]:
    """The places of words that are parts of a telephone number: groups of digits, the first begins with 0."""
    found: set[int] = set()
    start = 0
    while start < len(tokens):
        end = start
        digits = ""
        while end < len(tokens) and (group := _bare(tokens[end])) and (digits or group[0] == "0"):
            digits += group
            end += 1
        if len(digits) >= TELEPHONE:
            found |= set(range(start, end))
        start = max(end, start + 1)
    return found


def _bare(token: str) -> str:
    """The digits of a word that has nothing else but marks around it."""
    parts = _EDGES.match(token)
    word = parts["word"] if parts else ""
    return word if _DIGITS.match(word) else ""


def _digits(token: str) -> str:
    """Digit by digit, with a short rest at the end of the group."""
    parts = _EDGES.match(token)
    assert parts is not None
    after = parts["after"] or ","
    return f"{parts['before']}{' '.join(parts['word'])}{after}"
