"""One workbook with all tables, as the Government Statistical Service asks of accessible spreadsheets.

A cover with a list of contents first, one marked-up table a sheet, no merged cells, no colour that means
anything.
"""

import datetime
import re
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.figures.report.words import days_text
from kiosk.figures.tables import SHORTHAND, Cell, Figures, Table, Unit

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

FILE = "figures.xlsx"
COVER = "Contents"
_WIDEST = 60
_A4 = 9
_RIGHT = {"align": "right"}


def write_workbook(folder: Path, figures: Figures) -> Path:
    """The workbook of these figures; the same figures give the same file."""
    import xlsxwriter  # only when somebody wants one

    path = folder / FILE
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        book.set_properties(
            {
                "title": _title(figures),
                "subject": _sharing(figures),
                "created": datetime.datetime.fromisoformat(figures.made),
            }
        )
        cover = book.add_worksheet(COVER)
        names = {table.name: _sheet_name(table, place) for place, table in enumerate(figures.tables, 1)}
        _write_cover(book, cover, figures, names)
        for table in figures.tables:
            _write_sheet(book, book.add_worksheet(names[table.name]), table)
    return path


def _title(figures: Figures) -> str:
    return f"Footbridge figures – {figures.place}" if figures.place else "Footbridge figures"


def _sharing(figures: Figures) -> str:
    if figures.shareable:
        return "May be shared. Numbers from 1 to 7 are hidden, all others are rounded to 5."
    return "Exact figures. Keep them in the team."


def _sheet_name(table: Table, place: int) -> str:
    """At most 31 characters, without those that Excel forbids."""
    return f"{place} {re.sub(r'[^A-Za-z0-9 ]', '', table.title)}"[:31].strip()


def _shorthand(*tables: Table) -> dict[str, str]:
    """What stands in square brackets in these tables, and what it means."""
    cells: set[Cell] = {cell for table in tables for row in table.rows for cell in row}
    return {sign: meaning for sign, meaning in SHORTHAND.items() if sign in cells}


def _write_cover(book: "Workbook", sheet: "Worksheet", figures: Figures, names: dict[str, str]) -> None:
    big, bold, plain = book.add_format({"bold": True, "font_size": 16}), book.add_format({"bold": True}), None
    days = (
        f"From {figures.first_day} to {figures.last_day}"
        if figures.first_day
        else "Nothing was recorded in these days."
    )
    asked, shorthand = days_text(figures.since, figures.until), _shorthand(*figures.tables)
    lines = [(_title(figures), big), *([(f"Asked for: {asked}", plain)] if asked else []), (days, plain)]
    lines += [(f"Made on {figures.made}", plain), (_sharing(figures), plain)]
    lines += [("Shorthand in the tables", bold)] if shorthand else []
    lines += [(f"{sign}: {meaning}", plain) for sign, meaning in shorthand.items()]
    lines.append(("Contents", bold))
    sheet.set_column(0, 0, 100)
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    for row, (words, look) in enumerate(lines):
        sheet.write_string(row, 0, words, look)
    for row, table in enumerate(figures.tables, len(lines)):
        sheet.write_url(row, 0, f"internal:'{names[table.name]}'!A1", string=table.title)


def _write_sheet(book: "Workbook", sheet: "Worksheet", table: Table) -> None:
    big, words = book.add_format({"bold": True, "font_size": 14}), book.add_format({"indent": 1})
    tenth, hidden = book.add_format({"num_format": "0.0"}), book.add_format({"align": "right"})
    heads = {
        unit: book.add_format({"text_wrap": True, "bold": True, "valign": "bottom", **look})
        for unit, look in ((Unit.TEXT, {"indent": 1}), (Unit.COUNT, _RIGHT), (Unit.NUMBER, _RIGHT))
    }
    sheet.write_string(0, 0, table.title, big)
    sheet.write_string(1, 0, table.says)
    shorthand = "; ".join(f"{sign} {meaning}" for sign, meaning in _shorthand(table).items())
    if shorthand:
        sheet.write_string(2, 0, shorthand)
    header = 3 if shorthand else 2  # without an empty row before the table
    last = header + max(1, len(table.rows))
    headers = [{"header": column.title, "header_format": heads[column.unit]} for column in table.columns]
    sheet.add_table(
        header,
        0,
        last,
        len(table.columns) - 1,
        {
            "columns": headers,
            "name": f"table_{table.name}",
            "style": "Table Style Light 1",
            "banded_rows": False,
        },
    )
    for row, cells in enumerate(table.rows, header + 1):
        for place, cell in enumerate(cells):
            if isinstance(cell, str):
                is_words = table.columns[place].unit is Unit.TEXT
                sheet.write_string(row, place, cell, words if is_words else hidden)
            elif cell is not None:
                sheet.write_number(row, place, cell, tenth if isinstance(cell, float) else None)
    for place, column in enumerate(table.columns):
        lengths = [len(str(row[place])) for row in table.rows] if column.unit is Unit.TEXT else [8]
        sheet.set_column(place, place, min(_WIDEST, max([len(column.title), *lengths]) + 4))
    sheet.freeze_panes(header + 1, 0)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(header)
