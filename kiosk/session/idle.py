"""Whether anybody is still at the tablet: a question after three minutes, an end a minute later.

Time is that of any clock that never jumps, in seconds. Nothing in a lesson is ever timed; this is only
so that the next person does not meet the last one's page (learning.md, section 4; WCAG 2.2.1).
"""

import math
from dataclasses import dataclass, replace

ASK_AFTER = 180.0
LEAVE_AFTER = 60.0


@dataclass(frozen=True, slots=True)
class Idle:
    """When the tablet was last touched, and how long it waits."""

    touched: float
    ask_after: float = ASK_AFTER
    leave_after: float = LEAVE_AFTER

    def touch(self, now: float) -> "Idle":
        """Somebody is here."""
        return replace(self, touched=now)

    def asks(self, now: float) -> bool:
        """Whether it is time to ask “Are you still there?”."""
        return now - self.touched >= self.ask_after

    def left(self, now: float) -> int:
        """Whole seconds until the session ends, while it is being asked."""
        return max(0, math.ceil(self.ask_after + self.leave_after - (now - self.touched)))

    def gone(self, now: float) -> bool:
        """Whether nobody answered."""
        return now - self.touched >= self.ask_after + self.leave_after
