"""How often things are broken, and the table at the end."""

import random
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import astuple
from pathlib import Path
from typing import Any, cast

import pytest

from tests.faults.children import Nursery
from tests.faults.tally import Tally, table

_TALLY = "tally"
_SHARE_OF_SHORT = 10
MEMORY = Path("/dev/shm")  # Linux only: files that are no disk's


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--short", action="store_true", help="a tenth of the faults that we promise")


@pytest.fixture
def times(request: pytest.FixtureRequest) -> Callable[[int], int]:
    """How often, when `promised` is how often it is in a full run."""
    short = bool(request.config.getoption("--short", default=False))
    return lambda promised: max(1, promised // _SHARE_OF_SHORT) if short else promised


@pytest.fixture
def chance() -> random.Random:
    """Comes from the seed that is told at the start of a run, and is another in each test."""
    return random.Random(random.getrandbits(64))


@pytest.fixture
def memory_path(tmp_path: Path) -> Iterator[Path]:
    """A folder that is as fast as memory, where there is one: for faults that are no disk's."""
    if not MEMORY.is_dir():
        yield tmp_path
        return
    folder = Path(tempfile.mkdtemp(prefix="footbridge-faults-", dir=MEMORY))
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def nursery() -> Iterator[Nursery]:
    with Nursery() as nursery:
        yield nursery


@pytest.fixture
def show(record_property: Callable[[str, object], None]) -> Callable[[Tally], None]:
    """Put a tally into the table."""
    return lambda tally: record_property(_TALLY, astuple(tally))


@pytest.fixture
def tell(show: Callable[[Tally], None]) -> Callable[[Tally], None]:
    """Put a tally into the table, and fail when anything was lost or believed wrongly."""

    def told(tally: Tally) -> None:
        show(tally)
        assert (tally.lost, tally.wrong) == (0, 0)

    return told


def _tallies(report: pytest.TestReport) -> list[Tally]:
    return [Tally(*cast(Any, told)) for name, told in report.user_properties if name == _TALLY]


def pytest_terminal_summary(terminalreporter: Any) -> None:
    reports = [each for kind in ("passed", "failed") for each in terminalreporter.stats.get(kind, ())]
    tallies = [tally for each in reports if each.when == "call" for tally in _tallies(each)]
    if tallies:
        terminalreporter.section("what was broken, and what was lost")
        for line in table(tallies):
            terminalreporter.write_line(line)
