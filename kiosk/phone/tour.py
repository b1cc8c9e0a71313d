"""A look at every screen of a phone, for pictures and for tests."""

from kiosk.phone.actions import actions
from kiosk.phone.apply import apply, outcomes
from kiosk.phone.phone import Phone
from kiosk.phone.unknown import Unknown
from kiosk.phone.world import Action, World


def tour(phone: Phone) -> dict[str, World]:
    """app/screen → a world that stands there.

    By touch, with at most one use of each touch that changes what the phone remembers; and where that
    comes no further, through a gate that is closed on this phone, such as to what its surgery does not
    offer. A screen to which nothing leads is missing.
    """
    looking = _Tour(phone)
    looking.go_on_from(phone.start)
    everything = Unknown(frozenset(phone.names))
    for world in looking.worlds:  # the list grows
        for action in actions(phone, world, everything):
            for after in outcomes(phone, world, action, everything):
                if after.screen not in looking.found:
                    looking.go_on_from(after)
    return looking.found


class _Tour:
    def __init__(self, phone: Phone) -> None:
        self._phone = phone
        self._used: set[tuple[str, Action]] = set()
        self.found: dict[str, World] = {}
        self.worlds: list[World] = []

    def go_on_from(self, world: World) -> None:
        """Visit what can be come to from here by touch."""
        waiting = [world]
        self.found.setdefault(world.screen, world)
        for here in waiting:  # the list grows
            for action in actions(self._phone, here):
                after = apply(self._phone, here, action)
                if after.screen not in self.found or self._is_new_change(here, action, after):
                    self.found.setdefault(after.screen, after)
                    waiting.append(after)
        self.worlds += waiting

    def _is_new_change(self, before: World, action: Action, after: World) -> bool:
        use = (before.screen, action)
        if use in self._used or after.state == before.state:
            return False
        self._used.add(use)
        return True
