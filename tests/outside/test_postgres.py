"""A region's hub with a real PostgreSQL server: it is killed, it is not there, and somebody is forgotten.

The tests of tests/hub are run with PostgreSQL too.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import psycopg
import pytest

from kiosk.__main__ import main
from kiosk.errors import KioskError
from kiosk.hub.arriving import import_bundles
from kiosk.hub.engine import hub_source, opened_engine
from kiosk.hub.hub import Hub, begin_hub, open_hub
from kiosk.progress.ack import read_ack
from kiosk.progress.outbox import copy_to
from kiosk.progress.writer import ProgressWriter
from tests.hub.conftest import Tablet, arrive, events_at
from tests.outside.postgres import Server, running_server
from tests.progress.recording import miss, rows

pytestmark = pytest.mark.outside

CODE = "cup-fish-moon-key"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with running_server() as running:
        yield running


@pytest.fixture
def hub(server: Server, tmp_path: Path) -> Hub:
    return begin_hub(tmp_path / "hub", server.new_database())


@dataclass
class Stick:
    """A folder with 50 bundles of one tablet, of which the hub has acknowledged the first 5."""

    folder: Path
    tablet: Tablet


@pytest.fixture
def stick(hub: Hub, tmp_path: Path) -> Stick:
    tablet = Tablet(tmp_path / "tablet", hub)
    for number in range(50):
        tablet.record(number * 4, number * 4 + 3)
        tablet.pack()
        if number == 0:
            tablet.join()
        if number == 4:
            copy_to(tablet.outbox, tmp_path / "stick")
            arrive(hub, tmp_path / "stick")
    copy_to(tablet.outbox, tmp_path / "stick")
    return Stick(tmp_path / "stick", tablet)


def acknowledged(hub: Hub, stick: Stick) -> int:
    (path,) = stick.folder.glob("*.ack")
    return read_ack(path.read_bytes(), hub.card).to


@pytest.mark.parametrize("at", [1, 11, 20, 21, 33, 50])
def test_a_server_that_is_killed_loses_nothing_and_the_import_can_be_run_again(
    server: Server, hub: Hub, stick: Stick, at: int
) -> None:
    def tell(done: int, total: int) -> None:
        if done == at:
            server.stop("immediate")

    with pytest.raises(KioskError, match="Nothing was lost"):
        import_bundles(hub, [stick.folder], tell)
    server.start()
    assert acknowledged(hub, stick) == 20
    assert len(list(stick.folder.glob("*.bundle"))) == 50
    whole = rows(stick.tablet.records)
    assert events_at(hub) == whole[: max(20, (at - 1) // 20 * 80)]
    receipt = arrive(hub, stick.folder)
    assert (receipt.refused, receipt.missing) == ([], [])
    assert events_at(hub) == whole
    assert acknowledged(hub, stick) == 200


def test_two_who_import_the_same_at_once_wait_for_each_other(hub: Hub, stick: Stick) -> None:
    files = sorted(stick.folder.glob("*.bundle"))
    with ThreadPoolExecutor() as both:
        done = [both.submit(arrive, hub, *some) for some in (files, files[::-1])]
        receipts = [each.result() for each in done]
    assert sum(receipt.received for receipt in receipts) == 180
    assert [receipt.refused for receipt in receipts] == [[], []]
    assert events_at(hub) == rows(stick.tablet.records)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda address: address.replace("hub_", "nowhere_"), "does not exist"),
        (lambda address: address.replace("//hub@", "//nobody@"), "does not exist"),
        (lambda address: address.replace("footbridge-", "gone-"), "Is the server running"),
    ],
    ids=["no database", "no user", "no server"],
)
def test_what_is_not_there_is_told_in_words(
    hub: Hub, tmp_path: Path, change: Callable[[str], str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    address = change(hub.address)
    assert main(["hub", "init", "--hub", str(tmp_path / "other"), "--database", address]) == 1
    told = capsys.readouterr().err
    assert said in told
    assert "~/.pgpass" in told
    assert "Traceback" not in told
    assert not (tmp_path / "other").exists()


def test_a_wrong_password_is_told_in_words_and_never_repeated(
    server: Server, hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = server.folder / "data" / "pg_hba.conf"
    before = rules.read_text()
    rules.write_text(f"local all guarded scram-sha-256\n{before}")
    with psycopg.connect(hub.address, autocommit=True) as connection:
        connection.execute("CREATE ROLE guarded LOGIN PASSWORD 'right'")
        connection.execute("SELECT pg_reload_conf()")
        (name,) = connection.execute("SELECT current_database()").fetchone() or ("",)
        connection.execute(f"GRANT CREATE ON DATABASE {name} TO guarded")
    guarded = replace(hub, address=hub.address.replace("//hub@", "//guarded@"))
    monkeypatch.setenv("PGPASSWORD", "wr0ng")
    with pytest.raises(KioskError, match="password authentication failed") as caught, opened_engine(guarded):
        pass
    assert "wr0ng" not in str(caught.value)
    monkeypatch.setenv("PGPASSWORD", "right")
    with hub_source(guarded) as source:
        assert source.count() == 0


def test_a_hub_remembers_its_address_and_its_folder_has_no_database(
    server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, address = tmp_path / "hub", server.new_database()
    assert main(["hub", "init", "--hub", str(folder), "--database", address]) == 0
    tablet = Tablet(tmp_path / "tablet", open_hub(folder))
    tablet.record(1, 30)
    tablet.join()
    tablet.pack()
    assert main(["hub", "import", str(tablet.outbox), "--hub", str(folder)]) == 0
    assert "30 events sent = 30 new + 0 known already" in capsys.readouterr().out
    assert not list(folder.glob("*.sqlite3*"))
    other = server.new_database()
    assert main(["hub", "enrol", "FOOTBRIDGE:TABLET:x", "--hub", str(folder), "--database", other]) == 1
    assert main(["hub", "tablets", "--hub", str(folder), "--database", other]) == 0
    assert tablet.device not in capsys.readouterr().out


def test_no_table_of_the_server_has_a_code_that_was_forgotten(
    server: Server, hub: Hub, stick: Stick, capsys: pytest.CaptureFixture[str]
) -> None:
    writer = ProgressWriter(stick.tablet.records)
    for session in ("v1", "v2"):
        writer.record(miss(1, session))
        writer.link(session, CODE)
    assert writer.close(20.0)
    arrive(hub, stick.folder, *stick.tablet.pack())

    def with_code() -> list[Path]:
        with psycopg.connect(hub.address, autocommit=True) as connection:
            connection.execute("ANALYZE")
            connection.execute("CHECKPOINT")
        files = (server.folder / "data" / "base").rglob("*")
        return [path for path in files if path.is_file() and CODE.encode() in path.read_bytes()]

    assert len(with_code()) == 1
    assert main(["hub", "forget", CODE, "--hub", str(hub.folder)]) == 0
    assert "Ask who looks after it" in capsys.readouterr().out
    assert with_code() == []
    with hub_source(hub) as source:
        assert [each for each in source.sessions() if each.learner] == []
        assert source.count() == 202
