"""Screens with a box to write in, for the tests of the field and of the keyboard."""

from kiosk.phone.faces import AreaFace, ButtonFace, FieldFace, ProblemFace, ScreenFace, TabFace
from kiosk.phone.world import Action

EMAIL = "margaret.sample@example.com"
RIGHT = {
    "text": "letter",
    "email": EMAIL,
    "password": "Orchard7Close",
    "code": "123456",
    "number": "07700900123",
    "postcode": "LS1 4AP",
    "search": "NHS App",
}
CONTINUE = Action("tap", "continue")


def field(kind: str = "email", *, now: str = "", error: str = "", width: str = "full") -> FieldFace:
    """A field whose right answer is the one of RIGHT."""
    label, hint = f"Your {kind}", "Type it as it stands on the card."
    return FieldFace(f"nhs-app/{kind}", kind, label, hint, kind, width, (("right", RIGHT[kind]),), now, error)


def notes(*, written: bool = False) -> AreaFace:
    """A box for many lines."""
    write, erase = Action("write", "notes"), Action("erase", "notes")
    return AreaFace("nhs-app/notes", "Notes", "", 450, write, erase, written)


def screen(
    *faces: FieldFace | AreaFace, key: str = "nhs-app/login", problem: ProblemFace | None = None
) -> ScreenFace:
    """A screen with header, these boxes, a button, and tabs."""
    tabs = tuple(
        TabFace(each.title(), each, False, False, Action("tab", each)) for each in ("home", "profile")
    )
    button = ButtonFace("Continue", "primary", CONTINUE)
    return ScreenFace(key, "Practice", "App help", "Log in", True, problem, (*faces, button), tabs)
