"""The report in a real browser: it opens, works out hours anew, prints, and asks nobody for anything."""

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

from kiosk.figures.impact import Practice, impact_of
from kiosk.figures.report.page import report_html
from kiosk.figures.report.script import SCRIPT, allowed
from tests.figures.page_reader import Node, read_page, tables_of
from tests.figures.sample import internal, nothing_yet, practice_orders, shareable

ROOT = Path(__file__).parents[2]
AXE = ROOT / ".ci" / "npm" / "node_modules" / "axe-core" / "axe.min.js"
SAMPLES = {"internal": internal, "shareable": shareable, "nothing yet": nothing_yet}
PRINTED = {"months", "lessons", "change", "confidence"}
every_sample = pytest.mark.parametrize("name", SAMPLES)

pytestmark = [pytest.mark.outside, pytest.mark.timeout(300)]

SETTINGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--enable-logging=stderr", "--force-device-scale-factor=1", "--hide-scrollbars",
)  # fmt: skip


def needed(*names: str) -> str:
    """The path of a program with one of these names; where tests must be complete, it must be there."""
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None and os.environ.get("CI"):
        pytest.fail(f"{names[0]} is missing: make packages-outside")
    if found is None:
        pytest.skip(f"{names[0]} is not installed")
    return found


class Browser:
    """A new Chromium for each page, that knows nothing and keeps nothing."""

    def __init__(self, folder: Path) -> None:
        self.program = needed("chromium", "chromium-browser", "google-chrome")
        self.folder = folder
        self.said = ""

    def run(self, page: Path, *options: str) -> str:
        """What it prints; what it says about the page is in `said`."""
        fresh = self.folder / f"user-{len(list(self.folder.glob('user-*')))}"
        command = [self.program, *SETTINGS, f"--user-data-dir={fresh}", *options, page.as_uri()]
        done = subprocess.run(command, capture_output=True, text=True, timeout=200, check=True)
        self.said = "\n".join(line for line in done.stderr.splitlines() if "CONSOLE" in line)
        return done.stdout

    def shown(self, page: Path, *options: str) -> Node:
        """The page after its script has run."""
        html = self.run(page, "--dump-dom", *options)
        return read_page(html.replace("<!DOCTYPE html>", "<!DOCTYPE html>\n", 1))


@pytest.fixture
def browser(tmp_path: Path) -> Browser:
    return Browser(tmp_path)


@cache
def report(name: str) -> str:
    return report_html(SAMPLES[name](), practice_orders())


def written(folder: Path, html: str) -> Path:
    path = folder / "report.html"
    path.write_text(html, encoding="utf-8")
    return path


def with_script(html: str, script: str) -> str:
    """The report with one more script, which its policy lets in too, and which is run last."""
    policy = allowed(SCRIPT)
    assert policy in html
    return html.replace(policy, f"{policy} {allowed(script)}").replace(
        "</body>", f"<script>{script}</script></body>"
    )


@every_sample
def test_a_browser_shows_the_same_numbers_and_has_nothing_to_complain_about(
    browser: Browser, tmp_path: Path, name: str
) -> None:
    page = browser.shown(written(tmp_path, report(name)))
    assert browser.said == ""
    assert tables_of(page) == tables_of(read_page(report(name)))
    folds = page.all("details")
    assert folds or name == "nothing yet"
    assert not [fold for fold in folds if "open" in fold.attributes], "the script folds tables away"


def test_the_browser_does_say_what_a_page_must_not_do(browser: Browser, tmp_path: Path) -> None:
    """Otherwise the silence above would mean nothing."""
    html = report("nothing yet").replace("</body>", "<script>document.title = 'other'</script></body>")
    page = browser.shown(written(tmp_path, html))
    assert "Content Security Policy" in browser.said
    assert page.all("title")[0].text == "Practice with Footbridge"


CHANGES = {
    "a minute and a half": ("1.5", "7.5", "8.8", "1.2", "7.5", False),
    "a shorter day": ("2.9", "6", "17", "2.8", "6", False),
    "as it was": ("2.9", "7.5", "17", "2.3", "7.5", True),
    "nothing": ("", "7.5", "?", "?", "7.5", False),
    "too long a day": ("2.9", "25", "17", "?", "?", False),
    "fewer than none": ("-1", "7.5", "?", "?", "7.5", False),
}


@pytest.mark.parametrize(("minutes", "day", "hours", "days", "again", "same"), CHANGES.values(), ids=CHANGES)
def test_hours_follow_what_a_reader_types(
    browser: Browser, tmp_path: Path, minutes: str, day: str, hours: str, days: str, again: str, same: bool
) -> None:
    script = f"""
        for (const [name, value] of [["minutes", "{minutes}"], ["day", "{day}"]]) {{
            const field = document.getElementById(name);
            if (field.readOnly) throw new Error("nobody can type");
            field.value = value;
            field.dispatchEvent(new Event("input", {{ bubbles: true }}));
        }}
        for (const output of document.querySelectorAll("output")) output.setAttribute("now", output.value);
    """
    page = browser.shown(written(tmp_path, with_script(report("internal"), script)))
    assert browser.said == ""
    now = {output.attributes["id"]: output.attributes["now"] for output in page.all("output")}
    assert now == {"hours": hours, "days": days, "day-again": again}
    changed = next(node for node in page if node.attributes.get("id") == "changed")
    assert ("hidden" in changed.attributes) == same


def test_the_numbers_stand_where_no_script_may_run(browser: Browser, tmp_path: Path) -> None:
    html = report("internal").replace(allowed(SCRIPT), "'none'")
    page = browser.shown(written(tmp_path, html))
    assert [output.text for output in page.all("output")] == ["17", "2.3", "7.5"]
    assert all("readonly" in field.attributes for field in page.all("input"))
    assert all("open" in fold.attributes for fold in page.all("details")), "tables are there without a script"


@pytest.mark.parametrize(("name", "most"), [("internal", 4), ("shareable", 4), ("nothing yet", 2)])
def test_on_paper_is_what_fits_a_minute_with_its_tables_open(
    browser: Browser, tmp_path: Path, name: str, most: int
) -> None:
    target = tmp_path / "report.pdf"
    browser.run(written(tmp_path, report(name)), "--no-pdf-header-footer", f"--print-to-pdf={target}")
    text = subprocess.run(
        [needed("pdftotext"), "-layout", str(target), "-"], capture_output=True, text=True, check=True
    ).stdout
    pages = text.split("\f")[:-1]
    assert 2 <= len(pages) <= most
    assert f"Page 1 of {len(pages)}" in pages[0]
    words = " ".join(text.split())
    figures = SAMPLES[name]()
    assert ("More tables are in this file on the screen." in words) == (name != "nothing yet")
    for table in figures.tables:
        assert (f" {table.title} " in words) == (table.name in PRINTED and name != "nothing yet"), table.name
    if name != "nothing yet":
        for head in (column.title for column in figures.table("lessons").columns):
            assert (head in words) == (head != "Lesson id")
        assert "In a minute" in pages[0]
        assert "They do not prove why" in pages[0], "what a manager needs is on the first page"
        assert "hours of staff time" in pages[0]


MEASURE = """
    document.querySelectorAll("details").forEach(each => { each.open = true; });
    const cut = [...document.querySelectorAll("body *")].filter(each =>
        !each.closest(".wide, defs") && each.getBoundingClientRect().right > innerWidth + 1);
    const width = document.documentElement.scrollWidth;
    parent.postMessage([innerWidth, width, cut.map(each => each.textContent.slice(0, 40))], "*");
"""
FRAME = """<!DOCTYPE html>
<html><head><title>frame</title></head><body><iframe src="inner.html" width="{width}" height="900"></iframe>
<script>onmessage = event => {{ document.title = JSON.stringify(event.data); }};</script></body></html>"""


@every_sample
@pytest.mark.parametrize("width", [320, 400, 1280])
def test_nothing_is_cut_off_on_a_narrow_page(browser: Browser, tmp_path: Path, name: str, width: int) -> None:
    """320 is a page of 1280 at 400 %. The window of a browser has a least width, so a frame is measured."""
    (tmp_path / "inner.html").write_text(with_script(report(name), MEASURE), encoding="utf-8")
    frame = written(tmp_path, FRAME.format(width=width))
    page = browser.shown(frame, "--virtual-time-budget=5000")
    assert page.all("title")[0].text == f"[{width},{width},[]]"


CUT = """
    const cut = [...document.querySelectorAll(".figure text.number")].filter(each =>
        each.getBoundingClientRect().right > each.closest(".figure").getBoundingClientRect().right);
    parent.postMessage(cut.map(each => each.textContent), "*");
"""


@pytest.mark.parametrize("width", [320, 380, 1280])
def test_a_large_number_at_the_end_of_a_bar_is_whole(browser: Browser, tmp_path: Path, width: int) -> None:
    orders = {"2026-07": 1_300, "2026-08": 1_290, "2026-09": 12_650, "2026-10": 123_456}
    html = report_html(internal(), impact_of(Practice(orders, "2026-09")))
    (tmp_path / "inner.html").write_text(with_script(html, CUT), encoding="utf-8")
    page = browser.shown(written(tmp_path, FRAME.format(width=width)), "--virtual-time-budget=5000")
    assert page.all("title")[0].text == "[]"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@every_sample
def test_axe_finds_nothing_that_shuts_people_out(
    browser: Browser, tmp_path: Path, name: str, scheme: str
) -> None:
    if not AXE.exists():
        if os.environ.get("CI"):
            pytest.fail("axe-core is missing: .ci/npm-packages.sh")
        pytest.skip("axe-core is not installed: .ci/npm-packages.sh")
    # With tables open, since what is folded away is not looked at.
    script = (
        AXE.read_text(encoding="utf-8").replace("</", "<\\/")
        + """
        ;document.querySelectorAll("details").forEach(each => { each.open = true; });
        axe.run().then(found => {
            const told = each => each.nodes.map(node => each.id + " " + node.html);
            const faults = found.violations.flatMap(told);
            document.documentElement.setAttribute("faults", faults.join(" | "));
            document.documentElement.setAttribute("passed", found.passes.length);
        });
    """
    )
    page = browser.shown(
        written(tmp_path, with_script(report(name), script)),
        "--virtual-time-budget=60000",
        f"--blink-settings=preferredColorScheme={0 if scheme == 'dark' else 1}",
    )
    root = page.all("html")[0].attributes
    assert root["faults"] == ""
    assert int(root["passed"]) >= 15


def test_a_picture_of_the_page_is_not_blank(browser: Browser, tmp_path: Path) -> None:
    from PySide6.QtGui import QImage

    target = tmp_path / "report.png"
    browser.run(written(tmp_path, report("internal")), "--window-size=1280,2000", f"--screenshot={target}")
    picture = QImage(str(target))
    assert (picture.width(), picture.height()) == (1280, 2000)
    colours = {picture.pixelColor(x, y).name() for x in range(0, 1280, 4) for y in range(0, 2000, 4)}
    assert {"#faf6ee", "#0b4f54", "#ffffff", "#e6efe9"} <= colours
