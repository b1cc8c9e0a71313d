"""What a session has until its first page can be seen: no voice and no records, and nothing to import."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.progress.events import Event
    from kiosk.progress.learner import Learner
    from kiosk.speech.speaker import Done
    from kiosk.speech.utterance import Spot, Utterance


class NoVoice:
    """A speaker that says nothing, not even that it is silent: nobody has touched anything yet."""

    def prepare(self, utterance: "Utterance") -> None:
        """Nothing to get ready."""

    def speak(self, utterance: "Utterance", done: "Done") -> None:
        """Nobody hears it."""

    off = False

    def now(self) -> "Spot | None":
        """Nothing is pointed out."""
        return None

    def forgive(self) -> None:
        """Nothing failed."""

    def stop(self) -> None:
        """It is silent already."""

    def close(self) -> None:
        """Nothing is open."""


class NoRecords:
    """A recorder that keeps nothing: nobody is here yet."""

    trouble = ""

    def record(self, event: "Event", acknowledged: Callable[[], None] | None = None) -> None:
        """Nobody did anything."""

    def link(self, session: str, learner: str, acknowledged: Callable[[], None] | None = None) -> None:
        """Nothing can be lost where nothing is kept: for pictures of the pages, and authors."""
        if acknowledged is not None:
            acknowledged()

    def known(self, learner: str, answer: "Callable[[Learner | None], None]") -> None:
        """Nobody was here before."""
        answer(None)

    def close(self, timeout: float) -> bool:
        """Nothing is left over."""
        return True
