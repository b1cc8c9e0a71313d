"""The figures say what happened: no more, no less, and the same however it is cut."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.figures.build import NothingToShare, figures_of, figures_of_visits
from kiosk.figures.facts import LessonFact
from kiosk.figures.period import end_of_last_month
from kiosk.figures.source import SessionOf
from kiosk.figures.tables import HIDDEN, NOT_APPLICABLE, Cell, Figures, Unit
from kiosk.figures.visits import Played, Visit
from kiosk.progress.events import Kind
from kiosk.progress.logged import Logged

TODAY = "2027-03-01"
NOON = 1_800_000_000_000  # 2027-01-15
DAY = 24 * 60 * 60 * 1000
FACTS = {
    "order": LessonFact("Order a repeat prescription", ("transacting",), ("open", "pick")),
    "log-in": LessonFact("Log in", ("transacting", "safe-and-legal"), ("code",)),
}


class Log:
    """A log in memory, to be written line by line."""

    complete_since = ""

    def __init__(self) -> None:
        self.rows: list[Logged] = []
        self.whose: list[SessionOf] = []
        self.names: dict[str, str] = {}

    def happen(
        self, session: str, kind: Kind, minute: float = 0, *, day: int = 0, device: str = "t1", **more: object
    ) -> None:
        ms = round(minute * 60_000)
        row = Logged(
            device, "e1", len(self.rows) + 1, f"id-{len(self.rows)}", session, kind, "", "", "", "", "en",
            0, 0, None, "", NOON + day * DAY + ms, 1_000 + ms, f"boot-{day}",
        )  # fmt: skip
        self.rows.append(row._replace(**more))  # type: ignore[arg-type]

    def belong(self, session: str, code: str | None, device: str = "t1") -> None:
        self.whose.append(SessionOf(device, session, code))

    def count(self) -> int:
        return len(self.rows)

    def events(self):  # type: ignore[no-untyped-def]
        return iter(self.rows)

    def sessions(self):  # type: ignore[no-untyped-def]
        return iter(self.whose)

    def csv_lines(self):  # type: ignore[no-untyped-def]
        return iter(())


@pytest.fixture
def log() -> Log:
    return Log()


def figures(log: Log, *, shareable: bool = False, since: str = "", until: str = "") -> Figures:
    return figures_of(log, FACTS, shareable=shareable, today=TODAY, since=since, until=until)


def cells(figures: Figures, table: str) -> list[dict[str, Cell]]:
    one = figures.table(table)
    return [dict(zip((column.name for column in one.columns), row, strict=True)) for row in one.rows]


def test_somebody_who_comes_back_is_counted_as_one_who_came_back(log: Log) -> None:
    for day, session in enumerate(["s1", "s2", "s3"]):
        log.happen(session, Kind.SESSION_STARTED, day=day)
    log.happen("s4", Kind.SESSION_STARTED, device="t2")
    log.belong("s1", "cup-fish-moon-key")
    log.belong("s3", "cup-fish-moon-key")
    log.belong("s2", None)
    log.belong("s4", "cup-fish-moon-key", device="t2")  # the same pictures elsewhere: somebody else
    shown = figures(log)
    assert [shown.value(f"{kind}_visits") for kind in ("first", "return", "guest")] == [2, 1, 1]
    assert shown.value("visits") == 4
    assert "cup" not in repr(shown)


def test_only_what_was_done_alone_and_without_help_is_on_their_own(log: Log) -> None:
    for way, unaided in (("alone", 1), ("alone", 0), ("together", 1), ("watch", None), ("alone", 1)):
        log.happen("s1", Kind.LESSON_STARTED, lesson="order", way=way)
        log.happen("s1", Kind.LESSON_FINISHED, lesson="order", way=way, unaided=unaided)
    log.happen("s1", Kind.LESSON_STARTED, lesson="log-in", way="alone")
    shown = figures(log)
    assert [shown.value(name) for name in ("started", "alone", "helped", "watched", "unfinished")] == [
        6, 2, 2, 1, 1,
    ]  # fmt: skip
    assert cells(shown, "lessons")[0]["alone"] == 2
    assert cells(shown, "skills") == [{"skill": "Transacting", "times": 1}]  # once a visit


def test_the_step_where_somebody_stopped_is_told(log: Log) -> None:
    log.happen("s1", Kind.LESSON_STARTED, lesson="order", way="together")
    log.happen("s1", Kind.STEP_DONE, lesson="order", way="together", step="open", rung=1)
    log.happen("s1", Kind.LESSON_LEFT, lesson="order", way="together", step="pick")
    log.happen("s2", Kind.LESSON_STARTED, lesson="order", way="together", boot_id="boot-9")
    log.happen("s2", Kind.STEP_DONE, lesson="order", way="together", step="open")  # then the power went
    shown = figures(log)
    assert [(row["step_words"], row["left"]) for row in cells(shown, "stops")] == [("Open", 1), ("Pick", 1)]
    (help_,) = cells(shown, "help")
    assert (help_["done"], help_["none"], help_["hint"]) == (2, 1, 1)


def test_hours_are_by_the_clock_that_never_jumps(log: Log) -> None:
    log.happen("s1", Kind.SESSION_STARTED)
    log.happen("s1", Kind.SETTING_CHANGED, 10, detail="helper/true")
    log.happen("s1", Kind.SETTING_CHANGED, 40, detail="helper/false", wall_ms=NOON - 3650 * DAY)
    log.happen("s1", Kind.SESSION_ENDED, 60, wall_ms=NOON + 3650 * DAY)
    shown = figures(log)
    assert shown.value("hours") == 1.0
    assert shown.value("helper_hours") == 0.5
    assert shown.value("helper_visits") == 1


def test_a_visit_by_a_wrong_clock_is_counted_without_a_month(log: Log) -> None:
    log.happen("s1", Kind.SESSION_STARTED)
    log.happen("s2", Kind.SESSION_STARTED, day=-3650)
    log.happen("s3", Kind.SESSION_STARTED, day=3650)
    shown = figures(log)
    assert shown.value("visits") == 3
    assert [(row["month"], row["visits"]) for row in cells(shown, "months")] == [
        ("2027-01", 1),
        ("unknown", 2),
    ]
    assert figures(log, since="2027-01-15").value("visits") == 1
    assert figures(log, until="2027-01-14").value("visits") == 0
    asked = figures(log, since="2027-01-01", until="2027-01-14")
    assert (asked.since, asked.until) == ("2027-01-01", "2027-01-14")
    assert (figures(log).since, figures(log).until) == ("", "")


def test_a_clock_that_is_put_right_during_a_visit_gives_it_its_day(log: Log) -> None:
    log.happen("s1", Kind.SESSION_STARTED, wall_ms=0)
    log.happen("s1", Kind.SESSION_ENDED, 5)
    assert [row["month"] for row in cells(figures(log), "months")] == ["2027-01"]


def test_the_hours_of_a_hidden_month_cannot_be_worked_out(log: Log) -> None:
    for number in range(12):
        log.happen(f"s{number}", Kind.SESSION_STARTED)
        log.happen(f"s{number}", Kind.SESSION_ENDED, 60)
    assert [row["hours"] for row in cells(figures(log, shareable=True), "months")] == [12]
    log.happen("t", Kind.SESSION_STARTED, day=20)
    log.happen("t", Kind.SESSION_ENDED, 600, day=20)
    shown = figures(log, shareable=True)
    assert [row["hours"] for row in cells(shown, "months")] == [HIDDEN, HIDDEN]
    assert shown.value("hours") == 22


def test_what_a_tablet_is_called_stays_in_the_team(log: Log) -> None:
    for number in range(40):
        log.happen(f"s{number}", Kind.SESSION_STARTED, day=20)
        log.happen(f"s{number}", Kind.SESSION_ENDED, 5, day=20)
    log.names["t1"] = "Front desk"
    assert [row["name"] for row in cells(figures(log), "tablets")] == ["Front desk"]
    shared = figures(log, shareable=True)
    assert shared.value("visits") == 40
    assert "Front desk" not in str(shared)


def test_of_very_few_people_no_settings_are_told(log: Log) -> None:
    log.happen("s1", Kind.SETTING_CHANGED, detail="scan/slow")
    assert cells(figures(log), "settings") == [{"setting": "One switch: slow", "visits": 1}]
    assert cells(figures(log, shareable=True), "settings") == []


def test_how_sure_people_are_is_compared_within_a_visit(log: Log) -> None:
    for number, (before, after) in enumerate([(1, 4), (3, 3), (5, 2), (2, None)]):
        log.happen(f"s{number}", Kind.CONFIDENCE, detail=f"before/{before}")
        if after:
            log.happen(f"s{number}", Kind.CONFIDENCE, detail=f"after/{after}")
    shown = figures(log)
    assert shown.value("sure_before") == 2.8  # 11 / 4
    assert shown.value("sure_after") == 3.0
    assert [row["visits"] for row in cells(shown, "change")] == [1, 1, 1]
    assert [row["before"] for row in cells(shown, "confidence")] == [1, 1, 1, 0, 1]


def test_what_may_be_shared_ends_with_last_month_and_tells_no_single_day(log: Log) -> None:
    for number in range(20):
        log.happen(f"s{number}", Kind.SESSION_STARTED)
    for number in range(30):
        log.happen(f"t{number}", Kind.SESSION_STARTED, day=45)  # the 1st of March: that month goes on
    shown = figures(log, shareable=True)
    assert shown.value("visits") == 20
    assert (shown.first_day, shown.last_day) == ("2027-01-01", "2027-01-31")
    assert figures(log, shareable=True, until="2027-03-31").value("visits") == 20
    assert figures(log, shareable=True, until="2027-03-31").until == figures(log, shareable=True).until
    assert figures(log, shareable=True).until == end_of_last_month(TODAY)
    assert figures(log).value("visits") == 50
    with pytest.raises(NothingToShare):
        figures(log, shareable=True, since="2027-02-01")


def test_averages_of_few_people_are_not_given_away(log: Log) -> None:
    for number in range(7):
        log.happen(f"s{number}", Kind.CONFIDENCE, detail="before/2")
    assert figures(log, shareable=True).value("sure_before") == HIDDEN
    log.happen("s8", Kind.CONFIDENCE, detail="before/2")
    assert figures(log, shareable=True).value("sure_before") == 2.0
    assert figures(log, shareable=True).value("sure_after") == NOT_APPLICABLE


def test_an_average_does_not_give_a_hidden_change_away(log: Log) -> None:
    """Nine who stay at 1, and one who goes up: averages of 1.0 and 1.1 would say just that."""
    for number in range(10):
        log.happen(f"s{number}", Kind.CONFIDENCE, detail="before/1")
        log.happen(f"s{number}", Kind.CONFIDENCE, detail=f"after/{1 + (number == 0)}")
    shown = figures(log, shareable=True)
    assert cells(shown, "change")[0]["visits"] == HIDDEN
    assert shown.value("sure_before") == shown.value("sure_after") == HIDDEN


some = st.builds(
    Visit,
    device=st.sampled_from(["t1", "t2"]),
    session=st.uuids().map(str),
    day=st.sampled_from(["", "2027-01-15", "2027-02-03"]),
    kind=st.sampled_from(["first", "return", "guest"]),
    ms=st.integers(0, 3_600_000),
    language=st.sampled_from(["en", "cy", "ur"]),
    settings=st.sets(st.sampled_from(["helper/true", "text/larger"])),
    played=st.lists(
        st.builds(
            Played,
            st.sampled_from(["order", "log-in", "gone"]),
            st.just("alone"),
            st.sampled_from(["alone", "helped", "watched", "unfinished"]),
            st.sampled_from(["", "open"]),
        ),
        max_size=3,
    ),
    before=st.none() | st.integers(1, 5),
    after=st.none() | st.integers(1, 5),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(some, max_size=40))
def test_every_table_adds_up_to_the_main_figures(visits: list[Visit]) -> None:
    shown = figures_of_visits(visits, FACTS, shareable=False, today=TODAY)
    assert shown.value("visits") == len(visits)
    for table in ("months", "languages", "tablets"):
        assert sum(int(row["visits"] or 0) for row in cells(shown, table)) == len(visits)
    for name in ("alone", "helped", "watched", "unfinished"):
        assert sum(int(row[name] or 0) for row in cells(shown, "lessons")) == shown.value(name)
    assert sum(int(row["left"] or 0) for row in cells(shown, "stops")) == shown.value("unfinished")
    ends = Counter(played.outcome for visit in visits for played in visit.played)
    assert shown.value("started") == ends.total()


@settings(max_examples=60, deadline=None)
@given(st.lists(some, max_size=60))
def test_nothing_that_is_given_away_is_small_or_exact(visits: list[Visit]) -> None:
    shown = figures_of_visits(visits, FACTS, shareable=True, today=TODAY)
    for table in shown.tables:
        assert not {column.name for column in table.columns} & {"tablet", "step", "answer"}
        for row in table.rows:
            for column, cell in zip(table.columns, row, strict=True):
                if column.unit is Unit.COUNT and isinstance(cell, int):
                    assert cell % 5 == 0, (table.name, row)
    for name in ("visits", "alone", "helped", "first_visits"):
        value = shown.value(name)
        assert value == HIDDEN or (isinstance(value, int) and value % 5 == 0)
