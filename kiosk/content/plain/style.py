"""The rules of plain language, told to the authors of lessons by `kiosk check`.

One idea in a short active sentence, words of everyday: Easy Read (Department of Health, 2010) and the
NHS content guide. A fault of style makes the check fail but never hides a lesson: all are `harmless`.
"""

from collections.abc import Iterator, Mapping

from kiosk.content.check_lesson import texts
from kiosk.content.faults import Fault, place_of
from kiosk.content.lesson import Lesson
from kiosk.content.library import Library
from kiosk.content.plain.first_use import FirstUse, abbreviation, learner_texts
from kiosk.content.plain.sentences import QUOTE, reading_grade, sentences, words_of
from kiosk.content.plain.words import Phrases, Words, read_words

MOST_WORDS = 15  # in a sentence
MOST_SENTENCES: Mapping[str, int] = {"title": 1, "about": 3}
USUAL_SENTENCES = 2  # in every other text
HARDEST_GRADE = 5.0

_TO_BE = {"am", "is", "are", "was", "were", "be", "been", "being"} | {
    "isn't", "aren't", "wasn't", "weren't", "i'm", "you're", "we're", "they're",
}  # fmt: skip
_BETWEEN = {"not", "never", "always", "already", "also", "now", "often", "only", "still", "then"}  # and -ly

Told = tuple[str, str]  # (problem, remedy)


def style_faults(library: Library) -> tuple[Fault, ...]:
    """What is not plain in each lesson, and what is wrong with words.yaml itself; in order."""
    words, faults = read_words(library.root)
    if words is None or faults:
        return faults
    style = _Style(words)
    return tuple(sorted({fault for lesson in library.lessons.values() for fault in style.of(lesson)}))


def reading_warnings(library: Library) -> tuple[Fault, ...]:
    """The lessons that are hard to read as a whole. The formula swings, so this is only a hint."""
    return tuple(sorted(fault for lesson in library.lessons.values() for fault in _too_hard(lesson)))


class _Style:
    """The rules with the words of one words.yaml."""

    def __init__(self, words: Words) -> None:
        self._words = words
        # A term is looked for too, so that a listed word inside it (nominate in nominated pharmacy) is fine.
        self._listed = Phrases((*words.instead, *words.unkind, *words.colours, *words.fine, *words.terms))
        self._firsts = FirstUse(words)
        self._adjectives = frozenset(word.lower() for word in words.adjectives)
        self._abbreviations = {*words.known, *words.explained}

    def of(self, lesson: Lesson) -> Iterator[Fault]:
        for where, text in texts(lesson):
            if where.endswith("/speech"):
                continue  # numbers and letters written for the ear are long
            for problem, remedy in self._text(text, where.rpartition("/")[2]):
                yield Fault(place_of(text), problem, remedy, harmless=True)
        yield from self._firsts.of(lesson)

    def _text(self, text: str, field: str) -> Iterator[Told]:
        parts = sentences(text)
        most = MOST_SENTENCES.get(field, USUAL_SENTENCES)
        if len(parts) > most:
            yield (
                f"“{field}” has {len(parts)} sentences here",
                f"keep {'one' if most == 1 else f'at most {most}'}, with what the reader needs now",
            )
        for sentence in parts:
            words = words_of(sentence)
            if len(words) > MOST_WORDS:
                yield (
                    f"this sentence has {len(words)} words: “{_beginning(words)}”",
                    f"split it into two (at most {MOST_WORDS} words in each), or leave something out",
                )
            yield from self._choice_of_words(words)
            yield from self._capitals(words)
            yield from self._passive(words)

    def _choice_of_words(self, words: list[str]) -> Iterator[Told]:
        for phrase, written in self._listed.found(words):
            if phrase in self._words.unkind:
                yield (
                    f"“{written}” can hurt somebody who finds this hard",
                    "take it out, or say what to do now",
                )
            elif phrase in self._words.colours:
                yield (
                    f"“{written}” is a colour, which not everybody sees",
                    "say what it is, what it says or where it stands",
                )
            elif phrase in self._words.instead:
                better = " or ".join(f"“{each}”" for each in self._words.instead[phrase])
                yield f"“{written}” is not a word for lessons", f"write {better}" if better else "take it out"

    def _capitals(self, words: list[str]) -> Iterator[Told]:
        for short in filter(None, map(abbreviation, words)):
            if short not in self._abbreviations:
                yield f"“{short}” is an abbreviation, or a word in capitals", "write it out, in small letters"

    def _passive(self, words: list[str]) -> Iterator[Told]:
        small = [word.lower().replace("’", "'") for word in words]
        for start, word in enumerate(small):
            if word not in _TO_BE:
                continue
            after = start + 1
            while after < len(small) and (small[after] in _BETWEEN or small[after].endswith("ly")):
                after += 1
            if after < len(small) and _is_participle(small[after]) and small[after] not in self._adjectives:
                yield (
                    f"“{' '.join(words[start : after + 1])}” does not say who does it",
                    "say who does what, such as “the surgery opens it” instead of “it is opened”",
                )


def _too_hard(lesson: Lesson) -> Iterator[Fault]:
    read = [sentence for _, _, text in learner_texts(lesson) for sentence in sentences(text)]
    grade = reading_grade(read)
    if grade > HARDEST_GRADE:
        hardest = _beginning(words_of(max(read, key=lambda sentence: reading_grade([sentence]))))
        yield Fault(
            lesson.place,
            f"the whole lesson has reading grade {grade:.1f}",
            f"aim for {HARDEST_GRADE:.0f}: make “{hardest}” shorter, or use shorter words",
            harmless=True,
        )


def _is_participle(word: str) -> bool:
    return len(word) > 3 and word.endswith("ed") and not word.endswith("eed")


def _beginning(words: list[str]) -> str:
    """Enough of a sentence to find it."""
    shown = ["…" if word == QUOTE else word for word in words]
    return " ".join(shown[:6]) + (" …" if len(shown) > 6 else "")
