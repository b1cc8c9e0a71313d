"""`kiosk schema`: writes the JSON Schemas that help editors with lessons."""

import argparse

from kiosk.content.json_schema import write_schemas
from kiosk.paths import lessons_folder


def run(options: argparse.Namespace) -> int:
    """Always 0; prints the files."""
    for path in write_schemas(options.out or lessons_folder() / ".schema"):
        print(path)
    return 0
