"""A shared folder, WebDAV, bad lines, servers that fail: each bundle arrives once, and whole."""

import shutil
import ssl
import subprocess
import threading
from pathlib import Path

import pytest

from kiosk.hub.hub import Hub
from kiosk.progress.outbox import packed
from kiosk.progress.roads import (
    Road,
    RoadError,
    send,
)
from kiosk.progress.webdav import WebDavRoad, listing
from tests.progress.recording import rows

from .conftest import Tablet, arrive, events_at
from .webdav_server import PASSWORD, USER, Dav, silent_server, webdav

pytestmark = pytest.mark.enable_socket


def _road(dav: Dav, password: str = PASSWORD) -> WebDavRoad:
    return WebDavRoad(dav.url, USER, password, seconds=5.0)


def _send(tablet: Tablet, road: Road) -> int:
    return send(tablet.outbox, road, tablet.hub.card, lambda: False)


def _bundles(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*.bundle"))


# The same on each road


def test_the_same_files_arrive_by_each_road_and_what_the_hub_has_comes_back(
    hub: Hub, joined: Tablet, road: Road, share: Path
) -> None:
    assert _send(joined, road) == 2
    assert _bundles(share) == [each.path.name for each in packed(joined.outbox)]
    assert all(
        (share / each.path.name).read_bytes() == each.path.read_bytes() for each in packed(joined.outbox)
    )
    assert list(share.glob("*.part")) == []
    arrive(hub, share)
    assert events_at(hub) == rows(joined.records)
    assert _send(joined, road) == 0
    assert packed(joined.outbox) == []


def test_nothing_is_sent_twice(joined: Tablet, dav: Dav) -> None:
    _send(joined, _road(dav))
    dav.asked.clear()
    assert _send(joined, _road(dav)) == 0
    assert dav.asked == ["PROPFIND"]


def test_half_a_file_there_is_written_over(hub: Hub, joined: Tablet, road: Road, share: Path) -> None:
    first, second = (each.path for each in packed(joined.outbox))
    (share / f"{first.name}.part").write_bytes(b"half")
    (share / second.name).write_bytes(b"half")  # of a server that takes its time to give a name
    assert _send(joined, road) == 2
    assert arrive(hub, share).refused == []
    assert events_at(hub) == rows(joined.records)


def test_files_of_other_tablets_and_of_others_are_left_alone(joined: Tablet, road: Road, share: Path) -> None:
    others = {f"000001-1-9-{'a' * 36}.bundle": b"x", f"{'a' * 36}.ack": b"y", "letter to the GP.txt": b"z"}
    for name, data in others.items():
        (share / name).write_bytes(data)
    _send(joined, road)
    assert {name: (share / name).read_bytes() for name in others} == others


def test_what_was_packed_anew_takes_the_place_of_the_old_file(
    joined: Tablet, road: Road, share: Path
) -> None:
    _send(joined, road)
    old = packed(joined.outbox)[0].path
    old.unlink()
    (new,) = joined.pack()
    assert _send(joined, road) == 1
    assert old.name not in _bundles(share)
    assert new.name in _bundles(share)


# A server that fails


@pytest.mark.parametrize(
    ("method", "status", "words"),
    [
        ("PROPFIND", "500 Internal Server Error", "has trouble of its own"),
        ("PROPFIND", "403 Forbidden", "does not allow this"),
        ("PROPFIND", "404 Not Found", "no such folder"),
        ("PROPFIND", "405 Method Not Allowed", "is no WebDAV server"),
        ("PUT", "500 Internal Server Error", "has trouble of its own"),
        ("PUT", "507 Insufficient Storage", "no space left"),
        ("PUT", "413 Request Entity Too Large", "files of this size"),
        ("GET", "503 Service Unavailable", "has trouble of its own"),
        ("MOVE", "502 Bad Gateway", "has trouble of its own"),
        ("MOVE", "423 Locked", "has locked"),
    ],
)
def test_a_server_that_refuses_is_told_in_words_and_the_next_try_completes(
    hub: Hub, joined: Tablet, dav: Dav, method: str, status: str, words: str
) -> None:
    dav.answers[method] = [status]
    with pytest.raises(RoadError, match=words):
        _send(joined, _road(dav))
    assert _bundles(dav.folder) == []
    assert _send(joined, _road(dav)) == 2
    assert arrive(hub, dav.folder).received == 20


@pytest.mark.parametrize("method", ["PUT", "GET", "MOVE"])
def test_a_line_that_breaks_in_the_middle_leaves_no_bundle_and_the_next_try_completes(
    hub: Hub, joined: Tablet, dav: Dav, method: str
) -> None:
    dav.break_off.add(method)
    with pytest.raises(RoadError):
        _send(joined, _road(dav))
    assert _bundles(dav.folder) == []
    dav.break_off.clear()
    assert _send(joined, _road(dav)) == 2
    assert arrive(hub, dav.folder).received == 20


def test_a_server_that_dies_while_it_takes_a_file_gets_it_again_when_it_is_back(
    hub: Hub, joined: Tablet, share: Path
) -> None:
    with webdav(share) as server:
        road = _road(server)
        server.break_off.add("PUT")
        with pytest.raises(RoadError):
            _send(joined, road)
    with pytest.raises(RoadError, match="cannot be reached"):
        _send(joined, road)
    assert _bundles(share) == []
    with webdav(share) as server:
        assert _send(joined, _road(server)) == 2
    assert arrive(hub, share).received == 20


def test_a_wrong_password_is_told_without_it(joined: Tablet, dav: Dav) -> None:
    with pytest.raises(RoadError, match="Check the user name") as told:
        _send(joined, _road(dav, "wrong-words"))
    assert "wrong-words" not in repr(told.value)
    assert _bundles(dav.folder) == []


def test_a_server_that_changes_a_file_on_the_way_is_not_believed(joined: Tablet, dav: Dav) -> None:
    dav.answers["PUT"] = ["201 Created"]  # it only says so
    first = packed(joined.outbox)[0].path.name
    (dav.folder / f"{first}.part").write_bytes(b"something else")
    with pytest.raises(RoadError, match="did not come back as it was"):
        _send(joined, _road(dav))
    assert _bundles(dav.folder) == []
    assert _send(joined, _road(dav)) == 2


def test_nobody_is_sent_on_to_another_server(joined: Tablet, dav: Dav) -> None:
    dav.headers.append(("Location", "http://localhost:9/share/"))
    dav.answers["PROPFIND"] = ["302 Found"]
    with pytest.raises(RoadError, match="to another server"):
        _send(joined, _road(dav))


def test_a_server_that_names_no_place_at_all_is_left(joined: Tablet, dav: Dav) -> None:
    dav.headers.append(("Location", "http://[half"))
    dav.answers["PROPFIND"] = ["302 Found"]
    with pytest.raises(RoadError, match="to another server"):
        _send(joined, _road(dav))


def test_another_place_on_the_same_server_is_found(joined: Tablet, dav: Dav) -> None:
    dav.headers.append(("Location", f"{dav.url}/"))
    dav.answers["PROPFIND"] = ["301 Moved Permanently"]
    assert _send(joined, _road(dav)) == 2


def test_a_server_that_sends_round_in_circles_is_left(joined: Tablet, dav: Dav) -> None:
    dav.headers.append(("Location", f"{dav.url}/"))
    dav.answers["PROPFIND"] = ["302 Found"] * 9
    with pytest.raises(RoadError, match="in circles"):
        _send(joined, _road(dav))


def test_a_server_that_never_answers_is_left_after_a_while(joined: Tablet) -> None:
    with silent_server() as url, pytest.raises(RoadError, match="cannot be reached"):
        _send(joined, WebDavRoad(url, seconds=0.1))


def test_whoever_closes_the_kiosk_does_not_wait_for_a_server(joined: Tablet) -> None:
    with silent_server() as url:
        road = WebDavRoad(url, seconds=300.0)
        told: list[str] = []

        def ask() -> None:
            try:
                road.there()
            except RoadError as error:
                told.append(str(error))

        thread = threading.Thread(target=ask)
        thread.start()
        while thread.is_alive():  # also when it was asked before the line stood
            road.stop()
            thread.join(0.01)
        assert told


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """Of a server on this machine that nobody vouches for; its key is in the same file."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl makes the certificate")
    key, path = tmp_path / "key.pem", tmp_path / "certificate.pem"
    words = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=here"
    names = ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(key), "-out", str(path)]
    subprocess.run(["openssl", *words.split(), *names], check=True, capture_output=True)
    path.write_text(path.read_text() + key.read_text())
    return path


def test_only_a_server_that_can_prove_who_it_is_gets_bundles_and_password(
    joined: Tablet, share: Path, certificate: Path
) -> None:
    with webdav(share, certificate) as server:
        with pytest.raises(RoadError, match="cannot prove that it is the right server"):
            _send(joined, WebDavRoad(server.url, USER, PASSWORD))
        assert server.asked == []
        trusting = ssl.create_default_context(cafile=str(certificate))
        assert _send(joined, WebDavRoad(server.url, USER, PASSWORD, context=trusting)) == 2


_ENTRY = (
    '<D:response xmlns:D="DAV:"><D:href>/share/%s</D:href><D:propstat><D:prop>'
    "<D:getcontentlength>12</D:getcontentlength></D:prop></D:propstat></D:response>"
)


def test_names_in_a_list_of_files_are_read_in_whatever_way_they_are_written() -> None:
    entries = "".join(_ENTRY % name for name in ("a.bundle", "b%20c.ack"))
    answer = f'<?xml version="1.0"?><m:multistatus xmlns:m="DAV:">{entries}</m:multistatus>'
    assert listing(answer.encode()) == {"a.bundle": 12, "b c.ack": 12}
    assert listing(answer.encode("utf-16")) == {"a.bundle": 12, "b c.ack": 12}


@pytest.mark.parametrize("letters", ["utf-8", "utf-16"])
def test_a_list_of_files_that_would_grow_without_end_is_refused(letters: str, dav: Dav) -> None:
    laugh = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    answer = f'<?xml version="1.0"?>{laugh}<D:multistatus xmlns:D="DAV:">{_ENTRY % "&b;"}</D:multistatus>'
    with pytest.raises(ValueError, match="a document type"):
        listing(answer.encode(letters))


def test_a_list_in_letters_that_nobody_knows_is_told(joined: Tablet, dav: Dav) -> None:
    dav.bodies["PROPFIND"] = b'<?xml version="1.0" encoding="klingon"?><a/>'
    dav.answers["PROPFIND"] = ["207 Multi-Status"]
    with pytest.raises(RoadError, match="The list of files"):
        _send(joined, _road(dav))
