"""The staff pages, in every language, at every text size, on both sides of a tablet: all words have room,
and all keys are large enough for an unsure finger."""

from pathlib import Path

from kiosk.ui.staff_scenes import staff_scenes
from tests.ui.journeys.test_every_page import Looker, every_combination, looker

__all__ = ["looker"]


@every_combination
def test_every_staff_page_fits(looker: Looker, tmp_path: Path) -> None:
    kiosk = looker.kiosk

    def settle() -> None:
        kiosk.qtbot.wait(5)
        kiosk.settle()

    seen = []
    for name in staff_scenes(kiosk.shell, tmp_path / "tablet", kiosk.go_to, settle):
        looker.look(name)
        seen.append(name)
    assert "\n".join(looker.faults) == ""
    assert len(seen) > 20
    assert kiosk.recorder.recorded == []
