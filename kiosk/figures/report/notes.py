"""How the figures are made, what is not known, and what each column means."""

from collections.abc import Iterable

from kiosk.figures.report.elements import Element, element
from kiosk.figures.report.minute import is_empty
from kiosk.figures.tables import SHORTHAND, Cell, Figures, Table

MADE = (
    "Each tablet records what happens on it: a lesson starts, a step is done, help is used. These figures"
    " are counts of those records. Nobody typed them in.",
    "A visit is one person at one tablet, from arriving to leaving.",
    "“On their own” means that a lesson was finished without any help, not even a hint. “With help” means"
    " that a help key was used, or that the lesson was done together. “Watched” means that it was only looked"
    " at.",
    "Everything on the practice phone is practice. A practice order is never counted as a real order.",
)
NOT_KNOWN = (
    "The figures say nothing about who came. No name, birth date or NHS number is ever recorded.",
    "A person without a picture code is a guest. A guest who comes twice is two visits.",
    "A picture code belongs to one tablet. Somebody who uses two tablets counts as new on each.",
    "A volunteer’s time is known only where the volunteer’s line was switched on. Often it was more.",
    "People may leave out the question how sure they feel. Those who answer may differ from the others.",
    "Practice shows what people can do on the practice phone. It does not show what they do at home.",
)


def notes(figures: Figures) -> Element:
    """The last part of the page."""
    tables = [] if is_empty(figures) else [table for table in figures.tables if table.columns]
    cells: set[Cell] = {cell for table in tables for row in table.rows for cell in row}
    signs = [(sign, meaning) for sign, meaning in SHORTHAND.items() if sign in cells]
    return element(
        "section",
        element("h2", "How these figures are made", id="notes"),
        *(element("p", text) for text in MADE),
        element("h3", "What is not known"),
        element("ul", *(element("li", text) for text in NOT_KNOWN)),
        *([element("h3", "Shorthand"), element("dl", *_definitions(signs), class_="signs")] if signs else []),
        element("h3", "What the words of the tables mean", class_="on-screen") if tables else None,
        element(
            "details",
            element("summary", "Each table, word by word"),
            element("div", *(_codebook(table) for table in tables), class_="codebooks"),
            open="",
            class_="on-screen",
        )
        if tables
        else None,
        class_="notes",
        aria_labelledby="notes",
    )


def _codebook(table: Table) -> Element:
    pairs = [(column.title, column.meaning) for column in table.columns]
    return element("div", element("h4", table.title, dir="auto"), element("dl", *_definitions(pairs)))


def _definitions(pairs: Iterable[tuple[str, str]]) -> list[Element]:
    return [
        element(tag, text, dir="auto") for pair in pairs for tag, text in zip(("dt", "dd"), pair, strict=True)
    ]
