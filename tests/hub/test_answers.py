"""What goes back to the tablets: what has come, what is missing, and whom to forget."""

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from nacl.signing import SigningKey

from kiosk.hub.engine import opened_engine
from kiosk.hub.hub import Hub
from kiosk.progress.ack import MOST_BYTES, Ack, AckError, read_ack, signed
from kiosk.progress.bundle import pack
from kiosk.progress.outbox import copy_to
from tests.progress.recording import rows

from .conftest import Tablet, arrive


def answer_in(folder: Path, tablet: Tablet) -> Ack:
    """To the only epoch of a tablet."""
    path = folder / f"{rows(tablet.records)[0].epoch}.ack"
    return read_ack(path.read_bytes(), tablet.hub.card)


def test_a_gap_is_told_until_it_is_closed(hub: Hub, joined: Tablet) -> None:
    second = max(joined.outbox.glob("*.bundle"))
    joined.record(21, 22)
    joined.pack()
    data = second.read_bytes()
    second.unlink()
    arrive(hub, joined.outbox)
    assert (answer_in(joined.outbox, joined).to, answer_in(joined.outbox, joined).missing) == (
        12,
        ((13, 20),),
    )
    second.write_bytes(data)
    arrive(hub, joined.outbox)
    assert (answer_in(joined.outbox, joined).to, answer_in(joined.outbox, joined).missing) == (22, ())


def test_a_hub_that_lost_the_beginning_asks_for_it(hub: Hub, joined: Tablet) -> None:
    min(joined.outbox.glob("*.bundle")).unlink()
    arrive(hub, joined.outbox)
    assert (answer_in(joined.outbox, joined).to, answer_in(joined.outbox, joined).missing) == (0, ((1, 12),))


ACK = Ack("hub", "device", "epoch", 4, ("s1",), ((1, 2), (7, 9)))


def test_an_acknowledgement_is_read_as_it_was_written(hub: Hub) -> None:
    ack = replace(ACK, hub=hub.card.hub)
    assert read_ack(signed(ack, hub.key), hub.card) == ack


def test_an_acknowledgement_from_before_gaps_were_told_is_believed(hub: Hub) -> None:
    told = json.dumps({"hub": hub.card.hub, "device": "d", "epoch": "e", "to": 4}).encode()
    data = told + b"\n" + hub.key.sign(told).signature.hex().encode()
    assert read_ack(data, hub.card) == Ack(hub.card.hub, "d", "e", 4)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"[" * 200_000, id="deep"),
        pytest.param(b"[" * 200_000 + b"\n" + b"00" * 64, id="deep_with_a_signature"),
        pytest.param(b" " * (MOST_BYTES + 1), id="large"),
        pytest.param("ü".encode() + b"\nzz", id="no_hex"),
        pytest.param(b"{}\n\xff", id="no_text"),
        pytest.param(b"", id="empty"),
    ],
)
def test_what_somebody_else_wrote_is_no_acknowledgement(hub: Hub, data: bytes) -> None:
    with pytest.raises(AckError):
        read_ack(data, hub.card)


@pytest.mark.parametrize(
    "told",
    [
        pytest.param(b"[" * 200_000, id="deep"),
        pytest.param(b"7", id="number"),
        pytest.param(b'"a"', id="text"),
        pytest.param(b"[1]", id="list"),
        pytest.param(b"{}", id="nothing_said"),
    ],
)
def test_what_the_hub_signed_by_mistake_is_no_acknowledgement(hub: Hub, told: bytes) -> None:
    with pytest.raises(AckError):
        read_ack(told + b"\n" + hub.key.sign(told).signature.hex().encode(), hub.card)


def test_an_acknowledgement_of_numbers_that_are_none_is_refused(hub: Hub) -> None:
    for wrong in ({"to": True}, {"to": -1}, {"missing": ((1,),)}, {"missing": (("1", "2"),)}):
        with pytest.raises(AckError, match="not whole"):
            read_ack(signed(replace(ACK, hub=hub.card.hub, **wrong), hub.key), hub.card)


def test_tablets_that_share_one_folder_find_their_answers_each_in_its_own(
    hub: Hub, joined: Tablet, tmp_path: Path
) -> None:
    share, other = tmp_path / "share", Tablet(tmp_path / "other", hub)
    other.record(1, 3)
    other.join()
    other.pack()
    copy_to(joined.outbox, share / "one")
    copy_to(other.outbox, share / "two" / "deep")
    arrive(hub, share)
    assert answer_in(share / "one", joined).to == 20
    assert answer_in(share / "two" / "deep", other).to == 3
    assert len(list(share.rglob("*.ack"))) == 2


def test_what_is_only_in_another_folder_is_not_acknowledged_in_this_one(
    hub: Hub, joined: Tablet, tmp_path: Path
) -> None:
    first, second = sorted(joined.outbox.glob("*.bundle"))
    for path, folder in ((first, tmp_path / "share" / "a"), (second, tmp_path / "share" / "b")):
        folder.mkdir(parents=True)
        (folder / path.name).write_bytes(path.read_bytes())
    arrive(hub, tmp_path / "share")
    assert answer_in(tmp_path / "share" / "a", joined).to == 12
    assert answer_in(tmp_path / "share" / "b", joined).to == 20


def _forgotten(hub: Hub, tablet: Tablet) -> None:
    with opened_engine(hub) as engine:
        engine.never_link([(tablet.device, "s1")])


def test_a_stick_with_nothing_but_an_old_answer_brings_the_wish_to_be_forgotten(
    hub: Hub, joined: Tablet, share: Path
) -> None:
    old = Ack(hub.card.hub, joined.device, "0" * 36, 7)  # of numbers that a restored hub has never seen
    (share / old.name).write_bytes(signed(old, hub.key))
    _forgotten(hub, joined)
    arrive(hub, share)
    told = read_ack((share / old.name).read_bytes(), hub.card)
    assert (told.device, told.to, told.forget) == (joined.device, 0, ("s1",))


@pytest.mark.parametrize("ours", [True, False])
def test_a_stick_with_nothing_but_bundles_that_are_refused_brings_it_too(
    hub: Hub, joined: Tablet, share: Path, ours: bool
) -> None:
    named = rows(joined.records)[0]._replace(epoch="0" * 36, lesson="943 476 5919")
    key = joined.key if ours else SigningKey.generate()
    (share / f"000001-1-1-{named.epoch}.bundle").write_bytes(
        pack([named], [], number=1, key=key, hub=hub.card)
    )
    _forgotten(hub, joined)
    assert len(arrive(hub, share).refused) == 1
    assert [read_ack(path.read_bytes(), hub.card).forget for path in share.glob("*.ack")] == [("s1",)] * ours


@pytest.mark.parametrize("odd", ["link", "pipe", "endless"])
def test_an_answer_that_is_no_plain_file_is_not_read(
    hub: Hub, joined: Tablet, tmp_path: Path, odd: str
) -> None:
    path = joined.outbox / f"{rows(joined.records)[0].epoch}.ack"
    if odd == "link":
        (tmp_path / "secret").write_bytes(b"mine")
        path.symlink_to(tmp_path / "secret")
    elif odd == "pipe":
        os.mkfifo(path)
    else:
        path.touch()
        os.truncate(path, 40_000_000_000)
    arrive(hub, joined.outbox)
    assert answer_in(joined.outbox, joined).to == 20
    assert odd != "link" or (tmp_path / "secret").read_bytes() == b"mine"
