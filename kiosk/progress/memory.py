"""Remembers events while the program runs: for walking through lessons without a disk."""

from collections.abc import Callable

from kiosk.progress.events import Event
from kiosk.progress.learner import KINDS, Learner, Told, learner_of, must_be_code


class MemoryRecorder:
    """A recorder that keeps everything in `recorded`, in order, and in `links` who a session was of.

    With `trouble` set it behaves as on a broken disk: it acknowledges nothing.
    """

    def __init__(self, trouble: str = "") -> None:
        self.recorded: list[Event] = []
        self.links: dict[str, str] = {}
        self.trouble = trouble

    def record(self, event: Event, acknowledged: Callable[[], None] | None = None) -> None:
        self.recorded.append(event)
        if acknowledged is not None and not self.trouble:
            acknowledged()

    def link(self, session: str, learner: str, acknowledged: Callable[[], None] | None = None) -> None:
        must_be_code(learner)
        self.links[session] = learner
        if acknowledged is not None and not self.trouble:
            acknowledged()

    def known(self, learner: str, answer: Callable[[Learner | None], None]) -> None:
        if self.trouble or learner not in self.links.values():
            answer(None)
            return
        theirs = [event for event in self.recorded if self.links.get(event.session) == learner]
        log = [
            Told(each.kind, each.lesson, each.way, each.language, each.unaided, number)
            for number, each in enumerate(theirs)
            if each.kind in KINDS
        ]
        answer(learner_of(learner, log))

    def close(self, timeout: float) -> bool:
        return not self.trouble
