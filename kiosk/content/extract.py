"""The texts of lessons and the labels of apps, for translators."""

from collections.abc import Iterator

from kiosk.content.check_lesson import texts
from kiosk.content.faults import place_of
from kiosk.content.labels import BACK, labels_of
from kiosk.content.library import Library
from kiosk.language.messages import Message

STAYS_ENGLISH = "What the phone's English words mean. The phone itself stays in English."


def lesson_messages(library: Library) -> Iterator[Message]:
    """Every text of every lesson (msgctxt lesson/step/field), and the meaning of every label (app/label)."""
    for lesson in library.lessons.values():
        for where, text in texts(lesson):
            yield Message(
                f"{lesson.id}/{where}", str(text), (f"Lesson “{lesson.title}”",), place_of(text).path
            )
    for app, content in library.apps.items():
        for text in dict.fromkeys((*labels_of(content).values(), BACK)):
            if "{" not in text:
                yield Message(f"{app}/label", str(text), (STAYS_ENGLISH,), place_of(text).path)
