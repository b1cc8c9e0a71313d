"""The texts of lessons and routes and the labels of apps, for translators."""

from collections.abc import Iterator

from kiosk.content.check_lesson import texts
from kiosk.content.faults import place_of
from kiosk.content.labels import BACK, PLACEHOLDER, labels_of
from kiosk.content.lesson import Lesson
from kiosk.content.library import Library
from kiosk.content.routes import route_context
from kiosk.language.messages import Message

FOR_THE_EAR = "Read aloud instead of the text “say”, which reads badly. Nobody sees it."
STAYS_ENGLISH = "What these English words of the phone mean. The phone itself stays in English."


def lesson_messages(library: Library) -> Iterator[Message]:
    """Every text of every lesson (msgctxt lesson/step/field) and route (routes/route/field), and the
    meaning of every label (app/label).
    """
    for lesson in library.lessons.values():
        for where, text in texts(lesson):
            notes = [f"Lesson “{lesson.title}”"]
            if where.endswith("/speech"):
                notes.append(FOR_THE_EAR)
            if PLACEHOLDER.search(text):
                notes.append(f"Reads: {_as_shown(text, lesson, library)}")
            yield Message(f"{lesson.id}/{where}", str(text), tuple(notes), place_of(text).path)
    for route in library.routes:
        tile = (f"A tile of the home page: {route.title}",)
        for field, text in (("title", route.title), ("about", route.about)):
            yield Message(route_context(route.id, field), str(text), tile, place_of(text).path)
    for app, content in library.apps.items():
        for text in dict.fromkeys((*labels_of(content).values(), BACK)):
            if "{" not in text:
                yield Message(f"{app}/label", str(text), (STAYS_ENGLISH,), place_of(text).path)


def _as_shown(text: str, lesson: Lesson, library: Library) -> str:
    """The text with its placeholders filled, so that a translator sees the sentence."""

    def value(kind: str, reference: str) -> str:
        app, _, rest = reference.partition("/")
        if kind == "label" and reference == "back":
            return f"“{BACK}”"
        if kind == "label" and app in library.apps:
            return f"“{labels_of(library.apps[app]).get(rest, reference)}”"
        if kind == "item" and library.people and reference in library.people.medicines:
            return f"“{library.people.medicines[reference].title}”"
        if kind == "person" and library.people and lesson.phone.person in library.people.people:
            return library.people.people[lesson.phone.person].first
        return reference

    return PLACEHOLDER.sub(lambda match: value(match[1], match[2]), text)
