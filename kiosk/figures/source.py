"""Where the log comes from: one tablet's records, or all that a hub has."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple, Protocol

from kiosk.progress.logged import Logged


class SessionOf(NamedTuple):
    """A session, and the picture code of whose it is; None for a guest. The code never leaves this room."""

    device: str
    session: str
    learner: str | None


class Source(Protocol):
    """All of one moment, even while more arrives."""

    @property
    def complete_since(self) -> str:
        """The first day, as 2026-11-26, from which on nothing has left; empty when nothing ever did."""

    @property
    def names(self) -> Mapping[str, str]:
        """What the coordinator calls the tablets, by id; those without a name are left out."""

    def count(self) -> int:
        """How many events there are."""

    def events(self) -> Iterator[Logged]:
        """All events, by device, epoch and number."""

    def sessions(self) -> Iterator[SessionOf]:
        """All sessions, the earlier of a device before the later."""

    def csv_lines(self) -> Iterator[str]:
        """The events in the order of `events()`, each a line of CSV that ends with CR LF, without headers.

        Every text is of a closed alphabet (checked by the database), so that no field needs quotes; a field
        that begins with - gets a ' before it, for spreadsheets.
        """
