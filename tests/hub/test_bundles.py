"""From a tablet to its hub: everything comes, once, from whom it says, and nobody is named."""

import json
import random
import shutil
import stat
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nacl.signing import SigningKey

from kiosk.__main__ import main
from kiosk.errors import KioskError
from kiosk.hub.engine import opened_engine
from kiosk.hub.hub import Hub, begin_hub, open_hub
from kiosk.progress.ack import Ack, signed
from kiosk.progress.bundle import BundleError, pack, unpack
from kiosk.progress.courier import Courier
from kiosk.progress.events import Event, Kind
from kiosk.progress.keys import KeysError, signing_key, write_card
from kiosk.progress.logged import Logged
from kiosk.progress.outbox import OutboxError, acknowledged, copy_to, packed, take_acks
from kiosk.progress.places import HUB_FILE
from kiosk.progress.writer import ProgressWriter
from tests.progress.recording import rows

from .conftest import Tablet, arrive, events_at


def test_what_a_tablet_recorded_arrives_as_it_was(hub: Hub, tablet: Tablet) -> None:
    receipt = arrive(hub, *tablet.pack())
    assert events_at(hub) == rows(tablet.records)
    assert (receipt.sent, receipt.received, receipt.known_already, receipt.refused) == (12, 12, 0, [])
    assert receipt.missing == []


def test_each_bundle_goes_on_where_the_last_one_ended(tablet: Tablet) -> None:
    tablet.pack()
    assert tablet.pack() == []
    tablet.record(13, 20)
    tablet.pack()
    assert [(each.number, each.seq_from, each.seq_to) for each in packed(tablet.outbox)] == [
        (1, 1, 12),
        (2, 13, 20),
    ]


def test_the_same_file_twice_or_in_another_folder_counts_once(
    hub: Hub, tablet: Tablet, tmp_path: Path
) -> None:
    tablet.pack()
    copy_to(tablet.outbox, tmp_path / "stick")
    arrive(hub, tablet.outbox)
    again = arrive(hub, tablet.outbox, tmp_path / "stick")
    assert (again.files, again.files_known, again.received) == (2, 2, 0)
    assert len(events_at(hub)) == 12


def test_a_tablet_whose_outbox_was_lost_sends_again_and_nothing_counts_twice(
    hub: Hub, tablet: Tablet
) -> None:
    arrive(hub, *tablet.pack())
    shutil.rmtree(tablet.outbox)
    tablet.record(13, 15)
    receipt = arrive(hub, *tablet.pack())
    assert (receipt.sent, receipt.received, receipt.known_already) == (15, 3, 12)
    assert events_at(hub) == rows(tablet.records)


def test_what_is_missing_is_named_until_it_comes(hub: Hub, tablet: Tablet) -> None:
    first = tablet.pack()
    tablet.record(13, 20)
    second = tablet.pack()
    receipt = arrive(hub, *second)
    assert [(row[0], *row[2:]) for row in receipt.missing] == [(tablet.device, 1, 12)]
    assert arrive(hub, *first).missing == []


@settings(deadline=None, max_examples=20, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 10**9))
def test_in_whatever_order_and_however_often_files_come_the_hub_has_each_event_once(
    seed: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    chance, folder = random.Random(seed), tmp_path_factory.mktemp("schedule")
    hub = begin_hub(folder / "hub")
    tablets = [Tablet(folder / name, hub) for name in ("a", "b")]
    files = []
    for each in tablets:
        for start in range(0, 30, 10):
            each.record(start, start + chance.randrange(10))
            files += each.pack()
        each.join()
    schedule = [*files, *chance.choices(files, k=5)]
    chance.shuffle(schedule)
    for path in schedule:
        arrive(hub, path)
    want = sorted(row for each in tablets for row in rows(each.records))
    assert events_at(hub) == want


# What must not be believed


def test_not_one_changed_byte_and_no_shortened_file_is_believed(tablet: Tablet) -> None:
    (path,) = tablet.pack()
    data, key = path.read_bytes(), tablet.key.verify_key.encode().hex()
    assert len(unpack(data, tablet.hub.identity, key).events) == 12
    for place in range(len(data)):
        changed = bytearray(data)
        changed[place] ^= 1 << place % 8
        with pytest.raises(BundleError):
            unpack(bytes(changed), tablet.hub.identity, key)
        with pytest.raises(BundleError):
            unpack(data[:place], tablet.hub.identity, key)


def test_a_file_that_cannot_be_believed_goes_to_quarantine_with_the_reason(hub: Hub, tablet: Tablet) -> None:
    (path,) = tablet.pack()
    path.write_bytes(path.read_bytes()[:-1])
    receipt = arrive(hub, path)
    ((refused, reason),) = receipt.refused
    assert refused == path
    assert "not whole" in reason
    kept, told = sorted(hub.quarantine.iterdir())
    assert kept.read_bytes() == path.read_bytes()
    assert told.read_text().strip() == reason
    assert events_at(hub) == []


def test_a_tablet_that_is_not_known_or_was_stolen_is_not_believed(hub: Hub, tablet: Tablet) -> None:
    (first,) = tablet.pack()
    arrive(hub, first)
    with opened_engine(hub) as engine:
        engine.revoke(tablet.device)
    tablet.record(13, 14)
    receipt = arrive(hub, *tablet.pack())
    assert "was revoked" in receipt.refused[0][1]
    assert len(events_at(hub)) == 12
    tablet.join()  # it was found again
    assert arrive(hub, tablet.outbox).received == 2


def test_somebody_who_signs_with_another_key_is_not_believed(hub: Hub, tablet: Tablet) -> None:
    forged = pack(rows(tablet.records), [], number=1, key=SigningKey.generate(), hub=hub.card)
    path = tablet.folder / "forged.bundle"
    path.write_bytes(forged)
    assert "not signed by the tablet" in arrive(hub, path).refused[0][1]


def test_another_key_for_a_known_tablet_is_a_decision_of_the_coordinator(hub: Hub, tablet: Tablet) -> None:
    other = SigningKey.generate().verify_key.encode().hex()
    with opened_engine(hub) as engine:
        with pytest.raises(KioskError, match="Revoke it first"):
            engine.enrol(tablet.device, other)
        engine.revoke(tablet.device)
        engine.enrol(tablet.device, other)


def test_a_tablet_that_was_copied_is_found_out_and_nothing_of_it_is_mixed(hub: Hub, tablet: Tablet) -> None:
    twin = Tablet(tablet.folder.with_name("twin"), hub)
    shutil.copytree(tablet.folder, twin.folder)
    tablet.record(13, 15)
    twin.record(50, 52)
    arrive(hub, *tablet.pack())
    receipt = arrive(hub, *twin.pack())
    assert "was this tablet copied?" in receipt.refused[0][1]
    assert events_at(hub) == rows(tablet.records)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("detail", "Margaret Sample"),
        ("lesson", "943 476 5919"),
        ("session_id", "Mary"),
        ("step", "born-14021950"),
    ],
    ids=["a name", "a number", "a session", "a date"],
)
def test_whatever_another_program_packs_no_name_and_no_number_comes_in(
    hub: Hub, tablet: Tablet, field: str, value: str
) -> None:
    row = Logged(**{**rows(tablet.records)[0]._asdict(), field: value})
    path = tablet.folder / "named.bundle"
    path.write_bytes(pack([row], [], number=1, key=tablet.key, hub=hub.card))
    receipt = arrive(hub, path)
    assert len(receipt.refused) == 1
    assert value not in receipt.refused[0][1]
    assert events_at(hub) == []


def test_a_tablet_cannot_read_what_it_has_sent(tablet: Tablet, tmp_path: Path) -> None:
    (path,) = tablet.pack()
    assert b"first" not in path.read_bytes()
    other = begin_hub(tmp_path / "other")
    with pytest.raises(BundleError, match="for another hub"):
        unpack(path.read_bytes(), other.identity, tablet.key.verify_key.encode().hex())


# Sticks


def test_a_stick_has_whole_files_and_a_second_visit_copies_only_what_is_new(
    tablet: Tablet, tmp_path: Path
) -> None:
    tablet.pack()
    assert len(copy_to(tablet.outbox, tmp_path / "stick")) == 1
    tablet.record(13, 14)
    tablet.pack()
    (new,) = copy_to(tablet.outbox, tmp_path / "stick")
    assert new.name.startswith("000002-13-14-")
    assert not list((tmp_path / "stick").glob("*.part"))


def test_a_file_that_was_cut_off_on_the_stick_is_written_again(tablet: Tablet, tmp_path: Path) -> None:
    (path,) = tablet.pack()
    copy_to(tablet.outbox, tmp_path)
    (tmp_path / path.name).write_bytes(b"half")
    copy_to(tablet.outbox, tmp_path)
    assert (tmp_path / path.name).read_bytes() == path.read_bytes()


def test_a_stick_that_refuses_is_told_in_words(tablet: Tablet, tmp_path: Path) -> None:
    tablet.pack()
    (tmp_path / "stick").write_text("this is a file")
    with pytest.raises(OutboxError, match="cannot be copied"):
        copy_to(tablet.outbox, tmp_path / "stick")


# Acknowledgements


def visit(hub: Hub, tablet: Tablet, stick: Path) -> int:
    """A stick goes from the tablet to the hub and back; how many bundles were taken out of the outbox."""
    tablet.pack()
    copy_to(tablet.outbox, stick)
    arrive(hub, stick)
    return take_acks(tablet.outbox, stick, hub.card)


def test_what_the_hub_has_is_taken_out_of_the_outbox_and_nothing_is_sent_twice(
    hub: Hub, tablet: Tablet, tmp_path: Path
) -> None:
    assert visit(hub, tablet, tmp_path / "one") == 1
    tablet.record(13, 20)
    assert visit(hub, tablet, tmp_path / "two") == 1
    assert packed(tablet.outbox) == []
    tablet.record(21, 22)
    (path,) = tablet.pack()
    assert path.name.startswith("000003-21-22-")  # a number is never given twice
    assert events_at(hub) == rows(tablet.records)[:20]


def test_only_what_came_without_a_gap_is_acknowledged(hub: Hub, tablet: Tablet, tmp_path: Path) -> None:
    (first,) = tablet.pack()
    tablet.record(13, 20)
    tablet.pack()
    copy_to(tablet.outbox, tmp_path / "stick")
    (tmp_path / "stick" / first.name).unlink()  # it was lost on the way
    arrive(hub, tmp_path / "stick")
    assert take_acks(tablet.outbox, tmp_path / "stick", hub.card) == 0
    assert acknowledged(tablet.outbox, hub.card, rows(tablet.records)[0].epoch) == 0
    assert len(packed(tablet.outbox)) == 2


def test_nobody_but_the_hub_can_acknowledge(hub: Hub, tablet: Tablet, tmp_path: Path) -> None:
    tablet.pack()
    tablet.record(13, 20)
    tablet.pack()
    row = rows(tablet.records)[0]
    ack = Ack(hub.card.hub, row.device_id, row.epoch, 20)
    other = begin_hub(tmp_path / "other")
    for data in (signed(ack, other.key), signed(replace(ack, hub=other.card.hub), other.key), b"", b"{}\n00"):
        (tmp_path / ack.name).write_bytes(data)
        assert take_acks(tablet.outbox, tmp_path, hub.card) == 0
    data = signed(ack, hub.key)
    (tmp_path / ack.name).write_bytes(data.replace(b'"to":20', b'"to":99'))
    assert take_acks(tablet.outbox, tmp_path, hub.card) == 0
    (tmp_path / ack.name).write_bytes(data)
    assert take_acks(tablet.outbox, tmp_path, hub.card) == 2


# Keys and commands


def test_keys_are_for_their_owner_only_and_are_never_overwritten(hub: Hub, tablet: Tablet) -> None:
    for path in (hub.folder / "hub.identity", hub.folder / "hub.key", tablet.folder / "tablet.key"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with pytest.raises(KioskError, match="There is a hub"):
        begin_hub(hub.folder)
    assert open_hub(hub.folder) == replace(hub, key=open_hub(hub.folder).key)


def test_a_damaged_key_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "tablet.key").write_text("rubbish")
    with pytest.raises(KeysError, match="enrol this tablet again"):
        signing_key(tmp_path / "tablet.key")


def test_a_coordinator_does_it_all_from_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hub, data = tmp_path / "hub", tmp_path / "tablet"
    assert main(["hub", "init", "--hub", str(hub)]) == 0
    Tablet(data, open_hub(hub)).record(1, 30)
    card, stick = tmp_path / "tablet.json", tmp_path / "stick"
    stick.mkdir()
    assert main(["join", str(hub / "hub.json"), "--data", str(data), "--out", str(card)]) == 0
    assert set(json.loads(card.read_text())) == {"device", "signs_with"}
    assert main(["hub", "enrol", str(card), "--hub", str(hub)]) == 0
    assert main(["bundle", "--to", str(stick), "--data", str(data)]) == 0
    assert "You can take the stick out." in capsys.readouterr().out
    assert main(["hub", "import", str(stick), "--hub", str(hub)]) == 0
    assert "30 events sent = 30 new + 0 known already" in capsys.readouterr().out
    assert main(["hub", "import", str(stick), "--hub", str(hub)]) == 0
    assert "1 file, 1 of them known already" in capsys.readouterr().out
    assert main(["bundle", "--to", str(stick), "--data", str(data)]) == 0
    assert "Nothing had to be copied" in capsys.readouterr().out
    assert main(["bundle", "--to", str(tmp_path / "no stick"), "--data", str(data)]) == 1
    assert "Put it in" in capsys.readouterr().err
    assert not (tmp_path / "no stick").exists()


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (["hub", "import", "x", "--hub", "nowhere"], "kiosk hub init"),
        (["join", "nowhere.json"], "kiosk hub init writes one"),
        (["bundle", "--to", "stick"], "Bring hub.json"),
        (["hub", "enrol", "nowhere.json", "--hub", "nowhere"], "kiosk hub init"),
    ],
)
def test_what_is_not_there_is_answered_in_words(
    words: list[str],
    answer: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(words) == 1
    assert answer in capsys.readouterr().err


# By itself


def test_when_a_session_has_ended_it_is_packed_by_itself(hub: Hub, tablet: Tablet) -> None:
    write_card(tablet.folder / HUB_FILE, hub.card)
    courier = Courier(tablet.folder, tablet.records)
    writer = ProgressWriter(tablet.records, on_session_saved=courier.nudge)
    writer.record(Event(Kind.SESSION_ENDED, "s1"))
    assert writer.close(20.0)
    courier.close(20.0)
    assert arrive(hub, tablet.outbox).received == 13


@pytest.mark.parametrize("card", [None, "rubbish"])
def test_a_tablet_without_a_hub_packs_nothing_and_goes_on(tablet: Tablet, card: str | None) -> None:
    if card is not None:
        (tablet.folder / HUB_FILE).write_text(card)
    courier = Courier(tablet.folder, tablet.records)
    courier.nudge()
    courier.close(20.0)
    assert not tablet.outbox.exists()
