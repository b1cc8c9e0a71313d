"""Checks an app: every reference in it leads somewhere, nothing is out of reach."""

from collections.abc import Iterable, Iterator, Mapping

from kiosk.content.app import App, Screen, State
from kiosk.content.check_block import check_block, targets
from kiosk.content.check_icons import check_icons, icons_of
from kiosk.content.check_state import check_condition, check_effects, check_state, check_target
from kiosk.content.condition import SCREEN
from kiosk.content.faults import Fault, Place, place_of
from kiosk.content.labels import ids_on, labels_of
from kiosk.content.library import AppContent
from kiosk.content.reader import suggest
from kiosk.content.scope import PERSONAL, Scope


def check_app(folder: str, apps: Mapping[str, AppContent]) -> Iterator[Fault]:
    """Every fault of one of the apps; `folder` is the name of its folder."""
    content = apps[folder]
    scope = Scope(folder, content, apps)
    app, screens = content.app, content.screens
    if app.id != folder:
        yield Fault(
            place_of(app.id), f"the id “{app.id}” is not the name of the folder", f"write id: {folder}"
        )
    yield from check_icons(icons_of(content))
    yield from check_target(app.entry, scope)
    for tab in app.tabs:
        yield from check_target(tab.go, scope)
        if tab.dot:
            yield from check_state(tab.dot, scope, ("set",))
    if app.header and app.header.go:
        yield from check_target(app.header.go, scope)
    if app.header and bool(app.header.go) != bool(app.header.help):
        yield Fault(app.header.place, "“help” and “go” belong together", "write both, or none")
    for name, state in app.state.items():
        yield from _check_state(name, state, scope)
    yield from _check_own(scope)
    for name, screen in screens.items():
        yield from _check_screen(name, screen, app, screens, scope)
    fixed = [label for where, label in labels_of(content).items() if not where.endswith("/title")]
    for label in (*fixed, *((app.header.lozenge,) if app.header else ())):
        if "{" in label:
            yield Fault(place_of(label), "a label stays as it is, without {…}", "write the words out")


def _check_own(scope: Scope) -> Iterator[Fault]:
    """What an app has beside screens and states: lists, timers, notices, a banner."""
    app = scope.content.app
    for name, items in app.collections.items():
        if name in PERSONAL:
            yield Fault(place_of(name), f"“{name}” belongs to people.yaml", "give the list another name")
        seen: set[str] = set()
        for item in items:
            if item.id in seen:
                yield Fault(place_of(item.id), f"“{item.id}” is here twice", "keep one")
            seen.add(item.id)
    for timer in app.timers.values():
        yield from check_condition(timer.when, scope)
        yield from check_effects(timer.do, scope)
    for notice in app.notices:
        yield from check_target(notice.go, scope)
        yield from check_state(notice.new, scope, ("set",))
        yield from check_state(notice.read, scope, ("set",))
        yield from check_state(notice.into, scope, ("choice",))
    if app.banner:
        yield from check_condition(app.banner.shown, scope)
        yield from check_target(app.banner.go, scope)


def _check_state(name: str, state: State, scope: Scope) -> Iterator[Fault]:
    place = place_of(name)
    lists = scope.lists
    listed = state.type in ("set", "choice")
    if name == SCREEN:
        yield Fault(place, "a state cannot be called “screen”", "give it another name")
    if listed and bool(state.of) == bool(state.options):
        yield Fault(
            place, f"the state “{name}” has no “of”", f"add of: one of {', '.join(lists)}; or options: [ids]"
        )
    elif state.of and state.of not in lists:
        yield Fault(place_of(state.of), f"there is no collection “{state.of}”", suggest(state.of, lists))
    if not listed and (state.of or state.starts or state.options):
        yield Fault(place, f"a {state.type} holds no items", "take “of”, “options” and “starts” out")
    elif state.starts and state.starts not in _beginnings(state):
        yield Fault(
            place_of(state.starts),
            f"the state “{name}” cannot start with “{state.starts}”",
            f"write one of {', '.join(_beginnings(state)) or 'holds: [ids]'}",
        )
    for held in state.holds:
        if state.options and held not in state.options:
            yield Fault(place_of(held), f"“{held}” is none of its options", suggest(held, state.options))
    if state.starts and state.holds:
        yield Fault(place, "“starts” and “holds” say the same", "write one of them")


def _beginnings(state: State) -> tuple[str, ...]:
    """What a state can start with."""
    found = (state.of,) if state.of else ()
    if state.of == "pharmacies" and state.type == "choice":
        found = (*found, "pharmacy")
    return (*found, "surgery") if state.options and state.type == "set" else found


def _check_screen(
    name: str, screen: Screen, app: App, screens: Mapping[str, Screen], scope: Scope
) -> Iterator[Fault]:
    if screen.parent:
        if screen.parent not in screens:
            yield Fault(
                place_of(screen.parent),
                f"there is no screen “{screen.parent}”",
                suggest(screen.parent, dict(screens)),
            )
        if _circles(name, screens):
            yield Fault(
                place_of(screen.parent),
                f"the parents of the screen “{name}” run in a circle",
                "lead one of them to a screen nearer to the start",
            )
    roots = {app.entry, *(tab.go for tab in app.tabs)}
    if screen.back and not screen.parent and not screen.remembers and name not in roots:
        yield Fault(
            screen.place,
            f"the screen “{name}” has a Back link that leads nowhere",
            "add parent: the screen before it, or back: false",
        )
    if screen.tab and screen.tab not in {tab.id for tab in app.tabs}:
        yield Fault(
            place_of(screen.tab),
            f"there is no tab “{screen.tab}”",
            suggest(screen.tab, {t.id for t in app.tabs}),
        )
    seen: dict[str, Place] = {}
    for identifier, place in ids_on(screen):
        if identifier in seen:
            yield Fault(
                place,
                f"the id “{identifier}” is on this screen twice",
                f"give one another id (the first is on line {seen[identifier].line})",
            )
        seen[identifier] = place
    for block in screen.blocks:
        yield from check_block(block, scope)


def _circles(name: str, screens: Mapping[str, Screen]) -> bool:
    seen: set[str] = set()
    here: str | None = name
    while here is not None and here in screens and here not in seen:
        seen.add(here)
        here = screens[here].parent
    return here in seen


def orphans(apps: Mapping[str, AppContent], linked: Iterable[str]) -> Iterator[Fault]:
    """Screens that no touch of any app opens; `linked` are app/screens that messages lead to."""
    waiting = [*linked]
    for name, content in apps.items():
        app = content.app
        header = (app.header.go,) if app.header and app.header.go else ()
        banner = (app.banner.go,) if app.banner else ()
        roots = (app.entry, *(tab.go for tab in app.tabs), *header, *banner, *(n.go for n in app.notices))
        waiting += [f"{name}/{root}" for root in roots]
    reached: set[str] = set()
    while waiting:
        key = waiting.pop()
        name, _, screen = key.partition("/")
        if key in reached or name not in apps or screen not in apps[name].screens:
            continue
        reached.add(key)
        for block in apps[name].screens[screen].blocks:
            waiting += [each if "/" in each else f"{name}/{each}" for each in targets(block)]
    for name, content in apps.items():
        for screen in content.screens:
            if f"{name}/{screen}" not in reached and not content.broken:
                yield Fault(
                    place_of(screen),
                    f"no touch leads to the screen “{screen}”",
                    "lead to it from somewhere, or take it out",
                    harmless=True,
                )
