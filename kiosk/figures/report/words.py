"""Numbers and dates as people read them."""

from math import floor

from kiosk.figures.tables import HIDDEN, NOT_APPLICABLE, Cell

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def cell_text(cell: Cell) -> str:
    """A cell as it is shown everywhere in the report: 1,234 and 14.5; nothing for None."""
    if cell is None:
        return ""
    if isinstance(cell, float):
        return f"{cell:,.1f}"
    return f"{cell:,}" if isinstance(cell, int) else cell


def is_number(cell: Cell) -> bool:
    """Whether there is something to draw."""
    return isinstance(cell, int | float)


def is_told(cell: Cell) -> bool:
    """Whether there is something to say: a number, or that it is hidden."""
    return cell == HIDDEN or is_number(cell)


def has_shorthand(cell: Cell) -> bool:
    """Whether a reader needs the explanation of what stands in square brackets."""
    return cell in (HIDDEN, NOT_APPLICABLE)


def noun(cell: Cell, one: str, many: str) -> str:
    """The word that fits the number: "visit" for 1, else "visits"."""
    return one if cell == 1 else many


def month_text(month: str) -> str:
    """ "November 2026" for "2026-11"; anything else as it is."""
    year, _, number = month.partition("-")
    if len(year) == 4 and year.isdecimal() and number.isdecimal() and 1 <= int(number) <= 12:
        return f"{MONTHS[int(number) - 1]} {year}"
    return month


def day_text(day: str) -> str:
    """ "26 November 2026" for "2026-11-26"; anything else as it is."""
    month, _, number = day.rpartition("-")
    text = month_text(month)
    return f"{int(number)} {text}" if number.isdecimal() and text != month else day


def days_text(since: str, until: str) -> str:
    """ "1 November to 30 November 2026"; with an open end "from …" or "up to …", nothing for all days."""
    first, last = day_text(since), day_text(until)
    if not (since and until):
        return f"from {first}" if since else f"up to {last}" if until else ""
    if since == until:
        return first
    return f"{first.removesuffix(since[:4]).rstrip() if since[:4] == until[:4] else first} to {last}"


def plain(number: float) -> str:
    """With one decimal at most: 17, 2.3. Halves go up, as in the script on the page."""
    return f"{floor(number * 10 + 0.5) / 10:,.1f}".removesuffix(".0")


def whole(number: float) -> str:
    """To the nearest whole number."""
    return f"{floor(number + 0.5):,}"
