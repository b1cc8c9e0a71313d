"""What stands around the page: made anew where it changed, kept where it did not."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from kiosk.phone.faces import GridFace, PanelFace, ScreenFace
from kiosk.ui.phone.address_bar import AddressBar
from kiosk.ui.phone.frame import Header, Ribbon, Tabs
from kiosk.ui.phone.gesture_bar import GestureBar
from kiosk.ui.phone.look import PhoneLook
from kiosk.ui.phone.notice import Banner, Notice
from kiosk.ui.phone.task_bar import HelpFoot, TaskBar

Strip = QWidget
"""A ribbon, a bar, a notice: as wide as the glass, with a height for that width."""


@dataclass
class _Made:
    """A strip, and what it was made from."""

    of: object
    strip: Strip | None


class Surround:
    """The strips by name, in reading order: ribbon, notice, header, banner; below the page tabs and keys."""

    ABOVE = ("ribbon", "notice", "header", "banner")
    BELOW = ("tabs", "keys")
    LOOSE = ("notice", "banner")  # these may also stand in the page

    def __init__(self, look: PhoneLook, parent: QWidget) -> None:
        self._look, self._parent = look, parent
        self._made: dict[str, _Made] = {}

    def show_face(self, face: ScreenFace) -> bool:
        """Make the strips of a screen. Tells whether any of them is new."""
        changed = False
        for name, of, make in _recipes(self._look, face):
            old = self._made.get(name)
            if old is not None and old.of == of:
                continue
            changed = True
            if old is not None and old.strip is not None:
                old.strip.hide()
                old.strip.setParent(None)
                old.strip.deleteLater()
            strip = make()
            if strip is not None:
                strip.setParent(self._parent)
            self._made[name] = _Made(of, strip)
        return changed

    def strip(self, name: str) -> Strip | None:
        """One of them, if this screen has it."""
        made = self._made.get(name)
        return made.strip if made else None

    def strips(self, names: tuple[str, ...]) -> list[Strip]:
        """Those of these that this screen has, in this order."""
        return [strip for strip in map(self.strip, names) if strip is not None]

    def height(self, names: tuple[str, ...], width: int) -> int:
        """How high these are together."""
        return sum(strip.heightForWidth(width) for strip in self.strips(names))


def bar_title(face: ScreenFace) -> str:
    """What stands in the bar of a task, and then not in its page; the green panel is a title itself."""
    panel = any(isinstance(each, PanelFace) for each in face.faces[:1])
    return face.title if face.close and not panel else ""


def ground(look: PhoneLook, face: ScreenFace) -> str:
    """The colour behind everything: the wallpaper on the home screen, else the page's own."""
    home = any(isinstance(each, GridFace) for each in face.faces)
    return look.colours.wallpaper[0] if home else look.colours.page


def _recipes(look: PhoneLook, face: ScreenFace) -> Iterator[tuple[str, object, Callable[[], Strip | None]]]:
    """For each strip its name, what it depends on, and how to make it."""
    yield "ribbon", (), lambda: Ribbon(look)
    yield "keys", (face.gestures, face.back, face.leaving), lambda: _keys(look, face)
    if face.leaving:  # the question covers all the rest
        for name in ("notice", "header", "banner", "tabs"):
            yield name, "leaving", lambda: None
        return
    yield "notice", face.notice, lambda: Notice(look, face.notice) if face.notice else None
    if face.close:
        title = bar_title(face)
        yield "header", (face.close, title), lambda: TaskBar(look, face.close, title)
    elif face.address:
        yield "header", face.address, lambda: AddressBar(look, face.address)
    else:
        yield "header", (face.lozenge, face.help, ""), lambda: Header(look, face.lozenge, face.help)
    yield "banner", face.banner, lambda: Banner(look, face.banner) if face.banner else None
    last = not face.gestures
    if face.close and face.help:
        yield "tabs", (face.help, last), lambda: HelpFoot(look, face.help, last=last)
    else:
        tabs = () if face.close else face.tabs
        yield "tabs", (tabs, last, ""), lambda: Tabs(look, tabs, last=last)


def _keys(look: PhoneLook, face: ScreenFace) -> Strip | None:
    if face.gestures:
        return GestureBar(look, back=face.back)
    return Tabs(look, ()) if face.leaving else None
