"""From screen to screen: forward, back, home, between apps."""

from dataclasses import replace

from kiosk.phone.phone import Phone
from kiosk.phone.world import Value, World


def open_screen(phone: Phone, world: World, screen: str) -> World:
    """Open a screen of the app that is open, or app/screen. Where that app is not there, a page says so."""
    target = screen if "/" in screen else f"{phone.app_of(world)}/{screen}"
    if target.partition("/")[0] not in phone.apps:
        if not phone.away:
            return world
        target = phone.away
    # History is cut where a screen comes again, so Back can never run in a circle.
    origins = [each for each in world.origins if each[1] != target and each[0] != target]
    if target == world.screen:
        origins = list(world.origins)
    elif phone.remembers(target):
        origins.append((target, world.screen))
    return _arrive(phone, world, target, origins)


def open_app(phone: Phone, world: World, app: str) -> World:
    """Open an app where it was left, when that screen stays; else at its first screen."""
    if app not in phone.apps:
        return open_screen(phone, world, f"{app}/")
    rested = dict(world.resting).get(app)
    return open_screen(phone, world, rested or f"{app}/{phone.apps[app].app.entry}")


def go_home(phone: Phone, world: World) -> World:
    """The phone's home screen."""
    return _arrive(phone, world, phone.home, []) if phone.home else world


def go_back(phone: Phone, world: World) -> World:
    """Where Back leads."""
    target = back_of(phone, world)
    if target is None:
        return world
    origins = [each for each in world.origins if each[0] != world.screen and each[1] != target]
    return _arrive(phone, world, target, origins)


def go_to_root(phone: Phone, world: World, screen: str) -> World:
    """A tab: the history begins anew."""
    return _arrive(phone, world, f"{phone.app_of(world)}/{screen}", [])


def back_of(phone: Phone, world: World) -> str | None:
    """The screen (app/screen) to which Back leads, or None where there is no Back."""
    if not phone.screen_of(world).back:
        return None
    for screen, came in world.origins:
        if screen == world.screen:
            return came
    return phone.parents[world.screen]


def way_out(phone: Phone, world: World) -> str:
    """How a task is left in the newer skin: "cross", "done" at its end, or not at all."""
    screen = phone.screen_of(world)
    if phone.skin != "tiles" or not screen.task:
        return ""
    return "cross" if screen.back else "done"


def leave_task(phone: Phone, world: World) -> World:
    """The menu from which a task began."""
    return _arrive(phone, world, menu_of(phone, world.screen), [])


def menu_of(phone: Phone, screen: str) -> str:
    """The screen (app/screen) to which the cross leads: the nearest above that is no part of a task."""
    app = screen.partition("/")[0]
    here: str | None = screen
    while here is not None and phone.opened(here).task:
        here = phone.parents[here]
    return here or f"{app}/{phone.apps[app].app.entry}"


def _arrive(phone: Phone, world: World, target: str, origins: list[tuple[str, str]]) -> World:
    """Stand on `target`, remembering only what Back can still ask for on its way up."""
    if target == world.screen:
        return replace(world, problem="", leaving=False)
    state, resting = _emptied(phone, world.state), world.resting
    app, _, _ = target.partition("/")
    left = phone.app_of(world)
    if left != app:
        kept = {each: screen for each, screen in resting if each != app}
        if phone.screen_of(world).stays:
            kept[left] = world.screen
        resting = tuple(sorted(kept.items()))
    if not origins:
        return World(target, state, resting=resting)
    came = dict(origins)
    remembered: dict[str, str] = {}
    here: str | None = target
    while here is not None and here not in remembered:
        if here in came:
            remembered[here] = here = came[here]
        else:
            here = phone.parents[here]
    return World(target, state, tuple(sorted(remembered.items())), resting=resting)


def _emptied(phone: Phone, state: tuple[Value, ...]) -> tuple[Value, ...]:
    """What was typed into fields does not outlive its screen."""
    if not any(map(state.__getitem__, phone.answers)):
        return state
    return tuple(() if place in phone.answers else value for place, value in enumerate(state))
