"""Everything that may be said in a language: what a voice pack holds, and what people may read aloud."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kiosk.coach.road import Road
from kiosk.content.check_lesson import texts
from kiosk.content.routes import route_context
from kiosk.language.catalogue import Words, load
from kiosk.language.languages import ENGLISH, shipped
from kiosk.player.play import Stage, Way
from kiosk.player.walk import walk
from kiosk.session.line import Line, Piece, lesson_line, said
from kiosk.session.shelf import Shelf
from kiosk.session.words import band_of, lesson_context
from kiosk.speech.utterance import Said

NOT_SPOKEN = ("tip", "say", "speech")  # a tip is for the volunteer; instructions come from the walks


@dataclass(frozen=True, slots=True)
class Spoken:
    """A line that is said somewhere. `where` is `lesson/step` for an instruction, else what kind of text."""

    where: str
    line: Said


def everything_said(shelf: Shelf, locales: Path, tag: str) -> Iterator[Spoken]:
    """Each line once: of every lesson, walked in every way with each wrong turn, of the routes and of the
    pages. Lines with a number or a name of their own are left to the voice."""
    words = load(tag, locales)
    seen: set[Said] = set()
    for spoken in _all(shelf, words, locales):
        if spoken.line not in seen:
            seen.add(spoken.line)
            yield spoken


def _all(shelf: Shelf, words: Words, locales: Path) -> Iterator[Spoken]:
    tag = words.language.tag
    for lesson in shelf.lessons:
        road = shelf.road(str(lesson.id))
        for where, line in _of_lesson(road, words):
            yield Spoken(f"{lesson.id}/{where}", said(line, tag))
    for route in shelf.routes:
        for field, text in (("title", route.title), ("about", route.about)):
            yield Spoken("routes", _plain(words.pgettext(route_context(route.id, field), text), tag))
    for context, message in _of_pages(locales):
        yield Spoken("pages", _plain(words.pgettext(context, message), tag))


def _of_lesson(road: Road, words: Words) -> Iterator[tuple[str, Line]]:
    for way in Way:
        for moment in walk(road, way):
            if moment.play.stage is not Stage.DONE:
                step = road.lesson.steps[min(moment.play.step, len(road.lesson.steps) - 1)]
                for line in band_of(road, moment.play, words).lines:
                    yield str(step.id), line
    for where, text in texts(road.lesson):
        if where.rpartition("/")[2] not in NOT_SPOKEN:
            template = words.pgettext(lesson_context(road.lesson.id, where), text)
            yield where, lesson_line(template, road.phone)


def _of_pages(locales: Path) -> Iterable[tuple[str, str]]:
    """The English texts of the pages; a translation knows them all."""
    others = [language.tag for language in shipped(locales) if language is not ENGLISH]
    known: dict[tuple[str, str], None] = {}
    for tag in others:
        known |= dict.fromkeys(load(tag, locales).texts)
    return sorted(
        (context, message) for context, message in known if "/" not in context and "{" not in message
    )


def _plain(text: str, tag: str) -> Said:
    return said(Line((Piece(text),)), tag)
