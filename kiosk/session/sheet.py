"""What stands on the sheet that a learner takes home: the steps in their language and in English.

It says where help was used in this play, and nothing else about the person.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from kiosk.coach.road import Road
from kiosk.language.bidi import isolate_in
from kiosk.language.catalogue import ENGLISH_WORDS, N_, Words
from kiosk.language.formats import month, page_of, step_of
from kiosk.language.languages import ENGLISH, Language
from kiosk.phone.phone import Phone
from kiosk.session.line import Line, lesson_line
from kiosk.session.sheet_pictures import Picture, pictures
from kiosk.session.words import lesson_context, meanings, recall_line

# Note: at the top of every page of a printed sheet.
PRACTICE = N_("sheet", "Practice – nothing here is real")
# Note: on paper, above the steps of a lesson.
ABOUT = N_("sheet", "These are the steps of this lesson. The pictures show the practice phone.")
CAREFUL = N_("sheet", "In the real app, the same steps are real.")
# Note: on paper, beside a step in which the learner had help.
HELPED = N_("sheet", "You had help here. Look at this step again.")
# Note: {app} is an English name such as NHS App, {month} such as August 2026.
CHECKED = N_("sheet", "Compared with the real thing: {app}, {month}.")
CHECKED_NO_APP = N_("sheet", "Last checked: {month}.")
CHANGES = N_("sheet", "Real apps change. Yours may look a little different.")
# Note: beside a square code that a phone's camera can read.
CAMERA = N_("sheet", "Point the camera of your phone at this square. It opens a page about the real thing.")
TYPE = N_("sheet", "Or type the address below it.")
# These stand on the screen too.
NEXT_VISIT = ("done", "For your next visit")
DRAFT = ("bar", "Draft translation: not checked yet")

NO_APP = "none"  # what an author writes where there is no real app


@dataclass(frozen=True, slots=True)
class StepWords:
    """One step in one language. `helped` is empty where the learner needed no help."""

    number: str
    say: Line
    why: Line | None
    meanings: tuple[tuple[str, str], ...]
    helped: str


@dataclass(frozen=True, slots=True)
class Telling:
    """All words of the sheet in one language."""

    words: Words
    practice: str
    title: str
    about: tuple[str, ...]
    steps: tuple[StepWords, ...]
    next_visit: str
    recall: Line | None
    checked: tuple[str, ...]
    way: tuple[str, ...]
    """How to come to the public page."""

    @property
    def language(self) -> Language:
        """Whose fonts and direction it needs."""
        return self.words.language

    def page(self, number: int, total: int) -> str:
        """ "Page 2 of 5"."""
        return page_of(self.words, number, total)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The sheet of one lesson: the learner's own language first, then English where that is another.

    `address` is the public page about the real thing, or empty.
    """

    lesson: str
    tellings: tuple[Telling, ...]
    pictures: tuple[Picture, ...]
    phone: Phone
    address: str

    @property
    def file_name(self) -> str:
        """Named by lesson and language only: nothing that says who it is for, or when."""
        return f"{self.lesson}.{self.tellings[0].language.tag}.pdf"


def make_sheet(road: Road, words: Words, helped: Collection[str] = (), *, draft: bool = False) -> Sheet:
    """The sheet of a lesson. `helped` are the ids of the steps in which help was used.

    `draft`: no native speaker has checked these words yet, and the sheet says so.
    """
    languages = (words,) if words.language == ENGLISH else (words, ENGLISH_WORDS)
    tellings = tuple(_telling(road, each, helped, draft and each is words) for each in languages)
    address = road.lesson.reference.page or ""
    return Sheet(str(road.lesson.id), tellings, pictures(road), road.phone, address)


def _telling(road: Road, words: Words, helped: Collection[str], draft: bool) -> Telling:
    lesson = road.lesson
    title = words.pgettext(lesson_context(lesson.id, "lesson/title"), lesson.title)
    about = (words.pgettext(*ABOUT), words.pgettext(*CAREFUL))
    return Telling(
        words,
        words.pgettext(*PRACTICE),
        title,
        (*about, words.pgettext(*DRAFT)) if draft else about,
        tuple(_steps(road, words, helped)),
        words.pgettext(*NEXT_VISIT),
        recall_line(road, words),
        _checked(road, words),
        (words.pgettext(*CAMERA), words.pgettext(*TYPE)),
    )


def _steps(road: Road, words: Words, helped: Collection[str]) -> Iterator[StepWords]:
    lesson = road.lesson
    for number, step in enumerate(lesson.steps, 1):
        say = _line(road, words, f"{step.id}/say", step.say)
        yield StepWords(
            step_of(words, number, len(lesson.steps)),
            say,
            _line(road, words, f"{step.id}/why", step.why) if step.why else None,
            meanings(road, tuple(dict.fromkeys(say.quoted)), words),
            words.pgettext(*HELPED) if step.id in helped else "",
        )


def _line(road: Road, words: Words, where: str, text: str) -> Line:
    return lesson_line(words.pgettext(lesson_context(road.lesson.id, where), text), road.phone)


def _checked(road: Road, words: Words) -> tuple[str, ...]:
    real = road.lesson.reference
    text = CHECKED_NO_APP if real.app == NO_APP else CHECKED
    known = words if words.has(*text) else ENGLISH_WORDS  # or an English sentence had a month in Urdu
    values = {"app": real.app, "month": month(known, real.checked)}
    template = words.pgettext(*text)
    return (isolate_in(template, values, words.language), words.pgettext(*CHANGES))
