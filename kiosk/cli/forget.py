"""`kiosk forget`: a learner's picture code is taken out of everything on this tablet."""

import argparse

from kiosk.app import data_folder, database_path
from kiosk.cli.alone import must_be_alone
from kiosk.cli.picture_code import told_code
from kiosk.errors import KioskError
from kiosk.progress.clock import SystemClock, new_id
from kiosk.progress.database import open_database
from kiosk.progress.forget import clean_stick, forget_code, go_on
from kiosk.progress.learner import must_be_code


def run(options: argparse.Namespace) -> int:
    """0 when it is done. Raises KioskError in plain words."""
    code = told_code(options.code)
    must_be_code(code)
    path = database_path(data_folder(options.data))
    must_be_alone(path)
    opened = open_database(path, SystemClock(), new_id)
    try:
        finished = go_on(opened, SystemClock(), new_id)
        done = forget_code(opened, code, SystemClock(), new_id)
        cleaned = clean_stick(opened, options.stick) if options.stick is not None else 0
    finally:
        opened.db.close()
    if not (finished or done.sessions or done.damaged or cleaned):
        raise KioskError("This tablet does not know these pictures. Are they in the right order?")
    print(f"Visits that are a guest's now: {len(done.sessions)}. The pictures are nowhere on this tablet.")
    if done.damaged:
        print(f"Damaged files that were deleted, because the pictures were in them: {done.damaged}.")
    if cleaned:
        print(f"Bundles taken from the stick: {cleaned}.")
    print("The next bundle tells the hub.")
    return 0
