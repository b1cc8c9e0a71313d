"""How this tablet begins for each person: a row for each setting, then its choices."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from kiosk.language.catalogue import N_
from kiosk.session.session import Session
from kiosk.session.settings import Settings
from kiosk.ui.keys import Key
from kiosk.ui.pages.comfort_choices import COLOURS, SOUND, TOUCH, WORDS
from kiosk.ui.pages.coordinator_desk import CoordinatorDesk
from kiosk.ui.pages.coordinator_task import Stand
from kiosk.ui.pages.page import Page, Route, centred, column
from kiosk.ui.pages.tiles import tile_grid
from kiosk.ui.scrolled import Scrolled
from kiosk.ui.theme import GRID, Look

TITLE = N_("staff/settings", "Settings of this tablet")
NEXT = N_("staff/settings", "A change is for the next person. It stays when the tablet is switched off.")
DAMAGED = N_(
    "staff/settings", "The settings could not be read, so the usual ones are used. Please set them again."
)
NOT_KEPT = N_("staff/settings", "The change could not be kept. It is gone when the tablet is switched off.")
# Note: this setting was made when the kiosk was started, and cannot be changed here.
FIXED = N_("staff/settings", "fixed when the kiosk was started")
MOMENT = N_("staff/settings", "One moment.")
OWN = N_("staff/settings", "Each practice person has their own")

Options = Mapping[object, tuple[str, str]]
HEADINGS = {
    "surgery": (N_("staff/settings", "Surgery"), "hospital"),
    "skin": (N_("staff/settings", "Practice app"), "phone"),
    # Note: languages whose words nobody has checked yet.
    "drafts": (N_("staff/settings", "Draft languages"), "language"),
    "text": (N_("staff/settings", "Size of words"), "comfort"),
    "colours": (N_("staff/settings", "Colours"), "contrast"),
    "reading": (N_("staff/settings", "Reading aloud"), "speaker"),
    # Note: a frame that moves over the keys by itself.
    "scan": (N_("staff/settings", "One switch"), "pointing-hand"),
}
ABOUT = {
    "surgery": N_("staff/settings", "The practice app offers what this surgery offers."),
    "skin": N_("staff/settings", "How the practice app looks. Choose what the real one looks like here."),
    "drafts": N_("staff/settings", "Nobody has checked the words of these languages yet."),
    "scan": N_("staff/settings", "A frame moves by itself, for people who can press one switch only."),
}
_CHOICES = {choice.field: choice.options for choice in (*WORDS, *COLOURS, *SOUND, *TOUCH)}
OPTIONS: Mapping[str, Options] = {
    "skin": {"tabs": N_("staff/settings", "With tabs below"), "tiles": N_("staff/settings", "With tiles")},
    "drafts": {True: N_("staff/settings", "Offered"), False: N_("staff/settings", "Hidden")},
    **{name: _CHOICES[name] for name in ("text", "colours", "reading", "scan")},
}


class SettingsPage(Page):
    """The list of all, or one of them with its choices. Every touch counts at once."""

    def __init__(
        self, session: Session, look: Look, desk: CoordinatorDesk, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, look, parent)
        self._desk = desk
        self._said: list[str] = []
        self._content = column(2 * GRID)
        if desk.setting:
            self._one(desk.setting)
        else:
            self._list()
        self.setLayout(centred(look, Scrolled(self._content, look, look.palette.ground)))
        desk.surgeries.changed.connect(self._known)
        desk.writing.changed.connect(self._kept)
        if desk.surgeries.stand is Stand.NONE:
            desk.surgeries.start(lambda tell: desk.coordinator.surgeries())

    def spoken(self) -> tuple[str, ...]:
        """What one reads at the top."""
        return tuple(self._said)

    def _line(self, text: tuple[str, str], role: str) -> None:
        self._said.append(self.say(*text))
        self._content.addWidget(self.label(self.say(*text), role))

    def _list(self) -> None:
        kept = self._desk.coordinator.kept
        self._line(TITLE, "title")
        if self._desk.writing.stand is Stand.FAILED:
            self._line(NOT_KEPT, "body")
        elif kept.damaged:
            self._line(DAMAGED, "body")
        self._line(NEXT, "soft")
        self._content.addLayout(tile_grid(self.look, [self._row(name) for name in HEADINGS]))

    def _row(self, name: str) -> Key:
        kept = self._desk.coordinator.kept
        words, drawing = HEADINGS[name]
        value = self._value(name, getattr(kept.now, name))
        fixed = name in kept.given.names
        key = Key(
            self.look,
            self.say(*words),
            drawing,
            note=f"{value}, {self.say(*FIXED)}" if fixed else value,
            px=min(self.look.body, 40),
        )
        key.setObjectName(f"setting_{name}")
        key.setEnabled(not fixed)
        key.clicked.connect(partial(self._open, name))
        return key

    def _one(self, name: str) -> None:
        now = getattr(self._desk.coordinator.kept.now, name)
        self._line(HEADINGS[name][0], "title")
        if name in ABOUT:
            self._line(ABOUT[name], "soft")
        options = self._options(name)
        if not options:
            self._line(MOMENT, "body")
        for value in options:
            chosen = value == now
            key = Key(
                self.look,
                self._value(name, value),
                "tick" if chosen else "",
                "chosen" if chosen else "plain",
                tile=True,
            )
            key.setObjectName(f"{name}_{value}".lower())
            key.clicked.connect(partial(self._set, name, value))
            self._content.addWidget(key)

    def _options(self, name: str) -> tuple[object, ...]:
        if name != "surgery":
            return tuple(OPTIONS[name])
        known = self._desk.surgeries.result
        return ("", *known) if isinstance(known, dict) else ()

    def _value(self, name: str, value: object) -> str:
        if name != "surgery":
            return self.say(*OPTIONS[name][value])
        known = self._desk.surgeries.result
        name_of = known.get(value) if isinstance(known, dict) else None
        return (name_of or str(value)) if value else self.say(*OWN)

    # What was touched

    def _open(self, name: str) -> None:
        self._desk.setting = name
        self.go.emit(Route.SETTINGS)

    def _set(self, name: str, value: object) -> None:
        change: dict[str, Any] = {name: value}
        self._desk.change(replace(self._settings, **change))
        self.refresh.emit()

    @property
    def _settings(self) -> Settings:
        return self._desk.coordinator.kept.settings

    def _known(self) -> None:
        if self._desk.surgeries.stand is Stand.DONE:
            self.refresh.emit()

    def _kept(self) -> None:
        if self._desk.writing.stand is Stand.FAILED:
            self._desk.setting = ""  # the list says so
            self.refresh.emit()
