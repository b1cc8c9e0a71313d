"""What all pages share: they get the session, show it, and say where the person wants to go."""

from enum import StrEnum

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.session.session import Session
from kiosk.ui.theme import GRID, Look
from kiosk.ui.words_label import WordsLabel


class Route(StrEnum):
    """Where one can go."""

    WELCOME = "welcome"
    LANGUAGES = "languages"
    COMFORT = "comfort"
    COME_BACK = "come-back"  # four pictures from paper
    CONFIDENCE = "confidence"  # how sure do you feel, before anything else
    HOME = "home"
    ROUTE = "route"
    INTRO = "intro"
    LESSON = "lesson"
    DONE = "done"
    SHEET = "sheet"
    PICTURES = "pictures"  # your four pictures
    BEFORE_YOU_GO = "before-you-go"
    PIN = "pin"
    COORDINATOR = "coordinator"  # the first of the staff pages
    FIGURES = "figures"
    SEND = "send"
    CARD = "card"  # of this tablet, for its hub
    SETTINGS = "settings"
    TROUBLE = "trouble"
    FAULTS = "faults"  # only for authors, in a preview


class Page(QWidget):
    """A page is built when it is entered and deleted when it is left; the session outlives it."""

    go = Signal(Route)
    refresh = Signal()  # something changed that the whole window shows

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.session = session
        self.look = look

    def say(self, context: str, message: str) -> str:
        """A text that was marked with N_, in the learner's language."""
        return self.session.words.pgettext(context, message)

    def label(self, text: str, role: str = "body") -> WordsLabel:
        """Words on this page."""
        return WordsLabel(self.look, text, role)

    def missed(self, place: QPoint) -> None:
        """A touch where nothing is, at this place of the window."""

    def held(self, place: QPoint) -> None:
        """A finger rests for long at this place of the window; it will still tap."""

    def title(self) -> str:
        """What the window is called while the page stands: its heading. A screen reader says it first."""
        labels = self.findChildren(WordsLabel)
        return next((each.accessibleName() for each in labels if each.heard_as == "heading"), "")

    def spoken(self) -> tuple[str, ...]:
        """What is read aloud when the page opens, line by line as it stands there; nothing by default."""
        return ()


def centred(look: Look, *parts: QWidget) -> QVBoxLayout:
    """A page's column: its parts below one another, in the middle, the first with all the height."""
    layout = column(2 * GRID, margin=look.edge)
    for place, part in enumerate(parts):
        part.setMaximumWidth(look.widest)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(part, 1000)
        row.addStretch(1)
        layout.addLayout(row, 0 if place else 1)
    return layout


def small_foot(key: QWidget, beside: QWidget | None = None) -> QWidget:
    """A key that stands back: as wide as its words, in the middle; another one may stand `beside` it, at the
    end of the line."""
    foot = QWidget()
    row = QHBoxLayout(foot)
    row.setContentsMargins(0, 0, 0, 0)
    row.addStretch(1)
    row.addWidget(key)
    row.addStretch(1)
    if beside is not None:
        row.addWidget(beside)
    return foot


def side_by_side(look: Look) -> QBoxLayout:
    """Keys beside one another on a wide page, below one another on a tall one."""
    direction = QBoxLayout.Direction
    layout = QBoxLayout(direction.TopToBottom if look.portrait else direction.LeftToRight)
    layout.setSpacing(2 * GRID)
    return layout


def column(spacing: int = 2 * GRID, margin: int = 0) -> QVBoxLayout:
    """Things below one another on the grid."""
    layout = QVBoxLayout()
    layout.setSpacing(spacing)
    layout.setContentsMargins(margin, margin, margin, margin)
    return layout
