"""`kiosk pin`: chooses the PIN that opens the staff pages of this tablet, or takes it away."""

import argparse
from collections.abc import Callable
from getpass import getpass
from pathlib import Path

from kiosk.app import data_folder
from kiosk.errors import KioskError
from kiosk.progress.places import PIN_FILE
from kiosk.session.pin import LONGEST, SHORTEST, check_pin, set_pin


def run(options: argparse.Namespace) -> int:
    """0 when it is done. Raises KioskError in plain words, OSError."""
    path = data_folder(options.data) / PIN_FILE
    if options.remove:
        path.unlink(missing_ok=True)
        print("There is no PIN any more. Nobody can open the staff pages.")
    else:
        choose(path, getpass)
        print("The PIN is set. Touch “For staff” on the first page of the kiosk.")
    return 0


def choose(path: Path, ask: Callable[[str], str]) -> None:
    """Ask twice; what is typed is not shown. Raises KioskError, and then nothing is changed."""
    try:
        pin = ask(f"A new PIN of {SHORTEST} to {LONGEST} digits: ").strip()
        check_pin(pin)
        if ask("The same PIN once more: ").strip() != pin:
            raise KioskError("The two are not the same. Nothing was changed. Try again.")
    except EOFError as error:
        raise KioskError("Nothing was typed. Run kiosk pin in a terminal.") from error
    set_pin(path, pin)
