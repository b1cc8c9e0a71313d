"""What the practice's own orders say: the change, and the staff time that it may save.

The two assumptions are fields on the page. With the script the hours follow them; without it the numbers
stand as they were worked out here.
"""

from dataclasses import replace

from kiosk.figures.impact import TITLE, Impact
from kiosk.figures.impact import orders_table as impact_table
from kiosk.figures.report.charts import Bar, Chart, Look, drawn
from kiosk.figures.report.elements import Element, element
from kiosk.figures.report.sections import article
from kiosk.figures.report.words import month_text, noun, plain, whole
from kiosk.figures.tables import Table

SOURCE = (
    "2.9 minutes comes from a report that 352 more orders a month saved 17 hours. The report does not say how"
    " this was measured. Time ten orders at your own practice, and put your own number here."
)
CAUTION = (
    "Other causes are possible: a letter to patients, a new rule, the time of the year. The numbers show that"
    " something changed. They do not prove why."
)
PRACTICE = (
    "These orders are real ones, from the practice’s own records. Practice on a tablet is never counted."
)


def saving(impact: Impact) -> Element:
    """The part of the page about the practice's own orders."""
    cards = [_change(impact)]
    if impact.more > 0:
        cards += [_hours(impact), _days(impact)]
    return element(
        "section",
        element("h2", "What it may save the practice", id="saving"),
        element("ul", *cards, class_="cards"),
        _assumptions(impact) if impact.more > 0 else None,
        element("p", PRACTICE),
        element("p", CAUTION),
        article(
            [element("h3", TITLE, id="orders"), element("p", _averages(impact))],
            element("div", drawn(orders_chart(impact), "orders"), class_="figure"),
            orders_table(impact),
            "orders",
        ),
        class_="saving",
        aria_labelledby="saving",
    )


def _change(impact: Impact) -> Element:
    count = whole(abs(impact.more))
    if count == "0":
        return _card("0", "The number of orders through the NHS App did not change.")
    kind = "more" if impact.more > 0 else "fewer"
    words = noun(1 if count == "1" else 2, "order", "orders")
    note = "" if kind == "more" else "So no time was saved."
    return _card(count, f"{kind} {words} a month through the NHS App.", note)


def _hours(impact: Impact) -> Element:
    output = element("output", plain(impact.hours), id="hours", for_="minutes")
    return _card(output, "hours of staff time a month.")


def _days(impact: Impact) -> Element:
    output = element("output", plain(impact.days), id="days", for_="minutes day")
    day = element("output", plain(impact.practice.hours_a_day), id="day-again", for_="day")
    return element(
        "li",
        element("p", element("strong", output), " working days of ", day, " hours, each month."),
    )


def _card(number: Element | str, words: str, note: str = "") -> Element:
    return element(
        "li",
        element("p", element("strong", number), " ", words),
        element("p", note, class_="more") if note else None,
    )


def _assumptions(impact: Impact) -> Element:
    practice = impact.practice
    return element(
        "div",
        element("h3", "What this rests on"),
        element(
            "div",
            _field("minutes", "Minutes of staff time for each order", practice.minutes, "0", "60", "0.1"),
            _field("day", "Hours in a working day", practice.hours_a_day, "1", "24", "0.5"),
            class_="fields",
        ),
        element("p", "Change a number, and the hours follow.", class_="more", id="invite", hidden=""),
        element(
            "p",
            "Changed on this page. The report was made with ",
            f"{practice.minutes:g} minutes and {practice.hours_a_day:g} hours.",
            class_="more",
            id="changed",
            hidden="",
        ),
        element("p", SOURCE),
        class_="assumptions",
        id="assumptions",
        data_more=repr(float(impact.more)),
    )


def _field(name: str, label: str, value: float, least: str, most: str, step: str) -> Element:
    # Read only until the script is there: without it, a changed number would change nothing.
    field = element(
        "input",
        id=name, type="number", inputmode="decimal", value=f"{value:g}", min=least, max=most, step=step,
        readonly="", autocomplete="off",
    )  # fmt: skip
    return element("p", element("label", label, for_=name), field, class_="field")


def _averages(impact: Impact) -> str:
    before, after = (_span(count) for count in (impact.months_before, impact.months_after))
    return (
        f"Before Footbridge there were {whole(impact.before)} orders a month, on average over {before}."
        f" Since then there are {whole(impact.after)} a month, on average over {after}."
    )


def _span(months: int) -> str:
    return f"{months} {noun(months, 'month', 'months')}"


def orders_table(impact: Impact) -> Table:
    """Month by month, as it was typed in, with months in words."""
    table = impact_table(impact.practice)
    return replace(table, rows=tuple((month_text(str(month)), *rest) for month, *rest in table.rows))


def orders_chart(impact: Impact) -> Chart:
    """A bar for each month, with a line where Footbridge began."""
    started = impact.practice.started
    months = sorted(impact.practice.orders.items())
    bars = tuple(
        Bar(month_text(month), ((Look.BEFORE if month < started else Look.MAIN, count),))
        for month, count in months
    )
    says = f"{_averages(impact)} The table below has each month."
    return Chart(
        TITLE, says, bars, beside=True,
        line_before=impact.months_before, line_words=f"Footbridge since {month_text(started)}",
    )  # fmt: skip
