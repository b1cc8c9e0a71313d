"""The PIN of the staff pages: it opens, it waits, and no clock and no pulled plug changes that."""

import json
import os
import stat
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.cli.pin import choose
from kiosk.errors import KioskError
from kiosk.session.pin import FREE, LONGEST_WAIT, Door, PinError, read_pin, set_pin, wait_after

RIGHT, WRONG = "2580", "1234"
MOST_AN_HOUR = 9


class Hand:
    """A clock that runs when it is told to; a restart of the tablet gives another one."""

    def __init__(self, now: float = 0.0) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now


@pytest.fixture(scope="module")
def chosen(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A file with the right PIN, made once: making it is slow on purpose."""
    path = tmp_path_factory.mktemp("pin") / "pin.json"
    set_pin(path, RIGHT)
    return path.read_bytes()


@pytest.fixture
def path(tmp_path: Path, chosen: bytes) -> Path:
    path = tmp_path / "pin.json"
    path.write_bytes(chosen)
    return path


def test_the_right_pin_opens_and_a_wrong_one_does_not(path: Path) -> None:
    door = Door(path, Hand())
    assert door.look()
    assert not door.opens_with(WRONG)
    assert door.opens_with(RIGHT)
    assert door.failed == 0


@pytest.mark.parametrize("text", ["", "258", "25801", "２５８０", "2580\n", "' OR 1", "2580" * 4])
def test_only_the_pin_itself_opens(path: Path, text: str) -> None:
    assert not Door(path, Hand()).opens_with(text)


def test_a_tablet_without_a_pin_stays_shut(tmp_path: Path) -> None:
    door = Door(tmp_path / "pin.json", Hand())
    assert not door.look()
    assert not door.opens_with("")
    assert not door.opens_with("0000")


@pytest.mark.parametrize("text", ["123", "1234567890123", "12a4", "", "١٢٣٤", "12 34"])
def test_what_is_no_pin_cannot_be_chosen(tmp_path: Path, text: str) -> None:
    with pytest.raises(PinError, match="4 to 12 digits"):
        set_pin(tmp_path / "pin.json", text)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "pin",
    ["0000", "9999", "111111111111", "1234", "123456", "4321", "7890", "0123456789", "3210", "1212", "25252"],
)
def test_what_everybody_would_try_first_cannot_be_chosen(tmp_path: Path, pin: str) -> None:
    with pytest.raises(PinError, match="too easy to guess"):
        set_pin(tmp_path / "pin.json", pin)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("pin", ["0258", "314159265358"])
def test_the_shortest_and_the_longest_pin_work(tmp_path: Path, pin: str) -> None:
    set_pin(tmp_path / "pin.json", pin)
    assert Door(tmp_path / "pin.json", Hand()).opens_with(pin)


def test_the_file_does_not_tell_the_pin_and_belongs_to_one_user(path: Path, tmp_path: Path) -> None:
    set_pin(tmp_path / "other" / "pin.json", RIGHT)
    text = (tmp_path / "other" / "pin.json").read_text()
    assert json.loads(text).keys() == {"hash", "failed"}
    assert text.count("$argon2id$v=19$m=19456,t=2,p=1$") == 1
    assert read_pin(tmp_path / "other" / "pin.json") != read_pin(path), "two hashes of one PIN are alike"
    if sys.platform != "win32":
        Door(path, Hand()).opens_with(WRONG)
        for file in (path, tmp_path / "other" / "pin.json"):
            assert stat.S_IMODE(file.stat().st_mode) == 0o600


# Waiting


def test_three_wrong_pins_are_free_and_then_the_wait_doubles_up_to_an_hour(path: Path) -> None:
    clock = Hand()
    door, waits = Door(path, clock), []
    for _ in range(13):
        assert not door.opens_with(WRONG)
        waits.append(door.wait)
        clock.now += door.wait
    assert waits == [0, 0, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600, 3600]


def test_while_it_waits_not_even_the_right_pin_opens_and_asking_costs_nothing(path: Path) -> None:
    clock = Hand()
    door = Door(path, clock)
    for _ in range(FREE):
        door.opens_with(WRONG)
    clock.now = 29.9
    assert not door.opens_with(RIGHT)
    assert door.failed == FREE
    clock.now = 30
    assert door.opens_with(RIGHT)
    assert not door.opens_with(WRONG)
    assert door.wait == 0, "who was let in has three free tries again"


def test_after_a_restart_the_wait_begins_again(path: Path) -> None:
    first = Door(path, Hand())
    for _ in range(FREE + 1):
        first.opens_with(WRONG)
        first._not_before = 0.0

    clock = Hand(7_000.0)
    door = Door(path, clock)
    clock.now += 10
    door.look()
    assert door.wait == 50
    assert not door.opens_with(RIGHT)
    clock.now += 50
    assert door.opens_with(RIGHT)


def test_pulling_the_plug_while_a_pin_is_looked_at_is_no_free_try(path: Path) -> None:
    class Pulled(BaseException):
        """The tablet goes dark."""

    class PlugPulled(Door):
        def _keep(self, pin: object) -> None:
            super()._keep(pin)  # type: ignore[arg-type]
            raise Pulled

    with pytest.raises(Pulled):
        PlugPulled(path, Hand()).opens_with(WRONG)
    found = read_pin(path)
    assert found is not None
    assert found.failed == 1


@pytest.mark.skipif(sys.platform == "win32", reason="needs a folder that refuses")
def test_where_nothing_can_be_written_wrong_pins_are_counted_all_the_same(path: Path) -> None:
    clock = Hand()
    door = Door(path, clock)
    path.with_name("pin.json.part").mkdir()  # the file cannot be written anew
    for _ in range(FREE):
        assert not door.opens_with(WRONG)
    assert door.wait == 30
    assert not door.opens_with(RIGHT)
    clock.now = 30
    assert door.opens_with(RIGHT)


@given(failed=st.integers(0, 10**9))
def test_nobody_ever_waits_more_than_an_hour_and_more_mistakes_never_wait_less(failed: int) -> None:
    assert 0 <= wait_after(failed) <= wait_after(failed + 1) <= LONGEST_WAIT


class QuickDoor(Door):
    """Counts and waits as the real one, without the arithmetic that takes its time."""

    def _looks_right(self, hashed: str, text: str) -> bool:
        return False


@settings(max_examples=60)
@given(
    moves=st.lists(
        st.one_of(
            st.tuples(st.just("wait"), st.floats(0, 5_000)),
            st.tuples(st.just("restart"), st.floats(0, 10**9)),
            st.tuples(st.just("until open"), st.just(0.0)),
            st.tuples(st.just("try"), st.just(0.0)),
        ),
        max_size=80,
    )
)
def test_whatever_the_clock_and_the_plug_do_there_are_only_so_many_tries_an_hour(
    tmp_path_factory: pytest.TempPathFactory, chosen: bytes, moves: list[tuple[str, float]]
) -> None:
    path = tmp_path_factory.mktemp("door") / "pin.json"
    path.write_bytes(chosen)
    real, clock = 0.0, Hand()  # the time of the world; the tablet's begins anywhere after each restart
    door, tries = QuickDoor(path, clock), []
    door.look()
    for what, number in moves:
        if what == "restart":
            clock = Hand(number)
            door = QuickDoor(path, clock)
            door.look()
            continue
        passed = {"wait": number, "until open": door.wait}.get(what, 0.0)
        real, clock.now = real + passed, clock.now + passed
        before = door.failed
        door.opens_with(WRONG)
        if door.failed > before:
            tries.append(real)
    in_an_hour = [sum(1 for each in tries if start <= each < start + 3600) for start in tries]
    assert max(in_an_hour, default=0) <= MOST_AN_HOUR


# Files that are damaged, and choosing


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe",
        b'{"hash": 5, "failed": 0}',
        b'{"hash": "x", "failed": 0}',
        b'{"failed": 0}',
        b'{"hash": "$argon2id$v=19$m=99999999,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAA", "failed": 0}',
        pytest.param(b"[" * 100_000, id="deep"),
    ],
)
def test_a_damaged_file_keeps_everybody_out_and_says_what_helps(path: Path, damage: bytes) -> None:
    path.write_bytes(damage)
    with pytest.raises(PinError, match="kiosk pin"):
        Door(path, Hand()).look()
    with pytest.raises(PinError, match="kiosk pin"):
        Door(path, Hand()).opens_with(RIGHT)


@pytest.mark.parametrize("failed", ["-1", "true", '"3"', "1.5"])
def test_a_count_that_makes_no_sense_is_damage(path: Path, failed: str) -> None:
    path.write_text(path.read_text().replace('"failed": 0', f'"failed": {failed}'))
    with pytest.raises(PinError):
        read_pin(path)


def test_choosing_a_new_pin_ends_the_wait_while_the_kiosk_runs(path: Path) -> None:
    door = Door(path, Hand())
    for _ in range(FREE):
        door.opens_with(WRONG)
    assert door.wait
    set_pin(path, "0852")
    assert door.opens_with("0852")


def test_the_command_asks_twice(tmp_path: Path) -> None:
    path, answers = tmp_path / "new" / "pin.json", ["4302", " 4302 "]
    choose(path, lambda _question: answers.pop(0))
    assert Door(path, Hand()).opens_with("4302")


@pytest.mark.parametrize(
    "answers", [["4302", "4303"], ["1234", "1234"], ["43", "43"], ["", ""], ["abcd", "abcd"]]
)
def test_the_command_changes_nothing_when_the_answers_will_not_do(path: Path, answers: list[str]) -> None:
    before = path.read_bytes()
    with pytest.raises(KioskError):
        choose(path, lambda _question: answers.pop(0))
    assert path.read_bytes() == before


def test_the_command_without_a_terminal_says_so(path: Path) -> None:
    def nobody(_question: str) -> str:
        raise EOFError

    with pytest.raises(KioskError, match="terminal"):
        choose(path, nobody)


def test_what_is_left_of_an_interrupted_choice_is_not_open_to_others(tmp_path: Path) -> None:
    part = tmp_path / "pin.json.part"
    part.touch(mode=0o644)
    os.chmod(part, 0o644)  # noqa: PTH101 - the umask has no say
    set_pin(tmp_path / "pin.json", RIGHT)
    assert stat.S_IMODE((tmp_path / "pin.json").stat().st_mode) == 0o600
