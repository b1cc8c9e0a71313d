"""What a hub needs of its database, whichever that is: SQLite for a hub, PostgreSQL for a region."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import NamedTuple, Protocol

from kiosk.errors import KioskError
from kiosk.figures.source import Source
from kiosk.hub.hub import Hub
from kiosk.hub.runs import Run
from kiosk.progress.bundle import Bundle


class Contradiction(KioskError):  # noqa: N818 - the tablet's records contradict those that are here
    """Two different events have the same number: a tablet was cloned, or somebody forged."""


class NotYet(KioskError):  # noqa: N818 - no error of anybody
    """A bundle that cannot be believed now, and perhaps can be later."""


class Known(NamedTuple):
    """A tablet that the hub knows. `name` is what the coordinator calls it, or empty."""

    device: str
    revoked: bool
    name: str = ""


class Holder(NamedTuple):
    """A tablet on which somebody has a picture code: on how many visits, of which the last began at `last_ms`
    by the tablet's clock; None when no visit has come yet."""

    device: str
    visits: int
    last_ms: int | None


class Engine(Protocol):
    """The events of all tablets, each once, and which bundles they came in.

    When the database cannot be used, everything raises what `opened_engine` turns into a KioskError.
    """

    def enrol(self, device: str, signs_with: str) -> None:
        """Know a tablet, also one that was revoked. Raises KioskError when it is known with another key and
        not revoked: that must be a decision."""

    def revoke(self, device: str) -> None:
        """Believe nothing more of a tablet, such as one that was stolen; what has come stays. Raises
        KioskError for a tablet that is not known."""

    def key_of(self, device: str) -> str | None:
        """The key of a tablet that may send; None for one that is not known or was revoked."""

    def tablets(self) -> Sequence[Known]:
        """All that were ever enrolled, in order of their ids."""

    def name(self, device: str, name: str) -> None:
        """Call a tablet so from now on, or by its id only when the name is empty."""

    def has(self, sha256: str) -> bool:
        """Whether this very file has come before."""

    def together(self) -> AbstractContextManager[None]:
        """One transaction, on the disk when it is left: for many bundles, or for many steps."""

    def add(self, bundle: Bundle, sha256: str) -> tuple[int, int]:
        """(new events, events that were here). All of the bundle or nothing, also within `together`.
        Raises Contradiction, and then remembers the tablet's epoch as copied; NotYet when there are two
        tablets of this epoch and it does not show of which it is."""

    def copied(self) -> Sequence[tuple[str, str]]:
        """(tablet, epoch) of all of which there are two that went on differently."""

    def runs(self) -> Sequence[Run]:
        """One for each bundle that has come."""

    def last_moments(self) -> dict[tuple[str, str], int]:
        """By tablet and epoch: the time (wall_ms) of the event with the highest number."""

    def holders(self, code: str) -> Sequence[Holder]:
        """The tablets on which a picture code was used, in order of their ids. The same pictures on another
        tablet are somebody else's."""

    def forget(self, code: str, devices: Sequence[str]) -> int:
        """Take a picture code out of every session of these tablets, and remember that these are never linked
        again. Returns how many there were."""

    def never_link(self, sessions: Sequence[tuple[str, str]]) -> None:
        """The same for sessions, each (tablet, session), also for those that have not come yet."""

    def forgotten(self) -> Sequence[tuple[str, str]]:
        """(tablet, session) of all that are never linked again."""

    def leave_no_trace(self) -> None:
        """Overwrite or give back, as far as can be, where values were that are not there any more. Raises
        KioskError when somebody is reading there."""

    def source(self) -> AbstractContextManager[Source]:
        """Everything, as it is at this moment."""


def must_answer(address: str) -> None:
    """Raises KioskError when a region's database cannot be used."""
    from kiosk.hub.postgres_engine import opened_postgres

    with opened_postgres(address):
        return


@contextmanager
def opened_engine(hub: Hub) -> Iterator[Engine]:
    """The hub's database. Raises KioskError when it cannot be used, or is not there any more."""
    if hub.address:
        from kiosk.hub.postgres_engine import opened_postgres

        with opened_postgres(hub.address) as engine:
            yield engine
    else:
        from kiosk.hub.sqlite_engine import opened_sqlite

        if not hub.database.exists():
            raise KioskError(f"The hub's records are missing. Put back your latest copy of {hub.folder}.")
        with opened_sqlite(hub.database) as engine:
            yield engine


@contextmanager
def hub_source(hub: Hub) -> Iterator[Source]:
    """All that a hub has, for figures. Raises KioskError when its database cannot be used."""
    with opened_engine(hub) as engine, engine.source() as source:
        yield source
