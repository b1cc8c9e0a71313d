"""Whatever somebody else's program sends, no name comes in, and nothing that stops the hub."""

import json
from dataclasses import asdict, replace

import pyrage
import pytest

from kiosk.errors import KioskError
from kiosk.hub.engine import opened_engine
from kiosk.hub.hub import Hub
from kiosk.progress.bundle import MAGIC, Bundle, Manifest, pack, unpack
from kiosk.progress.logged import Logged
from tests.progress.recording import rows

from .conftest import Tablet, arrive, events_at


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("device_id", "margaret"),
        ("epoch", "Margaret Sample of High Street, Leeds"),
        ("id", "0123456789"),
        ("boot_id", "Margaret"),
        ("boot_id", "a,b"),
        ("rung", True),
        ("rung", 2.0),
        ("misses", "3"),
        ("unaided", 2),
        ("detail", ["x"]),
        ("detail", "\ud800"),
        ("lesson", None),
        ("wall_ms", 10**17),
        ("mono_ms", 2**70),
        ("seq", True),
    ],
)
def test_a_field_that_is_not_as_a_tablet_writes_it_is_refused_in_words(
    hub: Hub, tablet: Tablet, field: str, value: object
) -> None:
    first = rows(tablet.records)[0]
    row = Logged(**{**first._asdict(), field: value})
    path = tablet.folder / "odd.bundle"
    path.write_bytes(pack([row], [], number=1, key=tablet.key, hub=hub.card))
    ((_, reason),) = arrive(hub, path, *tablet.pack()).refused
    assert str(value) not in reason
    assert events_at(hub) == rows(tablet.records)


@pytest.mark.parametrize(
    "session",
    [("Margaret", 1, 2, None), (["s0"], 1, 2, None), ("s0", 1, 2, "Margaret Sample"), ("s0", 1, 2, 7)],
    ids=["a name", "a list", "a learner's name", "a number"],
)
def test_a_session_that_is_not_as_a_tablet_writes_it_is_refused(
    hub: Hub, tablet: Tablet, session: tuple[str, int, int, str]
) -> None:
    path = tablet.folder / "odd.bundle"
    path.write_bytes(pack(rows(tablet.records), [session], number=1, key=tablet.key, hub=hub.card))
    assert len(arrive(hub, path).refused) == 1
    assert events_at(hub) == []


@pytest.mark.parametrize(
    "changed",
    [
        {"device": 7},
        {"device": ["x"]},
        {"device": "\ud800"},
        {"device": "a\0b"},
        {"seq_from": "1"},
        {"seq_to": 2**80},
        {"seq_from": -1},
        {"more": 1},
    ],
    ids=str,
)
def test_the_first_lines_of_a_stranger_stop_only_their_own_file(
    hub: Hub, tablet: Tablet, changed: dict[str, object]
) -> None:
    told = {**asdict(Manifest(tablet.device, "e", hub.card.hub, 1, 1, 1, "")), **changed}
    told_of = b"\n".join((MAGIC, json.dumps(told).encode(), b"00", b""))
    path = tablet.folder / "odd.bundle"
    recipient = pyrage.x25519.Recipient.from_str(hub.card.encrypt_to)
    path.write_bytes(pyrage.encrypt(told_of, [recipient]))
    receipt = arrive(hub, path, *tablet.pack())
    assert [reason for _, reason in receipt.refused] == ["Its first lines cannot be read."]
    assert receipt.received == 12


@pytest.mark.parametrize(
    "field", ["device_id", "epoch", "id", "session_id", "lesson", "detail", "language", "boot_id"]
)
def test_the_database_itself_refuses_what_a_table_would_have_to_quote(
    hub: Hub, tablet: Tablet, field: str
) -> None:
    (path,) = tablet.pack()
    whole = unpack(path.read_bytes(), hub.identity, tablet.key.verify_key.encode().hex())
    odd = Logged(**{**whole.events[0]._asdict(), field: 'a,"b'})
    about = replace(whole.manifest, device=odd.device_id, epoch=odd.epoch)
    with pytest.raises(KioskError), opened_engine(hub) as engine, engine.together():
        engine.add(Bundle(about, (), (odd,)), "0" * 64)
    assert events_at(hub) == []
