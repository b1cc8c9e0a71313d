"""datapackage.json: what every CSV file and column is, for programs (Frictionless Data, version 1)."""

import json
from pathlib import Path

from kiosk.figures.files.csv_files import CODEBOOK, EVENTS_FILE, VISITS_FILE, csv_columns
from kiosk.figures.tables import SHORTHAND, Column, Figures, Unit

FILE = "datapackage.json"
SHAREABLE = "Rounded, with small numbers hidden: may be shared."
EXACT = "Exact figures, without names: for the team."
_TYPES = {Unit.TEXT: "string", Unit.COUNT: "integer", Unit.NUMBER: "number"}
_KEYS = {EVENTS_FILE: ["device_id", "epoch", "seq"], VISITS_FILE: ["device_id", "session_id"]}
_CODEBOOK = tuple(
    Column(name, name, meaning, Unit.TEXT)
    for name, meaning in (
        ("file", "the name of the file"),
        ("column", "the name of the column"),
        ("meaning", "what it says"),
    )
)


def write_datapackage(folder: Path, figures: Figures, *, with_log: bool) -> Path:
    """Beside the CSV files that it tells of."""
    about = {"figures-" + table.name + ".csv": (table.title, table.says) for table in figures.tables}
    about[EVENTS_FILE] = ("Events", "Everything that happened, in order.")
    about[VISITS_FILE] = ("Visits", "From arriving to leaving, a row each.")
    about[CODEBOOK] = ("Codebook", "What every column of every file means.")
    columns = csv_columns(figures, with_log=with_log) | {CODEBOOK: _CODEBOOK}
    package = {
        "profile": "tabular-data-package",
        "name": "footbridge-figures",
        "title": f"Footbridge figures {figures.first_day} to {figures.last_day}",
        "description": SHAREABLE if figures.shareable else EXACT,
        "created": f"{figures.made}T00:00:00Z",
        "resources": [_resource(file, *about[file], columns[file]) for file in columns],
    }
    path = folder / FILE
    path.write_text(json.dumps(package, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def _resource(file: str, title: str, says: str, columns: tuple[Column, ...]) -> dict[str, object]:
    schema: dict[str, object] = {
        "fields": [
            {"name": column.name, "title": column.title, "description": column.meaning}
            | {"type": _TYPES[column.unit]}
            for column in columns
        ],
        "missingValues": ["", *SHORTHAND],
    }
    if file in _KEYS:
        schema["primaryKey"] = _KEYS[file]
    return {
        "profile": "tabular-data-resource",
        "name": file.removesuffix(".csv"),
        "path": file,
        "title": title,
        "description": says,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True},
        "schema": schema,
    }
