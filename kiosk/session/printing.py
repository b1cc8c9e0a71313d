"""Where sheets of paper can go: to a printer that is set up, or into a folder for the volunteer.

Everything here waits for other programs, so it never runs on the page's thread.
"""

import logging
import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

log = logging.getLogger(__name__)

NAME = re.compile(r"[A-Za-z0-9_][^\s/#]*\Z")  # of a printer; one that begins with a dash would be an option


class Printer(Protocol):
    """Something that prints."""

    def is_there(self) -> bool:
        """Whether a printer is set up. May take a few seconds."""

    def send(self, pdf: Path) -> bool:
        """Whether the printer took all pages. The file is not needed after this."""


class NoPrinter:
    """No printer, and none to look for."""

    def is_there(self) -> bool:
        """Never."""
        return False

    def send(self, pdf: Path) -> bool:
        """Nothing is printed."""
        return False


class SystemPrinter:
    """The printer that this system prints on, by the programs `lpstat` and `lp`; they may not be there."""

    LOOK_WITHIN = 4.0  # seconds
    SEND_WITHIN = 20.0

    def is_there(self) -> bool:
        """Whether there is one."""
        return bool(self._name())

    def send(self, pdf: Path) -> bool:
        """Hand it over, one page to a sheet. The system keeps its own copy until it is printed."""
        name = self._name()
        if not name:
            return False
        # No title: the list of jobs, which others can read, need not tell what somebody learns.
        command = ("lp", "-d", name, "-t", "Footbridge", "-o", "media=A4", str(pdf.absolute()))
        return _said(command, self.SEND_WITHIN) is not None

    def _name(self) -> str:
        """The one that was chosen for this system, else the first that is set up; empty without any."""
        chosen = (_said(("lpstat", "-d"), self.LOOK_WITHIN) or "").partition(":")[2].strip()
        if NAME.match(chosen):
            return chosen
        listed = (_said(("lpstat", "-e"), self.LOOK_WITHIN) or "").split()
        return next((name for name in listed if NAME.match(name)), "")


@dataclass(frozen=True, slots=True)
class Papers:
    """The printer, and the folder where sheets are kept for the volunteer; None where there is none."""

    printer: Printer
    folder: Path | None = None


NO_PAPERS = Papers(NoPrinter())


def _said(command: tuple[str, ...], within: float) -> str | None:
    """What a program said; None when it is not there, fails, or does not answer in time."""
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            check=True,
            timeout=within,
            stdin=subprocess.DEVNULL,
            env={**os.environ, "LC_ALL": "C"},
        )
    except FileNotFoundError:
        return None  # this system cannot print, which is no news
    except (OSError, subprocess.SubprocessError) as error:
        log.warning("printing: %s", error)
        return None
    return done.stdout.decode("utf-8", "replace")
