"""`kiosk guide`: brings the tables of the authors' guide up to date with the format."""

import argparse

from kiosk.content.guide import write_guide
from kiosk.paths import lessons_folder


def run(options: argparse.Namespace) -> int:
    """Always 0; prints the file when it changed."""
    path = options.out or lessons_folder() / "README.md"
    if write_guide(path):
        print(path)
    return 0
