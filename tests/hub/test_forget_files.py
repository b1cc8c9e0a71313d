"""Files with the pictures of somebody who is forgotten go; what never came in is not lost with them."""

from pathlib import Path

import pytest
from nacl.signing import SigningKey

from kiosk.__main__ import main
from kiosk.errors import KioskError
from kiosk.hub.engine import Holder, hub_source, opened_engine
from kiosk.hub.hub import Hub
from kiosk.progress.ack import read_ack
from kiosk.progress.bundle import pack
from kiosk.progress.outbox import copy_to
from tests.progress.recording import rows

from .conftest import Tablet, arrive, codes_in, events_at
from .test_forget import CODE, OTHER, codes_at, forget_now, forgets, visits


@pytest.fixture
def stranger(hub: Hub, tmp_path: Path, share: Path) -> Tablet:
    """A tablet that is not enrolled yet; what it sent was refused, and waits in `share`."""
    tablet = Tablet(tmp_path / "stranger", hub)
    visits(tablet, ("v1", CODE), ("v2", None))
    tablet.pack()
    copy_to(tablet.outbox, share)
    assert len(arrive(hub, share).refused) == 1
    return tablet


def test_what_may_be_believed_later_is_kept_and_the_pictures_never_come_back(
    hub: Hub, stranger: Tablet, share: Path
) -> None:
    done = forget_now(hub, CODE, share)
    assert (done.sessions, done.bundles) == (0, 0)
    assert {path.parent for path, _ in done.left} == {share, hub.quarantine}
    stranger.join()
    receipt = arrive(hub, share)
    assert (receipt.received, receipt.swept.deleted) == (2, 1)  # the copy that was put aside had gone
    assert events_at(hub) == rows(stranger.records)
    assert codes_at(hub) == {}
    assert codes_in(hub, share, hub.quarantine) == set()
    (ack,) = share.glob("*.ack")
    assert read_ack(ack.read_bytes(), hub.card).forget == ("v1",)


def test_after_its_tablet_was_enrolled_it_can_be_forgotten_for_good(
    hub: Hub, stranger: Tablet, share: Path
) -> None:
    forget_now(hub, CODE, share)
    stranger.join()
    done = forget_now(hub, CODE, share)
    assert (done.sessions, done.bundles, done.left) == (0, 1, [])
    assert events_at(hub) == rows(stranger.records)


def test_what_only_the_quarantine_has_is_taken_in_before_it_is_deleted(
    hub: Hub, stranger: Tablet, share: Path
) -> None:
    for path in share.iterdir():
        path.unlink()
    stranger.join()
    assert forget_now(hub, CODE).bundles == 1
    assert events_at(hub) == rows(stranger.records)
    assert codes_at(hub) == {}


def test_the_coordinator_is_told_that_it_is_not_done(
    hub: Hub, stranger: Tablet, share: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["hub", "forget", CODE, str(share), "--hub", str(hub.folder)]
    assert main(words) == 1
    said = capsys.readouterr()
    assert "was left, because it never came in: Not enrolled yet" in said.out
    assert CODE not in said.out + said.err
    stranger.join()
    assert main(words) == 0
    assert main(words) == 1
    assert "Nobody here has these pictures" in capsys.readouterr().err


def test_a_bundle_of_a_newer_tablet_waits_for_a_newer_hub(hub: Hub, tablet: Tablet, share: Path) -> None:
    (path,) = tablet.pack()
    arrive(hub, path)
    newer = [
        row._replace(kind="of-tomorrow", seq=99, id="0" + row.id[1:]) for row in rows(tablet.records)[:1]
    ]
    session = (newer[0].session_id, 1, None, CODE)
    (share / "a.bundle").write_bytes(pack(newer, [session], number=9, key=tablet.key, hub=hub.card))
    done = forget_now(hub, CODE, share)
    assert done.bundles == 0
    assert {reason for _, reason in done.left} == {
        "It has a kind of event that this program does not know: update it."
    }


@pytest.mark.parametrize("why", ["forged", "named", "another event"])
def test_what_can_never_be_believed_is_deleted(hub: Hub, tablet: Tablet, share: Path, why: str) -> None:
    arrive(hub, *tablet.pack())
    row, key = rows(tablet.records)[0], tablet.key
    if why == "forged":
        key = SigningKey.generate()
    elif why == "named":
        row = row._replace(seq=99, lesson="943 476 5919")
    else:
        row = row._replace(detail="other")
    session = (row.session_id, 1, None, CODE)
    (share / "a.bundle").write_bytes(pack([row], [session], number=9, key=key, hub=hub.card))
    done = forget_now(hub, CODE, share)
    assert (done.bundles, done.left) == (2, [])
    assert codes_in(hub, share, hub.quarantine) == set()


def test_an_odd_session_of_somebody_else_s_program_is_no_trouble(
    hub: Hub, tablet: Tablet, share: Path
) -> None:
    row = rows(tablet.records)[0]
    data = pack(
        [row], [("a\0b", 1, None, CODE), ("Mary", 1, None, CODE)], number=9, key=tablet.key, hub=hub.card
    )
    (share / "a.bundle").write_bytes(data)
    assert forget_now(hub, CODE, share).bundles == 2
    with opened_engine(hub) as engine:
        assert list(engine.forgotten()) == []


def test_somebody_with_other_pictures_on_the_same_visit_is_left_alone(
    hub: Hub, tablet: Tablet, share: Path
) -> None:
    visits(tablet, ("v1", CODE))
    tablet.pack()
    visits(tablet, ("v1", OTHER))  # they chose anew
    tablet.pack()
    copy_to(tablet.outbox, share)
    arrive(hub, share)
    assert forget_now(hub, CODE, share).bundles == 1
    assert codes_at(hub) == {"v1": OTHER}


# Who was forgotten on a tablet


@pytest.fixture
def sent(hub: Hub, tablet: Tablet, share: Path) -> Tablet:
    """Two who practised on it: each with a bundle that came by the folder `share`."""
    for visitor in (("v1", CODE), ("v2", OTHER)):
        visits(tablet, visitor)
        tablet.pack()
    copy_to(tablet.outbox, share)
    assert arrive(hub, share).received == 14
    return tablet


def test_what_a_tablet_forgot_is_deleted_from_the_files_that_came(
    hub: Hub, sent: Tablet, share: Path
) -> None:
    forgets(sent, "v1")
    news = sent.pack()[-1]
    (share / news.name).write_bytes(news.read_bytes())
    receipt = arrive(hub, share)
    assert (receipt.received, receipt.swept.deleted, receipt.swept.left) == (1, 1, [])
    assert codes_in(hub, share) == {OTHER}
    assert events_at(hub) == rows(sent.records)
    (ack,) = share.glob("*.ack")
    assert read_ack(ack.read_bytes(), hub.card).to == len(rows(sent.records))


def test_it_is_deleted_from_the_quarantine_and_from_the_database_s_file_too(
    hub: Hub, sent: Tablet, share: Path
) -> None:
    row = rows(sent.records)[-2]
    forged = pack([row], [("v1", 1, None, CODE)], number=9, key=SigningKey.generate(), hub=hub.card)
    (share / "forged.bundle").write_bytes(forged)
    assert len(arrive(hub, share).refused) == 1
    (share / "forged.bundle").unlink()
    forgets(sent, "v1")
    assert arrive(hub, *sent.pack()).swept.deleted == 1
    assert list(hub.quarantine.iterdir()) == []
    files = [path for path in hub.folder.rglob("*") if path.is_file()]
    assert not [path for path in files if CODE.encode() in path.read_bytes()]
    assert codes_in(hub, share) == {CODE, OTHER}  # nobody looked there


def test_an_old_bundle_that_comes_after_all_is_deleted_when_it_has_come(
    hub: Hub, tablet: Tablet, share: Path
) -> None:
    visits(tablet, ("v1", CODE))
    tablet.pack()
    copy_to(tablet.outbox, share)
    forgets(tablet, "v1")
    assert arrive(hub, *tablet.pack()).swept.deleted == 0
    receipt = arrive(hub, share)
    assert (receipt.known_already, receipt.swept.deleted) == (13, 1)
    assert codes_in(hub, share) == set()


def test_it_is_also_deleted_when_the_coordinator_asks_for_somebody_who_is_not_there(
    hub: Hub, sent: Tablet, share: Path
) -> None:
    forgets(sent, "v1")
    news = sent.pack()[-1]
    (share / news.name).write_bytes(news.read_bytes())
    with pytest.raises(KioskError, match="Nobody here"):
        forget_now(hub, "cup-fish-moon-hat", share)
    assert codes_in(hub, share) == {OTHER}


def test_a_trace_that_cannot_be_wiped_now_is_told_and_nothing_else_stops(
    hub: Hub, sent: Tablet, share: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if hub.address:
        pytest.skip("a server looks after its own readers")
    forgets(sent, "v1")
    news = sent.pack()[-1]
    (share / news.name).write_bytes(news.read_bytes())
    with hub_source(hub) as source:
        assert source.count() == 14
        assert main(["hub", "import", str(share), "--hub", str(hub.folder)]) == 1
    said = capsys.readouterr().out
    assert "Bundles deleted, of somebody who is forgotten: 1" in said
    assert "another program has the hub's records open" in said
    assert codes_at(hub) == {"v2": OTHER}


# The same pictures on several tablets


@pytest.fixture
def two(hub: Hub, sent: Tablet, tmp_path: Path, share: Path) -> tuple[Tablet, Tablet]:
    """Somebody at each has the same pictures."""
    other = Tablet(tmp_path / "other", hub)
    visits(other, ("x1", CODE), ("x2", CODE))
    other.join()
    other.pack()
    copy_to(other.outbox, share)
    arrive(hub, share)
    return sent, other


def test_the_same_pictures_on_two_tablets_are_two_people(
    hub: Hub, two: tuple[Tablet, Tablet], share: Path
) -> None:
    before = codes_at(hub)
    done = forget_now(hub, CODE, share)
    assert [(each.device, each.visits) for each in done.several] == [
        (tablet.device, visits) for visits, tablet in enumerate(two, 1)
    ]
    assert [each.last_ms for each in done.several] == [
        max(row.wall_ms for row in rows(tablet.records) if row.session_id in ("v1", "x2")) for tablet in two
    ]
    assert (done.sessions, done.bundles, done.tablets) == (0, 0, ())
    assert codes_at(hub) == before
    assert codes_in(hub, share) == {CODE, OTHER}


def test_the_coordinator_says_which_of_them(
    hub: Hub, two: tuple[Tablet, Tablet], share: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["hub", "forget", CODE, str(share), "--hub", str(hub.folder)]
    assert main(words) == 1
    said = capsys.readouterr().out
    assert f"Tablet {two[1].device}: 2 visits, the last on 20" in said
    assert "--tablet TABLET" in said
    assert main([*words, "--tablet", "somewhere"]) == 1
    assert "Nobody at this tablet has these pictures" in capsys.readouterr().err
    assert main([*words, "--tablet", two[1].device]) == 0
    assert f"It was on tablet {two[1].device}." in capsys.readouterr().out
    assert codes_at(hub) == {"v1": CODE, "v2": OTHER}
    assert codes_in(hub, share) == {CODE, OTHER}
    with opened_engine(hub) as engine:
        assert list(engine.forgotten()) == [(two[1].device, "x1"), (two[1].device, "x2")]


def test_everybody_who_has_them_can_be_forgotten_at_once(
    hub: Hub, two: tuple[Tablet, Tablet], share: Path
) -> None:
    assert main(["hub", "forget", CODE, str(share), "--hub", str(hub.folder), "--every-tablet"]) == 0
    assert codes_at(hub) == {"v2": OTHER}
    assert codes_in(hub, share) == {OTHER}


def test_a_tablet_of_which_only_a_refused_file_is_here_is_one_of_them(
    hub: Hub, two: tuple[Tablet, Tablet], stranger: Tablet, share: Path
) -> None:
    done = forget_now(hub, CODE, share)
    assert Holder(stranger.device, 1, None) in done.several
    assert len(done.several) == 3
