"""What stands above a box that is written in: its label, a hint, an error."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from kiosk.phone.faces import AreaFace, FieldFace
from kiosk.ui.phone.drawn import fill
from kiosk.ui.phone.look import PhoneLook
from kiosk.ui.phone.options import Note
from kiosk.ui.phone.stack import Item, Sides

Face = AreaFace | FieldFace


def above_box(look: PhoneLook, face: Face, hint_gap: int) -> list[Item]:
    """The words, from top to bottom."""
    items = [Item(Note(look, face.label, look.colours.text, bold=True), below=4)]
    if face.hint:
        items.append(Item(Note(look, face.hint, look.colours.secondary), below=hint_gap))
    if face.error:
        items.append(Item(Note(look, face.error, look.colours.error, bold=True), below=8))
    return items


def sides_of(face: Face) -> Sides:
    """An error moves it aside, for the red bar."""
    return Sides(left=20) if face.error else Sides()


def red_bar(painter: QPainter, look: PhoneLook, face: Face, height: int) -> None:
    """The red bar of an error."""
    if face.error:
        fill(painter, QRectF(0, 0, look.px(4), height), look.colours.error)
