"""What the coach's search does not follow, so that it cannot say what a condition on it gives."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kiosk.content.condition import Test


@dataclass(frozen=True, slots=True)
class Unknown:
    """States as app/state, of which nothing is known (`states`), only whether they hold something
    (`values`), or only what certain tests say (`but`; of a choice also whether it holds something)."""

    states: frozenset[str] = frozenset()
    values: frozenset[str] = frozenset()
    but: Mapping[str, frozenset[Test]] = field(default_factory=dict)
    choices: frozenset[str] = frozenset()  # those of `but` that are choices

    def hides(self, name: str, test: Test) -> bool:
        """Whether it cannot be told if a test on this state holds."""
        if name in self.states:
            return True
        if name in self.values:
            return test.how not in ("any", "none")
        if name in self.choices and test.how in ("any", "none"):
            return False
        return name in self.but and test not in self.but[name]

    def hides_items(self, name: str) -> bool:
        """Whether it cannot be told which items a state holds."""
        return name in self.states or name in self.values or name in self.but


NOTHING_UNKNOWN = Unknown()
