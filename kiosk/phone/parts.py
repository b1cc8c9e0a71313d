"""Finds what stands on the screen that is open."""

from kiosk.content.blocks import (
    AnyBlock,
    Card,
    CardGroup,
    CardList,
    CheckboxList,
    ItemLink,
    MessageList,
    RadioList,
    Row,
    Summary,
)
from kiosk.phone.conditions import may_hold
from kiosk.phone.phone import Phone
from kiosk.phone.records import Record
from kiosk.phone.unknown import NOTHING_UNKNOWN, Unknown
from kiosk.phone.world import Action, World

Part = AnyBlock | Card | Row
Listed = CheckboxList | RadioList | MessageList | CardList


def find_part(phone: Phone, world: World, block_id: str, unknown: Unknown = NOTHING_UNKNOWN) -> Part | None:
    """The block, card or row of this name on the screen that is open, if it is (or may be) shown."""
    found = _find(phone, world, block_id)
    return found[0] if found and _shown(phone, world, found, unknown) is not False else None


def is_surely_there(phone: Phone, world: World, action: Action, unknown: Unknown) -> bool:
    """Whether what an action touches is shown, whatever the unknown states are."""
    found = _find(phone, world, action.block)
    if found is None:
        return True
    part = found[0]
    within = getattr(part, "within", None) if isinstance(part, Listed) else None
    if within and unknown.hides_items(phone.full(phone.app_of(world), within)):
        return False
    return _shown(phone, world, found, unknown) is True


def listed(
    phone: Phone, world: World, block: Listed, unknown: Unknown = NOTHING_UNKNOWN
) -> tuple[Record, ...]:
    """The items that a list shows (or may show)."""
    app = phone.app_of(world)
    records = phone.collections[phone.key(app, block.from_)]
    if not block.within:
        return tuple(record for record in records if not record.later)
    if unknown.hides_items(phone.full(app, block.within)):
        return records
    within = phone.value(world, app, block.within)
    return tuple(record for record in records if record.id in within)


def is_listed(
    phone: Phone, world: World, block: Listed, item: str, unknown: Unknown = NOTHING_UNKNOWN
) -> bool:
    """Whether a list shows (or may show) this item."""
    return any(record.id == item for record in listed(phone, world, block, unknown))


def linked(
    phone: Phone, world: World, block: ItemLink, unknown: Unknown = NOTHING_UNKNOWN
) -> tuple[str, ...]:
    """The app/screen to which the link of the open message leads; several when it is unknown which."""
    state = phone.full(phone.app_of(world), block.of)
    records = phone.collections[phone.of(state)]
    held = None if unknown.hides_items(state) else phone.own(world, block.of)
    return tuple(
        dict.fromkeys(record.go for record in records if record.go and (held is None or record.id in held))
    )


def cannot_tick(phone: Phone, world: World, block: CheckboxList, item: str) -> str:
    """Why an item cannot be ticked, or an empty text."""
    if block.without and item in phone.own(world, block.without):
        return block.reason or ""
    return phone.records[(phone.key(phone.app_of(world), block.from_), item)].unavailable


def _find(phone: Phone, world: World, block_id: str) -> tuple[Part, ...] | None:
    """The part of this name, and the block that it stands in, shown or not."""
    for block in phone.screen_of(world).blocks:
        inner: tuple[Part, ...] = (block,)
        if isinstance(block, CardGroup):
            inner = block.cards
        elif isinstance(block, Summary):
            inner = block.rows
        for part in inner:
            if getattr(part, "id", None) == block_id:
                return (part, block)
    return None


def _shown(phone: Phone, world: World, parts: tuple[Part, ...], unknown: Unknown) -> bool | None:
    """Whether all of these are shown; None when it is not known."""
    held = [may_hold(phone, world, getattr(part, "shown", None), unknown) for part in parts]
    if False in held:
        return False
    return None if None in held else True
