"""Makes any text safe to speak, and cuts it to pieces the voice can manage.

One long text is slow (3,000 words took 31 s in one piece); pieces of 600
characters keep every request short enough for a deadline.
"""

import re
import unicodedata

LONGEST_PIECE = 600

# Joiners shape Urdu, Persian and Indic words: they stay although they are format characters.
_JOINERS = "\u200c\u200d"
_SENTENCE_END = re.compile(r"(?<=[.!?…۔؟।。！？])\s+")


def tidy(text: str) -> str:
    """The text in NFC on one line, without control, format, surrogate or unassigned characters."""
    composed = unicodedata.normalize("NFC", text)
    kept = (
        letter if letter in _JOINERS or unicodedata.category(letter)[0] != "C" else " " for letter in composed
    )
    return " ".join("".join(kept).split())


def can_be_spoken(text: str) -> bool:
    """Whether there is at least one letter or digit: dots, dashes and pictures say nothing."""
    return any(letter.isalnum() for letter in text)


def pieces(text: str, longest: int = LONGEST_PIECE) -> list[str]:
    """Tidies the text and cuts it into speakable pieces of at most `longest` characters.

    Cuts after sentences; a sentence that is too long is cut between words, and a
    word that is too long is cut where it must be.
    """
    found: list[str] = []
    for sentence in _SENTENCE_END.split(tidy(text)):
        if found and len(found[-1]) + 1 + len(sentence) <= longest:
            found[-1] += " " + sentence
            continue
        while len(sentence) > longest:
            space = sentence.rfind(" ", 1, longest + 1)
            cut = space if space > 0 else longest
            found.append(sentence[:cut])
            sentence = sentence[cut:].lstrip()
        found.append(sentence)
    return [piece for piece in found if can_be_spoken(piece)]
