"""The whole report: one file, that needs nothing from elsewhere and lets nothing in."""

from kiosk.figures.impact import Impact
from kiosk.figures.report.charts import patterns
from kiosk.figures.report.elements import Element, element, written
from kiosk.figures.report.minute import is_empty, minute
from kiosk.figures.report.notes import notes
from kiosk.figures.report.saving import saving
from kiosk.figures.report.script import SCRIPT, allowed
from kiosk.figures.report.sections import sections
from kiosk.figures.report.style import STYLE
from kiosk.figures.report.words import day_text, days_text
from kiosk.figures.tables import Figures

SHAREABLE = (
    "You may pass this on.",
    " Numbers are rounded to fives, and small ones are hidden, so that nobody can be found in them."
    " So parts do not always add up to their whole.",
)
INTERNAL = (
    "For the team only.",
    " The numbers are exact, and a small number can point to one person. Do not pass this on.",
)
ON_SCREEN = "More tables are in this file on the screen."
POLICY = (
    f"default-src 'none'; style-src {allowed(STYLE)}; script-src {allowed(SCRIPT)};"
    " base-uri 'none'; form-action 'none'"
)
_BRIDGE = (
    "M2 8.8C5 5.7 8.3 4.2 12 4.2s7 1.5 10 4.6M7 5.5v5M12 4.2v5M17 5.5v5"
    "M2 15c3-3.3 6.3-5 10-5s7 1.7 10 5v4.5h-3c-.4-3.7-3.2-6-7-6s-6.6 2.3-7 6H2z"
)


def report_html(figures: Figures, impact: Impact | None) -> str:
    """The report as HTML. The same figures always make the same page."""
    title = f"Practice with Footbridge: {figures.place}" if figures.place else "Practice with Footbridge"
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=POLICY),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", title),
        element("style", STYLE),
    )
    body = element(
        "body",
        patterns(),
        _heading(figures),
        element(
            "main",
            minute(figures),
            saving(impact) if impact else None,
            *([] if is_empty(figures) else [*sections(figures), element("p", ON_SCREEN, class_="on-paper")]),
            notes(figures),
        ),
        element("script", SCRIPT),
        class_="shareable" if figures.shareable else "internal",
    )
    return written(element("html", head, body, lang="en-GB"))


def _heading(figures: Figures) -> Element:
    bold, rest = SHAREABLE if figures.shareable else INTERNAL
    asked = days_text(figures.since, figures.until)
    return element(
        "header",
        element("p", _icon(), "Footbridge", class_="brand"),
        element("h1", figures.place or "All tablets", dir="auto"),
        element("p", f"Asked for: {asked}.", class_="asked") if asked else None,
        element("p", _dates(figures), class_="when"),
        element("p", element("strong", bold), rest, class_="sharing"),
    )


def _icon() -> Element:
    path = element("path", d=_BRIDGE)
    return element(
        "svg", path, viewBox="0 0 24 24", fill="none", stroke="currentColor", stroke_width="2",
        stroke_linecap="round", stroke_linejoin="round", aria_hidden="true", focusable="false",
    )  # fmt: skip


def _dates(figures: Figures) -> str:
    made = f"Made on {day_text(figures.made)}."
    if not figures.first_day:
        return f"What people practised. {made}"
    first, last = day_text(figures.first_day), day_text(figures.last_day or figures.first_day)
    span = f"on {first}" if first == last else f"from {first} to {last}"
    return f"What people practised {span}. {made}"
