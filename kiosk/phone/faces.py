"""What a screen shows, ready to be drawn: all texts filled, every touch attached."""

from dataclasses import dataclass

from kiosk.phone.world import Action


@dataclass(frozen=True, slots=True)
class HeadingFace:
    """Words of level 1 (the screen's title), 2 or 3."""

    text: str
    level: int


@dataclass(frozen=True, slots=True)
class TextFace:
    """Lines below one another; `look` is plain, bold, small, inset, warning (with `label`) or strip."""

    lines: tuple[str, ...]
    look: str = "plain"
    label: str = ""


@dataclass(frozen=True, slots=True)
class PanelFace:
    """The green panel."""

    title: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class CardFace:
    """One card; `badge` is 0 for none."""

    label: str
    text: str
    badge: int
    action: Action


@dataclass(frozen=True, slots=True)
class CardsFace:
    """A group of cards."""

    heading: str
    look: str
    cards: tuple[CardFace, ...]


@dataclass(frozen=True, slots=True)
class ButtonFace:
    """A button; `look` is primary, secondary or warning."""

    label: str
    look: str
    action: Action


@dataclass(frozen=True, slots=True)
class LinkFace:
    """A link."""

    label: str
    action: Action


@dataclass(frozen=True, slots=True)
class OptionFace:
    """One box or one round button. `unavailable` says why it cannot be chosen; then `action` is None."""

    title: str
    lines: tuple[str, ...]
    on: bool
    unavailable: str
    action: Action | None


@dataclass(frozen=True, slots=True)
class OptionsFace:
    """Boxes (`many`) or round buttons, with an error above when there is one."""

    id: str
    many: bool
    hint: str
    error: str
    options: tuple[OptionFace, ...]


@dataclass(frozen=True, slots=True)
class AreaFace:
    """A box to write in. What is written lives in the view, under `field`, and nowhere else.

    When `written` is false the box is empty: the view forgets what it held (it was sent).
    """

    field: str
    label: str
    hint: str
    limit: int
    write: Action
    erase: Action
    written: bool = False


@dataclass(frozen=True, slots=True)
class RowFace:
    """A key and its value; when `typed` is set the value is what was written in that field."""

    key: str
    lines: tuple[str, ...]
    typed: str = ""
    change: str = ""
    action: Action | None = None


@dataclass(frozen=True, slots=True)
class SummaryFace:
    """Keys and values."""

    look: str
    rows: tuple[RowFace, ...]


@dataclass(frozen=True, slots=True)
class ExpanderFace:
    """Words that open and close; whether it is open is a matter of the view, under `id`."""

    id: str
    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TaggedFace:
    """A bold title, lines, and a coloured tag."""

    tag: str
    tone: str
    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MessageFace:
    """A row of an inbox."""

    sender: str
    when: str
    preview: str
    unread: bool
    action: Action


Face = (
    HeadingFace
    | TextFace
    | PanelFace
    | CardsFace
    | ButtonFace
    | LinkFace
    | OptionsFace
    | AreaFace
    | SummaryFace
    | ExpanderFace
    | TaggedFace
    | MessageFace
)


@dataclass(frozen=True, slots=True)
class ProblemFace:
    """The error summary at the top: its words, and the options that it is about."""

    text: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class TabFace:
    """One tab at the bottom."""

    label: str
    icon: str
    on: bool
    dot: bool
    action: Action


@dataclass(frozen=True, slots=True)
class ScreenFace:
    """A whole screen. `key` is app/screen."""

    key: str
    lozenge: str
    help: str
    title: str
    back: bool
    problem: ProblemFace | None
    faces: tuple[Face, ...]
    tabs: tuple[TabFace, ...]
