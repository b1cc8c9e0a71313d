"""Routes: what authors write, what `kiosk check` tells them, and what still opens in the kiosk."""

from pathlib import Path

import pytest

from kiosk.content.check_routes import check_routes
from kiosk.content.extract import lesson_messages
from kiosk.content.faults import Fault
from kiosk.content.library import Library, lesson_files, read_library
from kiosk.content.routes import MOST_ROUTES, next_lesson, open_routes
from kiosk.paths import lessons_folder
from tests.sample import sample_folder

from .making import write

LESSON = "order-repeat-prescription"
ROUTE = """\
  - id: {id}
    title: My medicines
    about: Order them.
    icon: medicines
    lessons: [{lessons}]
"""


def routes(*written: str) -> str:
    return "schema: routes/1\nroutes:\n" + "".join(written)


def one(name: str = "medicines", lessons: str = LESSON) -> str:
    return ROUTE.format(id=name, lessons=lessons)


def library_with(root: Path, text: str) -> Library:
    """The lesson of the sample, and these routes."""
    lesson = (sample_folder() / "patient" / f"{LESSON}.yaml").read_text(encoding="utf-8")
    return read_library(write(root, {f"patient/{LESSON}.yaml": lesson, "routes.yaml": text}))


def faults_of(root: Path, text: str) -> list[Fault]:
    return list(check_routes(library_with(root, text)))


def test_our_own_routes_are_six_at_most_and_every_icon_is_drawn() -> None:
    library = read_library(lessons_folder())

    assert 0 < len(library.routes) <= MOST_ROUTES
    assert [fault for fault in check_routes(library) if "drawing" in fault.problem] == []


def test_an_author_may_write_no_routes_at_all(tmp_path: Path) -> None:
    library = read_library(tmp_path)

    assert library.routes == ()
    assert list(check_routes(library)) == []
    assert [route.lessons for route in open_routes(library.routes, ["a", "b"])] == [("a", "b")]


def test_routes_and_words_are_not_taken_for_lessons(tmp_path: Path) -> None:
    write(tmp_path, {"routes.yaml": routes(one()), "words.yaml": "x: y", "patient/routes.yaml": "x: y"})

    assert [path.relative_to(tmp_path).as_posix() for path in lesson_files(tmp_path)] == [
        "patient/routes.yaml"
    ]


def test_a_lesson_that_nobody_wrote_is_told_with_its_line_and_a_way_out(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path, routes(one(lessons=f"{LESSON}, order-repeat-prescriptoin")))

    assert (fault.place.path, fault.place.line) == (f"{tmp_path.name}/routes.yaml", 7)
    assert fault.problem == "there is no lesson “order-repeat-prescriptoin”"
    assert fault.remedy == f"did you mean “{LESSON}”?"


def test_a_lesson_that_cannot_be_read_is_not_told_a_second_time(tmp_path: Path) -> None:
    write(tmp_path, {"patient/broken.yaml": "schema: lesson/1\n"})

    assert faults_of(tmp_path, routes(one(lessons=f"{LESSON}, broken"))) == []


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        (routes(one(lessons=f"{LESSON}, {LESSON}")), 7, f"“{LESSON}” is twice on this route"),
        (routes(one(), one()), 8, "there are two routes with the id “medicines”"),
        (routes(*(one(f"r{n}") for n in range(7))), 33, "there are more than 6 routes"),
        (routes(one().replace("icon: medicines", "icon: pills")), 6, "there is no drawing “pills”"),
        (routes(one().replace("Order them.", "Order {item:x}.")), 5, "a route quotes nothing from a phone"),
    ],
)
def test_what_cannot_stand_on_the_home_page_is_told(
    tmp_path: Path, text: str, line: int, problem: str
) -> None:
    (fault,) = faults_of(tmp_path, text)

    assert (fault.place.line, fault.problem) == (line, problem)
    assert not fault.harmless


def test_a_lesson_on_no_route_is_told_but_can_still_be_played(tmp_path: Path) -> None:
    write(tmp_path, {"patient/other.yaml": other_lesson()})

    (fault,) = faults_of(tmp_path, routes(one(lessons="other")))

    assert fault.place.path == f"{tmp_path.name}/patient/{LESSON}.yaml"
    assert "is on no route" in fault.problem
    assert fault.harmless


def test_routes_that_cannot_be_read_leave_all_lessons_on_the_home_page(tmp_path: Path) -> None:
    library = library_with(tmp_path, routes(one().replace("title", "tilte")))

    assert any("has no key “tilte”" in fault.problem for fault in library.faults)
    assert [route.lessons for route in open_routes(library.routes, [LESSON])] == [(LESSON,)]


def test_what_cannot_be_played_is_left_out_and_an_empty_route_is_not_shown(tmp_path: Path) -> None:
    text = routes(one("first", f"missing, {LESSON}"), one("second", "missing"))
    library = library_with(tmp_path, text)

    (route,) = open_routes(library.routes, [LESSON])
    assert (route.id, route.lessons) == ("first", (LESSON,))
    assert open_routes(library.routes, []) == ()


def test_when_no_route_has_a_lesson_all_lessons_are_offered(tmp_path: Path) -> None:
    library = library_with(tmp_path, routes(one(lessons="missing")))

    assert [route.lessons for route in open_routes(library.routes, [LESSON])] == [(LESSON,)]


@pytest.mark.parametrize(
    ("done", "after", "expected"),
    [
        ("", "", "a"),
        ("a", "", "b"),
        ("ac", "", "b"),
        ("b", "b", "c"),
        ("c", "c", "a"),  # what was passed over comes at the end
        ("abc", "c", None),
        ("", "elsewhere", "a"),
    ],
)
def test_the_next_lesson_is_the_first_one_that_was_not_done(
    done: str, after: str, expected: str | None
) -> None:
    assert next_lesson(("a", "b", "c"), set(done), after) == expected


def test_translators_get_the_words_of_the_tiles(tmp_path: Path) -> None:
    messages = {
        (message.context, message.text)
        for message in lesson_messages(library_with(tmp_path, routes(one("mine"))))
    }

    assert {("routes/mine/title", "My medicines"), ("routes/mine/about", "Order them.")} <= messages


def other_lesson() -> str:
    lesson = (sample_folder() / "patient" / f"{LESSON}.yaml").read_text(encoding="utf-8")
    return lesson.replace(f"id: {LESSON}", "id: other", 1)
