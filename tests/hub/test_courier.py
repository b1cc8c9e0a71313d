"""Bundles find their way by themselves: where they were told to, at once or after weeks."""

import logging
import random
import shutil
import stat
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.__main__ import main
from kiosk.hub.hub import Hub
from kiosk.progress.ack import Ack, signed
from kiosk.progress.courier import Courier, CourierState, courier_state
from kiosk.progress.events import Event, Kind
from kiosk.progress.keys import write_card
from kiosk.progress.outbox import packed, take_ack
from kiosk.progress.places import HUB_FILE, ROAD_FILE, SECRET_FILE
from kiosk.progress.roads import (
    LONGEST,
    RoadError,
    keep_road,
    road_of,
    wait_seconds,
)
from kiosk.progress.webdav import WebDavRoad
from kiosk.progress.writer import ProgressWriter
from tests.progress.recording import SOON

from .conftest import Tablet, arrive
from .webdav_server import PASSWORD, USER, Dav, silent_server

pytestmark = pytest.mark.enable_socket


def _bundles(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*.bundle"))


# Where to send


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ("http://hub.example/share", "is not safe"),
        ("https://tablet:secret@hub.example/share", "Leave name and password out"),
        ("ftp://hub.example/share", "begins with https"),
        ("https://", "begins with https"),
        ("https://[::1", "begins with https"),
        ("https://hub.example:port/x", "begins with https"),
        ("https://hub.example/share?x=1", "begins with https"),
        ("no-such-folder", "There is no folder"),
    ],
)
def test_a_place_that_is_not_safe_or_not_there_is_refused(tmp_path: Path, where: str, words: str) -> None:
    with pytest.raises(RoadError, match=words):
        keep_road(tmp_path, where, None)
    assert list(tmp_path.iterdir()) == []


def test_where_to_send_and_the_password_are_for_their_owner_only(
    joined: Tablet, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "password").write_text(f"{USER}\n{PASSWORD}\n")
    data, card = str(joined.folder), str(tmp_path / "hub" / "hub.json")
    words = ["join", card, "--data", data, "--out", str(tmp_path / "tablet.json")]
    assert (
        main([*words, "--send-to", "https://hub.example/x", "--password-file", str(tmp_path / "password")])
        == 0
    )
    assert {stat.S_IMODE((joined.folder / name).stat().st_mode) for name in (ROAD_FILE, SECRET_FILE)} == {
        0o600
    }
    assert PASSWORD not in (joined.folder / ROAD_FILE).read_text()
    assert isinstance(road_of(joined.folder), WebDavRoad)
    assert courier_state(joined.folder).send_to == "https://hub.example/x"
    assert main(words) == 0  # joined again, and sent to the same place
    assert isinstance(road_of(joined.folder), WebDavRoad)
    said = capsys.readouterr().out
    assert PASSWORD not in said
    assert "Just now it does not work, and will be tried again" in said
    assert main([*words, "--send-to", str(tmp_path)]) == 0
    assert "It was tried, and works." in capsys.readouterr().out
    assert main([*words, "--password-file", str(tmp_path / "password")]) == 1
    assert "--send-to" in capsys.readouterr().err


def test_another_hub_gets_everything_from_the_beginning_when_that_is_wanted(
    joined: Tablet, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["hub", "init", "--hub", str(tmp_path / "other")]) == 0
    card, out = str(tmp_path / "other" / "hub.json"), str(tmp_path / "tablet.json")
    assert main(["join", card, "--data", str(joined.folder), "--out", out, "--with-history"]) == 0
    assert main(["hub", "enrol", out, "--hub", str(tmp_path / "other")]) == 0
    (tmp_path / "stick").mkdir()
    assert main(["bundle", "--to", str(tmp_path / "stick"), "--data", str(joined.folder)]) == 0
    assert main(["hub", "import", str(tmp_path / "stick"), "--hub", str(tmp_path / "other")]) == 0
    assert "20 events sent = 20 new" in capsys.readouterr().out


# By itself


def test_when_a_session_has_ended_it_is_sent_by_itself(
    hub: Hub, joined: Tablet, dav: Dav, tmp_path: Path
) -> None:
    (tmp_path / "password").write_text(f"{USER}\n{PASSWORD}\n")
    keep_road(joined.folder, dav.url, tmp_path / "password")
    courier = Courier(joined.folder, joined.records)
    assert courier.round()
    writer = ProgressWriter(joined.records)
    writer.record(Event(Kind.SESSION_ENDED, "s1"))
    assert writer.close(20.0)
    assert courier.round()
    assert arrive(hub, dav.folder).received == 21
    assert courier.round()
    state = courier_state(joined.folder)
    assert (state.waiting, state.acknowledged, state.trouble) == (0, 21, "")
    assert state.sent_ms is not None
    assert state.acknowledged_ms is not None


def test_weeks_without_a_network_are_one_line_in_the_log(
    joined: Tablet, share: Path, caplog: pytest.LogCaptureFixture
) -> None:
    keep_road(joined.folder, str(share), None)
    shutil.rmtree(share)
    courier = Courier(joined.folder, joined.records)
    with caplog.at_level(logging.INFO):
        for number in range(10):
            joined.record(100 + number, 100 + number)
            assert not courier.round()
        assert len(caplog.records) == 1
        state = courier_state(joined.folder)
        assert (state.waiting, state.sent_ms) == (12, None)
        assert "is not there just now" in state.trouble
        share.mkdir()
        assert courier.round()
    assert [record.message for record in caplog.records][1:] == ["Packing and sending work again"]
    assert courier_state(joined.folder).trouble == ""
    assert len(_bundles(share)) == 12


def test_a_courier_that_is_nudged_sends_and_can_be_closed_at_once(joined: Tablet) -> None:
    with silent_server() as url:
        keep_road(joined.folder, url, None)
        courier = Courier(joined.folder, joined.records)
        courier.start(lambda sessions, done: None)
        courier.nudge()
        thread = courier._thread
        assert thread is not None
        while courier._road is None:
            thread.join(0.01)
        courier.close(5.0)
        assert not thread.is_alive()
    assert courier_state(joined.folder).trouble == ""  # that it was closed is no trouble


_DEEP = pytest.param("[" * 100_000, id="deep")


@pytest.mark.parametrize(
    "rubbish", ["", "{", "[]", '{"send_to": 3}', '{"sent_ms": "x", "trouble": 7}', _DEEP]
)
def test_broken_files_never_hide_the_rest_of_how_far_the_records_came(joined: Tablet, rubbish: str) -> None:
    for name in (HUB_FILE, ROAD_FILE, "sent.json"):
        (joined.folder / name).write_text(rubbish)
    (joined.outbox / f"{'0' * 36}.ack").write_text(rubbish)
    state = courier_state(joined.folder)
    assert (state.joined, state.waiting, state.acknowledged) == (True, 2, 0)
    assert state.trouble != ""


def test_whatever_happens_in_a_round_the_next_one_comes(
    joined: Tablet, share: Path, caplog: pytest.LogCaptureFixture
) -> None:
    keep_road(joined.folder, str(share), None)
    _ask_to_forget(joined)
    asked: list[Sequence[str]] = []

    def forget(sessions: Sequence[str], done: Callable[[], None]) -> None:
        asked.append(sessions)
        raise RuntimeError("nobody thought of this")

    courier = Courier(joined.folder, joined.records)
    courier.start(forget)
    thread = courier._thread
    assert thread is not None
    courier.nudge()
    while not asked:
        thread.join(0.01)
    courier.nudge()
    while thread.is_alive() and courier_state(joined.folder).sent_ms is None:
        thread.join(0.01)
    courier.close(SOON)
    assert len(_bundles(share)) == 2
    assert "nobody thought of this" in caplog.text


def _ask_to_forget(tablet: Tablet) -> None:
    """A stick told it."""
    ack = Ack(tablet.hub.card.hub, tablet.device, packed(tablet.outbox)[0].epoch, 0, ("s1",))
    take_ack(tablet.outbox, signed(ack, tablet.hub.key), tablet.hub.card)


def test_who_is_to_be_forgotten_is_asked_for_also_when_the_road_is_shut(joined: Tablet) -> None:
    keep_road(joined.folder, "https://127.0.0.1:9/share", None)
    _ask_to_forget(joined)
    asked: list[str] = []
    courier = Courier(joined.folder, joined.records)
    courier._forget = lambda sessions, done: asked.extend(sessions)
    assert not courier.round()
    assert asked == ["s1"]


@pytest.mark.parametrize(
    "rubbish", [pytest.param(b"[" * 200_000, id="deep"), pytest.param(b" " * 2_000_000, id="large")]
)
def test_a_bad_acknowledgement_in_a_shared_folder_stops_nothing(
    joined: Tablet, share: Path, rubbish: bytes
) -> None:
    keep_road(joined.folder, str(share), None)
    (share / f"{packed(joined.outbox)[0].epoch}.ack").write_bytes(rubbish)
    assert Courier(joined.folder, joined.records).round()
    assert len(_bundles(share)) == 2


def test_a_hub_s_card_that_is_damaged_is_told_and_ends_nothing(joined: Tablet) -> None:
    write_card(joined.folder / HUB_FILE, replace(joined.hub.card, encrypt_to="age1rubbish"))
    joined.record(30, 31)
    assert not Courier(joined.folder, joined.records).round()
    assert "Join the hub again" in courier_state(joined.folder).trouble


def test_a_tablet_that_knows_no_hub_has_nothing_to_tell(tmp_path: Path) -> None:
    assert courier_state(tmp_path / "nowhere") == CourierState()


def test_the_waits_grow_from_a_minute_to_six_hours_and_no_two_tablets_wait_alike() -> None:
    chance = random.Random(1)
    waits = [wait_seconds(failures, chance.random()) for failures in range(1, 40)]
    assert 60 <= waits[0] <= 120
    assert max(waits) <= LONGEST
    assert min(waits[10:]) >= LONGEST / 2
    assert [wait_seconds(failures, 0.0) for failures in (1, 2, 3, 4)] == [60, 120, 240, 480]
    assert wait_seconds(1, 1.0) == 120
    assert wait_seconds(10_000, 1.0) == wait_seconds(0, 1.0) == LONGEST
    assert len({wait_seconds(3, chance.random()) for _ in range(100)}) == 100
