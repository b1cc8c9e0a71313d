"""lessons/words.yaml: which words lessons do not use, and what to write instead."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Literal

from kiosk.content.faults import NOWHERE, Fault, Place
from kiosk.content.fields import said
from kiosk.content.library import shown_path
from kiosk.content.plain.sentences import words_of
from kiosk.content.reader import Reader
from kiosk.content.strict_yaml import read_yaml

WORDS_FILE = "words.yaml"

PHRASE = re.compile(r"[A-Za-z][A-Za-z.'/-]*( [A-Za-z][A-Za-z.'/-]*)*\Z")
ABBREVIATION = re.compile(r"[A-Z]+(&[A-Z]+)?\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The whole of words.yaml."""

    called: ClassVar[str] = "list of words"
    schema: Literal["words/1"] = said("the version of this format")
    instead: Mapping[str, tuple[str, ...]] = said(
        "a word or phrase that lessons do not use, and what to write; [] to take it out",
        keys=PHRASE,
        may_be_empty=True,
    )
    unkind: tuple[str, ...] = said("a word or phrase that hurts who finds it hard", pattern=PHRASE)
    colours: tuple[str, ...] = said(
        "a word for a colour: not everybody sees it, and learners choose their own", pattern=PHRASE
    )
    fine: tuple[str, ...] = said("what looks like one of these, but is plain", pattern=PHRASE)
    adjectives: tuple[str, ...] = said("words in -ed that say how something is", pattern=PHRASE)
    known: tuple[str, ...] = said("abbreviations that everybody knows, in capitals", pattern=ABBREVIATION)
    explained: Mapping[str, str] = said(
        "an abbreviation that each lesson explains, and its meaning", keys=ABBREVIATION
    )
    terms: Mapping[str, str] = said("a word that a beginner may not know, and its meaning", keys=PHRASE)
    place: Place = NOWHERE


def read_words(root: Path) -> tuple[Words | None, tuple[Fault, ...]]:
    """The words.yaml of a lessons folder, and what is wrong with it; None when it cannot be used."""
    document = read_yaml(root / WORDS_FILE, shown_path(root, root / WORDS_FILE))
    if document.node is None:
        return None, document.faults
    reader = Reader()
    words = reader.read(document.node, Words)
    return words, (*document.faults, *reader.faults)


class Phrases:
    """Finds phrases in a sentence, in all forms of their words: submit, submits, submitted."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._known: dict[tuple[str, ...], str] = {}
        for phrase in phrases:
            self._known |= dict.fromkeys(_forms_of_phrase(phrase), phrase)
        self._longest = max(map(len, self._known), default=0)

    def found(self, words: Sequence[str]) -> Iterator[tuple[str, str]]:
        """(the phrase as it is listed, as it is written here); where two begin, the longer one."""
        small = [word.lower().replace("’", "'") for word in words]
        start = 0
        while start < len(small):
            for length in range(min(self._longest, len(small) - start), 0, -1):
                phrase = self._known.get(tuple(small[start : start + length]))
                if phrase is not None:
                    yield phrase, " ".join(words[start : start + length])
                    start += length
                    break
            else:
                start += 1


def _forms_of_phrase(phrase: str) -> Iterator[tuple[str, ...]]:
    """The phrase with its first or its last word in every form: navigates to, web addresses."""
    first, *rest = words_of(phrase.lower())
    for form in _forms(first):
        yield (form, *rest)
    for form in _forms(rest[-1]) if rest else ():
        yield (first, *rest[:-1], form)


def _forms(word: str) -> set[str]:
    """A word with the endings that English gives it; a form that does not exist does no harm."""
    forms = {word, f"{word}s", f"{word}'s"}
    if word.endswith("e"):
        return forms | {f"{word}d", f"{word[:-1]}ing"}
    if re.search(r"[^aeiou]y$", word):
        return forms | {f"{word[:-1]}ies", f"{word[:-1]}ied", f"{word}ing"}
    if re.search(r"[^aeiou][aeiou][bdglmnprt]$", word):
        forms |= {f"{word}{word[-1]}ed", f"{word}{word[-1]}ing"}
    return forms | {f"{word}es", f"{word}ed", f"{word}ing"}
