"""The colours of the mock phone in the four colour schemes.

"light" has the real app's colours (reference/nhs-app.md §1.1). "cream" has them on warm
paper. The dark ones follow the app's dark-mode tokens, pulled apart until all words are
at least 7:1 (WCAG 1.4.6).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

Pair = tuple[str, str]  # what is filled, and the words on it

SCHEMES = ("light", "cream", "yellow-on-black", "white-on-black")


@dataclass(frozen=True, slots=True)
class ButtonColours:
    """A button: its face, the words on it, its lower edge, and the face while pressed."""

    face: str
    text: str
    edge: str
    pressed: str
    border: str = ""


@dataclass(frozen=True, slots=True)
class PhoneColours:
    """Every colour in the phone, by its part. `dark` tells which way to grey things out."""

    dark: bool = False
    page: str = "#f0f4f5"
    card: str = "#ffffff"
    card_pressed: str = "#e3e9ec"
    border: str = "#d8dde0"
    text: str = "#212b32"
    secondary: str = "#4c6272"
    link: str = "#005eb8"
    chevron: str = "#4d8ecd"  # the link blue at 70 %
    input: str = "#ffffff"
    input_border: str = "#4c6272"
    primary: ButtonColours = ButtonColours("#007f3b", "#ffffff", "#00401e", "#00662f")
    quiet: ButtonColours = ButtonColours("#f0f4f5", "#005eb8", "#005eb8", "#d9e7f4", "#005eb8")
    warning: ButtonColours = ButtonColours("#d5281b", "#ffffff", "#6b140e", "#aa2016")
    asleep: ButtonColours = ButtonColours("#d8dde0", "#4c6272", "#aeb7bd", "#d8dde0")
    asleep_text: str = "#4c6272"
    error: str = "#d5281b"
    panel: Pair = ("#007f3b", "#ffffff")
    inset: str = "#005eb8"
    callout: Pair = ("#fff9c4", "#212b32")
    callout_label: Pair = ("#ffeb3b", "#212b32")
    strip: Pair = ("#d8dde0", "#212b32")
    bar: Pair = ("#005eb8", "#ffffff")
    bar_asleep: str = "#ccdff1"
    badge: Pair = ("#d5281b", "#ffffff")
    profile: Pair = ("#ccdff1", "#00386e")
    focus: Pair = ("#ffeb3b", "#212b32")
    lozenge: Pair = ("#005eb8", "#ffffff")
    ribbon: Pair = ("#0b4f56", "#ffffff")  # Footbridge's own teal: the ribbon is ours, not the app's
    bezel: Pair = ("#212b32", "#4c6272")
    ring: Pair = ("#ffb81c", "#101820")  # amber, with an edge that shows on anything
    scroll: str = "#768692"
    keyboard: str = "#ced5d9"
    key: ButtonColours = ButtonColours("#ffffff", "#212b32", "#98a4ab", "#ffffff")
    key_work: ButtonColours = ButtonColours("#b4bfc5", "#212b32", "#87949c", "#b4bfc5")
    key_done: ButtonColours = ButtonColours("#005eb8", "#ffffff", "#002f5c", "#005eb8")
    key_lit: Pair = ("#00386e", "#ffffff")
    wallpaper: Pair = ("#dbe7e9", "#212b32")
    gestures: Pair = ("#e3e8ea", "#212b32")  # the phone's own keys: neutral, they belong to no app
    address: Pair = ("#dde3e6", "#212b32")
    banner: Pair = ("#ffb81c", "#212b32")
    tags: Mapping[str, Pair] = field(default_factory=lambda: _TINTS)
    apps: Mapping[str, Pair] = field(default_factory=lambda: _APPS)


_TINTS: Mapping[str, Pair] = MappingProxyType({
    "blue": ("#ccdff1", "#00386e"),
    "green": ("#cce5d8", "#004c23"),
    "red": ("#f7d4d1", "#801810"),
    "grey": ("#d8dde0", "#212b32"),
    "purple": ("#ded6e8", "#402463"),
    "yellow": ("#fff7b1", "#4c4612"),
})  # fmt: skip
_APPS: Mapping[str, Pair] = MappingProxyType({
    "blue": ("#005eb8", "#ffffff"),
    "green": ("#007f3b", "#ffffff"),
    "red": ("#b3281e", "#ffffff"),
    "grey": ("#4c6272", "#ffffff"),
    "purple": ("#5a3a8c", "#ffffff"),
    "yellow": ("#ffb81c", "#212b32"),
})  # fmt: skip
_BRIGHT_APPS: Mapping[str, Pair] = MappingProxyType({
    "blue": ("#8cc2ff", "#000000"),
    "green": ("#00c55f", "#000000"),
    "red": ("#ff9a8c", "#000000"),
    "grey": ("#d8dde0", "#000000"),
    "purple": ("#cdb4ff", "#000000"),
    "yellow": ("#ffcf5c", "#000000"),
})  # fmt: skip
_SHADES = MappingProxyType({tone: (dark, pale) for tone, (pale, dark) in _TINTS.items()})

_LIGHT = PhoneColours()

_CREAM = replace(
    _LIGHT,
    page="#fff8dc",
    card="#fffdf2",
    card_pressed="#f6efcf",
    border="#e2d9b5",
    input="#fffdf2",
    quiet=ButtonColours("#fff8dc", "#005eb8", "#005eb8", "#e6e9d9", "#005eb8"),
    asleep=ButtonColours("#e9e1c2", "#475b69", "#cdc39b", "#e9e1c2"),
    strip=("#ece3bf", "#212b32"),
    scroll="#7d7654",
    keyboard="#e6ddba",
    key=ButtonColours("#fffdf2", "#212b32", "#a89d70", "#fffdf2"),
    key_work=ButtonColours("#d0c59b", "#212b32", "#a0956a", "#d0c59b"),
    wallpaper=("#ede6c6", "#212b32"),
    gestures=("#f2ebcb", "#212b32"),
    address=("#ece3bf", "#212b32"),
)

_WHITE = PhoneColours(
    dark=True,
    page="#000000",
    card="#1b2429",
    card_pressed="#263037",
    border="#4c6272",
    text="#ffffff",
    secondary="#d8dde0",
    link="#8cc2ff",
    chevron="#8cc2ff",
    input="#000000",
    input_border="#d8dde0",
    primary=ButtonColours("#00c55f", "#000000", "#007f3b", "#00e06c"),
    quiet=ButtonColours("#000000", "#8cc2ff", "#8cc2ff", "#1b2429", "#8cc2ff"),
    warning=ButtonColours("#ff8478", "#000000", "#a83a2e", "#ff9a8c"),
    asleep=ButtonColours("#1b2429", "#aeb7bd", "#4c6272", "#1b2429", "#4c6272"),
    asleep_text="#aeb7bd",
    error="#ff9a8c",
    panel=("#004c23", "#ffffff"),
    inset="#52a0ff",
    callout=("#262410", "#ffffff"),
    callout_label=("#ffeb3b", "#000000"),
    strip=("#263037", "#ffffff"),
    bar=("#00265c", "#ffffff"),
    bar_asleep="#a9bfd9",
    badge=("#ff8478", "#000000"),
    profile=("#00265c", "#ffffff"),
    focus=("#ffeb3b", "#000000"),
    lozenge=("#00265c", "#ffffff"),
    ribbon=("#0b3f45", "#ffffff"),
    bezel=("#2b3338", "#aeb7bd"),
    ring=("#ffb81c", "#000000"),
    scroll="#aeb7bd",
    keyboard="#10171b",
    key=ButtonColours("#2f3c44", "#ffffff", "#4c6272", "#2f3c44", "#5f7686"),
    key_work=ButtonColours("#10171b", "#ffffff", "#10171b", "#10171b", "#aeb7bd"),
    key_done=ButtonColours("#8cc2ff", "#000000", "#3f78b8", "#8cc2ff"),
    key_lit=("#ffffff", "#000000"),
    wallpaper=("#0c171c", "#ffffff"),
    gestures=("#10171b", "#ffffff"),
    address=("#263037", "#ffffff"),
    banner=("#ffb81c", "#000000"),
    tags=_SHADES,
    apps=_BRIGHT_APPS,
)

_YELLOW = replace(
    _WHITE,
    card="#000000",
    card_pressed="#2b2808",
    border="#8f8420",
    text="#ffeb3b",
    secondary="#fff3a0",
    link="#ffeb3b",
    chevron="#ffeb3b",
    input_border="#ffeb3b",
    primary=ButtonColours("#ffeb3b", "#000000", "#8f8420", "#fff27a"),
    quiet=ButtonColours("#000000", "#ffeb3b", "#ffeb3b", "#2b2808", "#ffeb3b"),
    warning=ButtonColours("#ffb08a", "#000000", "#8a4a22", "#ffc6aa"),
    asleep=ButtonColours("#000000", "#b9ad5c", "#6b6220", "#000000", "#6b6220"),
    asleep_text="#b9ad5c",
    error="#ffb08a",
    panel=("#000000", "#ffeb3b"),
    inset="#ffeb3b",
    callout=("#000000", "#ffeb3b"),
    callout_label=("#ffeb3b", "#000000"),
    strip=("#2b2808", "#ffeb3b"),
    bar=("#1f1d06", "#ffeb3b"),
    bar_asleep="#b9ad5c",
    badge=("#ffb08a", "#000000"),
    profile=("#1f1d06", "#ffeb3b"),
    focus=("#ffffff", "#000000"),  # yellow would not stand out here
    lozenge=("#ffeb3b", "#000000"),
    ribbon=("#2b2808", "#ffeb3b"),
    bezel=("#2b3338", "#b9ad5c"),
    ring=("#ff9f1c", "#000000"),
    scroll="#b9ad5c",
    keyboard="#000000",
    key=ButtonColours("#2b2808", "#ffeb3b", "#8f8420", "#2b2808", "#8f8420"),
    key_work=ButtonColours("#000000", "#ffeb3b", "#000000", "#000000", "#ffeb3b"),
    key_done=ButtonColours("#ffeb3b", "#000000", "#8f8420", "#ffeb3b"),
    wallpaper=("#000000", "#ffeb3b"),
    gestures=("#1f1d06", "#ffeb3b"),
    address=("#2b2808", "#ffeb3b"),
    banner=("#ffeb3b", "#000000"),
    tags=MappingProxyType(dict.fromkeys(_TINTS, ("#2b2808", "#ffeb3b"))),
    apps=MappingProxyType(dict.fromkeys(_TINTS, ("#ffeb3b", "#000000"))),
)

_ALL = MappingProxyType(dict(zip(SCHEMES, (_LIGHT, _CREAM, _YELLOW, _WHITE), strict=True)))


def phone_colours(scheme: str) -> PhoneColours:
    """The colours of one of SCHEMES.

    :raises KeyError: there is no such scheme.
    """
    return _ALL[scheme]
