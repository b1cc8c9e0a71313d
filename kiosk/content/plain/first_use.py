"""What is new to a beginner: one term at a time, and no abbreviation without its meaning."""

import re
from collections.abc import Iterator

from kiosk.content.check_lesson import texts
from kiosk.content.faults import Fault, place_of
from kiosk.content.lesson import Lesson
from kiosk.content.plain.sentences import sentences, words_of
from kiosk.content.plain.words import Phrases, Words

MOST_NEW_TERMS = 1  # in a step
OPENING = "lesson"  # title, about, praise and recall: how `texts` names what belongs to no step

_CAPITALS = re.compile(r"([A-Z](?:[.&/-]?[A-Z])+)(?:['’]?s)?\Z")


def learner_texts(lesson: Lesson) -> Iterator[tuple[str, str, str]]:
    """(step or mistake, field, text) of what the learner reads; a tip is for the volunteer, speech for the
    ear."""
    for where, text in texts(lesson):
        step, _, field = where.rpartition("/")
        if field not in ("tip", "speech"):
            yield step, field, text


def abbreviation(word: str) -> str | None:
    """`GP` of GP, GPs and G.P.; None for a word that is none."""
    found = _CAPITALS.match(word)
    return found[1].replace(".", "") if found else None


class FirstUse:
    """Follows a lesson from its title to its end with the words of one words.yaml."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._terms = Phrases(words.terms)

    def of(self, lesson: Lesson) -> Iterator[Fault]:
        """What comes too fast for a beginner."""
        yield from self._terms_at_once(lesson)
        yield from self._unexplained(lesson)

    def _terms_at_once(self, lesson: Lesson) -> Iterator[Fault]:
        """A beginner learns one new word at a time; what the title and the start say is known then."""
        met: set[str] = set()
        new: dict[str, list[str]] = {}
        for step, _, text in learner_texts(lesson):
            for sentence in sentences(text):
                for term, _ in self._terms.found(words_of(sentence)):
                    if term not in met:
                        met.add(term)
                        new.setdefault(step, []).append(term)
                        if step != OPENING and len(new[step]) == MOST_NEW_TERMS + 1:
                            yield self._one_at_a_time(text, new[step])

    def _one_at_a_time(self, text: str, terms: list[str]) -> Fault:
        first, second = terms[:2]
        return Fault(
            place_of(text),
            f"“{first}” and “{second}” are both new in this step",
            f"say one of them in a step before, or write it plainly: “{self._words.terms[second]}”",
            harmless=True,
        )

    def _unexplained(self, lesson: Lesson) -> Iterator[Fault]:
        """A title has no room to explain, so it is looked at last: the text below it does."""
        met: set[str] = set()
        for _, _, text in sorted(learner_texts(lesson), key=lambda each: each[:2] == (OPENING, "title")):
            shown = [word for sentence in sentences(text) for word in words_of(sentence)]
            for short in sorted({*filter(None, map(abbreviation, shown))} & {*self._words.explained} - met):
                met.add(short)
                if not re.search(rf"\b{re.escape(short)}s?\s*\(\s*\w|\w\s*\({re.escape(short)}s?\)", text):
                    meaning = self._words.explained[short]
                    yield Fault(
                        place_of(text),
                        f"“{short}” is not explained where the lesson first says it",
                        f"write “{short} ({meaning})”, or only “{meaning}”",
                        harmless=True,
                    )
