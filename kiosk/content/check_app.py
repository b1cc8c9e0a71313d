"""Checks an app: every reference in it leads somewhere, nothing is out of reach."""

from collections.abc import Iterator, Mapping

from kiosk.content.app import App, Screen, State
from kiosk.content.check_block import COLLECTIONS, check_block, check_state, check_target, touches
from kiosk.content.condition import SCREEN
from kiosk.content.faults import Fault, Place, place_of
from kiosk.content.labels import ids_on, labels_of
from kiosk.content.library import AppContent
from kiosk.content.reader import suggest


def check_app(folder: str, content: AppContent) -> Iterator[Fault]:
    """Every fault of one app; `folder` is the name of its folder."""
    app, screens = content.app, content.screens
    if app.id != folder:
        yield Fault(
            place_of(app.id), f"the id “{app.id}” is not the name of the folder", f"write id: {folder}"
        )
    yield from check_target(app.entry, screens)
    for tab in app.tabs:
        yield from check_target(tab.go, screens)
        if tab.dot:
            yield from check_state(tab.dot, app.state, ("set",))
    if app.header and app.header.go:
        yield from check_target(app.header.go, screens)
    if app.header and bool(app.header.go) != bool(app.header.help):
        yield Fault(app.header.place, "“help” and “go” belong together", "write both, or none")
    for name, state in app.state.items():
        yield from _check_state(name, state)
    for name, screen in screens.items():
        yield from _check_screen(name, screen, app, screens)
    yield from _orphans(content)
    fixed = [label for where, label in labels_of(content).items() if not where.endswith("/title")]
    for label in (*fixed, *((app.header.lozenge,) if app.header else ())):
        if "{" in label:
            yield Fault(place_of(label), "a label stays as it is, without {…}", "write the words out")


def _check_state(name: str, state: State) -> Iterator[Fault]:
    place = place_of(name)
    if state.type in ("set", "choice"):
        if state.of is None:
            yield Fault(place, f"the state “{name}” has no “of”", f"add of: one of {', '.join(COLLECTIONS)}")
        elif state.of not in COLLECTIONS:
            yield Fault(
                place_of(state.of), f"there is no collection “{state.of}”", suggest(state.of, COLLECTIONS)
            )
    fitting = [state.of, "pharmacy"] if state.of == "pharmacies" and state.type == "choice" else [state.of]
    if state.type not in ("set", "choice") and (state.of or state.starts):
        yield Fault(place, f"a {state.type} holds no items", "take “of” and “starts” out")
    elif state.starts and state.starts not in fitting:
        yield Fault(
            place_of(state.starts),
            f"the state “{name}” cannot start with “{state.starts}”",
            f"write one of {', '.join(each for each in fitting if each)}",
        )
    if name == SCREEN:
        yield Fault(place, "a state cannot be called “screen”", "give it another name")


def _check_screen(name: str, screen: Screen, app: App, screens: Mapping[str, Screen]) -> Iterator[Fault]:
    if screen.parent:
        yield from check_target(screen.parent, screens)
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
        yield from check_block(block, app.state, screens)


def _circles(name: str, screens: Mapping[str, Screen]) -> bool:
    seen: set[str] = set()
    here: str | None = name
    while here is not None and here in screens and here not in seen:
        seen.add(here)
        here = screens[here].parent
    return here in seen


def _orphans(content: AppContent) -> Iterator[Fault]:
    app = content.app
    header = (app.header.go,) if app.header and app.header.go else ()
    waiting = [app.entry, *(tab.go for tab in app.tabs), *header]
    reached: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in reached or name not in content.screens:
            continue
        reached.add(name)
        waiting += [target for block in content.screens[name].blocks for target, _ in touches(block)]
    for name in content.screens:
        if name not in reached:
            yield Fault(
                place_of(name),
                f"no touch leads to the screen “{name}”",
                "lead to it from somewhere, or take it out",
                harmless=True,
            )
