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
    """Lines below one another; `look` is plain, bold, small, inset, bubble, strip or warning (`label`)."""

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
    """One card; `badge` is 0 for none, `tag` and `icon` may be empty."""

    label: str
    text: str
    badge: int
    action: Action
    icon: str = ""
    tag: str = ""
    tone: str = "blue"


@dataclass(frozen=True, slots=True)
class CardsFace:
    """A group of cards; `look` is plain, secondary, profile, or tiles (icons in two columns)."""

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

    When `written` is false the box is empty: the view forgets what it held (it was sent). `error` is
    shown above the box.
    """

    field: str
    label: str
    hint: str
    limit: int
    write: Action
    erase: Action
    written: bool = False
    error: str = ""


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


@dataclass(frozen=True, slots=True)
class FieldFace:
    """A box for one line. What is typed lives in the view, under `field`, and nowhere else.

    `answers` are the (id, text) that it knows; `now` is the one that the phone holds, "wrong",
    "malformed", or empty. `kind` is text, email, password, code, number, postcode or search.
    `block` names it in actions; `error` is shown above the box.
    """

    field: str
    block: str
    label: str
    hint: str
    kind: str
    width: str
    answers: tuple[tuple[str, str], ...]
    now: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True)
class ToggleFace:
    """A switch."""

    label: str
    text: str
    on: bool
    action: Action


@dataclass(frozen=True, slots=True)
class MomentFace:
    """One point of a timeline."""

    title: str
    text: str
    past: bool


@dataclass(frozen=True, slots=True)
class TimelineFace:
    """Points along a line, from top to bottom."""

    moments: tuple[MomentFace, ...]


@dataclass(frozen=True, slots=True)
class IconFace:
    """An app on the home screen; `dot` tells that something new is in it."""

    label: str
    icon: str
    tint: str
    dot: bool
    action: Action


@dataclass(frozen=True, slots=True)
class GridFace:
    """The apps of the home screen."""

    icons: tuple[IconFace, ...]


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
    | FieldFace
    | ToggleFace
    | TimelineFace
    | GridFace
)


@dataclass(frozen=True, slots=True)
class NoticeFace:
    """A banner over the app that is open: something came in another app."""

    app: str
    icon: str
    tint: str
    title: str
    text: str
    action: Action


@dataclass(frozen=True, slots=True)
class BannerFace:
    """The yellow strip on top of every screen of an app."""

    text: str
    label: str
    action: Action


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
    """A whole screen. `key` is app/screen.

    `skin` is "tabs", or "tiles" for the newer one. There, `close` is the way out of a task: "cross",
    or "done" at its end; `leaving` asks whether to leave it. `address` is that of a web page.
    `gestures` tells that the phone has its own home key below.
    """

    key: str
    lozenge: str
    help: str
    title: str
    back: bool
    problem: ProblemFace | None
    faces: tuple[Face, ...]
    tabs: tuple[TabFace, ...]
    skin: str = "tabs"
    close: str = ""
    leaving: bool = False
    address: str = ""
    banner: BannerFace | None = None
    notice: NoticeFace | None = None
    gestures: bool = False
