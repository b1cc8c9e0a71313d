"""Which tablets a hub knows: by a file, by the code on a tablet's screen, and what has come from each."""

import io
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pytest
import segno

from kiosk.__main__ import main
from kiosk.hub.engine import Known, opened_engine
from kiosk.hub.hub import Hub
from kiosk.hub.tablets import TabletState, tablet_states
from kiosk.progress.keys import KeysError, TabletCard, card_as_text, card_from_text, read_tablet_card
from kiosk.progress.outbox import packed
from tests.progress.recording import HandClock, miss, record_all

from .conftest import Tablet, arrive

CARD = TabletCard("0199d1f0-7c4e-7a31-9b1e-2f6f4f0f8a11", "ab" * 32)


def known(hub: Hub) -> list[str]:
    with opened_engine(hub) as engine:
        return [each.device for each in engine.tablets()]


def test_a_card_is_the_same_after_it_was_shown_and_scanned() -> None:
    assert card_as_text(CARD) == f"FOOTBRIDGE:TABLET:{CARD.device}:{CARD.signs_with}"
    assert card_from_text(f"  {card_as_text(CARD)}\r\n") == CARD


@pytest.mark.parametrize(
    "text",
    [
        "",
        "FOOTBRIDGE:TABLET:",
        "https://example.org",
        card_as_text(CARD)[:-1],
        f"{card_as_text(CARD)}0",
        card_as_text(CARD).replace("ab", "xy"),
        card_as_text(CARD).replace("0199d1f0", "Margaret"),
    ],
)
def test_what_is_not_the_code_of_a_tablet_is_told_in_words(text: str) -> None:
    with pytest.raises(KeysError, match="Scan it again"):
        card_from_text(text)


def test_tablets_are_known_by_text_by_file_and_by_scanner(
    hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    records, card = tmp_path / "data" / "progress.sqlite3", tmp_path / "tablet.json"
    record_all(records, [miss(1)])
    words = ["join", str(hub.folder / "hub.json"), "--data", str(records.parent), "--out", str(card)]
    assert main([*words, "--qr", str(tmp_path / "tablet.svg")]) == 0
    here = read_tablet_card(card)
    first, second = (TabletCard(CARD.device[:-1] + last, CARD.signs_with) for last in "23")
    scanned = f"{card_as_text(first)}\n\n{card_as_text(second)}\n"
    monkeypatch.setattr("sys.stdin", io.StringIO(scanned))
    assert main(["hub", "enrol", card_as_text(CARD), str(card), "-", "--hub", str(hub.folder)]) == 0
    devices = [CARD.device, here.device, first.device, second.device]
    assert known(hub) == sorted(devices)
    assert all(f"Tablet {device} is known." in capsys.readouterr().out for device in devices[:1])
    drawn = io.BytesIO()
    segno.make(card_as_text(here), micro=False, error="m").save(drawn, kind="svg", scale=4)
    assert (tmp_path / "tablet.svg").read_bytes() == drawn.getvalue()
    assert ET.fromstring(drawn.getvalue()).tag.endswith("svg")


def test_the_coordinator_sees_of_each_tablet_what_has_come_and_what_is_missing(
    hub: Hub, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tablet = Tablet(tmp_path / "tablet", hub)
    clock = HandClock(wall=1_800_000_000_000)
    for start in (0, 5, 10, 15):
        record_all(tablet.records, [miss(number) for number in range(start, start + 5)], clock)
        tablet.pack()
    tablet.join()
    one, _, three, _ = packed(tablet.outbox)
    arrive(hub, one.path, three.path)
    with opened_engine(hub) as engine:
        engine.enrol(CARD.device, CARD.signs_with)
        engine.revoke(CARD.device)
        assert tablet_states(engine) == [
            TabletState(Known(CARD.device, True), None, 0, ()),
            TabletState(Known(tablet.device, False), clock.wall, 5, ((6, 10),)),
        ]
    assert main(["hub", "tablets", "--hub", str(hub.folder)]) == 0
    assert [line.split() for line in capsys.readouterr().out.splitlines()[1:]] == [
        [CARD.device, "nothing", "yet", "0", "nothing", "revoked"],
        [tablet.device, "2027-01-15", "08:00", "5", "6", "to", "10"],
        ["Give", "them", "names,", "such", "as", "Front", "desk:", "kiosk", "hub", "name", "TABLET", "NAME"],
    ]


def test_a_coordinator_knows_a_tablet_by_where_it_stands(
    hub: Hub, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tablet = Tablet(tmp_path / "tablet", hub)
    record_all(tablet.records, [miss(number) for number in range(10)], HandClock(wall=1_800_000_000_000))
    tablet.pack()
    tablet.join()
    arrive(hub, *(each.path for each in packed(tablet.outbox)))
    text, of_hub = card_as_text(CARD), ["--hub", str(hub.folder)]
    assert main(["hub", "enrol", text, "--name", " Front  desk", *of_hub]) == 0
    assert f"Tablet “Front desk” ({CARD.device}) is known." in capsys.readouterr().out

    assert main(["hub", "name", tablet.device, "front DESK", *of_hub]) == 1
    assert "Another tablet is called front DESK already" in capsys.readouterr().err
    assert main(["hub", "name", tablet.device, "=Hall", *of_hub]) == 0
    assert main(["hub", "revoke", "front desk", *of_hub]) == 0
    assert main(["hub", "revoke", "Back door", *of_hub]) == 1
    assert "There is no tablet Back door" in capsys.readouterr().err
    with opened_engine(hub) as engine:
        assert engine.tablets() == [
            Known(CARD.device, True, "Front desk"),
            Known(tablet.device, False, "=Hall"),
        ]
    assert main(["hub", "enrol", text, "--again", *of_hub]) == 0
    assert "“Front desk”" in capsys.readouterr().out

    out = tmp_path / "out"
    assert main(["hub", "export", "--out", str(out), "--format", "csv", *of_hub]) == 0
    assert f"\n{tablet.device},'=Hall,1," in (out / "figures-tablets.csv").read_text(encoding="utf-8")
    report = tmp_path / "report.html"
    assert main(["hub", "report", "--out", str(report), *of_hub]) == 0
    assert "=Hall" in report.read_text(encoding="utf-8")

    assert main(["hub", "name", "=hall", "", *of_hub]) == 0
    assert f"The tablet is {tablet.device} now." in capsys.readouterr().out


@pytest.mark.parametrize("name", ["x" * 41, "Front\x1b[31m desk"])
def test_a_name_fits_into_a_line(hub: Hub, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["hub", "enrol", card_as_text(CARD), "--name", name, "--hub", str(hub.folder)]) == 1
    assert "up to 40 letters" in capsys.readouterr().err
    assert known(hub) == []


def test_a_name_is_for_one_tablet(hub: Hub, capsys: pytest.CaptureFixture[str]) -> None:
    other = card_as_text(replace(CARD, device=CARD.device[:-1] + "2"))
    words = ["hub", "enrol", card_as_text(CARD), other, "--name", "Hall", "--hub", str(hub.folder)]
    assert main(words) == 1
    assert "one by one" in capsys.readouterr().err
    assert known(hub) == []
