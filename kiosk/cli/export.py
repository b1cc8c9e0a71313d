"""`kiosk export`: the records as tables for a spreadsheet."""

import argparse
import sys

from kiosk.app import data_folder, database_path
from kiosk.progress.export import export_csv


def run(options: argparse.Namespace) -> int:
    """0 when all files are written. Raises KioskError in plain words."""
    files = export_csv(
        database_path(data_folder(options.data)), options.out, _progress if sys.stderr.isatty() else None
    )
    for path in files:
        print(path)
    return 0


def _progress(done: int, total: int) -> None:
    print(f"\r{done} of {total} events", end="\n" if done >= total else "", file=sys.stderr)
