"""Draws a world up: what the open screen shows, as faces."""

from collections.abc import Iterator

from kiosk.content.app import Screen
from kiosk.content.blocks import (
    AnyBlock,
    Button,
    Card,
    CardGroup,
    CheckboxList,
    Expander,
    Heading,
    Link,
    MessageList,
    Panel,
    RadioList,
    Row,
    Summary,
    TagList,
    Text,
    TextArea,
)
from kiosk.phone.apply import back_of, cannot_tick, find_part
from kiosk.phone.conditions import holds_in_app
from kiosk.phone.faces import (
    AreaFace,
    ButtonFace,
    CardFace,
    CardsFace,
    ExpanderFace,
    Face,
    HeadingFace,
    LinkFace,
    MessageFace,
    OptionFace,
    OptionsFace,
    PanelFace,
    ProblemFace,
    RowFace,
    ScreenFace,
    SummaryFace,
    TabFace,
    TaggedFace,
    TextFace,
)
from kiosk.phone.fill import fill, fill_lines, of_item
from kiosk.phone.phone import Phone
from kiosk.phone.records import Record
from kiosk.phone.world import Action, World


def show(phone: Phone, world: World) -> ScreenFace:
    """What the open screen shows."""
    screen = phone.screen_of(world)
    app = phone.apps[phone.app_of(world)].app
    faces = tuple(
        face
        for block in screen.blocks
        if holds_in_app(phone, world, block.shown)
        for face in _faces(phone, world, block)
    )
    header = app.header
    return ScreenFace(
        key=world.screen,
        lozenge=header.lozenge if header else "",
        help=header.help or "" if header and header.go else "",
        title=fill(phone, world, screen.title) if screen.title else "",
        back=back_of(phone, world) is not None,
        problem=_problem(phone, world, screen),
        faces=faces,
        tabs=_tabs(phone, world),
    )


def _tabs(phone: Phone, world: World) -> tuple[TabFace, ...]:
    lit = _lit_tab(phone, world)
    return tuple(
        TabFace(
            tab.label,
            tab.icon,
            tab.id == lit,
            bool(tab.dot and _others(phone, world, tab.dot)),
            Action("tab", tab.id),
        )
        for tab in phone.apps[phone.app_of(world)].app.tabs
    )


def _lit_tab(phone: Phone, world: World) -> str | None:
    screens = phone.apps[phone.app_of(world)].screens
    name: str | None = world.screen.partition("/")[2]
    for _ in range(len(screens)):
        if name is None:
            return None
        tab = screens[name].tab
        if tab:
            return tab
        name = screens[name].parent
    return None


def _others(phone: Phone, world: World, state: str) -> int:
    """How many items of the state's collection are not in it: the unread ones."""
    of = phone.apps[phone.app_of(world)].app.state[state].of or ""
    return len(phone.collections[of]) - len(phone.own(world, state))


def _problem(phone: Phone, world: World, screen: Screen) -> ProblemFace | None:
    part = find_part(phone, world, world.problem) if world.problem else None
    if not isinstance(part, Button):
        return None
    about = next(
        (
            block.id
            for block in screen.blocks
            if isinstance(block, CheckboxList | RadioList)
            and part.needs
            and block.into in {test.name for test in part.needs.tests}
        ),
        "",
    )
    return ProblemFace(fill(phone, world, part.otherwise or ""), about)


def _faces(phone: Phone, world: World, block: AnyBlock) -> Iterator[Face]:
    match block:
        case Heading():
            yield HeadingFace(fill(phone, world, block.text), int(block.level))
        case Text():
            lines = (block.text,) if block.text else block.lines
            yield TextFace(fill_lines(phone, world, lines), block.look, fill(phone, world, block.label or ""))
        case Panel():
            yield PanelFace(fill(phone, world, block.title), fill(phone, world, block.text or ""))
        case CardGroup():
            cards = tuple(_card(phone, world, c) for c in block.cards if holds_in_app(phone, world, c.shown))
            yield CardsFace(fill(phone, world, block.heading or ""), block.look, cards)
        case Button():
            yield ButtonFace(block.label, block.look, Action("tap", block.id))
        case Link():
            yield LinkFace(block.label, Action("tap", block.id))
        case CheckboxList() | RadioList():
            yield _options(phone, world, block)
        case TextArea():
            field = f"{phone.app_of(world)}/{block.into}"
            yield AreaFace(
                field,
                block.label,
                fill(phone, world, block.hint or ""),
                block.limit,
                Action("write", block.id),
                Action("erase", block.id),
                written=bool(phone.own(world, block.into)),
            )
        case Summary():
            yield SummaryFace(block.look, tuple(_row(phone, world, row) for row in block.rows))
        case Expander():
            yield ExpanderFace(block.id, block.label, fill_lines(phone, world, block.lines))
        case TagList():
            yield from _tagged(phone, world, block)
        case MessageList():
            read = phone.own(world, block.read)
            for record in phone.collections[block.from_]:
                when, preview = (fill(phone, world, line) for line in record.lines)
                yield MessageFace(
                    record.title, when, preview, record.id not in read, Action("open", block.id, record.id)
                )


def _card(phone: Phone, world: World, card: Card) -> CardFace:
    badge = _others(phone, world, card.badge) if card.badge else 0
    return CardFace(card.label, fill(phone, world, card.text or ""), badge, Action("tap", card.id))


def _options(phone: Phone, world: World, block: CheckboxList | RadioList) -> OptionsFace:
    many = isinstance(block, CheckboxList)
    on = phone.own(world, block.into)
    options = []
    for record in phone.collections[block.from_]:
        why = cannot_tick(phone, world, block, record.id) if isinstance(block, CheckboxList) else ""
        action = None if why else Action("toggle" if many else "choose", block.id, record.id)
        options.append(
            OptionFace(
                record.title,
                fill_lines(phone, world, record.lines),
                record.id in on,
                fill(phone, world, why),
                action,
            )
        )
    problem = _problem(phone, world, phone.screen_of(world))
    error = problem.text if problem and problem.about == block.id else ""
    return OptionsFace(block.id, many, fill(phone, world, block.hint or ""), error, tuple(options))


def _row(phone: Phone, world: World, row: Row) -> RowFace:
    app = phone.app_of(world)
    action = Action("tap", row.id) if row.go else None
    typed = ""
    lines: tuple[str, ...] = ()
    if row.items:
        of = phone.apps[app].app.state[row.items].of or ""
        lines = tuple(phone.records[(of, each)].title for each in phone.own(world, row.items))
    elif row.typed and phone.own(world, row.typed):
        typed = f"{app}/{row.typed}"
    elif not row.typed:
        lines = fill_lines(phone, world, (row.value,) if row.value else row.lines)
    if not lines and not typed:
        lines = (fill(phone, world, row.otherwise),) if row.otherwise else ()
    return RowFace(fill(phone, world, row.key), lines, typed, row.change or "", action)


def _tagged(phone: Phone, world: World, block: TagList) -> Iterator[TaggedFace]:
    only = phone.own(world, block.within) if block.within else None
    records: list[Record] = [r for r in phone.collections[block.from_] if only is None or r.id in only]
    for record in records:
        lines = of_item(record, block.lines) if block.lines else record.lines
        tone = record.tone if record.tag and not block.tag else block.tone
        yield TaggedFace(
            fill(phone, world, block.tag or record.tag), tone, record.title, fill_lines(phone, world, lines)
        )
