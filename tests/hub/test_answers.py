"""What goes back to the tablets: what has come, what is missing, and whom to forget."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.hub.hub import Hub
from kiosk.progress.ack import MOST_BYTES, Ack, AckError, read_ack, signed
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
