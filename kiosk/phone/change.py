"""What effects do to the states of a phone."""

from kiosk.content.check_lesson import TYPED
from kiosk.content.effect import Effect
from kiosk.phone.phone import Phone
from kiosk.phone.world import Value, World

SOMETHING: Value = (TYPED,)  # what a text or a flag holds: that there is some


def change(phone: Phone, world: World, app: str, effects: tuple[Effect, ...]) -> World:
    """The world after effects, as an app writes them. What names an app that is not there is left out.

    Copying a choice that was not made leaves the other choice as it is.
    """
    for effect in effects:
        if effect.move:
            held = phone.value(world, app, effect.move.from_)
            world = _join(phone, world, app, effect.move.into, held)
            world = put(phone, world, app, effect.move.from_, ())
        elif effect.add:
            world = _join(phone, world, app, effect.add.into, phone.value(world, app, effect.add.from_))
        elif effect.copy:
            held = phone.value(world, app, effect.copy.from_)
            keeps = not held and _is_choice(phone, phone.full(app, effect.copy.into))
            world = world if keeps else put(phone, world, app, effect.copy.into, held)
        elif effect.put:
            world = put(phone, world, app, effect.put.into, effect.put.items)
        elif effect.remove:
            gone = phone.value(world, app, effect.remove.those)
            held = phone.value(world, app, effect.remove.from_)
            left = tuple(each for each in held if each not in gone)
            world = put(phone, world, app, effect.remove.from_, left)
        elif effect.clear:
            world = put(phone, world, app, effect.clear, ())
    return world


def put(phone: Phone, world: World, app: str, name: str, value: Value) -> World:
    """A state, as an app names it, gets a value."""
    place = phone.place(app, name)
    if place < 0 or world.state[place] == value:
        return world
    state = (*world.state[:place], value, *world.state[place + 1 :])
    return World(world.screen, state, world.origins, resting=world.resting)


def in_order(phone: Phone, name: str, items: set[str]) -> Value:
    """Items in the order of the collection of a state (`name` is app/state): the same set is one value."""
    declared = phone.declared(name)
    if declared.options:
        return tuple(option for option in declared.options if option in items)
    return tuple(record.id for record in phone.collections.get(phone.of(name), ()) if record.id in items)


def _join(phone: Phone, world: World, app: str, into: str, more: Value) -> World:
    if phone.place(app, into) < 0:
        return world
    both = {*phone.value(world, app, into), *more}
    return put(phone, world, app, into, in_order(phone, phone.full(app, into), both))


def _is_choice(phone: Phone, name: str) -> bool:
    return name in phone.index and phone.declared(name).type == "choice"
