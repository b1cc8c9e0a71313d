"""What keeps a spreadsheet from taking a text for a formula."""

from kiosk.figures.tables import Cell

# OWASP ASVS 5.0, 1.2.10, and the full-width forms that some spreadsheets read alike.
_FORMULA = tuple("=+-@\t\r\n\0＝＋－＠")


def guarded(cell: Cell) -> Cell:
    """The cell, with a ' before a text that a spreadsheet would take for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
