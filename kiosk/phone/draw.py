"""The face of each block: all texts filled, every touch attached."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from kiosk.content.blocks import (
    AnyBlock,
    AppGrid,
    Button,
    CardGroup,
    CardList,
    CheckboxList,
    Expander,
    Heading,
    ItemLink,
    Link,
    MessageList,
    Panel,
    RadioList,
    Row,
    Summary,
    TagList,
    Text,
    TextArea,
    TextField,
    Timeline,
    Toggle,
)
from kiosk.phone.conditions import holds_in_app
from kiosk.phone.faces import (
    AreaFace,
    ButtonFace,
    CardFace,
    CardsFace,
    ExpanderFace,
    Face,
    FieldFace,
    GridFace,
    HeadingFace,
    IconFace,
    LinkFace,
    MessageFace,
    MomentFace,
    OptionFace,
    OptionsFace,
    PanelFace,
    ProblemFace,
    RowFace,
    SummaryFace,
    TaggedFace,
    TextFace,
    TimelineFace,
    ToggleFace,
)
from kiosk.phone.fill import fill, fill_lines, of_item
from kiosk.phone.label import label_of
from kiosk.phone.parts import cannot_tick, linked, listed
from kiosk.phone.phone import Phone
from kiosk.phone.records import Record
from kiosk.phone.world import Action, World


@dataclass(frozen=True, slots=True)
class Drawing:
    """What every block of a screen is drawn with."""

    phone: Phone
    world: World
    problem: ProblemFace | None

    @property
    def app(self) -> str:
        """The app that is open."""
        return self.phone.app_of(self.world)

    def text(self, text: str | None) -> str:
        """A text, filled; empty for none."""
        return fill(self.phone, self.world, text) if text else ""

    def lines(self, lines: tuple[str, ...]) -> tuple[str, ...]:
        """Lines, filled."""
        return fill_lines(self.phone, self.world, lines)

    def error(self, block: str) -> str:
        """The error above a block, if it is about this one."""
        return self.problem.text if self.problem and self.problem.about == block else ""

    def others(self, state: str) -> int:
        """How many items of the state's collection are not in it: the unread ones that are there."""
        records = self.phone.collections[self.phone.of(self.phone.full(self.app, state))]
        held = self.phone.own(self.world, state)
        return sum(record.id not in held and not record.later for record in records)


def faces_of(drawing: Drawing, block: AnyBlock) -> Iterator[Face]:
    """The faces of one block."""
    match block:
        case Heading():
            yield HeadingFace(drawing.text(block.text), int(block.level))
        case Text():
            lines = (block.text,) if block.text else block.lines
            yield TextFace(drawing.lines(lines), block.look, drawing.text(block.label))
        case Panel():
            yield PanelFace(drawing.text(block.title), drawing.text(block.text))
        case Button():
            yield ButtonFace(block.label, block.look, Action("tap", block.id))
        case Link():
            yield LinkFace(block.label, Action("tap", block.id))
        case Expander():
            yield ExpanderFace(block.id, block.label, drawing.lines(block.lines))
        case Summary():
            yield SummaryFace(block.look, tuple(_row(drawing, row) for row in block.rows))
        case Timeline():
            yield TimelineFace(
                tuple(MomentFace(drawing.text(m.title), drawing.text(m.text), m.past) for m in block.moments)
            )
        case TextArea() | TextField() | Toggle() | CheckboxList() | RadioList():
            yield _field(drawing, block)
        case _:
            yield from _group(drawing, block)


def _group(drawing: Drawing, block: AnyBlock) -> Iterator[Face]:
    match block:
        case CardGroup():
            yield from _cards(drawing, block)
        case CardList():
            yield from _card_list(drawing, block)
        case TagList():
            yield from _tagged(drawing, block)
        case MessageList():
            yield from _messages(drawing, block)
        case ItemLink():
            if linked(drawing.phone, drawing.world, block):
                action = Action("tap", block.id)
                yield LinkFace(label_of(drawing.phone, drawing.world, action), action)
        case AppGrid():
            yield GridFace(
                tuple(
                    IconFace(title, icon, tint, _has_new(drawing, app), Action("open", block.id, app))
                    for app, title, icon, tint in drawing.phone.icons
                )
            )


def _has_new(drawing: Drawing, app: str) -> bool:
    phone, world = drawing.phone, drawing.world
    return any(phone.value(world, app, notice.new) for name, _, notice in phone.notices if name == app)


def _field(
    drawing: Drawing, block: TextArea | TextField | Toggle | CheckboxList | RadioList
) -> AreaFace | FieldFace | ToggleFace | OptionsFace:
    held = drawing.phone.own(drawing.world, block.into)
    key = drawing.phone.full(drawing.app, block.into)
    match block:
        case TextArea():
            return AreaFace(
                key,
                block.label,
                drawing.text(block.hint),
                block.limit,
                Action("write", block.id),
                Action("erase", block.id),
                written=bool(held),
                error=drawing.error(block.id),
            )
        case TextField():
            return FieldFace(
                key,
                block.id,
                block.label,
                drawing.text(block.hint),
                block.kind,
                block.width,
                tuple((name, drawing.text(text)) for name, text in block.answers.items()),
                now=held[0] if held else "",
                error=drawing.error(block.id),
            )
        case Toggle():
            return ToggleFace(block.label, drawing.text(block.text), bool(held), Action("switch", block.id))
    return _options(drawing, block, held)


def _options(drawing: Drawing, block: CheckboxList | RadioList, on: tuple[str, ...]) -> OptionsFace:
    phone, world = drawing.phone, drawing.world
    many = isinstance(block, CheckboxList)
    options = []
    for record in listed(phone, world, block):
        why = cannot_tick(phone, world, block, record.id) if isinstance(block, CheckboxList) else ""
        action = None if why else Action("toggle" if many else "choose", block.id, record.id)
        title, lines = drawing.text(record.title), drawing.lines(record.lines)
        options.append(OptionFace(title, lines, record.id in on, drawing.text(why), action))
    return OptionsFace(block.id, many, drawing.text(block.hint), drawing.error(block.id), tuple(options))


def _cards(drawing: Drawing, block: CardGroup) -> Iterator[Face]:
    phone, world = drawing.phone, drawing.world
    shown = tuple(
        CardFace(
            card.label,
            drawing.text(card.text),
            drawing.others(card.badge) if card.badge else 0,
            Action("tap", card.id),
            (card.icon or "") if phone.skin == "tiles" else "",
        )
        for card in block.cards
        if holds_in_app(phone, world, card.shown)
    )
    tiles = phone.skin == "tiles" and bool(shown) and all(card.icon for card in shown)
    if shown:
        yield CardsFace(drawing.text(block.heading), "tiles" if tiles else block.look, shown)


def _card_list(drawing: Drawing, block: CardList) -> Iterator[Face]:
    records = listed(drawing.phone, drawing.world, block)
    if not records and block.otherwise:
        yield TextFace((drawing.text(block.otherwise),))
    for group, members in groupby(records, key=lambda record: record.group):
        cards = tuple(
            CardFace(
                drawing.text(record.title),
                "\n".join(drawing.lines(record.lines)),
                0,
                Action("open", block.id, record.id),
                record.icon,
                drawing.text(record.tag),
                record.tone,
            )
            for record in members
        )
        yield CardsFace(drawing.text(group), "plain", cards)


def _messages(drawing: Drawing, block: MessageList) -> Iterator[Face]:
    read = drawing.phone.own(drawing.world, block.read)
    for record in listed(drawing.phone, drawing.world, block):
        when, preview = (drawing.text(line) for line in record.lines)
        yield MessageFace(
            record.title, when, preview, record.id not in read, Action("open", block.id, record.id)
        )


def _row(drawing: Drawing, row: Row) -> RowFace:
    phone, world, app = drawing.phone, drawing.world, drawing.app
    action = Action("tap", row.id) if row.go else None
    typed = ""
    lines: tuple[str, ...] = ()
    if row.items:
        of = phone.of(phone.full(app, row.items))
        lines = tuple(drawing.text(phone.records[(of, each)].title) for each in phone.own(world, row.items))
    elif row.typed and phone.own(world, row.typed):
        typed = phone.full(app, row.typed)
    elif not row.typed:
        lines = drawing.lines((row.value,) if row.value else row.lines)
    if not any(lines) and not typed:
        lines = (drawing.text(row.otherwise),) if row.otherwise else lines
    return RowFace(drawing.text(row.key), lines, typed, row.change or "", action)


def _tagged(drawing: Drawing, block: TagList) -> Iterator[TaggedFace]:
    phone, world = drawing.phone, drawing.world
    only = phone.own(world, block.within) if block.within else None
    every = phone.collections[phone.key(drawing.app, block.from_)]
    records: list[Record] = [record for record in every if only is None or record.id in only]
    for record in records:
        lines = of_item(record, block.lines) if block.lines else record.lines
        tone = record.tone if record.tag and not block.tag else block.tone
        tag = drawing.text(block.tag or record.tag)
        yield TaggedFace(tag, tone, drawing.text(record.title), drawing.lines(lines))
