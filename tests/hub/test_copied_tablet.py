"""A tablet was copied with all that is on it, and both go on under one name: the first that comes counts."""

import shutil

import pytest

from kiosk.hub.engine import opened_engine
from kiosk.hub.hub import Hub
from kiosk.progress.outbox import acknowledged
from tests.progress.recording import rows

from .conftest import Tablet, arrive, events_at


@pytest.fixture
def copy(hub: Hub, tablet: Tablet) -> Tablet:
    """Both have sent events 1 to 12."""
    tablet.pack()
    arrive(hub, tablet.outbox)
    shutil.copytree(tablet.folder, tablet.folder.with_name("copy"))
    return Tablet(tablet.folder.with_name("copy"), hub)


def _record_and_send(tablet: Tablet, first: int, last: int) -> list[str]:
    tablet.record(first, last)
    tablet.pack()
    return [reason for _, reason in arrive(tablet.hub, tablet.outbox).refused]


def test_what_follows_on_events_that_were_refused_is_refused_though_its_numbers_are_new(
    hub: Hub, tablet: Tablet, copy: Tablet
) -> None:
    assert _record_and_send(tablet, 13, 15) == []
    copy.record(21, 23)
    copy.pack()
    reasons = _record_and_send(copy, 24, 26)
    assert [("was this tablet copied?" in reason) for reason in reasons] == [True, True]
    assert _record_and_send(tablet, 16, 18) == []
    assert events_at(hub) == rows(tablet.records)


def test_a_bundle_that_leads_to_another_event_than_the_one_that_is_here_is_refused(
    hub: Hub, tablet: Tablet, copy: Tablet
) -> None:
    tablet.record(13, 15)
    (early,) = tablet.pack()
    tablet.record(16, 18)
    (late,) = tablet.pack()
    copy.record(21, 23)
    (other,) = copy.pack()
    assert arrive(hub, late).refused == []
    assert "was this tablet copied?" in arrive(hub, other).refused[0][1]
    assert arrive(hub, early).refused == []
    assert events_at(hub) == rows(tablet.records)


def test_once_two_are_known_no_gap_is_left_open_into_which_either_could_fit(
    hub: Hub, tablet: Tablet, copy: Tablet
) -> None:
    assert _record_and_send(tablet, 13, 15) == []
    assert _record_and_send(copy, 21, 23) != []
    copy.record(24, 26)
    copy.pack()
    copy.record(27, 29)
    (far,) = copy.pack()
    assert arrive(hub, far).refused != []
    assert events_at(hub) == rows(tablet.records)


def test_neither_is_told_that_it_may_remove_what_the_other_has_sent(
    hub: Hub, tablet: Tablet, copy: Tablet
) -> None:
    epoch = rows(tablet.records)[0].epoch
    assert _record_and_send(tablet, 13, 15) == []
    arrive(hub, copy.outbox)  # it has nothing new to send yet
    assert acknowledged(copy.outbox, hub.card, epoch) == 12
    assert _record_and_send(copy, 21, 26) != []
    _record_and_send(tablet, 16, 18)
    assert acknowledged(copy.outbox, hub.card, epoch) == 12
    assert acknowledged(tablet.outbox, hub.card, epoch) == 15
    with opened_engine(hub) as engine:
        assert list(engine.copied()) == [(tablet.device, epoch)]
