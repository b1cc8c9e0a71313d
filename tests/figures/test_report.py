"""A practice manager opens one file, and reads there what the tables say."""

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.figures.impact import Impact, Practice, impact_of
from kiosk.figures.report.minute import is_empty, sentences
from kiosk.figures.report.page import report_html
from kiosk.figures.report.words import cell_text
from kiosk.figures.tables import HIDDEN, NOT_APPLICABLE, Cell, Column, Figures, Table, Unit
from tests.figures.page_reader import Node, read_page, tables_of
from tests.figures.sample import internal, nothing_yet, practice_orders, shareable

SAMPLES = {"internal": internal(), "shareable": shareable(), "nothing yet": nothing_yet()}
every_sample = pytest.mark.parametrize("figures", SAMPLES.values(), ids=SAMPLES)


def page_of(figures: Figures, impact: Impact | None = None) -> Node:
    return read_page(report_html(figures, impact))


def expected(figures: Figures) -> dict[str, list[dict[str, str]]]:
    """What must stand in the tables; those without rows are said to be empty instead, and so is a page."""
    return {
        table.name: [
            {column.name: cell_text(cell) for column, cell in zip(table.columns, row, strict=True)}
            for row in table.rows
        ]
        for table in figures.tables
        if table.rows and not is_empty(figures)
    }


def one(nodes: list[Node]) -> Node:
    assert len(nodes) == 1, nodes
    return nodes[0]


# What it says


@every_sample
def test_each_cell_of_each_table_stands_in_the_report(figures: Figures) -> None:
    assert tables_of(page_of(figures)) == expected(figures)


def test_the_first_minute_says_what_the_summary_says() -> None:
    figures = internal()
    cards = [card.text for card in one(page_of(figures).of_class("minute")).all("li")]
    assert cards[0].startswith(f"{figures.value('visits')} visits to practise on a tablet.")
    assert f"In {figures.value('return_visits')} of them" in cards[0]
    assert cards[1].startswith(f"{figures.value('alone')} lessons finished on their own")
    assert f"{figures.value('helped')} more with help" in cards[1]
    assert cards[2].startswith(
        f"{figures.value('more_sure')} of {figures.value('sure_pairs')} times, people felt more sure"
    )
    assert f"{figures.value('sure_before')} before and {figures.value('sure_after')} after" in cards[2]
    assert cards[3].startswith(f"{figures.value('helper_hours')} hours with a volunteer")
    assert cards[4].startswith(f"{figures.value('skills')} times that a digital skill")
    assert len(cards) == 5


def test_one_visit_is_not_called_visits() -> None:
    figures = with_summary(visits=1, alone=1, more_sure=1, sure_pairs=1)
    words = [f"{sentence.number} {sentence.words}" for sentence in sentences(figures)]
    assert words[0] == "1 visit to practise on a tablet"
    assert words[1].startswith("1 lesson finished")
    assert words[2] == "1 of 1 time, people felt more sure after practising"


def test_a_hidden_number_is_said_to_be_hidden_in_a_sentence_too() -> None:
    figures = with_summary(visits=HIDDEN, alone=HIDDEN, more_sure=HIDDEN, sure_pairs=HIDDEN)
    assert [sentence.number for sentence in sentences(figures)] == ["[c]", "[c]", "[c] of [c]"]
    assert "[c] means: " in one(page_of(figures).of_class("minute")).text
    assert "[c] means: " not in one(page_of(internal()).of_class("minute")).text


def test_where_there_is_no_answer_there_is_no_sentence() -> None:
    figures = with_summary(visits=12, more_sure=0, sure_pairs=0, helper_hours=0.0, skills=NOT_APPLICABLE)
    assert [sentence.words for sentence in sentences(figures)] == ["visits to practise on a tablet"]


def test_a_first_day_without_visits_says_so() -> None:
    page = page_of(nothing_yet())
    assert "Nothing was recorded in these days." in one(page.of_class("minute")).text
    assert not page.of_class("cards")
    assert not page.all("article")
    assert [heading.text for heading in page.all("h2")] == ["In a minute", "How these figures are made"]
    assert "More tables" not in page.text


def test_a_report_says_whether_it_may_be_passed_on() -> None:
    assert "You may pass this on" in one(page_of(shareable()).of_class("sharing")).text
    assert "For the team only" in one(page_of(internal()).of_class("sharing")).text


def test_place_and_dates_head_the_page() -> None:
    page = page_of(internal())
    assert one(page.all("h1")).text == "The surgery on the green"
    assert one(page.of_class("when")).text == (
        "What people practised from 1 September 2026 to 26 November 2026. Made on 26 November 2026."
    )


def test_the_days_that_were_asked_for_head_the_page_too() -> None:
    page = page_of(replace(internal(), since="2026-09-01", until="2026-11-30"))
    assert one(page.of_class("asked")).text == "Asked for: 1 September to 30 November 2026."
    assert not page_of(internal()).of_class("asked")


def test_ids_for_programs_come_last_and_steps_are_in_words() -> None:
    page = page_of(internal())
    for table in page.all("table"):
        names = [head.attributes["data-column"] for head in table.all("th", scope="col")]
        ids = [name for name in names if name in {"figure", "lesson", "step"}]
        assert names[len(names) - len(ids) :] == ids
    steps = {row["step"]: row["step_words"] for row in tables_of(page)["help"]}
    assert steps["type-code"] == "Type code"


def test_on_paper_are_the_tables_for_a_minute_and_a_word_on_the_others() -> None:
    page = page_of(internal(), practice_orders())
    assert one(page.of_class("on-paper")).text == "More tables are in this file on the screen."
    on_screen = {id(node) for part in page.of_class("on-screen") for node in part}
    printed = {t.attributes["data-table"] for t in page.all("table") if id(t) not in on_screen}
    assert printed == {"orders", "months", "lessons", "change", "confidence"}
    headings = [heading.text for heading in page.all("h2") if id(heading) not in on_screen]
    assert headings == [
        "In a minute",
        "What it may save the practice",
        "What people did",
        "Feeling more sure",
        "How these figures are made",
    ]


@pytest.mark.parametrize("name", ["internal", "shareable"])
def test_shorthand_is_explained_where_it_stands(name: str) -> None:
    for article in page_of(SAMPLES[name]).all("article"):
        uses = "[c]" in [cell.text for cell in article.all("td")]
        assert any("[c] means: " in note.text for note in article.of_class("shorthand")) == uses


def test_the_report_says_that_practice_is_not_real_and_what_is_not_known() -> None:
    notes = one(page_of(shareable()).of_class("notes")).text
    assert "A practice order is never counted as a real order." in notes
    assert "volunteer’s line was switched on" in notes
    assert "nothing about who came" in notes
    for table in shareable().tables:
        assert all(column.meaning in notes for column in table.columns)


# The practice's own orders


def test_352_more_orders_a_month_are_17_hours_and_about_two_working_days() -> None:
    saving = one(page_of(internal(), practice_orders()).of_class("saving"))
    cards = [card.text for card in saving.all("li")]
    assert cards == [
        "352 more orders a month through the NHS App.",
        "17 hours of staff time a month.",
        "2.3 working days of 7.5 hours, each month.",
    ]
    fields = {field.attributes["id"]: field.attributes["value"] for field in saving.all("input")}
    assert fields == {"minutes": "2.9", "day": "7.5"}
    labels = {label.attributes["for"] for label in saving.all("label")}
    assert labels == set(fields)
    assert "352 more orders a month saved 17 hours" in saving.text
    assert "Other causes are possible" in saving.text
    assert "Practice on a tablet is never counted" in saving.text


def test_each_month_of_orders_is_in_the_chart_and_in_its_table() -> None:
    impact = practice_orders()
    page = page_of(internal(), impact)
    chart = one(page.all("svg", **{"aria-labelledby": "orders-title orders-says"}))
    words = [text.text for text in chart.all("text")]
    rows = tables_of(page)["orders"]
    assert [row["orders"] for row in rows] == [str(count) for count in impact.practice.orders.values()]
    assert [row["when"] for row in rows] == ["before"] * 5 + ["since"] * 3
    for row in rows:
        assert {row["month"], row["orders"]} <= set(words)
    line = words.index("Footbridge since September 2026")
    assert words.index("August 2026") < line < words.index("September 2026")


def test_fewer_orders_are_said_plainly_and_save_nothing() -> None:
    impact = impact_of(Practice({"2026-05": 500, "2026-06": 450}, "2026-06"))
    saving = one(page_of(internal(), impact).of_class("saving"))
    assert one(saving.all("li")).text.startswith("50 fewer orders a month")
    assert "hours of staff time" not in saving.text
    assert not saving.all("input")


def test_without_the_practices_orders_nothing_is_claimed() -> None:
    assert not page_of(internal()).of_class("saving")


# How it is made


@every_sample
def test_nothing_comes_from_elsewhere_and_nothing_else_may_run(figures: Figures) -> None:
    html = report_html(figures, practice_orders())
    page = read_page(html)
    assert not re.search(r"\b(?:https?|ftp|data|javascript):|//[a-z]", html)
    assert not {"src", "href", "action", "style", "srcset"} & {name for n in page for name in n.attributes}
    assert not [name for node in page for name in node.attributes if name.startswith("on")]
    assert set(re.findall(r"url\((.)", html)) == {"#"}
    policy = one(page.all("meta", **{"http-equiv": "Content-Security-Policy"})).attributes["content"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        digest = b64encode(sha256(one(page.all(tag)).text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


@every_sample
def test_headings_tables_and_charts_can_be_followed_by_ear(figures: Figures) -> None:
    page = page_of(figures, practice_orders())
    assert one(page.all("html")).attributes["lang"] == "en-GB"
    assert one(one(page.all("head")).all("title")).text
    levels = [int(node.tag[1]) for node in page if re.fullmatch(r"h[1-6]", node.tag)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
    for table in page.all("table"):
        assert one(table.all("caption")).text
        for row in table.all("tr"):
            assert {"scope"} <= next(node for node in row if node.tag == "th").attributes.keys()
    ids = [node.attributes["id"] for node in page if "id" in node.attributes]
    assert len(ids) == len(set(ids))
    named = [n.attributes[key] for n in page for key in ("aria-labelledby", "for") if key in n.attributes]
    assert {name for names in named for name in names.split()} <= set(ids)


@pytest.mark.parametrize("name", ["internal", "shareable"])
def test_each_chart_has_words_and_a_table_below_it(name: str) -> None:
    page = page_of(SAMPLES[name], practice_orders())
    charts = page.all("svg", role="img")
    assert len(charts) >= 8
    assert all(svg.attributes.get("aria-hidden") == "true" for svg in page.all("svg") if svg not in charts)
    for article in page.all("article"):
        for chart in article.all("svg", role="img"):
            assert one(chart.all("title")).text
            assert one(chart.all("desc")).text
            order = [node.tag for node in article if node is chart or node.tag == "details"]
            assert order == ["svg", "details"]
            assert one(article.all("details")).all("table")


HOSTILE = "<script>alert(1)</script>\"' onload=\"x\" =cmd|'/c calc'!A0 & اردو </style></title>\x00\x1b"


def test_texts_of_authors_are_only_ever_texts() -> None:
    figures = internal()
    column = Column(HOSTILE, HOSTILE, HOSTILE, Unit.TEXT)
    lessons = next(table for table in figures.tables if table.name == "lessons")
    rows = tuple((HOSTILE, *row[1:]) for row in lessons.rows)
    extra = Table(HOSTILE, HOSTILE, HOSTILE, (column,), ((HOSTILE,),))
    figures = replace(
        figures, place=HOSTILE, tables=(*figures.tables[:2], replace(lessons, rows=rows), extra)
    )
    page = page_of(figures)
    seen = HOSTILE.replace("\x00", " ").replace("\x1b", " ")
    assert len(page.all("script")) == len(page.all("style")) == 1
    assert one(page.all("h1")).text == seen
    assert one(page.all("h1")).attributes["dir"] == "auto"
    assert tables_of(page)["lessons"][0]["title"] == seen
    assert not [node for node in page if "onload" in node.attributes]
    told = [node for node in page if seen in node.children and node.tag in {"td", "th", "h3", "dt", "dd"}]
    assert told
    assert all(node.attributes.get("dir") == "auto" for node in told)


# Any figures at all

NAMES = ("months", "lessons", "help", "stops", "skills", "confidence", "change", "languages", "tablets")
cells = st.one_of(
    st.integers(0, 10**7), st.floats(0, 10**6), st.sampled_from((HIDDEN, NOT_APPLICABLE, None)), st.text()
)
columns_by_name = {table.name: table.columns for table in internal().tables}


@st.composite
def any_table(draw: st.DrawFn) -> Table:
    """A table of a kind that is known, or another; some lack a column."""
    name = draw(st.one_of(st.sampled_from(NAMES), st.text()))
    columns = columns_by_name.get(name, (Column("a", draw(st.text()), draw(st.text()), Unit.TEXT),))
    lacking = draw(st.integers(0, len(columns)))
    columns = columns[:lacking] + columns[lacking + 1 :] if len(columns) > 1 else columns
    rows = draw(st.lists(st.tuples(*[cells] * len(columns)), max_size=4))
    return Table(name, draw(st.text()), draw(st.text()), columns, tuple(rows))


@st.composite
def any_figures(draw: st.DrawFn) -> Figures:
    first = internal().tables[0]
    rows = tuple(
        (row[0], row[1], draw(cells), draw(cells), None) for row in first.rows if draw(st.booleans())
    )
    tables = draw(st.lists(any_table(), max_size=4, unique_by=lambda table: table.name))
    days = draw(st.sampled_from(("", "2026-01-02", "unknown", "2026-13-45")))
    return Figures(
        draw(st.text()), days, days, days, draw(st.booleans()), (replace(first, rows=rows), *tables)
    )


def seen(text: str) -> str:
    """As a reader of HTML sees it: without control characters."""
    return re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", " ", text)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(any_figures())
def test_any_figures_make_a_whole_page_with_all_their_cells(figures: Figures) -> None:
    page = page_of(figures, practice_orders())
    found = tables_of(page)
    for name, rows in expected(figures).items():
        wanted = [{key: seen(cell) for key, cell in row.items()} for row in rows]
        assert found[seen(name)] == wanted


@pytest.mark.parametrize("cell", [HIDDEN, NOT_APPLICABLE, None, 0], ids=str)
def test_a_report_of_one_kind_of_cell_only_is_whole(cell: Cell) -> None:
    figures = internal()
    tables = tuple(
        replace(
            table,
            rows=tuple(
                tuple(
                    old if column.unit is Unit.TEXT or (row[0] == "visits" and cell == 0) else cell
                    for column, old in zip(table.columns, row, strict=True)
                )
                for row in table.rows
            ),
        )
        for table in figures.tables
    )
    figures = replace(figures, tables=tables)
    assert tables_of(page_of(figures)) == expected(figures)


def test_without_any_table_there_is_still_a_page() -> None:
    page = page_of(replace(internal(), tables=()))
    assert "Nothing was recorded in these days." in page.text


def with_summary(**values: Cell) -> Figures:
    """Figures with these alone in the summary."""
    first = internal().tables[0]
    rows = tuple((name, name, value, None, "") for name, value in values.items())
    return replace(internal(), tables=(replace(first, rows=rows),))
