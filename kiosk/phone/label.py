"""The words on the phone of something that can be touched."""

from kiosk.content.blocks import Button, Card, CheckboxList, Link, MessageList, RadioList, Row, TextArea
from kiosk.content.labels import BACK, labels_of
from kiosk.phone.apply import find_part
from kiosk.phone.phone import Phone
from kiosk.phone.world import Action, World


def label_of(phone: Phone, world: World, action: Action) -> str:
    """The exact words that stand on the control which `action` touches; empty when it is not there."""
    app = phone.apps[phone.app_of(world)].app
    if action.touch == "back":
        return BACK
    if action.touch == "help":
        return app.header.help or "" if app.header else ""
    if action.touch == "tab":
        return next((tab.label for tab in app.tabs if tab.id == action.block), "")
    part = find_part(phone, world, action.block)
    if isinstance(part, CheckboxList | RadioList | MessageList):
        record = phone.records.get((part.from_, action.item))
        return record.title if record else ""
    if isinstance(part, Button | Link | Card | TextArea):
        return part.label
    return part.change or "" if isinstance(part, Row) else ""


def reference_label(phone: Phone, reference: str) -> str:
    """The words that {label:app/screen/block} quotes; the reference itself when it leads nowhere."""
    if reference == "back":
        return BACK
    app, _, rest = reference.partition("/")
    content = phone.apps.get(app)
    return labels_of(content).get(rest, reference) if content else reference
