"""What stands in a field whose answer the phone's world knows: the learner's text, or one that fits."""

from collections.abc import Iterator

from kiosk.content.answers import MALFORMED, WRONG
from kiosk.phone.answers import answer_of
from kiosk.phone.faces import FieldFace
from kiosk.ui.phone.view import View

_OTHERS = {
    "email": ("someone.else@example.com", "someone"),
    "code": ("000000", "111111", "12345"),
    "number": ("0", "1", "x"),
    "postcode": ("ZZ1 1ZZ", "ZZ2 2ZZ", "1"),
}
_ANY_OTHER = ("something else", "another thing")


def agree(face: FieldFace, view: View) -> None:
    """Put a text into the view that is the answer the world holds, unless what is typed is that answer.

    The coach types too (Watch, and the top of the help ladder). An empty answer changes nothing here:
    whoever shows the screen drops what was sent.
    """
    typed = view.typed.get(face.field, "")
    if face.now and answer_of(face.kind, face.answers, typed) != face.now:
        view.typed[face.field] = text_for(face)


def text_for(face: FieldFace) -> str:
    """A text that is the answer `face.now`; for a wrong one a plausible slip of the finger."""
    right = next((text for name, text in face.answers if name == face.now), None)
    if right is not None:
        return right
    fits = (each for each in _slips(face) if answer_of(face.kind, face.answers, each) == face.now)
    return next(fits, "")


def _slips(face: FieldFace) -> Iterator[str]:
    """Texts that somebody may have typed by mistake, the likeliest first."""
    right = dict(face.answers).get("right") or next((text for _, text in face.answers), "")
    middle = len(right) // 2
    if face.kind == "email" and face.now == MALFORMED:
        yield right.replace("@", "")
    if face.kind == "code" and face.now == WRONG and right[-1:].isdigit():
        yield f"{right[:-1]}{(int(right[-1]) + 1) % 10}"
    if face.kind in ("code", "number", "postcode"):
        yield right[:-1]
    for place in sorted(range(len(right)), key=lambda at: abs(at - middle)):
        yield right[:place] + right[place + 1 :]
    yield right + right[-1:]
    yield from _OTHERS.get(face.kind, ())
    yield from _ANY_OTHER
