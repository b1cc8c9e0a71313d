"""The words on the phone of something that can be touched."""

from kiosk.content.blocks import AppGrid, Button, Card, ItemLink, Link, Row, TextArea, TextField, Toggle
from kiosk.content.labels import BACK, labels_of
from kiosk.phone.fill import fill
from kiosk.phone.parts import Listed, find_part
from kiosk.phone.phone import Phone
from kiosk.phone.world import Action, World

EXIT, STAY = "Exit", "Cancel"  # the answers to "Exit this service?" in the newer skin
CLOSE, DONE = "Close", "Done"


def label_of(phone: Phone, world: World, action: Action) -> str:
    """The exact words that stand on the control which `action` touches; empty when it is not there or
    has no words (the phone's home key)."""
    app = phone.apps[phone.app_of(world)].app
    match action.touch:
        case "back":
            return BACK
        case "close":
            return CLOSE if phone.screen_of(world).back else DONE
        case "exit" | "stay":
            return EXIT if action.touch == "exit" else STAY
        case "help":
            return app.header.help or "" if app.header else ""
        case "tab":
            return next((tab.label for tab in app.tabs if tab.id == action.block), "")
        case "notice":
            return phone.apps[action.block.partition("/")[0]].app.title
        case "tap" if app.banner and action.block == f"banner/{app.banner.id}":
            return app.banner.label
    return _part_label(phone, world, action)


def _part_label(phone: Phone, world: World, action: Action) -> str:
    part = find_part(phone, world, action.block)
    if isinstance(part, Listed):
        record = phone.records.get((phone.key(phone.app_of(world), part.from_), action.item))
        return fill(phone, world, record.title) if record else ""
    if isinstance(part, Button | Link | Card | TextArea | TextField | Toggle):
        return part.label
    if isinstance(part, AppGrid):
        return next((title for name, title, _, _ in phone.icons if name == action.item), "")
    if isinstance(part, ItemLink):
        held = phone.own(world, part.of)
        of = phone.of(phone.full(phone.app_of(world), part.of))
        record = phone.records.get((of, held[0])) if held else None
        return ", ".join(record.fields.get("link", ())) if record else ""
    return part.change or "" if isinstance(part, Row) else ""


def screen_name(phone: Phone, world: World) -> str:
    """What a learner would call the screen that is open: its title, else the name of its app."""
    screen = phone.screen_of(world)
    title = fill(phone, world, screen.title).strip() if screen.title else ""
    return title or phone.apps[phone.app_of(world)].app.title


def answer_text(phone: Phone, world: World, action: Action) -> str:
    """What is to be typed for a write action; empty for a wrong one and for a box without answers."""
    part = find_part(phone, world, action.block)
    text = part.answers.get(action.item, "") if isinstance(part, TextField) else ""
    return fill(phone, world, text)


def reference_label(phone: Phone, reference: str) -> str:
    """The words that {label:app/screen/block} quotes; the reference itself when it leads nowhere."""
    if reference == "back":
        return BACK
    app, _, rest = reference.partition("/")
    content = phone.apps.get(app)
    return labels_of(content).get(rest, reference) if content else reference
