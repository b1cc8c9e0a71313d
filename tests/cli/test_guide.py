"""The authors' guide says what is so: its tables are current, its examples and its tutorial work."""

import datetime
import re
import shutil
from pathlib import Path

import pytest

import kiosk
from kiosk.__main__ import main
from kiosk.coach.prover import prove
from kiosk.content import guide_examples as examples
from kiosk.content.blocks import AnyBlock
from kiosk.content.checks import check_library
from kiosk.content.effect import Effect
from kiosk.content.faults import Fault
from kiosk.content.guide import renewed
from kiosk.content.library import read_library
from kiosk.content.plain.style import reading_warnings, style_faults
from kiosk.content.reader import Reader
from kiosk.content.strict_yaml import parse_yaml
from kiosk.errors import KioskError
from kiosk.paths import lessons_folder
from kiosk.player.play import MistakePractised, Stage, Way
from kiosk.player.walk import walk
from tests.content.making import road_of, write

GUIDE = (lessons_folder() / "README.md").read_text(encoding="utf-8")
FENCES = [
    (found[1], found[2]) for found in re.finditer(r"^```yaml (.+)\n((?s:.*?))^```$", GUIDE, re.MULTILINE)
]
TUTORIAL = [(kind, text) for kind, text in FENCES if "lessons/" in kind]
OF_TUTORIAL = ("my-first-lesson", "find-a-bus", "bus-times")


def example_app(folder: Path, blocks: list[str]) -> Path:
    """The flower shop with these blocks, beside the real people."""
    rest = "".join(
        f"  {name}: {{back: false, blocks: [{{type: text, text: Here.}}]}}\n"
        for name in ("basket", "message", "not-here")
    )
    items = "".join(f"      -\n{indented(text)}" for text in blocks)
    root = write(
        folder / "lessons",
        {
            "apps/flower-shop/app.yaml": examples.APP,
            "apps/flower-shop/start.yaml": f"screens:\n  start:\n    back: false\n    blocks:\n{items}{rest}",
        },
    )
    shutil.copy(lessons_folder() / "people.yaml", root / "people.yaml")
    return root


def indented(text: str) -> str:
    return "".join(f"        {line}\n" for line in text.splitlines())


def faults_of_app(root: Path) -> list[Fault]:
    """Its screens need not all be opened: they only stand for those of a real app."""
    faults = check_library(read_library(root))
    return [fault for fault in faults if "/apps/" in fault.place.path and not fault.harmless]


def test_the_tables_of_the_guide_are_current() -> None:
    assert renewed(GUIDE) == GUIDE, "run kiosk guide"


def test_every_example_of_the_guide_says_what_it_is_an_example_of() -> None:
    assert GUIDE.count("```yaml") == len(FENCES)
    assert {kind for kind, _ in FENCES if "lessons/" not in kind} == {"app", "block", "routes"}


def test_every_block_in_the_guide_works_in_the_flower_shop(tmp_path: Path) -> None:
    blocks = [text for kind, text in FENCES if kind == "block"]
    assert {parse(text) for text in blocks} == set(examples.BLOCKS)
    assert dict(FENCES)["app"] == examples.APP
    assert faults_of_app(example_app(tmp_path, blocks)) == []


def parse(text: str) -> str:
    """The type of a block."""
    document = parse_yaml(text, "guide")
    reader = Reader()
    assert document.node is not None
    block: AnyBlock | None = reader.value(document.node, AnyBlock, None)
    assert block is not None, reader.faults
    return str(block.type)


def test_every_condition_and_effect_in_the_guide_works_there_too(tmp_path: Path) -> None:
    conditions = [f"{{type: text, text: Yes, shown: {text}}}" for text, _ in examples.TESTS.values()]
    effects = [
        f"{{type: link, id: link-{name}, label: Do it, go: basket, do: [{text}]}}"
        for name, text in examples.EFFECTS.items()
    ]
    assert {*examples.EFFECTS} == {*Effect.__slots__} - {"place"}
    assert faults_of_app(example_app(tmp_path, [*conditions, *effects])) == []


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The real people, words and apps, and one real lesson."""
    real, root = lessons_folder(), tmp_path / "lessons"
    shutil.copytree(real / "apps", root / "apps")
    (root / "patient").mkdir()
    for name in ("people.yaml", "words.yaml", "patient/touch-scroll-back.yaml"):
        shutil.copy(real / name, root / name)
    return root


def follow(root: Path, kind: str, text: str) -> None:
    """Do what the tutorial says: write this file, or add to it."""
    path = root.parent / kind.removeprefix("append ")
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_text(encoding="utf-8") if kind.startswith("append ") else ""
    path.write_text(before + text, encoding="utf-8")


def faults_of_tutorial(root: Path) -> list[Fault]:
    library = read_library(root)
    found = (*check_library(library), *style_faults(library), *reading_warnings(library))
    return [fault for fault in found if any(name in fault.place.path for name in OF_TUTORIAL)]


def test_after_each_part_of_the_tutorial_the_lessons_are_right_and_can_be_walked(folder: Path) -> None:
    for kind, text in TUTORIAL:
        follow(folder, kind, text)
        if not (folder / "apps/bus-times/start.yaml").exists() and "bus-times" in kind:
            continue  # the two files of a new app come together
        assert faults_of_tutorial(folder) == []
        library = read_library(folder)
        for name in {"my-first-lesson", "find-a-bus"} & {*library.lessons}:
            road = road_of(library, name)
            assert list(prove(road)) == []
            for way in Way:
                moments = list(walk(road, way))
                assert moments[-1].play.stage is Stage.DONE
                practised = [e for each in moments for e in each.effects if isinstance(e, MistakePractised)]
                assert len(practised) == (len(road.lesson.mistakes) if way is Way.TOGETHER else 0)
    assert [kind for kind, _ in TUTORIAL].count("append lessons/patient/my-first-lesson.yaml") == 1


def test_the_commands_of_the_tutorial_write_what_it_shows(folder: Path) -> None:
    new = [line.split()[1:] for line in re.findall(r"^    (kiosk new .*)$", GUIDE, re.MULTILINE)]
    assert [words[:3] for words in new] == [
        ["new", "lesson", "my-first-lesson"],
        ["new", "app", "bus-times"],
        ["new", "lesson", "find-a-bus"],
    ]
    for words in new:
        assert main([*words, "--lessons", str(folder)]) == 0
    shown = dict(reversed(TUTORIAL))  # of two texts of a file, the first
    for name in ("patient/my-first-lesson.yaml", "apps/bus-times/app.yaml", "apps/bus-times/start.yaml"):
        written = (folder / name).read_text(encoding="utf-8")
        today = f"{datetime.date.today():%Y-%m}"
        assert written.replace(today, "2026-08") == shown[f"lessons/{name}"]


def test_the_fault_that_the_tutorial_asks_for_is_told_in_its_words(folder: Path) -> None:
    (_, _), (kind, text), *_ = TUTORIAL
    follow(folder, kind, text.replace("done: {screen: try-it/start}", "done: {screen: try-it/strat}"))
    (fault,) = [each for each in check_library(read_library(folder)) if "my-first" in each.place.path]
    told = re.findall(r"^> (?:→ )?(.*)$", GUIDE, re.MULTILINE)
    assert [words.rstrip(".").lower() for words in told] == [fault.problem, fault.remedy]


def test_on_the_route_of_the_tutorial_the_lesson_is_found(folder: Path) -> None:
    for kind, text in TUTORIAL:
        if "my-first-lesson" in kind:
            follow(folder, kind, text)
    route = "schema: routes/1\nroutes:\n" + dict(FENCES)["routes"]
    (folder / "routes.yaml").write_text(route, encoding="utf-8")

    library = read_library(folder)
    about = [fault for fault in check_library(library) if "route" in str(fault)]
    assert about == []
    assert "my-first-lesson" in library.routes[0].lessons


def test_every_fault_in_the_list_is_one_that_we_tell() -> None:
    code = "".join(
        path.read_text(encoding="utf-8")
        for part in ("content", "coach")
        for path in (Path(kiosk.__file__).parent / part).rglob("*.py")
    )
    listed = GUIDE.partition("## Common faults")[2].partition("\n## ")[0]
    faults = re.findall(r"^\| `(.*?)` \|", listed, re.MULTILINE)
    fixed = {"a lesson has no key": "has no key", "this step has no “done”": "has no “"}
    assert len(faults) >= 15
    assert [fault for fault in faults if fixed.get(fault, fault) not in code] == []


def test_every_link_inside_the_guide_leads_to_a_heading() -> None:
    headings = {
        re.sub(r"[^a-z0-9 -]", "", heading.lower()).replace(" ", "-")
        for heading in re.findall(r"^#+ (.*)$", GUIDE, re.MULTILINE)
    }
    assert set(re.findall(r"\]\(#([^)]+)\)", GUIDE)) <= headings


def test_a_guide_is_brought_up_to_date(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "guide.md"
    path.write_text("Hello\n\n<!-- made by kiosk guide: do not edit (effects) -->\n<!-- end -->\nBye\n")

    assert main(["guide", "--out", str(path)]) == 0
    assert capsys.readouterr().out == f"{path}\n"
    assert "{clear: basket}" in path.read_text()
    assert path.read_text().startswith("Hello\n")

    assert main(["guide", "--out", str(path)]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("part", ["(effects) -->\n", "(nonsense) -->\n<!-- end -->"])
def test_a_mark_that_is_not_right_is_answered_in_words(part: str) -> None:
    with pytest.raises(KioskError, match=r"of the guide has no|The guide has no part"):
        renewed(f"<!-- made by kiosk guide: do not edit {part}")
